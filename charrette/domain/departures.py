"""Where the final priorities depart from the vote: decided all the same, with a reason that everybody can read.

The rule, by the round whose rank stands beside the priorities, with needs merged since put together:

- A vote that says Must, Should, Could or Won't itself: any other priority departs; contested counts as Should.
- Else the order of the vote: no need stands in a higher class than one the vote placed above it. Where some do, the
  fewest decisions that would have to change are the departures, of two that could be either the one farther from the
  quarter of the list that its class would fill. Needs that share a rank may be told apart. A Must in the last quarter,
  or without a vote, and a Won't in the first quarter always depart.

Needs without a priority, required needs and needs that were not on the ballot never depart.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from charrette.domain.merging import NO_VOTE, derived_result, place_words
from charrette.domain.methods import method_named
from charrette.domain.needs import Need, NeedStatus, Priority
from charrette.domain.result import Result, Standing
from charrette.domain.snapshot import ProjectSnapshot

_CLASS = {Priority.MUST: 0, Priority.SHOULD: 1, Priority.COULD: 2, Priority.WONT: 3}
_VERDICTS = {
    "Must": Priority.MUST,
    "Should": Priority.SHOULD,
    "contested": Priority.SHOULD,
    "Could": Priority.COULD,
    "Won’t": Priority.WONT,
}


@dataclass(frozen=True, slots=True)
class Departure:
    """A decision that departs from the vote; ``rank`` in words ("14th of 16"), ``reason`` empty until it is given."""

    need: Need
    priority: Priority
    rank: str
    reason: str

    @property
    def sentence(self) -> str:
        """``"N-012 is 14th of 16 by the vote; Must departs from it: the code asks for it."``"""
        reason = self.reason.rstrip(".")
        return f"{self._head}: {reason}." if reason else f"{self._head}, and no reason is given yet."

    @property
    def question(self) -> str:
        """``"N-012 is 14th of 16 by the vote; Must departs from it: say why."``"""
        return f"{self._head}: say why."

    @property
    def _head(self) -> str:
        by_vote = "" if self.rank == NO_VOTE else " by the vote"
        return f"{self.need.code} is {self.rank}{by_vote}; {self.priority.words} departs from it"


def departures(snapshot: ProjectSnapshot) -> tuple[Departure, ...]:
    """The decisions that depart from the vote, in the order of the vote; none before the room has seen the result.

    The ranks are the round's own, or of its derived result where needs were merged since. Public documents leave
    them out where they leave out the result (``NeedsList.withheld``).
    """
    round_ = snapshot.named_round
    if round_ is None or round_.revealed_at is None:
        return ()
    result = derived_result(snapshot, round_) or snapshot.result(round_)
    return departures_from(result, snapshot.need_by_id)


def departures_from(result: Result, need_by_id: Mapping[UUID, Need]) -> tuple[Departure, ...]:
    """The same from a result and the needs as they are decided."""
    decided = [
        (standing, need, need.priority)
        for standing in result.standings
        if (need := need_by_id.get(standing.need.need_id)) is not None
        and need.priority is not None
        and need.status is NeedStatus.OPEN
        and not need.required
    ]
    own = _own_class if result.rules.method == "moscow" else _out_of_order
    away = own(result, [(standing, priority) for standing, _, priority in decided])
    return tuple(
        Departure(need, priority, rank_words(result, standing), need.priority_reason)
        for standing, need, priority in decided
        if standing.need.need_id in away
    )


Decided = Sequence[tuple[Standing, Priority]]


def rank_words(result: Result, standing: Standing) -> str:
    """``"14th of 16"``, ``"=3rd of 16"``, ``"without a vote"``; for MoSCoW ``"Should"``."""
    if result.rules.method == "moscow" and standing.verdict:
        return standing.verdict
    place = place_words(result, standing)
    ranked = standing.voted and method_named(result.rules.method).ranks
    return f"{place} of {len(result.standings)}" if ranked else place


def _own_class(result: Result, decided: Decided) -> set[UUID]:
    del result
    return {
        standing.need.need_id
        for standing, priority in decided
        if _VERDICTS.get(standing.verdict, priority) is not priority
    }


def _out_of_order(result: Result, decided: Decided) -> set[UUID]:
    """Decisions at the wrong end of the list, and the fewest that stand in the way of the vote's order."""
    far = {each.need.need_id for each, priority in decided if _wrong_end(result, each, priority)}
    rest = [(each, priority) for each, priority in decided if each.need.need_id not in far]
    return far | _crossing(result, rest)


def _wrong_end(result: Result, standing: Standing, priority: Priority) -> bool:
    needs = len(result.standings)
    quarter = needs // 4
    if priority is Priority.MUST:
        return not standing.voted or standing.rank > needs - quarter
    return priority is Priority.WONT and standing.voted and _last_of_tie(result, standing) <= quarter


def _last_of_tie(result: Result, standing: Standing) -> int:
    """The place of the last that shares the rank."""
    return standing.rank - 1 + sum(other.rank == standing.rank for other in result.standings)


def _crossing(result: Result, decided: Decided) -> set[UUID]:
    """What is left out of the heaviest run of decisions that keeps the order of the vote.

    Every decision weighs 1 and a little more the nearer it stands to the quarter of its class, so that as few as
    possible are left out, and of two that could be either the farther one.
    """
    needs = len(result.standings)
    placed = sorted(decided, key=lambda each: (_place(needs, each[0]), _CLASS[each[1]]))
    best = [0.0] * len(_CLASS)
    runs: list[list[UUID]] = [[] for _ in _CLASS]
    for standing, priority in placed:
        level = _CLASS[priority]
        from_ = max(range(level + 1), key=lambda each: (best[each], each))
        best[level] = best[from_] + 1 + _nearness(needs, standing, level) / (2 * (len(placed) + 1))
        runs[level] = [*runs[from_], standing.need.need_id]
    kept = runs[max(range(len(_CLASS)), key=lambda each: best[each])] if placed else []
    return {standing.need.need_id for standing, _ in placed} - set(kept)


def _place(needs: int, standing: Standing) -> int:
    return standing.rank if standing.voted else needs + 1


def _nearness(needs: int, standing: Standing, level: int) -> float:
    """1 within the quarter of its class, towards 0 the farther from it."""
    share = min(_place(needs, standing) - 1, needs - 1) / needs
    quarter = bisect_right((0.25, 0.5, 0.75), share)
    return 1 - abs(quarter - level) / 3 + (1 - abs(share - (level + 0.5) / 4)) / 10
