"""The model of the scope table: a snapshot of rows, and below them the row into which a new item is typed."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from charrette.ui.plan.scope_columns import COLUMNS, LETTERS, NOBODY, Col, ScopeRow

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The role of a row's ``ScopeRow``; None in the row of the new item."""
POINTED = Qt.ItemDataRole.UserRole + 1
"""The role that says whether the finding that is pointed at is about a row."""
NEW = "new"
_NEEDED = (Col.SPACE, Col.SYSTEM, Col.ACTION)


class ScopeTable(QAbstractTableModel):
    """``typed`` says the row, the column and what was typed; what is typed into the new row is kept in ``draft``."""

    typed = Signal(object, int, str)
    drafted = Signal()

    def __init__(self, *, writable: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ScopeRow, ...] = ()
        self.pointed: frozenset[UUID] = frozenset()
        self.writable = writable
        self.draft: dict[Col, str] = {}

    def show(self, rows: Sequence[ScopeRow]) -> None:
        """The rows as they are now; where they are the same ones the selection stays."""
        new = tuple(rows)
        if self.has_rows_of(new):
            self._rows = new
            self._redraw()
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def has_rows_of(self, rows: Sequence[ScopeRow]) -> bool:
        """Whether these are the rows that are shown, whatever stands in them."""
        return [row.id for row in rows] == [row.id for row in self._rows]

    def point(self, subjects: frozenset[UUID]) -> None:
        """Marks the rows that a finding is about."""
        if subjects != self.pointed:
            self.pointed = subjects
            self._redraw()

    def set_draft(self, cells: Mapping[Col, str]) -> None:
        """What stands in the row of the new item."""
        self.draft = dict(cells)
        if self.writable:
            row = len(self._rows)
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Col) - 1))

    def row(self, place: int) -> ScopeRow | None:
        """The row at a place; None in the row of the new item."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    @property
    def rows(self) -> tuple[ScopeRow, ...]:
        """The scope items that are shown."""
        return self._rows

    @property
    def new_row(self) -> int:
        """The place of the row into which a new item is typed; -1 where nothing may be written."""
        return len(self._rows) if self.writable else -1

    @property
    def missing(self) -> Col | None:
        """The first column that the new item still needs; None: it can be kept."""
        return next((col for col in _NEEDED if not self.draft.get(col)), None)

    def place_of(self, id_: UUID) -> int:
        """The place of a scope item; -1 where it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.id == id_), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows) + self.writable

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
                return self._edited(row, col)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, col)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, col)
            case _ if role == ROW:
                return row
            case _ if role == POINTED:
                return row is not None and row.id in self.pointed
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Asks for the edit; the row changes when the library has it. The new row keeps what was typed."""
        row, col, text = self.row(index.row()), Col(index.column()), " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or text == self._edited(row, col):
            return False
        if row is not None:
            self.typed.emit(row, index.column(), text)
            return False
        self.set_draft(
            {**self.draft, col: text} if text else {k: v for k, v in self.draft.items() if k != col}
        )
        self.drafted.emit()
        return True

    def _edited(self, row: ScopeRow | None, col: Col) -> str:
        if row is None:
            return self.draft.get(col, "")
        return "" if row.cells[col] == NOBODY and col is Col.ACCOUNTABLE else row.cells[col]

    def _spoken(self, row: ScopeRow | None, col: Col) -> str:
        head = COLUMNS[col].words
        if row is None:
            return f"New scope item, {head}: {self.draft.get(col) or 'empty'}"
        if col is Col.CODE:
            finding = f" Finding: {row.finding.title}." if row.finding else ""
            return f"{row.item.code}, {row.item.words}.{finding}"
        several = " more than one" if col is Col.ACCOUNTABLE and row.accountables > 1 else ""
        return f"{row.item.code}, {head}:{several} {row.cells[col] or 'none'}"

    def _tip(self, row: ScopeRow | None, col: Col) -> str:
        if row is None:
            needed = [COLUMNS[each].words.lower() for each in _NEEDED if not self.draft.get(each)]
            return f"Still needed: {', '.join(needed)}" if needed else "Enter keeps the new scope item"
        if col is Col.CODE and row.finding:
            return f"{row.item.words}\n{row.finding.title}"
        if col is Col.TAG and row.item.responsibility:
            return row.item.responsibility.words
        return row.item.words if col in {Col.CODE, Col.TITLE} else row.cells[col] if col in LETTERS else ""

    def _redraw(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Col) - 1))
