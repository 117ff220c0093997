"""Words that the disk refused: they come back into the capture bar one after the other, and none is lost."""

from collections import deque

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit

from charrette.domain.wording import counted


class WordsField(QLineEdit):
    """A line that tells whether its words are being composed, as in Korean, Chinese or Vietnamese."""

    def __init__(self) -> None:
        super().__init__()
        self.composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)


class ReturnedWords(QObject):
    """Offers refused words in the field, all of them selected. Words typed over them are an entry of their own; what
    was offered then waits for its next turn. A click or an arrow takes the offered words up, to be mended."""

    typed_over = Signal()
    """What was offered waits again."""

    def __init__(self, field: WordsField) -> None:
        super().__init__(field)
        self._field = field
        self._waiting: deque[str] = deque()
        self._offered = ""
        field.textEdited.connect(self._on_edited)
        field.selectionChanged.connect(self._on_selection_changed)

    def give_back(self, words: str) -> None:
        """The write failed: the words come back as soon as the field is free."""
        self._waiting.append(words)
        if not self._field.text():
            self.offer_next()

    def offer_next(self) -> None:
        """The field is free: the words that have waited longest are offered."""
        self._offered = self._waiting.popleft() if self._waiting else ""
        self._field.setText(self._offered)  # unlike clear() it forgets the words: Ctrl+Z takes back the card
        self._field.selectAll()

    def select_offered(self) -> None:
        """The keyboard comes back: what is typed next is not glued to what was offered."""
        if self._offered and self._field.text() == self._offered:
            self._field.selectAll()

    def waiting_words(self) -> str:
        """How many wait, as a sentence; '' when none does."""
        count = len(self._waiting)
        return f"{counted(count, 'card')} will come back after this one." if count else ""

    def _on_edited(self, text: str) -> None:
        offered = self._offered
        if not offered or (not text and self._field.composing):
            return
        self._offered = ""
        if text:
            self._waiting.appendleft(offered)
            self.typed_over.emit()

    def _on_selection_changed(self) -> None:
        field = self._field
        if field.hasFocus() and field.text() == self._offered and field.selectedText() != self._offered:
            self._offered = ""
