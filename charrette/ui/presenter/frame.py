"""What most views have in common: the heading with its note, rows between hairlines, and signs."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPen, QPolygonF

from charrette.ui.presenter.canvas import (
    HEADING,
    HEIGHT,
    LABEL,
    LEAST,
    MARGIN,
    NAME,
    NOTE,
    RIGHT,
    WIDTH,
    Canvas,
    alongside,
)

TOP = 232.0
INSIDE = WIDTH - 2 * MARGIN
SMALLER = (NAME, 42, LEAST)
FOOT_TIMER = HEIGHT - 88
CORNER = 340.0


def head(canvas: Canvas, heading: str, note: str, corner: str) -> None:
    """The heading, a line of words below it that loses its last sentences where it is too long, and the page."""
    room = INSIDE - (CORNER if corner else 0)
    canvas.shrunk(QRectF(MARGIN, 56, room, 100), heading, (HEADING, 64, 56, LABEL, LEAST), weight=600)
    while not canvas.fits(note, NOTE, INSIDE) and ". " in note:
        note = note.rpartition(". ")[0] + "."
    if note:
        canvas.text(QRectF(MARGIN, 150, INSIDE, 56), note, NOTE, colour=canvas.palette.ink2)
    if corner:
        right = QRectF(WIDTH - MARGIN - CORNER, 76, CORNER, 80)
        canvas.text(right, corner, NOTE, colour=canvas.palette.ink2, align=RIGHT)


def step(canvas: Canvas, words: str, corner: str = "") -> None:
    """The step in the accent, top left."""
    room = INSIDE - (CORNER if corner else 0)
    canvas.shrunk(
        QRectF(MARGIN, 76, room, 68), words, (LABEL, NAME, LEAST), weight=600, colour=canvas.palette.accent
    )
    if corner:
        right = QRectF(WIDTH - MARGIN - CORNER, 76, CORNER, 68)
        canvas.text(right, corner, NOTE, colour=canvas.palette.ink2, align=RIGHT)


def words_in(canvas: Canvas, rect: QRectF, words: str, size: int, colour: QColor | None = None) -> None:
    """One line on the side on which its script begins."""
    canvas.text(rect, words, size, weight=500, colour=colour, align=alongside(words), elided=False)


def tick(canvas: Canvas, left: float, middle: float, side: float, colour: QColor) -> None:
    """Done."""
    points = [(0.08, 0.55), (0.38, 0.85), (0.95, 0.2)]
    _poly(canvas, left, middle - side / 2, side, points, colour)


def triangle(canvas: Canvas, left: float, middle: float, side: float, colour: QColor) -> None:
    """Now."""
    corners = [QPointF(left, middle - side / 2), QPointF(left + side * 0.9, middle)]
    canvas.painter.setPen(QPen(colour, 0))
    canvas.painter.setBrush(colour)
    canvas.painter.drawPolygon(QPolygonF([*corners, QPointF(left, middle + side / 2)]))


def ring(canvas: Canvas, left: float, middle: float, side: float, colour: QColor) -> None:
    """Coming."""
    canvas.painter.setPen(QPen(colour, 5))
    canvas.painter.setBrush(QColor(0, 0, 0, 0))
    canvas.painter.drawEllipse(QRectF(left + 3, middle - side / 2 + 3, side - 6, side - 6))


def arrow(canvas: Canvas, left: float, right: float, middle: float, colour: QColor) -> None:
    """From left to right."""
    canvas.painter.setPen(QPen(colour, 6))
    canvas.painter.drawLine(QPointF(left, middle), QPointF(right, middle))
    head_ = [QPointF(right - 20, middle - 18), QPointF(right, middle), QPointF(right - 20, middle + 18)]
    canvas.painter.drawPolyline(QPolygonF(head_))


def fork(canvas: Canvas, left: float, middle: float, colour: QColor) -> None:
    """Uneven or divided."""
    canvas.painter.setPen(QPen(colour, 4))
    points = [QPointF(left + dx, middle + dy) for dx, dy in ((2, -16), (16, 0), (30, -16))]
    canvas.painter.drawPolyline(QPolygonF(points))
    canvas.painter.drawLine(QPointF(left + 16, middle), QPointF(left + 16, middle + 18))


def flag(canvas: Canvas, left: float, middle: float, colour: QColor) -> None:
    """Critical to a group."""
    canvas.painter.setPen(QPen(colour, 4))
    points = [(4, 18), (4, -16), (32, -16), (26, -6), (32, 4), (4, 4)]
    canvas.painter.drawPolyline(QPolygonF([QPointF(left + dx, middle + dy) for dx, dy in points]))


def stack(canvas: Canvas, left: float, top: float) -> None:
    """A few cards, always as many: something comes in, not how much."""
    for shift in (28.0, 14.0, 0.0):
        rect = QRectF(left + shift, top + 28 - shift, 76, 56)
        canvas.box(rect, canvas.ground, canvas.palette.ok, 8)


def _poly(
    canvas: Canvas,
    left: float,
    top: float,
    side: float,
    points: list[tuple[float, float]],
    colour: QColor,
) -> None:
    canvas.painter.setPen(QPen(colour, side * 0.15))
    canvas.painter.drawPolyline(QPolygonF([QPointF(left + x * side, top + y * side) for x, y in points]))
