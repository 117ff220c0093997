"""The result of a method with levels: how many answered what, raw and with every group by its influence."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from charrette.domain.exact import ZERO, total, weighed_total
from charrette.domain.levels import Level
from charrette.domain.result import (
    Cell,
    GroupBallots,
    Result,
    Standing,
    balanced_weights,
    competition_ranks,
)
from charrette.domain.rounds import BallotNeed, Headline, RoundGroup, RoundRules

Counts = tuple[Fraction, ...]
Place = tuple[Fraction | int, ...]


@dataclass(frozen=True, slots=True)
class LevelTally:
    """What was answered: ``counts[g][j][l]`` by weight; ``ballots[g]`` and ``heads[g]`` are None when not known."""

    groups: tuple[RoundGroup, ...]
    ballots: tuple[Fraction | None, ...]
    heads: tuple[int | None, ...]
    counts: tuple[tuple[Counts, ...], ...]


class LevelRule(Protocol):
    """What a method makes of the counts of one need."""

    @property
    def levels(self) -> tuple[Level, ...]:
        """The answers, parallel to the counts."""
        ...

    def worth(self, level: Level) -> int:
        """What an answer adds to a group's sum: the mean of it is the score."""
        ...

    def score(self, counts: Counts) -> Fraction:
        """The number people read; 0 without an answer."""
        ...

    def place(self, counts: Counts, rules: RoundRules) -> Place:
        """What the need is ordered by, the greatest first."""
        ...

    def verdict(self, counts: Counts, by_group: Sequence[Counts], rules: RoundRules) -> str:
        """What the rule says; ``by_group`` are the counts of the groups in the headline with at least 3 ballots."""
        ...


LEAST_FOR_A_SAY = 3
"""Ballots a group must have before a verdict looks at it by itself."""


def level_result(
    rule: LevelRule,
    rules: RoundRules,
    needs: Sequence[BallotNeed],
    tally: LevelTally,
    unit: str,
    measure: str,
) -> Result:
    """Counts, scores, verdicts and ranks, exact in fractions.

    Balanced: a ballot of group g that answers need j counts w_gj = (n_j / sum s) * s_g / n_gj over the groups that
    answered, so that without the limit of three average ballots the mean is sum s_g x_gj / sum s_g. A need without
    an answer from a person is left out of its mean; the rank and the verdict follow the headline.
    """
    counting = [not group.host or rules.host_counts for group in tally.groups]
    inside = [index for index, counts in enumerate(counting) if counts]
    worths = [rule.worth(level) for level in rule.levels]
    cells = [[Cell(weighed_total(worths, own), total(own), own) for own in row] for row in tally.counts]
    raw = [_summed([tally.counts[g][j] for g in inside], len(rule.levels)) for j in range(len(needs))]
    weighed = [_balanced(tally, cells, inside, j) for j in range(len(needs))]
    balanced = [counts or (ZERO,) * len(rule.levels) for counts, _ in weighed]
    bound = {group.name for _, names in weighed for group in names}
    ballots = [tally.ballots[g] for g in inside]
    known = [each for each in ballots if each is not None]
    return Result(
        rules=rules,
        ballots=total(known) if len(known) == len(ballots) else None,
        points=total(count for counts in raw for count in counts),
        groups=_group_ballots(tally, cells, counting),
        standings=_standings(rule, rules, needs, tally, cells, inside, (raw, balanced)),
        bounded=tuple(group.name for group in tally.groups if group.name in bound),
        unit=unit,
        measure=measure,
        levels=rule.levels,
    )


def _summed(rows: Sequence[Counts], width: int) -> Counts:
    return tuple(total(column) for column in zip(*rows, strict=True)) if rows else (ZERO,) * width


def _balanced(
    tally: LevelTally, cells: Sequence[Sequence[Cell]], inside: Sequence[int], j: int
) -> tuple[Counts, tuple[RoundGroup, ...]]:
    """The counts of one need with every group by its influence, and the groups where the limit binds."""
    sizes = [(cells[g][j].voters or ZERO, tally.groups[g].influence) for g in inside]
    weights, bound = balanced_weights(sizes)
    columns = zip(*(cells[g][j].counts for g in inside), strict=True)
    weighed = tuple(weighed_total(weights, column) for column in columns)
    binds = tuple(tally.groups[g] for g, over in zip(inside, bound, strict=True) if over)
    return weighed, binds


def _group_ballots(
    tally: LevelTally, cells: Sequence[Sequence[Cell]], counting: Sequence[bool]
) -> tuple[GroupBallots, ...]:
    return tuple(
        GroupBallots(
            group,
            tally.ballots[g],
            total(cell.points for cell in cells[g]),
            counting[g],
            tally.heads[g],
        )
        for g, group in enumerate(tally.groups)
    )


def _standings(
    rule: LevelRule,
    rules: RoundRules,
    needs: Sequence[BallotNeed],
    tally: LevelTally,
    cells: Sequence[Sequence[Cell]],
    inside: Sequence[int],
    both: tuple[Sequence[Counts], Sequence[Counts]],
) -> tuple[Standing, ...]:
    raw, balanced = both
    chosen, other = (balanced, raw) if rules.headline is Headline.BALANCED else (raw, balanced)
    ranks, tied = competition_ranks([rule.place(counts, rules) for counts in chosen])
    other_ranks = competition_ranks([rule.place(counts, rules) for counts in other])[0]
    heard = [g for g in inside if (tally.heads[g] or 0) >= LEAST_FOR_A_SAY]
    found = [
        Standing(
            need=need,
            score=rule.score(raw[j]),
            balanced=rule.score(balanced[j]),
            voters=total(raw[j]),
            spread=tuple(round(count) for count in raw[j]),
            cells=tuple(row[j] for row in cells),
            rank=ranks[j],
            tied=tied[j],
            other_rank=other_ranks[j],
            verdict=rule.verdict(chosen[j], [tally.counts[g][j] for g in heard], rules),
            counts=raw[j],
            balanced_counts=balanced[j],
        )
        for j, need in enumerate(needs)
    ]
    return tuple(sorted(found, key=lambda each: (each.rank, -(each.voters or 0), each.need.position)))


def headline_counts(result: Result, standing: Standing) -> Counts:
    """The counts that the rank and the verdict follow."""
    return standing.balanced_counts if result.rules.headline is Headline.BALANCED else standing.counts
