"""Counting judgements by criteria with numpy, apart from the rules, so that numpy is imported late."""

from dataclasses import dataclass

import numpy as np

from charrette.domain.profile import Profile, Whole, summed


@dataclass(frozen=True, slots=True, eq=False)
class CriteriaSums:
    """Whole numbers by weight (divide by the scale): ``sums`` of answers and ``answers``, (groups, needs, criteria).

    ``voters``, shape (groups, needs): who answered by any criterion.
    """

    sums: Whole
    answers: Whole
    voters: Whole


def criteria_sums(profile: Profile, criteria: int) -> CriteriaSums:
    """Counts ballots that hold one digit of 1 to 5 for each criterion; 0 is no opinion."""
    groups, needs = len(profile.groups), len(profile.needs)
    if profile.marks.columns is None:
        row, column = np.nonzero(profile.marks.values > 0)
        values = profile.marks.values[row, column]
    else:
        row, column, values = profile.marks.rows(), profile.marks.columns, profile.marks.values
    cell = profile.member[row] * needs + column
    weight = profile.weight[row]
    sums, answers = list[Whole](), list[Whole]()
    for index in range(criteria):
        digit = values.astype(np.int64) // 10 ** (criteria - 1 - index) % 10
        some = digit > 0
        sums.append(summed(cell[some], weight[some] * digit[some], groups * needs))
        answers.append(summed(cell[some], weight[some], groups * needs))
    said = values > 0
    voters = summed(cell[said], weight[said], groups * needs).reshape(groups, needs)
    shape = (groups, needs, criteria)
    return CriteriaSums(
        np.stack(sums, axis=-1).reshape(shape), np.stack(answers, axis=-1).reshape(shape), voters
    )
