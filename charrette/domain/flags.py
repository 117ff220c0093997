"""Flags in words: what is critical to one group, and where support is uneven."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from charrette.domain.result import Result, Standing
from charrette.domain.small_groups import ByGroup, Column

LEAST_FOR_A_FLAG = 3
"""Ballots a group must have before a flag speaks of it."""


class FlagKind(StrEnum):
    """What a flag says."""

    CRITICAL = "critical"
    UNEVEN = "uneven"


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag on a need: ``short`` for a chip, ``sentence`` for a page."""

    kind: FlagKind
    short: str
    sentence: str


def flags(result: Result, standing: Standing, view: ByGroup) -> tuple[Flag, ...]:
    """The flags of one need, speaking only of the columns that ``view`` may show."""
    named = [
        (column, cell.points, cell.voters)
        for column, cell in zip(view.columns, view.cells(standing), strict=True)
        if not column.others and column.ballots >= LEAST_FOR_A_FLAG
    ]
    found = [
        flag
        for column, points, voters in named
        if voters is not None and (flag := _critical(result, standing, column, points, voters))
    ]
    support = [
        ((1 + voters) / (2 + column.ballots), column) for column, _, voters in named if voters is not None
    ]
    if uneven := _uneven(result, support):
        found.append(uneven)
    return tuple(found)


def _critical(
    result: Result, standing: Standing, column: Column, points: Fraction, voters: Fraction
) -> Flag | None:
    """At least half of the group's ballots, at least a quarter of its points, and outside the top quarter."""
    whole = sum((result.groups[index].points for index in column.members), Fraction(0))
    outside = standing.rank > max(1, len(result.standings) // 4)
    if (
        not whole
        or 2 * voters < column.ballots
        or points < result.rules.critical_share * whole
        or not outside
    ):
        return None
    share = f"{float(points / whole):.0%} of its {result.unit}"
    return Flag(FlagKind.CRITICAL, f"critical to {column.label}", f"Critical to {column.name}: {share}.")


def _uneven(result: Result, support: list[tuple[Fraction, Column]]) -> Flag | None:
    """Group gap: the largest difference of (1 + supporters) / (2 + ballots) between two groups."""
    if len(support) < 2:
        return None
    most, least = max(support, key=lambda each: each[0]), min(support, key=lambda each: each[0])
    if most[0] - least[0] < result.rules.uneven_gap:
        return None
    sentence = f"Uneven support: chosen by {most[1].name}, little by {least[1].name}."
    return Flag(FlagKind.UNEVEN, "uneven support", sentence)
