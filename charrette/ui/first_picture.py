"""The first picture of the app: what is seen and used first is painted before anything else is made."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

FRAME_MS = 15
"""After the first paint: a key that was pressed meanwhile is taken before the rest is made."""


class FirstPicture(QObject):
    """Whether the app has painted; while it is ``awaited``, screens leave to ``then`` what they can do without."""

    painted = Signal()

    def __init__(self, parent: QObject, *, awaited: bool) -> None:
        super().__init__(parent)
        self.awaited = awaited

    def watch(self, window: QWidget) -> None:
        """The window whose first paint is waited for."""
        if self.awaited:
            window.installEventFilter(self)

    def then(self, make: Callable[[], object]) -> None:
        """Makes something behind the first picture; at once when it is there already."""
        if self.awaited:
            self.painted.connect(make)
        else:
            make()

    def tell(self) -> None:
        """It is painted, or nobody will wait for it any longer."""
        if self.awaited:
            self.awaited = False
            self.painted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(FRAME_MS, self, self.tell)
        return False
