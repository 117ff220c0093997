"""A day with every activity on the stage."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage
from charrette.ui.presenter.window import PresenterWindow
from tests.ui.evening import add_needs, add_people
from tests.ui.presenter.day import Day, add_day


@pytest.fixture
def day(library: Library) -> Day:
    """A block of every kind, and needs to vote on."""
    add_people(library)
    add_needs(library)
    return add_day(library)


@pytest.fixture
def put(desk: Desk) -> Callable[[], None]:
    """Puts what the library holds now on the desk, after what was told of it before."""

    def again() -> None:
        QCoreApplication.sendPostedEvents()
        desk.open_project(desk.project_id)

    return again


@pytest.fixture
def screen(qtbot: QtBot, stage: Stage) -> PresenterWindow:
    """The audience's window."""
    stage.present()
    assert stage.window is not None
    qtbot.addWidget(stage.window)
    return stage.window


@pytest.fixture
def said(screen: PresenterWindow, stage: Stage) -> Callable[[], str]:
    """Turns every page of the view and gives all that stands on the screen."""

    def words() -> str:
        told: list[str] = []
        for page in range(len(stage.slides)):
            stage.turn_to(page)
            screen.resize(1920, 1080)
            screen.grab()
            told += [text for text, _ in screen.said]
        stage.turn_to(0)
        return "\n".join(told)

    return words
