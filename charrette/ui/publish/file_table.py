"""The first rows of a needs file, as a table that can only be looked at."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from charrette.ui.publish.file_preview import FilePreview
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import label

Index = QModelIndex | QPersistentModelIndex
WIDEST = 320


class FileRows(QAbstractTableModel):
    """The cells as texts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = FilePreview((), (), "")

    def show(self, file: FilePreview) -> None:
        """Another file."""
        self.beginResetModel()
        self._file = file
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._file.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._file.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or section >= len(self._file.heads):
            return None
        return self._file.heads[section] if orientation is Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._file.rows[index.row()]
        text = row[index.column()] if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._file.heads[index.column()]}: {text or 'empty'}"
        return text if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole} else None


class FileTable(QWidget):
    """A sentence, then the table."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows, self.view, self.sentence = FileRows(self), QTableView(), label("", "small", wraps=True)
        self.view.setModel(self.rows)
        self.view.setAccessibleName(self.tr("What the file holds"))
        self.view.setTabKeyNavigation(False)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        column = QVBoxLayout(self)
        inset = min(theme.px(20), 32)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(theme.px(12))
        column.addWidget(self.sentence)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        theme.changed.connect(self._lay_out)

    def show_file(self, file: FilePreview) -> None:
        """The rows of a file."""
        self.sentence.setText(file.sentence)
        self.rows.show(file)
        self._lay_out()

    def _lay_out(self) -> None:
        self.view.verticalHeader().setDefaultSectionSize(self._theme.px(32))
        self.view.resizeColumnsToContents()
        for section in range(self.rows.columnCount()):
            width = min(self.view.columnWidth(section) + 12, self._theme.px(WIDEST))
            self.view.setColumnWidth(section, max(width, self._theme.px(64)))
