"""Agreement: published examples, and what must hold for any ballots."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charrette.domain.agreement import Agreement, agreement, probability, van_der_eijk
from charrette.domain.concord import kendall_w, krippendorff_alpha, middle_ranks
from charrette.domain.flags import flags
from charrette.domain.methods import METHODS
from charrette.domain.pairs import pair_key
from charrette.domain.profile import profile_of
from charrette.domain.result import Result
from charrette.domain.rounds import Headline
from charrette.domain.small_groups import ByGroup, by_group, shown_result
from tests.unit.vote import needs
from tests.unit.what_if_votes import ballots_of, need_id, rules_of

ANXIETY = np.array(
    [
        [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
        [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
        [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
    ]
)
"""Twenty persons rated by three raters, with ties: the example of R's irr and DescTools."""
CODERS = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, -1, -1, -1],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, -1, 3],
        [-1, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, -1],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, -1],
    ]
)
"""Four observers, twelve units, missing data: Krippendorff 2011, example C."""


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((30, 40, 210, 130, 530, 50, 10), 0.6113333),  # the example of R's agrmt
        ((2, 0, 1, 1), 1 / 12),  # its vignette: 0.08
        ((0, 0, 9, 0), 1),
        ((1, 1, 1, 1), 0),
        ((2, 0, 0, 2), -1),
        ((0, 7), 1),
        ((7, 7), 0),
    ],
)
def test_van_der_eijks_a_is_the_published_one(counts: tuple[int, ...], expected: float):
    found = van_der_eijk(counts)
    assert found is not None
    assert float(found) == pytest.approx(expected, abs=1e-7)


def test_no_answer_has_no_agreement():
    assert van_der_eijk((0, 0, 0)) is None


@settings(max_examples=30)
@given(st.lists(st.integers(0, 20), min_size=3, max_size=8).filter(any))
def test_van_der_eijks_a_is_between_its_ends_and_the_same_from_both_sides(counts: list[int]):
    found = van_der_eijk(counts)
    assert found is not None
    assert -1 <= found <= 1
    assert found == van_der_eijk(counts[::-1])
    assert found == van_der_eijk([3 * count for count in counts])


def test_kendalls_w_is_the_published_one_with_ties():
    assert kendall_w(ANXIETY) == pytest.approx(0.5396569, abs=1e-7)


def test_rankings_that_are_all_the_same_agree_fully():
    assert kendall_w(np.array([[1, 2, 3, 4]] * 5)) == pytest.approx(1)


def test_two_opposite_rankings_have_no_common_order():
    assert kendall_w(np.array([[1, 2, 3, 4], [4, 3, 2, 1]])) == pytest.approx(0)


def test_rankings_that_tie_all_have_no_w():
    assert kendall_w(np.zeros((4, 5), dtype=np.int64)) is None


def test_a_weight_of_two_is_two_rankings():
    twice = np.vstack([ANXIETY, ANXIETY[:1]])
    assert kendall_w(ANXIETY, np.array([2.0, 1.0, 1.0])) == pytest.approx(kendall_w(twice))


def test_what_is_not_ranked_ties_below_the_ranked():
    assert middle_ranks(np.array([[2, 0, 1, 0, -1], [1, 1, 2, 3, 4]])).tolist() == [
        [2, 4, 1, 4, 4],
        [1.5, 1.5, 3, 4, 5],
    ]


def test_krippendorffs_alpha_is_the_published_one_with_missing_data():
    assert krippendorff_alpha(CODERS) == pytest.approx(0.815, abs=5e-4)


def test_alpha_counts_a_weight_of_two_as_two_ballots():
    twice = np.vstack([CODERS, CODERS[1:2]])
    assert krippendorff_alpha(CODERS, np.array([1.0, 2, 1, 1])) == pytest.approx(krippendorff_alpha(twice))


def test_one_answer_everywhere_has_no_alpha():
    assert krippendorff_alpha(np.ones((3, 4), dtype=np.int64)) is None
    assert krippendorff_alpha(np.full((3, 4), -1)) is None


@settings(max_examples=20)
@given(st.lists(st.lists(st.integers(-1, 4), min_size=4, max_size=4), min_size=2, max_size=9), st.randoms())
def test_the_order_of_the_ballots_changes_neither(rows: list[list[int]], random: object):
    before = np.array(rows)
    after = np.array(random.sample(rows, len(rows)))  # type: ignore[attr-defined]
    assert krippendorff_alpha(after) == pytest.approx(krippendorff_alpha(before))
    assert kendall_w(after) == pytest.approx(kendall_w(before))


def test_polis_estimates_agreement_with_one_vote_of_each_kind_added():
    assert probability(Fraction(8), Fraction(10)) == Fraction(9, 12)
    assert probability(Fraction(0), Fraction(0)) == Fraction(1, 2)


def test_where_totals_would_tell_on_a_small_group_no_gap_is_said() -> None:
    """Balanced, the raw total is hidden with the groups: a gap between them would bring the groups back."""
    rules = rules_of("approval", 4, headline=Headline.BALANCED, influences=(2, 2, 1, 3))
    contents = [{1: 1, 2: 1}] * 6 + [{1: 1}] * 6 + [{2: 1}] * 2 + [{1: 1}] * 2
    profile = profile_of(rules, needs(3), ballots_of([0] * 6 + [1] * 6 + [2] * 2 + [3] * 2, contents))
    result = METHODS["approval"].tally(rules, profile)
    assert by_group(result, 3).columns
    assert not shown_result(result, 3)[1].columns
    found = agreement(result, profile, least=3)
    assert all(each.gap is None and each.consensus is None and each.widest is None for each in found.needs)


@pytest.mark.parametrize("name", ["borda", "copeland", "schulze", "ranked-pairs"])
def test_groups_that_rank_a_need_first_and_last_are_not_alike(name: str) -> None:
    """All rank all needs: who ranked a need tells nothing, where they put it does."""
    result, found, view = _by_two(name, [{1: 1, 2: 2, 3: 3}] * 6, [{1: 3, 2: 2, 3: 1}] * 6)
    first, second, third = (found.of(need_id(at)) for at in (1, 2, 3))
    assert first
    assert second
    assert third
    assert (first.gap, first.widest) == (Fraction(6, 8), ("Group AA", "Group BB"))
    assert (second.gap, third.widest) == (0, ("Group BB", "Group AA"))
    standing = result.standing(need_id(1))
    assert standing
    said = [flag.sentence for flag in flags(result, standing, view)]
    assert said == ["Uneven support: put high by Group AA, low by Group BB."]


def test_by_criteria_the_value_tells_the_groups_apart_and_not_who_judged() -> None:
    """AA judges N-001 worthless (use 1, effort 5) and BB says nothing of it: that is no support by AA."""
    result, found, view = _by_two("criteria", [{1: 15, 2: 51}] * 6, [{2: 15}] * 6)
    first, second = found.of(need_id(1)), found.of(need_id(2))
    assert first
    assert second
    assert first.gap is None
    assert (second.gap, second.widest) == (Fraction(6, 8), ("Group AA", "Group BB"))
    standing = result.standing(need_id(1))
    assert standing
    assert flags(result, standing, view) == ()


def test_of_comparisons_nobody_says_that_who_was_asked_supports_a_need() -> None:
    pair = pair_key(need_id(1), need_id(2)).int - 1000
    other = pair_key(need_id(2), need_id(3)).int - 1000
    result, found, view = _by_two("pairwise", [{pair: 2}] * 6, [{other: 1}] * 6)
    assert all(each.gap is None and each.consensus is None for each in found.needs)
    assert not any(flags(result, each, view) for each in result.standings)


def _by_two(
    name: str, one: list[dict[int, int]], other: list[dict[int, int]]
) -> tuple[Result, Agreement, ByGroup]:
    rules = rules_of(name, 2)
    groups = [0] * len(one) + [1] * len(other)
    profile = profile_of(rules, needs(3), ballots_of(groups, [*one, *other]))
    result = METHODS[name].tally(rules, profile)
    return result, agreement(result, profile), shown_result(result, 3)[1]
