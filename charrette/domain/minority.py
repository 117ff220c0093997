"""What a room agrees on, where its groups differ, and words for a minority report prepared from the numbers.

Only columns that the audience may see are spoken of, and only by their means, never by how many of a group.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from charrette.domain.agreement import Agreement, probability, supporting
from charrette.domain.flags import FlagKind, flags
from charrette.domain.methods import BallotKind, method_named
from charrette.domain.methods.answers import decimals
from charrette.domain.methods.points import PointsMethod, place_of
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import Headline
from charrette.domain.small_groups import FACILITATOR_LEAST, ByGroup, Column, shown_result, withheld
from charrette.domain.wording import listed

AGREEING = Fraction(1, 2)
"""With levels, as much of every group agrees where the room agrees."""
_DISPUTED = {FlagKind.UNEVEN, FlagKind.DIVIDES, FlagKind.CRITICAL}


@dataclass(frozen=True, slots=True)
class Point:
    """What can be said of one need, by its id, in a sentence."""

    need: UUID
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class DraftReport:
    """A minority report prepared for one need: ``by`` names the group that stands furthest above the room."""

    need: UUID
    code: str
    by: str
    text: str


def what_agrees(result: Result, agreed: Agreement, *, least: int = FACILITATOR_LEAST) -> tuple[Point, ...]:
    """Needs that every shown group supports, the firmest consensus first; nothing without two groups to compare.

    With levels at least half of each group agrees; else the need stands in the first quarter of each group's own order.
    """
    view = _view(result, least)
    if view is None or len(_compared(view)) < 2:
        return ()
    together = [each for each in result.standings if each.voted and _all_support(result, each, view)]
    consensus = {each.need: each.consensus or Fraction(0) for each in agreed.needs}
    together.sort(key=lambda each: -consensus.get(each.need.need_id, Fraction(0)))
    groups = listed([column.name for _, column in _compared(view)])
    return tuple(
        Point(each.need.need_id, each.need.code, _agrees_words(result, each, groups)) for each in together
    )


def _agrees_words(result: Result, standing: Standing, groups: str) -> str:
    need = f"{standing.need.code} {standing.need.short_name}".strip()
    if result.levels:
        return f"{need}: at least half of each group agrees ({groups})."
    return f"{need}: in the first quarter for each group ({groups})."


def what_differs(result: Result, agreed: Agreement, *, least: int = FACILITATOR_LEAST) -> tuple[Point, ...]:
    """Needs that divide the room, have uneven support or are critical to one group; the widest gap first."""
    view = _view(result, least)
    if view is None:
        return ()
    gaps = {each.need: each.gap or Fraction(0) for each in agreed.needs}
    found = [(each, _disputes(result, each, view)) for each in result.standings]
    disputed = [(each, said) for each, said in found if said]
    disputed.sort(key=lambda each: -gaps.get(each[0].need.need_id, Fraction(0)))
    return tuple(
        Point(each.need.need_id, each.need.code, f"{each.need.code} {each.need.short_name}: {' '.join(said)}")
        for each, said in disputed
    )


def draft_reports(
    result: Result, agreed: Agreement, *, least: int = FACILITATOR_LEAST
) -> tuple[DraftReport, ...]:
    """A prepared report for every disputed need in which a group stands above the room."""
    found = [
        draft_report(result, each.need, least=least) for each in what_differs(result, agreed, least=least)
    ]
    return tuple(each for each in found if each is not None)


def draft_report(result: Result, need_id: UUID, *, least: int = FACILITATOR_LEAST) -> DraftReport | None:
    """For example "Custodial gave N-009 2.8 dots a ballot, the room 0.6. It is 7th of 16 by the vote. ...".

    None where nothing by group may be shown, no group stands above the room, or the need was not on the ballot.
    """
    standing = result.standing(need_id)
    view = _view(result, least)
    if standing is None or view is None:
        return None
    compared = [(_mean_of(result, standing, view, at), column) for at, column in _compared(view)]
    named = [(mean, column) for mean, column in compared if mean is not None and column.stakeholders]
    room = _room(result, standing)
    if room is None or not named:
        return None
    most = max(named, key=lambda each: _liked(result, each[0]))
    if _liked(result, most[0]) <= _liked(result, room):
        return None
    least_liked = min(named, key=lambda each: _liked(result, each[0]))
    sentences = [
        _gave(result, standing.need.code, most[1].name, most[0], room),
        _placed(result, standing),
    ]
    if least_liked[1] is not most[1]:
        sentences.append(f"Least in favour: {least_liked[1].name}, {decimals(least_liked[0])}.")
    sentences += _disputes(result, standing, view)
    return DraftReport(need_id, standing.need.code, most[1].name, " ".join(sentences))


def _view(result: Result, least: int) -> ByGroup | None:
    if withheld(result, least):
        return None
    view = shown_result(result, least)[1]
    return view if view.columns else None


def _compared(view: ByGroup) -> list[tuple[int, Column]]:
    """The columns of the headline with their index."""
    return [(at, column) for at, column in enumerate(view.columns) if not column.host]


def _disputes(result: Result, standing: Standing, view: ByGroup) -> list[str]:
    return [flag.sentence for flag in flags(result, standing, view) if flag.kind in _DISPUTED]


def _all_support(result: Result, standing: Standing, view: ByGroup) -> bool:
    if result.levels:
        support = supporting(result, standing, view)
        return bool(support) and all(probability(*each[1:]) >= AGREEING for each in support)
    return all(_in_first_quarter(result, standing, view, at) for at, _ in _compared(view))


def _in_first_quarter(result: Result, standing: Standing, view: ByGroup, at: int) -> bool:
    own = view.cells(standing)[at].points
    above = sum(view.cells(each)[at].points > own for each in result.standings)
    return own > 0 and above < max(1, len(result.standings) // 4)


def _mean_of(result: Result, standing: Standing, view: ByGroup, at: int) -> Fraction | None:
    """A column's mean; None where it gave no answer."""
    cell = view.cells(standing)[at]
    if result.levels or _kind(result) is BallotKind.CRITERIA:
        return cell.points / cell.voters if cell.voters else None
    return view.means(standing)[at]


def _room(result: Result, standing: Standing) -> Fraction | None:
    """The mean of the headline's ballots, every ballot the same."""
    cells = [cell for cell, group in zip(standing.cells, result.groups, strict=True) if group.counts]
    points = sum((cell.points for cell in cells), Fraction(0))
    if result.levels or _kind(result) is BallotKind.CRITERIA:
        voters = sum((cell.voters or Fraction(0) for cell in cells), Fraction(0))
        return points / voters if voters else None
    return points / result.ballots if result.ballots else None


def _liked(result: Result, mean: Fraction) -> Fraction:
    """More is better, except where the smallest level agrees most."""
    sides: Sequence[int] = [level.value * level.side for level in result.levels]
    return -mean if sides and sum(sides) < 0 and result.levels[0].side > 0 else mean


def _kind(result: Result) -> BallotKind:
    return method_named(result.rules.method).ballot_kind


def _gave(result: Result, code: str, name: str, mean: Fraction, room: Fraction) -> str:
    method = method_named(result.rules.method)
    own, all_ = decimals(mean), decimals(room)
    if isinstance(method, PointsMethod):
        unit = result.unit.removesuffix("s") if own == "1" else result.unit
        return f"{name} gave {code} {own} {unit} a ballot, the room {all_}."
    if result.levels:
        return f"{name} answered {own} on average for {code}, the room {all_}{_scale(result)}."
    if method.ballot_kind is BallotKind.CRITERIA:
        return f"{name} judged {code} at a value of {own} of 1, the room at {all_}."
    return f"For {name}, {code} wins {own} comparisons more than it loses on a ballot, for the room {all_}."


def _scale(result: Result) -> str:
    """What the ends of the answers mean; impact less effort needs no words."""
    if _kind(result) is BallotKind.IMPACT_EFFORT:
        return " (impact less effort)"
    ends = sorted(result.levels, key=lambda level: level.value)
    return f" ({ends[0].value}: {_meaning(ends[0].words)}, {ends[-1].value}: {_meaning(ends[-1].words)})"


def _meaning(words: str) -> str:
    return words.split(", ", 1)[-1]


def _placed(result: Result, standing: Standing) -> str:
    if not method_named(result.rules.method).ranks:
        return (
            f"By the vote it is {standing.verdict}." if standing.verdict else "The vote says nothing of it."
        )
    how = ", every group by its influence" if result.rules.headline is Headline.BALANCED else ""
    place = place_of(result, standing).removeprefix(f"{standing.need.code} is ")
    return f"It is {place} by the vote{how}."
