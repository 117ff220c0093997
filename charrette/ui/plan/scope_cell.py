"""The field of a table cell that is completed from a list while a person types."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QCompleter, QLineEdit, QWidget

Hint = QAbstractItemDelegate.EndEditHint
BETWEEN = "; "


class CellField(QLineEdit):
    """Typing narrows the list, ``Down`` opens it, ``Enter`` or ``Tab`` takes what is chosen in it and keeps the cell.

    With ``several`` each value between semicolons is completed by itself; with ``coded`` only the first word of a
    choice is taken. With ``free`` the first choice is marked only where it begins with what was typed: anything else
    may stand in the cell, and so it may after ``Esc`` closed the list.
    """

    kept = Signal(object)
    """The cell is to be kept; how editing ends (``EndEditHint``)."""

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
        self._several, self._coded, self._free = several, coded, free
        self._completer = QCompleter(QStringListModel(list(choices), self), self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(10)
        popup = self._completer.popup()
        assert popup is not None
        self._popup = popup
        self._completer.activated[str].connect(self._on_chosen)  # pyright: ignore[reportIndexIssue, reportUnknownMemberType]
        self.textEdited.connect(self._on_edited)

    @property
    def list_is_open(self) -> bool:
        """Whether the list of choices is shown."""
        return self._popup.isVisible()

    def offered(self) -> list[str]:
        """The choices as they are narrowed now."""
        model = self._completer.completionModel()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self.list_is_open:
            hint = {
                Qt.Key.Key_Return: Hint.SubmitModelCache,
                Qt.Key.Key_Enter: Hint.SubmitModelCache,
                Qt.Key.Key_Tab: Hint.EditNextItem,
                Qt.Key.Key_Backtab: Hint.EditPreviousItem,
            }.get(Qt.Key(event.key()))
            if hint is not None:
                self._take(hint)
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.list_is_open:
            self._open("")
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._completer.setWidget(
            self
        )  # after the delegate's, so that opening the list does not end the edit
        super().focusInEvent(event)

    def _take(self, hint: Hint) -> None:
        chosen = self._popup.currentIndex()
        words = str(chosen.data()) if chosen.isValid() else ""
        self._popup.hide()
        if words:
            self._put(words)
        self.kept.emit(hint)

    def _on_edited(self, text: str) -> None:
        part = text.rsplit(";", 1)[-1].strip() if self._several else text.strip()
        if part:
            self._open(part)
        else:
            self._popup.hide()

    def _open(self, part: str) -> None:
        self._completer.setCompletionPrefix(part)
        if not self._completer.completionCount():
            self._popup.hide()
            return
        self._completer.complete()
        first = self._completer.completionModel().index(0, 0)
        begins = str(first.data()).casefold().startswith(part.casefold())
        if part and (begins or not self._free):
            self._popup.setCurrentIndex(first)

    def _on_chosen(self, words: str) -> None:
        """Chosen with the mouse."""
        self._put(words)
        if not self._several:
            self.kept.emit(Hint.SubmitModelCache)

    def _put(self, words: str) -> None:
        taken = words.split(" ", maxsplit=1)[0] if self._coded else words
        before = self.text().rsplit(";", 1)[0].strip() if self._several and ";" in self.text() else ""
        self.setText(f"{before}{BETWEEN}{taken}" if before else taken)
