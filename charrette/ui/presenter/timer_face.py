"""The room's timer as the audience sees it: the time, a bar with notches at 20 % and 5 %, and what the bar means."""

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen, QPolygonF

from charrette.domain.timer import clock_words
from charrette.domain.wording import counted
from charrette.ui.presenter.canvas import LEFT, NOTE, TIMER, Canvas
from charrette.ui.room_timer import RoomTimer

_OCTAGON = ((0.3, 0), (0.7, 0), (1, 0.3), (1, 0.7), (0.7, 1), (0.3, 1), (0, 0.7), (0, 0.3))
NOTCHES = (0.05, 0.2)


@dataclass(frozen=True, slots=True)
class TimerReading:
    """One reading of the timer."""

    left: timedelta
    length: timedelta
    phase: str
    running: bool

    @classmethod
    def of(cls, timer: RoomTimer) -> "TimerReading":
        """What the timer says now."""
        return cls(timer.left, timer.timer.length, timer.phase, timer.timer.running)

    @property
    def share(self) -> float:
        """What is left, 0 to 1."""
        return max(0.0, min(1.0, self.left / self.length)) if self.length else 0.0

    @property
    def words(self) -> str:
        """What stands under the bar."""
        if self.phase == "over":
            return "over time, finish your thought"
        whole = f"left of {counted(round(self.length.total_seconds() / 60), 'minute')}"
        if self.phase == "calm":
            return whole if self.running or self.left == self.length else f"{whole}, paused"
        seconds = int(self.left.total_seconds())
        if seconds < 60:
            return f"{counted(seconds, 'second')} left"
        return f"less than {counted(seconds // 60 + 1, 'minute')} left"


def paint_timer(
    canvas: Canvas, reading: TimerReading, left: float, middle: float, *, small: bool = False
) -> None:
    """The timer around the height ``middle``, beginning at ``left``."""
    size = TIMER // 2 if small else TIMER
    if reading.phase == "last":
        side = size * 0.62
        _octagon(canvas, QRectF(left, middle - side / 2, side, side))
        left += side + 32
    words = clock_words(reading.left)
    colour = canvas.palette.stop if reading.phase == "over" else canvas.palette.ink
    rect = QRectF(left, middle - size * 0.62, size * 5, size * 1.24)
    width = canvas.text(rect, words, size, weight=600, colour=colour, align=LEFT)
    bar = QRectF(left + width + size * 0.33, middle - (18 if small else 44), 592 if not small else 520, 36)
    _bar(canvas, bar, reading)
    below = QRectF(bar.left(), bar.bottom() + 12, 900, 56)
    if not small:
        canvas.text(below, reading.words, NOTE, colour=canvas.palette.ink2)
    else:
        beside = QRectF(bar.right() + 32, middle - 28, 700, 56)
        canvas.text(beside, reading.words, NOTE, colour=canvas.palette.ink2)


def _octagon(canvas: Canvas, rect: QRectF) -> None:
    corners = QPolygonF(
        [QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height()) for x, y in _OCTAGON]
    )
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(canvas.palette.stop)
    canvas.painter.drawPolygon(corners)
    stroke = QPen(canvas.ground, rect.width() * 0.12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    canvas.painter.setPen(stroke)
    x, height = rect.center().x(), rect.height()
    canvas.painter.drawLine(QPointF(x, rect.top() + height * 0.26), QPointF(x, rect.top() + height * 0.56))
    canvas.painter.drawPoint(QPointF(x, rect.top() + height * 0.75))


def _bar(canvas: Canvas, rect: QRectF, reading: TimerReading) -> None:
    radius = rect.height() / 2
    canvas.box(rect, canvas.palette.sunken, canvas.palette.control, radius)
    painter = canvas.painter
    clip = QPainterPath()
    clip.addRoundedRect(rect, radius, radius)
    painter.save()
    painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    share = 1.0 if reading.phase == "over" else reading.share
    filled = QRectF(rect.left(), rect.top(), max(rect.width() * share, radius), rect.height())
    _fill(canvas, filled, reading.phase)
    painter.setPen(QPen(canvas.ground, 4))
    for notch in NOTCHES:
        x = rect.left() + rect.width() * notch
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
    painter.restore()
    canvas.box(rect, QColor(Qt.GlobalColor.transparent), canvas.palette.control, radius)


def _fill(canvas: Canvas, rect: QRectF, phase: str) -> None:
    """Accent; below 20 % warn and hatched; below 5 % and over time stop and thickly hatched."""
    palette = canvas.palette
    fill = {"calm": palette.accent, "soon": palette.warn}.get(phase, palette.stop)
    canvas.painter.fillRect(rect, QBrush(fill))
    if phase == "calm":
        return
    gap, stroke = (28, 5) if phase == "soon" else (26, 11)
    canvas.painter.setPen(QPen(canvas.ground, stroke))
    x = rect.left() - rect.height()
    while x < rect.right():
        canvas.painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += gap
