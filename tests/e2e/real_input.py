"""A charrette on statements nobody here wrote: a public consultation, shaped, voted on and published.

Run by the test beside it, or by hand to look at the pages: ``python tests/e2e/real_input.py FOLDER``.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path
from uuid import UUID

from charrette.__main__ import main
from charrette.domain.cards import Card
from charrette.domain.editions import Edition
from charrette.domain.needs import Need, Priority
from charrette.domain.rounds import BallotChannel
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.paper import Paper
from charrette.services import ballots, board, capture, needs, rounds
from charrette.services.publish import Export, export_document
from charrette.store.library import Library

DATA = Path(__file__).parents[3] / "shared" / "data" / "polis" / "scoop-hivemind.affordable-housing"
PROJECT = "Affordable housing, HiveMind"
DOTS = {"dots": 5, "cap": 2}

THEMES = {
    "Tax and investors": ("tax", "invest", "capital gain", "speculat", "foreign", "rates"),
    "Renting": ("rent", "tenan", "landlord"),
    "Building and design": ("build", "tiny", "co-housing", "design", "dwelling", "construct", "prefab"),
    "Government's part": ("government", "state", "council", "social hous", "policy", "law"),
    "Land and planning": ("land", "urban", "city", "zone", "suburb", "densit", "consent"),
    "Income and banks": ("income", "wage", "bank", "mortgage", "loan", "afford"),
}

PLANTED = {
    "en": [
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterb",
        "🏫 more light, please 👩🏽‍🔬👨‍👩‍👧 and a 🌳 for every class 🇺🇸",
        ("We sat together for an hour, and this is what we came to; it is long because it matters: " * 8)[:699] + ".",
    ],
    "es": ["Que mi mamá pueda entrar sin escaleras; ¿por qué no una rampa ancha, con pasamanos a ambos lados?"],
    "vi": ["Một nơi yên tĩnh để học sinh ngồi đọc sách khi trời mưa, có quạt và đủ ánh sáng tự nhiên"],
    "ar": ["نريد مكتبة مفتوحة حتى الساعة 8 مساءً للعائلات، مع شبكة Wi-Fi مجانية في كل غرفة"],
    "zh": ["希望新学校有一个安静的阅读角，下雨天也可以坐，老师看得见，孩子不害怕。"],
}  # fmt: skip


def hold(folder: Path) -> ProjectSnapshot:
    """Runs the whole charrette in ``folder`` and leaves its library and documents there."""
    path = folder / "library.charrette"
    words = ["--library", str(path), "import", "cards", str(DATA / "comments.csv"), "--project", PROJECT]
    assert main([*words, "--text", "comment-body"]) == 0
    library = Library(path, create=False)
    try:
        snapshot = _snapshot(library)
        _plant(library, snapshot)
        made = _shape(library, _snapshot(library))
        _vote(library, _snapshot(library), made)
        _publish(library, snapshot.project.id, folder)
        return _snapshot(library)
    finally:
        library.close()


def _snapshot(library: Library) -> ProjectSnapshot:
    with library.reading() as queries:
        project = queries.project_named(PROJECT)
        assert project is not None
        found = queries.snapshot(project.id)
    assert found is not None
    return found


def _plant(library: Library, snapshot: ProjectSnapshot) -> None:
    groups = snapshot.groups
    for place, (language, texts) in enumerate(PLANTED.items()):
        for text in texts:
            kept = capture.KeepCard(snapshot.project.id, text, groups[place].id, language=language)
            library.do(capture.keep_card, kept)


def _shape(library: Library, snapshot: ProjectSnapshot) -> list[Need]:
    """Sorts by the words people used, then makes a need of the best agreed statement of each kind."""
    sorted_cards: dict[str, list[Card]] = defaultdict(list)
    for card in snapshot.cards:
        words = card.text.casefold()
        theme = next((name for name, marks in THEMES.items() if any(mark in words for mark in marks)), "")
        sorted_cards[theme].append(card)
    made: list[Need] = []
    for name in THEMES:
        theme = library.do(board.add_theme, board.AddTheme(snapshot.project.id, name))
        cards = sorted_cards[name]
        library.do(board.move_cards, board.MoveCards(tuple(card.id for card in cards), theme.id))
        for start in range(0, min(len(cards), 12), 4):
            sources = tuple(card.id for card in cards[start : start + 4])
            made.append(library.do(needs.make_need, needs.MakeNeed(snapshot.project.id, sources)))
    planted = [card for card in snapshot.cards if card.channel == "keyboard"]
    made += [library.do(needs.make_need, needs.MakeNeed(snapshot.project.id, (card.id,))) for card in planted]
    rest = [card.id for card in sorted_cards[""] if card not in planted]
    library.do(
        board.park_cards, board.ParkCards(tuple(rest[:3]), "not about one school; goes to the council")
    )
    library.do(board.decline_cards, board.DeclineCards(tuple(rest[3:4]), "an insult, nothing to plan from"))
    return made


def _agreed() -> dict[str, list[str]]:
    """For each voter the comments agreed with, in the order they came."""
    agreed: dict[str, list[str]] = defaultdict(list)
    with (DATA / "votes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["vote"] == "1":
                agreed[row["voter-id"]].append(row["comment-id"])
    return agreed


def _vote(library: Library, snapshot: ProjectSnapshot, made: list[Need]) -> None:
    """Every voter of the consultation gives a dot to the needs made from statements they agreed with."""
    with (DATA / "comments.csv").open(encoding="utf-8", newline="") as file:
        bodies = {row["comment-id"]: row["comment-body"].strip() for row in csv.DictReader(file)}
    need_of: dict[str, UUID] = {
        card.text: need.id for need in made for card in snapshot.cards_of_need.get(need.id, ())
    }
    command = rounds.OpenRound(snapshot.charrettes[0].id, tuple(need.id for need in made), options=DOTS)
    opened = library.do(rounds.open_round, command)
    casts = []
    for voter, comments in _agreed().items():
        content: dict[UUID, int] = {}
        for comment in comments:
            need_id = need_of.get(bodies.get(comment, ""))
            if need_id and sum(content.values()) < DOTS["dots"] and content.get(need_id, 0) < DOTS["cap"]:
                content[need_id] = content.get(need_id, 0) + 1
        group = snapshot.groups[int(voter) % len(snapshot.groups)]
        casts.append(ballots.CastBallot(opened.id, group.id, content, BallotChannel.IMPORT, int(voter) + 1))
    casts.append(ballots.CastBallot(opened.id, snapshot.groups[0].id, {made[-1].id: 1}, BallotChannel.PAPER))
    library.do(ballots.import_ballots, ballots.ImportBallots(opened.id, tuple(casts)))
    library.do(rounds.close_round, opened.id)
    library.do(rounds.reveal_round, opened.id)
    library.do(needs.set_priority, needs.SetPriority(tuple(need.id for need in made[:4]), Priority.MUST))


def _publish(library: Library, project_id: UUID, folder: Path) -> None:
    for paper in Paper:
        for edition in Edition:
            for document in ("brief", "handout"):
                path = folder / f"{document}-{edition}-{paper}.pdf"
                export_document(library, Export(project_id, document, "pdf", path, edition, paper))
    for format_ in ("csv", "xlsx", "json"):
        export_document(library, Export(project_id, "needs", format_, folder / f"needs.{format_}"))


if __name__ == "__main__":
    hold(Path(sys.argv[1]))
