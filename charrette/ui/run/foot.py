"""The foot of Run: the bars that are typed into, one above the other. The window's notices stand above all of them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Foot(QWidget):
    """Says when it gets higher or lower, so that what stands above it is moved."""

    resized = Signal()

    def __init__(self, bar: QWidget) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(bar)

    def put_above(self, bar: QWidget) -> None:
        """Another bar, above those there are."""
        self._column.insertWidget(0, bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
