"""Whether the place of a need hangs on the method, or on one group: the same ballots counted every way they allow."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.level_result import headline_counts
from charrette.domain.levels import mean_level
from charrette.domain.methods import method_named
from charrette.domain.result import Result, competition_ranks
from charrette.domain.rounds import RoundRules
from charrette.domain.small_groups import FACILITATOR_LEAST, by_group
from charrette.domain.wording import listed, ordinal

if TYPE_CHECKING:
    from charrette.domain.profile import Profile

MEAN = "mean"
"""The order by the mean of the answers, of methods that order them otherwise (MoSCoW, Delphi)."""
LEAST_PLACES = 2
"""A need that moves by no more places than this, or than a tenth of the list, is not spoken of."""
Places = Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class NeedRobustness:
    """Between which places a need stands by all the methods, by its id; sentences where that is far, else empty."""

    need: UUID
    low: int
    high: int
    methods_words: str
    """``"place depends on the method: 2nd to 7th"``"""
    groups_words: str
    """``"place depends on Custodial: 4th, without it 12th"``"""


@dataclass(frozen=True, slots=True)
class Robustness:
    """Places by method (its name, the round's own first) and without one group (its id); needs as in the result."""

    by_method: Mapping[str, Places]
    without: Mapping[UUID, Places]
    needs: tuple[NeedRobustness, ...]
    slack: int
    """Needs that move by no more places than this are not spoken of."""

    def of(self, need_id: UUID) -> NeedRobustness | None:
        """One need; None when it was not on the ballot."""
        return next((each for each in self.needs if each.need == need_id), None)


def robustness(rules: RoundRules, profile: "Profile", *, least: int = FACILITATOR_LEAST) -> Robustness:
    """Counts the ballots by every method that can read them, and without each group that is shown by itself.

    Only groups that an audience of groups of at least ``least`` ballots may see singly are left out, and only where as
    many ballots remain: no difference tells on a small group. Totals counted by hand are read by no other method.
    """
    result = method_named(rules.method).tally(rules, profile)
    by_method = _by_method(rules, profile, result)
    without = _without(rules, profile, result, least)
    slack = max(LEAST_PLACES, len(profile.needs) // 10)
    names = {group.id: group.name for group in profile.groups}
    own = by_method[rules.method]
    needs = [
        _of_need(
            each.need.need_id, by_method, slack, _on_groups(each.need.need_id, own, without, names, slack)
        )
        for each in result.standings
    ]
    return Robustness(by_method, without, tuple(needs), slack)


def _places(result: Result) -> Places:
    return {each.need.need_id: each.rank for each in result.standings}


def _by_method(rules: RoundRules, profile: "Profile", result: Result) -> dict[str, Places]:
    from charrette.domain.converted import read_by, readable_by

    found: dict[str, Places] = {rules.method: _places(result)}
    if profile.hand:
        return found
    for name in readable_by(rules)[1:]:
        found[name] = _places(method_named(name).tally(*read_by(rules, profile, name)))
    if rules.method in {"moscow", "delphi"}:
        found[MEAN] = _by_mean(result)
    return found


def _by_mean(result: Result) -> Places:
    means = [mean_level(result.levels, headline_counts(result, each)) for each in result.standings]
    ranks, _ = competition_ranks([() if mean is None else (mean,) for mean in means])
    return {each.need.need_id: rank for each, rank in zip(result.standings, ranks, strict=True)}


def _without(rules: RoundRules, profile: "Profile", result: Result, least: int) -> dict[UUID, Places]:
    from charrette.domain.chosen_ballots import without_ballots

    method = method_named(rules.method)
    found: dict[UUID, Places] = {}
    for column in by_group(result, least).columns:
        if not column.stakeholders or column.host:
            continue
        index = column.members[0]
        remaining = method.tally(rules, without_ballots(profile, index))
        if (remaining.heads or 0) >= least:
            found[profile.groups[index].id] = _places(remaining)
    return found


def _of_need(need_id: UUID, by_method: Mapping[str, Places], slack: int, groups_words: str) -> NeedRobustness:
    places = [of_method[need_id] for of_method in by_method.values()]
    low, high = min(places), max(places)
    words = f"place depends on the method: {ordinal(low)} to {ordinal(high)}" if high - low > slack else ""
    return NeedRobustness(need_id, low, high, words, groups_words)


def _on_groups(
    need_id: UUID, own: Places, without: Mapping[UUID, Places], names: Mapping[UUID, str], slack: int
) -> str:
    moved = [
        (names[group_id], places[need_id])
        for group_id, places in without.items()
        if abs(places[need_id] - own[need_id]) > slack
    ]
    if not moved:
        return ""
    each = [f"without {name} {ordinal(place)}" for name, place in moved]
    return f"place depends on {listed([name for name, _ in moved])}: {ordinal(own[need_id])}, {listed(each)}"
