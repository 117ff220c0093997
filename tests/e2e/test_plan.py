"""Two departments plan the sample school in one sitting, by keyboard alone, up to the budget for the board."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charrette import app
from charrette.system.settings import Settings
from tests.e2e.hands import Hands
from tests.e2e.plan_acts import ACTS
from tests.e2e.plan_board_acts import BOARD_ACTS
from tests.e2e.plan_room import room_gone_home
from tests.e2e.plan_sitting import Sitting
from tests.services.room_with_agenda import HandClock


@pytest.fixture
def sitting(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    """The app on the library of a room that has gone home, two weeks later."""
    room_gone_home(tmp_path / "own.charrette")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    exports = tmp_path / "out"
    settings = Settings(appearance="light", person="Dana", export_folder=str(exports))
    session = app.Session(application, settings, clock=HandClock(datetime(2027, 3, 15, 17, 0, tzinfo=UTC)))
    assert session.open(tmp_path / "own.charrette")
    session.window.resize(1280, 720)
    yield Sitting(session, exports)
    session.close()


def test_both_departments_plan_the_sample_school_in_one_sitting(sitting: Sitting, qtbot: QtBot) -> None:
    hands = Hands(qtbot, lambda: sitting.session.window)
    for act in (*ACTS, *BOARD_ACTS):
        hands.play(act(sitting))
