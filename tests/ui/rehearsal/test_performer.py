"""A rehearsal that is watched: people act by the fast clock; the facilitator may pause, hurry and lead."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from charrette.domain.agenda import BlockState
from charrette.services.clock import go_next
from charrette.services.rehearse import SIMULATED, Live, Rehearsal, live
from charrette.system.settings import Settings
from charrette.ui.desk import Desk
from charrette.ui.rehearsal.bar import RehearsalBar
from charrette.ui.rehearsal.dialog import RehearsalDialog, speed_words
from charrette.ui.rehearsal.performer import Performer, Playing
from charrette.ui.theme import Theme

FASTEST = 200_000.0


@pytest.fixture
def shown(tmp_path: Path) -> Live:
    """A small nominal group, about to begin."""
    return live(Rehearsal(tmp_path, 6, 20, template="nominal-group"), FASTEST, "Ada")


@pytest.fixture
def desk(shown: Live, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(shown.library, Settings())
    with shown.library.reading() as queries:
        desk.open_project(queries.projects()[0].id)
    yield desk
    desk.close()


def test_the_agenda_is_held_to_its_end(shown: Live, desk: Desk, qtbot: QtBot) -> None:
    performer = Performer(desk, shown.waits, shown.clock)
    qtbot.waitUntil(lambda: performer.state is Playing.OVER, timeout=30_000)
    assert performer.trouble == ""
    assert len(desk.snapshot.cards) == 20
    assert {block.state for block in desk.snapshot.blocks} == {BlockState.DONE}
    with shown.library.reading() as queries:
        assert SIMULATED in {minute.who for minute in queries.minutes()}


def test_who_leads_may_press_next_and_take_back_nothing_of_the_room(
    shown: Live, desk: Desk, qtbot: QtBot
) -> None:
    performer = Performer(desk, shown.waits, shown.clock)
    qtbot.waitUntil(lambda: len(desk.snapshot.cards) > 4, timeout=30_000)
    session = desk.session
    assert session is not None
    desk.do(go_next, session.id)
    qtbot.waitUntil(lambda: performer.state is Playing.OVER, timeout=30_000)
    assert performer.trouble == ""
    assert all(block.over for block in desk.snapshot.blocks)


def test_a_pause_stops_the_people_and_their_clock(shown: Live, desk: Desk, qtbot: QtBot) -> None:
    performer = Performer(desk, shown.waits, shown.clock)
    qtbot.waitUntil(lambda: bool(desk.snapshot.clocks), timeout=30_000)
    performer.toggle()
    assert shown.clock.now() == shown.clock.now()
    assert performer.state is Playing.PAUSED
    performer.set_speed(FASTEST * 2)
    performer.toggle()
    qtbot.waitUntil(lambda: performer.state is Playing.OVER, timeout=30_000)


def test_the_bar_says_that_the_people_are_not_real(
    shown: Live, desk: Desk, theme: Theme, qtbot: QtBot
) -> None:
    shown.clock.speed = 600
    performer = Performer(desk, shown.waits, shown.clock)
    bar = RehearsalBar(theme, performer, "Nominal group")
    qtbot.addWidget(bar)
    assert "simulated people" in bar.words.whole
    bar.pause.click()
    assert bar.pause.text() == "Go on"
    bar.pause.click()
    performer.set_speed(FASTEST)
    qtbot.waitUntil(lambda: performer.state is Playing.OVER, timeout=30_000)
    assert "it is over" in bar.words.whole
    assert bar.pause.isHidden()


def test_enter_rehearses_the_whole_sample_at_once(theme: Theme, qtbot: QtBot) -> None:
    dialog = RehearsalDialog(None, theme)
    qtbot.addWidget(dialog)
    plan = dialog.plan()
    assert (plan.template.name, plan.participants, plan.cards, plan.speed) == (
        "half-day-school",
        38,
        118,
        None,
    )
    dialog.people.setText("0")
    assert not dialog.keep.isEnabled()


def test_speeds_in_words() -> None:
    assert [speed_words(each) for each in (1, 10, 60, 600)] == [
        "As in the room: a minute takes a minute",
        "10 times as fast: an hour takes 6 minutes",
        "60 times as fast: an hour takes 1 minute",
        "600 times as fast: an hour takes 6 seconds",
    ]
