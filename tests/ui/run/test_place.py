"""Sorting keeps its place: the keyboard and the scroll stay where the next card to be sorted is."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtTest import QTest

from charrette.services.capture import KeepCard, KeepCards, keep_cards
from charrette.services.projects import AddSession, add_session
from charrette.ui.desk import Desk
from charrette.ui.run.card_detail import CardDetail
from charrette.ui.run.card_list import CardList
from charrette.ui.run.page import RunPage
from tests.ui.run.room import Keys, Room

Answer = Callable[[Callable[[Any], object]], None]


@pytest.fixture
def source(room: Room, desk: Desk) -> CardList:
    """ "Not sorted yet" with 200 cards, the keyboard deep down on C-086, in the middle of what is in sight."""
    many = tuple(KeepCard(desk.snapshot.project.id, f"Said as number {number}") for number in range(196))
    desk.do(keep_cards, KeepCards(many))
    room.wait(lambda: len(room.column(0)) == 200)
    room.go_to("C-086")
    made = room.page.board.lists()[0]
    bar = made.verticalScrollBar()
    bar.setValue(bar.value() + made.height() // 2)
    return made


def top(source: CardList) -> int:
    """Where the current card stands."""
    return source.visualRect(source.currentIndex()).top()


@pytest.mark.parametrize("wanted", ["learn", "furn"])
def test_a_card_sorted_from_deep_down_leaves_the_keyboard_on_the_next(
    room: Room, source: CardList, answer: Answer, wanted: str
) -> None:
    stands = top(source)
    answer(lambda dialog: (QTest.keyClicks(dialog.search, wanted), QTest.keyClick(dialog, Keys.Key_Return)))
    room.press(Keys.Key_M)
    room.wait(lambda: room.card("C-086").theme_id is not None and "C-086" not in room.column(0))
    room.wait(lambda: abs(top(source) - stands) <= 1)
    assert room.current() == "C-085"
    assert room.page.window().focusWidget() is source


def test_parking_and_declining_deep_down_leave_the_keyboard_on_the_next(
    room: Room, source: CardList, answer: Answer
) -> None:
    before = source.verticalScrollBar().value()
    room.press(Keys.Key_P)
    room.wait(lambda: "C-086" not in room.column(0))
    assert room.current() == "C-085"
    answer(lambda dialog: (QTest.keyClicks(dialog.field, "Twice"), dialog.accept()))
    room.press(Keys.Key_Delete)
    room.wait(lambda: "C-085" not in room.column(0))
    assert room.current() == "C-084"
    top(source)
    assert source.verticalScrollBar().value() == before
    assert room.page.window().focusWidget() is source


def test_joining_deep_down_leaves_the_place(room: Room, source: CardList, answer: Answer) -> None:
    before = source.verticalScrollBar().value()
    answer(lambda dialog: QTest.keyClick(dialog, Keys.Key_Return))
    room.press(Keys.Key_J)
    room.wait(lambda: len(room.desk.snapshot.needs) == 1)
    room.dialog().close()
    assert room.current() == "C-086"
    assert source.verticalScrollBar().value() == before
    assert room.page.window().focusWidget() is source


def test_the_card_at_the_lower_edge_is_parked_without_a_scroll(room: Room, source: CardList) -> None:
    room.go_to("C-080")
    bar = source.verticalScrollBar()
    bar.setValue(bar.value() + top(source) - source.viewport().height() + 20)
    before = bar.value()
    room.press(Keys.Key_P)
    room.wait(lambda: room.current() == "C-079")
    top(source)
    assert bar.value() == before


def test_the_last_card_sorted_leaves_the_keyboard_on_the_one_above(room: Room, source: CardList) -> None:
    room.press(Keys.Key_End)
    assert room.current() == "C-003"
    room.press(Keys.Key_P)
    room.wait(lambda: "C-003" not in room.column(0))
    assert room.current() == "C-004"


def test_many_cards_parked_at_once_leave_the_keyboard_on_the_next(room: Room, source: CardList) -> None:
    for _ in range(70):
        room.press(Keys.Key_Space)
        room.press(Keys.Key_Down)
    room.press(Keys.Key_Up)
    assert (len(room.page.board.chosen()), room.current()) == (70, "C-017")
    room.press(Keys.Key_P)
    room.wait(lambda: len(room.column(0)) == 130)
    assert room.current() == "C-016"
    assert room.page.board.current_column() is room.page.board._columns()[0]
    assert room.page.window().focusWidget() is source
    assert source.viewport().rect().intersects(source.visualRect(source.currentIndex()))


def test_a_short_column_has_nothing_to_scroll_to(room: Room, source: CardList) -> None:
    columns = list(room.page.board._columns())
    room.wait(columns[0].down.isVisible)
    assert columns[0].more.text().endswith("more,")
    assert [each.down.isVisible() for each in columns[1:]] == [False]


def test_enter_opens_the_current_card(room: Room) -> None:
    room.go_to("C-004")
    room.press(Keys.Key_Return)
    found = room.dialog()
    assert isinstance(found, CardDetail)
    assert found.card.id == room.card("C-004").id
    found.close()


def test_escape_in_the_capture_bar_brings_the_current_card_into_sight(room: Room, source: CardList) -> None:
    room.press(Keys.Key_N)
    source.verticalScrollBar().setValue(0)
    room.press(Keys.Key_Escape)
    assert room.current() == "C-086"
    assert source.viewport().rect().contains(source.visualRect(source.currentIndex()))


def test_session_and_group_stay_chosen_when_all_is_read_again(room: Room, desk: Desk, page: RunPage) -> None:
    for title in ("Evening 2", "Evening 3"):
        desk.do(add_session, AddSession(desk.snapshot.charrettes[0].id, title))
    room.wait(lambda: page.side.session.count() == 3)
    desk.choose_session(desk.snapshot.sessions[1].id)
    assert page.side.session.currentText() == "Evening 2"
    group = page.strip.search.group
    group.setCurrentIndex(3)
    again = tuple(replace(each, id=UUID(str(each.id))) for each in desk.snapshot.groups)
    page.strip.search.show_groups(again)
    assert group.currentData() == again[2].id
