"""Weights by comparing criteria two by two."""

from fractions import Fraction
from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charrette.domain.ahp import (
    SAATY,
    ahp_weights,
    criterion_weights,
    group_weights,
    matrix_of,
    pairs_to_compare,
)
from charrette.domain.criteria import Criterion, Judgement
from charrette.domain.errors import InvalidInputError

ABC = ("A", "B", "C")


def test_the_textbook_case():
    found = ahp_weights(ABC, [Fraction(3), Fraction(5), Fraction(3)])
    assert [round(each, 4) for each in found.weights] == [0.6370, 0.2583, 0.1047]
    assert round(found.ratio, 4) == 0.0332
    assert round(found.largest, 4) == 3.0385
    assert found.consistent


def test_the_matrix_is_reciprocal_and_exact():
    assert matrix_of([3, 5, 3], 3) == (
        (1, 3, 5),
        (Fraction(1, 3), 1, 3),
        (Fraction(1, 5), Fraction(1, 3), 1),
    )


def test_saatys_scale_has_seventeen_steps():
    assert len(SAATY) == 17
    assert SAATY[0] == Fraction(1, 9)
    assert SAATY[8] == 1
    assert SAATY[-1] == 9


def test_four_criteria_named_in_the_order_of_the_upper_triangle():
    assert pairs_to_compare(4) == ((0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3))


def test_comparisons_that_fit_give_back_their_weights():
    weights = [Fraction(6), Fraction(3), Fraction(2), Fraction(1)]
    entries = [weights[i] / weights[j] for i, j in pairs_to_compare(4)]
    found = ahp_weights(("A", "B", "C", "D"), entries)
    assert found.weights == pytest.approx([0.5, 0.25, 1 / 6, 1 / 12])
    assert found.ratio == pytest.approx(0, abs=1e-12)
    assert found.worst is None


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ((3, 2, 5), "A over B 3, B over C 5, but A over C only 2: 15 would fit"),
        ((3, 9, 1), "A over B 3, B over C 1, but A over C as much as 9: 3 would fit"),
        (
            (3, Fraction(1, 2), 5),
            "A over B 3, B over C 5, but C over A 2: A over C 15 would fit",
        ),
    ],
)
def test_the_worst_triad_is_named(entries: tuple[Fraction, ...], words: str):
    found = ahp_weights(ABC, entries)
    assert found.worst
    assert found.worst.words == words
    assert not found.consistent
    assert words in found.words


def test_the_worst_of_four_triads_is_the_one_named():
    fitting = [Fraction(2), Fraction(4), Fraction(8), Fraction(2), Fraction(4), Fraction(2)]
    fitting[5] = Fraction(1, 2)  # C over D, which the others put at 2
    found = ahp_weights(("A", "B", "C", "D"), fitting)
    assert found.worst
    assert {2, 3} <= {found.worst.first, found.worst.second, found.worst.third}


def test_one_and_two_criteria_are_always_consistent():
    assert ahp_weights(("A",), ()).weights == (1.0,)
    two = ahp_weights(("A", "B"), (4,))
    assert two.weights == pytest.approx([0.8, 0.2])
    assert two.ratio == 0
    assert two.worst is None


@pytest.mark.parametrize(
    ("count", "entries", "words"),
    [
        (11, [1] * 55, "At most 10 criteria"),
        (3, [1, 2], "3 criteria are compared in 3 pairs; these are 2"),
        (2, [0], "a number above 0"),
        (2, [-3], "a number above 0"),
        (2, [10**400], "a million"),
        (2, [Fraction(1, 10**400)], "a million"),
        (0, [], "nothing to compare"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(count: int, entries: list[Fraction], words: str):
    with pytest.raises(InvalidInputError, match=words):
        ahp_weights([f"C{i}" for i in range(count)], entries)


def test_ten_criteria_a_million_times_apart_are_still_counted():
    found = ahp_weights([f"C{i}" for i in range(10)], [10**6] * 45)
    assert sum(found.weights) == pytest.approx(1)
    assert found.ratio > 1


def test_a_groups_judgement_is_the_geometric_mean_by_weight():
    one = Judgement((Fraction(4),), UUID(int=1), Fraction(3))
    other = Judgement((Fraction(1, 4),), UUID(int=2), Fraction(1))
    found = group_weights(("A", "B"), [one, other])
    assert found.weights == pytest.approx([2 / 3, 1 / 3])  # 4^(3/4) * 4^(-1/4) = 2


def test_opposite_judgements_of_the_same_weight_cancel():
    one = Judgement((Fraction(7), Fraction(3), Fraction(1, 2)))
    other = Judgement(tuple(1 / entry for entry in one.entries))
    assert group_weights(ABC, [one, other]).weights == pytest.approx([1 / 3] * 3)


def test_judgements_without_weight_are_refused():
    with pytest.raises(InvalidInputError, match="No judgement counts"):
        group_weights(("A", "B"), [Judgement((Fraction(2),), None, Fraction(0))])


def test_weights_of_criteria_by_points_are_exact():
    criteria = [Criterion("A", weight=Fraction(2)), Criterion("B", weight=Fraction(1))]
    assert criterion_weights(criteria, ()) == (Fraction(2, 3), Fraction(1, 3))


def test_weights_of_criteria_by_judgement_sum_to_one():
    found = criterion_weights(
        [Criterion(name) for name in ABC], [Judgement((Fraction(3), Fraction(5), Fraction(3)))]
    )
    assert sum(found) == 1
    assert [round(float(each), 4) for each in found] == [0.6370, 0.2583, 0.1047]


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from(SAATY), min_size=3, max_size=3), st.sampled_from(list(permutations(range(3))))
)
def test_the_order_of_the_criteria_changes_nothing(entries: list[Fraction], order: tuple[int, ...]):
    matrix = matrix_of(entries, 3)
    moved = [matrix[order[i]][order[j]] for i, j in pairs_to_compare(3)]
    before, after = ahp_weights(ABC, entries), ahp_weights([ABC[i] for i in order], moved)
    assert after.weights == pytest.approx([before.weights[i] for i in order])
    assert after.ratio == pytest.approx(before.ratio, abs=1e-12)
