"""The ballots of a round as they are written into files: in an order that tells nobody who cast which."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from charrette.domain.methods import Method
from charrette.domain.rounds import BallotNeed, RoundRules


@dataclass(frozen=True, slots=True)
class CastVote:
    """One ballot: what it gives as the round holds it, its group's label (empty: none) and its own ``weight``.

    ``times`` is a whole number: how often it stands in a file without weights, so that sums are the headline's.
    """

    content: Mapping[UUID, int]
    group: str
    weight: Fraction
    times: int


@dataclass(frozen=True, slots=True)
class CastVotes:
    """A round for a file; ``costs`` (None: not known) and ``budget`` are in minor units, ``notes`` whole sentences."""

    code: str
    title: str
    project: str
    method: Method
    rules: RoundRules
    needs: tuple[BallotNeed, ...]
    costs: tuple[int | None, ...]
    budget: int
    currency: str
    opened: date
    closed: date
    ballots: tuple[CastVote, ...]
    notes: tuple[str, ...] = ()

    @property
    def written(self) -> int:
        """How many ballots a file without weights holds."""
        return sum(ballot.times for ballot in self.ballots)
