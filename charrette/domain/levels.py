"""Levels: the answers a person may give to a need (Must to Won't, fist to five, 1 to 9), and counts of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import mul

from charrette.domain.exact import Rational, wholes

MOST_AT_A_LEVEL = 999
"""As many answers at one level as one hand count may hold."""
_STEP = MOST_AT_A_LEVEL + 1


@dataclass(frozen=True, slots=True)
class Level:
    """One answer: ``value`` is stored, ``key`` is typed on a ballot and in a file, ``words`` are read."""

    value: int
    key: str
    words: str
    side: int = 0
    """1: agrees, -1: is against, 0: neither."""


def packed(counts: Mapping[int, int]) -> int:
    """How many answers at each level, as one number that a hand count keeps for a need.

    Three decimal digits a level, the level 0 last: 4 at level 2 and 1 at level 0 is 4_000_001. Raises ``ValueError``
    for a count that is negative or above 999.
    """
    if any(not 0 <= count <= MOST_AT_A_LEVEL for count in counts.values()):
        raise ValueError(f"Between 0 and {MOST_AT_A_LEVEL} answers at one level.")
    return sum(count * _STEP**level for level, count in counts.items())


def unpacked(number: int) -> dict[int, int]:
    """The counts that ``packed`` put into one number; levels without an answer are left out."""
    counts: dict[int, int] = {}
    level = 0
    while number > 0:
        number, count = divmod(number, _STEP)
        if count:
            counts[level] = count
        level += 1
    return counts


def mean_level(levels: Sequence[Level], counts: Sequence[Rational]) -> Fraction | None:
    """The mean of the values; None without an answer. ``counts`` is parallel to ``levels``."""
    return mean_of([level.value for level in levels], counts)


def mean_of(values: Sequence[int], counts: Sequence[Rational]) -> Fraction | None:
    """The mean of values that were counted so often; None without an answer."""
    numbers = wholes(counts)
    answers = sum(numbers)
    return Fraction(sum(map(mul, values, numbers)), answers) if answers else None


def median_level(levels: Sequence[Level], counts: Sequence[Rational]) -> int | None:
    """The weighted median of the values; where two levels share the middle, the lower value. None without an answer."""
    numbers = wholes(counts)
    answers, so_far = sum(numbers), 0
    for value, count in sorted(zip((level.value for level in levels), numbers, strict=True)):
        so_far += count
        if count and 2 * so_far >= answers:
            return value
    return None


def share_of(levels: Sequence[Level], counts: Sequence[Rational], values: Sequence[int]) -> Fraction:
    """Which part of the answers stands at one of the ``values``; 0 without an answer."""
    numbers = wholes(counts)
    there = sum(count for level, count in zip(levels, numbers, strict=True) if level.value in values)
    return Fraction(there, sum(numbers) or 1)


def polarisation(levels: Sequence[Level], counts: Sequence[Fraction]) -> Fraction:
    """Var(x) / ((hi - lo) / 2)^2: 0 where all answer the same, 1 where half stands at each end. 0 without an answer."""
    mean = mean_level(levels, counts)
    if mean is None:
        return Fraction(0)
    values = [level.value for level in levels]
    half = Fraction(max(values) - min(values), 2)
    squares = (
        count * (level.value - mean) ** 2 for level, count in zip(levels, counts, strict=True) if count
    )
    return sum(squares, Fraction(0)) / sum(counts, Fraction(0)) / half**2
