"""Counting answers with numpy, apart from the rules, so numpy is imported only when there is something to count."""

from collections.abc import Sequence

import numpy as np

from charrette.domain.methods.points_count import slices
from charrette.domain.profile import Ints, Profile, Whole, summed


def level_sums(profile: Profile, values: Sequence[int]) -> Whole:
    """How many ballots of each group, by weight (times the scale), answered each need with each of the values.

    Shape (groups, needs, values); other answers count nowhere.
    """
    shape = (len(profile.groups), len(profile.needs), len(values))
    marks = profile.marks
    if marks.columns is not None:
        row = marks.rows()
        place, known = _places(marks.values, values)
        cell = (profile.member[row] * shape[1] + marks.columns) * shape[2] + place
        return summed(cell[known], profile.weight[row[known]], shape[0] * shape[1] * shape[2]).reshape(shape)
    found = np.zeros(shape[0] * shape[1] * shape[2], dtype=profile.weight.dtype)
    for part in slices(len(profile)):
        place, known = _places(marks.values[part], values)
        cell = (profile.member[part, None] * shape[1] + np.arange(shape[1])) * shape[2] + place
        weight = np.broadcast_to(profile.weight[part, None], cell.shape)
        found += summed(cell[known], weight[known], len(found))
    return found.reshape(shape)


def _places(given: Ints, values: Sequence[int]) -> tuple[Ints, Ints]:
    """Which of ``values`` each answer is, and where it is one of them."""
    order = np.argsort(values)
    ordered = np.asarray(values)[order]
    at = np.minimum(np.searchsorted(ordered, given), len(values) - 1)
    return order[at], ordered[at] == given
