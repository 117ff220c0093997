"""How firm an order of needs is: what would have come out had a few other people of each group been in the room.

Ballots are drawn again within their groups, with the same seed always in the same way (Efron 1979). Groups of fewer
than five are too small for that: their ballots stay as cast, and each is left out once instead (the jackknife).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.methods import method_named
from charrette.domain.rounds import RoundRules
from charrette.domain.small_groups import FACILITATOR_LEAST
from charrette.domain.wording import counted

if TYPE_CHECKING:
    from charrette.domain.profile import Ints, Profile
    from charrette.domain.replicas import Places

LEAST_DRAWN = 5
"""Ballots a group needs for its ballots to be drawn again."""
CONFIDENT = 0.90
"""Neighbours below this share a tier."""
_LOW, _HIGH = 0.05, 0.95
_AFFORDED = 1e11
"""Multiplications that may be spent: some seconds; a room takes a thousandth of it."""
_LEAST_REPLICATES = 50


@dataclass(frozen=True, slots=True)
class NeedStability:
    """The places of a need, by its id: nine draws of ten end from ``low`` to ``high``, half up to ``median``."""

    need: UUID
    low: int
    high: int
    median: int


@dataclass(frozen=True, slots=True)
class GroupJackknife:
    """A group whose ballots were left out one at a time: how many of them change which needs are the first ``top``."""

    group_id: UUID
    name: str
    ballots: int
    changing: int
    top: int


@dataclass(frozen=True, slots=True)
class Stability:
    """How firm a result is. ``needs`` and ``tiers`` are in the order of the result; empty where nothing was drawn."""

    needs: tuple[NeedStability, ...]
    tiers: tuple[tuple[UUID, ...], ...]
    """Needs that the ballots do not tell apart stand in one tier."""
    beats: tuple[float, ...]
    """How sure each need stands before the next: the share of draws it won, and half of the ties."""
    jackknife: tuple[GroupJackknife, ...]
    replicates: int
    """How many draws were really made."""
    seed: int
    words: str

    def of(self, need_id: UUID) -> NeedStability | None:
        """The places of one need; None when it is not known."""
        return next((each for each in self.needs if each.need == need_id), None)


def stability(
    rules: RoundRules,
    profile: "Profile",
    *,
    seed: int = 1,
    replicates: int = 1000,
    top: int | None = None,
    least: int = FACILITATOR_LEAST,
) -> Stability:
    """Draws the ballots again ``replicates`` times; fewer where the ballots are so many that it would take minutes.

    ``top`` is how many of the first needs the jackknife watches; a quarter of the list by default. Groups under
    ``least`` ballots are left out of it.
    """
    import numpy as np

    from charrette.domain.replicas import cost, places

    if reason := _refused(rules, profile):
        return Stability((), (), (), (), 0, seed, reason)
    sizes = _sizes(rules, profile)
    drawn = [group for group, size in enumerate(sizes) if size >= LEAST_DRAWN]
    afforded = max(_LEAST_REPLICATES, int(_AFFORDED / cost(rules, profile)))
    number = min(replicates, afforded) if drawn else 0
    times = _draws(profile, drawn, seed, number)
    top = min(len(profile.needs), top or max(1, len(profile.needs) // 4))
    small = [group for group, size in enumerate(sizes) if least <= size < LEAST_DRAWN]
    left_out = np.flatnonzero(np.isin(profile.member, small))
    once = np.ones((1 + len(left_out), len(profile)), dtype=np.int64)
    once[np.arange(1, len(once)), left_out] = 0
    exact = places(rules, profile, once)
    jackknife = _jackknife(profile, small, left_out, exact, top)
    order = [each.need.need_id for each in method_named(rules.method).tally(rules, profile).standings]
    needs, beats = _intervals(profile, order, places(rules, profile, times)) if number else ((), ())
    tiers = _tiers(order, beats) if needs else ()
    return Stability(
        needs, tiers, beats, jackknife, number, seed, _words(needs, tiers, jackknife, number, replicates)
    )


def _refused(rules: RoundRules, profile: "Profile") -> str:
    if profile.hand:
        return "How firm the order is cannot be said: totals counted by hand cannot be drawn again."
    if sum(_sizes(rules, profile)) < FACILITATOR_LEAST:
        return f"How firm the order is cannot be said of fewer than {FACILITATOR_LEAST} ballots."
    return ""


def _sizes(rules: RoundRules, profile: "Profile") -> list[int]:
    """Ballots by group; 0 for a group outside the headline."""
    pairs = zip(profile.heads(), profile.heard(rules), strict=True)
    return [heads if heard else 0 for heads, heard in pairs]


def _draws(profile: "Profile", drawn: Sequence[int], seed: int, number: int) -> "Ints":
    """How often each ballot was drawn, shape (replicas, ballots): as many of a group as it has, with putting back."""
    import numpy as np

    source = np.random.default_rng(seed)
    times = np.ones((number, len(profile)), dtype=np.int32)
    for group in drawn:
        own = np.flatnonzero(profile.member == group)
        picked = source.integers(len(own), size=(number, len(own)))
        picked += np.arange(number)[:, None] * len(own)
        times[:, own] = np.bincount(picked.reshape(-1), minlength=number * len(own)).reshape(number, len(own))
    return times


def _intervals(
    profile: "Profile", order: Sequence[UUID], found: "Places"
) -> tuple[tuple[NeedStability, ...], tuple[float, ...]]:
    import numpy as np

    column = {need.need_id: index for index, need in enumerate(profile.needs)}
    in_order = found[:, [column[need_id] for need_id in order]]
    low, median, high = np.quantile(in_order, (_LOW, 0.5, _HIGH), axis=0, method="inverted_cdf").astype(int)
    before, after = in_order[:, :-1], in_order[:, 1:]
    beats = (before < after).mean(axis=0) + (before == after).mean(axis=0) / 2
    needs = [
        NeedStability(need_id, int(low[at]), int(high[at]), int(median[at]))
        for at, need_id in enumerate(order)
    ]
    return tuple(needs), tuple(float(each) for each in beats)


def _tiers(order: Sequence[UUID], beats: Sequence[float]) -> tuple[tuple[UUID, ...], ...]:
    tiers: list[list[UUID]] = [[order[0]]]
    for need_id, sure in zip(order[1:], beats, strict=True):
        if sure < CONFIDENT:
            tiers[-1].append(need_id)
        else:
            tiers.append([need_id])
    return tuple(tuple(tier) for tier in tiers)


def _jackknife(
    profile: "Profile", groups: Sequence[int], left_out: "Ints", exact: "Places", top: int
) -> tuple[GroupJackknife, ...]:
    """``exact`` are the places with all ballots, then without each of ``left_out``."""
    first = exact <= top
    changed = (first[1:] != first[0]).any(axis=1)
    of_group = profile.member[left_out]
    return tuple(
        GroupJackknife(
            profile.groups[group].id,
            profile.groups[group].name,
            int((of_group == group).sum()),
            int(changed[of_group == group].sum()),
            top,
        )
        for group in groups
    )


def _words(
    needs: Sequence[NeedStability],
    tiers: Sequence[Sequence[UUID]],
    jackknife: Sequence[GroupJackknife],
    number: int,
    asked: int,
) -> str:
    said: list[str] = []
    if not needs:
        said.append(f"No group has {LEAST_DRAWN} ballots: nothing was drawn again.")
    else:
        fewer = f" instead of {asked:,}, because the ballots are many" if number < asked else ""
        said.append(f"Ballots were drawn again {counted(number, 'time')} within their groups{fewer}.")
        if len(tiers) == 1:
            said.append("They do not tell the needs apart: another evening could have brought another order.")
        else:
            said.append(
                f"They tell {len(tiers)} tiers of needs apart; within a tier another evening could have "
                "brought another order."
            )
    said += [_one_at_a_time(each) for each in jackknife]
    return " ".join(said)


def _one_at_a_time(each: GroupJackknife) -> str:
    first = "which need is first" if each.top == 1 else f"which needs are the first {each.top}"
    if not each.changing:
        return f"No single ballot of the {each.ballots} of {each.name} decides {first}."
    which = f"{each.changing} of the {each.ballots} ballots of {each.name}"
    return f"{which}, left out one at a time, would change {first}."
