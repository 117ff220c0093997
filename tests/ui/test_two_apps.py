"""Two apps on one library of a server: what one does is seen by the other, whatever the other did meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from charrette.services import clock
from charrette.services.capture import KeepCard, keep_card
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from charrette.system.settings import Settings
from charrette.ui.desk import Desk
from charrette.ui.room_timer import RoomTimer
from tests.services.room_with_agenda import HandClock, add_agenda
from tests.store import libraries
from tests.store.moments import START

postgres_address = libraries.postgres_address


@dataclass(frozen=True)
class Both:
    """This app with its desk and timer, and the library as the other app has it open."""

    desk: Desk
    timer: RoomTimer
    other: Library


@pytest.fixture
def both(postgres_address: str) -> Iterator[Both]:
    hands = HandClock(START)
    other = libraries.opened(postgres_address, "Bea", hands)
    project = other.do(create_project, NewProject("Alder Creek"))
    add_agenda(other, libraries.snapshot_of(other, project).sessions[0].id)
    desk = Desk(libraries.opened(postgres_address, "Ada", hands), Settings())
    desk.open_project(project.id)
    yield Both(desk, RoomTimer(desk), other)
    desk.close()
    other.close()


def test_a_clock_that_the_other_app_started_and_stopped_is_shown_here(both: Both, qtbot: QtBot) -> None:
    session = both.desk.snapshot.sessions[0]
    both.other.do(clock.go_next, session.id)
    both.desk.look_for_other_writers()
    qtbot.waitUntil(lambda: both.timer.block is not None)
    assert both.timer.block is not None
    assert (both.timer.block.title, both.timer.timer.running) == ("Welcome", True)
    both.other.do(clock.pause_clock, session.id)
    both.desk.look_for_other_writers()
    qtbot.waitUntil(lambda: not both.timer.timer.running)


def test_what_the_other_app_did_just_before_a_step_of_ones_own_is_not_passed_over(
    both: Both, qtbot: QtBot
) -> None:
    session, project = both.desk.snapshot.sessions[0], both.desk.snapshot.project
    both.other.do(clock.go_next, session.id)
    both.desk.do(keep_card, KeepCard(project.id, "From this one"))
    qtbot.waitUntil(lambda: bool(both.desk.snapshot.cards))
    both.desk.look_for_other_writers()
    qtbot.waitUntil(lambda: both.timer.block is not None)
    assert both.desk.snapshot == libraries.snapshot_of(both.other, project)
