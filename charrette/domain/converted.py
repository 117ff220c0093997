"""The same ballots read by another method: dots as approval, scores as rankings, rankings as points."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from charrette.domain.errors import InvalidInputError
from charrette.domain.levels import Level
from charrette.domain.methods import METHODS, BallotKind, method_named
from charrette.domain.methods.answers import LevelsMethod
from charrette.domain.profile import ABSENT, Ints, Marks, Profile
from charrette.domain.rounds import RoundRules

BY_PAIRS = ("borda", "copeland", "schulze", "ranked-pairs")
"""Methods that need no more of a ballot than which need it puts over which."""
_OTHERS = {
    BallotKind.DOTS: ("approval", *BY_PAIRS),
    BallotKind.RANKING: ("ngt", *BY_PAIRS),
    BallotKind.LEVELS: ("approval", *BY_PAIRS),
    BallotKind.IMPACT_EFFORT: ("approval", *BY_PAIRS),
}
NO_OPINION = 1
"""The option ``unranked`` of methods by pairs: pairs with a need that a ballot does not rank are left out."""


def readable_by(rules: RoundRules) -> tuple[str, ...]:
    """The names of the methods that the round's ballots can be counted by, its own first.

    Ballots of marks, comparisons and criteria say nothing else; with levels, approval needs an agreeing side.
    """
    own = method_named(rules.method)
    others = [name for name in _OTHERS.get(own.ballot_kind, ()) if name in METHODS and name != own.name]
    return (own.name, *others)


def read_by(rules: RoundRules, profile: Profile, name: str) -> tuple[RoundRules, Profile]:
    """Rules and ballots as the method ``name`` counts them; groups, influence and headline stay.

    A need counts as approved where a ballot gives it a dot or answers on the agreeing side (of impact and effort:
    more impact than effort). Of rankings, nominal group takes the first few. Equal dots or answers share a place in
    the ranking; needs without an answer are no opinion, needs without a dot stand below. Raises
    ``InvalidInputError`` where the ballots do not hold what the method needs.
    """
    if name == rules.method:
        return rules, profile
    if name not in readable_by(rules):
        raise InvalidInputError(
            f"Ballots of “{method_named(rules.method).title}” cannot be counted by {method_named(name).title}."
        )
    if profile.hand:
        raise InvalidInputError(
            "Totals counted by hand do not say what each ballot holds: no other method can count them."
        )
    kind = method_named(rules.method).ballot_kind
    if name == "approval":
        return replace(rules, method=name, options={}), replace(profile, marks=_approved(rules, profile))
    if kind is BallotKind.RANKING:
        return _from_ranking(rules, profile, name)
    unranked = 0 if kind is BallotKind.DOTS else NO_OPINION
    return (
        replace(rules, method=name, options={"unranked": unranked}),
        replace(
            profile,
            marks=_places(preference(rules, profile), nothing=0 if kind is BallotKind.DOTS else ABSENT),
        ),
    )


def _from_ranking(rules: RoundRules, profile: Profile, name: str) -> tuple[RoundRules, Profile]:
    if name != "ngt":
        return replace(rules, method=name, options={"unranked": rules.options.get("unranked", 0)}), profile
    options = METHODS[name].defaults(len(profile.needs))
    places = profile.matrix()
    first = np.where((places > 0) & (places <= options["choose"]), places, ABSENT)
    return replace(rules, method=name, options=options), replace(profile, marks=full(first))


def preference(rules: RoundRules, profile: Profile) -> Ints:
    """What each ballot thinks of each need, shape (ballots, needs): more is better, ``ABSENT`` is no opinion.

    Dots as they are; places and levels turned so that the best is the greatest, all at least 0.
    """
    method = method_named(rules.method)
    if method.ballot_kind in {BallotKind.DOTS, BallotKind.APPROVAL}:
        return profile.matrix(absent=0).astype(np.int64)
    values = profile.matrix().astype(np.int64)
    if method.ballot_kind is BallotKind.RANKING:
        best = values.max(initial=0)
        below = ABSENT if rules.options.get("unranked") else 0
        return np.where(values > 0, best + 1 - values, below)
    if not isinstance(method, LevelsMethod):
        raise InvalidInputError(f"Ballots of “{method.title}” hold no order of needs.")
    return _worths(method, values)


def _worths(method: LevelsMethod, values: Ints) -> Ints:
    turn = -1 if falls(method.levels) else 1
    worths = {level.value: turn * method.worth(level) for level in method.levels}
    least = min(worths.values())
    table = np.full(max(worths) + 2, ABSENT, dtype=np.int64)
    for value, worth in worths.items():
        table[value] = worth - least
    return table[values]


def falls(levels: Sequence[Level]) -> bool:
    """Whether the smallest values agree most, as with the gradients of agreement."""
    agreeing = [level.value for level in levels if level.side > 0]
    against = [level.value for level in levels if level.side < 0]
    return bool(agreeing and against) and max(agreeing) < min(against)


def _approved(rules: RoundRules, profile: Profile) -> Marks:
    method = method_named(rules.method)
    if not isinstance(method, LevelsMethod):
        return full((profile.matrix(absent=0) > 0).astype(np.int8))
    agreeing = [level.value for level in method.levels if level.side > 0]
    if method.ballot_kind is BallotKind.IMPACT_EFFORT:
        agreeing = [level.value for level in method.levels if method.worth(level) > 0]
    return full(np.isin(profile.matrix(), agreeing).astype(np.int8))


def _places(liked: Ints, nothing: int) -> Marks:
    """Rankings with ties: the greatest is 1; what is ``nothing`` or less is not ranked."""
    return full(np.where(liked <= nothing, ABSENT, liked.max(initial=0) + 1 - liked))


def full(values: Ints) -> Marks:
    """Marks of a whole matrix, shape (ballots, needs)."""
    return Marks(None, None, values)
