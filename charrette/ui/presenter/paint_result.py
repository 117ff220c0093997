"""Paints the result at the reveal: rank, name, bar, number, flag in words, and a bracket over each tie."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen

from charrette.ui.presenter.canvas import LEAST, MARGIN, NOTE, RIGHT, WIDTH, Canvas
from charrette.ui.presenter.frame import SMALLER, TOP, flag, fork, head
from charrette.ui.presenter.slides import ResultRow, ResultSlide

BAR_LEFT, BAR_WIDTH = 1140.0, 240.0
HEIGHT_OF_ROW = 100.0


def paint_result(canvas: Canvas, slide: ResultSlide, grown: float) -> None:
    """Up to eight needs; ``grown`` (0 to 1): how far bars have grown since the reveal."""
    head(canvas, slide.heading, slide.note, slide.corner)
    for index, row in enumerate(slide.rows):
        top = TOP + index * HEIGHT_OF_ROW
        canvas.line(MARGIN - 8, WIDTH - MARGIN + 8, top)
        _row(canvas, row, top, bar_share(index, len(slide.rows), grown))
    canvas.line(MARGIN - 8, WIDTH - MARGIN + 8, TOP + len(slide.rows) * HEIGHT_OF_ROW)
    _brackets(canvas, slide.rows)


def bar_share(place: int, rows: int, grown: float) -> float:
    """How far the bar at ``place`` has grown: the last one first, each beginning when the one below is half way."""
    whole = (rows + 1) / 2
    return max(0.0, min(1.0, grown * whole - (rows - 1 - place) / 2))


def _row(canvas: Canvas, row: ResultRow, top: float, grown: float) -> None:
    height, colours = HEIGHT_OF_ROW, canvas.palette
    canvas.text(QRectF(MARGIN + 4, top, 116, height), row.rank, 52, weight=600, align=RIGHT)
    canvas.name(QRectF(MARGIN + 148, top, 892, height), row.name, SMALLER)
    if row.unvoted:
        words = QRectF(BAR_LEFT, top, WIDTH - MARGIN - BAR_LEFT, height)
        canvas.text(words, row.unvoted, NOTE, colour=colours.ink2)
        return
    bar = QRectF(BAR_LEFT, top + height / 2 - 22, max(4.0, BAR_WIDTH * row.share * grown), 44)
    canvas.box(bar, colours.accent, radius=6)
    if grown < 1.0:
        return
    width = canvas.text(QRectF(bar.right() + 20, top, 200, height), row.number, 52, weight=600)
    if row.flag:
        _flag(canvas, row, QRectF(bar.right() + 20 + width + 32, top, 0, height))


def _flag(canvas: Canvas, row: ResultRow, spot: QRectF) -> None:
    left, colours = spot.left(), canvas.palette
    if row.tone == "accent":
        flag(canvas, left, spot.center().y(), colours.accent)
    elif row.tone == "warn":
        fork(canvas, left, spot.center().y(), colours.warn)
    left += 48 if row.tone else 0
    rect = QRectF(left, spot.top(), WIDTH - 40 - left, spot.height())
    words = row.flag if canvas.fits(row.flag, LEAST, rect.width(), 600) else row.flag_short
    colour = {"accent": colours.accent, "warn": colours.warn}.get(row.tone, colours.ink2)
    canvas.text(rect, words, LEAST, weight=600, colour=colour)


def _brackets(canvas: Canvas, rows: tuple[ResultRow, ...]) -> None:
    """A bracket over each tie; a tie that goes on over the page stays open at its end."""
    canvas.painter.setPen(QPen(canvas.palette.control, 4))
    x = MARGIN - 4
    for index, row in enumerate(rows):
        if row.tie == "none":
            continue
        top, bottom = TOP + index * HEIGHT_OF_ROW, TOP + (index + 1) * HEIGHT_OF_ROW
        if row.tie == "first":
            top += 18
            canvas.painter.drawLine(QPointF(x, top), QPointF(x + 14, top))
        if row.tie == "last":
            bottom -= 18
            canvas.painter.drawLine(QPointF(x, bottom), QPointF(x + 14, bottom))
        canvas.painter.drawLine(QPointF(x, top), QPointF(x, bottom))
