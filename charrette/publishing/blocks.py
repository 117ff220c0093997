"""Blocks: what a report's parts become before they are placed on pages. A block never breaks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from charrette.publishing.lines import Line, Lines, broken
from charrette.publishing.sheet import Sheet
from charrette.publishing.styles import Style
from charrette.publishing.tagged.elements import Element

Draw = Callable[[Sheet, float, float], None]
"""Draws at (sheet, left edge, top)."""


@dataclass(frozen=True, slots=True)
class Block:
    """Something with a height. ``before`` is the space above it, left away at the top of a page.

    ``keep`` holds it on one page with the next block; ``header`` is drawn again when the block opens a page;
    ``weight`` counts towards the progress; ``whole_page`` blocks are placed from the paper's upper edge; ``room``
    is the height that must be left on a page for the block to begin there.
    """

    height: float
    draw: Draw
    before: float = 0.0
    keep: bool = False
    header: "Block | None" = None
    new_page: bool = False
    whole_page: bool = False
    bookmark: tuple[str, int] | None = None
    weight: int = 0
    room: float = 0.0


@dataclass(frozen=True, slots=True)
class Setting:
    """What parts are set in: the column's width, the scale of the type, the characters nobody has."""

    width: float
    scale: float = 1.0
    missing: set[str] = field(default_factory=set[str])

    def lines(self, words: str, style: Style, width: float | None = None) -> Lines:
        """Words broken in a style that is already scaled; ``width`` defaults to the whole column."""
        return broken(words, style.face, style.size, self.width if width is None else width, self.missing)

    def one_line(self, words: str, style: Style, width: float) -> Lines:
        """Words on one line, with an ellipsis when they do not fit."""
        lines = self.lines(words, style, width)
        if len(lines.lines) < 2:
            return lines
        first = self.lines(words, style, width - style.face.width("…", style.size)).lines[0]
        return self.lines(f"{first.logical or first.text}…", style, width)

    def even_lines(self, words: str, style: Style) -> Lines:
        """Words in as few lines as the column allows, made about equally long: for titles."""
        lines = self.lines(words, style)
        narrow, wide = 0.0, self.width
        while len(lines.lines) > 1 and wide - narrow > 4:
            middle = (narrow + wide) / 2
            fits = len(self.lines(words, style, middle).lines) <= len(lines.lines)
            narrow, wide = (narrow, middle) if fits else (middle, wide)
        return self.lines(words, style, wide) if len(lines.lines) > 1 else lines

    def style(self, style: Style) -> Style:
        """A style at this setting's scale."""
        return style.scaled(self.scale)


def nothing(_sheet: Sheet, _left: float, _top: float) -> None:
    """Draws nothing: for space."""


def baseline(style: Style) -> float:
    """How far below a line's top its baseline lies."""
    return (style.leading - style.size) / 2 + style.size * 0.82


def put(sheet: Sheet, lines: Lines, left: float, top: float, width: float, style: Style) -> None:
    """Draws lines below each other; right-to-left paragraphs end at the right edge."""
    for index, line in enumerate(lines.lines):
        x = left + width - line.width if lines.rightward else left
        sheet.words(line, x, top + index * style.leading + baseline(style), style)


def put_right(sheet: Sheet, line: Line, right: float, y: float, style: Style) -> None:
    """Draws one line that ends at ``right``; ``y`` is its baseline."""
    sheet.words(line, right - line.width, y, style)


def tagged(element: Element, draw: Draw) -> Draw:
    """The same drawing, as an element of the document's structure."""

    def draw_tagged(sheet: Sheet, left: float, top: float) -> None:
        with sheet.tag(element):
            draw(sheet, left, top)

    return draw_tagged


def put_tagged(
    sheet: Sheet, element: Element, lines: Lines, left: float, top: float, width: float, style: Style
) -> None:
    """Draws lines as ``put`` does, as an element of the document's structure."""
    with sheet.tag(element):
        put(sheet, lines, left, top, width, style)


def line_blocks(
    lines: Lines, width: float, style: Style, element: Element, before: float = 0.0, indent: float = 0.0
) -> Iterator[Block]:
    """A paragraph as one block a line; at least two lines stay together at its beginning and its end."""
    count = len(lines.lines)
    for index, line in enumerate(lines.lines):
        x = indent + (width - indent - line.width if lines.rightward else 0)

        def draw(sheet: Sheet, left: float, top: float, line: Line = line, x: float = x) -> None:
            sheet.words(line, left + x, top + baseline(style), style)

        keep = index + 1 < count and (index == 0 or index == count - 2)
        yield Block(style.leading, tagged(element, draw), before if index == 0 else 0.0, keep)


def kept(blocks: Iterator[Block] | list[Block]) -> list[Block]:
    """The blocks, held together with each other and with the next."""
    return [replace(block, keep=True) for block in blocks]


def apart(blocks: list[Block], before: float) -> list[Block]:
    """The blocks with more space above the first."""
    return [replace(blocks[0], before=before), *blocks[1:]] if blocks else []
