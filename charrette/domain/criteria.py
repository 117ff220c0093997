"""Criteria: what needs are judged by, with anchored scales and weights, and the judgements the weights came from."""

from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

LEAST, MOST = 1, 5
"""The ends of every criterion's scale."""
MOST_CRITERIA = 8


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: what 1 and 5 mean (``low``, ``high``), its ``weight`` among the others, any number above 0.

    With ``cost`` less is better: a 1 is worth most.
    """

    name: str
    low: str = ""
    high: str = ""
    weight: Fraction = Fraction(1)
    cost: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one group (None: the room) compared the criteria two by two, for weights by AHP.

    ``entries`` are the upper triangle of the matrix row by row: how many times the first matters more than the second.
    ``weight`` is how much the judgement counts among several.
    """

    entries: tuple[Fraction, ...]
    group_id: UUID | None = None
    weight: Fraction = Fraction(1)
