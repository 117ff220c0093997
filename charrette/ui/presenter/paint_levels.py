"""Paints answers by level: one need with all its levels, needs in rows with small bars, and the map."""

from collections.abc import Iterator
from math import cos, hypot, pi, sin

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPen

from charrette.ui.presenter.canvas import CENTRE, LABEL, LEAST, MARGIN, NAME, NOTE, WIDTH, Canvas
from charrette.ui.presenter.frame import INSIDE, SMALLER, TOP, fork, head, tick
from charrette.ui.presenter.slides import LevelsSlide, MapPoint, MapSlide, SpreadRow, SpreadSlide

MAP = QRectF(MARGIN, TOP + 20, 720, 720)
POINT = 34.0


def paint_levels(canvas: Canvas, slide: LevelsSlide, grown: float) -> None:
    """All levels together, whatever was answered; the verdict below in words."""
    head(canvas, slide.heading, slide.note, slide.corner)
    height = 82.0
    for index, row in enumerate(slide.rows):
        top = TOP + index * height
        canvas.line(MARGIN, WIDTH - MARGIN, top)
        canvas.shrunk(QRectF(MARGIN, top, 860, height), row.words, SMALLER, weight=500)
        bar = QRectF(980, top + height / 2 - 20, 640 * row.share * grown, 40)
        if row.share:
            canvas.box(bar, _side_colour(canvas, row.side), radius=6)
        canvas.text(QRectF(bar.right() + 20, top, 200, height), row.number, LABEL, weight=600)
    end = TOP + len(slide.rows) * height
    canvas.line(MARGIN, WIDTH - MARGIN, end)
    if slide.verdict:
        words = slide.verdict[:1].upper() + slide.verdict[1:]
        _verdict(canvas, QRectF(MARGIN, end + 28, INSIDE, 88), words, slide.tone, (64, 56, LABEL, LEAST))


def paint_spread(canvas: Canvas, slide: SpreadSlide, grown: float) -> None:
    """Needs in rows; which end of the small bars is which is said below them."""
    head(canvas, slide.heading, slide.note, slide.corner)
    height = 92.0
    for index, row in enumerate(slide.rows):
        top = TOP + index * height
        canvas.line(MARGIN, WIDTH - MARGIN, top)
        canvas.name(QRectF(MARGIN, top, 800, height), row.name, SMALLER)
        _small_bars(canvas, row, QRectF(960, top + 10, 360, height - 20), grown)
        _verdict(canvas, QRectF(1380, top, WIDTH - MARGIN - 1380, height), row.verdict, row.tone, SMALLER)
    end = TOP + len(slide.rows) * height
    canvas.line(MARGIN, WIDTH - MARGIN, end)
    first, last = slide.scale
    words = f"Bars: from “{first}” at the left to “{last}” at the right"
    canvas.text(QRectF(MARGIN, end + 20, INSIDE, 56), words, NOTE, colour=canvas.palette.ink2)


def paint_map(canvas: Canvas, slide: MapSlide) -> None:
    """Impact upwards, effort to the right, cut in the middle; names and what it means beside."""
    head(canvas, slide.heading, slide.note, slide.corner)
    canvas.box(MAP, canvas.palette.sunken, canvas.palette.control)
    canvas.painter.setPen(QPen(canvas.palette.control, 3))
    canvas.painter.drawLine(QPointF(MAP.center().x(), MAP.top()), QPointF(MAP.center().x(), MAP.bottom()))
    canvas.painter.drawLine(QPointF(MAP.left(), MAP.center().y()), QPointF(MAP.right(), MAP.center().y()))
    axis = canvas.palette.ink2
    canvas.text(QRectF(MAP.left() + 16, MAP.top() + 8, 340, 52), "↑ more impact", LEAST, colour=axis)
    right = QRectF(MAP.right() - 316, MAP.bottom() - 60, 300, 52)
    canvas.text(right, "more effort →", LEAST, colour=axis)
    taken: list[QPointF] = []
    for point in slide.points:
        taken.append(_point(canvas, point, taken))
    for index, point in enumerate(slide.points):
        _legend(canvas, point, TOP + 12 + index * 96)


def _point(canvas: Canvas, point: MapPoint, taken: list[QPointF]) -> QPointF:
    """The need's number where it belongs, moved aside where another one stands already."""
    inner = MAP.adjusted(POINT + 4, POINT + 56, -POINT - 4, -POINT - 56)
    at = QPointF(inner.left() + point.effort * inner.width(), inner.bottom() - point.impact * inner.height())
    at = next((spot for spot in _around(at) if inner.contains(spot) and _free(spot, taken)), at)
    canvas.box(
        QRectF(at.x() - POINT, at.y() - POINT, 2 * POINT, 2 * POINT), canvas.palette.accent, None, POINT
    )
    rect = QRectF(at.x() - POINT, at.y() - POINT, 2 * POINT, 2 * POINT)
    canvas.text(
        rect, point.number, LEAST, weight=600, colour=canvas.palette.on_accent, align=CENTRE, elided=False
    )
    return at


def _around(at: QPointF) -> Iterator[QPointF]:
    """The point itself, then places beside it, the nearest first."""
    yield at
    for ring in range(1, 5):
        for turn in range(6 * ring):
            angle = 2 * pi * turn / (6 * ring)
            yield at + QPointF(cos(angle), sin(angle)) * (2 * POINT * ring)


def _free(spot: QPointF, taken: list[QPointF]) -> bool:
    return all(hypot(spot.x() - each.x(), spot.y() - each.y()) >= 2 * POINT - 1 for each in taken)


def _legend(canvas: Canvas, point: MapPoint, top: float) -> None:
    left = MAP.right() + 56
    canvas.text(QRectF(left, top, 72, 48), point.number, NAME, weight=600, colour=canvas.palette.accent)
    rect = QRectF(left + 80, top, WIDTH - 40 - left - 80, 48)
    canvas.shrunk(rect, point.name, SMALLER, weight=500)
    canvas.text(rect.translated(0, 46), point.verdict, NOTE, colour=canvas.palette.ink2)


def _small_bars(canvas: Canvas, row: SpreadRow, rect: QRectF, grown: float) -> None:
    width = rect.width() / max(1, len(row.shares))
    for index, (share, side) in enumerate(row.shares):
        left = rect.left() + index * width
        height = max(3.0, rect.height() * share * grown)
        bar = QRectF(left + 3, rect.bottom() - height, width - 6, height)
        canvas.box(bar, _side_colour(canvas, side) if share else canvas.palette.control, radius=2)


def _side_colour(canvas: Canvas, side: int) -> QColor:
    return {1: canvas.palette.accent, -1: canvas.palette.warn}.get(side, canvas.palette.control)


def _verdict(canvas: Canvas, rect: QRectF, words: str, tone: str, sizes: tuple[int, ...]) -> None:
    colours = canvas.palette
    colour = {"ok": colours.ok, "warn": colours.warn}.get(tone, colours.ink)
    if tone == "ok":
        tick(canvas, rect.left(), rect.center().y(), 36, colour)
    elif tone == "warn":
        fork(canvas, rect.left(), rect.center().y(), colour)
    inner = rect.adjusted(52 if tone in {"ok", "warn"} else 0, 0, 0, 0)
    canvas.shrunk(inner, words, sizes, weight=600, colour=colour)
