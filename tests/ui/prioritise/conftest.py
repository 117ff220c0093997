"""The page Prioritise on a charrette that is ready to vote."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage
from charrette.ui.prioritise.page import PrioritisePage
from charrette.ui.theme import Theme
from tests.ui.evening import add_needs, add_people

Show = Callable[[], PrioritisePage]


@pytest.fixture
def ready(library: Library) -> Library:
    """Needs and people are there; nothing is opened."""
    add_needs(library)
    add_people(library)
    return library


@pytest.fixture
def stage(desk: Desk, theme: Theme) -> Stage:
    """What the room sees."""
    return Stage(desk, theme, desk)


@pytest.fixture
def show(qtbot: QtBot, ready: Library, desk: Desk, theme: Theme, stage: Stage) -> Show:
    """Shows the page on what the library holds now."""

    def shown() -> PrioritisePage:
        desk.open_project(desk.project_id)
        page = PrioritisePage(desk, theme, stage)
        qtbot.addWidget(page)
        page.resize(1300, 800)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.enter()
        return page

    return shown
