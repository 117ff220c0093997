"""The grid that hand counts are typed into: digits begin, Enter goes on, Ctrl+Enter keeps."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question

Index = QModelIndex | QPersistentModelIndex
LARGEST = 99_999


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a row or a column, and what a tool tip or a screen reader says of it."""

    words: str
    spoken: str = ""


class CountGrid(QAbstractTableModel):
    """Counts by row and column; an empty cell is None."""

    def __init__(self, rows: Sequence[Head], columns: Sequence[Head], empty_rows: Sequence[str] = ()) -> None:
        """``empty_rows`` has the words of an empty cell for each row; none where it is only empty."""
        super().__init__()
        self._rows, self._columns, self._empty = tuple(rows), tuple(columns), tuple(empty_rows)
        self._counts: dict[tuple[int, int], int] = {}

    def count(self, row: int, column: int) -> int | None:
        """What was typed into a cell."""
        return self._counts.get((row, column))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return (
            super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | int | None:
        if not index.isValid():
            return None
        count = self.count(index.row(), index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            shown = role == Qt.ItemDataRole.DisplayRole and index.row() < len(self._empty)
            return str(count) if count is not None else self._empty[index.row()] if shown else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            column, row = self._columns[index.column()], self._rows[index.row()]
            return f"{column.spoken or column.words}, {row.words}: {count if count is not None else 'empty'}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or (text and not text.isdecimal()):
            return False
        place = (index.row(), index.column())
        self._counts.pop(place, None)
        if text:
            self._counts[place] = min(int(text), LARGEST)
        self.dataChanged.emit(index, index)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        heads = self._rows if orientation is Qt.Orientation.Vertical else self._columns
        head = heads[section]
        return head.words if role == Qt.ItemDataRole.DisplayRole else head.spoken or head.words


class CountGridView(QTableView):
    """Enter goes on to the next cell, and from the last one to the button that keeps."""

    done = Signal()
    """Enter in the last cell."""

    def __init__(self, theme: Theme, grid: CountGrid, name: str, *, across: bool) -> None:
        """``across``: Enter goes to the right and then to the next row; else down and to the next column."""
        super().__init__()
        self._across = across
        self.setModel(grid)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(theme.px(56))
        self.verticalHeader().setDefaultSectionSize(theme.px(30))
        self.verticalHeader().setMaximumWidth(theme.half_px(360))
        self.setCurrentIndex(grid.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            window = self.window()
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and isinstance(window, Question):
                window.keep.click()
            elif self.state() is not QAbstractItemView.State.EditingState:
                self._go_on()
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter in a cell: on, once the number is kept."""
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_on()

    def _go_on(self) -> None:
        model, here = self.model(), self.currentIndex()
        row, column = here.row(), here.column()
        if self._across:
            following = model.index(row, column + 1)
            following = following if following.isValid() else model.index(row + 1, 0)
        else:
            following = model.index(row + 1, column)
            following = following if following.isValid() else model.index(0, column + 1)
        if following.isValid():
            self.setCurrentIndex(following)
        else:
            self.done.emit()
