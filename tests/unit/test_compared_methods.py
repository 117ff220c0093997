"""Comparisons two by two (Bradley-Terry) and weighted criteria, against cases worked out by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from uuid import UUID

import numpy as np
import pytest

from charrette.domain.criteria import Criterion
from charrette.domain.criteria_sensitivity import sensitivity, smallest_change
from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import METHODS, tally
from charrette.domain.methods import strengths as bradley_terry
from charrette.domain.pairs import merged_comparisons, pair_key
from charrette.domain.result import Result
from charrette.domain.rounds import Ballot, Headline, RoundGroup, RoundRules
from tests.unit.vote import ballot, group, needs

IDS = [UUID(int=1001 + index) for index in range(5)]
CRITERIA = (Criterion("Safety", weight=Fraction(60)), Criterion("Cost", weight=Fraction(40), cost=True))


def compared(number: int, answers: Mapping[str, int], group_index: int | None = 0) -> Ballot:
    """``{"AB": 1}``: of A and B the first wins."""
    content = {
        pair_key(*(IDS["ABCDE".index(letter)] for letter in pair)): won for pair, won in answers.items()
    }
    return replace(ballot(number, group_index, []), content=content)


def strengths(ballots: Sequence[Ballot], count: int, **more: object) -> dict[str, Fraction]:
    rules = RoundRules("pairwise", {}, (group(0), group(1)), **more)  # type: ignore[arg-type]
    result = tally(rules, needs(count), ballots)
    return {"ABCDE"[each.need.position - 1]: each.score for each in result.standings}


def test_a_win_against_the_phantoms_alone() -> None:
    found = strengths([compared(1, {"AB": 1})], 2)
    p = float(found["A"])  # two wins in three games, one against a rival of strength 1 / p
    assert found["A"] * found["B"] == pytest.approx(1, abs=1e-8)
    assert p / (p + 1 / p) + 2 * p / (1 + p) == pytest.approx(2, abs=1e-8)


def test_strengths_come_to_rest_where_the_iteration_of_hunter_does() -> None:
    ballots = [compared(1, {"AB": 1, "BC": 1, "AC": 2}), compared(2, {"AB": 1, "CD": 0, "AD": 1})]
    found = {name: float(value) for name, value in strengths(ballots, 4).items()}
    games = {"AB": (2, 0), "BC": (1, 0), "AC": (0, 1), "CD": (0.5, 0.5), "AD": (1, 0)}
    for name, p in found.items():
        wins, expected = 1.0, 2 / (p + 1)
        for (one, other), (first, second) in games.items():
            if name in {one, other}:
                rival = found[other if name == one else one]
                wins += first if name == one else second
                expected += (first + second) / (p + rival)
        assert p == pytest.approx(wins / expected, rel=1e-7)


def test_strengths_stay_finite_and_what_is_alike_is_equal() -> None:
    always = [compared(number, {"AB": 1, "AC": 1, "BC": 0}) for number in range(500)]
    found = strengths(always, 4)
    assert found["B"] == found["C"] < found["D"] == 1 < found["A"] < 10_000
    rules = RoundRules("pairwise", {}, (group(0),))
    result = tally(rules, needs(4), always)
    assert [each.rank_label for each in result.standings] == ["1", "–", "=3", "=3"]
    said = METHODS["pairwise"].explain(result, result.standings[0])
    assert "Two by two it beats 2 needs: N-002 (500 to 0) and N-003 (500 to 0), it is even with 1." in said
    assert [cell.points for cell in result.standings[0].cells] == [1000]


def test_groups_count_by_their_influence() -> None:
    ballots = [compared(number, {"AB": 1}) for number in range(3)] + [compared(9, {"AB": 2}, 1)]
    groups = (group(0), group(1, influence=2))
    result = tally(RoundRules("pairwise", {}, groups, Headline.BALANCED), needs(2), ballots)
    assert [each.need.code for each in result.standings] == ["N-002", "N-001"]
    assert result.standings[0].score < 1 < (result.standings[0].balanced or 0)


def test_pairs_have_names_of_their_own_and_are_refused_in_words() -> None:
    assert pair_key(IDS[0], IDS[1]) == pair_key(IDS[1], IDS[0])
    assert len({pair_key(*pair) for pair in combinations([UUID(int=n) for n in range(60)], 2)}) == 1770
    with pytest.raises(InvalidInputError, match="1 is the first need"):
        METHODS["pairwise"].check_ballot({IDS[0]: 3}, {})


def test_pairs_of_merged_needs_are_pooled_and_turned_round() -> None:
    content = compared(1, {"AB": 1, "AC": 1, "BC": 2, "BD": 1, "AD": 2}).content
    pooled = merged_comparisons(content, needs(4), {IDS[0]: IDS[3], IDS[3]: IDS[3]})
    assert pooled == {
        pair_key(IDS[3], IDS[1]): [1, 2],
        pair_key(IDS[3], IDS[2]): [1],
        pair_key(IDS[1], IDS[2]): [2],
    }
    assert METHODS["pairwise"].merged([1, 2], {}) == 0
    assert METHODS["pairwise"].merged([1, 2, 2], {}) == 2
    last = merged_comparisons({pair_key(IDS[1], IDS[2]): 1}, needs(3), {IDS[2]: IDS[0], IDS[0]: IDS[0]})
    assert last == {pair_key(IDS[0], IDS[1]): [2]}


def judged(*ballots: Ballot, groups: Sequence[RoundGroup] = (group(0), group(1)), headline: Headline = Headline.RAW,
           count: int = 3) -> Result:  # fmt: skip
    rules = RoundRules("criteria", {"criteria": 2}, tuple(groups), headline, criteria=CRITERIA)
    return tally(rules, needs(count), ballots)


def digits(number: int, group_index: int | None, *given: int) -> Ballot:
    content = dict(zip(IDS, given, strict=False))
    return replace(ballot(number, group_index, []), content=content)


def test_values_are_weighted_means_with_less_is_better() -> None:
    result = judged(digits(1, 0, 51, 35, 12), digits(2, 1, 31, 35, 10))
    values = {each.need.position: each.score for each in result.standings}
    assert values == {1: Fraction(85, 100), 2: Fraction(30, 100), 3: Fraction(30, 100)}
    assert [each.rank_label for each in result.standings] == ["1", "=2", "=2"]
    first = result.standings[0]
    assert first.by_criterion == (4, 1)
    assert [cell.points for cell in first.cells] == [1, Fraction(7, 10)]
    said = METHODS["criteria"].explain(result, first)
    assert said == (
        "N-001 is 1st of 3: value 0.850 of 1, judged by 2 voters. "
        "By criterion, 1 to 5: Safety 4.00 (60%); Cost 1.00 (40%, less is better)."
    )


def test_no_opinion_is_left_out_and_the_other_weights_share_its_part() -> None:
    result = judged(digits(1, 0, 50, 0, 11), count=3)
    values = {each.need.position: (each.score, each.voters) for each in result.standings}
    assert values == {1: (1, 1), 2: (0, 0), 3: (Fraction(4, 10), 1)}
    assert result.standings[0].by_criterion == (5, None)
    assert "What nobody judged is left out" in METHODS["criteria"].explain(result, result.standings[0])


def test_groups_count_by_influence_on_every_criterion() -> None:
    ballots = [digits(1, 0, 51), digits(2, 0, 51), digits(3, 0, 51), digits(4, 1, 15)]
    result = judged(*ballots, headline=Headline.BALANCED, count=1)
    assert (result.standings[0].score, result.standings[0].balanced) == (Fraction(3, 4), Fraction(1, 2))
    assert result.standings[0].by_criterion == (3, 3)


def test_the_smallest_change_of_one_weight_that_changes_the_top() -> None:
    result = judged(digits(1, 0, 55, 31, 11))
    # A: 0.6 v + 0; B: v/2 + (1 - v); C: (1 - v). At v = 0.6: .6, .7, .4. A overtakes B at v = 1 - v/2, v = 2/3.
    found = sensitivity(result, 1)
    assert found[0] is not None
    assert (found[0].then, found[0].change) == (Fraction(2, 3), Fraction(1, 15))
    assert (found[0].out, found[0].into) == (IDS[1], IDS[0])
    smallest = smallest_change(result, 1)
    assert smallest is not None
    assert smallest.change == Fraction(1, 15)
    assert smallest_change(judged(digits(1, 0, 51, 11, 11)), 1) is None
    tied = smallest_change(judged(digits(1, 0, 55, 11, 11)), 3)
    assert tied is None, "all needs are at the top already"


def test_criteria_are_merged_by_their_mean_and_refused_in_words() -> None:
    method = METHODS["criteria"]
    assert method.merged([405, 203], {"criteria": 3}) == 304
    assert method.merged([450, 300], {"criteria": 3}) == 350
    assert method.merged([5, 4], {"criteria": 1}) == 4, "halves go to the lower digit"
    for wrong in (6, 4000, -1):
        with pytest.raises(InvalidInputError, match="3 digits of 1 to 5"):
            method.check_ballot({IDS[0]: wrong}, {"criteria": 3})
    with pytest.raises(InvalidInputError, match="by totals"):
        method.check_count({}, 1, {})
    assert method.rules_in_words(RoundRules("criteria", {}, criteria=CRITERIA)) == (
        "Each judges needs 1 to 5 by Safety (60%); Cost (40%, less is better)"
    )


def test_weights_that_lie_far_apart_end_in_strengths() -> None:
    wins = np.zeros((4, 4))
    wins[0, 1] = wins[2, 3] = 1e22
    wins[1, 2] = wins[3, 0] = 1.0
    found = bradley_terry.strengths(wins)
    assert np.isfinite(found).all()
    assert found[0] > found[1]
    assert found[2] > found[3]
