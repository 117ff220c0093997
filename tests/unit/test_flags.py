"""Flags in words: critical to one group, uneven support."""

from charrette.domain.flags import FlagKind, flags
from charrette.domain.result import Result
from charrette.domain.small_groups import by_group
from tests.unit.vote import ballot, group, tally


def flagged(result: Result, least: int = 3) -> dict[str, list[str]]:
    """The short words of each need's flags."""
    view = by_group(result, least)
    return {each.need.code: [flag.short for flag in flags(result, each, view)] for each in result.standings}


def room(custodians: int) -> Result:
    """Ten students spread over four needs; custodians ask for N-005."""
    students = [ballot(i, 0, [1, 1, 1, 1, 0]) for i in range(10)]
    return tally(
        [group(0), group(1)], 5, [*students, *(ballot(50 + i, 1, [1, 0, 0, 0, 2]) for i in range(custodians))]
    )


def test_what_most_of_a_small_group_asks_for_stays_in_sight() -> None:
    result = room(4)
    assert flagged(result)["N-005"] == ["critical to BB", "uneven support"]
    view = by_group(result, 3)
    critical, uneven = flags(result, result.standings[-1], view)
    assert critical.kind is FlagKind.CRITICAL
    assert critical.sentence == "Critical to Group BB: 67% of its dots."
    assert uneven.sentence == "Uneven support: chosen by Group BB, little by Group AA."


def test_the_first_need_is_never_outside_the_top() -> None:
    result = tally([group(0)], 2, [ballot(i, 0, [2, 1]) for i in range(5)])
    assert flagged(result) == {"N-001": [], "N-002": ["critical to AA"]}


def test_one_person_with_many_dots_is_not_a_group() -> None:
    students = [ballot(i, 0, [1, 1, 1, 1, 0]) for i in range(10)]
    one = [ballot(50, 1, [0, 0, 0, 0, 3]), *(ballot(51 + i, 1, [1, 0, 0, 0, 0]) for i in range(3))]
    assert flagged(tally([group(0), group(1)], 5, [*students, *one]))["N-005"] == []


def test_a_group_under_three_ballots_gets_no_flag() -> None:
    assert flagged(room(2))["N-005"] == []


def test_flags_speak_only_of_columns_that_may_be_shown() -> None:
    assert flagged(room(4), least=5)["N-005"] == []


def test_an_even_room_has_no_flags() -> None:
    everyone = [ballot(10 * g + i, g, [1, 1, 1, 1, 1]) for g in range(2) for i in range(5)]
    assert set(map(tuple, flagged(tally([group(0), group(1)], 5, everyone)).values())) == {()}


def test_ballots_that_name_no_group_are_no_stakeholder_group() -> None:
    ballots = [ballot(n, None, [0, 0, 0, 0, 4]) for n in range(1, 8)]
    ballots += [ballot(n, 0, [2, 1, 1, 1, 0]) for n in range(8, 20)]
    result = tally([group(0)], 5, ballots)
    view = by_group(result, 3)
    assert [column.name for column in view.columns] == ["Group AA", "No group"]
    told = " ".join(flag.sentence for each in result.standings for flag in flags(result, each, view))
    assert "Group AA" in told
    assert "No group" not in told
