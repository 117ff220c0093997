"""Counting dots with numpy, apart from the rules, so that numpy is imported only when there is something to count."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Any
from uuid import UUID

import numpy as np
import numpy.typing as npt

from charrette.domain.result import Tally
from charrette.domain.rounds import Ballot, BallotNeed, RoundGroup

Counts = npt.NDArray[np.int64]

MOST_SPREAD = 50
"""As many dots as the rules form allows; a file without a limit may hold more, which no chart could show."""


def counted_dots(
    groups: Sequence[RoundGroup], needs: Sequence[BallotNeed], ballots: Sequence[Ballot], heard: set[UUID]
) -> Tally:
    """Points and voters by group; ballots of no known group count in the last one.

    The spread is over the groups in the headline (``heard``) only, as its voters are.
    """
    row: dict[UUID | None, int] = {group.id: index for index, group in enumerate(groups)}
    scale = lcm(*(ballot.weight.denominator for ballot in ballots)) if ballots else 1
    member = np.array([row.get(ballot.group_id, len(groups) - 1) for ballot in ballots], dtype=np.int64)
    dots = _matrix(needs, ballots)
    most = int(dots.max()) if dots.size else 0
    weight = _weights([int(ballot.weight * scale) for ballot in ballots], most)
    cast: list[Fraction] = []
    heads: list[int] = []
    points: list[tuple[Fraction, ...]] = []
    voters: list[tuple[Fraction, ...]] = []
    for index in range(len(groups)):
        of_group = member == index
        own = weight[of_group]
        cast.append(Fraction(int(own.sum()), scale))
        heads.append(len(own))
        points.append(_row(own @ dots[of_group], scale))
        voters.append(_row(own @ (dots[of_group] > 0).astype(np.int64), scale))
    in_headline = dots[np.isin(member, [row[each] for each in heard])]
    counting = [
        np.count_nonzero(in_headline == value, axis=0) for value in range(1, min(most, MOST_SPREAD) + 1)
    ]
    spread = tuple(tuple(int(column[j]) for column in counting) for j in range(len(needs)))
    return Tally(tuple(groups), tuple(cast), tuple(heads), tuple(points), tuple(voters), spread)


def _weights(whole: list[int], most: int) -> npt.NDArray[Any]:
    """The weights in 64 bits where every sum of dots fits, else as Python's own integers, which never wrap."""
    fits = sum(whole) * max(most, 1) < 2**62
    return np.array(whole, dtype=np.int64 if fits else object)


def _matrix(needs: Sequence[BallotNeed], ballots: Sequence[Ballot]) -> Counts:
    """Dots by ballot and need, shape (ballots, needs); a need that is not on the ballot is passed over."""
    column = {need.need_id: index for index, need in enumerate(needs)}
    dots = np.zeros((len(ballots), len(needs)), dtype=np.int64)
    for index, ballot in enumerate(ballots):
        for need_id, placed in ballot.content.items():
            if need_id in column:
                dots[index, column[need_id]] = placed
    return dots


def _row(sums: npt.NDArray[Any], scale: int) -> tuple[Fraction, ...]:
    return tuple(Fraction(int(value), scale) for value in sums)
