"""No small group is ever shown singly, or can be found by subtraction."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charrette.domain.rounds import BallotChannel, Headline
from charrette.domain.small_groups import PUBLIC_LEAST, by_group, gives_away, joined_small, withheld
from tests.unit.vote import ballot, group, tally


@given(st.lists(st.integers(0, 12), max_size=9), st.integers(1, 6))
def test_nothing_shown_stands_for_fewer_than_the_least(sizes: list[int], least: int) -> None:
    split = joined_small(sizes, least)
    present = [index for index, size in enumerate(sizes) if size]
    if split is None:
        small = [sizes[index] for index in present if sizes[index] < least]
        assert small, "only small groups can hide everything"
        return
    shown, joined = split
    assert sorted(shown + joined) == present
    assert all(sizes[index] >= least for index in shown)
    assert len(joined) != 1, "one joined group could be found by subtraction"
    assert not joined or sum(sizes[index] for index in joined) >= least
    assert not joined or any(sizes[index] < least for index in joined), "nothing is joined without need"


@pytest.mark.parametrize(
    ("sizes", "shown", "joined"),
    [
        ([10, 9, 8, 4, 3, 2, 2], [0, 1, 2], [3, 4, 5, 6]),
        ([10, 9, 4], [0], [1, 2]),
        ([10, 9, 5], [0, 1, 2], []),
        ([10, 1, 1, 3], [0], [1, 2, 3]),
        ([0, 6, 0], [1], []),
        ([], [], []),
    ],
)
def test_the_next_smallest_joins_a_single_small_one(
    sizes: list[int], shown: list[int], joined: list[int]
) -> None:
    assert joined_small(sizes, 5) == (shown, joined)


@pytest.mark.parametrize("sizes", [[4], [2, 2], [10, 2, 2], [1]])
def test_when_others_is_still_too_small_nothing_is_shown(sizes: list[int]) -> None:
    assert joined_small(sizes, 5) is None


def test_columns_join_and_say_so() -> None:
    groups = [group(i) for i in range(4)]
    cast = [ballot(10 * g + i, g, [1, 0]) for g, size in enumerate((6, 7, 2, 3)) for i in range(size)]
    result = tally(groups, 2, cast)
    view = by_group(result, PUBLIC_LEAST)
    assert [(each.label, each.ballots, each.members) for each in view.columns] == [
        ("AA", 6, (0,)),
        ("BB", 7, (1,)),
        ("+", 5, (2, 3)),
    ]
    assert view.note == "Others (+): Group CC and Group DD, joined so that no small group is shown singly."
    assert view.means(result.standings[0]) == (1, 1, 1)
    assert sum(cell.points for cell in view.cells(result.standings[0])) == 18


def test_a_small_host_group_is_not_joined_where_subtraction_would_find_the_rest() -> None:
    groups = [group(0), group(1), group(2), group(3, host=True)]
    cast = [ballot(10 * g + i, g, [1]) for g, size in enumerate((6, 7, 2, 2)) for i in range(size)]
    view = by_group(tally(groups, 1, cast), PUBLIC_LEAST)
    assert [(each.label, each.members) for each in view.columns] == [("BB", (1,)), ("+", (0, 2))]
    assert view.note.endswith("Not shown, as host with too few ballots: Group DD.")


def test_a_large_host_group_stands_apart() -> None:
    groups = [group(0), group(1, host=True)]
    cast = [ballot(10 * g + i, g, [1]) for g in range(2) for i in range(6)]
    view = by_group(tally(groups, 1, cast), PUBLIC_LEAST)
    assert [(each.label, each.host) for each in view.columns] == [("AA", False), ("BB", True)]


def test_an_unknown_number_of_voters_hides_everything_by_group() -> None:
    wall = ballot(1, 1, [9], channel=BallotChannel.HAND_COUNT)
    view = by_group(tally([group(0), group(1)], 1, [wall]), PUBLIC_LEAST)
    assert not view.columns
    assert "wall count" in view.hidden


@pytest.mark.parametrize(
    ("groups", "words"), [([], "no ballot names a group"), ([group(0)], "fewer than 5 ballots")]
)
def test_what_is_not_shown_says_why(groups: list[object], words: str) -> None:
    view = by_group(tally(groups, 1, []), PUBLIC_LEAST)  # type: ignore[arg-type]
    assert not view.columns
    assert words in view.hidden


def test_a_weight_makes_no_group_larger() -> None:
    """Two ballots that count as five are two people; five that count as two and a half are five."""
    heavy = [ballot(n, 0, [1], Fraction(5, 2)) for n in range(2)]
    light = [ballot(n, 0, [1], Fraction(1, 2)) for n in range(5)]
    assert not by_group(tally([group(0)], 1, heavy), PUBLIC_LEAST).columns
    view = by_group(tally([group(0)], 1, light), PUBLIC_LEAST)
    assert [each.ballots for each in view.columns] == [Fraction(5, 2)]


@pytest.mark.parametrize(("cast", "shown"), [(0, True), (1, False), (2, True), (5, True)])
def test_a_single_ballot_is_no_public_result(cast: int, shown: bool) -> None:
    result = tally([group(0), group(1)], 2, [ballot(n, n % 2, [1, 0], 9) for n in range(cast)])
    assert bool(withheld(result, PUBLIC_LEAST)) is not shown


def test_a_balanced_result_of_two_groups_is_withheld_when_one_is_small() -> None:
    cast = [ballot(n, 0 if n < 8 else 1, [1, 0]) for n in range(11)]
    groups = [group(0), group(1)]
    assert "two groups" in withheld(tally(groups, 2, cast, Headline.BALANCED), PUBLIC_LEAST)
    assert not withheld(tally(groups, 2, cast, Headline.RAW), PUBLIC_LEAST)


def test_a_wall_count_of_unknown_voters_tells_on_nobody() -> None:
    wall = ballot(1, 0, [9], channel=BallotChannel.HAND_COUNT)
    assert not withheld(tally([group(0)], 1, [wall]), PUBLIC_LEAST)


@pytest.mark.parametrize(
    ("sizes", "given_away"),
    [
        ([9, 7, 3, 2], True),
        ([9, 7, 3, 3], False),
        ([9, 7, 3, 2, 1], False),
        ([9, 7, 6], False),
        ([9, 6, 2], True),
    ],
)
def test_both_totals_would_solve_for_two_joined_groups(sizes: list[int], given_away: bool) -> None:
    groups = [group(index) for index in range(len(sizes))]
    cast = [(index, size) for index, size in enumerate(sizes) for size in range(size)]
    result = tally(groups, 2, [ballot(number, index, [1, 0]) for number, (index, _) in enumerate(cast)])
    view = by_group(result, PUBLIC_LEAST)
    assert gives_away(result, view) is given_away
    if given_away:
        first, second = next(column.members for column in view.columns if column.others)
        together = sum(result.standings[0].cells[each].points for each in (first, second))
        shown = sum(
            result.standings[0].cells[each].points
            for each in range(len(groups))
            if each not in {first, second}
        )
        assert shown + together == result.standings[0].score
