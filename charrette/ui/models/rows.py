"""A table of values: a snapshot of rows, each column a function of the row. Edits are asked for, never made here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it shows, how, and whether a person may type into it."""

    title: str
    value: Callable[[Any], object]
    editable: bool = False
    check: Callable[[Any], bool] | None = None
    icon: Callable[[Any], QIcon] | None = None
    right: bool = False


class RowsTable(QAbstractTableModel):
    """Shows values that have an ``id``; ``edited`` says the row, the column's place and what was typed."""

    edited = Signal(object, int, object)

    def __init__(self, columns: Sequence[Column], *, writable: bool = True, parent: Any = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._writable = writable
        self._rows: tuple[Any, ...] = ()

    def show(self, rows: Sequence[Any]) -> None:
        """The rows as they are now; where they are the same ones the selection stays."""
        new = tuple(rows)
        if [row.id for row in new] == [row.id for row in self._rows]:
            self._rows = new
            if new:
                self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def at(self, row: int) -> Any | None:
        """The value of a row, None where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def place_of(self, id_: object) -> int:
        """The row of a value, -1 when it is not there."""
        return next((place for place, row in enumerate(self._rows) if row.id == id_), -1)

    def refresh(self) -> None:
        """Draws all again: what columns show depends on more than the row."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(self.columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return column.value(row)
            case Qt.ItemDataRole.DecorationRole:
                return column.icon(row) if column.icon else None
            case Qt.ItemDataRole.CheckStateRole if column.check:
                return Qt.CheckState.Checked if column.check(row) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(column, row)
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._writable:
            column = self.columns[index.column()]
            if column.editable:
                flags |= Qt.ItemFlag.ItemIsEditable
            if column.check:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Asks for the edit; the row changes when the library has it."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            self.edited.emit(row, index.column(), Qt.CheckState(value) is Qt.CheckState.Checked)
        elif role == Qt.ItemDataRole.EditRole and str(value) != str(self.columns[index.column()].value(row)):
            self.edited.emit(row, index.column(), value)
        return False

    def _alignment(self, column: Column) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _spoken(self, column: Column, row: Any) -> str:
        if column.check:
            return f"{column.title}: {'yes' if column.check(row) else 'no'}"
        return f"{column.title}: {column.value(row)}"
