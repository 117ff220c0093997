"""Answers counted by level in many replicas at once, and what each method with levels orders needs by."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from charrette.domain.criteria import LEAST, MOST
from charrette.domain.methods import BallotKind, method_named
from charrette.domain.methods.criteria import criteria_of
from charrette.domain.profile import Profile
from charrette.domain.replica_weights import Floats, headline_factors
from charrette.domain.rounds import Headline, RoundRules

Keys = Callable[[Floats, Floats, Mapping[str, int]], list[Floats]]
_LAST = -1e6
"""Smaller than every key: a need without an answer stands last."""
_CLOSE = 1e-9


def level_keys(rules: RoundRules, profile: Profile, weights: Floats) -> list[Floats]:
    """Keys of the needs, the greatest first, each of shape (replicas, needs), from the weights of the ballots."""
    method = method_named(rules.method)
    values = np.array([level.value for level in method.levels])
    table = np.zeros((int(values.max()) + 2, len(values)))  # the last row, of what is absent, stays empty
    table[values, np.arange(len(values))] = 1
    counted = np.ones(len(values))
    if method.ballot_kind is BallotKind.IMPACT_EFFORT:
        table = np.zeros((len(table), 3))
        table[values] = np.column_stack([np.ones(len(values)), values // 10, values % 10])
        counted = np.array([1.0, 0.0, 0.0])
    sums = _sums(rules, profile, weights, table[profile.matrix()], counted)
    found = LEVEL_KEYS[method.name](sums, values.astype(np.float64), rules.options)
    unanswered = sums @ counted <= _CLOSE
    return [np.where(unanswered, _LAST, key) for key in found]


def criteria_values(rules: RoundRules, profile: Profile, weights: Floats) -> Floats:
    """The values of the needs by weighted criteria, shape (replicas, needs); 0 without an answer, as in the result."""
    answers = profile.matrix().astype(np.int64)
    criteria = criteria_of(rules, profile.marks.most)
    total = np.zeros((len(weights), len(profile.needs)))
    known = np.zeros_like(total)
    for index, criterion in enumerate(criteria):
        digit = np.maximum(answers, 0) // 10 ** (len(criteria) - 1 - index) % 10
        sums = _sums(rules, profile, weights, np.stack([digit > 0, digit], axis=-1), np.array([1.0, 0.0]))
        answered = sums[:, :, 0] > _CLOSE
        mean = sums[:, :, 1] / np.where(answered, sums[:, :, 0], 1.0)
        worth = (mean - LEAST) / (MOST - LEAST)
        share = float(criterion.weight) * answered
        total += share * (1 - worth if criterion.cost else worth)
        known += share
    return total / np.where(known > 0, known, 1.0)


def _sums(
    rules: RoundRules, profile: Profile, weights: Floats, said: npt.NDArray[Any], counted: Floats
) -> Floats:
    """What the headline said, added up: shape (replicas, needs, things) from ``said`` (ballots, needs, things).

    ``said @ counted`` is 1 where a ballot answers: groups are balanced over those that did, need by need.
    """
    shape = (len(weights), *said.shape[1:])
    flat = said.reshape(len(said), shape[1] * shape[2]).astype(np.float64)
    heard = np.flatnonzero(profile.heard(rules))
    if rules.headline is not Headline.BALANCED:
        own = np.flatnonzero(np.isin(profile.member, heard))
        return (weights[:, own] @ flat[own]).reshape(shape)
    by_group = np.zeros((len(heard), *shape))
    for at, group in enumerate(heard):
        own = np.flatnonzero(profile.member == group)
        by_group[at] = (weights[:, own] @ flat[own]).reshape(shape)
    influence = np.array([float(profile.groups[group].influence) for group in heard])
    factors = np.moveaxis(headline_factors(np.moveaxis(by_group @ counted, 0, -1), influence), -1, 0)
    return np.einsum("grn,grnl->rnl", factors, by_group)


def _mean(counts: Floats, values: Floats) -> Floats:
    answers = counts.sum(axis=2)
    return (counts @ values) / np.where(answers > _CLOSE, answers, 1.0)


def _median(counts: Floats, values: Floats) -> Floats:
    """The weighted median; where two levels share the middle, the lower value."""
    order = np.argsort(values)
    so_far = np.cumsum(counts[:, :, order], axis=2)
    reached = (2 * so_far >= so_far[:, :, -1:] - _CLOSE) & (counts[:, :, order] > _CLOSE)
    return values[order][np.argmax(reached, axis=2)]


def _by_mean(counts: Floats, values: Floats, options: Mapping[str, int]) -> list[Floats]:
    del options
    return [_mean(counts, values)]


def _by_falling_mean(counts: Floats, values: Floats, options: Mapping[str, int]) -> list[Floats]:
    del options
    return [-_mean(counts, values)]


def _by_median(counts: Floats, values: Floats, options: Mapping[str, int]) -> list[Floats]:
    del options
    return [_median(counts, values), _mean(counts, values)]


def _by_side(counts: Floats, values: Floats, options: Mapping[str, int]) -> list[Floats]:
    """Delphi: in before undecided before out, then the mean."""
    share, against = options.get("share", 70), options.get("against", 15)
    answers = np.maximum(counts.sum(axis=2), _CLOSE)
    high = 100 * counts[:, :, values >= 7].sum(axis=2) / answers
    low = 100 * counts[:, :, values <= 3].sum(axis=2) / answers
    inside = (high >= share - _CLOSE) & (low < against - _CLOSE)
    outside = (low >= share - _CLOSE) & (high < against - _CLOSE)
    return [inside.astype(np.float64) - outside.astype(np.float64), _mean(counts, values)]


def _by_difference(sums: Floats, values: Floats, options: Mapping[str, int]) -> list[Floats]:
    """Impact less effort, then the lower effort, from answers, impacts and efforts added up."""
    del values, options
    answers = np.maximum(sums[:, :, 0], _CLOSE)
    impact, effort = sums[:, :, 1] / answers, sums[:, :, 2] / answers
    return [impact - effort, -effort]


LEVEL_KEYS: dict[str, Keys] = {
    "score": _by_mean,
    "fist": _by_mean,
    "moscow": _by_median,
    "gradients": _by_falling_mean,
    "delphi": _by_side,
    "impact-effort": _by_difference,
}
"""By the method's name; a method with levels that is not here is counted by itself, replica by replica."""
