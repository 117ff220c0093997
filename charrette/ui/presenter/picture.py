"""The audience's picture: the same painting for the projector and for the facilitator's small copy of it."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from charrette.ui.presenter.canvas import HEIGHT, WIDTH, Canvas
from charrette.ui.presenter.paint import paint_blank, paint_slide
from charrette.ui.presenter.slides import Slide
from charrette.ui.presenter.timer_face import TimerReading
from charrette.ui.theme import DARK, LIGHT, Theme


@dataclass(frozen=True, slots=True)
class Shown:
    """A page with what the timer said: what a frozen audience keeps."""

    slide: Slide
    reading: TimerReading


@dataclass(frozen=True, slots=True)
class Look:
    """How it is shown: blank with the ``clock`` only, in a dark room, and how far bars have grown (0 to 1)."""

    blank: bool = False
    dark: bool = False
    clock: str = ""
    grown: float = 1.0


def paint_picture(
    painter: QPainter, rect: QRectF, theme: Theme, shown: Shown, look: Look
) -> list[tuple[str, int]]:
    """Fills the rectangle; the 1920 x 1080 units stand in its middle. Gives every text with its size in units."""
    palette = DARK if look.dark else LIGHT
    ground = palette.window if look.blank or look.dark else palette.surface
    painter.save()
    painter.setClipRect(rect)
    painter.fillRect(rect, ground)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    scale = min(rect.width() / WIDTH, rect.height() / HEIGHT)
    painter.translate(
        rect.left() + (rect.width() - WIDTH * scale) / 2, rect.top() + (rect.height() - HEIGHT * scale) / 2
    )
    painter.scale(scale, scale)
    canvas = Canvas(painter, theme, palette, QColor(ground))
    if look.blank:
        paint_blank(canvas, look.clock)
    else:
        paint_slide(canvas, shown.slide, shown.reading, look.grown)
    painter.restore()
    return canvas.said
