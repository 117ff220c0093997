"""The model of the milestones' table: a snapshot of rows, and below them the row a new milestone is typed into."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from charrette.ui.plan.milestones_columns import COLUMNS, Col, MilestoneRow

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The role of a row's ``MilestoneRow``; None in the row of the new milestone."""
POINTED = Qt.ItemDataRole.UserRole + 1
"""The role that says whether the finding that is pointed at is about a row."""
NEW = "new"


class MilestonesTable(QAbstractTableModel):
    """``typed`` says the row, the column and what was typed; what is typed into the new row is kept in ``draft``."""

    typed = Signal(object, int, str)
    drafted = Signal()

    def __init__(self, *, writable: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[MilestoneRow, ...] = ()
        self.pointed: frozenset[UUID] = frozenset()
        self.writable = writable
        self.draft: dict[Col, str] = {}

    def show(self, rows: Sequence[MilestoneRow]) -> None:
        """The rows as they are now; where they are the same ones the selection stays."""
        new = tuple(rows)
        if [row.id for row in new] == [row.id for row in self.rows]:
            self.rows = new
            self._redraw()
            return
        self.beginResetModel()
        self.rows = new
        self.endResetModel()

    def point(self, subjects: frozenset[UUID]) -> None:
        """Marks the rows that a finding is about."""
        if subjects != self.pointed:
            self.pointed = subjects
            self._redraw()

    def set_draft(self, cells: Mapping[Col, str]) -> None:
        """What stands in the row of the new milestone."""
        self.draft = dict(cells)
        if self.writable:
            row = len(self.rows)
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Col) - 1))

    def row(self, place: int) -> MilestoneRow | None:
        """The row at a place; None in the row of the new milestone."""
        return self.rows[place] if 0 <= place < len(self.rows) else None

    @property
    def new_row(self) -> int:
        """The place of the row into which a new milestone is typed; -1 where nothing may be written."""
        return len(self.rows) if self.writable else -1

    def place_of(self, id_: UUID) -> int:
        """The place of a milestone; -1 where it is not shown."""
        return next((place for place, row in enumerate(self.rows) if row.id == id_), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows) + self.writable

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Col)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Col):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return COLUMNS[Col(section)].words if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.writable and index.column() != Col.CODE else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, col = self.row(index.row()), Col(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.cells[col] if row else NEW if col is Col.CODE else self.draft.get(col, "")
            case Qt.ItemDataRole.EditRole:
                return row.typed[col] if row else self.draft.get(col, "")
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, col)
            case Qt.ItemDataRole.ToolTipRole:
                return row.standing.sentence if row else "Enter keeps the new milestone"
            case _ if role == ROW:
                return row
            case _ if role == POINTED:
                return row is not None and row.id in self.pointed
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Asks for the edit; the row changes when the library has it. The new row keeps what was typed."""
        row, col, text = self.row(index.row()), Col(index.column()), " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or text == index.data(Qt.ItemDataRole.EditRole):
            return False
        if row is not None:
            self.typed.emit(row, index.column(), text)
            return False
        others = {each: words for each, words in self.draft.items() if each is not col}
        self.set_draft({**others, col: text} if text else others)
        self.drafted.emit()
        return True

    def _spoken(self, row: MilestoneRow | None, col: Col) -> str:
        head = COLUMNS[col].words
        if row is None:
            return f"New milestone, {head}: {self.draft.get(col) or 'empty'}"
        return (
            row.standing.sentence
            if col is Col.CODE
            else f"{row.milestone.code}, {head}: {row.cells[col] or 'none'}"
        )

    def _redraw(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(Col) - 1))
