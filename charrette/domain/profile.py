"""Ballots as arrays: what every method counts, so that a hundred thousand of them can be counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any
from uuid import UUID

import numpy as np
import numpy.typing as npt

from charrette.domain.marks import NO_GROUP_MARK
from charrette.domain.pairs import pairs_of
from charrette.domain.rounds import Ballot, BallotChannel, BallotNeed, RoundGroup, RoundRules

Ints = npt.NDArray[np.integer[Any]]
Whole = npt.NDArray[Any]
"""Whole numbers: int64, or Python's own where 64 bits would not hold their sums."""

ABSENT = -1
"""Stands where a ballot says nothing: smaller than every answer."""
NO_GROUP = RoundGroup(UUID(int=0), "–", "No group", NO_GROUP_MARK)
"""Stands for ballots that name no group of the round."""
_FITS = 2**62
_TYPES = (np.int8, np.int16, np.int32, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What ballots hold, as they hold it (dots, positions, levels ...).

    Sparse: ballot i has ``columns[starts[i]:starts[i + 1]]`` with the values alike; ``starts`` has one more than there
    are ballots. Full: ``columns`` and ``starts`` are None and ``values`` has the shape (ballots, needs), with
    ``ABSENT`` where nothing is said. A column is the index of a need; of pairs, the index in ``pairs_of(needs)``.
    Values are of the smallest type that holds them: widen them before adding or negating.
    ``strict`` says that every ballot holds the positions 1, 2, 3 ... each once, or that some do not; None: not known.
    """

    starts: Ints | None
    columns: Ints | None
    values: Ints
    strict: bool | None = None

    def __len__(self) -> int:
        return len(self.values) if self.starts is None else len(self.starts) - 1

    @property
    def most(self) -> int:
        """The greatest value; 0 without any."""
        return max(0, int(self.values.max())) if self.values.size else 0

    def lengths(self) -> Ints:
        """How many needs each ballot says something of."""
        if self.starts is None:
            return np.count_nonzero(self.values != ABSENT, axis=1)
        return np.diff(self.starts)

    def ranking(self) -> bool:
        """Whether every ballot holds the positions 1, 2, 3 ... each once: a ranking without ties."""
        if self.strict is not None:
            return self.strict
        lengths = self.lengths()
        if not self.values.size:
            return True
        if self.starts is None:
            return all(_ranked(self.values[at : at + 1024]) for at in range(0, len(self), 1024))
        if self.most > int(lengths.max()) or int(self.values.min()) < 1:
            return False
        at = self.starts[:-1].repeat(lengths) + self.values - 1
        inside = self.values <= lengths.repeat(lengths)
        return bool(inside.all()) and bool((np.bincount(at, minlength=len(self.values)) == 1).all())

    def dense(self, ballots: Ints, needs: int, absent: int = ABSENT) -> Ints:
        """Some ballots as a matrix of shape (ballots, needs), ``absent`` where they say nothing."""
        kind = smallest(min(absent, ABSENT), max(self.most, absent))
        if self.starts is None or self.columns is None:
            values = self.values[ballots].astype(kind, copy=False)
            return values if absent == ABSENT else np.where(values == ABSENT, kind(absent), values)
        found = np.full((len(ballots), needs), absent, dtype=kind)
        lengths = self.lengths()[ballots]
        row = np.repeat(np.arange(len(ballots)), lengths)
        first = np.cumsum(lengths) - lengths
        at = np.arange(len(row)) - first[row] + self.starts[ballots][row]
        found[row, self.columns[at]] = self.values[at]
        return found

    def rows(self) -> Ints:
        """Of sparse marks, the ballot of each value."""
        return np.repeat(np.arange(len(self)), self.lengths())


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """The ballots of one round as arrays, all of length (ballots,), and the totals that were counted by hand.

    ``groups`` are the round's, ``NO_GROUP`` last when a ballot names none of them; ``member`` is an index into them.
    A ballot weighs ``weight / scale``; ``weight`` holds whole numbers.
    """

    needs: tuple[BallotNeed, ...]
    groups: tuple[RoundGroup, ...]
    member: npt.NDArray[np.intp]
    weight: Whole
    scale: int
    marks: Marks
    hand: tuple[Ballot, ...] = ()
    lot: str = ""
    """What lots are drawn from where a tie must be broken; empty: the order of the needs decides."""

    def __len__(self) -> int:
        return len(self.member)

    def heard(self, rules: RoundRules) -> npt.NDArray[np.bool_]:
        """Which groups are in the headline, shape (groups,): hosts only where the rules say so."""
        return np.array([not group.host or rules.host_counts for group in self.groups], dtype=bool)

    def heads(self) -> list[int]:
        """How many single ballots each group cast."""
        return np.bincount(self.member, minlength=len(self.groups)).tolist()

    def cast(self) -> list[Fraction]:
        """How much the single ballots of each group weigh together."""
        sums = summed(self.member, self.weight, len(self.groups))
        return [Fraction(int(each), self.scale) for each in sums]

    def alike(self) -> int | None:
        """The weight that all ballots share; None where they differ."""
        if not len(self):
            return self.scale
        first = self.weight[0]
        return int(first) if bool((self.weight == first).all()) else None

    def runs(self) -> tuple[Ints, Ints]:
        """The ballots ordered by group and weight, and where each run of the same begins (and the last ends)."""
        if self.alike() is not None:
            order = np.argsort(self.member, kind="stable")
            changes = np.diff(self.member[order]) != 0
        else:
            order = np.lexsort((self.weight, self.member))
            member, weight = self.member[order], self.weight[order]
            changes = (np.diff(member) != 0) | (weight[1:] != weight[:-1])
        bounds = np.concatenate(([0], np.flatnonzero(changes) + 1, [len(order)]))
        return order, bounds if len(order) else bounds[:1]

    def matrix(self, absent: int = ABSENT) -> Ints:
        """What each ballot says of each need, shape (ballots, needs), in the smallest type that fits.

        ``absent`` stands where it says nothing. Not for comparisons, whose columns are pairs.
        """
        return self.marks.dense(np.arange(len(self)), len(self.needs), absent)


def _ranked(values: Ints) -> bool:
    """Whether every row holds 1, 2, 3 ... each once, beside what is absent."""
    ordered = np.sort(values, axis=1)
    absent = np.count_nonzero(ordered == ABSENT, axis=1)
    due = np.arange(1, ordered.shape[1] + 1, dtype=np.int32) - absent[:, None].astype(np.int32)
    return bool(((ordered == due) | (ordered == ABSENT)).all())


def smallest(least: int, most: int) -> type[np.signedinteger[Any]]:
    """The smallest signed type that holds both."""
    return next(kind for kind in _TYPES if np.iinfo(kind).min <= least and most <= np.iinfo(kind).max)


def summed(index: Ints, amounts: Whole, size: int) -> Whole:
    """Sums of whole numbers by ``index``, shape (size,), exact.

    Floats count while 53 bits hold every sum, then 64 bits, then Python's own numbers.
    """
    if amounts.dtype != object:
        total = float(np.abs(amounts).sum(dtype=np.float64)) if len(amounts) else 0.0
        if total < 2**52:
            return np.rint(np.bincount(index, amounts, size)).astype(np.int64)
    found = np.zeros(size, dtype=amounts.dtype)
    np.add.at(found, index, amounts)
    return found


def whole(numbers: Sequence[int], most: int = 1) -> Whole:
    """Weights in 64 bits where every sum of ``most`` times a weight fits, else as Python's own numbers."""
    fits = sum(map(abs, numbers)) * max(most, 1) < _FITS
    return np.array(numbers, dtype=np.int64 if fits else object)


def groups_of(rules: RoundRules, ballots: Sequence[Ballot]) -> tuple[RoundGroup, ...]:
    """The groups of the round, and a last one for ballots without a group, when there are any."""
    known = {group.id for group in rules.groups}
    orphans = any(ballot.group_id not in known for ballot in ballots)
    return (*rules.groups, NO_GROUP) if orphans else rules.groups


def profile_of(
    rules: RoundRules, needs: Sequence[BallotNeed], ballots: Sequence[Ballot], lot: str = ""
) -> Profile:
    """The arrays of a round's ballots, in their order; a need that is not on the ballot is passed over.

    ``lot`` is what the round's lots are drawn from, see ``lots.lot_of_round``; empty for a file.
    """
    groups = groups_of(rules, ballots)
    single = [ballot for ballot in ballots if ballot.channel is not BallotChannel.HAND_COUNT]
    hand = tuple(ballot for ballot in ballots if ballot.channel is BallotChannel.HAND_COUNT)
    row: dict[UUID | None, int] = {group.id: index for index, group in enumerate(groups)}
    last = len(groups) - 1
    scale = lcm(*(ballot.weight.denominator for ballot in single)) if single else 1
    column = _columns(rules, needs)
    marks = _marks([ballot.content for ballot in single], column)
    crowded = 3 * len(marks.values) > len(single) * len(needs)
    if crowded and needs[0].need_id in column and int(marks.values.min()) >= 0:
        marks = Marks(None, None, marks.dense(np.arange(len(single)), len(needs)))
    return Profile(
        tuple(needs),
        groups,
        np.array([row.get(ballot.group_id, last) for ballot in single], dtype=np.intp),
        whole([int(ballot.weight * scale) for ballot in single], marks.most),
        scale,
        marks,
        hand,
        lot,
    )


def _columns(rules: RoundRules, needs: Sequence[BallotNeed]) -> dict[UUID, int]:
    from charrette.domain.methods import METHODS, BallotKind

    method = METHODS.get(rules.method)
    in_pairs = method is not None and method.ballot_kind is BallotKind.PAIRS
    keys = pairs_of(needs) if in_pairs else [need.need_id for need in needs]
    return {key: index for index, key in enumerate(keys)}


def _marks(contents: Sequence[Mapping[UUID, int]], column: Mapping[UUID, int]) -> Marks:
    starts, columns, values = [0], list[int](), list[int]()
    for content in contents:
        for key, value in content.items():
            if key in column:
                columns.append(column[key])
                values.append(value)
        starts.append(len(columns))
    given = np.array(values, dtype=np.int64)
    least, most = (int(given.min()), int(given.max())) if values else (0, 0)
    kind = smallest(least, most)
    return Marks(np.array(starts, dtype=np.int64), np.array(columns, dtype=np.int32), given.astype(kind))
