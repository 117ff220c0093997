"""Scenarios of typed sorting and of cards keyed from paper, for undo and redo."""

from typing import TYPE_CHECKING, Any

from charrette.domain.sorting_line import read_line
from charrette.services import paper_cards, synthesis

if TYPE_CHECKING:
    from tests.services.scenarios import Room

LINES = {
    "moved": "1 3-4 > health",
    "new_theme": "1 3 > +Quiet rooms",
    "made": "4 5 = Lockers and trees",
    "joined": "4 5 = n1",
    "parked": "1 2 ! later",
    "declined": "3 x in the code already",
}


def _line(words: str) -> Any:
    def made(room: "Room") -> Any:
        sorting = read_line(words, room.snapshot())
        return synthesis.sort_line, synthesis.SortLine(room.project.id, sorting)

    return made


def _keyed(room: "Room") -> Any:
    return paper_cards.key_paper_card, paper_cards.KeyPaperCard(
        room.project.id, 17, "A place for bikes", room.group("FA"), table=3, language="es"
    )


def _corrected(room: "Room") -> Any:
    room.do(*_keyed(room))
    command = paper_cards.CorrectPaperCard(room.project.id, 17, "A roof for bikes", room.group("ST"))
    return paper_cards.correct_paper_card, command


SCENARIOS: dict[str, Any] = {f"sort_line:{name}": _line(words) for name, words in LINES.items()}
SCENARIOS["sort_line"] = SCENARIOS["sort_line:new_theme"]
SCENARIOS |= {"key_paper_card": _keyed, "correct_paper_card": _corrected}
