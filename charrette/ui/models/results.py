"""The result of a round as a table: ranks with ties, numbers, groups, priorities, each also as a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from charrette.domain.small_groups import Column
from charrette.domain.wording import number, ordinal
from charrette.ui.models.needs_list import NeedLine, Place, RoundView, SortBy, headline_number

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
"""The ``NeedLine`` of a row."""
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


class Col(IntEnum):
    """The columns."""

    RANK = 0
    NEED = 1
    DOTS = 2
    BALANCED = 3
    VOTERS = 4
    SPREAD = 5
    GROUPS = 6
    PRIORITY = 7


SORTS = {
    Col.RANK: SortBy.RANK,
    Col.NEED: SortBy.NAME,
    Col.DOTS: SortBy.DOTS,
    Col.BALANCED: SortBy.BALANCED,
    Col.VOTERS: SortBy.VOTERS,
    Col.PRIORITY: SortBy.PRIORITY,
}


@dataclass(frozen=True, slots=True)
class Scale:
    """What bars are measured against: the highest number, the most voters of one kind, the cap on one need."""

    most: Fraction = Fraction(0)
    most_spread: int = 0
    cap: int = 0
    balanced: bool = False


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
        dots = f"Dots, of {number(self.points)}"
        names = ("Rank", "Need", dots, "Balanced", "Voters", "Spread", "Dots per ballot by group", "Priority")
        return names[section]

    def _take(self, lines: Sequence[NeedLine], view: RoundView | None, by_rank: bool) -> None:
        self.lines, self.by_rank = tuple(lines), by_rank
        if view is None:
            return
        self.columns, self.points = view.view.columns, view.result.points
        spreads = [count for each in view.result.standings for count in each.spread]
        self.scale = Scale(
            view.most,
            max(spreads, default=0),
            view.result.rules.options.get("cap", 0)
            or max((len(s.spread) for s in view.result.standings), default=0),
            view.balanced_headline,
        )

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
        return {
            Col.DOTS: number(standing.score),
            Col.BALANCED: number(standing.balanced) if standing.balanced is not None else "not known",
            Col.VOTERS: number(standing.voters) if standing.voters is not None else "not known",
            Col.SPREAD: ", ".join(str(count) for count in standing.spread),
            Col.GROUPS: ", ".join(f"{float(mean):.1f}" for mean in line.means),
        }[column]

    def _spoken(self, line: NeedLine, column: Col) -> str:
        standing = line.standing
        if standing is None or column in {Col.RANK, Col.NEED}:
            return self.sentence(line)
        if column is Col.GROUPS:
            parts = [
                f"{each.name} {float(mean):.1f}" for each, mean in zip(self.columns, line.means, strict=True)
            ]
            return f"Dots per ballot: {', '.join(parts)}" if parts else "By group is not shown"
        if column is Col.SPREAD:
            parts = [f"{count} with {place}" for place, count in enumerate(standing.spread, start=1)]
            return f"Ballots by dots: {', '.join(parts)}" if parts else "No ballot gave a dot"
        name = {Col.DOTS: "dots", Col.BALANCED: "dots balanced by group", Col.VOTERS: "voters"}.get(
            column, ""
        )
        return f"{self._text(line, column)} {name}".strip()

    def sentence(self, line: NeedLine) -> str:
        """``"Tied third: Power within reach. 16 dots from 15 voters. Uneven support: ... Priority: Must."``"""
        head = f"{_place_words(line)}: {line.name}."
        standing = line.standing
        votes = ""
        if standing is not None and standing.score:
            voters = number(standing.voters) if standing.voters is not None else "an unknown number of"
            votes = f" {number(standing.score)} dots from {voters} voters."
        flags = "".join(f" {flag.sentence}" for flag in line.flags)
        note = f" {line.note[:1].upper()}{line.note[1:]}." if line.note else ""
        return f"{head}{votes}{flags}{note} Priority: {priority_words(line)}."

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


def headline_words(line: NeedLine, view: RoundView) -> str:
    """The number the rank follows."""
    return number(headline_number(view.result, line.standing)) if line.standing else ""


def _place_words(line: NeedLine) -> str:
    standing = line.standing
    if line.place is Place.REQUIRED:
        return "Required"
    if standing is None:
        return "Not on this ballot"
    if not standing.score:
        return "No dots, stays on the list"
    place = ordinal(standing.rank)
    return f"Tied {place}" if standing.tied else place[:1].upper() + place[1:]
