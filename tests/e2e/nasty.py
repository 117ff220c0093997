"""Projects made to give people away: names in every text, groups of every small size, few ballots."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from uuid import UUID

from charrette.domain.cards import Card, CardStatus, Channel, Correction, Redaction
from charrette.domain.codes import code
from charrette.domain.needs import Need, NeedStatus, Priority, Source, short_name_from
from charrette.domain.project import (
    STANDARD_GROUPS,
    Charrette,
    Participant,
    Project,
    Session,
    StakeholderGroup,
)
from charrette.domain.rounds import (
    Ballot,
    BallotChannel,
    BallotNeed,
    Headline,
    Round,
    RoundGroup,
    RoundRules,
    RoundState,
)
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.themes import Theme

AT = datetime(2027, 2, 26, 18, 0, tzinfo=UTC)
ALIASES = ("Blue heron 7", "Zdenka", "NB-01 porch")
SECRETS = (
    *ALIASES,
    "Quillfeather",
    "Ignatius",
    "王伟明",
    "Ombersley",
    "quillfeather",
    "old words of the card",
    "band 7b",
)
"""None of these may stand in anything public."""

PROJECT = Project(UUID(int=1), "Nasty School", AT)
CHARRETTE = Charrette(UUID(int=2), PROJECT.id, 1, "One evening")
VOTE_ID = UUID(int=4)
THEME = Theme(UUID(int=3), PROJECT.id, 1, "Technology", 0)
GROUPS = tuple(
    StakeholderGroup(UUID(int=10 + i), PROJECT.id, each.label, each.name, each.mark, i, 6)
    for i, each in enumerate(STANDARD_GROUPS)
)


def _hidden(text: str, *words: str) -> tuple[Redaction, ...]:
    return tuple(
        Redaction(text.index(word), text.index(word) + len(word), "name", "a person’s name") for word in words
    )


def _card(number: int, text: str, **more: object) -> Card:
    return Card(
        UUID(int=100 + number), PROJECT.id, number, code("C", number), text, Channel.PAPER,
        AT + timedelta(seconds=number), **{"group_id": GROUPS[number % 7].id, "theme_id": THEME.id} | more,  # type: ignore[arg-type]
    )  # fmt: skip


TOLD = (
    "Ask Ignatius Quillfeather, he is the only one who ever mops the floor of the upper gym after the games."
)
CARDS = (
    _card(1, TOLD, redactions=_hidden(TOLD, "Ignatius Quillfeather,", "mops the floor")),
    _card(2, "I talked with IGNATIUS  quillfeather about the sink, and Zdenka agrees."),
    _card(3, "请问王伟明老师", language="zh", redactions=_hidden("请问王伟明老师", "王伟明")),
    _card(4, "Blue heron 7 parks here", status=CardStatus.PARKED, reason="Zdenka asked; see Ignatius Quillfeather"),
    _card(5, "No", status=CardStatus.DECLINED, reason="NB-01 porch took it back"),
    _card(6, "Wi-Fi", participant_id=UUID(int=51), corrections=(Correction("Wi-Fi outside", AT, "Ombersley"),)),
    _card(7, "old words of the card", corrections=(Correction("New words", AT, "Ombersley"),), group_id=None),
    _card(8, "Ask Ms Ombersley", redactions=_hidden("Ask Ms Ombersley", "Ms Ombersley"), duplicate_of=UUID(int=101)),
)  # fmt: skip


def _need(number: int, name: str, **more: object) -> Need:
    return Need(UUID(int=200 + number), PROJECT.id, number, code("N", number), name, **more)  # type: ignore[arg-type]


NEEDS = (
    _need(1, short_name_from(TOLD), statement=TOLD, rationale="王伟明 and Zdenka said so", theme_id=THEME.id),
    _need(2, "The one that Ignatius…", statement="Ms\nOmbersley’s room", acceptance="NB-01 porch is content",
          priority=Priority.MUST, priority_reason="Because Ms Ombersley says so", space_type="Ms Ombersley"),
    _need(3, "Parked by Zdenka", status=NeedStatus.PARKED, reason="Ms Ombersley is away"),
    _need(4, "Merged Ms Ombersley", status=NeedStatus.MERGED, merged_into=UUID(int=201)),
    _need(5, "Required", required=True, required_reference="Memo of Ms Ombersley"),
)  # fmt: skip


def _ballots(voices: Sequence[str], weight: int) -> list[Ballot]:
    return [
        Ballot(
            UUID(int=1000 + n), VOTE_ID, BallotChannel.PAPER, n, _group(label), {NEEDS[n % 2].id: 3}, Fraction(weight)
        )
        for n, label in enumerate(voices, 1)
    ]  # fmt: skip


def _walls(wall: Mapping[str, int | None]) -> list[Ballot]:
    hand = BallotChannel.HAND_COUNT
    return [
        Ballot(UUID(int=2000 + n), VOTE_ID, hand, n, _group(label), {NEEDS[0].id: 2}, voters=voters)
        for n, (label, voters) in enumerate(wall.items(), 1)
    ]


def _group(label: str) -> UUID | None:
    return next((each.id for each in GROUPS if each.label == label), None)


def nasty(
    sizes: Mapping[str, int],
    *,
    host: str = "",
    ungrouped: int = 0,
    weight: int = 1,
    headline: Headline = Headline.RAW,
    wall: Mapping[str, int | None] | None = None,
) -> ProjectSnapshot:
    """A closed vote of so many ballots by label, each group of its own mind; ``wall`` adds counts with voters."""
    groups = tuple(replace(each, host=each.label == host) for each in GROUPS)
    voices = [label for label, size in sizes.items() for _ in range(size)] + [""] * ungrouped
    frozen = tuple(
        RoundGroup(each.id, each.label, each.name, each.mark, Fraction(1), each.host) for each in groups
    )
    vote = Round(
        VOTE_ID, CHARRETTE.id, 1, "The vote of Zdenka", RoundState.CLOSED,
        RoundRules("dots", {"dots": 3, "cap": 3}, frozen, headline),
        tuple(BallotNeed(each.id, each.code, each.short_name, each.statement, each.number) for each in NEEDS[:2]),
        AT, AT, AT,
    )  # fmt: skip
    people = tuple(
        Participant(UUID(int=50 + i), PROJECT.id, groups[i].id, alias, grade_band="band 7b")
        for i, alias in enumerate(ALIASES)
    )
    void = replace(vote, id=UUID(int=5), number=2, state=RoundState.VOID, void_reason="Zdenka counted twice")
    return ProjectSnapshot(
        PROJECT, groups, (), people, (CHARRETTE,),
        (Session(UUID(int=6), CHARRETTE.id, 1, "Evening", prompt="What would Zdenka want?"),),
        (THEME,), CARDS, NEEDS,
        (Source(NEEDS[0].id, CARDS[0].id), Source(NEEDS[3].id, CARDS[1].id), Source(NEEDS[1].id, CARDS[2].id)),
        (vote, void), (*_ballots(voices, weight), *_walls(wall or {})),
    )  # fmt: skip
