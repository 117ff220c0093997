"""The key below the timeline: what its shapes and lines mean."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from charrette.ui.plan.strip_marks import Mark
from charrette.ui.plan.timeline_marks import KEY, paint_late, paint_mark, paint_warning
from charrette.ui.theme import Theme

SIDE, GAP, BETWEEN, LINE = 13, 7, 18, 20


class TimelineKey(QWidget):
    """One line; in a narrow window the last ones are left out: the sentence of each milestone says the same."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = [*(words for _, words in KEY), "gate", "late", "cannot keep its day", "critical chain"]
        self.setAccessibleName(self.tr("What the shapes mean"))
        self.setAccessibleDescription(
            "Disc with a tick: reached. Half disc: under way. Diamond: waits. Ring: planned. Between posts: a gate. "
            "Filled triangle: late. Hollow triangle: cannot keep its day. Broad line and bold name: critical chain."
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self._theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, font = QPainter(self), self._theme.px, self._theme.font("small")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, x = QFontMetrics(font), px(4)
        for words in self._words:
            wide = px(LINE + GAP) + metrics.horizontalAdvance(words)
            if x + wide > self.width():
                return
            self._sign(painter, words, x, self.height() / 2 + 2)
            painter.setFont(font)
            painter.setPen(self._theme.palette.ink2)
            painter.drawText(
                QPointF(x + px(LINE + GAP), self.height() / 2 + 2 + metrics.ascent() / 2 - 1), words
            )
            x += wide + px(BETWEEN)

    def _sign(self, painter: QPainter, words: str, x: int, middle: float) -> None:
        side, px = self._theme.px(SIDE), self._theme.px
        box = QRectF(x + (px(LINE) - side) / 2, middle - side / 2, side, side)
        marks = {name: mark for mark, name in KEY}
        if words in marks:
            paint_mark(painter, self._theme, box, marks[words])
        elif words == "gate":
            paint_mark(painter, self._theme, box, Mark.PLANNED, gate=True)
        elif words == "critical chain":
            painter.setPen(QPen(self._theme.palette.ink, 3))
            painter.drawLine(QPointF(x, middle), QPointF(x + px(LINE), middle))
        else:
            (paint_late if words == "late" else paint_warning)(painter, self._theme, box.center(), side * 0.9)
