"""The field in which lines are typed: Up and Down go through earlier lines, Tab completes a name."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class SortField(QLineEdit):
    """A line with a memory. ``completed`` gives the whole lines that a line can become."""

    def __init__(self, completed: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__()
        self._completed = completed
        self._lines: list[str] = []
        self._place = 0
        self._draft = ""
        self._offers: tuple[str, ...] = ()

    def remember(self, line: str) -> None:
        """A line that was entered; the same line twice in a row is kept once."""
        if line and self._lines[-1:] != [line]:
            self._lines.append(line)
        self._place = len(self._lines)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Tab and self._complete():
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._recall(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
        return super().event(event)

    def _complete(self) -> bool:
        """The first completion; Tab again gives the next. False where there is none: Tab then leaves the field."""
        line = self.text()
        if line in self._offers:
            offer = self._offers[(self._offers.index(line) + 1) % len(self._offers)]
        else:
            self._offers = self._completed(line)
            offer = self._offers[0] if self._offers else line
        if offer == line:
            return False
        self.setText(offer)
        return True

    def _recall(self, step: int) -> None:
        if self._place == len(self._lines):
            self._draft = self.text()
        self._place = min(max(self._place + step, 0), len(self._lines))
        self.setText(self._lines[self._place] if self._place < len(self._lines) else self._draft)
