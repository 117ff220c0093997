"""The first picture: board and capture bar are there at once, the rest comes behind them and moves nothing."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from charrette.store.first_look import first_look
from charrette.store.library import Library
from charrette.system.settings import Settings
from charrette.ui.desk import Desk
from charrette.ui.main_window import MainWindow
from charrette.ui.presenter.stage import Stage
from charrette.ui.run.page import RunPage
from charrette.ui.theme import Theme


@pytest.fixture(params=[100])
def starting(
    library: Library, settings: Settings, theme: Theme, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    """The window as the app shows it, at a text size: what a first look found, the library opened behind it."""
    theme.set_text_size(request.param)
    assert library.path is not None
    desk = Desk(lambda: library, settings, first=first_look(library.path, []))
    stage = Stage(desk, theme)
    made = MainWindow(desk, theme, stage)
    yield made
    stage.leave()
    delete(made)  # before the desk closes, so that no page asks it for anything more
    desk.close()


def run_page(window: MainWindow) -> RunPage:
    page = window.pages["run"]
    assert isinstance(page, RunPage)
    return page


def places(window: MainWindow, *widgets: QWidget) -> list[tuple[int, ...]]:
    """Where widgets stand in the window, and how large they are."""
    corners = [each.mapTo(window, QPoint(0, 0)) for each in widgets]
    return [(at.x(), at.y(), each.width(), each.height()) for at, each in zip(corners, widgets, strict=True)]


@pytest.mark.parametrize("starting", [100, 125, 150, 200], indirect=True)
@pytest.mark.parametrize("width", [700, 1200, 1440])
def test_no_card_moves_when_the_rest_comes(starting: MainWindow, qtbot: QtBot, width: int) -> None:
    starting.resize(width, 900)
    starting.show()
    QApplication.sendPostedEvents()  # what is laid out before the first paint
    page = run_page(starting)
    assert not hasattr(page, "strip")
    before = places(starting, page.stack, page.bar, starting.header, starting.rail)
    widths = [each.width() for each in page.board.lists()]
    assert len(widths) == 2
    qtbot.waitUntil(lambda: hasattr(page, "strip"))
    qtbot.wait(20)
    assert page.strip.isVisible()
    assert page.shelf.isVisible()
    after = places(starting, page.stack, page.bar, starting.header, starting.rail)
    assert after[1:] == before[1:]
    assert [each.width() for each in page.board.lists()] == widths
    assert after[0] == pytest.approx(before[0], abs=0 if starting.theme.scale < 1.5 else 2)


def test_the_capture_bar_has_the_keyboard_and_keeps_it(starting: MainWindow, qtbot: QtBot) -> None:
    starting.show()
    page = run_page(starting)
    field = starting.focusWidget()
    assert field is page.bar.field
    qtbot.keyClicks(page.bar.field, "Shade")
    qtbot.waitUntil(lambda: hasattr(page, "strip"))
    assert starting.focusWidget() is page.bar.field
    starting.desk.open_library()
    qtbot.keyClick(page.bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(starting.desk.snapshot.cards) == 7)
    assert page.board_cards.column_of(starting.desk.snapshot.cards[-1].id) is not None


def test_a_command_of_the_first_moment_finds_all_it_needs(starting: MainWindow, qtbot: QtBot) -> None:
    starting.show()
    starting.cycle_panes(1)
    assert run_page(starting).strip.isVisible()
    assert starting.header.findChildren(QWidget)
