"""Beside the board: the timer, who is in the room, the drawer of a narrow window, the header."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from charrette.domain.timer import Phase, Timer
from charrette.services.people import AddParticipants, add_participants
from charrette.services.projects import AddSession, add_session
from charrette.ui.desk import Desk
from charrette.ui.run.page import RunPage
from charrette.ui.run.room_panel import presences
from charrette.ui.theme import Theme
from tests.ui.run.room import Keys, Room


def test_the_room_says_who_is_thin_and_who_is_silent(desk: Desk) -> None:
    found = {each.name: each for each in presences(desk.snapshot)}
    teachers, facilities = found["Teachers"], found["Facilities"]
    assert (teachers.here, teachers.seats, teachers.cards, teachers.thin) == (3, 8, 1, True)
    assert teachers.here_words == "▼ 3 / 8"
    assert facilities.cards_words == "no card yet"
    assert facilities.spoken == "Facilities: 0 of 4 here, thin, no card yet"


def test_a_new_participant_is_counted(room: Room, desk: Desk) -> None:
    students = next(group for group in desk.snapshot.groups if group.label == "ST")
    desk.do(add_participants, AddParticipants(desk.snapshot.project.id, students.id, ("Ash",)))
    room.wait(lambda: "Students: 1 of 12 here" in room.page.side.room.accessibleName())


def test_t_starts_and_pauses_the_timer_everywhere(room: Room) -> None:
    room.go_to("C-006")
    room.press(Keys.Key_T)
    timer = room.page.stage.timer
    assert timer.timer.running
    assert room.page.side.timer.pause.accessibleName().startswith("Pause")
    room.press(Keys.Key_T)
    assert not timer.timer.running


def test_a_minute_more_and_the_signs_of_what_is_left(page: RunPage) -> None:
    timer, panel = page.stage.timer, page.side.timer
    timer._show(Timer.of_minutes(10))
    QTest.mouseClick(panel.more, Qt.MouseButton.LeftButton)
    assert timer.timer.length == timedelta(minutes=11)
    assert panel.time.text() == "11:00"
    timer._show(timer.timer.started(page._desk.clock.now() - timedelta(minutes=10, seconds=50)))
    assert timer.phase == Phase.LAST
    assert panel.sign.isVisibleTo(panel)
    timer._show(timer.timer.paused(page._desk.clock.now() + timedelta(minutes=2)))
    assert panel.time.text().startswith("+")
    assert panel.of.text() == "over time"
    assert panel.time.accessibleName() == "The time is over"


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("late", [53, 125])
def test_the_pane_is_not_cut_however_late_the_room_is(
    page: RunPage, theme: Theme, qtbot: QtBot, late: int, scale: int
) -> None:
    theme.set_text_size(scale)
    page.resize(1352 * scale // 100, 844 * scale // 100)
    timer, panel = page.stage.timer, page.side.timer
    timer._show(Timer.of_minutes(180).started(page._desk.clock.now() - timedelta(minutes=180 + late)))
    assert panel.time.text().startswith(f"+{late}:")
    area = page.side.findChild(QScrollArea)
    assert area is not None
    inside = area.widget()
    assert inside is not None
    qtbot.waitUntil(lambda: panel.bar.width() > 100)
    assert inside.width() == page.side.width() - 1
    for words in (panel.time, panel.of):
        qtbot.waitUntil(lambda words=words: words.width() >= words.sizeHint().width())
        assert panel.rect().contains(QRect(words.mapTo(panel, QPoint()), words.size()))


def test_the_session_can_be_chosen_and_gives_its_prompt(room: Room, desk: Desk) -> None:
    charrette = desk.snapshot.charrettes[0]
    desk.do(add_session, AddSession(charrette.id, "Evening 2", prompt="What did we forget?"))
    room.wait(lambda: room.page.side.session.count() == 2)
    assert room.page.side.timer.prompt.text() == "What did we forget?"
    room.page.bar.picker.choose(desk.snapshot.groups[1])
    room.page.side.session.activated.emit(0)
    assert desk.session is not None
    assert desk.session.title == "Session 1"
    assert room.page.bar.picker.taken == desk.snapshot.groups[1]


def test_a_narrow_window_has_the_room_in_a_drawer(page: RunPage) -> None:
    page.resize(900, 700)
    assert not page.side.isVisible()
    page.header.room.click()
    assert page.drawer.isVisible()
    assert page.side.isVisible()
    assert page.drawer.geometry().bottom() < page.foot.geometry().top()
    QTest.keyClick(page.drawer._close, Qt.Key.Key_Escape)
    assert not page.drawer.isVisible()
    page.resize(1352, 844)
    assert page.side.isVisible()


def test_columns_are_two_when_narrow_and_one_when_very_narrow(page: RunPage, theme: Theme) -> None:
    widths: list[int] = []
    for width, text in ((1352, 100), (900, 100), (1060, 200)):
        theme.set_text_size(text)
        page.resize(width, 700)
        widths.append(page.board.lists()[0].width() * 100 // page.board.width())
    theme.set_text_size(100)
    assert widths[0] < 34
    assert 34 < widths[1] < 55
    assert widths[2] == 100


def test_larger_text_keeps_every_card_and_the_current_one(room: Room, theme: Theme) -> None:
    room.go_to("C-005")
    theme.set_text_size(200)
    assert room.current() == "C-005"
    assert room.column(0) == ["C-006", "C-005", "C-004", "C-003"]
    theme.set_text_size(100)


def test_the_header_names_project_session_and_what_the_room_sees(page: RunPage) -> None:
    assert page.title == "Alder Creek"
    assert page.context() == "First charrette, Session 1"
    assert page.header.on_screen.text() == "Nothing on screen"
    page.header.present.click()
    assert page.header.on_screen.text() == "On screen: prompt and timer"
    page.header.blank.click()
    assert page.header.on_screen.text() == "On screen: blank"
    page.header.present.click()
    assert page.header.on_screen.text() == "Nothing on screen"


def test_every_command_has_a_name_and_no_key_is_given_twice_in_one_place(page: RunPage) -> None:
    actions = page.actions()
    keys = [action.shortcut().toString() for action in actions]
    assert all(action.text() for action in actions)
    places = [(action.associatedObjects()[0], action.shortcut().toString()) for action in actions]
    assert len(places) == len(set(places))
    assert {"M", "J", "E", "P", "Del", "Space", "N", "T", "Ctrl+G", "Ctrl+F"} <= set(keys)
