"""Cards keyed from paper by real keys: number, words, group, Enter, and on to the next."""

import pytest
from PySide6.QtTest import QTest

from charrette.domain.cards import Channel
from charrette.domain.errors import LibraryError
from charrette.services.paper_numbers import LETTER
from charrette.ui.run.paper_cards import PaperCards
from tests.ui.run.room import Held, Keys, Room


@pytest.fixture
def paper(room: Room) -> PaperCards:
    """The dialog, opened by its key, after eight cards were printed."""
    with room.desk.library.unit_of_work("give_paper_numbers", kind="note") as work:
        work.next_numbers(room.desk.snapshot.project.id, LETTER, 8)
        work.describe("Gave out numbers on paper", room.desk.snapshot.project.id)
        work.note()
        work.commit()
    room.press(Keys.Key_K, Held.ControlModifier | Held.ShiftModifier)
    dialog = room.dialog()
    assert isinstance(dialog, PaperCards)
    room.wait(lambda: dialog.fields.words.hasFocus() and "Printed: 1 to 8" in dialog.tally.line.text())
    return dialog


def key(dialog: PaperCards, words: str, group: str = "") -> None:
    """A card as a scribe types it: words, Enter, the group's letters or nothing, Enter."""
    QTest.keyClicks(dialog.fields.words, words)
    QTest.keyClick(dialog.fields.words, Keys.Key_Return)
    assert dialog.fields.group.hasFocus()
    QTest.keyClicks(dialog.fields.group, group)
    QTest.keyClick(dialog.fields.group, Keys.Key_Return)


def on_paper(room: Room) -> dict[str, str]:
    return {card.paper: card.text for card in room.desk.snapshot.cards if card.paper}


def test_number_and_group_go_on_by_themselves(room: Room, paper: PaperCards) -> None:
    key(paper, "A bench", "fa")
    key(paper, "A roof")
    key(paper, "A tree", "-")
    room.wait(lambda: on_paper(room) == {"1": "A bench", "2": "A roof", "3": "A tree"})
    first, second, third = room.desk.snapshot.cards[-3:]
    assert room.desk.snapshot.group_by_id[first.group_id].label == "FA"  # pyright: ignore[reportArgumentType]
    assert (second.group_id, third.group_id, third.channel) == (first.group_id, None, Channel.PAPER)
    assert (paper.fields.number.text(), paper.fields.words.hasFocus()) == ("4", True)
    assert "Keyed: 3. Still to key (5 cards): 4 to 8." in paper.tally.line.text()
    assert paper.list.count() == 3


def test_a_number_is_refused_twice_and_nothing_typed_is_lost(room: Room, paper: PaperCards) -> None:
    key(paper, "A bench")
    room.wait(lambda: "1 kept as C-007" in paper.note.text())
    paper.fields.to_number()
    QTest.keyClicks(paper.fields.number, "1")
    QTest.keyClick(paper.fields.number, Keys.Key_Return)
    assert paper.note.text() == "1 is C-007 already: “A bench” Ctrl+E corrects that card."
    key(paper, "A tree")
    assert paper.note.text().startswith("1 is C-007 already")
    assert (paper.fields.words.text(), paper.fields.number.hasFocus()) == ("A tree", True)
    assert on_paper(room) == {"1": "A bench"}


def test_a_blank_card_is_passed_over_and_a_number_can_be_jumped_to(room: Room, paper: PaperCards) -> None:
    QTest.keyClick(paper.fields.words, Keys.Key_Return)
    assert paper.fields.number.text() == "2"
    assert "Still to key (7 cards): 2 to 8. Blank: 1." in paper.tally.line.text()
    paper.fields.to_number()
    QTest.keyClicks(paper.fields.number, "7")
    QTest.keyClick(paper.fields.number, Keys.Key_Return)
    key(paper, "A bench")
    room.wait(lambda: on_paper(room) == {"7": "A bench"})
    assert "2 to 6, 8" in paper.tally.line.text()


def test_a_number_that_was_never_printed_is_kept_and_asked_about(room: Room, paper: PaperCards) -> None:
    paper.fields.number.setText("19")
    key(paper, "A bench")
    room.wait(lambda: "19 kept as C-007. Only 1 to 8 were printed" in paper.note.text())


def test_words_and_group_are_corrected_by_number(room: Room, paper: PaperCards) -> None:
    key(paper, "A bench", "fa")
    room.wait(lambda: on_paper(room) == {"1": "A bench"})
    paper.fields.to_number()
    QTest.keyClicks(paper.fields.number, "1")
    QTest.keyClick(paper.fields.number, Keys.Key_E, Held.ControlModifier)
    assert (paper.fields.words.text(), paper.fields.group.text()) == ("A bench", "FA")
    key(paper, " or two", "st")
    room.wait(lambda: on_paper(room) == {"1": "A bench or two"})
    card = room.desk.snapshot.cards[-1]
    assert card.original == "A bench"
    assert room.desk.snapshot.group_by_id[card.group_id].label == "ST"  # pyright: ignore[reportArgumentType]
    room.wait(lambda: paper.fields.number.text() == "2")


def test_escape_leaves_a_correction_and_then_the_dialog(room: Room, paper: PaperCards) -> None:
    key(paper, "A bench")
    room.wait(lambda: on_paper(room) == {"1": "A bench"})
    paper.fields.number.setText("1")
    QTest.keyClick(paper.fields.words, Keys.Key_E, Held.ControlModifier)
    QTest.keyClick(paper.fields.words, Keys.Key_Escape)
    assert paper.isVisible()
    assert paper.fields.words.text() == ""
    QTest.keyClick(paper.fields.words, Keys.Key_Escape)
    assert not paper.isVisible()


def test_an_unknown_group_is_refused_with_those_there_are(room: Room, paper: PaperCards) -> None:
    key(paper, "A bench", "qq")
    assert paper.note.text().startswith("“qq” is no group. There are ST, FA")
    assert paper.fields.group.hasFocus()
    assert on_paper(room) == {}


def test_undo_brings_the_number_back(room: Room, paper: PaperCards) -> None:
    key(paper, "A bench")
    room.wait(lambda: on_paper(room) == {"1": "A bench"})
    room.desk.undo()
    room.wait(lambda: on_paper(room) == {} and paper.fields.number.text() == "1")


def test_what_the_disk_refuses_comes_back(
    room: Room, paper: PaperCards, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise LibraryError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(room.desk.library, "do", refuse)
        key(paper, "A bench")
        room.wait(lambda: paper.note.text() == "Not kept. The disk is full.")
    assert (paper.fields.number.text(), paper.fields.words.text()) == ("1", "A bench")


def test_the_table_stays_from_card_to_card(room: Room, paper: PaperCards) -> None:
    QTest.keyClicks(paper.fields.table, "4")
    QTest.keyClick(paper.fields.table, Keys.Key_Return)
    key(paper, "A bench")
    key(paper, "A tree")
    room.wait(lambda: len(on_paper(room)) == 2)
    assert [card.table for card in room.desk.snapshot.cards[-2:]] == [4, 4]
