"""A list of values: a snapshot of rows; a model says what a row is known by and what it says."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")


class RowsList(QAbstractListModel, Generic[Row]):
    """``key`` tells rows apart; ``value`` is what a row says in a role."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def key(self, row: Row) -> object:
        """What a row is known by: itself, unless a model says otherwise."""
        return row

    def value(self, row: Row, role: int) -> Any:
        """What a row says in a role; None where it says nothing."""
        return row if role == Qt.ItemDataRole.UserRole else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """The rows as they are now; where they are the same ones the current one stays."""
        new = tuple(rows)
        if list(map(self.key, new)) == list(map(self.key, self.rows)):
            self.rows = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self.rows = new
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.value(self.rows[index.row()], role) if index.isValid() else None
