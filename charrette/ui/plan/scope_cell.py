"""A field that is completed from a list while a person types, in a table's cell or in a form."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

BETWEEN = "; "
MOST_SHOWN = 8
_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: MOST_SHOWN,
    Qt.Key.Key_PageUp: -MOST_SHOWN,
}


class CellField(QLineEdit):
    """Typing narrows the list, ``Down`` opens it, ``Enter`` takes what is chosen in it, ``Esc`` closes it.

    With ``several`` each value between semicolons is completed by itself; with ``coded`` only the first word of a
    choice is taken. With ``free`` the first choice is marked only where it begins with what was typed: anything else
    may stand in the field, and so it may after ``Esc`` closed the list.
    """

    picked = Signal()
    """A choice was taken with the mouse, and no other value can follow."""

    def __init__(
        self,
        parent: QWidget,
        choices: Sequence[str],
        *,
        several: bool = False,
        coded: bool = False,
        free: bool = False,
    ) -> None:
        super().__init__(parent)
        self._choices, self._several, self._coded, self._free = tuple(choices), several, coded, free
        self._list: QListWidget | None = None
        self.textEdited.connect(self._on_edited)

    @property
    def list_is_open(self) -> bool:
        """Whether the list of choices is shown."""
        return self._list is not None and self._list.isVisible()

    def offered(self) -> list[str]:
        """The choices as they are narrowed now."""
        shown = self._list
        return [shown.item(row).text() for row in range(shown.count())] if shown is not None else []

    def take(self) -> None:
        """Puts what is chosen in the list into the field, and closes the list."""
        item = self._list.currentItem() if self._list is not None and self.list_is_open else None
        self.close_list()
        if item is not None:
            self._put(item.text())

    def close_list(self) -> None:
        """Closes the list; what was typed stays as it is."""
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.list_is_open and key in _ENTERS:
            self.take()
        elif self.list_is_open and key == Qt.Key.Key_Escape:
            self.close_list()
        elif self.list_is_open and key in _STEPS:
            self._step(_STEPS[key])
        elif key == Qt.Key.Key_Down and self._choices:
            self._open("")
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.close_list()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.close_list()
        super().hideEvent(event)

    def _on_edited(self, text: str) -> None:
        part = text.rsplit(";", 1)[-1].strip() if self._several else text.strip()
        if part:
            self._open(part)
        else:
            self.close_list()

    def _open(self, part: str) -> None:
        wanted = part.casefold()
        found = [each for each in self._choices if wanted in each.casefold()]
        found.sort(key=lambda each: not each.casefold().startswith(wanted))
        if not found:
            self.close_list()
            return
        shown = self._list = self._list or self._made_list()
        shown.clear()
        shown.addItems(found)
        begins = found[0].casefold().startswith(wanted)
        shown.setCurrentRow(0 if part and (begins or not self._free) else -1)
        self._place(shown)
        shown.show()
        shown.raise_()

    def _made_list(self) -> QListWidget:
        """A list over everything else in the window: it takes neither the focus nor the keyboard."""
        made = QListWidget(self.window())
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAccessibleName(self.accessibleName())
        made.setUniformItemSizes(True)
        made.itemClicked.connect(self._on_clicked)
        self.destroyed.connect(made.deleteLater)
        return made

    def _place(self, shown: QListWidget) -> None:
        """Below the field, or above it where there is no room below."""
        rows = min(shown.count(), MOST_SHOWN)
        height = rows * max(shown.sizeHintForRow(0), 1) + 2 * shown.frameWidth() + 10
        width = max(self.width(), shown.sizeHintForColumn(0) + 28)
        corner = self.mapTo(self.window(), QPoint(0, self.height()))
        if corner.y() + height > self.window().height():
            corner.setY(max(corner.y() - self.height() - height, 0))
        corner.setX(max(min(corner.x(), self.window().width() - width), 0))
        shown.setGeometry(corner.x(), corner.y(), width, height)

    def _step(self, step: int) -> None:
        shown = self._list
        if shown is not None:
            shown.setCurrentRow(min(max(shown.currentRow() + step, 0), shown.count() - 1))

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._put(item.text())
        self.close_list()
        if not self._several:
            self.picked.emit()

    def _put(self, words: str) -> None:
        taken = words.split(" ", maxsplit=1)[0] if self._coded else words
        before = self.text().rsplit(";", 1)[0].strip() if self._several and ";" in self.text() else ""
        self.setText(f"{before}{BETWEEN}{taken}" if before else taken)
