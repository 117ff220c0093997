"""A table that is typed into: what others write meanwhile does not take away what a person is typing."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from charrette.ui.plan.typed_model import EntryModel
from charrette.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_FIRST = "first"


class TypedTable(QTableView):
    """Other rows wait until the cell that is typed into is left; a reset of the model would close its field."""

    _again: Callable[[], object] | None = None

    def put_off(self, again: Callable[[], object]) -> bool:
        """Whether a cell is being typed into; ``again`` is then called once it is left."""
        typing = self.state() is QAbstractItemView.State.EditingState
        self._again = again if typing else None
        return typing

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        again, self._again = self._again, None
        if again is not None:
            QTimer.singleShot(0, self, again)


class EntryGrid(TypedTable):
    """Rows below which a new one is typed: arrow keys and Shift choose, ``F2`` or typing edits a cell.

    What is wanted is said; the part of the page does it.
    """

    opened = Signal()
    added = Signal()
    removed = Signal()
    filled = Signal()
    draft_kept = Signal()
    current_moved = Signal()

    def __init__(self, theme: Theme, model: EntryModel[Any, Any], delegate: QAbstractItemDelegate) -> None:
        super().__init__()
        self._theme, self._entries = theme, model
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        for mode in (self.setHorizontalScrollMode, self.setVerticalScrollMode):
            mode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setProperty("bare", "true")
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.setCornerWidget(QWidget())
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_current_row)
        model.modelReset.connect(self.lay_out)
        theme.changed.connect(self.lay_out)

    def lay_out(self) -> None:
        """Widths of the columns and heights of the rows for this text size."""
        raise NotImplementedError

    @property
    def on_draft(self) -> bool:
        """Whether the row of the new entry is the current one."""
        return self.currentIndex().isValid() and self.currentIndex().row() == self._entries.new_row

    def choose(self, row: int, column: int = 1) -> None:
        """Makes a cell the current one (the first after the code, where none is named), and brings it into view."""
        index = self._entries.index(row, max(column, 0))
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def edit_at(self, row: int, column: int) -> None:
        """Opens the field of a cell."""
        self.choose(row, column)
        self.setFocus()
        self.edit(self._entries.index(row, column))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if self.on_draft and hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.draft_kept.emit()

    def _on_current_row(self) -> None:
        self.current_moved.emit()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self.opened.emit()


class TypedDelegate(QStyledItemDelegate):
    """The field of a cell has its text from the start, and only another text is kept."""

    def begin(self, field: QLineEdit, index: Index) -> None:
        """What stands in the cell, to be typed over."""
        field.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        field.setProperty(_FIRST, field.text())

    def picked(self, field: QLineEdit) -> None:
        """What was taken from a list beside the field is kept at once."""
        self.commitData.emit(field)
        self.closeEditor.emit(field, QStyledItemDelegate.EndEditHint.SubmitModelCache)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """A change elsewhere does not take away what is being typed."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Enter on what was not touched does not write an older value over a newer one."""
        assert isinstance(editor, QLineEdit)
        if editor.text() != editor.property(_FIRST):
            super().setModelData(editor, model, index)
