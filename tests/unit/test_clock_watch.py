"""The steady clock and the watch that compares it with the computer's; turns of an agenda without a room."""

import time
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from charrette.domain.agenda import Block, BlockState, SessionClock
from charrette.domain.project import Session
from charrette.domain.running import set_after, set_before, shown_timer
from charrette.domain.timer import Phase, Timer
from charrette.system.clock import ClockWatch, Gap, SteppingClock, SystemClock, steady_seconds
from tests.services.room_with_agenda import HandClock
from tests.store.moments import START


def test_the_steady_clock_counts_seconds() -> None:
    before, other = steady_seconds(), time.monotonic()
    time.sleep(0.02)
    assert abs((steady_seconds() - before) - (time.monotonic() - other)) < 0.01


def test_the_watch_tells_what_passed_from_what_was_set() -> None:
    hands = HandClock(START)
    watch = ClockWatch(hands)
    hands.wait(3)
    assert watch.look() == Gap(timedelta(seconds=3), timedelta(0))
    hands.wait(7200)
    hands.set(timedelta(hours=-1))
    assert watch.look() == Gap(timedelta(hours=2), timedelta(hours=-1))
    hands.set(timedelta(seconds=0.9))
    assert watch.look() == Gap(timedelta(0), timedelta(0))


def test_the_watch_reads_both_clocks_at_one_moment() -> None:
    """Where the computer goes to sleep between the readings, they are read again."""

    class Sleepy(HandClock):
        """Falls asleep between two readings, once."""

        naps = 0.0

        def now(self) -> datetime:
            self.wait(self.naps)
            self.naps = 0.0
            return super().now()

    clock = Sleepy(START)
    watch = ClockWatch(clock)
    clock.naps = 600.0
    assert watch.look() == Gap(timedelta(minutes=10), timedelta(0))


def test_a_clock_that_steps_at_each_reading_is_watched_too() -> None:
    assert ClockWatch(SteppingClock(START)).look().set == timedelta(0)


def test_on_this_computer_nothing_is_set_between_two_looks() -> None:
    watch = ClockWatch(SystemClock())
    assert watch.look().set == timedelta(0)


def test_nothing_to_time_is_calm() -> None:
    assert Timer.of_minutes(0).phase(START) is Phase.CALM
    assert replace(Timer.of_minutes(0), kept=timedelta(seconds=-1)).phase(START) is Phase.OVER


def test_an_agenda_that_nobody_held_has_a_first_block_and_none_before_it() -> None:
    session = Session(uuid4(), uuid4(), 1, "Evening", minutes=25)
    blocks = tuple(Block(uuid4(), session.id, place, f"B{place}", minutes=5 + place) for place in range(3))
    assert set_after(blocks, None) == blocks[:1]
    assert set_before(blocks, None) == ()
    assert set_after((), None) == ()
    assert shown_timer(session, (), None) == Timer.of_minutes(25)
    assert shown_timer(session, blocks, SessionClock(uuid4(), session.id)) == Timer.of_minutes(5)
    over = tuple(replace(block, state=BlockState.SKIPPED) for block in blocks)
    assert set_after(over, None) == ()
    assert shown_timer(session, over, None) == Timer.of_minutes(0)
