"""A painter in the presenter's own units: 1920 x 1080, scaled to the screen. No text under 40 units."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from charrette.ui.broken_lines import broken_lines
from charrette.ui.theme import Palette, Theme

WIDTH, HEIGHT = 1920.0, 1080.0
MARGIN = 88.0
LEAST = 40
"""At ten metres 40 units stand 10.4 minutes of arc: twice the limit of normal sight."""
NOTE, NAME, LABEL, CARD, HEADING, TIMER = 40, 44, 48, 52, 80, 176
PROMPT = (112, 96, 80, 64)
"""The prompt takes the first size at which it fits in four lines."""
LEADING = 1.12
BOARD_LINES = 9
CARD_WIDTH = WIDTH - 2 * MARGIN - 48
LABEL_WIDTH, TAIL_WIDTH = 150.0, 460.0
RULE_WIDTH = WIDTH - 2 * MARGIN - LABEL_WIDTH
ENTRY_WIDTH = RULE_WIDTH - TAIL_WIDTH - 24
"""A sentence of the log between its code and its owner; a ground rule has no owner."""

Horizontal = Qt.AlignmentFlag
LEFT = Horizontal.AlignLeft | Horizontal.AlignVCenter
RIGHT = Horizontal.AlignRight | Horizontal.AlignVCenter
CENTRE = Horizontal.AlignHCenter | Horizontal.AlignVCenter


def unit_font(theme: Theme, size: int, weight: int = 400, *, tabular: bool = False) -> QFont:
    """The app's type at a size in units; ``tabular`` for figures that stand in columns."""
    font = theme.font("body", weight, tabular=tabular)
    font.setPixelSize(max(size, LEAST))
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.022 * size if size >= HEADING else 0.0)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def lines_of(words: str, font: QFont, width: float) -> list[str]:
    """The words broken into lines no wider than ``width``; a word that is too long is broken inside."""
    lines = [line for paragraph in words.split("\n") for line in broken_lines(paragraph, font, width)]
    return [line for line in lines if line] or [""]


def broken_card(theme: Theme, width: float = CARD_WIDTH) -> Callable[[str], Sequence[str]]:
    """Breaks a card's words into lines as the board shows them; remembers them."""
    font = unit_font(theme, CARD, 500)

    def broken(words: str) -> tuple[str, ...]:
        return tuple(lines_of(words, font, width))

    return lru_cache(maxsize=20_000)(broken)


def starts_right(words: str) -> bool:
    """Whether the words are read from the right (Arabic, Hebrew): their lines then stand at the right."""
    strong = (found for char in words if (found := bidirectional(char)) in {"L", "R", "AL"})
    return next(strong, "L") != "L"


def alongside(words: str) -> Qt.AlignmentFlag:
    """The side on which a line of these words begins."""
    return RIGHT if starts_right(words) else LEFT


class Canvas:
    """Draws text and boxes in units and remembers what it said, for assistive technology and for tests."""

    def __init__(self, painter: QPainter, theme: Theme, palette: Palette, ground: QColor) -> None:
        self.painter, self.theme, self.palette, self.ground = painter, theme, palette, ground
        self.said: list[tuple[str, int]] = []

    def text(
        self,
        rect: QRectF,
        words: str,
        size: int,
        *,
        weight: int = 400,
        colour: QColor | None = None,
        align: Qt.AlignmentFlag = LEFT,
        elided: bool = True,
    ) -> float:
        """One line, elided where it cannot be shown whole, unless it was broken to fit; gives its width."""
        figures = elided and not any(char.isalpha() for char in words)
        font = unit_font(self.theme, size, weight, tabular=figures)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width() + 1) if elided else words
        self.painter.setFont(font)
        self.painter.setPen(colour or self.palette.ink)
        self.painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if starts_right(words) else Qt.LayoutDirection.LeftToRight
        )
        flags = align | Horizontal.AlignAbsolute
        self.painter.drawText(rect, flags | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip, shown)
        self.said.append((words, font.pixelSize()))
        return metrics.horizontalAdvance(shown)

    def fits(self, words: str, size: int, width: float, weight: int = 400) -> bool:
        """Whether one line of that size is no wider than ``width``."""
        return QFontMetricsF(unit_font(self.theme, size, weight)).horizontalAdvance(words) <= width

    def shrunk(
        self,
        rect: QRectF,
        words: str,
        sizes: Sequence[int],
        *,
        weight: int = 400,
        colour: QColor | None = None,
    ) -> float:
        """One line at the first size at which it fits, the smallest else; gives its width."""
        fitting = (size for size in sizes if self.fits(words, size, rect.width(), weight))
        return self.text(rect, words, next(fitting, sizes[-1]), weight=weight, colour=colour)

    def name(self, rect: QRectF, words: str, sizes: Sequence[int]) -> None:
        """One line, at the first size at which it fits; at the smallest it may take two."""
        smallest = sizes[-1]
        lines = broken_lines(words, unit_font(self.theme, smallest, 500), rect.width())
        if len(lines) < 2:
            self.shrunk(rect, words, sizes, weight=500)
            return
        half = QRectF(rect.left(), rect.center().y() - smallest * 1.04, rect.width(), smallest * 1.04)
        self.text(half, lines[0], smallest, weight=500, elided=False)
        self.text(half.translated(0, half.height()), " ".join(lines[1:]), smallest, weight=500)

    def paragraph(
        self, left: float, top: float, width: float, words: str, sizes: Sequence[int], most: int
    ) -> float:
        """Several lines at the first size at which they are at most ``most``; gives where they end."""
        lines, size = [""], sizes[-1]
        for size in sizes:
            lines = lines_of(words, unit_font(self.theme, size, 600), width)
            if len(lines) <= most:
                break
        return self.lines(QRectF(left, top, width, 0), lines, size)

    def filled(self, rect: QRectF, words: str, sizes: Sequence[int]) -> float:
        """Several lines at the first size at which they fit into the rectangle; gives where they end."""
        lines, size = [""], sizes[-1]
        for size in sizes:
            lines = lines_of(words, unit_font(self.theme, size, 600), rect.width())
            if len(lines) * size * LEADING <= rect.height():
                break
        return self.lines(rect, lines, size)

    def lines(self, rect: QRectF, lines: Sequence[str], size: int) -> float:
        """Lines that were broken to fit, from the top of the rectangle; gives where they end."""
        height, align = size * LEADING, alongside(lines[0])
        for index, line in enumerate(lines):
            spot = QRectF(rect.left(), rect.top() + index * height, rect.width(), height)
            self.text(spot, line, size, weight=600, elided=False, align=align)
        return rect.top() + len(lines) * height

    def line(
        self, left: float, right: float, y: float, colour: QColor | None = None, width: float = 2
    ) -> None:
        """A horizontal hairline."""
        self.painter.setPen(QPen(colour or self.palette.line, width))
        self.painter.drawLine(QPointF(left, y), QPointF(right, y))

    def box(self, rect: QRectF, fill: QColor, edge: QColor | None = None, radius: float = 0) -> None:
        """A filled box, with an edge where given."""
        self.painter.setPen(QPen(edge, 2) if edge else Qt.PenStyle.NoPen)
        self.painter.setBrush(fill)
        self.painter.drawRoundedRect(rect, radius, radius)
