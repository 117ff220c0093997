"""The prioritised needs list: required needs first, then by rank, then what was not on the ballot."""

from dataclasses import dataclass, replace

from charrette.domain.cards import Card
from charrette.domain.flags import Flag, flags
from charrette.domain.needs import Need, NeedStatus
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import Headline, Round
from charrette.domain.small_groups import PUBLIC_LEAST, ByGroup, by_group, gives_away, withheld
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
    stands with its own line's standing gone; the need it was merged into keeps the standing it had on the ballot.
    """
    round_ = snapshot.named_round
    result = snapshot.result(round_) if round_ else None
    hidden = _hidden(round_, result) if round_ and result and least >= PUBLIC_LEAST else ""
    if hidden:
        result = None
    view = by_group(result, least) if result else ByGroup((), hidden)
    if result and least >= PUBLIC_LEAST and gives_away(result, view):
        result, view = _one_total(result, view)
    lines = [_line(snapshot, need, result, view) for need in snapshot.needs if need.status is NeedStatus.OPEN]
    lines.sort(key=_order)
    return NeedsList(tuple(lines), round_, result, view, hidden)


def _hidden(round_: Round, result: Result) -> str:
    """Why the public may not see a result: the room comes first, and nobody shall be found in it."""
    if round_.revealed_at is None:
        return "The result is not shown: the room has not seen it yet."
    return withheld(result, PUBLIC_LEAST)


def _one_total(result: Result, view: ByGroup) -> tuple[Result, ByGroup]:
    """For the public, where both totals would tell on a small group: one total, or nothing by group."""
    if result.rules.headline is Headline.BALANCED:
        return result, ByGroup(
            (), "By group is not shown: with both totals a small group could be worked out."
        )
    standings = tuple(replace(each, balanced=None, other_rank=None) for each in result.standings)
    note = f"{view.note} The balanced total is left out, because with it a small group could be worked out."
    return replace(result, standings=standings), replace(view, note=note.strip())


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
    """Required, then by rank; in a tie by voters, then by code."""
    rank = line.standing.rank if line.standing else float("inf")
    voters = line.standing.voters if line.standing else None
    return not line.need.required, rank, -float(voters or 0), line.need.number
