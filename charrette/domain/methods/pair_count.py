"""From comparisons by group to a result, with numpy: apart from the rules, so that numpy is imported late."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np

from charrette.domain.methods.points_count import fractions
from charrette.domain.methods.strengths import strengths
from charrette.domain.pair_table import PairTable
from charrette.domain.pair_wins import compared_wins, headline_sums, pair_columns, pair_wins, rankings
from charrette.domain.profile import Profile, Whole, summed
from charrette.domain.result import GroupWeights, Result, Tally, group_weights, scored_result
from charrette.domain.rounds import Headline, RoundRules

Scores = Callable[[Whole, Profile], Sequence[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """What a method by pairs counts. ``wins[g, j, l]`` in whole numbers, to be divided by ``scale``."""

    wins: Whole
    voters: Whole
    scale: int

    def raw(self, weights: GroupWeights) -> Whole:
        """The headline's matrix with every ballot the same."""
        return headline_sums(self.wins, weights.raw)

    def balanced(self, weights: GroupWeights) -> tuple[Whole, int]:
        """The one with every group by its influence, in whole numbers too, and what they are to be divided by."""
        shares = weights.balanced or ()
        common = lcm(*(share.denominator for share in shares)) if shares else 1
        return headline_sums(self.wins, [int(share * common) for share in shares]), common


def ranking_counts(profile: Profile, unranked: int) -> Counted:
    """Counts rankings two by two: the counting itself, with nothing but arrays."""
    ranked = rankings(profile)
    return Counted(pair_wins(ranked, unranked), voters_of(ranked), profile.scale)


def voters_of(profile: Profile) -> Whole:
    """The weight of the ballots of each group that say something of each need, shape (groups, needs)."""
    needs = len(profile.needs)
    shape = (len(profile.groups), needs)
    if profile.marks.columns is None:
        found = np.zeros(shape, dtype=profile.weight.dtype)
        for group in range(shape[0]):
            own = profile.member == group
            found[group] = profile.weight[own] @ (profile.marks.values[own] >= 0).astype(np.int64)
        return found
    row = profile.marks.rows()
    cell = profile.member[row] * needs + profile.marks.columns
    return summed(cell, profile.weight[row], shape[0] * needs).reshape(shape)


def ranked_result(
    rules: RoundRules, profile: Profile, unranked: int, scores: Scores, unit: str, measure: str
) -> Result:
    """The result of rankings by a method that goes by pairs."""
    counted = ranking_counts(profile, unranked)
    return pairs_result(rules, profile, counted, lambda wins, _: scores(wins, profile), unit, measure)


def comparison_counts(profile: Profile) -> Counted:
    """Counts ballots that compare two needs at a time; half a win goes to each in a tie."""
    needs, groups = len(profile.needs), len(profile.groups)
    row = profile.marks.rows()
    first, second = pair_columns(profile)
    columns = profile.marks.columns
    assert columns is not None
    said = np.unique(np.concatenate((row * needs + first[columns], row * needs + second[columns])))
    ballot, need = np.divmod(said, max(1, needs))
    voters = summed(profile.member[ballot] * needs + need, profile.weight[ballot], groups * needs)
    return Counted(compared_wins(profile), voters.reshape(groups, needs), 2 * profile.scale)


def compared_result(rules: RoundRules, profile: Profile, unit: str, measure: str) -> Result:
    """The result of comparisons two by two: strengths, to nine figures."""
    counted = comparison_counts(profile)

    def scores(wins: Whole, scale: int) -> list[Fraction]:
        found = strengths((wins / scale).astype(np.float64))
        return [Fraction(f"{each:.9g}") for each in found.tolist()]

    return pairs_result(rules, profile, counted, scores, unit, measure)


def pairs_result(
    rules: RoundRules,
    profile: Profile,
    counted: Counted,
    scores: Callable[[Whole, int], Sequence[Any]],
    unit: str,
    measure: str,
) -> Result:
    """The result of comparisons by group: scores from the raw and the balanced matrix, net preferences by group."""
    cast = profile.cast()
    weights = group_weights(rules, profile.groups, cast)
    raw = counted.raw(weights)
    weighed, common = counted.balanced(weights)
    scale = counted.scale
    both = [list(map(Fraction, scores(raw, scale))), list(map(Fraction, scores(weighed, scale * common)))]
    nets = counted.wins.sum(axis=2) - counted.wins.sum(axis=1)
    tally = Tally(
        profile.groups,
        tuple(cast),
        tuple(profile.heads()),
        fractions(nets, counted.scale),
        fractions(counted.voters, profile.scale),
        ((),) * len(profile.needs),
    )
    result = scored_result(rules, profile.needs, tally, weights, (both[0], both[1]), unit, measure)
    in_headline = rules.headline is Headline.BALANCED
    table = pair_table(profile, weighed, scale * common) if in_headline else pair_table(profile, raw, scale)
    return replace(result, pairs=table)


def pair_table(profile: Profile, wins: Whole, scale: int) -> PairTable:
    """A matrix as a value that stays."""
    return PairTable(
        tuple(need.need_id for need in profile.needs),
        tuple(need.code for need in profile.needs),
        tuple(map(tuple, wins.tolist())),
        scale,
    )


def order_of(profile: Profile) -> list[int]:
    """The place of each need where equals must be told apart: by the recorded lot, in a file by its order."""
    from charrette.domain.lots import lot_of

    needs = range(len(profile.needs))
    if not profile.lot:
        return list(needs)
    drawn = sorted(needs, key=lambda j: lot_of(profile.lot, profile.needs[j].need_id))
    places = {j: place for place, j in enumerate(drawn)}
    return [places[j] for j in needs]
