"""Sums of fractions, exact and quick: numerators are added by denominator, so that one fraction is made at the end."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm

Rational = Fraction | int
ZERO = Fraction(0)
"""What most of the counts are; the sums pass over it at once."""


def total(numbers: Iterable[Rational]) -> Fraction:
    """The sum of numbers; 0 of none."""
    sums: dict[int, int] = {}
    for number in numbers:
        if number is not ZERO:
            above, below = number.as_integer_ratio()
            sums[below] = sums.get(below, 0) + above
    return _joined(sums)


def weighed_total(weights: Iterable[Rational], numbers: Iterable[Rational]) -> Fraction:
    """The sum of each weight times its number; both of the same length."""
    sums: dict[int, int] = {}
    for weight, number in zip(weights, numbers, strict=True):
        if number is not ZERO:
            above, below = number.as_integer_ratio()
            more, less = weight.as_integer_ratio()
            sums[below * less] = sums.get(below * less, 0) + above * more
    return _joined(sums)


def wholes(numbers: Sequence[Rational]) -> Sequence[int]:
    """Whole numbers in the same ratio: all times their common denominator."""
    given = [number for number in numbers if isinstance(number, int)]
    if len(given) == len(numbers):
        return given
    ratios = [number.as_integer_ratio() for number in numbers]
    common = lcm(*(below for _, below in ratios))
    return [above * (common // below) for above, below in ratios]


@lru_cache(maxsize=4096)
def ratio(above: int, below: int) -> Fraction:
    """The one over the other; counts are often equal, and one number stands for all that are."""
    return Fraction(above, below) if above else ZERO


def _joined(sums: dict[int, int]) -> Fraction:
    if not sums:
        return ZERO
    if len(sums) == 1:
        ((below, above),) = sums.items()
        return Fraction(above) if below == 1 else Fraction(above, below)
    common = lcm(*sums)
    return Fraction(sum(above * (common // below) for below, above in sums.items()), common)
