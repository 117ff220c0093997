"""What a set of criteria must hold before a round freezes it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from charrette.domain.criteria import Criterion, Judgement
from charrette.domain.criteria_set import SCHOOL_CRITERIA, check_criteria
from charrette.domain.errors import InvalidInputError

ONE, TWO, THREE = Criterion("Benefit"), Criterion("Safety"), Criterion("Cost", cost=True)
NONE = Fraction(0)


def test_what_is_proposed_to_a_school_passes_and_sums_to_a_hundred() -> None:
    check_criteria(SCHOOL_CRITERIA)
    assert sum(each.weight for each in SCHOOL_CRITERIA) == 100
    assert [each.name for each in SCHOOL_CRITERIA if each.cost] == ["Cost to run", "Effort"]


@pytest.mark.parametrize(
    ("criteria", "judgements", "why"),
    [
        ((ONE,), (), "2 to 8 criteria; these are 1"),
        (tuple(Criterion(str(n)) for n in range(9)), (), "these are 9"),
        ((ONE, Criterion("  ")), (), "needs a name"),
        ((ONE, Criterion(" benefit ")), (), "Two criteria are called"),
        ((ONE, replace(TWO, weight=NONE)), (), "“Safety” has no points"),
        ((ONE, TWO, THREE), (Judgement((Fraction(3),)),), "compared in 3 pairs; a judgement has 1"),
        ((ONE, TWO), (Judgement((NONE,)),), "a number above 0"),
        ((ONE, TWO), (Judgement((Fraction(3),), None, NONE),), "No judgement counts"),
    ],
)
def test_a_set_that_needs_cannot_be_judged_by_is_refused_in_words(
    criteria: tuple[Criterion, ...], judgements: tuple[Judgement, ...], why: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        check_criteria(criteria, judgements)
    assert why in refused.value.what
