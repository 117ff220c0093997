"""Paints one slide in units: one function for each kind of slide."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF

from charrette.ui.presenter.canvas import (
    CARD,
    CENTRE,
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
    lines_of,
    unit_font,
)
from charrette.ui.presenter.frame import FOOT_TIMER, INSIDE, SMALLER, TOP, head, stack, step, words_in
from charrette.ui.presenter.paint_levels import paint_levels, paint_map, paint_spread
from charrette.ui.presenter.paint_result import paint_result
from charrette.ui.presenter.paint_room import (
    paint_agenda,
    paint_entries,
    paint_grid,
    paint_rotation,
    paint_turn,
)
from charrette.ui.presenter.slides import (
    AgendaSlide,
    CardsSlide,
    EntriesSlide,
    GridSlide,
    LevelsSlide,
    ListSlide,
    MapSlide,
    PromptSlide,
    ResultSlide,
    RotationSlide,
    Slide,
    SpreadSlide,
    TurnSlide,
    WordsSlide,
)
from charrette.ui.presenter.timer_face import TimerReading, paint_timer

WORDS_SIZES = (112, 96, 80, 64, 56, LABEL, LEAST)


def paint_slide(canvas: Canvas, slide: Slide, reading: TimerReading, grown: float = 1.0) -> None:
    """One page of the view, with the timer where it belongs; ``grown`` (0 to 1): how far bars have grown."""
    if timed := _TIMED.get(type(slide)):
        timed(canvas, slide, reading)
    elif growing := _GROWING.get(type(slide)):
        growing(canvas, slide, grown)
    else:
        _STILL[type(slide)](canvas, slide)


def paint_blank(canvas: Canvas, clock: str) -> None:
    """The clock, alone."""
    canvas.text(QRectF(0, 0, WIDTH, HEIGHT), clock, 112, weight=600, colour=canvas.palette.ink2, align=CENTRE)


def _prompt(canvas: Canvas, slide: PromptSlide, reading: TimerReading) -> None:
    width = INSIDE - 120
    step(canvas, slide.step)
    end = canvas.paragraph(MARGIN, 164, width, slide.prompt, (*PROMPT, 48, LEAST), 4)
    font = unit_font(canvas.theme, NAME)
    hints = [line for hint in slide.hints for line in lines_of(hint, font, width)]
    if end + 40 + 66 * len(hints) < HEIGHT - 300:
        for index, hint in enumerate(hints):
            rect = QRectF(MARGIN, end + 40 + 64 * index, width, 60)
            canvas.text(rect, hint, NAME, colour=canvas.palette.ink2, elided=False)
    paint_timer(canvas, reading, MARGIN, HEIGHT - 160)
    if slide.coming:
        stack(canvas, WIDTH - MARGIN - 560, HEIGHT - 204)
        words = QRectF(WIDTH - MARGIN - 424, HEIGHT - 192, 424, 60)
        canvas.shrunk(words, slide.coming, (NAME, 42, LEAST), weight=600, colour=canvas.palette.ok)


def _words(canvas: Canvas, slide: WordsSlide, reading: TimerReading) -> None:
    step(canvas, slide.heading, slide.corner)
    source = lines_of(slide.source, unit_font(canvas.theme, NOTE), INSIDE) if slide.source else []
    top = HEIGHT - (184 if slide.timed else 72) - 54 * len(source)
    canvas.filled(QRectF(MARGIN, 176, INSIDE, top - 40 - 176), slide.words, WORDS_SIZES)
    for index, line in enumerate(source):
        below = QRectF(MARGIN, top + 54 * index, INSIDE, 54)
        canvas.text(below, line, NOTE, colour=canvas.palette.ink2, elided=False)
    if slide.timed:
        paint_timer(canvas, reading, MARGIN, FOOT_TIMER, small=True)


def _list(canvas: Canvas, slide: ListSlide, reading: TimerReading) -> None:
    head(canvas, slide.heading, slide.note, slide.corner)
    height = 82.0 if slide.timed else 98.0
    for index, (name, number) in enumerate(slide.rows):
        top = TOP + index * height
        canvas.line(MARGIN, WIDTH - MARGIN, top)
        end = min(640.0, 40.0 + 27 * len(number)) if number else 0.0
        canvas.name(QRectF(MARGIN, top, INSIDE - end - 20, height), name, SMALLER)
        if number:
            rect = QRectF(WIDTH - MARGIN - end, top, end, height)
            canvas.text(rect, number, LABEL if len(number) < 8 else NAME, weight=600, align=RIGHT)
    if slide.rows:
        canvas.line(MARGIN, WIDTH - MARGIN, TOP + len(slide.rows) * height)
    if slide.timed:
        paint_timer(canvas, reading, MARGIN, FOOT_TIMER, small=True)


def _cards(canvas: Canvas, slide: CardsSlide) -> None:
    head(canvas, slide.heading, "In your words", slide.corner)
    height, inset, gap = 66.0, 16.0, 16.0
    total = sum(len(card) for card in slide.cards) * height + len(slide.cards) * (2 * inset + gap)
    if total > HEIGHT - TOP - 24:
        spare = HEIGHT - TOP - 24 - sum(len(card) for card in slide.cards) * height
        inset = gap = max(2.0, spare / (3 * len(slide.cards)))
    top = TOP
    palette = canvas.palette
    fill = palette.window if canvas.ground != palette.window else palette.surface
    for card in slide.cards:
        box = QRectF(MARGIN, top, INSIDE, len(card) * height + 2 * inset)
        canvas.box(box, fill, palette.line, 12)
        for index, line in enumerate(card):
            rect = QRectF(MARGIN + 24, top + inset + index * height, box.width() - 40, height)
            words_in(canvas, rect, line, CARD)
        top = box.bottom() + gap


_TIMED: dict[type, Callable[[Canvas, Any, TimerReading], None]] = {
    PromptSlide: _prompt,
    WordsSlide: _words,
    ListSlide: _list,
    TurnSlide: paint_turn,
    GridSlide: paint_grid,
    RotationSlide: paint_rotation,
}
_GROWING: dict[type, Callable[[Canvas, Any, float], None]] = {
    ResultSlide: paint_result,
    LevelsSlide: paint_levels,
    SpreadSlide: paint_spread,
}
_STILL: dict[type, Callable[[Canvas, Any], None]] = {
    CardsSlide: _cards,
    AgendaSlide: paint_agenda,
    EntriesSlide: paint_entries,
    MapSlide: paint_map,
}
