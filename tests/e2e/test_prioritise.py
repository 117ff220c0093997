"""Two people who disagree about a result see on one screen and on paper how it came about, and count it again."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charrette import app
from charrette.system.settings import Settings
from tests.e2e.hands import Hands
from tests.e2e.prioritise_acts import ACTS
from tests.e2e.prioritise_after import AFTER
from tests.e2e.prioritise_alike import join_two_alike
from tests.e2e.prioritise_room import Vote, room_before_the_vote
from tests.services.room_with_agenda import HandClock


@pytest.fixture
def vote(qtbot: QtBot, tmp_path: Path) -> Iterator[Vote]:
    """The app on the sample school's needs, before any round."""
    room_before_the_vote(tmp_path / "own.charrette")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    (exports := tmp_path / "out").mkdir()
    settings = Settings(appearance="light", person="Dana", export_folder=str(exports))
    session = app.Session(application, settings, clock=HandClock(datetime(2027, 2, 27, 17, 0, tzinfo=UTC)))
    assert session.open(tmp_path / "own.charrette")
    session.window.resize(1280, 720)
    yield Vote(session, exports)
    session.close()


def test_two_who_disagree_see_how_it_came_about_and_count_it_again(vote: Vote, qtbot: QtBot) -> None:
    hands = Hands(qtbot, lambda: vote.session.window)
    for act in (*ACTS, *AFTER):
        hands.play(act(vote))


def test_two_cards_alike_are_offered_joined_and_offered_again_after_undo(vote: Vote, qtbot: QtBot) -> None:
    Hands(qtbot, lambda: vote.session.window).play(join_two_alike(vote))
