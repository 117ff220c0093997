"""A table view with the keys every list of Charrette has."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from charrette.ui.models.rows import RowsTable
from charrette.ui.theme import Theme

ROW = 36


class RowsView(QTableView):
    """Arrow keys and F2 as ever; Insert adds, Delete removes, Alt with an arrow moves the row; Tab leaves."""

    add_wanted = Signal()
    remove_wanted = Signal()
    shift_wanted = Signal(int)
    current_changed = Signal()

    def __init__(
        self, theme: Theme, model: RowsTable, name: str, *, wide: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._rows, self._wide = theme, model, wide
        self.setModel(model)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._on_current_row)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """The rows as they are now; the current one stays current where it is still there."""
        current = self.current()
        place, column = self.currentIndex().row(), max(self.currentIndex().column(), 0)
        self._rows.show(rows)
        kept = self._rows.place_of(current.id) if current is not None else -1
        if kept < 0:
            kept = min(max(place, 0), self._rows.rowCount() - 1)
        if kept >= 0:
            self.setCurrentIndex(self._rows.index(kept, column))

    def select(self, id_: object) -> None:
        """Makes a value's row the current one."""
        place = self._rows.place_of(id_)
        if place >= 0:
            self.setCurrentIndex(self._rows.index(place, 0))

    def current(self) -> Any | None:
        """The value of the current row."""
        return self._rows.at(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
        if alt and step:
            self.shift_wanted.emit(step)
        elif key == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _on_current_row(self) -> None:
        self.current_changed.emit()

    def _on_theme_changed(self) -> None:
        side = self._theme.px(16)
        self.setIconSize(QSize(side, side))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW))
        self.verticalHeader().setMinimumSectionSize(self._theme.px(28))
