"""Scenarios of typed sorting, of cards keyed from paper, of sorted paper and of photos, for undo and redo."""

from typing import TYPE_CHECKING, Any

from charrette.domain.sorted_paper import SortedDraft
from charrette.domain.sorting_line import read_line
from charrette.exchange.photo_files import picture_from
from charrette.services import paper_cards, photos, sorted_paper, synthesis
from tests.exchange.photos import jpeg

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


def _wall(room: "Room") -> Any:
    ids = tuple(card.id for card in room.cards[:2])
    picture = picture_from(jpeg(), "wall.jpg")
    return photos.add_photo, photos.AddPhoto(room.project.id, picture, ids, "The wall", None)


def _on_wall(function: Any, *places: int) -> Any:
    def made(room: "Room") -> Any:
        photo = room.do(*_wall(room))
        return function, photos.CardsOfPhoto(photo.id, tuple(room.cards[place].id for place in places))

    return made


def _merge(room: "Room") -> Any:
    drafts = (
        SortedDraft("C-003", "", "", "Site and outdoor", "Step-free entry", row=2),
        SortedDraft("C-004", "", "", "Storage", "Lockers", row=3),
        SortedDraft("", "17", "A place for bikes", "Storage", "Lockers", "FA", 4, row=4),
        SortedDraft("C-001", "", "", "Furniture", row=5),
    )
    return sorted_paper.merge_sorted, sorted_paper.MergeSorted(room.project.id, drafts, "wall.csv")


SCENARIOS: dict[str, Any] = {
    **{f"sort_line:{name}": _line(words) for name, words in LINES.items()},
    "sort_line": _line(LINES["new_theme"]),
    "merge_sorted": _merge,
    "key_paper_card": _keyed,
    "correct_paper_card": _corrected,
    "add_photo": _wall,
    "attach_photo": _on_wall(photos.attach_photo, 1, 2, 3),
    "detach_photo": _on_wall(photos.detach_photo, 1),
    "caption_photo": lambda room: (
        photos.caption_photo,
        photos.CaptionPhoto(room.do(*_wall(room)).id, "After lunch"),
    ),
    "remove_photo": lambda room: (photos.remove_photo, room.do(*_wall(room)).id),
}
