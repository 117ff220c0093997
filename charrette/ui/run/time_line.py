"""The time left in large figures, and of how much: as wide as its place, whatever the figures say."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from charrette.ui.theme import Theme


class TimeLine(QWidget):
    """What the figures are of stands beside them, below where both are too wide; figures wider still get smaller."""

    def __init__(self, theme: Theme, sign: QLabel, time: QLabel, of: QLabel) -> None:
        super().__init__()
        self._theme, self._sign, self._time, self._of = theme, sign, time, of
        self._figures = QHBoxLayout()
        for each in (sign, time):
            self._figures.addWidget(each)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addLayout(self._figures)
        self._line.addWidget(of, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addStretch(1)

    def fit(self) -> None:
        """Chooses size and place for the words and the width as they are now."""
        gap, room = self._theme.px(8), self.width()
        self._figures.setSpacing(gap)
        self._line.setSpacing(gap)
        signed = 0 if self._sign.isHidden() else self._sign.sizeHint().width() + gap
        font = self._theme.font("timer", tabular=True)
        wide = _wide(QFontMetrics(font), self._time)
        if signed + wide > room > signed:
            font.setPixelSize(max(1, font.pixelSize() * (room - signed) // wide))
            wide = room - signed
        self._time.setFont(font)
        beside = signed + wide + gap + self._of.sizeHint().width() <= room
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._line.direction():
            self._line.setDirection(direction)
            self._line.setAlignment(
                self._of, Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag(0)
            )
            self._line.setStretch(2, 1 if beside else 0)

    def minimumSizeHint(self) -> QSize:
        """It asks for no width: what stands around it decides."""
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(0, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def _wide(metrics: QFontMetrics, figures: QLabel) -> int:
    """With a hair more than the figures take, so that rounding cuts none."""
    return metrics.horizontalAdvance(figures.text()) + 4
