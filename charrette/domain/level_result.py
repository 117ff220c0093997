"""The result of a method with levels: how many answered what, raw and with every group by its influence."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from operator import mul
from typing import Protocol

from charrette.domain.exact import Rational, ratio, total
from charrette.domain.levels import Level
from charrette.domain.result import (
    Cell,
    GroupBallots,
    Result,
    Standing,
    balanced_weights,
    competition_ranks,
    sum_known,
)
from charrette.domain.rounds import BallotNeed, Headline, RoundGroup, RoundRules

Counts = Sequence[Rational]
"""Of one need by level. Rules look at their ratios only, so they may be times any number: whole ones are quick."""
Place = tuple[Fraction | int, ...]


@dataclass(frozen=True, slots=True)
class LevelTally:
    """What was answered: ``counts[g][j][l]`` by weight, times ``scale``, in whole numbers.

    ``ballots[g]`` and ``heads[g]`` are None when not known.
    """

    groups: tuple[RoundGroup, ...]
    ballots: tuple[Fraction | None, ...]
    heads: tuple[int | None, ...]
    counts: Sequence[Sequence[Sequence[int]]]
    scale: int


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
    cells = [[_cell(own, worths, tally.scale) for own in row] for row in tally.counts]
    by_need = [[tally.counts[g][j] for g in inside] or [[0] * len(worths)] for j in range(len(needs))]
    raw = [_Added([sum(column) for column in zip(*rows, strict=True)], tally.scale) for rows in by_need]
    weighed = [_balanced(tally, rows, inside) for rows in by_need]
    balanced = [counts for counts, _ in weighed]
    bound = {group.name for _, names in weighed for group in names}
    return Result(
        rules=rules,
        ballots=sum_known([tally.ballots[g] for g in inside]),
        points=Fraction(sum(sum(each.whole) for each in raw), tally.scale),
        groups=_group_ballots(tally, cells, counting),
        standings=_standings(rule, rules, needs, tally, cells, inside, (raw, balanced)),
        bounded=tuple(group.name for group in tally.groups if group.name in bound),
        unit=unit,
        measure=measure,
        levels=rule.levels,
    )


@dataclass(frozen=True, slots=True)
class _Added:
    """The counts of one need over the groups of the headline: whole numbers to go on with, times the scale."""

    whole: Sequence[int]
    scale: int

    def counts(self) -> tuple[Fraction, ...]:
        return tuple(ratio(count, self.scale) for count in self.whole)


def _cell(counts: Sequence[int], worths: Sequence[int], scale: int) -> Cell:
    points, voters = sum(map(mul, worths, counts)), sum(counts)
    return Cell(ratio(points, scale), ratio(voters, scale), _Added(counts, scale).counts())


def _balanced(
    tally: LevelTally, rows: Sequence[Sequence[int]], inside: Sequence[int]
) -> tuple[_Added, tuple[RoundGroup, ...]]:
    """The counts of one need with every group by its influence, and the groups where the limit binds.

    ``rows`` are parallel to ``inside``; where no group is in the headline, one row of zeros.
    """
    groups = [tally.groups[g] for g in inside]
    weights, bound = balanced_weights(
        [(ratio(sum(row), tally.scale), group.influence) for row, group in zip(rows, groups, strict=False)]
    )
    common = lcm(*(weight.denominator for weight in weights))
    shares = [weight.numerator * (common // weight.denominator) for weight in weights]
    whole = [sum(map(mul, shares, column)) for column in zip(*rows, strict=True)]
    binds = tuple(group for group, over in zip(groups, bound, strict=True) if over)
    return _Added(whole, tally.scale * common), binds


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
    both: tuple[Sequence[_Added], Sequence[_Added]],
) -> tuple[Standing, ...]:
    raw, balanced = both
    chosen, other = (balanced, raw) if rules.headline is Headline.BALANCED else (raw, balanced)
    ranks, tied = competition_ranks([rule.place(each.whole, rules) for each in chosen])
    other_ranks = competition_ranks([rule.place(each.whole, rules) for each in other])[0]
    heard = [g for g in inside if (tally.heads[g] or 0) >= LEAST_FOR_A_SAY]
    found = [
        Standing(
            need=need,
            score=rule.score(raw[j].whole),
            balanced=rule.score(balanced[j].whole),
            voters=ratio(sum(raw[j].whole), tally.scale),
            spread=tuple(round(count) for count in raw[j].counts()),
            cells=tuple(row[j] for row in cells),
            rank=ranks[j],
            tied=tied[j],
            other_rank=other_ranks[j],
            verdict=rule.verdict(chosen[j].whole, [tally.counts[g][j] for g in heard], rules),
            counts=raw[j].counts(),
            balanced_counts=balanced[j].counts(),
        )
        for j, need in enumerate(needs)
    ]
    return tuple(sorted(found, key=lambda each: (each.rank, -(each.voters or 0), each.need.position)))


def headline_counts(result: Result, standing: Standing) -> tuple[Fraction, ...]:
    """The counts that the rank and the verdict follow."""
    return standing.balanced_counts if result.rules.headline is Headline.BALANCED else standing.counts
