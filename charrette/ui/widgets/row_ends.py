"""Home and End in a table of whole rows: what has the keyboard is what is chosen."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

_PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier}


def goes_to_end(table: QTableView, event: QKeyEvent) -> bool:
    """Home and End, with Ctrl or without, go to the first and the last row and choose it alone; other keys: False.

    Qt's Ctrl+End takes the keyboard to the last row and leaves another one chosen: a key would decide what is not seen.
    """
    key, last = Qt.Key(event.key()), table.model().rowCount() - 1
    if key not in {Qt.Key.Key_Home, Qt.Key.Key_End} or event.modifiers() not in _PLAIN or last < 0:
        return False
    flags = QItemSelectionModel.SelectionFlag
    column = max(table.currentIndex().column(), 0)
    index = table.model().index(0 if key == Qt.Key.Key_Home else last, column)
    table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
    return True
