"""Counting answers with numpy, apart from the rules, so numpy is imported only when there is something to count."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from uuid import UUID

import numpy as np

from charrette.domain.rounds import Ballot, BallotNeed, RoundGroup

_NONE = -1
_ZERO = Fraction(0)
Counts = tuple[tuple[tuple[Fraction, ...], ...], ...]


def counted_levels(
    groups: Sequence[RoundGroup],
    needs: Sequence[BallotNeed],
    ballots: Sequence[Ballot],
    values: Sequence[int],
) -> Counts:
    """``counts[g][j][l]``: ballots of group g, by weight, that answered need j with ``values[l]``.

    Ballots of no known group count in the last group; a need without an answer counts nowhere.
    """
    row: dict[UUID | None, int] = {group.id: index for index, group in enumerate(groups)}
    scale = lcm(*(ballot.weight.denominator for ballot in ballots)) if ballots else 1
    member = np.array([row.get(ballot.group_id, len(groups) - 1) for ballot in ballots], dtype=np.int64)
    weights = [int(ballot.weight * scale) for ballot in ballots]
    weight = np.array(weights, dtype=np.int64 if sum(weights) < 2**62 else object)
    column = {need.need_id: index for index, need in enumerate(needs)}
    answers = np.full((len(ballots), len(needs)), _NONE, dtype=np.int64)
    for index, ballot in enumerate(ballots):
        for need_id, value in ballot.content.items():
            if need_id in column:
                answers[index, column[need_id]] = value
    counts: list[tuple[tuple[Fraction, ...], ...]] = []
    for index in range(len(groups)):
        of_group = member == index
        own, given = weight[of_group], answers[of_group]
        at_level = [own @ (given == value).astype(np.int64) for value in values]
        counts.append(
            tuple(
                tuple(Fraction(int(found[j]), scale) if found[j] else _ZERO for found in at_level)
                for j in range(len(needs))
            )
        )
    return tuple(counts)
