"""A whole half day in the real windows by keyboard alone; run by ``test_half_day`` in a process with two screens."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charrette import app
from charrette.system.settings import Settings
from tests.e2e.half_day_acts import ACTS, Day
from tests.e2e.half_day_votes import VOTES
from tests.e2e.hands import Hands
from tests.services.room_with_agenda import HandClock


@pytest.fixture
def day(qtbot: QtBot, tmp_path: Path) -> Iterator[Day]:
    """The app on an empty library, the day before."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    clock, exports = HandClock(datetime(2027, 3, 15, 11, 0, tzinfo=UTC)), tmp_path / "out"
    settings = Settings(appearance="light", person="Dana", export_folder=str(exports))
    session = app.Session(application, settings, clock=clock)
    assert session.open(tmp_path / "own.charrette")
    yield Day(session, clock, exports)
    session.close()


def test_the_half_day_template_from_first_block_to_brief(day: Day, qtbot: QtBot) -> None:
    hands = Hands(qtbot, lambda: day.session.window)
    for act in (*ACTS, *VOTES):
        hands.play(act(day))
    assert {block.state for block in day.agenda} == {"done"}
