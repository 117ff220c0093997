"""The clock and the agenda beside the board: by keys, as a person runs a session."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from charrette.domain.agenda import Block, BlockState
from charrette.services.clock import go_next, start_block
from charrette.services.projects import edit_session
from charrette.store.library import Library
from charrette.system.settings import Settings
from charrette.ui.desk import Desk
from charrette.ui.models.agenda_rows import AgendaRows, folded, spoken
from charrette.ui.presenter.stage import Stage
from charrette.ui.room_timer import RoomTimer
from charrette.ui.run.adviser_sheet import AdviserSheet
from charrette.ui.run.page import RunPage
from charrette.ui.run.side_pane import SidePane
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from tests.services.room_with_agenda import add_agenda, add_loose_end
from tests.ui.run.room import Held, Keys, Room

Answer = Callable[[Callable[[Any], object]], None]


@pytest.fixture
def blocks(library: Library, desk: Desk, qtbot: QtBot) -> tuple[Block, ...]:
    """An agenda that began on time; the desk has it."""
    session = desk.session
    assert session is not None
    began = replace(session, starts_at=desk.clock.now())
    desk.do(edit_session, began, quiet=True)
    qtbot.waitUntil(lambda: desk.session == began)
    made = add_agenda(library, session.id)
    qtbot.waitUntil(lambda: len(desk.snapshot.blocks) == 5)
    return made


@pytest.fixture
def side(page: RunPage) -> SidePane:
    return page.side


def words(side: SidePane) -> list[str]:
    """The lines of the agenda as they are read out, without their times."""
    return [spoken(row).split(",")[0] for row in side.agenda.agenda.rows]


def test_next_and_back_by_key_from_the_capture_bar(
    blocks: tuple[Block, ...], room: Room, side: SidePane
) -> None:
    assert side.timer.title.text() == "Next: Welcome"
    assert (side.timer.next.text(), side.timer.time.text()) == ("Start", "10:00")
    room.press(Keys.Key_PageDown, Held.ControlModifier)
    room.wait(lambda: side.timer.title.text() == "Welcome")
    assert room.page.stage.timer.timer.running
    room.press(Keys.Key_PageDown, Held.ControlModifier)
    room.wait(lambda: side.timer.title.text() == "Silent writing")
    assert words(side)[:3] == ["Held: Welcome", "Now: Silent writing", "To come: Sketching"]
    assert side.agenda.current() == blocks[1].id
    room.press(Keys.Key_PageUp, Held.ControlModifier)
    room.wait(lambda: side.timer.title.text() == "Welcome")
    room.desk.undo()
    room.wait(lambda: side.timer.title.text() == "Silent writing")


def test_t_starts_the_first_block_and_plus_gives_it_a_minute(
    blocks: tuple[Block, ...], room: Room, side: SidePane
) -> None:
    room.go_to("C-006")
    assert not side.timer.more.isEnabled()
    room.press(Keys.Key_T)
    room.wait(lambda: side.timer.title.text() == "Welcome")
    room.press(Keys.Key_Plus)
    timer = room.page.stage.timer
    assert timer.timer.length == timedelta(minutes=11)
    room.press(Keys.Key_T)
    assert not timer.timer.running
    room.wait(lambda: timer.kept)
    clock = room.desk.snapshot.clock(blocks[0].session_id)
    assert clock is not None
    assert clock.timer == timer.timer


def test_enter_starts_a_block_and_asks_when_it_is_not_the_next(
    blocks: tuple[Block, ...], room: Room, side: SidePane, answer: Answer
) -> None:
    side.to_agenda()
    side.agenda.setCurrentIndex(side.agenda.agenda.index(0, 0))
    room.press(Keys.Key_Return)
    room.wait(lambda: side.timer.title.text() == "Welcome")
    asked: list[str] = []

    def leave(dialog: Question) -> None:
        asked.append(dialog.windowTitle())
        dialog.reject()

    side.to_agenda()
    side.agenda.setCurrentIndex(side.agenda.agenda.index(4, 0))
    answer(leave)
    room.press(Keys.Key_Return)
    assert asked == ["Start “Lunch” now?"]
    assert side.timer.title.text() == "Welcome"
    answer(lambda dialog: dialog.accept())
    side.to_agenda()
    room.press(Keys.Key_Return)
    room.wait(lambda: side.timer.title.text() == "Lunch")
    assert words(side) == [
        "Held: Welcome",
        "To come: Silent writing",
        "To come: Sketching",
        "To come: Walk",
        "Now: Lunch",
    ]


def test_delete_leaves_a_block_out(blocks: tuple[Block, ...], room: Room, side: SidePane) -> None:
    side.to_agenda()
    side.agenda.setCurrentIndex(side.agenda.agenda.index(1, 0))
    room.press(Keys.Key_Delete)
    room.wait(lambda: words(side)[1] == "Skipped: Silent writing")


def test_the_last_block_is_finished_and_the_end_is_said(
    blocks: tuple[Block, ...], room: Room, side: SidePane, desk: Desk
) -> None:
    desk.do(start_block, blocks[4].id)
    room.wait(lambda: side.timer.next.text() == "Finish")
    side.timer.next.click()
    room.wait(lambda: side.timer.title.text() == "The agenda is at its end")
    assert not side.timer.next.isEnabled()
    assert room.page.stage.timer.phase == "calm"


def test_a_late_room_is_advised_and_the_new_times_are_taken_by_key(
    blocks: tuple[Block, ...], room: Room, side: SidePane, desk: Desk, answer: Answer
) -> None:
    session = desk.session
    assert session is not None
    desk.do(edit_session, replace(session, starts_at=desk.clock.now() - timedelta(minutes=5.5)))
    desk.do(go_next, session.id)
    room.wait(lambda: side.clock.late.isVisibleTo(side))
    assert side.clock.late.text() == "6 min behind"
    seen: list[str] = []

    def take(sheet: AdviserSheet) -> None:
        seen.append(sheet.summary.text())
        QTest.keyClick(sheet, Qt.Key.Key_Return)

    answer(take)
    side.to_agenda()
    room.press(Keys.Key_L)
    assert "none below its least" in seen[0]
    room.wait(lambda: not side.clock.late.isVisibleTo(side))
    assert sum(each.minutes for each in desk.snapshot.blocks if not each.beside) == 72 - 6
    desk.undo()
    room.wait(lambda: side.clock.late.isVisibleTo(side))


def test_the_adviser_says_when_nothing_is_late(
    blocks: tuple[Block, ...], room: Room, side: SidePane, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(room.desk.said) as said:
        side.acts.advise()
    assert said.args == ["Nothing is late.", False]


def test_the_sheet_is_left_with_escape(
    blocks: tuple[Block, ...], room: Room, side: SidePane, desk: Desk, answer: Answer
) -> None:
    session = desk.session
    assert session is not None
    desk.do(edit_session, replace(session, starts_at=desk.clock.now() - timedelta(minutes=5.5)))
    desk.do(go_next, session.id)
    room.wait(lambda: side.clock.late.isVisibleTo(side))
    answer(lambda sheet: QTest.keyClick(sheet, Qt.Key.Key_Escape))
    side.clock.late.click()
    assert [each.minutes for each in desk.snapshot.blocks] == [10, 12, 20, 15, 30]


def test_a_session_with_open_items_closes_only_despite_them(
    blocks: tuple[Block, ...], room: Room, side: SidePane, library: Library, answer: Answer
) -> None:
    add_loose_end(library, room.desk.snapshot.project.id, None, "Paint the doors")
    asked: list[str] = []

    def close(dialog: Question) -> None:
        asked.append(dialog.windowTitle())
        dialog.accept()

    answer(close)
    side.acts.close_session()
    room.wait(lambda: side.head.text() == "Agenda (closed)")
    assert asked == ["Close the session despite open items?"]
    room.desk.undo()
    room.wait(lambda: side.head.text() == "Agenda")


def test_without_an_agenda_there_is_the_plain_timer_and_a_way_to_plan(
    room: Room, side: SidePane, qtbot: QtBot
) -> None:
    assert side.timer.title.text() == "Session 1"
    assert not side.agenda.isVisibleTo(side)
    assert not side.timer.next.isVisibleTo(side)
    with qtbot.waitSignal(room.page.go) as gone:
        side.plan.click()
    assert gone.args == ["prepare", "Agenda"]


def test_in_a_low_window_what_lies_behind_is_one_line(
    blocks: tuple[Block, ...], room: Room, side: SidePane, desk: Desk
) -> None:
    desk.do(start_block, blocks[0].id)
    desk.do(start_block, blocks[1].id)
    desk.do(start_block, blocks[4].id)
    room.wait(lambda: side.timer.title.text() == "Lunch")
    room.page.resize(1280, 700)
    assert words(side) == ["Held: 2 blocks behind us", "Now: Lunch"]
    side.agenda.setCurrentIndex(side.agenda.agenda.index(0, 0))
    side.to_agenda()
    room.press(Keys.Key_Return)
    assert side.timer.title.text() == "Lunch"
    room.page.resize(1280, 900)
    assert len(words(side)) == 5


def test_the_bell_rings_once_at_the_end_unless_it_is_off(
    blocks: tuple[Block, ...], room: Room, side: SidePane, desk: Desk
) -> None:
    timer, rung = room.page.stage.timer, []
    timer.rang.connect(lambda: rung.append(True))
    desk.do(start_block, blocks[0].id)
    room.wait(lambda: timer.timer.running)

    def run_out() -> None:
        timer.timer = replace(timer.timer, deadline=desk.clock.now() + timedelta(seconds=1))
        timer.beat()
        timer.timer = replace(timer.timer, deadline=desk.clock.now() - timedelta(seconds=1))
        timer.beat()
        timer.beat()

    run_out()
    assert rung == [True]
    side.timer.bell.click()
    room.wait(lambda: not timer.bell)
    assert side.timer.bell.accessibleName().startswith("The bell is off")
    run_out()
    assert rung == [True]


def test_the_lines_are_a_sound_model(blocks: tuple[Block, ...], side: SidePane) -> None:
    model = AgendaRows()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = side.agenda.agenda.rows
    model.show(rows)
    model.show((replace(rows[0], state=BlockState.DONE), *rows[1:]))
    model.show(rows[:2])
    model.show(())
    assert folded(()) == ()
    assert tester.model() is model


@pytest.fixture
def read_only(library: Library, settings: Settings, theme: Theme, tmp_path: Any) -> Iterator[Desk]:
    """The same library, opened to look at."""
    library.close()
    made = Desk(Library(tmp_path / "library.charrette", read_only=True), settings)
    with made.library.reading() as queries:
        made.open_project(queries.projects()[0].id)
    yield made
    made.close()


def test_a_library_to_look_at_has_a_timer_that_keeps_nothing(read_only: Desk, theme: Theme) -> None:
    stage = Stage(read_only, theme)
    timer: RoomTimer = stage.timer
    timer.toggle()
    assert timer.timer.running
    timer.add_minute()
    timer.toggle()
    assert not timer.timer.running
    assert read_only.snapshot.clocks == ()
