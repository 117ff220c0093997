"""The facilitator's console, freeze, hold and follow."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from charrette.domain.surfaces import View
from charrette.ui.desk import Desk
from charrette.ui.presenter.console import Console
from charrette.ui.presenter.keys import VIEW_KEYS
from charrette.ui.presenter.stage import Stage
from charrette.ui.presenter.window import PresenterWindow
from tests.ui.presenter.day import NOTE, Day

Put = Callable[[], None]


@pytest.fixture
def console(qtbot: QtBot, day: Day, stage: Stage, screen: PresenterWindow, put: Put) -> Iterator[Console]:
    """The console beside the audience's window, in the first block."""
    day.start("talk")
    put()
    stage.open_console()
    made = stage.console
    assert made is not None
    yield made
    made.close()


def painted(window: PresenterWindow) -> list[str]:
    """What the audience reads."""
    window.resize(960, 540)
    window.grab()
    return [words for words, _ in window.said]


def test_the_console_has_the_notes_and_the_audience_has_not(
    console: Console, screen: PresenterWindow
) -> None:
    assert console.side.notes.text() == NOTE
    console.grab()
    said = [words for words, _ in (*console.now.said, *console.next.said)]
    assert said
    assert NOTE not in "\n".join([*said, *painted(screen)])


def test_the_small_picture_says_what_the_audience_reads(console: Console, screen: PresenterWindow) -> None:
    console.grab()
    assert [words for words, _ in console.now.said] == painted(screen)


def test_the_next_step_and_block_are_shown_before_they_come(
    qtbot: QtBot, console: Console, stage: Stage, desk: Desk
) -> None:
    assert console.side.next.text() == "Presentation, 20 minutes"
    console.grab()
    assert "What is right? What is missing? What would you change?" in " ".join(
        w for w, _ in console.next.said
    )
    QTest.keyClick(console, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: stage.place.block is not None and stage.place.block.kind == "presentation")
    assert stage.place.index == 0
    QTest.keyClick(console, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: stage.place.index == 1)
    assert console.side.step.text() == "Step 2 of 2: Hear the answers"


def test_a_frozen_audience_keeps_its_picture_and_only_the_facilitator_is_told(
    qtbot: QtBot, console: Console, stage: Stage, screen: PresenterWindow
) -> None:
    before = painted(screen)
    QTest.keyClick(console, Qt.Key.Key_F)
    QTest.keyClick(console, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: stage.place.block is not None and stage.place.block.kind == "presentation")
    stage.show_view("agenda")
    assert painted(screen) == before
    assert stage.on_screen_words() == "On screen: frozen"
    assert console.state.text.startswith("Frozen")
    assert console.freeze.text() == "Go on showing"
    QTest.keyClick(console, Qt.Key.Key_F)
    assert "Where we are" in painted(screen)


def test_blank_goes_over_a_frozen_picture(console: Console, stage: Stage, screen: PresenterWindow) -> None:
    QTest.keyClick(console, Qt.Key.Key_F)
    QTest.keyClick(console, Qt.Key.Key_B)
    assert painted(screen) == [stage.clock_words()]
    assert console.state.text == "Blank: the clock only"


@pytest.mark.parametrize(("view", "key"), VIEW_KEYS.items())
def test_every_view_has_its_key(console: Console, stage: Stage, view: View, key: str) -> None:
    QTest.keyClick(console.views, Qt.Key(ord(key)))
    shown = View.VOTING if view is View.RESULT else view
    assert stage.view is shown
    QTest.keyClick(console.views, Qt.Key.Key_0)
    assert stage.view is View.PROMPT


def test_a_view_by_hand_gives_way_when_the_room_moves_on_unless_it_is_held(
    day: Day, stage: Stage, console: Console, put: Put, desk: Desk, qtbot: QtBot
) -> None:
    stage.show_view("board")
    QTest.keyClick(console, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: stage.place.block is not None and stage.place.block.kind == "presentation")
    assert stage.view is View.PROMPT
    stage.show_view("board")
    QTest.keyClick(console, Qt.Key.Key_H)
    assert not stage.following
    QTest.keyClick(console, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: stage.place.index == 1)
    assert stage.view is View.BOARD
    assert console.state.text == "Held: the board"
    QTest.keyClick(console, Qt.Key.Key_H)
    assert stage.following
    assert stage.view is View.PROMPT


def test_pages_are_turned_with_keys_and_a_turned_page_stays(
    console: Console, stage: Stage, screen: PresenterWindow
) -> None:
    QTest.keyClick(console.views, Qt.Key.Key_3)
    QTest.keyClick(console.views, Qt.Key.Key_PageDown)
    assert stage.page == 1
    assert console.page.text() == stage.page_words()
    QTest.keyClick(screen, Qt.Key.Key_PageUp)
    assert stage.page == 0


def test_the_list_chooses_with_arrows_and_enter(console: Console, stage: Stage) -> None:
    assert console.views.currentRow() == 0
    QTest.keyClick(console.views, Qt.Key.Key_Down)
    QTest.keyClick(console.views, Qt.Key.Key_Down)
    QTest.keyClick(console.views, Qt.Key.Key_Return)
    assert stage.view is View.AGENDA


def test_the_timer_is_paused_and_given_a_minute_from_the_console(
    qtbot: QtBot, console: Console, stage: Stage
) -> None:
    assert stage.timer.timer.running
    QTest.keyClick(console, Qt.Key.Key_T)
    assert not stage.timer.timer.running
    assert console.side.pause.text() == "Start"
    before = stage.timer.left
    QTest.keyClick(console, Qt.Key.Key_Plus)
    assert round((stage.timer.left - before).total_seconds()) == 60
    qtbot.waitUntil(lambda: stage.timer.kept)


def test_escape_closes_the_console_and_the_show_goes_on(console: Console, stage: Stage) -> None:
    QTest.keyClick(console, Qt.Key.Key_Escape)
    assert not console.isVisible()
    assert stage.presenting
    stage.open_console()
    assert console.isVisible()
    stage.close()
    assert not console.isVisible()
    assert not stage.presenting


def test_a_hidden_vote_is_not_seen_next_either(day: Day, stage: Stage, console: Console, put: Put) -> None:
    from tests.ui.presenter.day import vote

    block = day.start("dot-vote")
    vote(day, "dots", block=block)
    put()
    console.grab()
    told = [words for words, _ in console.next.said]
    assert told
    assert not any(words.isdigit() for words in told)


def test_f5_presents_and_ctrl_z_takes_back_what_was_pressed_too_soon(
    qtbot: QtBot, console: Console, stage: Stage, desk: Desk
) -> None:
    here = stage.timer.block
    assert here is not None
    stage.leave()
    QTest.keyClick(console, Qt.Key.Key_F5)
    assert stage.presenting
    QTest.keyClick(console, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: stage.timer.block is not None and stage.timer.block.id != here.id)
    QTest.keyClick(console, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: stage.timer.block is not None and stage.timer.block.id == here.id)
