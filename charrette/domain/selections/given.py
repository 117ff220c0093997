"""What ballots give, as arrays: so that a hundred thousand of them can share money, and ties be told apart at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from math import lcm
from uuid import UUID

import numpy as np
import numpy.typing as npt

from charrette.domain.profile import Ints, Whole, summed, whole
from charrette.domain.selections.selection import FundingBallot, Votes


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """Ballot i gives ``points[starts[i]:starts[i + 1]] / finer`` to the needs of those ``columns``.

    It weighs ``weights[i] / scale``. Points and weights are whole numbers, above 0 or 0.
    """

    needs: tuple[UUID, ...]
    starts: Ints
    columns: Ints
    points: Whole
    finer: int
    weights: Whole
    scale: int

    def rows(self) -> Ints:
        """The ballot of each mark."""
        return np.repeat(np.arange(len(self.weights)), np.diff(self.starts))

    def dense(self, needs: Sequence[UUID]) -> Whole:
        """The points that every ballot gives to these needs, shape (ballots, needs)."""
        place = {need: index for index, need in enumerate(needs)}
        wanted = np.array([place.get(need, -1) for need in self.needs], dtype=np.int32)
        kept = np.flatnonzero(wanted[self.columns] >= 0) if self.needs else np.zeros(0, dtype=np.int64)
        rows = np.searchsorted(self.starts, kept, side="right") - 1
        found = np.zeros((len(self.weights), len(needs)), dtype=self.points.dtype)
        found[rows, wanted[self.columns[kept]]] = self.points[kept]
        return found

    def net_wins(self, points: Whole) -> list[int]:
        """For each column of ``points`` (ballots, columns): columns that it beats by weight less those that beat it."""
        found = [0] * points.shape[1]
        for one in range(points.shape[1]):
            more = np.asarray(points[:, one + 1 :] < points[:, [one]], dtype=np.int8)
            fewer = np.asarray(points[:, one + 1 :] > points[:, [one]], dtype=np.int8)
            margins = self.weights @ (more - fewer).astype(self.weights.dtype)
            for other, margin in enumerate(margins.tolist(), start=one + 1):
                won = (margin > 0) - (margin < 0)
                found[one] += won
                found[other] -= won
        return found

    def kept(self, marks: npt.NDArray[np.bool_]) -> "Given":
        """Only those marks; every ballot stays."""
        starts = np.concatenate(([0], np.cumsum(marks)))[self.starts]
        return replace(self, starts=starts, columns=self.columns[marks], points=self.points[marks])


def given_by(votes: Votes) -> Given:
    """The arrays of the votes, made of their ballots where they do not bring any."""
    return votes.given if votes.given is not None else given_of(votes.ballots)


def given_of(ballots: Sequence[FundingBallot]) -> Given:
    """The arrays of such ballots, exact."""
    finer = lcm(*{points.denominator for ballot in ballots for points in ballot.points.values()})
    scale = lcm(*{ballot.weight.denominator for ballot in ballots})
    place: dict[UUID, int] = {}
    starts, columns, points = [0], list[int](), list[int]()
    for ballot in ballots:
        for need, given in ballot.points.items():
            columns.append(place.setdefault(need, len(place)))
            points.append(int(given * finer))
        starts.append(len(columns))
    weights = [int(ballot.weight * scale) for ballot in ballots]
    return Given(
        tuple(place),
        np.array(starts, dtype=np.int64),
        np.array(columns, dtype=np.int32),
        whole(points),
        finer,
        whole(weights, max(points, default=1)),
        scale,
    )


def crowds_of(given: Given, needs: Collection[UUID], *, alike: bool) -> Given:
    """Ballots that give the same to ``needs`` stand as one; ``alike``: whoever gives anything gives 1.

    Ballots that weigh nothing are left out; those that give nothing to any of the needs are one crowd too.
    """
    asked = np.array([need in needs for need in given.needs], dtype=bool)
    heavy = np.asarray(given.weights > 0, dtype=bool)
    rows = given.rows()
    of_use = asked[given.columns] if given.needs else np.zeros(0, dtype=bool)
    found = given.kept(of_use & np.asarray(given.points > 0, dtype=bool) & heavy[rows])
    found = _without_weightless(found, heavy)
    if alike:
        found = replace(found, points=np.ones(len(found.columns), dtype=np.int64), finer=1)
    return _joined(_ordered(found))


def _without_weightless(given: Given, heavy: npt.NDArray[np.bool_]) -> Given:
    if heavy.all():
        return given
    lengths = np.diff(given.starts)[heavy]
    starts = np.concatenate(([0], np.cumsum(lengths)))
    return replace(given, starts=starts, weights=given.weights[heavy])


def _ordered(given: Given) -> Given:
    """Every ballot's needs in the order of their columns."""
    rows = given.rows()
    if not ((rows[1:] == rows[:-1]) & (given.columns[1:] < given.columns[:-1])).any():
        return given
    order = np.lexsort((given.columns, rows))
    return replace(given, columns=given.columns[order], points=given.points[order])


def _joined(given: Given) -> Given:
    """Equal ballots put together. They are looked for by a sum of random numbers, and compared."""
    signature = _signatures(given)
    _, first, crowd = np.unique(signature, return_index=True, return_inverse=True)
    lengths = np.diff(given.starts)
    alike = first[crowd]
    if not (lengths == lengths[alike]).all():
        return given
    rows = given.rows()
    twin = given.starts[alike][rows] + np.arange(len(rows)) - given.starts[rows]
    if not ((given.columns == given.columns[twin]) & (given.points == given.points[twin])).all():
        return given
    marks = np.zeros(len(given.weights), dtype=bool)
    marks[first] = True
    order = np.argsort(first, kind="stable")
    place = np.empty(len(first), dtype=np.int64)
    place[order] = np.arange(len(first))
    weights = summed(place[crowd], given.weights, len(first))
    kept = given.kept(marks[rows])
    return replace(kept, starts=np.concatenate(([0], np.cumsum(lengths[marks]))), weights=weights)


def _signatures(given: Given) -> npt.NDArray[np.uint64]:
    """A number for each ballot that depends on what it gives, and hardly ever is that of another."""
    random = np.random.default_rng(11)
    by_need = random.integers(0, 2**64, size=len(given.needs) + 1, dtype=np.uint64)
    _, code = np.unique(given.points, return_inverse=True)
    by_points = random.integers(0, 2**64, size=int(code.max(initial=0)) + 1, dtype=np.uint64)
    single = by_need[given.columns] * (by_points[code] | np.uint64(1))
    sums = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(single, dtype=np.uint64)))
    return sums[given.starts[1:]] - sums[given.starts[:-1]]
