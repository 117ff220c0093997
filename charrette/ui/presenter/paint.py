"""Paints one slide in units."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen, QPolygonF

from charrette.ui.presenter.canvas import (
    CARD,
    CENTRE,
    HEADING,
    HEIGHT,
    LABEL,
    LEAST,
    MARGIN,
    NAME,
    NOTE,
    PROMPT,
    RIGHT,
    WIDTH,
    Canvas,
)
from charrette.ui.presenter.slides import CardsSlide, ListSlide, PromptSlide, ResultRow, ResultSlide, Slide
from charrette.ui.presenter.timer_face import TimerReading, paint_timer

TOP = 232.0
FOOT = HEIGHT - 140
BAR_LEFT, BAR_WIDTH = 1140.0, 240.0
SMALLER = (NAME, 42, LEAST)


def paint_slide(canvas: Canvas, slide: Slide, reading: TimerReading, grown: float = 1.0) -> None:
    """One page of the view, with the timer where it belongs; ``grown`` (0 to 1): how far bars have grown."""
    match slide:
        case PromptSlide():
            _prompt(canvas, slide, reading)
        case ListSlide():
            _list(canvas, slide, reading)
        case CardsSlide():
            _cards(canvas, slide)
        case ResultSlide():
            _result(canvas, slide, grown)


def paint_blank(canvas: Canvas, clock: str) -> None:
    """The clock, alone."""
    canvas.text(QRectF(0, 0, WIDTH, HEIGHT), clock, 112, weight=600, colour=canvas.palette.ink2, align=CENTRE)


def _prompt(canvas: Canvas, slide: PromptSlide, reading: TimerReading) -> None:
    width = WIDTH - 2 * MARGIN - 120
    canvas.shrunk(
        QRectF(MARGIN, 76, width, 68),
        slide.step,
        (LABEL, NAME, LEAST),
        weight=600,
        colour=canvas.palette.accent,
    )
    end = canvas.paragraph(MARGIN, 164, width, slide.prompt, (*PROMPT, 48, LEAST), 4)
    if end + 40 + 66 * len(slide.hints) < HEIGHT - 300:
        for index, hint in enumerate(slide.hints):
            rect = QRectF(MARGIN, end + 40 + 64 * index, width, 60)
            canvas.text(rect, hint, NAME, colour=canvas.palette.ink2)
    paint_timer(canvas, reading, MARGIN, HEIGHT - 160)


def _head(canvas: Canvas, heading: str, note: str, corner: str) -> None:
    width = WIDTH - 2 * MARGIN
    room = width - (340 if corner else 0)
    canvas.shrunk(QRectF(MARGIN, 56, room, 100), heading, (HEADING, 64, 56, LABEL, LEAST), weight=600)
    while not canvas.fits(note, NOTE, width) and ". " in note:
        note = note.rpartition(". ")[0] + "."
    canvas.text(QRectF(MARGIN, 150, width, 56), note, NOTE, colour=canvas.palette.ink2)
    if corner:
        right = QRectF(WIDTH - MARGIN - 340, 76, 340, 80)
        canvas.text(right, corner, NOTE, colour=canvas.palette.ink2, align=RIGHT)


def _list(canvas: Canvas, slide: ListSlide, reading: TimerReading) -> None:
    _head(canvas, slide.heading, slide.note, slide.corner)
    height = 82.0 if slide.timed else 98.0
    for index, (name, number) in enumerate(slide.rows):
        top = TOP + index * height
        canvas.line(MARGIN, WIDTH - MARGIN, top)
        canvas.name(QRectF(MARGIN, top, WIDTH - 2 * MARGIN - 240, height), name, SMALLER)
        if number:
            rect = QRectF(WIDTH - MARGIN - 220, top, 220, height)
            canvas.text(rect, number, LABEL, weight=600, align=RIGHT)
    if slide.rows:
        canvas.line(MARGIN, WIDTH - MARGIN, TOP + len(slide.rows) * height)
    if slide.timed:
        paint_timer(canvas, reading, MARGIN, HEIGHT - 88, small=True)


def _cards(canvas: Canvas, slide: CardsSlide) -> None:
    _head(canvas, slide.heading, "In your words", slide.corner)
    height, inset, gap = 66.0, 16.0, 16.0
    total = sum(len(card) for card in slide.cards) * height + len(slide.cards) * (2 * inset + gap)
    if total > HEIGHT - TOP - 24:
        spare = HEIGHT - TOP - 24 - sum(len(card) for card in slide.cards) * height
        inset = gap = max(2.0, spare / (3 * len(slide.cards)))
    top = TOP
    for card in slide.cards:
        box = QRectF(MARGIN, top, WIDTH - 2 * MARGIN, len(card) * height + 2 * inset)
        canvas.box(box, canvas.palette.window if canvas.ground != canvas.palette.window else canvas.palette.surface,
                   canvas.palette.line, 12)  # fmt: skip
        for index, line in enumerate(card):
            rect = QRectF(MARGIN + 24, top + inset + index * height, box.width() - 40, height)
            canvas.text(rect, line, CARD, weight=500, elided=False)
        top = box.bottom() + gap


def _result(canvas: Canvas, slide: ResultSlide, grown: float) -> None:
    _head(canvas, slide.heading, slide.note, slide.corner)
    height = 100.0
    for index, row in enumerate(slide.rows):
        top = TOP + index * height
        canvas.line(MARGIN - 8, WIDTH - MARGIN + 8, top)
        _result_row(canvas, row, top, height, bar_share(index, len(slide.rows), grown))
    canvas.line(MARGIN - 8, WIDTH - MARGIN + 8, TOP + len(slide.rows) * height)
    _brackets(canvas, slide.rows, height)


def bar_share(place: int, rows: int, grown: float) -> float:
    """How far the bar at ``place`` has grown: the last one first, each beginning when the one below is half way."""
    whole = (rows + 1) / 2
    return max(0.0, min(1.0, grown * whole - (rows - 1 - place) / 2))


def _result_row(canvas: Canvas, row: ResultRow, top: float, height: float, grown: float) -> None:
    colours = canvas.palette
    canvas.text(QRectF(MARGIN + 4, top, 116, height), row.rank, 52, weight=600, align=RIGHT)
    canvas.name(QRectF(MARGIN + 148, top, 892, height), row.name, SMALLER)
    if row.rank == "–":
        words = QRectF(BAR_LEFT, top, 720, height)
        canvas.text(words, "no dots, stays on the list", NOTE, colour=colours.ink2)
        return
    bar = QRectF(BAR_LEFT, top + height / 2 - 22, max(4.0, BAR_WIDTH * row.share * grown), 44)
    canvas.box(bar, colours.accent, radius=6)
    if grown < 1.0:
        return
    width = canvas.text(QRectF(bar.right() + 20, top, 200, height), row.number, 52, weight=600)
    if row.flag:
        left = bar.right() + 20 + width + 32
        colour = colours.accent if row.critical else colours.warn
        _flag_icon(canvas, left, top + height / 2, critical=row.critical)
        rect = QRectF(left + 48, top, WIDTH - 40 - left - 48, height)
        words = row.flag if canvas.fits(row.flag, LEAST, rect.width(), 600) else row.flag_short
        canvas.text(rect, words, LEAST, weight=600, colour=colour)


def _flag_icon(canvas: Canvas, left: float, middle: float, *, critical: bool) -> None:
    """A flag for what is critical to a group, a fork for uneven support."""
    painter = canvas.painter
    painter.setPen(QPen(canvas.palette.accent if critical else canvas.palette.warn, 4))
    x, y = left, middle
    if critical:
        flag = [(4, 18), (4, -16), (32, -16), (26, -6), (32, 4), (4, 4)]
        painter.drawPolyline(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in flag]))
        return
    painter.drawPolyline(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in ((2, -16), (16, 0), (30, -16))]))
    painter.drawLine(QPointF(x + 16, y), QPointF(x + 16, y + 18))


def _brackets(canvas: Canvas, rows: tuple[ResultRow, ...], height: float) -> None:
    """A bracket over each tie; a tie that goes on over the page stays open at its end."""
    canvas.painter.setPen(QPen(canvas.palette.control, 4))
    x = MARGIN - 4
    for index, row in enumerate(rows):
        if row.tie == "none":
            continue
        top, bottom = TOP + index * height, TOP + (index + 1) * height
        if row.tie == "first":
            top += 18
            canvas.painter.drawLine(QPointF(x, top), QPointF(x + 14, top))
        if row.tie == "last":
            bottom -= 18
            canvas.painter.drawLine(QPointF(x, bottom), QPointF(x + 14, bottom))
        canvas.painter.drawLine(QPointF(x, top), QPointF(x, bottom))
