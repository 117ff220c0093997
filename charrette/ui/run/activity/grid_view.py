"""The table of a brainwriting's sheets, keyed at typing speed: type, Enter, type; Enter on a blank cell skips it."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QTableView,
)

from charrette.ui.models.rows import RowsTable
from charrette.ui.theme import Theme
from charrette.ui.widgets.letters import keeps_letter

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class _CellDelegate(QStyledItemDelegate):
    """Enter keeps the cell and goes on."""

    gone_on = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress else None
        if pressed is not None and isinstance(watched, QLineEdit) and pressed.key() in _ENTER:
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
            self.gone_on.emit()
            return True
        return super().eventFilter(watched, event)


class GridView(QTableView):
    """Only the idea columns are gone through. Letters belong to the cell, not to the single keys of the screen."""

    def __init__(self, theme: Theme, model: RowsTable, first_idea: int, name: str) -> None:
        super().__init__()
        self._first = first_idea
        self.setModel(model)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self._delegate = _CellDelegate(self)
        self._delegate.gone_on.connect(self.go_on)
        self.setItemDelegate(self._delegate)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(theme.px(32))
        self.horizontalHeader().setHighlightSections(False)

    def fit(self) -> None:
        """Narrow columns for the places, equal ones for the ideas."""
        header = self.horizontalHeader()
        for column in range(self.model().columnCount()):
            ideas = column >= self._first
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if ideas else QHeaderView.ResizeMode.ResizeToContents
            )

    def go_on(self) -> None:
        """To the next cell: the ideas of a row, then the next row."""
        current, model = self.currentIndex(), self.model()
        row, column = max(current.row(), 0), current.column() + 1
        if column < self._first:
            column = self._first
        elif column >= model.columnCount():
            row, column = row + 1, self._first
        if row < model.rowCount():
            self.setCurrentIndex(model.index(row, column))

    def take_focus(self) -> None:
        """The first blank cell, or where the keyboard was."""
        if self.currentIndex().column() < self._first:
            self.setCurrentIndex(self._first_blank())
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        return keeps_letter(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers():
            self.go_on()
        else:
            super().keyPressEvent(event)

    def _first_blank(self) -> QModelIndex:
        model = self.model()
        for row in range(model.rowCount()):
            for column in range(self._first, model.columnCount()):
                if not model.index(row, column).data():
                    return model.index(row, column)
        return model.index(0, self._first)
