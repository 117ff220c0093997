"""Going round: nobody is left out, nobody has two turns in a lap, and it ends."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charrette.domain.activities.round_robin import BY_GROUP, BY_PERSON, BY_TABLE
from charrette.domain.going_round import Speaker, speakers, taken, turns
from charrette.domain.project import Participant, StakeholderGroup

UNTIL_ALL_PASS = {"laps": 0, "again": 1}
OUT = {"laps": 0, "again": 0}


def order_of(count: int) -> tuple[Speaker, ...]:
    return tuple(Speaker(f"s{number}", f"Group {number}") for number in range(count))


def played(
    order: tuple[Speaker, ...], rules: dict[str, int], passes: list[bool]
) -> list[tuple[int, str, bool]]:
    """Lap, speaker and whether they passed, for each turn until it is over or the list is used up."""
    progress: dict[str, int] = {"step": 1}
    had: list[tuple[int, str, bool]] = []
    for passed in passes:
        now = turns(order, progress, rules)
        if now.current is None:
            break
        had.append((now.lap, now.current.key, passed))
        progress = taken(order, progress, rules, passed=passed)
        assert progress["step"] == 1
    return had


@given(st.integers(1, 9), st.lists(st.booleans(), max_size=60), st.sampled_from([0, 1, 2, 3]), st.booleans())
def test_nobody_has_two_turns_in_a_lap_and_everybody_asked_has_one(
    count: int, passes: list[bool], laps: int, again: bool
) -> None:
    order = order_of(count)
    had = played(order, {"laps": laps, "again": int(again)}, passes)
    assert len({(lap, key) for lap, key, _ in had}) == len(had)
    last = max((lap for lap, _, _ in had), default=1)
    assert not laps or last <= laps
    for lap in range(1, last):
        in_lap = {key for number, key, _ in had if number == lap}
        out = {key for number, key, passed in had if passed and number < lap and not again}
        assert in_lap == {each.key for each in order} - out


@given(st.integers(1, 9), st.booleans())
def test_it_ends_when_everybody_passes(count: int, again: bool) -> None:
    had = played(order_of(count), {"laps": 0, "again": int(again)}, [True] * 99)
    assert len(had) == count


@given(st.integers(1, 9), st.integers(1, 5))
def test_the_laps_are_the_limit(count: int, laps: int) -> None:
    had = played(order_of(count), {"laps": laps, "again": 1}, [False] * 99)
    assert len(had) == count * laps


def test_who_passed_is_asked_again_or_is_out() -> None:
    passes = [False, True, False, False]
    assert [key for _, key, _ in played(order_of(2), UNTIL_ALL_PASS, passes)] == ["s0", "s1", "s0", "s1"]
    assert [key for _, key, _ in played(order_of(2), OUT, passes)] == ["s0", "s1", "s0", "s0"]


def test_one_who_comes_late_has_a_turn_in_the_lap_that_runs() -> None:
    progress = {"lap": 3, "had/s0": 3}
    now = turns(order_of(3), progress, UNTIL_ALL_PASS)
    assert now.current is not None
    assert (now.lap, now.current.key, [each.key for each in now.coming]) == (3, "s1", ["s2", "s0"])


def test_one_who_leaves_is_not_asked_any_more() -> None:
    progress = taken(order_of(3), {}, UNTIL_ALL_PASS, passed=False)
    now = turns((order_of(3)[0], order_of(3)[2]), progress, UNTIL_ALL_PASS)
    assert now.current is not None
    assert now.current.key == "s2"


def group(number: int, *, host: bool = False) -> StakeholderGroup:
    return StakeholderGroup(
        UUID(int=number), UUID(int=99), f"G{number}", f"Group {number}", number, number, host=host
    )


def person(number: int, group_id: int, **more: Any) -> Participant:
    return Participant(UUID(int=100 + number), UUID(int=99), UUID(int=group_id), f"Alias {number}", **more)


def test_the_room_reads_groups_and_seats_and_never_an_alias() -> None:
    people = (person(1, 2), person(2, 1), person(3, 2, came=False), person(4, 2), person(5, 3))
    order = speakers((group(1), group(2), group(3, host=True)), people, 0, BY_PERSON)
    assert [each.words for each in order] == ["Group 1, 1", "Group 2, 1", "Group 2, 2"]
    assert [each.name for each in order] == ["Alias 2", "Alias 1", "Alias 4"]


@pytest.mark.parametrize(
    ("by", "tables", "names"),
    [
        (BY_GROUP, 4, ["Group 1", "Group 2"]),
        (BY_TABLE, 3, ["Table 1", "Table 2", "Table 3"]),
        (BY_TABLE, 0, ["Group 1", "Group 2"]),
        (BY_PERSON, 0, ["Group 1", "Group 2"]),
    ],
)
def test_groups_take_turns_where_there_are_no_tables_and_no_people(
    by: int, tables: int, names: list[str]
) -> None:
    assert [each.name for each in speakers((group(1), group(2)), (), tables, by)] == names
