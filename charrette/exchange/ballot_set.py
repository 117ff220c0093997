"""Ballots of a file, whatever its form: the file's own ids, arrays of what each ballot says, costs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import lcm
from uuid import NAMESPACE_URL, UUID, uuid5

import numpy as np
import numpy.typing as npt

from charrette.domain.methods import BallotKind
from charrette.domain.pairs import pairs_of
from charrette.domain.profile import ABSENT, NO_GROUP, Ints, Marks, Profile, Whole, smallest, whole
from charrette.domain.rounds import BallotNeed, RoundGroup, RoundRules

_MOST_PEOPLE = 1_000_000
_SPACE = uuid5(NAMESPACE_URL, "urn:charrette:ballot-file")


@dataclass(frozen=True, slots=True)
class FileCosts:
    """What the projects of a file cost and the money there is, in minor units; None where it does not say.

    ``traits`` are further columns of the projects by name, parallel to the codes, such as a category.
    """

    costs: tuple[int | None, ...]
    budget: int | None
    currency: str = ""
    traits: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    threshold: int = 0
    """The fewest points that a project must have to be chosen, where the file's rule says so."""


@dataclass(frozen=True, slots=True, eq=False)
class BallotSet:
    """The ballots of one file. ``codes`` are the file's own ids in its order, ``names`` what people read.

    ``marks`` as in ``Profile``; ``member`` is an index into ``groups``, -1 for none; a ballot weighs
    ``weight / scale``; ``places`` are the lines (``place``: or rows) they stand in, ``labels`` their names in the file.
    """

    name: str
    holds: str
    """What kind of votes it holds, for sentences: ``"approval votes (vote_type approval)"``."""
    kind: BallotKind
    codes: tuple[str, ...]
    names: tuple[str, ...]
    marks: Marks
    member: npt.NDArray[np.intp]
    groups: tuple[str, ...]
    weight: Whole
    scale: int
    places: Sequence[int]
    labels: Sequence[str]
    place: str = "line"
    tied: bool = False
    """Whether a ballot of rankings puts several needs at one position."""
    money: FileCosts | None = None
    meta: Mapping[str, str] = field(default_factory=dict[str, str])
    people: bool = False
    """Whether a ballot's weight is how many people cast it."""
    method: str = ""
    """The method that the cells were read for, where the file itself does not say what they are."""

    def __len__(self) -> int:
        return len(self.member)

    @property
    def needs(self) -> tuple[BallotNeed, ...]:
        """The needs with ids that are always the same for the same codes."""
        return tuple(
            BallotNeed(need_id(code), code, name, "", position)
            for position, (code, name) in enumerate(zip(self.codes, self.names, strict=True), start=1)
        )

    def round_groups(self, influence: Mapping[str, Fraction]) -> tuple[RoundGroup, ...]:
        """The groups of the file as those of a round; without a word on it each has the influence 1."""
        return tuple(
            RoundGroup(uuid5(_SPACE, f"group {label}"), label, label, mark, influence.get(label, Fraction(1)))
            for mark, label in enumerate(self.groups)
        )

    def profile(self, rules: RoundRules) -> Profile:
        """The arrays that methods count; ballots of no group stand as one group of their own."""
        orphans = bool((self.member < 0).any()) if len(self) else False
        groups = (*rules.groups, NO_GROUP) if orphans else rules.groups
        member = np.where(self.member < 0, len(groups) - 1, self.member).astype(np.intp)
        return Profile(self.needs, groups, member, self.weight, self.scale, self.marks)

    def person_by_person(self) -> "BallotSet":
        """One ballot of weight 1 for each person; as it is where weights are no numbers of people, or far too many."""
        if not self.people or int(self.weight.sum()) > _MOST_PEOPLE:
            return self
        rows = np.repeat(np.arange(len(self)), self.weight.astype(np.int64))
        ones = np.ones(len(rows), dtype=np.int64)
        places, labels = ([each[row] for row in rows.tolist()] for each in (self.places, self.labels))
        return replace(
            self, marks=_rows_of(self.marks, rows), member=self.member[rows], weight=ones, places=places,
            labels=labels, people=False,
        )  # fmt: skip

    def content(self, place: int) -> dict[UUID, int]:
        """What one ballot says, as a round's ballot holds it."""
        keys = pairs_of(self.needs) if self.kind is BallotKind.PAIRS else map(need_id, self.codes)
        ids = list(keys)
        if self.marks.starts is None or self.marks.columns is None:
            row = self.marks.values[place]
            return {ids[column]: int(row[column]) for column in np.flatnonzero(row != ABSENT)}
        own = slice(int(self.marks.starts[place]), int(self.marks.starts[place + 1]))
        pairs = zip(self.marks.columns[own], self.marks.values[own], strict=True)
        return {ids[int(column)]: int(value) for column, value in pairs}


def _rows_of(marks: Marks, rows: Ints) -> Marks:
    """The marks of some ballots, in that order."""
    if marks.starts is None or marks.columns is None:
        return Marks(None, None, marks.values[rows])
    lengths = marks.lengths()[rows]
    starts = np.concatenate(([0], np.cumsum(lengths)))
    own = np.arange(int(starts[-1])) + np.repeat(marks.starts[:-1][rows] - starts[:-1], lengths)
    return Marks(starts, marks.columns[own], marks.values[own])


def need_id(code: str) -> UUID:
    """The id of a need of a file: the same code always has the same."""
    return uuid5(_SPACE, f"need {code}")


def sparse(starts: Sequence[int], columns: Sequence[int], values: Sequence[int] | Ints) -> Marks:
    """Marks from lists; ``starts`` has one more than there are ballots."""
    found = np.asarray(values, dtype=np.int64)
    kind = smallest(ABSENT, int(found.max()) if found.size else 0)
    return Marks(
        np.asarray(starts, dtype=np.int64),
        np.asarray(columns, dtype=np.int32),
        found.astype(kind, copy=False),
    )


def thinned(matrix: Ints) -> Marks:
    """Marks of a matrix (ballots, needs) where only what is above 0 says anything: dots, marks, positions."""
    rows, columns = np.nonzero(matrix > 0)
    lengths = np.bincount(rows, minlength=len(matrix))
    starts = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths)))
    return Marks(starts, columns.astype(np.int32), matrix[rows, columns])


def joined(parts: Sequence[Marks]) -> Marks:
    """Sparse marks of several parts of a file, one after the other."""
    columns = [part.columns for part in parts if part.columns is not None]
    lengths = np.concatenate([part.lengths() for part in parts])
    starts = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths)))
    return Marks(starts, np.concatenate(columns), np.concatenate([part.values for part in parts]))


def weights_of(weights: Sequence[Fraction], most: int) -> tuple[Whole, int]:
    """Weights as whole numbers over one scale; ``most`` is the greatest value of a mark."""
    distinct = set(weights)
    scale = lcm(*(weight.denominator for weight in distinct))
    numerator = {weight: int(weight * scale) for weight in distinct}
    return whole([numerator[weight] for weight in weights], most), scale


def grouped(names: Sequence[str]) -> tuple[npt.NDArray[np.intp], tuple[str, ...]]:
    """Groups in the order they come, and for each ballot the index of its group; -1 where the name is empty."""
    index: dict[str, int] = {}
    member = [index.setdefault(name, len(index)) if name else -1 for name in names]
    return np.array(member, dtype=np.intp), tuple(index)
