"""The documents by moment, each with its state in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from charrette.services.export_states import ExportState

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One line: a document, or (without a name) the heading of a moment."""

    title: str
    name: str = ""
    detail: str = ""
    purpose: str = ""
    state: ExportState = ExportState.NOT_EXPORTED

    @property
    def spoken(self) -> str:
        """The line as a sentence."""
        return f"{self.title}. {self.detail}. {self.state.words}." if self.name else self.title


class DocumentsList(QAbstractListModel):
    """Headings and documents; only documents can be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[DocumentLine, ...] = ()

    def show(self, lines: Sequence[DocumentLine]) -> None:
        """The lines as they are now; the choice stays while the documents are the same."""
        new = tuple(lines)
        if [line.title for line in new] == [line.title for line in self._lines]:
            self._lines = new
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self._lines = new
        self.endResetModel()

    def place_of(self, name: str) -> int:
        """The row of a document, -1 when it is not there."""
        return next((place for place, line in enumerate(self._lines) if line.name == name), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        named = index.isValid() and self._lines[index.row()].name
        return super().flags(index) if named else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.title
            case Qt.ItemDataRole.ToolTipRole:
                return line.purpose
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case Qt.ItemDataRole.UserRole:
                return line
            case _:
                return None
