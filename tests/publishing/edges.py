"""Projects at the edges: nothing yet, very many needs, every script people write in."""

from dataclasses import replace
from random import Random
from uuid import UUID

from charrette.domain.cards import CardStatus
from charrette.domain.codes import code
from charrette.domain.needs import Source
from charrette.domain.project import Project
from charrette.domain.rounds import Ballot, BallotChannel, BallotNeed
from charrette.domain.snapshot import ProjectSnapshot
from tests.publishing.sample import START, Numbering, sample


def bare(name: str = "Nowhere School") -> ProjectSnapshot:
    """A project as it is in its first second: a name and nothing else."""
    return ProjectSnapshot(Project(UUID(int=1), name, START))


def grown(needs: int, cards: int) -> ProjectSnapshot:
    """The sample with many more needs and cards, all in one round of 60 ballots."""
    new = Numbering(10_000)
    small = sample()
    chance = Random(needs)
    many = tuple(
        replace(
            small.needs[n % 16],
            id=new(),
            number=n + 1,
            code=code("N", n + 1),
            short_name=f"{small.needs[n % 16].short_name[:38]} {n + 1}",
        )
        for n in range(needs)
    )
    copies = tuple(
        replace(small.cards[n % 118], id=new(), number=n + 1, code=code("C", n + 1), redactions=())
        for n in range(cards)
    )
    sources = tuple(Source(many[n % needs].id, card.id) for n, card in enumerate(copies))
    on_ballot = tuple(
        BallotNeed(need.id, need.code, need.short_name, need.statement, n)
        for n, need in enumerate(many, start=1)
    )
    vote = replace(small.rounds[1], needs=on_ballot)
    ballots = tuple(
        Ballot(
            new(),
            vote.id,
            BallotChannel.PHONE,
            n,
            small.groups[n % 7].id,
            {need.need_id: 1 for need in chance.sample(on_ballot, min(5, needs))},
        )
        for n in range(60)
    )
    return replace(small, needs=many, cards=copies, sources=sources, rounds=(vote,), ballots=ballots)


VOICES = (
    ("es", "¿Por qué no hay baños cerca del patio? ¡Los niños pequeños no llegan a tiempo!"),
    ("vi", "Xin vui lòng có nước uống sạch ở mỗi tầng và chỗ ngồi có bóng mát cho ông bà."),
    ("ar", "نحتاج إلى 12 غرفة (WiFi) هادئة للدراسة بعد المدرسة، ومكان للصلاة."),
    ("he", "אנחנו צריכים 3 חדרים שקטים (ליד הספרייה) ו-WiFi שעובד בכל מקום."),
    ("zh", "教室里需要更多的自然光和新鲜空气，因为下午太热了，孩子们很难集中注意力。希望每层楼都有饮水机。"),
    ("ja", "図書館は放課後も開けてほしい。静かに勉強できる場所が必要です。"),
    ("ko", "아이들이 방과 후에 안전하게 기다릴 수 있는 밝은 공간이 필요합니다."),
    ("ru", "Нам нужен светлый вход без ступенек и место, где можно оставить коляску."),
    ("el", "Χρειαζόμαστε σκιά στην αυλή και βρύσες σε κάθε όροφο."),
    ("hi", "हर कक्षा में खिड़कियाँ और पंखे चाहिए।"),
    ("am", "ለእያንዳንዱ ልጅ ንጹህ ውሃ እንፈልጋለን።"),
    ("th", "เราต้องการห้องสมุดที่เปิดหลังเลิกเรียน"),
    ("km", "យើងត្រូវការ"),
    ("en", "More shade ☀️ and a garden 🌱👩‍🌾, less noise 🔇! 🇲🇽 → ✓ x² ≤ 3"),
    ("en", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, please."),
    ("en", "First line\nsecond line\n\n\tthird line with a tab\u0007and a bell"),
    ("en", ("A quiet room where nobody shouts. " * 21).strip()),
    ("en", "<b>Not bold</b> & “quoted” \\slashes\\ (brackets) % percent"),
)


def voices() -> ProjectSnapshot:
    """Cards and needs in many scripts, with what real rooms bring."""
    small = sample()
    cards = tuple(
        replace(small.cards[n], original=words, language=language, redactions=(), status=CardStatus.OPEN)
        for n, (language, words) in enumerate(VOICES)
    )
    names = ("مكان هادئ للدراسة", "教室的自然光", "Nước uống sạch ở mỗi tầng", "Вход без ступенек", "חדר שקט")
    statements = (VOICES[2][1], VOICES[4][1], VOICES[1][1], VOICES[7][1], VOICES[3][1])
    needs = tuple(
        replace(small.needs[n], short_name=names[n], statement=statements[n], rationale=statements[n])
        for n in range(5)
    )
    sources = tuple(Source(needs[n % 5].id, card.id) for n, card in enumerate(cards))
    project = replace(small.project, name="Escuela Nueva Esperanza 新希望学校", district="Distrito Escolar")
    groups = (replace(small.groups[0], name="Estudiantes y jóvenes"), *small.groups[1:])
    return replace(small, project=project, groups=groups, cards=cards, needs=needs, sources=sources)
