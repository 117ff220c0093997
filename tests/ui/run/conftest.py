"""The page on which a charrette is held, shown, with ways to look at what stands on its board."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage
from charrette.ui.run.page import RunPage
from charrette.ui.theme import Theme
from tests.ui.run.activity_room import Start, starter
from tests.ui.run.room import Room


@pytest.fixture
def page(desk: Desk, theme: Theme, stage: Stage, qtbot: QtBot) -> Iterator[RunPage]:
    """The page, shown as it is in the window."""
    made = RunPage(desk, theme, stage)
    qtbot.addWidget(made)
    made.resize(1352, 844)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.enter()
    yield made
    made.close()


@pytest.fixture
def room(page: RunPage, desk: Desk, qtbot: QtBot) -> Room:
    """The page as a person uses it."""
    return Room(page, desk, qtbot)


@pytest.fixture
def start(room: Room, desk: Desk) -> Start:
    """Plans a block of a kind and starts it."""
    return starter(room, desk)
