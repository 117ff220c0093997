"""Flags in words: what is critical to one group, and where support is uneven."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from charrette.domain.agreement import graded, known_support, probability
from charrette.domain.level_result import headline_counts
from charrette.domain.levels import polarisation
from charrette.domain.result import Cell, Result, Standing
from charrette.domain.small_groups import ByGroup, Column

LEAST_FOR_A_FLAG = 3
"""Ballots a group must have before a flag speaks of it."""
POLARISED = Fraction(1, 2)
COVERED = Fraction(1, 2)
"""Under this share of the ballots, too few answered."""


class FlagKind(StrEnum):
    """What a flag says."""

    CRITICAL = "critical"
    UNEVEN = "uneven"
    DIVIDES = "divides"
    SPLIT = "split"
    FEW = "few"
    METHOD = "depends on the method"
    GROUP = "depends on one group"


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag on a need: ``short`` for a chip, ``sentence`` for a page."""

    kind: FlagKind
    short: str
    sentence: str


def flags(result: Result, standing: Standing, view: ByGroup) -> tuple[Flag, ...]:
    """The flags of one need, speaking only of the columns that ``view`` may show."""
    if result.levels:
        return tuple(flag for flag in (_divides(result, standing, view), _few(result, standing)) if flag)
    named = [
        (column, cell.points, cell.voters)
        for column, cell in zip(view.columns, view.cells(standing), strict=True)
        if column.stakeholders and column.ballots >= LEAST_FOR_A_FLAG
    ]
    found = [
        flag
        for column, points, voters in named
        if voters is not None
        and not graded(result)
        and (flag := _critical(result, standing, column, points, voters))
    ]
    support = [
        (probability(agreeing, responding), column)
        for column, agreeing, responding in known_support(result, standing, view)
        if column.stakeholders and responding >= LEAST_FOR_A_FLAG
    ]
    if uneven := _uneven(result, support):
        found.append(uneven)
    if standing.split:
        words = "Split pattern: many put it first and many last. Talk about it, then vote once more."
        found.append(Flag(FlagKind.SPLIT, "split pattern", words))
    return tuple(found)


def _divides(result: Result, standing: Standing, view: ByGroup) -> Flag | None:
    """Methods in which people can be against a need: groups far apart, or the answers at both ends."""
    if not any(level.side < 0 for level in result.levels):
        return None
    agreeing = [
        ((1 + _agreeing(result, cell)) / (2 + cell.voters), column)
        for column, cell in zip(view.columns, view.cells(standing), strict=True)
        if column.stakeholders and cell.voters is not None and cell.voters >= LEAST_FOR_A_FLAG
    ]
    far = _far_apart(result, agreeing)
    if far:
        most, least = far
        words = f"Divides the room: {most.name} agree, {least.name} do not."
        return Flag(FlagKind.DIVIDES, "divides the room", words)
    if polarisation(result.levels, headline_counts(result, standing)) >= POLARISED:
        words = "Divides the room: the answers stand at both ends."
        return Flag(FlagKind.DIVIDES, "divides the room", words)
    return None


def _agreeing(result: Result, cell: Cell) -> Fraction:
    pairs = zip(result.levels, cell.counts, strict=True)
    return sum((count for level, count in pairs if level.side > 0), Fraction(0))


def _few(result: Result, standing: Standing) -> Flag | None:
    """Coverage: some answered, fewer than half of the ballots."""
    if not result.ballots or not standing.voted or (standing.voters or 0) >= COVERED * result.ballots:
        return None
    share = float((standing.voters or 0) / result.ballots)
    return Flag(FlagKind.FEW, "few answered", f"Few answered: {share:.0%} of the ballots.")


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
    far = _far_apart(result, support)
    if far is None:
        return None
    high, low = ("put high", "low") if graded(result) else ("chosen", "little")
    sentence = f"Uneven support: {high} by {far[0].name}, {low} by {far[1].name}."
    return Flag(FlagKind.UNEVEN, "uneven support", sentence)


def _far_apart(result: Result, support: list[tuple[Fraction, Column]]) -> tuple[Column, Column] | None:
    """The groups with the most and the least support, when the gap between them is as large as the rules say."""
    if len(support) < 2:
        return None
    most, least = max(support, key=lambda each: each[0]), min(support, key=lambda each: each[0])
    return (most[1], least[1]) if most[0] - least[0] >= result.rules.uneven_gap else None
