"""The needs of the tab Consensus as a table: rank, agreement, gap, flags, priority; decided with 1 to 4 and 0."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from charrette.domain.needs import Priority
from charrette.ui.models.consensus import ConsensusLine, flag_words
from charrette.ui.models.results import priority_words
from charrette.ui.theme import Theme
from charrette.ui.widgets.row_ends import goes_to_end
from charrette.ui.widgets.wrapped import wrap_rows

Index = QModelIndex | QPersistentModelIndex
PRIORITY_KEYS = {
    Qt.Key.Key_1: Priority.MUST,
    Qt.Key.Key_2: Priority.SHOULD,
    Qt.Key.Key_3: Priority.COULD,
    Qt.Key.Key_4: Priority.WONT,
    Qt.Key.Key_0: None,
}


class Column(IntEnum):
    """The columns."""

    RANK = 0
    NEED = 1
    AGREEMENT = 2
    GAP = 3
    FLAGS = 4
    PRIORITY = 5


_HEADS = ("Rank", "Need", "Agreement", "Group gap", "Flags", "Priority")
_WIDTHS = {
    Column.RANK: 104,
    Column.AGREEMENT: 170,
    Column.GAP: 84,
    Column.FLAGS: 150,
    Column.PRIORITY: 132,
}
_HIDDEN_UNDER = {Column.FLAGS: 760, Column.GAP: 640, Column.AGREEMENT: 480}
"""Effective widths of the table under which a column goes: the detail beside it says the same."""


class ConsensusTable(QAbstractTableModel):
    """A snapshot of lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.lines: tuple[ConsensusLine, ...] = ()

    def show(self, lines: Sequence[ConsensusLine]) -> None:
        """Takes other lines; the same needs in the same order are only brought up to date."""
        same = [each.line.need.id for each in lines] == [each.line.need.id for each in self.lines]
        if same and lines:
            self.lines = tuple(lines)
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def row_of(self, need_id: UUID | None) -> int:
        """The row of a need, or -1."""
        return next((row for row, each in enumerate(self.lines) if each.line.need.id == need_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], Column(index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._text(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(line, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in {Column.RANK, Column.GAP}:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _HEADS[section] if shown else None

    def _text(self, line: ConsensusLine, column: Column) -> str:
        match column:
            case Column.RANK:
                return rank_words(line)
            case Column.NEED:
                return f"{line.line.need.code}  {line.line.name}{_reported(line)}"
            case Column.AGREEMENT:
                return line.words
            case Column.GAP:
                return line.gap or "–"
            case Column.FLAGS:
                return flag_words(line)
            case _:
                departs = "" if line.departure is None else "\ndeparts"
                return f"{priority_words(line.line)}{departs}"

    def _ink(self, line: ConsensusLine, column: Column) -> Any:
        unsaid = line.departure is not None and not line.departure.reason
        if column is Column.PRIORITY and (unsaid or line.line.need.priority is None):
            return self._theme.palette.warn
        return self._theme.palette.ink2 if column in {Column.GAP, Column.FLAGS} else None


def _reported(line: ConsensusLine) -> str:
    return {0: "", 1: "\nminority report"}.get(len(line.reports), f"\n{len(line.reports)} minority reports")


def rank_words(line: ConsensusLine) -> str:
    """``"=3"``, below it the other result's rank, and where needs were merged since the derived place."""
    standing = line.line.standing
    own = line.line.rank_label if standing is not None else ""
    derived = f"{line.derived} derived" if line.derived else ""
    return "\n".join(part for part in (own, line.balanced, derived) if part)


def spoken(line: ConsensusLine) -> str:
    """The row as a sentence."""
    rank = ", ".join(rank_words(line).split("\n"))
    parts = [f"{rank}: {line.line.need.code} {line.line.name}.", f"{line.words[:1].upper()}{line.words[1:]}."]
    parts += [flag.sentence for flag in line.line.flags]
    parts.append(f"Priority: {priority_words(line.line)}.")
    if line.departure is not None:
        parts.append(line.departure.sentence)
    if line.reports:
        parts.append(f"Minority reports: {len(line.reports)}.")
    return " ".join(parts)


class ConsensusList(QTableView):
    """Up and down between needs, 1 to 4 and 0 decide, R gives the reason, M writes a minority report."""

    current_changed = Signal()
    priority_chosen = Signal(object)
    reason_asked = Signal()
    report_asked = Signal()
    detail_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.consensus = ConsensusTable(theme)
        self.setModel(self.consensus)
        self.setAccessibleName(self.tr("Needs, with agreement and priority"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        left = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(Column.NEED, QHeaderView.ResizeMode.Stretch)
        wrap_rows(theme, self)
        self.doubleClicked.connect(self.detail_asked)
        self.selectionModel().currentRowChanged.connect(self.current_changed)
        theme.changed.connect(self.lay_out)

    @property
    def current(self) -> ConsensusLine | None:
        """The line that has the keyboard."""
        row = self.currentIndex().row()
        return self.consensus.lines[row] if 0 <= row < len(self.consensus.lines) else None

    def chosen(self) -> tuple[ConsensusLine, ...]:
        """The selected lines, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.consensus.lines[row] for row in rows if row < len(self.consensus.lines))

    def show_lines(self, lines: Sequence[ConsensusLine]) -> None:
        """Other lines; what was current stays current, else what took its place."""
        kept = self.current.line.need.id if self.current else None
        row = self.currentIndex().row()
        self.consensus.show(lines)
        found = self.consensus.row_of(kept)
        wanted = found if found >= 0 else min(max(row, 0), len(lines) - 1)
        if lines and self.currentIndex().row() != wanted:
            self.setCurrentIndex(self.consensus.index(wanted, Column.NEED))
        self.lay_out()
        self.current_changed.emit()

    def lay_out(self) -> None:
        """Widths for the room there is."""
        room = self.width() / self._theme.scale
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, self._theme.px(width))
            self.setColumnHidden(column, room < _HIDDEN_UNDER.get(column, 0))
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyboardSearch(self, search: str) -> None:
        """Nothing is searched: letters are commands here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        acts = {
            Qt.Key.Key_R: self.reason_asked,
            Qt.Key.Key_M: self.report_asked,
            Qt.Key.Key_Return: self.detail_asked,
            Qt.Key.Key_Enter: self.detail_asked,
        }
        if plain and key in PRIORITY_KEYS:
            self.priority_chosen.emit(PRIORITY_KEYS[key])
        elif plain and key in acts:
            acts[key].emit()
        elif not goes_to_end(self, event):
            super().keyPressEvent(event)
