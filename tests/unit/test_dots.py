"""The dots tally: a worked example, and what must hold for any ballots."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.methods import method_named
from charrette.domain.result import balanced_weights, competition_ranks
from charrette.domain.rounds import Ballot, BallotChannel, Headline, RoundRules
from tests.unit.vote import ballot, group, needs, scores, tally

DOTS = method_named("dots")
AB = (group(0), group(1))
EXAMPLE = [
    ballot(1, 0, [2, 1, 0]),
    ballot(2, 0, [1, 2, 0]),
    ballot(3, 0, [0, 2, 0]),
    ballot(4, 1, [2, 0, 0]),
]


@st.composite
def votes(draw: st.DrawFn) -> tuple[int, list[Ballot]]:
    """How many needs, and ballots of up to four groups (or none) with up to 3 dots on a need."""
    count = draw(st.integers(1, 6))
    rows = draw(
        st.lists(
            st.tuples(
                st.one_of(st.none(), st.integers(0, 3)),
                st.lists(st.integers(0, 3), min_size=count, max_size=count),
            ),
            max_size=25,
        )
    )
    return count, [ballot(i, of, dots) for i, (of, dots) in enumerate(rows)]


FOUR = tuple(group(i) for i in range(4))


def test_the_worked_example() -> None:
    result = tally(AB, 3, EXAMPLE)
    first, second, third = result.standings
    assert [(each.need.code, each.score, each.voters) for each in (first, second, third)] == [
        ("N-001", 5, 3),
        ("N-002", 5, 3),
        ("N-003", 0, 0),
    ]
    assert [each.rank_label for each in result.standings] == ["=1", "=1", "–"]
    assert (result.ballots, result.points) == (4, 10)
    assert first.spread == (1, 2)
    # balanced: w_A = 4/2/3 = 2/3, w_B = 4/2/1 = 2; N-001: 2/3 * 3 + 2 * 2 = 6; N-002: 2/3 * 5 = 10/3
    assert (first.balanced, second.balanced) == (6, Fraction(10, 3))
    assert [cell.points for cell in first.cells] == [3, 2]


def test_the_headline_decides_the_rank() -> None:
    result = tally(AB, 3, EXAMPLE, Headline.BALANCED)
    assert [(each.need.code, each.rank, each.other_rank) for each in result.standings] == [
        ("N-001", 1, 1),
        ("N-002", 2, 1),
        ("N-003", 3, 3),
    ]


def test_a_host_group_stands_apart_unless_the_rules_say_otherwise() -> None:
    groups = (group(0), group(1, host=True))
    apart = tally(groups, 3, EXAMPLE)
    assert scores(apart) == {"N-002": 5, "N-001": 3, "N-003": 0}
    assert apart.ballots == 3
    assert [each.counts for each in apart.groups] == [True, False]
    spread = next(each.spread for each in apart.standings if each.need.code == "N-001")
    assert spread == (1, 1), "the host's two dots are not among the voters beside"
    together = tally(groups, 3, EXAMPLE, host_counts=True)
    assert scores(together)["N-001"] == 5


def test_a_wall_count_gives_dots_and_leaves_voters_unknown() -> None:
    wall = ballot(9, 1, [7, 0, 1], channel=BallotChannel.HAND_COUNT)
    result = tally(AB, 3, [*EXAMPLE[:3], wall])
    by_code = {each.need.code: each for each in result.standings}
    assert [(code, each.score, each.voters) for code, each in sorted(by_code.items())] == [
        ("N-001", 10, None),
        ("N-002", 5, 3),
        ("N-003", 1, None),
    ]
    assert result.ballots is None
    assert all(each.balanced is None for each in result.standings)
    assert result.groups[1].ballots is None
    assert "voters not known" in DOTS.explain(result, by_code["N-001"])


def test_a_wall_count_with_known_voters_can_be_balanced() -> None:
    wall = ballot(9, 1, [7, 0, 1], channel=BallotChannel.HAND_COUNT, voters=3)
    result = tally(AB, 3, [*EXAMPLE[:3], wall])
    assert result.ballots == 6
    assert next(each for each in result.standings if each.need.code == "N-001").balanced == 10


def test_needs_in_a_tie_are_listed_by_voters_then_as_on_the_ballot() -> None:
    tied = tally(AB, 4, [ballot(1, 0, [2, 1, 0, 1]), ballot(2, 0, [0, 1, 2, 1])])
    assert [each.need.code for each in tied.standings] == ["N-002", "N-004", "N-001", "N-003"]
    assert {each.rank_label for each in tied.standings} == {"=1"}


def test_without_a_ballot_every_need_stays_on_the_list() -> None:
    result = tally(AB, 3, [])
    assert [each.rank_label for each in result.standings] == ["–"] * 3
    assert result.ballots == 0
    assert "got no dots; it stays on the list" in DOTS.explain(result, result.standings[0])


def test_one_ballot_is_a_result_too() -> None:
    result = tally(AB, 2, [ballot(1, 0, [0, 1])])
    assert [(each.need.code, each.rank_label) for each in result.standings] == [
        ("N-002", "1"),
        ("N-001", "–"),
    ]


def test_a_need_that_was_not_on_the_ballot_is_passed_over() -> None:
    assert scores(tally(AB, 1, [ballot(1, 0, [1, 5])])) == {"N-001": 1}


def test_huge_numbers_never_wrap() -> None:
    many = [ballot(i, 0, [10**9], Fraction(10**9, 999_999_937 - i)) for i in range(3)]
    exact = sum(10**9 * each.weight for each in many)
    assert scores(tally(AB, 1, many))["N-001"] == exact


@given(votes())
def test_every_dot_is_counted_once(vote: tuple[int, list[Ballot]]) -> None:
    count, ballots = vote
    result = tally(FOUR, count, ballots)
    placed = sum(sum(each.content.values()) for each in ballots)
    assert result.points == placed == sum(each.score for each in result.standings)
    assert result.ballots == len(ballots)
    for each in result.standings:
        assert each.score == sum(cell.points for cell in each.cells)
        assert each.voters == sum(each.spread)
        assert each.score == sum(dots * voters for dots, voters in enumerate(each.spread, start=1))


@given(votes(), st.integers())
def test_the_order_of_the_ballots_does_not_matter(vote: tuple[int, list[Ballot]], seed: int) -> None:
    count, ballots = vote
    shuffled = list(ballots)
    Random(seed).shuffle(shuffled)
    assert tally(FOUR, count, ballots) == tally(FOUR, count, shuffled)


@given(votes(), st.integers(2, 4))
def test_a_weight_counts_like_that_many_ballots(vote: tuple[int, list[Ballot]], times: int) -> None:
    count, ballots = vote
    weighed = [ballot(i, _of(each), _dots(each, count), times) for i, each in enumerate(ballots)]
    copied = [ballot(i, _of(each), _dots(each, count)) for i, each in enumerate(ballots * times)]
    left, right = tally(FOUR, count, weighed), tally(FOUR, count, copied)
    assert scores(left) == scores(right)
    assert [(each.rank, each.balanced, each.voters) for each in left.standings] == [
        (each.rank, each.balanced, each.voters) for each in right.standings
    ]


def _of(each: Ballot) -> int | None:
    return None if each.group_id is None else each.group_id.int - 100


def _dots(each: Ballot, count: int) -> list[int]:
    return [each.content.get(need.need_id, 0) for need in needs(count)]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 5)), max_size=8))
def test_balanced_weights_sum_to_the_ballots_and_none_is_above_three(sizes: list[tuple[int, int]]) -> None:
    exact = [(Fraction(ballots), Fraction(influence)) for ballots, influence in sizes]
    weights, bound = balanced_weights(exact)
    active = [index for index, (ballots, influence) in enumerate(sizes) if ballots and influence]
    cast = sum(sizes[index][0] for index in active)
    assert sum(weights[index] * sizes[index][0] for index in active) == cast
    assert all(weight <= 3 for weight in weights)
    assert all(weights[index] == 3 for index, binds in enumerate(bound) if binds)


def test_the_limit_of_three_is_said_where_it_binds() -> None:
    crowd = [ballot(i, 0, [1, 0]) for i in range(20)]
    result = tally(AB, 2, [*crowd, ballot(30, 1, [0, 1])])
    assert result.bounded == ("Group BB",)
    assert result.standings[1].balanced == 3
    assert "this limit binds for Group BB" in DOTS.explain(result, result.standings[0])


@pytest.mark.parametrize(
    ("given_scores", "ranks"),
    [([5, 7, 7, 1], [3, 1, 1, 4]), ([], []), ([2], [1]), ([0, 0, 0], [1, 1, 1]), ([1, 2, 3], [3, 2, 1])],
)
def test_equal_scores_share_a_rank(given_scores: list[int], ranks: list[int]) -> None:
    found, tied = competition_ranks([Fraction(score) for score in given_scores])
    assert found == ranks
    assert tied == [given_scores.count(score) > 1 for score in given_scores]


@given(st.lists(st.integers(0, 9), min_size=50, max_size=120))
def test_many_scores_rank_like_few(given_scores: Sequence[int]) -> None:
    ranks, tied = competition_ranks([Fraction(score) for score in given_scores])
    assert ranks == [1 + sum(other > score for other in given_scores) for score in given_scores]
    assert tied == [list(given_scores).count(score) > 1 for score in given_scores]


@pytest.mark.parametrize(("count", "dots", "cap"), [(3, 3, 1), (16, 5, 2), (25, 8, 3), (60, 8, 3), (1, 1, 1)])
def test_the_dots_proposed(count: int, dots: int, cap: int) -> None:
    assert DOTS.defaults(count) == {"dots": dots, "cap": cap}


@pytest.mark.parametrize(
    ("options", "count", "sentence"),
    [
        ({"dots": 0, "cap": 1}, 5, "at least 1"),
        ({"dots": 5, "cap": 3}, 9, "At most half of the 5 dots may go on one need: 2"),
        ({"dots": 6, "cap": 2}, 2, "cannot take 6 dots"),
    ],
)
def test_options_that_make_no_sense_are_refused(options: dict[str, int], count: int, sentence: str) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        DOTS.check_options(options, count)


def test_a_ballot_that_breaks_the_rules_is_refused() -> None:
    rules, one, two = {"dots": 3, "cap": 2}, UUID(int=1), UUID(int=2)
    DOTS.check_ballot({one: 2, two: 1}, rules)
    DOTS.check_ballot({}, rules)
    DOTS.check_ballot({one: 99}, {})
    for content, sentence in (
        ({one: 3}, "at most 2"),
        ({one: 2, two: 2}, "a ballot has 3"),
        ({one: -1}, "negative"),
    ):
        with pytest.raises(InvalidInputError, match=sentence):
            DOTS.check_ballot(content, rules)


def test_each_voter_counts_once_for_a_merged_need() -> None:
    assert DOTS.merged([2, 1], {"dots": 5, "cap": 2}) == 2
    assert DOTS.merged([2, 1], {}) == 3


def test_rules_and_places_in_words() -> None:
    assert (
        DOTS.rules_in_words(RoundRules("dots", {"dots": 5, "cap": 2})) == "5 dots each, at most 2 on one need"
    )
    one = RoundRules("dots", {"dots": 1, "cap": 1}, headline=Headline.BALANCED)
    assert DOTS.rules_in_words(one) == "1 dot each, no stacking, groups balanced"
    result = tally(AB, 3, EXAMPLE)
    assert DOTS.explain(result, result.standings[0]).startswith(
        "N-001 is 1st of 3, tied with 1 other: 5 dots from 3 voters."
    )


def test_an_unknown_method_names_those_there_are() -> None:
    with pytest.raises(NotFoundError, match="There are: dots"):
        method_named("shouting")


@pytest.mark.parametrize("count", range(1, 60))
def test_the_proposed_options_can_always_be_used(count: int) -> None:
    method = method_named("dots")
    method.check_options(method.defaults(count), count)
