"""Capture by keyboard: typing never waits, no word is lost, and nothing that is kept is not on disk."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from charrette.domain.cards import Card
from charrette.domain.errors import LibraryError
from charrette.store.library import Library
from charrette.ui.run.page import RunPage
from tests.ui.run.room import Held, Keys, Room

Answer = Callable[[Callable[[Any], object]], None]


def stored(library: Library) -> list[Card]:
    """The cards on disk."""
    with library.reading() as queries:
        return list(queries.cards(queries.projects()[0].id))


def test_twenty_cards_are_typed_without_waiting_and_stand_on_top_in_order(
    room: Room, library: Library
) -> None:
    for number in range(20):
        room.type_card(f"Thought {number}")
        assert room.page.bar.field.text() == ""
    room.wait(lambda: len(stored(library)) == 26 and len(room.column(0)) == 24)
    assert room.column(0)[:3] == ["C-026", "C-025", "C-024"]
    assert [card.text for card in stored(library)[6:]] == [f"Thought {number}" for number in range(20)]
    assert room.page.bar.field.hasFocus()


def test_a_label_before_the_words_sets_the_group_of_that_card_only(room: Room) -> None:
    room.type_card("tc: A closet that stays cool")
    room.type_card("Not: a label")
    room.wait(lambda: len(room.desk.snapshot.cards) == 8)
    first, second = room.desk.snapshot.cards[-2:]
    assert room.desk.snapshot.group_by_id[first.group_id].label == "TC"  # pyright: ignore[reportArgumentType]
    assert (first.text, second.text, second.group_id) == ("A closet that stays cool", "Not: a label", None)


def test_the_letters_of_a_label_choose_the_group_and_it_stays(room: Room) -> None:
    room.press(Keys.Key_G, Held.ControlModifier)
    popup = room.page.bar.picker.popup
    assert popup is not None
    QTest.keyClicks(popup, "te")
    room.wait(room.page.bar.field.hasFocus)
    for text in ("One", "Two"):
        room.type_card(text)
    room.wait(lambda: len(room.desk.snapshot.cards) == 8)
    teachers = next(group for group in room.desk.snapshot.groups if group.label == "TE")
    assert [card.group_id for card in room.desk.snapshot.cards[-2:]] == [teachers.id, teachers.id]


def test_the_table_stays_between_cards_and_one_card_can_name_its_own(room: Room) -> None:
    room.press(Keys.Key_T, Held.ControlModifier)
    assert room.page.bar.table_field.hasFocus()
    QTest.keyClicks(room.page.bar.table_field, "4")
    room.press(Keys.Key_Return)
    assert room.page.bar.field.hasFocus()
    for text in ("One", "t7 st: Two", "t9: Three", "Four"):
        room.type_card(text)
    room.wait(lambda: len(room.desk.snapshot.cards) == 10)
    found = [(card.text, card.table) for card in room.desk.snapshot.cards[-4:]]
    assert found == [("One", 4), ("Two", 7), ("Three", 9), ("Four", 4)]


def paste(field: QLineEdit, text: str) -> None:
    """Ctrl+V."""
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_pasted_lines_are_asked_about_once_and_added_in_one_step(
    room: Room, library: Library, answer: Answer
) -> None:
    asked: list[str] = []
    answer(lambda dialog: (asked.append(dialog.windowTitle()), dialog.accept()))
    paste(room.page.bar.field, "- One\n- st: Two\n\n3) Three\n")
    room.wait(lambda: len(room.desk.snapshot.cards) == 9)
    assert asked == ["Add 3 cards?"]
    assert [card.text for card in stored(library)[6:]] == ["One", "Two", "Three"]
    assert room.page.bar.field.text() == ""
    room.desk.undo()
    room.wait(lambda: len(room.desk.snapshot.cards) == 6)
    assert room.column(0) == ["C-006", "C-005", "C-004", "C-003"]


def test_pasted_lines_that_are_not_wanted_as_cards_stay_in_the_field(room: Room, answer: Answer) -> None:
    answer(lambda dialog: dialog.reject())
    paste(room.page.bar.field, "One\nTwo")
    room.wait(lambda: room.page.bar.field.text() == "One Two")
    assert len(room.desk.snapshot.cards) == 6


@pytest.mark.parametrize(("text", "said"), [("   ", "no words"), ("x" * 4001, "4,001 characters")])
def test_what_cannot_be_a_card_stays_in_the_field_with_a_sentence(room: Room, text: str, said: str) -> None:
    room.page.bar.field.setText(text)
    room.press(Keys.Key_Return)
    assert room.page.bar.field.text() == text
    assert room.page.talk.note.isVisible()
    assert said in room.page.talk.note.accessibleName()


def test_words_come_back_when_the_disk_refuses_them(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    refused: list[object] = []

    def refuse(*asked: object) -> None:
        refused.append(asked)
        raise LibraryError("The disk is full.", "Nothing was changed.")

    monkeypatch.setattr(room.desk.library, "do", refuse)
    room.type_card("First")
    room.type_card("Second")
    room.wait(lambda: room.page.bar.field.text() == "First" and len(refused) == 2)
    note = room.page.talk.note
    assert "Not kept. The disk is full." in note.accessibleName()
    assert note.isVisible()
    assert room.page.rect().contains(note.geometry())
    assert 0 < room.page.foot.y() - note.geometry().bottom() < 12  # just above the bar, where it is read
    monkeypatch.undo()
    room.press(Keys.Key_Return)
    room.wait(lambda: room.page.bar.field.text() == "Second")
    room.press(Keys.Key_Return)
    room.wait(lambda: [card.text for card in room.desk.snapshot.cards[-2:]] == ["First", "Second"])
    assert room.page.bar.field.text() == ""


def test_words_typed_on_after_a_refusal_are_an_entry_of_their_own(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise LibraryError("The disk is full.", "Nothing was changed.")

    field, note = room.page.bar.field, room.page.talk.note
    monkeypatch.setattr(room.desk.library, "do", refuse)
    room.type_card("First")
    room.wait(lambda: field.text() == "First")
    monkeypatch.undo()
    QTest.keyClicks(field, "Second")
    assert field.text() == "Second"
    room.wait(lambda: note.accessibleName() == "1 card will come back after this one.")
    room.press(Keys.Key_Return)
    assert (field.text(), field.selectedText()) == ("First", "First")
    QTest.keyClicks(field, "Third")
    room.press(Keys.Key_Return)
    room.press(Keys.Key_Return)
    room.wait(lambda: len(room.desk.snapshot.cards) == 9)
    assert [card.text for card in room.desk.snapshot.cards[-3:]] == ["Second", "Third", "First"]
    assert field.text() == ""


def test_words_composed_over_returned_ones_lose_neither(room: Room) -> None:
    field = room.page.bar.field
    room.page.bar.returned.give_back("First")
    QGuiApplication.sendEvent(field, QInputMethodEvent("ㅎ", []))
    done = QInputMethodEvent()
    done.setCommitString("한")
    QGuiApplication.sendEvent(field, done)
    assert field.text() == "한"
    room.press(Keys.Key_Return)
    assert field.text() == "First"


def test_returned_words_can_be_mended_or_taken_out(room: Room) -> None:
    field, returned = room.page.bar.field, room.page.bar.returned
    returned.give_back("First")
    room.press(Keys.Key_End)
    QTest.keyClicks(field, "!")
    assert field.text() == "First!"
    assert returned.waiting_words() == ""
    field.clear()
    returned.give_back("Second")
    room.press(Keys.Key_Delete)
    QTest.keyClicks(field, "Third")
    assert (field.text(), returned.waiting_words()) == ("Third", "")


def test_half_typed_and_returned_words_outlast_a_look_at_the_board(room: Room) -> None:
    field = room.page.bar.field
    for words, after in (("Half", "Half typed"), ("", " typed")):
        field.setText("")
        if words:
            QTest.keyClicks(field, words)
        else:
            room.page.bar.returned.give_back("First")
        room.press(Keys.Key_Escape)
        room.press(Keys.Key_N)
        QTest.keyClicks(field, " typed")
        assert field.text() == after
    assert room.page.bar.returned.waiting_words() == "1 card will come back after this one."


def test_a_card_alike_is_hinted_and_not_blocked(room: Room) -> None:
    room.page.bar.field.setText("a closet with floor sink on every floor")
    room.wait(room.page.talk.note.isVisible)
    assert room.page.talk.note.accessibleName().startswith("Like C-004")
    room.press(Keys.Key_Return)
    room.wait(lambda: len(room.desk.snapshot.cards) == 7)
    assert not room.page.talk.note.isVisible()


def test_undo_right_after_enter_takes_the_card_back(room: Room) -> None:
    room.type_card("Too quick")
    room.wait(lambda: len(room.desk.snapshot.cards) == 7)
    assert not room.page.bar.field.isUndoAvailable()
    room.desk.undo()
    room.wait(lambda: room.column(0)[0] == "C-006")


def test_escape_goes_to_the_board_and_n_comes_back(room: Room) -> None:
    room.press(Keys.Key_Escape)
    assert room.current() == "C-006"
    room.press(Keys.Key_N)
    assert room.page.bar.field.hasFocus()


def test_the_bar_has_names_for_a_screen_reader(page: RunPage) -> None:
    assert page.bar.field.accessibleName() == "New card"
    assert page.bar.picker.accessibleName() == "Group of the next card: No group"
    assert page.bar.language_button.accessibleName() == "Language of the next card: English"
