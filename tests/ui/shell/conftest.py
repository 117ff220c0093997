"""The facilitator's window on the desk of the small project."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from charrette.ui.desk import Desk
from charrette.ui.main_window import MainWindow
from charrette.ui.presenter.stage import Stage
from charrette.ui.theme import Theme


@pytest.fixture
def window(desk: Desk, theme: Theme, stage: Stage, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window, shown and active."""
    made = MainWindow(desk, theme, stage)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    if isValid(made):  # before the desk closes, so that no page asks it for anything more
        delete(made)
