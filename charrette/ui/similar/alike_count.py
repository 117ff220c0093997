"""How many pairs are alike, kept true beside the board."""

from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from charrette.ui.desk import Desk
from charrette.ui.similar.watch import watch_of

_AFTER_MS = 3000
"""The first look at all texts waits until the page has come to rest."""


class Shows(Protocol):
    """What has a place for the count."""

    def show_alike(self, count: int) -> None:
        """How many pairs there are now."""
        ...


class AlikeCount(QObject):
    """Begins the watch a moment after the page is there, and says its count from then on."""

    def __init__(self, desk: Desk, place: Shows, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._watch = place, watch_of(desk)
        self._first = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._first.timeout.connect(self._watch.look)
        self._watch.found.connect(self._on_found)
        desk.opened.connect(self._on_opened)
        self._first.start()

    def _on_opened(self) -> None:
        self._place.show_alike(0)
        self._first.start()

    def _on_found(self) -> None:
        self._place.show_alike(len(self._watch.suggestions or ()))
