"""The same vote many times over: ballots drawn again, or left out, and the place of every need each time.

A replica is a row of numbers, how often each ballot counts. All replicas are counted at once, in floating point; sums
are rounded to nine decimals before they are compared, so that what is equal stays equal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from charrette.domain.concord import middle_ranks
from charrette.domain.methods import BallotKind, Method, method_named
from charrette.domain.methods.answers import LevelsMethod
from charrette.domain.methods.borda import Borda
from charrette.domain.methods.points import PointsMethod
from charrette.domain.methods.rankings import BELOW, TwoByTwo
from charrette.domain.methods.strengths import strengths
from charrette.domain.pair_wins import pair_columns, rankings, sides
from charrette.domain.profile import Ints, Profile
from charrette.domain.replica_levels import LEVEL_KEYS, criteria_values, level_keys
from charrette.domain.replica_weights import Floats, headline_factors
from charrette.domain.rounds import Headline, RoundRules

Places = npt.NDArray[np.int32]
_CELLS = 4_000_000
"""Numbers that are worked on at a time."""
_DECIMALS = 9


def places(rules: RoundRules, profile: Profile, times: Ints) -> Places:
    """The place of each need in every replica, 1 the first, equals sharing the better: shape (replicas, needs).

    ``times`` has the shape (replicas, ballots). The headline decides, as in the round's own result.
    """
    needs = len(profile.needs)
    step = max(1, _CELLS // max(1, len(profile), needs * _width(rules)))
    some = [times[at : at + step] for at in range(0, len(times), step)]
    method = method_named(rules.method)
    if isinstance(method, PointsMethod | Borda):
        given = _given(method, rules, profile)
        parts = [ordered([_headline(rules, profile, each) @ given]) for each in some]
    else:
        parts = [_part(rules, profile, each) for each in some]
    return np.concatenate(parts) if parts else np.empty((0, needs), dtype=np.int32)


def cost(rules: RoundRules, profile: Profile) -> float:
    """About how many multiplications a replica takes: what decides how many can be afforded."""
    needs, ballots = len(profile.needs), max(1, len(profile))
    method = method_named(rules.method)
    if isinstance(method, PointsMethod | Borda):
        return ballots * needs
    if _by_levels(method):
        return ballots * needs * len(method.levels)
    if method.ballot_kind is BallotKind.PAIRS:
        return 2e8 + needs * needs * ballots
    if isinstance(method, TwoByTwo):
        each = 1850 if method.name == "ranked-pairs" else 40
        return needs * needs * (ballots + each * needs)
    if method.ballot_kind is BallotKind.CRITERIA:
        return ballots * needs * 16
    return 5e8 + 1e3 * ballots * needs


def _width(rules: RoundRules) -> int:
    method = method_named(rules.method)
    return len(method.levels) * max(1, len(rules.groups)) if _by_levels(method) else 1


def _by_levels(method: Method) -> bool:
    return isinstance(method, LevelsMethod) and method.name in LEVEL_KEYS


def _part(rules: RoundRules, profile: Profile, times: Ints) -> Places:
    method = method_named(rules.method)
    if _by_levels(method):
        return ordered(level_keys(rules, profile, _weights(profile, times)))
    if method.ballot_kind is BallotKind.CRITERIA:
        return ordered([criteria_values(rules, profile, _weights(profile, times))])
    if isinstance(method, TwoByTwo):
        return _by_pairs(method, rules, profile, _headline(rules, profile, times))
    if method.ballot_kind is BallotKind.PAIRS:
        return ordered([_strengths(profile, _headline(rules, profile, times))])
    return np.array([_tallied(method, rules, profile, row) for row in times], dtype=np.int32)


def _weights(profile: Profile, times: Ints) -> Floats:
    """What each ballot weighs in each replica."""
    return times * (profile.weight.astype(np.float64) / profile.scale)


def _headline(rules: RoundRules, profile: Profile, times: Ints) -> Floats:
    """The same as the headline counts it: balanced, if the rules say so, and nothing for groups outside it."""
    weights = _weights(profile, times)
    groups = len(profile.groups)
    heard = profile.heard(rules)
    if rules.headline is not Headline.BALANCED:
        return weights * heard[profile.member]
    member = np.zeros((len(profile), groups))
    member[np.arange(len(profile)), profile.member] = 1
    influence = np.array([float(group.influence) for group in profile.groups])
    return weights * headline_factors((weights @ member) * heard, influence)[:, profile.member]


def _given(method: PointsMethod | Borda, rules: RoundRules, profile: Profile) -> Floats:
    """What each ballot gives to each need, shape (ballots, needs)."""
    if isinstance(method, PointsMethod):
        given = replace(profile, marks=method.given(rules, profile)).matrix(absent=0)
        return np.maximum(given, 0).astype(np.float64)
    positions = rankings(profile).matrix()
    ranked = positions > 0
    ranks = middle_ranks(positions)
    if rules.options.get("unranked", BELOW) == BELOW:
        return len(profile.needs) + 1 - 2 * ranks
    return np.where(ranked, ranked.sum(axis=1)[:, None] + 1 - 2 * ranks, 0.0)


def _by_pairs(method: TwoByTwo, rules: RoundRules, profile: Profile, weights: Floats) -> Places:
    from charrette.domain.replica_pairs import pair_scores

    needs = len(profile.needs)
    scores = [pair_scores(method, profile, wins) for wins in _wins(rules, profile, weights)]
    return ordered([np.concatenate(scores) if scores else np.empty((0, needs))])


def _wins(rules: RoundRules, profile: Profile, weights: Floats) -> Iterator[Floats]:
    """``wins[r, j, l]`` for some replicas at a time."""
    ranked, needs = rankings(profile), len(profile.needs)
    unranked = rules.options.get("unranked", BELOW)
    replicas = max(1, _CELLS // max(1, needs * needs))
    ballots = replicas
    for at in range(0, len(weights), replicas):
        rows = weights[at : at + replicas]
        wins = np.zeros((len(rows), needs * needs))
        for start in range(0, len(profile), ballots):
            part = np.arange(start, min(start + ballots, len(profile)))
            left, right = sides(ranked.marks, part, needs, unranked)
            over = (left[:, :, None] < right[:, None, :]).reshape(len(part), -1)
            wins += rows[:, part] @ over.astype(np.float64)
        yield np.round(wins, _DECIMALS).reshape(-1, needs, needs)


def _strengths(profile: Profile, weights: Floats) -> Floats:
    """The logarithms of the strengths from comparisons two by two."""
    needs, marks = len(profile.needs), profile.marks
    assert marks.columns is not None
    assert marks.starts is not None
    first, second = pair_columns(profile)
    wins = np.zeros((len(weights), needs * needs))
    step = max(1, _CELLS // max(1, needs * needs))
    for start in range(0, len(profile), step):
        part = slice(start, min(start + step, len(profile)))
        said = slice(marks.starts[part.start], marks.starts[part.stop])
        row = np.repeat(np.arange(part.stop - part.start), marks.lengths()[part])
        one, other = first[marks.columns[said]], second[marks.columns[said]]
        halves = np.array([0.5, 1.0, 0.0])[marks.values[said]]
        over = np.zeros((part.stop - part.start, needs * needs))
        over[row, one * needs + other] = halves
        over[row, other * needs + one] = 1 - halves
        wins += weights[:, part] @ over
    found = np.array([strengths(each) for each in wins.reshape(-1, needs, needs)])
    return np.log(found).reshape(len(wins), needs)


def _tallied(method: Method, rules: RoundRules, profile: Profile, times: Ints) -> list[int]:
    """By the method itself, exactly: for methods that are not counted all at once."""
    kept = np.flatnonzero(times)
    result = method.tally(rules, _repeated(profile, np.repeat(kept, times[kept])))
    place = {each.need.need_id: each.rank for each in result.standings}
    return [place[need.need_id] for need in profile.needs]


def _repeated(profile: Profile, chosen: Ints) -> Profile:
    from charrette.domain.chosen_ballots import only_ballots

    return only_ballots(profile, chosen)


def ordered(keys: Sequence[Floats]) -> Places:
    """Places by the first key, among equals by the second and so on; the greatest is first, equals share a place.

    Every key has the shape (replicas, needs), and so has what comes out.
    """
    rounded = [np.round(key, _DECIMALS) for key in keys]
    order = np.lexsort([-key for key in reversed(rounded)], axis=1)
    inside = [np.take_along_axis(key, order, axis=1) for key in rounded]
    new = np.ones(order.shape, dtype=bool)
    new[:, 1:] = np.logical_or.reduce([key[:, 1:] != key[:, :-1] for key in inside])
    place = np.arange(order.shape[1], dtype=np.int32)
    first = np.maximum.accumulate(np.where(new, place, 0), axis=1)
    found = np.empty(order.shape, dtype=np.int32)
    np.put_along_axis(found, order, first + 1, axis=1)
    return found
