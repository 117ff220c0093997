"""The tab Who was heard: for each group, seats offered, people here, cards and ballots. Never a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from charrette.domain.rounds import BallotChannel, Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import listed
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.marks import mark_icon

Index = QModelIndex | QPersistentModelIndex
HEADS = ("Group", "Invited", "Here", "Cards", "Ballots", "")
COVERED = 0.6
"""Below this share of the seats a group is called missing."""


@dataclass(frozen=True, slots=True)
class HeardRow:
    """One group; ``ballots`` is in words, because a wall count may not say how many people voted."""

    name: str
    mark: int
    invited: int
    here: int
    cards: int
    ballots: str
    silent: str

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        says = f" {self.silent}." if self.silent else ""
        came = f"{self.here} here of {self.invited} invited"
        return f"{self.name}: {came}, {self.cards} cards, {self.ballots} ballots.{says}"


def heard_rows(snapshot: ProjectSnapshot, round_: Round | None) -> tuple[HeardRow, ...]:
    """A row for each group of the project, in its order."""
    rows: list[HeardRow] = []
    ballots = [each for each in snapshot.ballots if round_ is not None and each.round_id == round_.id]
    for group in snapshot.groups:
        own = [each for each in ballots if each.group_id == group.id]
        walls = [each for each in own if each.channel is BallotChannel.HAND_COUNT]
        voted = len(own) - len(walls) + sum(wall.voters or 0 for wall in walls)
        unknown = any(wall.voters is None for wall in walls)
        here = sum(each.group_id == group.id for each in snapshot.here)
        cards = sum(each.group_id == group.id for each in snapshot.cards)
        silent = _silent(group.invited, here, cards, voted or unknown)
        words = f"{voted} and a wall" if unknown else str(voted)
        rows.append(HeardRow(group.name, group.mark, group.invited, here, cards, words, silent))
    return tuple(rows)


def _silent(invited: int, here: int, cards: int, voted: object) -> str:
    parts: list[str] = []
    if invited and here < COVERED * invited:
        parts.append("missing seats" if here else "nobody here")
    if not cards:
        parts.append("no card yet")
    if not voted:
        parts.append("no ballot")
    return ", ".join(parts)


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
    """The table, and in one sentence who is missing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.table, self.told = HeardTable(theme), label("", "body", wraps=True)
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
        theme.changed.connect(self.lay_out)
        self.lay_out()

    def lay_out(self) -> None:
        """Widths and heights of the text size."""
        self.view.verticalHeader().setDefaultSectionSize(self._theme.px(36))
        for place, width in enumerate((200, 80, 80, 80, 120)):
            self.view.setColumnWidth(place, self._theme.px(width))
        self.view.horizontalHeader().setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)

    def show_round(self, snapshot: ProjectSnapshot, round_: Round | None) -> None:
        """Counts for a round; without one there are no ballots."""
        rows = heard_rows(snapshot, round_)
        self.table.show(rows)
        missing = [row.name for row in rows if "missing" in row.silent or "nobody" in row.silent]
        silent = [row.name for row in rows if "no card" in row.silent]
        parts = [f"Under 60 % of the seats: {listed(missing)}."] if missing else []
        parts += [f"No card from {listed(silent)}."] if silent else []
        give_role(self.told, "warn" if parts else "body")
        self.told.setText(" ".join(parts) or "Every group is at the table and was heard.")
