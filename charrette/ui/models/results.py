"""The result of a round as a table: ranks with ties, numbers, groups, priorities, each also as a sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from charrette.domain.levels import Level
from charrette.domain.methods import BallotKind
from charrette.domain.methods.answers import decimals
from charrette.domain.methods.impact_effort import impact_and_effort
from charrette.domain.result import Standing
from charrette.domain.small_groups import Column
from charrette.domain.wording import number, ordinal
from charrette.ui.models.measures import adds_up, by_group_name, figures, group_figures, mean_figure
from charrette.ui.models.needs_list import NeedLine, Place, RoundView, SortBy

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
"""The ``NeedLine`` of a row."""
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


class Col(IntEnum):
    """The columns."""

    RANK = 0
    NEED = 1
    VERDICT = 2
    SCORE = 3
    BALANCED = 4
    VOTERS = 5
    SPREAD = 6
    GROUPS = 7
    PRIORITY = 8


SORTS = {
    Col.RANK: SortBy.RANK,
    Col.NEED: SortBy.NAME,
    Col.SCORE: SortBy.SCORE,
    Col.BALANCED: SortBy.BALANCED,
    Col.VOTERS: SortBy.VOTERS,
    Col.PRIORITY: SortBy.PRIORITY,
}


@dataclass(frozen=True, slots=True)
class Scale:
    """What bars are measured against, and which columns a method has.

    ``most`` is the highest number, ``most_spread`` the most ballots in one bar of the spread, ``bars`` the figures or
    answers under the spread, ``low`` and ``high`` the ends of the scale by group.
    """

    most: Fraction = Fraction(0)
    most_spread: int = 0
    bars: tuple[str, ...] = ()
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(1)
    balanced: bool = False
    unit: str = "dots"
    measure: str = "dots"
    levels: tuple[Level, ...] = ()
    pairs: bool = False
    """Impact and effort instead of a spread."""
    ranks: bool = True
    verdicts: bool = False
    priorities: bool = True
    """Whether needs stand here, which can be given a priority."""
    spread: bool = True
    lowest: Fraction = Fraction(0)
    """Where bars begin: below 0 where a number is."""
    by_group: str = ""
    """What a mean by group says, where it is not the unit per ballot."""
    adds_up: bool = True
    """Whether the numbers are parts of one sum."""
    figure: Callable[[Fraction], str] = number
    group_figure: Callable[[Fraction | None], str] = mean_figure


class ResultsTable(QAbstractTableModel):
    """A snapshot of lines; brackets over ties only while the order is that of rank."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[NeedLine, ...] = ()
        self.columns: tuple[Column, ...] = ()
        self.scale = Scale()
        self.points = Fraction(0)
        self.by_rank = True

    def show(self, lines: Sequence[NeedLine], view: RoundView | None = None, *, by_rank: bool = True) -> None:
        """Takes other lines; the same needs in the same order are only brought up to date."""
        same = [line.need.id for line in lines] == [line.need.id for line in self.lines]
        columns = view.view.columns if view else self.columns
        if same and columns == self.columns:
            self._take(lines, view, by_rank)
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(Col) - 1))
            return
        self.beginResetModel()
        self._take(lines, view, by_rank)
        self.endResetModel()

    def row_of(self, need_id: object) -> int:
        """The row of a need, or -1."""
        return next((row for row, line in enumerate(self.lines) if line.need.id == need_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Col)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], Col(index.column())
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role == _ACCESSIBLE:
            return self._spoken(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(line, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role not in {
            Qt.ItemDataRole.DisplayRole,
            _ACCESSIBLE,
        }:
            return None
        return self._names()[section]

    def _names(self) -> tuple[str, ...]:
        scale = self.scale
        rank, need = "Rank", "Need" if scale.priorities else "Proposal"
        if scale.levels:
            measure = scale.measure.capitalize()
            spread = "Impact and effort" if scale.pairs else "Answers"
            by_group = f"{measure} by group"
            return (rank, need, "Rule", measure, "Balanced", "Answers", spread, by_group, "Priority")
        unit = scale.unit.capitalize()
        score, by_group = f"{unit}, of {number(self.points)}", f"{unit} per ballot by group"
        if not scale.adds_up:
            score, by_group = scale.measure.capitalize(), f"{scale.by_group} by group".capitalize()
        return (rank, need, "Rule", score, "Balanced", "Voters", "Spread", by_group, "Priority")

    def _take(self, lines: Sequence[NeedLine], view: RoundView | None, by_rank: bool) -> None:
        self.lines, self.by_rank = tuple(lines), by_rank
        if view is None:
            return
        self.columns, self.points = view.view.columns, view.result.points
        self.scale = _scale(view)

    def _text(self, line: NeedLine, column: Col) -> str:
        standing = line.standing
        if column is Col.RANK:
            return line.rank_label
        if column is Col.NEED:
            return f"{line.need.code} {line.name}"
        if column is Col.PRIORITY:
            return priority_words(line)
        if standing is None:
            return ""
        figure = self.scale.figure
        balanced = figure(standing.balanced) if standing.balanced is not None else "not known"
        return {
            Col.VERDICT: standing.verdict,
            Col.SCORE: figure(standing.score) if standing.voted or not self.scale.levels else "–",
            Col.BALANCED: balanced if standing.voted or not self.scale.levels else "–",
            Col.VOTERS: number(standing.voters) if standing.voters is not None else "not known",
            Col.SPREAD: self._spread_text(standing),
            Col.GROUPS: ", ".join(map(self.scale.group_figure, line.means)),
        }[column]

    def _spread_text(self, standing: Standing) -> str:
        if self.scale.pairs:
            pair = impact_and_effort(self.scale.levels, standing.counts)
            return f"impact {decimals(pair[0])}, effort {decimals(pair[1])}" if pair else ""
        return ", ".join(str(count) for count in standing.spread)

    def _spoken(self, line: NeedLine, column: Col) -> str:
        standing = line.standing
        if standing is None or column in {Col.RANK, Col.NEED}:
            return self.sentence(line)
        if column is Col.GROUPS:
            return self._spoken_groups(line)
        if column is Col.SPREAD:
            return self._spoken_spread(standing)
        unit = self.scale.unit if self.scale.adds_up and not self.scale.levels else self.scale.measure
        names = {Col.SCORE: unit, Col.BALANCED: f"{unit} balanced by group", Col.VOTERS: "voters"}
        return f"{self._text(line, column)} {names.get(column, '')}".strip()

    def _spoken_groups(self, line: NeedLine) -> str:
        parts = [
            f"{each.name} {'no answer' if mean is None else self.scale.group_figure(mean)}"
            for each, mean in zip(self.columns, line.means, strict=True)
        ]
        per = f"{self.scale.unit} per ballot"
        if self.scale.levels or not self.scale.adds_up:
            per = f"{self.scale.measure if self.scale.levels else self.scale.by_group} by group"
        return f"{per.capitalize()}: {', '.join(parts)}" if parts else "By group is not shown"

    def _spoken_spread(self, standing: Standing) -> str:
        if self.scale.pairs:
            return self._spread_text(standing).capitalize() or "No answer"
        if self.scale.levels:
            pairs = zip(self.scale.levels, standing.counts, strict=True)
            parts = [f"{number(count)} {level.words}" for level, count in pairs if count]
            return f"Answers: {', '.join(parts)}" if parts else "No answer"
        unit = self.scale.unit.removesuffix("s")
        parts = [f"{count} with {place}" for place, count in enumerate(standing.spread, start=1)]
        return f"Ballots by {self.scale.unit}: {', '.join(parts)}" if parts else f"No ballot gave a {unit}"

    def sentence(self, line: NeedLine) -> str:
        """``"Tied third: Power within reach. 16 dots from 15 voters. Uneven support: ... Priority: Must."``"""
        head = f"{self._place_words(line)}: {line.name}."
        standing = line.standing
        votes = ""
        if standing is not None and standing.voted:
            votes = f" {self._score_words(standing)}."
        verdict = (
            f" {standing.verdict[:1].upper()}{standing.verdict[1:]}." if standing and standing.verdict else ""
        )
        flags = "".join(f" {flag.sentence}" for flag in line.flags)
        if line.tier is not None and line.tier.words:
            flags = f" {line.tier.words.capitalize()}.{flags}"
        note = f" {line.note[:1].upper()}{line.note[1:]}." if line.note else ""
        priority = f" Priority: {priority_words(line)}." if self.scale.priorities else ""
        return f"{head}{votes}{verdict}{flags}{note}{priority}"

    def _score_words(self, standing: Standing) -> str:
        scale = self.scale
        score = scale.figure(standing.score)
        voters = number(standing.voters) if standing.voters is not None else "an unknown number of"
        if scale.levels:
            return f"{scale.measure.capitalize()} {score} of {voters} answers"
        if not scale.adds_up:
            return f"{scale.measure.capitalize()} {score} from {voters} voters"
        return f"{score} {scale.unit} from {voters} voters"

    def _place_words(self, line: NeedLine) -> str:
        standing = line.standing
        if line.place is Place.REQUIRED:
            return "Required"
        if standing is None:
            return "Not on this ballot"
        if not standing.voted:
            return f"No {self.scale.unit}, stays on the list"
        if not self.scale.ranks:
            return line.need.code
        place = ordinal(standing.rank)
        return f"Tied {place}" if standing.tied else place[:1].upper() + place[1:]

    def _tip(self, line: NeedLine, column: Col) -> str:
        if column is Col.NEED:
            flags = "\n".join(flag.sentence for flag in line.flags)
            return "\n".join(part for part in (line.name, line.need.statement, flags, line.note) if part)
        return self._spoken(line, column) if line.standing else ""


def priority_words(line: NeedLine) -> str:
    """Must, Should, Could, Won’t this time, Not set; a required need has none."""
    if line.place is Place.REQUIRED:
        return "Required"
    return line.need.priority.words if line.need.priority else "Not set"


def _scale(view: RoundView) -> Scale:
    """What a counted round is drawn against."""
    result, method = view.result, view.method
    pairs = method.ballot_kind is BallotKind.IMPACT_EFFORT
    low, high = view.span
    spreads = [count for each in result.standings for count in each.spread]
    bars = tuple(level.key for level in result.levels)
    if not result.levels and not adds_up(result):
        bars = ()
    elif not result.levels:
        bars = tuple(str(place) for place in range(1, int(high) + 1))
    return Scale(
        view.most,
        max(spreads, default=0),
        () if pairs else bars,
        low,
        high,
        view.balanced_headline,
        result.unit,
        result.measure,
        result.levels,
        pairs,
        method.ranks,
        any(each.verdict for each in result.standings),
        not view.round.on_proposals,
        bool(result.levels) or len(bars) > 1,
        view.lowest,
        by_group_name(result),
        adds_up(result),
        figures(result),
        group_figures(result),
    )
