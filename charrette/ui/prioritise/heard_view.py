"""The tab Who was heard: for each group, seats offered, people here, cards and ballots. Never a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from charrette.domain.coverage import Coverage, coverage
from charrette.domain.rounds import Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.marks import mark_icon

Index = QModelIndex | QPersistentModelIndex
HEADS = ("Group", "Invited", "Here", "Cards", "Ballots", "")


@dataclass(frozen=True, slots=True)
class HeardRow:
    """One group; ``ballots`` is in words: small groups stand in Others, and a wall may not say how many voted."""

    name: str
    mark: int
    invited: int
    here: str
    cards: int
    ballots: str
    silent: str

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        says = f" {self.silent[:1].upper()}{self.silent[1:]}." if self.silent else ""
        came = f"{self.here} here of {self.invited} invited"
        ballots = f", ballots: {self.ballots}" if self.ballots else ""
        return f"{self.name}: {came}, {self.cards} cards{ballots}.{says}"


def heard_rows(found: Coverage) -> tuple[HeardRow, ...]:
    """A row for each group of the project, in its order."""
    return tuple(
        HeardRow(
            each.group.name,
            each.group.mark,
            each.invited,
            "–" if each.came is None else str(each.came),
            each.cards,
            each.ballots,
            each.words,
        )
        for each in found.groups
    )


class HeardTable(QAbstractTableModel):
    """A snapshot of rows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: tuple[HeardRow, ...] = ()

    def show(self, rows: Sequence[HeardRow]) -> None:
        """Takes other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            values = (row.name, row.invited, row.here, row.cards, row.ballots, row.silent)
            return str(values[index.column()])
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return mark_icon(self._theme, row.mark, 11)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 5:
            return self._theme.palette.warn
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if 1 <= index.column() <= 4 else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.data(self.index(0, section), role) if self.rows else None
        return HEADS[section] if role == Qt.ItemDataRole.DisplayRole else None


class HeardView(QWidget):
    """The table, who is missing in a sentence above it, and below how ballots by group are to be read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.table, self.told = HeardTable(theme), label("", "body", wraps=True)
        self.note = label("", "hint", wraps=True)
        self.view = QTableView()
        self.view.setModel(self.table)
        self.view.setAccessibleName(self.tr("Who was heard, by group"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setTabKeyNavigation(False)
        self.view.setShowGrid(False)
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setHighlightSections(False)
        column = QVBoxLayout(self)
        inset = min(theme.px(20), 32)
        column.setContentsMargins(inset, theme.px(12), inset, theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(self.told)
        column.addWidget(self.view, 1)
        column.addWidget(self.note)
        theme.changed.connect(self.lay_out)
        self.lay_out()

    def lay_out(self) -> None:
        """Widths and heights of the text size."""
        self.view.verticalHeader().setDefaultSectionSize(self._theme.px(36))
        for place, width in enumerate((200, 80, 80, 80, 120)):
            self.view.setColumnWidth(place, self._theme.px(width))
        self.view.horizontalHeader().setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)

    def show_round(self, snapshot: ProjectSnapshot, round_: Round) -> None:
        """Coverage with the ballots of a round, small groups joined."""
        found = coverage(snapshot, of_round=round_)
        self.table.show(heard_rows(found))
        give_role(self.told, "body" if found.complete else "warn")
        self.told.setText(" ".join(found.missing) or self.tr("Every group is at the table and was heard."))
        self.note.setText(found.note)
        self.note.setVisible(bool(found.note))
