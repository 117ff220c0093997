"""Answers counted by level in many replicas at once, and what each method with levels orders needs by."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from charrette.domain.methods import method_named
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
    values = [level.value for level in method.levels]
    counts = _counts(rules, profile, weights, values)
    found = LEVEL_KEYS[method.name](counts, np.array(values, dtype=np.float64), rules.options)
    unanswered = counts.sum(axis=2) <= _CLOSE
    return [np.where(unanswered, _LAST, key) for key in found]


def _counts(rules: RoundRules, profile: Profile, weights: Floats, values: Sequence[int]) -> Floats:
    """How many of the headline answered at each level, shape (replicas, needs, levels)."""
    answers = profile.matrix()
    shape = (len(weights), len(profile.needs), len(values))
    heard = np.flatnonzero(profile.heard(rules))
    by_group = np.zeros((len(heard), *shape))
    for at, group in enumerate(heard):
        own = np.flatnonzero(profile.member == group)
        at_level = answers[own][:, :, None] == np.array(values)
        by_group[at] = (weights[:, own] @ at_level.reshape(len(own), -1).astype(np.float64)).reshape(shape)
    if rules.headline is not Headline.BALANCED:
        return by_group.sum(axis=0)
    influence = np.array([float(profile.groups[group].influence) for group in heard])
    answering = np.moveaxis(by_group.sum(axis=3), 0, -1)
    factors = np.moveaxis(headline_factors(answering, influence), -1, 0)
    return (by_group * factors[..., None]).sum(axis=0)


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


def _by_difference(counts: Floats, values: Floats, options: Mapping[str, int]) -> list[Floats]:
    """Impact less effort, then the lower effort."""
    del options
    effort = _mean(counts, values % 10)
    return [_mean(counts, values // 10) - effort, -effort]


LEVEL_KEYS: dict[str, Keys] = {
    "score": _by_mean,
    "fist": _by_mean,
    "moscow": _by_median,
    "gradients": _by_falling_mean,
    "delphi": _by_side,
    "impact-effort": _by_difference,
}
"""By the method's name; a method with levels that is not here is counted by itself, replica by replica."""
