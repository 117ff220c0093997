"""A result as a picture for a report or a projector: what is drawn, and the sentence that says the same. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from charrette.domain.errors import InvalidInputError
from charrette.domain.flags import Flag
from charrette.domain.result import Result
from charrette.domain.rounds import Round, RoundState
from charrette.domain.small_groups import PUBLIC_LEAST, Column, withheld
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted, number, ordinal
from charrette.ui.models.measures import (
    Span,
    adds_up,
    bar_of_span,
    by_group_name,
    figures,
    lowest,
    span_of,
)
from charrette.ui.models.needs_list import NeedLine, RoundView, headline_number, round_view

SPOKEN = 5
"""As many of the first needs as the sentence names."""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One need. ``bar`` and ``groups`` are shares of the whole, from and to; ``tie`` as in the list of needs."""

    rank: str
    code: str
    name: str
    figure: str
    bar: tuple[float, float]
    groups: tuple[tuple[float, float], ...]
    tie: str
    words: str
    """A flag or a verdict in words; or why there is no bar."""
    voted: bool


@dataclass(frozen=True, slots=True)
class ResultChart:
    """The picture of a result that anybody may see: groups under five ballots are joined."""

    title: str
    rules: str
    ballots: str
    measure: str
    by_group: str
    columns: tuple[Column, ...]
    rows: tuple[ChartRow, ...]
    notes: tuple[str, ...]
    zero: float
    """Where 0 stands on the bars; 0 where no number is below it."""
    alt: str
    """The whole in a few sentences, for those who cannot see the picture."""


def chart_of(snapshot: ProjectSnapshot, round_: Round) -> ResultChart:
    """The picture of a revealed round. Raises ``InvalidInputError`` before that, or where it would tell on somebody."""
    if round_.state is not RoundState.CLOSED or round_.revealed_at is None:
        raise InvalidInputError("There is a picture once the room has seen the result.")
    if why := withheld(snapshot.result(round_), PUBLIC_LEAST):
        raise InvalidInputError(why)
    view = round_view(snapshot, round_, PUBLIC_LEAST)
    result, lines = view.result, [line for line in view.lines if line.standing is not None]
    numbers = [headline_number(result, line.standing) for line in lines if line.standing]
    span = _bars_span(view, numbers)
    rows = tuple(_row(view, line, span) for line in lines)
    title = f"{snapshot.project.name}: {round_.title}"
    rules = f"{view.method.rules_in_words(round_.rules).rstrip('.')}."
    return ResultChart(
        title,
        rules,
        _ballots(result),
        _measure(result),
        f"{by_group_name(result)}, by group".capitalize(),
        view.view.columns,
        rows,
        tuple(_notes(view, rows)),
        bar_of_span(span[0], span)[1] if span[0] < 0 else 0.0,
        _alt(title, rules, result, view, rows),
    )


def _bars_span(view: RoundView, numbers: Sequence[Fraction]) -> Span:
    if view.result.levels:
        return span_of(view.result, ())
    return lowest(numbers), max((Fraction(0), *numbers)) or Fraction(1)


def _row(view: RoundView, line: NeedLine, span: Span) -> ChartRow:
    standing, result = line.standing, view.result
    assert standing is not None
    shown = headline_number(result, standing)
    return ChartRow(
        line.rank_label if view.method.ranks else "",
        line.need.code,
        line.name,
        figures(result)(shown),
        bar_of_span(shown, span) if standing.voted else (0.0, 0.0),
        tuple(bar_of_span(mean, view.span) for mean in line.means),
        line.tie,
        _row_words(line),
        standing.voted,
    )


def _row_words(line: NeedLine) -> str:
    standing = line.standing
    assert standing is not None
    if standing.verdict:
        return standing.verdict
    if not standing.voted:
        return "no vote, stays on the list"
    return _flag_words(line.flags)


def _flag_words(flags: Sequence[Flag]) -> str:
    words = flags[0].sentence.partition(":")[0] if flags else ""
    return f"{words[:1].lower()}{words[1:]}".rstrip(".")


def _measure(result: Result) -> str:
    if result.levels or not adds_up(result):
        return result.measure.capitalize()
    return f"{result.unit.capitalize()}, of {number(result.points)}"


def _ballots(result: Result) -> str:
    return f"{counted(result.ballots, 'ballot')}." if result.ballots is not None else "Voters not known."


def _notes(view: RoundView, rows: Sequence[ChartRow]) -> list[str]:
    notes = ["Same rank means a tie."] if any(row.tie != "none" for row in rows) else []
    notes += [each for each in (view.view.hidden, view.view.note) if each]
    if view.balanced_headline:
        notes.append("Every group counts by its influence, whatever its number of ballots.")
    return notes


def _alt(title: str, rules: str, result: Result, view: RoundView, rows: Sequence[ChartRow]) -> str:
    """``"Bar chart. Alder Creek: Round 1, dots. 38 ballots. ... First of 16 needs: 1st Daylight, 29; ..."``."""
    voted = [row for row in rows if row.voted]
    first = "; ".join(f"{_spoken_rank(row)}{row.name}, {row.figure}" for row in voted[:SPOKEN])
    thing = "proposal" if view.round.on_proposals else "need"
    shown = f"The first of {counted(len(rows), thing)}: {first}." if first else "Nothing was voted for."
    silent = len(rows) - len(voted)
    rest = f" {counted(silent, thing)} without a vote." if silent else ""
    return f"Bar chart. {title}. {_ballots(result)} {rules} {_measure(result)}. {shown}{rest}"


def _spoken_rank(row: ChartRow) -> str:
    if not row.rank:
        return ""
    tied = row.rank.startswith("=")
    return f"{'tied ' if tied else ''}{ordinal(int(row.rank.removeprefix('=')))} "
