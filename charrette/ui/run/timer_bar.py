"""What is left as a bar; hatched when it runs out, so that it is seen without colour."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from charrette.domain.timer import Phase
from charrette.ui.room_timer import RoomTimer
from charrette.ui.theme import Theme

_FILLS = {Phase.CALM: "accent", Phase.SOON: "warn", Phase.LAST: "stop", Phase.OVER: "stop"}
_NOTCHES = (0.2, 0.05)


class TimerBar(QWidget):
    """Accent above 20 %, hatched in warn below, thickly hatched in stop below 5 %; notches at both."""

    def __init__(self, theme: Theme, timer: RoomTimer) -> None:
        super().__init__()
        self._theme, self._timer = theme, timer
        self.setFixedHeight(theme.px(8))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, timer = self._theme.palette, self._timer
        length = timer.timer.length.total_seconds() or 1
        share = min(1.0, max(0.0, timer.left.total_seconds() / length))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painter.scale(-1, 1)
            painter.translate(-self.width(), 0)
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.setClipPath(whole)
        painter.fillRect(self.rect(), palette.sunken)
        left = QRectF(0, 0, self.width() * share, self.height())
        phase = Phase(timer.phase)
        painter.fillRect(left, self._theme.colour(_FILLS[phase]))
        if phase != Phase.CALM:
            dense = Qt.BrushStyle.BDiagPattern if phase == Phase.SOON else Qt.BrushStyle.DiagCrossPattern
            painter.fillRect(left, QBrush(palette.surface, dense))
        painter.setPen(QPen(palette.surface, 2))
        for notch in _NOTCHES:
            x = self.width() * notch
            painter.drawLine(int(x), 0, int(x), self.height())
