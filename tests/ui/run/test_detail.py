"""A card with everything about it: its words are never changed, only stood beside."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from charrette.domain.cards import CardStatus, public_text
from charrette.services.board import CorrectCard, ParkCards, correct_card, park_cards
from charrette.ui.desk import Desk
from charrette.ui.run.card_detail import CardDetail
from charrette.ui.run.page import RunPage
from charrette.ui.run.parked import ParkedCards
from charrette.ui.theme import Theme
from tests.ui.run.room import Held, Keys, Room

Answer = Callable[[Callable[[Any], object]], None]


@pytest.fixture
def detail(room: Room) -> CardDetail:
    """The detail of C-004, opened with E."""
    room.go_to("C-004")
    room.press(Keys.Key_E)
    found = room.dialog()
    assert isinstance(found, CardDetail)
    return found


def test_a_correction_stands_beside_what_was_said(detail: CardDetail, room: Room, answer: Answer) -> None:
    answer(lambda dialog: (dialog.field.setPlainText("A sink on every floor"), dialog.accept()))
    detail.correct()
    room.wait(lambda: detail.words.toPlainText() == "A sink on every floor")
    assert room.card("C-004").original == "A closet with a floor sink on every floor"
    room.wait(
        lambda: next(row for row in column_rows(room) if row.card.code == "C-004").card.text[:6] == "A sink"
    )


def column_rows(room: Room) -> list[Any]:
    """The rows of "Not sorted yet"."""
    return room.page.board_cards.columns[None].rows


def test_selected_words_are_hidden_in_public_editions_even_after_an_emoji(
    detail: CardDetail, room: Room, desk: Desk, answer: Answer
) -> None:
    desk.do(correct_card, CorrectCard(room.card("C-004").id, "🏫 Ask Ms Oak about sinks"))
    room.wait(lambda: detail.words.toPlainText().startswith("🏫"))
    cursor = detail.words.textCursor()
    cursor.setPosition(7)
    cursor.setPosition(13, QTextCursor.MoveMode.KeepAnchor)
    detail.words.setTextCursor(cursor)
    assert cursor.selectedText() == "Ms Oak"
    answer(lambda dialog: dialog.accept())
    detail.redact()
    room.wait(lambda: bool(room.card("C-004").redactions))
    assert public_text(room.card("C-004")) == "🏫 Ask [name] about sinks"


def test_a_card_shown_twice_is_linked_both_ways(detail: CardDetail, room: Room, answer: Answer) -> None:
    answer(lambda dialog: (QTest.keyClicks(dialog.search, "furn"), dialog.accept()))
    detail.duplicate()
    room.wait(lambda: room.column(3) == ["C-007"])
    copy = room.card("C-007")
    assert copy.duplicate_of == room.card("C-004").id
    assert [each.code for each in detail._twins(room.card("C-004"))] == ["C-007"]


def test_the_detail_closes_when_its_card_is_taken_back(room: Room) -> None:
    room.type_card("Gone soon")
    room.wait(lambda: room.column(0)[0] == "C-007")
    room.page.openings.open_card(room.card("C-007").id)
    shown = room.dialog()
    room.desk.undo()
    room.wait(lambda: not isValid(shown))


def test_the_parking_lot_shows_reasons_and_the_way_back(
    page: RunPage, room: Room, desk: Desk, theme: Theme, answer: Answer, qtbot: QtBot
) -> None:
    desk.do(park_cards, ParkCards((room.card("C-003").id, room.card("C-005").id)))
    room.wait(lambda: page.shelf.count.text() == "2")
    page.openings.open_parked(page.acts)
    parked = room.dialog()
    assert isinstance(parked, ParkedCards)
    answer(lambda dialog: (QTest.keyClicks(dialog.field, "The city decides"), dialog.accept()))
    parked.ask_reason()
    room.wait(lambda: "The city decides" in parked.list.item(0).text())
    parked.list.selectAll()
    parked.put_back()
    room.wait(lambda: room.column(0) == ["C-006", "C-005", "C-004", "C-003"])
    assert room.card("C-003").status is CardStatus.OPEN
    room.wait(lambda: parked.list.count() == 0 and parked.none.isVisible())
    parked.close()


def test_a_card_is_corrected_by_keys(detail: CardDetail, room: Room, answer: Answer) -> None:
    correct = next(each for each in detail.findChildren(QPushButton) if each.text() == "Correct…")

    def retype(dialog: Any) -> None:
        assert dialog.field.hasFocus()
        QTest.keyClick(dialog.field, Keys.Key_A, Held.ControlModifier)
        QTest.keyClicks(dialog.field, "A sink on each floor")
        QTest.keyClick(dialog.field, Keys.Key_Return, Held.ControlModifier)

    answer(retype)
    correct.setFocus()
    QTest.keyClick(correct, Keys.Key_Space)
    room.wait(lambda: room.card("C-004").text == "A sink on each floor")
    assert detail.isVisible()
    detail.words.setFocus()
    QTest.keyClick(detail.words, Keys.Key_Return)
    assert room.page.window().isVisible()
    QTest.keyClick(detail, Keys.Key_Escape)
    room.wait(room.page.board.holds_focus)
    assert room.current() == "C-004"
