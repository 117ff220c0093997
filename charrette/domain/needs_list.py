"""The prioritised needs list: required needs first, then by rank, then what was not on the ballot."""

from dataclasses import dataclass, replace
from uuid import UUID

from charrette.domain.cards import Card
from charrette.domain.flags import Flag, flags
from charrette.domain.merging import derived_result, place_words
from charrette.domain.needs import Need, NeedStatus
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import Round
from charrette.domain.small_groups import PUBLIC_LEAST, ByGroup, shown_result, withheld
from charrette.domain.snapshot import ProjectSnapshot


@dataclass(frozen=True, slots=True)
class ListedNeed:
    """One line of the list. ``standing`` is None for a need that was not on the ballot of the named round."""

    need: Need
    standing: Standing | None
    theme: str
    department: str
    cards: tuple[Card, ...]
    flags: tuple[Flag, ...]
    derived: str = ""
    """Where needs of the ballot were merged since: the place that follows from it ("1st"), which is no round's own."""

    @property
    def rank_label(self) -> str:
        """``"Required"``, the rank, or an empty text when the need was not on the ballot."""
        if self.need.required:
            return "Required"
        return self.standing.rank_label if self.standing else ""


@dataclass(frozen=True, slots=True)
class NeedsList:
    """The list with the round its ranks come from (None before the first closed round).

    ``withheld`` says why these readers see no result of the round; ``result`` and all standings are None then.
    """

    lines: tuple[ListedNeed, ...]
    round: Round | None
    result: Result | None
    view: ByGroup
    withheld: str = ""


def needs_list(snapshot: ProjectSnapshot, least: int) -> NeedsList:
    """The list for an audience that may see groups of at least ``least`` ballots (see ``small_groups``).

    The public sees no result before the room has. Only open needs are listed. A need that was merged after the vote
    stands with its own line's standing gone; the need it was merged into keeps the standing it had on the ballot, and
    beside it every need has its place in the derived result.
    """
    round_ = snapshot.named_round
    result = snapshot.result(round_) if round_ else None
    hidden = _hidden(round_, result) if round_ and result and least >= PUBLIC_LEAST else ""
    if hidden:
        result = None
    result, view = shown_result(result, least) if result else (None, ByGroup((), hidden))
    derived = _derived(snapshot, round_) if round_ and result else {}
    lines = [
        replace(_line(snapshot, need, result, view), derived=derived.get(need.id, ""))
        for need in snapshot.needs
        if need.status is NeedStatus.OPEN
    ]
    lines.sort(key=_order)
    return NeedsList(tuple(lines), round_, result, view, hidden)


def _hidden(round_: Round, result: Result) -> str:
    """Why the public may not see a result: the room comes first, and nobody shall be found in it."""
    if round_.revealed_at is None:
        return "The result is not shown: the room has not seen it yet."
    return withheld(result, PUBLIC_LEAST)


def _derived(snapshot: ProjectSnapshot, round_: Round) -> dict[UUID, str]:
    """The place of every need in the derived result, where needs of the ballot were merged since."""
    result = derived_result(snapshot, round_)
    return {each.need.need_id: place_words(result, each) for each in result.standings} if result else {}


def _line(snapshot: ProjectSnapshot, need: Need, result: Result | None, view: ByGroup) -> ListedNeed:
    standing = result.standing(need.id) if result else None
    return ListedNeed(
        need,
        standing,
        snapshot.theme_name(need.theme_id),
        snapshot.department_name(need.department_id),
        snapshot.cards_of_need.get(need.id, ()),
        flags(result, standing, view) if result and standing else (),
    )


def _order(line: ListedNeed) -> tuple[bool, float, float, int]:
    """Required, then by rank; in a tie by voters, then as they stood on the ballot; what was not on it by code."""
    standing = line.standing
    if standing is None:
        return not line.need.required, float("inf"), 0.0, line.need.number
    return not line.need.required, standing.rank, -float(standing.voters or 0), standing.need.position
