"""A set of criteria before a round freezes it: what is proposed to a school, and what a set must hold."""

from collections.abc import Sequence
from fractions import Fraction

from charrette.domain.ahp import pairs_to_compare
from charrette.domain.criteria import MOST_CRITERIA, Criterion, Judgement
from charrette.domain.errors import InvalidInputError
from charrette.domain.wording import counted

LEAST_CRITERIA = 2
"""One criterion alone is a score."""
MOST_POINTS = 100

SCHOOL_CRITERIA = (
    Criterion("Students’ benefit", "few notice it", "every student, every week", Fraction(30)),
    Criterion("Safety", "changes nothing", "ends a known risk", Fraction(25)),
    Criterion("Everyday use", "a few times a year", "all day, every day", Fraction(15)),
    Criterion("Cost to run", "nothing to speak of", "a new line in every budget", Fraction(15), cost=True),
    Criterion("Effort", "done in a summer", "years of building", Fraction(15), cost=True),
)
"""Proposed to a school; its points sum to 100."""


def check_criteria(criteria: Sequence[Criterion], judgements: Sequence[Judgement] = ()) -> None:
    """Raises ``InvalidInputError`` for a set that needs cannot be judged by.

    2 to 8 criteria with names that differ and points above 0 (a criterion that counts nothing is left out instead);
    each judgement compares every pair, and at least one of them counts.
    """
    if not LEAST_CRITERIA <= len(criteria) <= MOST_CRITERIA:
        raise InvalidInputError(
            f"Needs are judged by {LEAST_CRITERIA} to {MOST_CRITERIA} criteria; these are {len(criteria)}."
        )
    names = [" ".join(each.name.split()).casefold() for each in criteria]
    if not all(names):
        raise InvalidInputError("Every criterion needs a name.")
    twice = next((each.name for each in criteria if names.count(each.name.strip().casefold()) > 1), None)
    if twice is not None:
        raise InvalidInputError(f"Two criteria are called “{twice}”.")
    for each in criteria:
        if each.weight <= 0:
            raise InvalidInputError(f"“{each.name}” has no points: give it some, or leave it out.")
    _check_judgements(len(criteria), judgements)


def _check_judgements(count: int, judgements: Sequence[Judgement]) -> None:
    pairs = len(pairs_to_compare(count))
    for each in judgements:
        if len(each.entries) != pairs:
            raise InvalidInputError(
                f"{counted(count, 'criterion', 'criteria')} are compared in {counted(pairs, 'pair')}; "
                f"a judgement has {len(each.entries)}."
            )
        if any(entry <= 0 for entry in each.entries) or each.weight < 0:
            raise InvalidInputError("A comparison is a number above 0, and a judgement counts 0 or more.")
    if judgements and not any(each.weight for each in judgements):
        raise InvalidInputError("No judgement counts: give at least one group an influence above 0.")
