"""The lines of a round's result as the facilitator's list shows them, sorted and filtered. Values only, no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from charrette.domain.flags import Flag, flags
from charrette.domain.levels import mean_level
from charrette.domain.methods import BallotKind, FollowUp, Method, method_named
from charrette.domain.methods.answers import LevelsMethod
from charrette.domain.needs import MustsShare, Need, NeedStatus, Priority, musts_share
from charrette.domain.reconciliation import reconcile
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import Headline, Round
from charrette.domain.small_groups import FACILITATOR_LEAST, ByGroup, shown_result
from charrette.domain.snapshot import ProjectSnapshot
from charrette.ui.models.measures import lowest, span_of

if TYPE_CHECKING:
    from charrette.ui.models.analysis import Analysis

NOTHING_FOLLOWS = FollowUp((), {}, "")


class Place(StrEnum):
    """Where a line stands: required on top, then what was on the ballot, then what was not.

    A round on proposals lists these only.
    """

    REQUIRED = "required"
    RANKED = "ranked"
    PROPOSAL = "proposal"
    OFF_BALLOT = "off the ballot"


class Tie(StrEnum):
    """A line's part in the bracket over a tie."""

    NONE = "none"
    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"


class SortBy(StrEnum):
    """What the list is sorted by; ``RANK`` is the order of the result."""

    RANK = "rank"
    NAME = "name"
    SCORE = "result"
    BALANCED = "balanced result"
    VOTERS = "voters"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class Tier:
    """Places ``low`` to ``high``, which ballots do not tell apart; ``first``, ``last``: where the line stands."""

    low: int
    high: int
    first: bool
    last: bool

    @property
    def words(self) -> str:
        """``"places 3 to 6 could swap"``; empty where a need stands firm."""
        return f"places {self.low} to {self.high} could swap" if self.high > self.low else ""


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One line. ``name`` is the one on the ballot; a proposal stands as a need that is none of the project's.

    ``means`` are points per ballot, or the measure of a method with levels, parallel to the columns by group; None
    where a group gave no answer.
    """

    need: Need
    place: Place
    name: str
    theme: str
    standing: Standing | None = None
    tie: Tie = Tie.NONE
    flags: tuple[Flag, ...] = ()
    means: tuple[Fraction | None, ...] = ()
    note: str = ""
    """What became of the need after the vote."""
    tier: Tier | None = None
    """Once it was worked out how firm the order is."""

    @property
    def rank_label(self) -> str:
        """``"Required"``, ``"=3"``, ``"–"`` without a vote; empty when it was not on the ballot."""
        if self.place is Place.REQUIRED:
            return "Required"
        return self.standing.rank_label if self.standing else ""


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round with its result and lines, in the order of rank."""

    round: Round
    result: Result
    view: ByGroup
    lines: tuple[NeedLine, ...]
    musts: MustsShare
    came: str = ""
    """What came from where, in a sentence."""
    follow: FollowUp = NOTHING_FOLLOWS
    """What the method's rule says shall follow."""
    analysis: "Analysis | None" = None
    """How firm it is and how far the room agrees, once that was worked out after the reveal."""

    @property
    def method(self) -> Method:
        """The method of the round."""
        return method_named(self.result.rules.method)

    @property
    def span(self) -> tuple[Fraction, Fraction]:
        """Between which numbers the means by group can lie."""
        return span_of(self.result, (mean for line in self.lines for mean in line.means))

    @property
    def most(self) -> Fraction:
        """The highest headline number: the length of the whole bar."""
        return max(
            (headline_number(self.result, each) for each in self.result.standings), default=Fraction(0)
        )

    @property
    def lowest(self) -> Fraction:
        """Where the bars begin: 0, or the lowest headline number where one is below."""
        return lowest(headline_number(self.result, each) for each in self.result.standings)

    @property
    def balanced_headline(self) -> bool:
        """Whether ranks follow the balanced numbers."""
        return self.result.rules.headline is Headline.BALANCED


def headline_number(result: Result, standing: Standing) -> Fraction:
    """The number the rank follows: raw, unless the round was opened with balanced groups."""
    if result.rules.headline is Headline.BALANCED and standing.balanced is not None:
        return standing.balanced
    return standing.score


def round_view(snapshot: ProjectSnapshot, round_: Round, least: int = FACILITATOR_LEAST) -> RoundView:
    """Counts a round and lays its needs out; groups under ``least`` ballots are joined."""
    method = method_named(round_.rules.method)
    result, view = shown_result(snapshot.result(round_), least)
    ties = ties_of(result.standings)
    ranked = [
        _ranked(snapshot, result, standing, tie, view)
        for standing, tie in zip(result.standings, ties, strict=True)
    ]
    voted = {line.need.id for line in ranked}
    others = [
        NeedLine(need, _place(need), need.short_name, _theme(snapshot, need))
        for need in snapshot.open_needs
        if need.id not in voted
    ]
    if round_.on_proposals:
        others = []
    lines = [line for line in others if line.place is Place.REQUIRED] + ranked
    lines += [line for line in others if line.place is Place.OFF_BALLOT]
    share = musts_share(snapshot.needs, snapshot.project.target_budget)
    came = reconcile(round_, snapshot.ballots).sentence
    return RoundView(round_, result, view, tuple(lines), share, came, method.follow_up(result))


def ties_of(standings: Sequence[Standing]) -> list[Tie]:
    """The brackets over standings in the order of rank; needs without a vote are no tie: they have no rank."""
    ties: list[Tie] = []
    for index, standing in enumerate(standings):
        above = index > 0 and _shares(standings[index - 1], standing)
        below = index + 1 < len(standings) and _shares(standing, standings[index + 1])
        ties.append(
            Tie.MIDDLE if above and below else Tie.LAST if above else Tie.FIRST if below else Tie.NONE
        )
    return ties


def arranged(
    lines: Sequence[NeedLine],
    *,
    sort: SortBy = SortBy.RANK,
    descending: bool = True,
    text: str = "",
    theme: str = "",
    priority: Priority | str | None = "",
) -> tuple[NeedLine, ...]:
    """The lines that pass the filters, sorted. ``theme`` and ``priority`` empty: all; ``priority`` None: not set.

    Required needs stay on top and what was not on the ballot stays below, whatever the sorting.
    """
    words = text.casefold().split()
    kept = [
        line
        for line in lines
        if (not theme or line.theme == theme)
        and priority in ("", line.need.priority)
        and all(word in _searched(line) for word in words)
    ]
    if sort is SortBy.RANK:
        return tuple(kept if descending else _turned(kept))
    parts = [[line for line in kept if line.place is place] for place in Place]
    for part in parts:
        part.sort(key=lambda line: _key(line, sort), reverse=descending and sort is not SortBy.NAME)
    return tuple(line for part in parts for line in part)


def theme_names(lines: Sequence[NeedLine]) -> list[str]:
    """The themes that occur, in the order of the list."""
    return list(dict.fromkeys(line.theme for line in lines if line.theme))


def _turned(lines: list[NeedLine]) -> list[NeedLine]:
    ranked = [line for line in lines if line.place is Place.RANKED]
    turned = iter(reversed(ranked))
    return [next(turned) if line.place is Place.RANKED else line for line in lines]


_PRIORITY_ORDER = {Priority.MUST: 4, Priority.SHOULD: 3, Priority.COULD: 2, Priority.WONT: 1, None: 0}


def _key(line: NeedLine, sort: SortBy) -> tuple[float | str, ...]:
    standing = line.standing
    match sort:
        case SortBy.NAME:
            return (line.name.casefold(),)
        case SortBy.PRIORITY:
            return (_PRIORITY_ORDER[line.need.priority], -float(standing.rank if standing else 0))
        case SortBy.BALANCED:
            return (float(standing.balanced or 0) if standing else 0.0,)
        case SortBy.VOTERS:
            return (float(standing.voters or 0) if standing else 0.0,)
        case _:
            return (float(standing.score) if standing else 0.0,)


def _shares(one: Standing, other: Standing) -> bool:
    return one.rank == other.rank and one.voted and other.voted


def _searched(line: NeedLine) -> str:
    return f"{line.need.code} {line.name} {line.need.statement} {line.theme}".casefold()


def _place(need: Need) -> Place:
    return Place.REQUIRED if need.required else Place.OFF_BALLOT


def _theme(snapshot: ProjectSnapshot, need: Need) -> str:
    theme = snapshot.theme_by_id.get(need.theme_id) if need.theme_id else None
    return theme.name if theme else ""


def _ranked(
    snapshot: ProjectSnapshot, result: Result, standing: Standing, tie: Tie, view: ByGroup
) -> NeedLine:
    on_ballot = standing.need
    need = snapshot.need_by_id.get(on_ballot.need_id)
    if on_ballot.proposal or need is None:
        need = Need(
            on_ballot.need_id,
            snapshot.project.id,
            on_ballot.position,
            on_ballot.code,
            on_ballot.short_name,
            on_ballot.statement,
        )
    return NeedLine(
        need,
        Place.PROPOSAL if on_ballot.proposal else Place.RANKED,
        on_ballot.short_name,
        _theme(snapshot, need),
        standing,
        tie,
        flags(result, standing, view),
        _means(result, standing, view),
        "" if on_ballot.proposal else _since(snapshot, need, on_ballot.short_name),
    )


def _means(result: Result, standing: Standing, view: ByGroup) -> tuple[Fraction | None, ...]:
    """By group: points per ballot, of those who compared or judged where not all had to; with levels the mean."""
    if method_named(result.rules.method).ballot_kind in {BallotKind.CRITERIA, BallotKind.PAIRS}:
        return tuple(cell.points / cell.voters if cell.voters else None for cell in view.cells(standing))
    if not standing.voted:
        return (
            tuple(None for _ in view.columns) if result.levels else tuple(Fraction(0) for _ in view.columns)
        )
    if not result.levels:
        return view.means(standing)
    measured = measure_of(result)
    return tuple(measured(cell.counts) if cell.voters else None for cell in view.cells(standing))


def measure_of(result: Result) -> Callable[[Sequence[Fraction]], Fraction]:
    """What a method with levels reads from counts by level."""
    method = method_named(result.rules.method)
    if isinstance(method, LevelsMethod):
        return lambda counts: method.score(tuple(counts))
    return lambda counts: mean_level(result.levels, counts) or Fraction(0)


def _since(snapshot: ProjectSnapshot, need: Need, voted_name: str) -> str:
    """What became of a need since its ballot was frozen."""
    if need.status is NeedStatus.MERGED:
        return f"merged into {snapshot.need_by_id[snapshot.standing_need(need.id)].code} since"
    if need.status is not NeedStatus.OPEN:
        return f"{need.status.value} since"
    if need.required:
        return "required since"
    return f"now “{need.short_name}”" if need.short_name != voted_name else ""
