"""A part of Prepare on a real desk, shown as the page shows it."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from charrette.ui.desk import Desk
from charrette.ui.prepare.page import PreparePage
from charrette.ui.presenter.stage import Stage
from charrette.ui.theme import Theme


@pytest.fixture
def show_part(desk: Desk, theme: Theme, stage: Stage, qtbot: QtBot) -> Callable[[str], Any]:
    """Shows the page with the part of that title, and gives the part."""

    def shown(title: str) -> Any:
        page = PreparePage(desk, theme, stage)
        qtbot.addWidget(page)
        page.resize(1300, 900)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.reveal(title)
        return next(each for each in page.parts if each.title == title)

    return shown
