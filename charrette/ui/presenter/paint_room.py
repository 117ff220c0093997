"""Paints what the room does now: whose turn, which round of sheets, which table, the agenda, the log."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPen

from charrette.domain.marks import mark_shape
from charrette.ui.presenter.canvas import (
    CARD,
    HEADING,
    HEIGHT,
    LABEL,
    LABEL_WIDTH,
    LEAST,
    MARGIN,
    NAME,
    NOTE,
    RIGHT,
    TAIL_WIDTH,
    WIDTH,
    Canvas,
    lines_of,
    unit_font,
)
from charrette.ui.presenter.frame import (
    FOOT_TIMER,
    INSIDE,
    SMALLER,
    TOP,
    arrow,
    head,
    ring,
    step,
    tick,
    triangle,
    words_in,
)
from charrette.ui.presenter.slides import (
    AgendaRow,
    AgendaSlide,
    EntriesSlide,
    Entry,
    GridSlide,
    RotationSlide,
    TurnSlide,
)
from charrette.ui.presenter.timer_face import TimerReading, paint_timer
from charrette.ui.theme import DARK
from charrette.ui.widgets.marks import mark_path

LINE = 66.0
AGENDA_ROW = 96.0


def paint_turn(canvas: Canvas, slide: TurnSlide, reading: TimerReading) -> None:
    """The group with its mark and its place, as large as anything on the screen; then who is next."""
    step(canvas, slide.heading, slide.counted)
    end = 164.0
    if slide.prompt:
        end = canvas.paragraph(MARGIN, end, INSIDE, slide.prompt, (64, 56, LABEL, LEAST), 2)
    top = max(end + 48, 340.0)
    if slide.place or slide.mark is not None:
        canvas.text(QRectF(MARGIN, top, INSIDE, 56), "Now speaking", NAME, colour=canvas.palette.ink2)
    left = MARGIN
    if slide.mark is not None:
        _mark(canvas, QRectF(left, top + 76, 120, 120), slide.mark)
        left += 152
    rect = QRectF(left, top + 66, WIDTH - MARGIN - left, 140)
    canvas.shrunk(rect, slide.turn, (128, 112, 96, HEADING, 64, LABEL, LEAST), weight=600)
    if slide.place:
        below = QRectF(left, top + 208, WIDTH - MARGIN - left, 84)
        canvas.shrunk(below, slide.place, (64, 56, LABEL, LEAST), weight=500)
    if slide.following:
        rect = QRectF(MARGIN, top + 312, INSIDE, 60)
        canvas.shrunk(rect, slide.following, (LABEL, NAME, LEAST), colour=canvas.palette.ink2)
    paint_timer(canvas, reading, MARGIN, FOOT_TIMER, small=True)


def paint_grid(canvas: Canvas, slide: GridSlide, reading: TimerReading) -> None:
    """The round, what to do with the sheet, and the sheet itself with the row that is written now."""
    step(canvas, slide.heading)
    width = INSIDE - 560
    canvas.shrunk(QRectF(MARGIN, 164, width, 140), slide.title, (128, 112, 96, HEADING), weight=600)
    end = 320.0
    if slide.prompt:
        end = canvas.paragraph(MARGIN, end, width, slide.prompt, (64, 56, LABEL, LEAST), 3)
    if slide.act:
        middle = end + 80
        arrow(canvas, MARGIN, MARGIN + 96, middle, canvas.palette.accent)
        rect = QRectF(MARGIN + 128, middle - 40, width - 128, 80)
        canvas.shrunk(rect, slide.act, (56, LABEL, LEAST), weight=600, colour=canvas.palette.accent)
    _sheet(canvas, slide, QRectF(WIDTH - MARGIN - 480, 172, 480, 620))
    paint_timer(canvas, reading, MARGIN, HEIGHT - 160)


def _sheet(canvas: Canvas, slide: GridSlide, rect: QRectF) -> None:
    palette = canvas.palette
    row, cell = rect.height() / max(1, slide.rounds), rect.width() / max(1, slide.ideas)
    for number in range(1, slide.rounds + 1):
        for idea in range(slide.ideas):
            spot = QRectF(rect.left() + idea * cell, rect.top() + (number - 1) * row, cell, row)
            inner = spot.adjusted(4, 4, -4, -4)
            now, written = number == slide.number, number < slide.number
            fill = palette.accent_soft if now else palette.sunken if written else canvas.ground
            canvas.box(inner, fill, palette.accent if now else palette.control, 6)
            if written:
                canvas.line(inner.left() + 16, inner.right() - 16, inner.center().y(), palette.control, 4)


def paint_rotation(canvas: Canvas, slide: RotationSlide, reading: TimerReading) -> None:
    """Table, arrow, topic."""
    head(canvas, slide.heading, slide.note, slide.corner)
    height = 82.0
    for index, (table, topic) in enumerate(slide.rows):
        top = TOP + index * height
        canvas.line(MARGIN, WIDTH - MARGIN, top)
        canvas.shrunk(QRectF(MARGIN, top, 400, height), table, (LABEL, NAME, LEAST), weight=600)
        arrow(canvas, MARGIN + 424, MARGIN + 504, top + height / 2, canvas.palette.accent)
        canvas.name(QRectF(MARGIN + 548, top, INSIDE - 548, height), topic, SMALLER)
    canvas.line(MARGIN, WIDTH - MARGIN, TOP + len(slide.rows) * height)
    paint_timer(canvas, reading, MARGIN, FOOT_TIMER, small=True)


def paint_agenda(canvas: Canvas, slide: AgendaSlide) -> None:
    """Time, sign, title; the row that runs now stands out and says so."""
    head(canvas, slide.heading, slide.note, slide.corner)
    for index, row in enumerate(slide.rows):
        _agenda_row(canvas, row, TOP + index * AGENDA_ROW)


def _agenda_row(canvas: Canvas, row: AgendaRow, top: float) -> None:
    palette, height, middle = canvas.palette, AGENDA_ROW, top + AGENDA_ROW / 2
    now, done = row.state == "now", row.state == "done"
    colour = palette.ink2 if done else palette.ink
    if now:
        canvas.box(QRectF(MARGIN - 24, top + 4, INSIDE + 48, height - 8), palette.accent_soft, None, 12)
    time = "" if row.beside else row.time
    canvas.text(
        QRectF(MARGIN, top, 240, height), time, NAME, weight=600 if now else 400, colour=colour, align=RIGHT
    )
    left = MARGIN + 280
    if done:
        tick(canvas, left, middle, 40, palette.ok)
    elif now:
        triangle(canvas, left, middle, 40, palette.accent)
    else:
        ring(canvas, left, middle, 36, palette.control)
    tail = "you are here" if now else row.minutes
    rect = QRectF(MARGIN + 352, top, INSIDE - 352 - 300, height)
    canvas.shrunk(rect, row.title, (LABEL, NAME, LEAST), weight=600 if now else 500, colour=colour)
    end = QRectF(WIDTH - MARGIN - 280, top, 280, height)
    canvas.text(
        end,
        tail,
        NOTE,
        weight=600 if now else 400,
        colour=palette.accent if now else palette.ink2,
        align=RIGHT,
    )


def paint_entries(canvas: Canvas, slide: EntriesSlide) -> None:
    """Sentences with their code before them, and whose and when behind them."""
    head(canvas, slide.heading, slide.note, slide.corner)
    heights = [
        max(len(entry.lines) * LINE, len(_tail_lines(canvas, entry)) * 50.0) for entry in slide.entries
    ]
    gap = min(32.0, max(4.0, (HEIGHT - TOP - 32 - sum(heights)) / max(1, len(heights))))
    left = MARGIN + (LABEL_WIDTH if any(entry.label for entry in slide.entries) else 0)
    top = TOP
    for entry, height in zip(slide.entries, heights, strict=True):
        canvas.line(MARGIN, WIDTH - MARGIN, top)
        _entry(canvas, entry, left, top + gap / 2)
        top += height + gap
    canvas.line(MARGIN, WIDTH - MARGIN, top)


def _entry(canvas: Canvas, entry: Entry, left: float, top: float) -> None:
    palette = canvas.palette
    if entry.label:
        rect = QRectF(MARGIN, top, LABEL_WIDTH - 20, LINE)
        canvas.shrunk(rect, entry.label, (NAME, LEAST), weight=600, colour=palette.accent)
    for index, line in enumerate(entry.lines):
        words_in(canvas, QRectF(left, top + index * LINE, WIDTH - MARGIN - left, LINE), line, CARD)
    for index, line in enumerate(_tail_lines(canvas, entry)):
        rect = QRectF(WIDTH - MARGIN - TAIL_WIDTH, top + 8 + index * 50, TAIL_WIDTH, 50)
        canvas.text(rect, line, NOTE, colour=palette.ink2, align=RIGHT)


def _tail_lines(canvas: Canvas, entry: Entry) -> list[str]:
    if not entry.tail:
        return []
    lines = lines_of(entry.tail, unit_font(canvas.theme, NOTE), TAIL_WIDTH)
    return lines if len(lines) < 3 else [lines[0], " ".join(lines[1:])]


def _mark(canvas: Canvas, rect: QRectF, mark: int) -> None:
    """A group's mark in the colours of the ground it stands on."""
    shape = mark_shape(mark)
    colour = QColor(shape.dark if canvas.palette is DARK else shape.light)
    if shape.hollow:
        canvas.painter.setPen(QPen(colour, shape.stroke * rect.width()))
        canvas.painter.setBrush(QColor(0, 0, 0, 0))
    else:
        canvas.painter.setPen(QPen(colour, 0))
        canvas.painter.setBrush(colour)
    canvas.painter.drawPath(mark_path(shape, rect))
