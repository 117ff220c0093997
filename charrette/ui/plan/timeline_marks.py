"""The shapes of milestones, the same in table and timeline: tick, half disc, diamond, ring; a gate has a frame."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from charrette.ui.plan.strip_marks import Mark
from charrette.ui.theme import Theme

_INKS = {Mark.DONE: "ok", Mark.UNDER_WAY: "accent", Mark.WAITS: "warn", Mark.PLANNED: "ink2"}
KEY = (
    (Mark.DONE, "reached"),
    (Mark.UNDER_WAY, "under way"),
    (Mark.WAITS, "waits"),
    (Mark.PLANNED, "planned"),
)
"""The shapes with what they mean."""


def paint_mark(painter: QPainter, theme: Theme, box: QRectF, mark: Mark, *, gate: bool = False) -> None:
    """A milestone's shape in a square; that of a gate stands between two posts."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = theme.colour(_INKS[mark])
    width = max(box.width() / 9, 1.5)
    inside = box.adjusted(width, width, -width, -width)
    painter.setPen(QPen(ink, width))
    painter.setBrush(theme.palette.surface)
    if mark is Mark.WAITS:
        painter.drawPolygon(diamond(inside))
    else:
        if mark is Mark.DONE:
            painter.setBrush(ink)
        painter.drawEllipse(inside)
    if mark is Mark.UNDER_WAY:
        painter.setBrush(ink)
        painter.drawPie(inside, 90 * 16, -180 * 16)
    if mark is Mark.DONE:
        _tick(painter, theme, inside, width)
    if gate:
        _posts(painter, theme, box)
    painter.restore()


def paint_late(painter: QPainter, theme: Theme, at: QPointF, side: float) -> None:
    """A small filled triangle with a stroke: late."""
    _flag(painter, theme, at, side, "stop", filled=True)


def paint_warning(painter: QPainter, theme: Theme, at: QPointF, side: float) -> None:
    """The same triangle, hollow: its day cannot be kept."""
    _flag(painter, theme, at, side, "warn", filled=False)


def diamond(box: QRectF) -> QPolygonF:
    """A square that stands on a corner."""
    middle = box.center()
    return QPolygonF(
        [
            QPointF(middle.x(), box.top()),
            QPointF(box.right(), middle.y()),
            QPointF(middle.x(), box.bottom()),
            QPointF(box.left(), middle.y()),
        ]
    )


def _tick(painter: QPainter, theme: Theme, box: QRectF, width: float) -> None:
    painter.setPen(QPen(theme.palette.surface, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    points = ((0.24, 0.52), (0.44, 0.72), (0.78, 0.32))
    painter.drawPolyline(
        [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in points]
    )


def _posts(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """A post at either side, with a foot: what one goes through."""
    painter.setPen(QPen(theme.palette.ink, max(box.width() / 9, 1.5)))
    reach, foot = box.width() * 0.22, box.width() * 0.16
    for side in (-1, 1):
        x = (box.left() - reach) if side < 0 else (box.right() + reach)
        painter.drawPolyline(
            [
                QPointF(x - side * foot, box.top()),
                QPointF(x, box.top()),
                QPointF(x, box.bottom()),
                QPointF(x - side * foot, box.bottom()),
            ]
        )


def _flag(painter: QPainter, theme: Theme, at: QPointF, side: float, ink: str, *, filled: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = theme.colour(ink)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(colour if filled else theme.palette.surface)
    half = side / 2
    top, left, right = (
        QPointF(at.x(), at.y() - half),
        QPointF(at.x() - half, at.y() + half),
        QPointF(at.x() + half, at.y() + half),
    )
    painter.drawPolygon(QPolygonF([top, left, right]))
    painter.setPen(QPen(theme.palette.surface if filled else colour, 1.5))
    painter.drawLine(QPointF(at.x(), at.y() - half * 0.25), QPointF(at.x(), at.y() + half * 0.55))
    painter.restore()
