"""The result of a round: computed from ballots, never stored as truth."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Any
from uuid import UUID

from charrette.domain.exact import total, weighed_total
from charrette.domain.levels import Level
from charrette.domain.pair_table import PairTable
from charrette.domain.rounds import BallotNeed, Headline, RoundGroup, RoundRules

HEAVIEST_BALLOT = 3
"""No ballot counts more than this many times the average ballot."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One group's support for one need: points and how many ballots gave any (None: not known).

    With levels, ``points`` is the sum of what the answers are worth, ``voters`` who answered, ``counts`` how many at
    each of ``Result.levels``.
    """

    points: Fraction
    voters: Fraction | None
    counts: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupBallots:
    """A group with the number of its ballots by weight (None: a wall count whose voters are not known)."""

    group: RoundGroup
    ballots: Fraction | None
    points: Fraction
    counts: bool
    """Whether the group is in the headline; a host group is not, unless the rules say so."""
    heads: int | None
    """How many people cast them, whatever the weights: what decides whether a group is small. None: not known."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One need's place. ``balanced`` is None where balancing is not possible; ``rank`` follows the headline."""

    need: BallotNeed
    score: Fraction
    balanced: Fraction | None
    voters: Fraction | None
    spread: tuple[int, ...]
    """How many ballots gave 1, 2, ... points."""
    cells: tuple[Cell, ...]
    """Parallel to ``Result.groups``."""
    rank: int
    tied: bool
    other_rank: int | None
    """The rank in the result that is not the headline."""
    verdict: str = ""
    """What the method's rule says of the need, in words: ``"in"``, ``"contested"``, ``"dropped"``; often nothing."""
    counts: tuple[Fraction, ...] = ()
    """With levels: how many of the headline's groups answered at each of ``Result.levels``, by weight."""
    balanced_counts: tuple[Fraction, ...] = ()
    """The same with every group counting by its influence; their sum is the number who answered."""
    split: bool = False
    """Many put the need first and many last: worth a talk and a second vote."""

    by_criterion: tuple[Fraction | None, ...] = ()
    """With criteria: the headline's mean on each, 1 to 5; None where nobody gave one."""

    @property
    def voted(self) -> bool:
        """Whether anybody gave the need anything; with levels, a 0 or a Won't is an answer too."""
        return bool(self.score) if self.voters is None else bool(self.voters)

    @property
    def rank_label(self) -> str:
        """``"3"``, ``"=3"`` in a tie, ``"–"`` for a need without a vote."""
        if not self.voted:
            return "–"
        return f"={self.rank}" if self.tied else str(self.rank)


@dataclass(frozen=True, slots=True)
class Result:
    """A round's result: every need of the ballot, raw and balanced, with ties and the rules used."""

    rules: RoundRules
    ballots: Fraction | None
    """Ballots that count in the headline; None when a wall count leaves the number unknown."""
    points: Fraction
    groups: tuple[GroupBallots, ...]
    standings: tuple[Standing, ...]
    bounded: tuple[str, ...] = ()
    """Groups where the limit of three average ballots binds."""
    unit: str = "dots"
    """What is counted."""
    measure: str = "dots"
    """What a standing's ``score`` is: the unit, or ``"mean"`` with levels."""
    levels: tuple[Level, ...] = ()
    """The answers of a method with levels, parallel to the counts; empty for the others."""
    pairs: PairTable | None = None
    """The headline's comparisons two by two, where the method goes by them."""

    @property
    def heads(self) -> int | None:
        """How many people are in the headline, whatever the weights of their ballots; None where not known."""
        heads = [each.heads for each in self.groups if each.counts]
        return None if None in heads else sum(each or 0 for each in heads)

    def standing(self, need_id: UUID) -> Standing | None:
        """The standing of one need; None when it was not on the ballot."""
        return next((each for each in self.standings if each.need.need_id == need_id), None)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a method counts by group: rows are ``groups``, columns the needs of the ballot.

    ``points[g][j]``, ``voters[g][j]`` and ``spread[j]``; ``ballots[g]`` (by weight) and ``heads[g]`` are None when
    not known.
    """

    groups: tuple[RoundGroup, ...]
    ballots: tuple[Fraction | None, ...]
    heads: tuple[int | None, ...]
    points: tuple[tuple[Fraction, ...], ...]
    voters: tuple[tuple[Fraction | None, ...], ...]
    spread: tuple[tuple[int, ...], ...]


def competition_ranks(scores: Sequence[Any]) -> tuple[list[int], list[bool]]:
    """Ranks 1, 2, 2, 4 and whether each is shared: equal scores share a rank.

    A score is a number, or a tuple of numbers that are compared one after the other.
    """
    above = sorted(scores, reverse=True)
    first: dict[Any, int] = {}
    for place, score in enumerate(above, start=1):
        first.setdefault(score, place)
    shared = {left for left, right in pairwise(above) if left == right}
    return [first[score] for score in scores], [score in shared for score in scores]


def balanced_weights(
    groups: Sequence[tuple[Fraction, Fraction]],
) -> tuple[list[Fraction], list[bool]]:
    """The weight of a ballot of each group, from (ballots, influence); and where the limit binds.

    w = (n / sum s) * s_g / n_g, over groups with ballots, so that the weights sum to the ballots cast. No ballot
    counts more than three times the average: what the limit takes away is shared among the other groups.
    """
    weights, bound = _balanced_weights(tuple(groups))
    return list(weights), list(bound)


@lru_cache(maxsize=1024)
def _balanced_weights(
    groups: tuple[tuple[Fraction, Fraction], ...],
) -> tuple[tuple[Fraction, ...], tuple[bool, ...]]:
    """The same; needs that the same people answered have the same weights, which are looked up."""
    weights = [Fraction(0)] * len(groups)
    bound = [False] * len(groups)
    active = [index for index, (ballots, influence) in enumerate(groups) if ballots > 0 and influence > 0]
    left = total(groups[index][0] for index in active)
    while active:
        share = left / total(groups[index][1] for index in active)
        for index in active:
            ballots, influence = groups[index]
            weights[index] = share * influence / ballots
        over = [index for index in active if weights[index] > HEAVIEST_BALLOT]
        if not over:
            break
        for index in over:
            weights[index], bound[index] = Fraction(HEAVIEST_BALLOT), True
            left -= HEAVIEST_BALLOT * groups[index][0]
            active.remove(index)
    return tuple(weights), tuple(bound)


@dataclass(frozen=True, slots=True)
class GroupWeights:
    """What a ballot of each group counts, parallel to the groups: 0 or 1 in ``raw``; ``balanced`` by influence.

    ``balanced`` is None where a number of ballots is not known; ``bound`` says where the limit binds.
    """

    raw: tuple[int, ...]
    balanced: tuple[Fraction, ...] | None
    bound: tuple[bool, ...]
    ballots: Fraction | None
    """Ballots in the headline; None: not known."""


def group_weights(
    rules: RoundRules, groups: Sequence[RoundGroup], ballots: Sequence[Fraction | None]
) -> GroupWeights:
    """The weights of a round's groups from how many ballots each cast; a host counts only where the rules say so."""
    raw = tuple(int(not group.host or rules.host_counts) for group in groups)
    counts = [number if counts else Fraction(0) for number, counts in zip(ballots, raw, strict=True)]
    sizes = [(number or Fraction(0), group.influence) for number, group in zip(counts, groups, strict=True)]
    weights, bound = balanced_weights(sizes)
    if None in counts:
        return GroupWeights(raw, None, tuple(bound), None)
    return GroupWeights(raw, tuple(weights), tuple(bound), total(size for size, _ in sizes))


def additive_result(rules: RoundRules, needs: Sequence[BallotNeed], tally: Tally, unit: str) -> Result:
    """The result of a method whose score is a sum over ballots: raw (every ballot the same) and balanced.

    Exact in fractions. Zero-vote needs stay on the list; equal scores share a rank. Needs in a tie are listed by
    distinct voters, then in the order of the ballot; the shared rank says that it is a tie.
    """
    weights = group_weights(rules, tally.groups, tally.ballots)
    columns = list(zip(*tally.points, strict=True)) if tally.points else [()] * len(needs)

    def sums(weight: Sequence[Fraction | int]) -> list[Fraction]:
        return [weighed_total(weight, column) for column in columns]

    raw = sums(weights.raw)
    balanced = sums(weights.balanced) if weights.balanced is not None else None
    return scored_result(rules, needs, tally, weights, (raw, balanced), unit)


def scored_result(
    rules: RoundRules,
    needs: Sequence[BallotNeed],
    tally: Tally,
    weights: GroupWeights,
    scores: tuple[Sequence[Fraction], Sequence[Fraction] | None],
    unit: str,
    measure: str = "",
) -> Result:
    """The result of scores, raw and balanced (parallel to the needs), with what each group gave beside them."""
    raw, balanced = scores
    inside = [index for index, counts in enumerate(weights.raw) if counts]
    return Result(
        rules=rules,
        ballots=weights.ballots,
        points=total(points for g in inside for points in tally.points[g]),
        groups=_group_ballots(tally, [bool(counts) for counts in weights.raw]),
        standings=_standings(rules, needs, tally, inside, raw, balanced),
        bounded=tuple(group.name for group, binds in zip(tally.groups, weights.bound, strict=True) if binds),
        unit=unit,
        measure=measure or unit,
    )


def _group_ballots(tally: Tally, counting: Sequence[bool]) -> tuple[GroupBallots, ...]:
    return tuple(
        GroupBallots(group, number, total(points), counts, heads)
        for group, number, points, counts, heads in zip(
            tally.groups, tally.ballots, tally.points, counting, tally.heads, strict=True
        )
    )


def _standings(
    rules: RoundRules,
    needs: Sequence[BallotNeed],
    tally: Tally,
    inside: Sequence[int],
    raw: Sequence[Fraction],
    balanced: Sequence[Fraction] | None,
) -> tuple[Standing, ...]:
    chosen = balanced if rules.headline is Headline.BALANCED and balanced is not None else raw
    other = raw if chosen is balanced else balanced
    ranks, tied = competition_ranks(chosen)
    other_ranks = competition_ranks(other)[0] if other is not None else [None] * len(needs)
    standings = [
        Standing(
            need=need,
            score=raw[j],
            balanced=balanced[j] if balanced is not None else None,
            voters=sum_known([tally.voters[g][j] for g in inside]),
            spread=tally.spread[j],
            cells=tuple(Cell(tally.points[g][j], tally.voters[g][j]) for g in range(len(tally.groups))),
            rank=ranks[j],
            tied=tied[j],
            other_rank=other_ranks[j],
        )
        for j, need in enumerate(needs)
    ]
    return tuple(sorted(standings, key=lambda each: (each.rank, -(each.voters or 0), each.need.position)))


def sum_known(numbers: Sequence[Fraction | None]) -> Fraction | None:
    """The sum; None where one of the numbers is not known."""
    known = [number for number in numbers if number is not None]
    return total(known) if len(known) == len(numbers) else None
