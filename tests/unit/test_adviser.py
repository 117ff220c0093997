"""The late-running adviser: what it may never do, and what it must do when it can."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from charrette.domain.adviser import Advice, advise
from charrette.domain.agenda import Block, planned, sets_of
from charrette.domain.projection import asked_end, asked_starts, minutes_behind
from charrette.domain.shortening import shortened
from tests.unit.agendas import (
    MORNING,
    NINE,
    SESSION,
    ZONE,
    any_blocks,
    any_lateness,
    block,
    clock_times,
    running,
)

TIGHT = replace(SESSION, ends_at=NINE + timedelta(minutes=220))


def late(blocks: tuple[Block, ...], by: timedelta) -> Advice | None:
    """The advice when nothing has begun and so much time has passed since the start."""
    return advise(TIGHT, blocks, None, NINE + by, ZONE)


def test_one_block_twenty_minutes_late_is_absorbed_before_lunch() -> None:
    now = NINE + timedelta(minutes=50)
    blocks, clock = running(MORNING, 1, now, timedelta(0))
    advice = advise(TIGHT, blocks, clock, now, ZONE)
    assert advice is not None
    assert (advice.late, advice.unavoidable) == (5, ())
    assert {block.title: advice.minutes.get(block.id) for block in blocks} == {
        "Welcome": None,
        "Writing": None,
        "Round robin": 28,
        "Sorting": 42,
        "Students": 42,
        "Lunch": None,
        "Vote": None,
    }
    assert clock_times(advice.before)["Lunch"] == "11:05"
    assert clock_times(advice.after)["Lunch"] == "11:00"
    assert (advice.ends_after, advice.saved) == (TIGHT.ends_at, 5)


def test_nothing_is_said_when_nothing_is_late_or_nothing_is_to_come() -> None:
    assert late(MORNING, timedelta(minutes=15)) is None
    over, clock = running(MORNING, 6, NINE + timedelta(hours=9), timedelta(0))
    assert advise(TIGHT, over, clock, NINE + timedelta(hours=9), ZONE) is None
    assert advise(replace(SESSION, starts_at=None, ends_at=None), MORNING, None, NINE, ZONE) is None


def test_what_cannot_be_made_up_is_said_with_what_could_be_skipped() -> None:
    advice = late(MORNING, timedelta(minutes=60))
    assert advice is not None
    assert advice.unavoidable == (
        "“Lunch” cannot begin at 11:00: 5 minutes cannot be made up. Skip “Welcome” (5 min) to make up for it.",
    )
    assert clock_times(advice.after)["Lunch"] == "11:00"
    assert all(advice.minutes[each.id] == each.least for each in MORNING[:4])


def test_a_protected_block_that_is_missed_already_is_held_at_once_and_the_rest_makes_up() -> None:
    now = NINE + timedelta(minutes=130)
    blocks, clock = running(MORNING, 4, now, timedelta(0))
    advice = advise(TIGHT, blocks, clock, now, ZONE)
    assert advice is not None
    assert clock_times(advice.after) == {"Lunch": "11:10", "Vote": "11:50"}
    assert dict(advice.minutes) == {MORNING[6].id: 50}
    assert advice.ends_after == TIGHT.ends_at
    assert "“Lunch” cannot begin at 11:00: 10 minutes" in advice.unavoidable[0]


def test_closing_is_never_proposed_for_skipping() -> None:
    blocks = (block(0, "Talk", 30, 20), block(1, "Close", 10, 10, kind="check-out"))
    advice = advise(replace(SESSION, ends_at=NINE + timedelta(minutes=20)), blocks, None, NINE, ZONE)
    assert advice is not None
    assert advice.unavoidable[0].endswith("Skip “Talk” (20 min) to make up for it.")


@given(any_blocks(), any_lateness)
def test_protected_blocks_are_neither_moved_nor_shortened(blocks: tuple[Block, ...], by: timedelta) -> None:
    advice = late(blocks, by)
    assume(advice is not None)
    assert advice is not None
    starts = asked_starts(TIGHT, blocks, ZONE)
    now = NINE + max(by, timedelta(0))
    before = {slot.block.id: slot for slot in advice.before}
    protected = [slot for slot in advice.after if slot.block.id in starts]
    for slot in protected:
        assert slot.end - slot.start == before[slot.block.id].end - before[slot.block.id].start
        assert slot.block.id not in advice.minutes
        assert starts[slot.block.id] <= slot.start <= before[slot.block.id].start
    if protected and now <= starts[protected[0].block.id]:
        assert protected[0].start == starts[protected[0].block.id]


@given(any_blocks(), any_lateness)
def test_nothing_is_shorter_than_its_least_nor_longer_than_before(
    blocks: tuple[Block, ...], by: timedelta
) -> None:
    advice = late(blocks, by)
    assume(advice is not None)
    assert advice is not None
    by_id = {each.id: each for each in blocks}
    assert [slot.block.id for slot in advice.after] == [slot.block.id for slot in advice.before]
    for block_id, minutes in advice.minutes.items():
        assert by_id[block_id].shortest <= minutes < by_id[block_id].minutes


@given(any_blocks(), any_lateness)
def test_it_never_ends_later_than_asked_when_that_can_be_avoided(
    blocks: tuple[Block, ...], by: timedelta
) -> None:
    """If the shortest lengths bring the next promise in time, the proposal does; else it says what cannot be."""
    advice = late(blocks, by)
    assume(advice is not None)
    assert advice is not None
    starts, end = asked_starts(TIGHT, blocks, ZONE), asked_end(TIGHT, blocks, ZONE)
    assert end is not None
    shortest = [replace(each, minutes=each.shortest) for each in blocks]
    begin = max(NINE, NINE + by)
    least = {slot.block.id: slot for slot in planned(TIGHT, shortest, ZONE, begin)}
    lead = next((each[0] for each in sets_of(blocks) if each[0].id in starts), None)
    after = {slot.block.id: slot for slot in advice.after}
    if lead is None:
        avoidable = max(slot.end for slot in least.values()) <= end
        assert not avoidable or advice.ends_after <= end
    elif least[lead.id].start <= starts[lead.id]:
        before = [after[each.id].end for each in blocks if each.position < lead.position]
        assert max(before, default=begin) <= starts[lead.id]
        assert after[lead.id].start == starts[lead.id]
    assert advice.ends_after <= advice.ends_before


@given(any_blocks(), any_lateness, st.integers(1, 20))
def test_the_later_it_is_the_shorter_the_rest(blocks: tuple[Block, ...], by: timedelta, more: int) -> None:
    """Until a protected block is missed, more lateness never gives anybody more time in all."""
    plain = tuple(replace(each, protected=False, fixed_start="") for each in blocks)
    less, later = late(plain, by), late(plain, by + timedelta(minutes=more))
    old = sum(each.minutes for each in plain)

    def total(advice: Advice | None) -> int:
        return sum(slot.block.minutes for slot in advice.after) if advice else old

    assert total(later) <= total(less)


@given(any_blocks(), any_lateness)
def test_the_same_room_gets_the_same_advice_and_once_taken_there_is_no_more_to_shorten(
    blocks: tuple[Block, ...], by: timedelta
) -> None:
    advice = late(blocks, by)
    assert advice == late(blocks, by)
    assume(advice is not None)
    assert advice is not None
    starts = asked_starts(TIGHT, blocks, ZONE)
    taken = tuple(
        replace(
            each,
            minutes=advice.minutes.get(each.id, each.minutes),
            fixed_start=f"{starts[each.id].astimezone(ZONE):%H:%M}"
            if each.id in starts and not each.beside
            else each.fixed_start,
        )
        for each in blocks
    )
    again = late(taken, by)
    assert again is None or not again.minutes
    if not advice.unavoidable and not starts:
        assert minutes_behind(TIGHT, taken, None, NINE + by, ZONE) == 0


@given(any_blocks(), any_lateness)
def test_blocks_beside_one_another_that_ended_together_still_do(
    blocks: tuple[Block, ...], by: timedelta
) -> None:
    advice = late(blocks, by)
    assume(advice is not None)
    assert advice is not None
    new = {slot.block.id: slot for slot in advice.after}
    for together in sets_of(blocks):
        longest = max(each.minutes for each in together)
        ends = {new[each.id].end for each in together if each.minutes == longest}
        assert len(ends) == 1
        assert max(new[each.id].end for each in together) in ends


@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(0, 59)), min_size=1, max_size=10), st.integers(-5, 400)
)
def test_minutes_are_taken_in_proportion_and_all_of_them(pairs: list[tuple[int, int]], by: int) -> None:
    lengths = [length for length, _ in pairs]
    least = [min(low + 1, length) for length, low in pairs]
    new = shortened(lengths, least, by)
    assert all(low <= each <= length for low, each, length in zip(least, new, lengths, strict=True))
    room = sum(lengths) - sum(least)
    assert sum(lengths) - sum(new) == max(0, min(by, room))


@pytest.mark.parametrize(
    ("lengths", "least", "by", "expected"),
    [
        ([20, 30, 50], [1, 1, 1], 10, (18, 27, 45)),
        ([20, 30, 50], [20, 1, 1], 8, (20, 27, 45)),
        ([10, 10, 10], [1, 1, 1], 1, (9, 10, 10)),
        ([30, 10], [28, 5], 4, (28, 8)),
        ([10, 10], [8, 8], 9, (8, 8)),
    ],
)
def test_known_shares(lengths: list[int], least: list[int], by: int, expected: tuple[int, ...]) -> None:
    assert shortened(lengths, least, by) == expected


@given(st.lists(st.integers(2, 60), min_size=2, max_size=8), st.integers(1, 60))
def test_nobody_is_a_whole_minute_from_the_exact_share(lengths: list[int], by: int) -> None:
    by = min(by, sum(lengths) // 2)
    new = shortened(lengths, [0] * len(lengths), by)
    share = Fraction(by, sum(lengths))
    assert all(abs(length - each - length * share) < 1 for length, each in zip(lengths, new, strict=True))
