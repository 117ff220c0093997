"""The plan's times, the room's times, and whether an agenda fits."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given

from charrette.domain.agenda import (
    Block,
    BlockState,
    assumed_start,
    fixed_start,
    planned,
    sets_of,
    time_of_day,
)
from charrette.domain.agenda_sum import agenda_sum
from charrette.domain.errors import InvalidInputError
from charrette.domain.projection import minutes_behind, place_of, projected
from tests.unit.agendas import MORNING, NINE, SESSION, ZONE, any_blocks, block, clock_times, running


def test_start_times_follow_and_a_fixed_start_waits() -> None:
    slots = planned(SESSION, MORNING, ZONE)
    assert clock_times(slots) == {
        "Welcome": "09:00",
        "Writing": "09:10",
        "Round robin": "09:30",
        "Sorting": "10:00",
        "Students": "10:00",
        "Lunch": "11:00",
        "Vote": "11:40",
    }
    assert slots[5].free == timedelta(minutes=15)
    assert planned(replace(SESSION, starts_at=None), MORNING, ZONE) == ()


def test_a_fixed_start_that_is_missed_says_by_how_much() -> None:
    long = (replace(MORNING[0], minutes=40), *MORNING[1:])
    slots = planned(SESSION, long, ZONE)
    assert slots[5].late == timedelta(minutes=15)
    total = agenda_sum(SESSION, long, ZONE)
    assert total.troubles == ("“Lunch” would begin 15 minutes late, at 11:15 instead of 11:00.",)


def test_the_sum_against_the_time_there_is() -> None:
    fits = agenda_sum(SESSION, MORNING, ZONE)
    assert (fits.minutes, fits.given, fits.over) == (220, 240, 0)
    assert fits.words == "3 h 40 of 4 h, 20 min left."
    tight = agenda_sum(replace(SESSION, ends_at=NINE + timedelta(hours=3)), MORNING, ZONE)
    assert tight.over == 40
    assert tight.words == "3 h 40 of 3 h. 40 minutes too long: it would end at 12:40 instead of 12:00."
    bare = replace(SESSION, starts_at=None, ends_at=None)
    assert agenda_sum(bare, MORNING, ZONE).slots == ()
    assert agenda_sum(bare, MORNING, ZONE, NINE).words == "3 h 40."


def test_a_fixed_start_is_the_nearest_one_even_past_midnight() -> None:
    late = datetime(2027, 3, 16, 23, 50, tzinfo=ZONE)
    assert fixed_start(block(0, "Home", 5, 5, fixed_start="00:15"), late, ZONE) == late + timedelta(
        minutes=25
    )
    early = datetime(2027, 3, 16, 0, 5, tzinfo=ZONE)
    assert fixed_start(block(0, "Home", 5, 5, fixed_start="23:55"), early, ZONE) == early - timedelta(
        minutes=10
    )


def test_an_agenda_without_a_start_is_read_from_nine() -> None:
    now = datetime(2027, 3, 16, 23, 0, tzinfo=UTC)
    bare = replace(SESSION, starts_at=None)
    assert assumed_start(bare, now, ZONE).astimezone(ZONE).isoformat() == "2027-03-16T09:00:00-04:00"
    assert assumed_start(SESSION, now, ZONE) == NINE


@pytest.mark.parametrize("words", ["25:00", "noon", "", "9", "9:60"])
def test_what_is_no_time_of_day_is_refused(words: str) -> None:
    with pytest.raises(InvalidInputError, match="no time of day"):
        time_of_day(words)


def test_the_rest_follows_from_the_running_clock() -> None:
    now = NINE + timedelta(minutes=40)
    blocks, clock = running(MORNING, 1, now, timedelta(minutes=5))
    times = clock_times(projected(SESSION, blocks, clock, now, ZONE))
    assert (times["Round robin"], times["Sorting"], times["Lunch"]) == ("09:45", "10:15", "11:00")
    assert minutes_behind(SESSION, blocks, clock, now, ZONE) == 0
    late = now + timedelta(minutes=10)
    assert minutes_behind(SESSION, blocks, clock, late, ZONE) == 5


def test_a_paused_clock_lets_the_rest_slide() -> None:
    now = NINE + timedelta(minutes=20)
    blocks, clock = running(MORNING, 1, now, timedelta(minutes=10))
    stopped = replace(clock, deadline=None, kept_ms=10 * 60_000)
    for waited in (0, 20):
        later = now + timedelta(minutes=waited)
        assert place_of(SESSION, blocks, stopped, later).free == later + timedelta(minutes=10)


def test_what_was_skipped_has_no_length_and_is_not_to_come() -> None:
    skipped = (MORNING[0], replace(MORNING[1], state=BlockState.SKIPPED), *MORNING[2:])
    slots = projected(SESSION, skipped, None, NINE, ZONE)
    assert slots[1].start == slots[1].end
    assert clock_times(slots)["Round robin"] == "09:10"
    assert [each[0].title for each in place_of(SESSION, skipped, None, NINE).coming][:2] == [
        "Welcome",
        "Round robin",
    ]


def test_before_the_start_the_room_waits_for_it_and_after_it_is_late() -> None:
    early = NINE - timedelta(minutes=30)
    assert place_of(SESSION, MORNING, None, early).free == NINE
    assert minutes_behind(SESSION, MORNING, None, early, ZONE) == 0
    assert minutes_behind(SESSION, MORNING, None, NINE + timedelta(minutes=35), ZONE) == 20


@given(any_blocks())
def test_a_plan_has_each_block_once_in_order_and_none_overlaps(blocks: tuple[Block, ...]) -> None:
    slots = planned(SESSION, blocks, ZONE)
    assert [slot.block for slot in slots] == list(blocks)
    assert all(slot.end - slot.start == timedelta(minutes=slot.block.minutes) for slot in slots)
    end = NINE
    for together in sets_of(blocks):
        here = [slot for slot in slots if slot.block in together]
        assert len({slot.start for slot in here}) == 1
        assert here[0].start >= end
        end = max(slot.end for slot in here)
