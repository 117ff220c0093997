"""A table that is typed into: what others write meanwhile does not take away what a person is typing."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

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


class TypedDelegate(QStyledItemDelegate):
    """The field of a cell has its text from the start, and only another text is kept."""

    def begin(self, field: QLineEdit, index: Index) -> None:
        """What stands in the cell, to be typed over."""
        field.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        field.setProperty(_FIRST, field.text())

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """A change elsewhere does not take away what is being typed."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Enter on what was not touched does not write an older value over a newer one."""
        assert isinstance(editor, QLineEdit)
        if editor.text() != editor.property(_FIRST):
            super().setModelData(editor, model, index)
