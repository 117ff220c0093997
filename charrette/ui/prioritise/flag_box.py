"""A soft box with an icon and a sentence: why a need is flagged, what the Musts cost."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import IconLabel, label


class FlagBox(QWidget):
    """``tone`` is accent or warn; the sentence says it too, so the colour is never alone."""

    def __init__(self, theme: Theme, sentence: str, *, icon: str, tone: str) -> None:
        super().__init__()
        self._theme, self._tone = theme, tone
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        row.setSpacing(theme.px(8))
        row.addWidget(IconLabel(theme, icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
        self.words = label(sentence, "body", wraps=True)
        row.addWidget(self.words, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(f"{self._tone}_soft"))
        painter.drawRoundedRect(QRectF(self.rect()), self._theme.px(8), self._theme.px(8))
