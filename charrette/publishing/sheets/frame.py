"""What all printed sheets share in drawing: fitted words, ticks for the groups, the foot with its QR code."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from charrette.publishing.blocks import Block, Draw, Setting, baseline, put_right, put_tagged
from charrette.publishing.fonts import SANS, SANS_BOLD
from charrette.publishing.lines import Lines
from charrette.publishing.sheet import Sheet
from charrette.publishing.sheets.parts import Carried, Said, Tick
from charrette.publishing.styles import INK, INK2, LINE, Style
from charrette.publishing.tagged.elements import Element
from charrette.publishing.tagged.language import language_tag
from charrette.publishing.tagged.roles import Role

EDGE = 36.0
"""Margin of a full sheet: wider than what printers leave white."""
NUMBER = Style(SANS_BOLD, 11, 14)
TITLE = Style(SANS_BOLD, 15, 19)
PLAIN = Style(SANS, 9.5, 13)
BOLD = Style(SANS_BOLD, 9.5, 13)
SMALL = Style(SANS, 8, 10.5, INK2)
TINY = Style(SANS, 7, 9, INK2)
LARGE = 18.0
"""The size of large print."""
FOOT = 46.0
"""Height of the foot of a full sheet."""
QR = 42.0
CONTROL = "#62666F"
"""The outline of what is ticked or filled."""

TickRows = list[list[tuple[float, Tick, Lines]]]
"""Groups to tick in rows: left edge, group, its words."""


def page(height: float, draw: Draw, weight: int = 1) -> Block:
    """A page that belongs to one sheet."""
    return Block(height, draw, whole_page=True, new_page=True, weight=weight)


def large(style: Style) -> Style:
    """A style in large print."""
    return style.scaled(LARGE / style.size)


def fitted(
    setting: Setting, words: str, style: Style, width: float, most: int = 1, least: float = 0.4
) -> tuple[Lines, Style]:
    """Words in at most ``most`` lines: smaller until they fit, with whole words if that can be.

    Not smaller than ``least`` of the size: then a long word is cut, and what is left over ends in an ellipsis.
    """
    sizes = [style.scaled(1 - step / 20) for step in range(round((1 - least) * 20) + 1)]
    for whole in (True, False):
        for tried in sizes:
            lines = setting.lines(words, tried, width)
            if len(lines.lines) <= most and (not whole or _whole(words, lines)):
                return lines, tried
    smallest = sizes[-1]
    lines = setting.lines(words, smallest, width)
    kept = " ".join(line.logical or line.text for line in lines.lines[most - 1 :])
    last = setting.one_line(kept, smallest, width)
    return Lines((*lines.lines[: most - 1], *last.lines[:1]), lines.rightward), smallest


def _whole(words: str, lines: Lines) -> bool:
    """Whether every line ends where a word does."""
    together = "".join(words.split()).replace("\u00ad", "")
    seen = "".join("".join((line.logical or line.text).split()) for line in lines.lines)
    ends = 0
    places = {0}
    for word in words.split():
        for piece in word.replace("-", "- ").replace("/", "/ ").split():
            ends += len(piece)
            places.add(ends)
    at = 0
    for line in lines.lines:
        at += len("".join((line.logical or line.text).split()))
        if at not in places:
            return together != seen  # what was replaced cannot be compared
    return True


def put_label(sheet: Sheet, lines: Lines, left: float, top: float, style: Style) -> None:
    """A label of one line, a paragraph by itself, at the left also where it reads from the right."""
    for line in lines.lines[:1]:
        with sheet.tag(Element(Role.P)):
            sheet.words(line, left, top + baseline(style), style)


def put_right_label(sheet: Sheet, lines: Lines, right: float, y: float, style: Style) -> None:
    """A label of one line that ends at ``right``, a paragraph by itself; ``y`` is its baseline."""
    for line in lines.lines[:1]:
        with sheet.tag(Element(Role.P)):
            put_right(sheet, line, right, y, style)


def draw_foot(
    sheet: Sheet, carried: Carried, setting: Setting, page_words: str = "", big: bool = False
) -> None:
    """Code, project, charrette and round at the left; the number at the bottom right."""
    bottom = sheet.height - EDGE + 8
    top = bottom - FOOT
    sheet.rule(EDGE, sheet.width - EDGE, top - 8, LINE, 0.5)
    draw_qr(sheet, carried.payload, EDGE, bottom - QR, QR)
    number_style = large(NUMBER) if big else NUMBER
    number = setting.lines(carried.number, number_style, 240)
    count_style = large(PLAIN) if big else SMALL
    count = setting.one_line(page_words, count_style, 200)
    above = bottom - 2 - number_style.leading - (2 if big else 4)
    put_right_label(sheet, count, sheet.width - EDGE, above, count_style)
    left = EDGE + QR + 10
    room = (
        sheet.width
        - EDGE
        - left
        - max((line.width + 12 for line in (*number.lines, *count.lines)), default=0.0)
    )
    bold, plain = (large(BOLD), large(PLAIN)) if big else (BOLD, SMALL)
    where = ", ".join(each for each in (carried.charrette, carried.round, carried.note) if each)
    first = setting.one_line(carried.project, bold, room)
    second = setting.one_line(where, plain, room)
    third = setting.one_line(carried.payload, TINY, room) if not big else Lines(())
    used = bold.leading + plain.leading + (TINY.leading if not big else 0)
    y = bottom - QR + (QR - used) / 2
    put_label(sheet, first, left, y, bold)
    put_label(sheet, second, left, y + bold.leading, plain)
    put_label(sheet, third, left, y + bold.leading + plain.leading, TINY)
    put_right_label(sheet, number, sheet.width - EDGE, bottom - 2, number_style)


@cache
def _matrix(payload: str) -> tuple[tuple[int, ...], ...]:
    """The modules of a QR code of level M, without its quiet zone."""
    import segno  # pyright: ignore[reportMissingTypeStubs]

    code: Any = segno.make(payload, error="m", micro=False, boost_error=False)
    return tuple(tuple(row) for row in code.matrix)


def draw_qr(sheet: Sheet, payload: str, left: float, top: float, size: float) -> None:
    """A QR code in a square of ``size`` points; whoever places it leaves four modules white around it."""
    rows = _matrix(payload)
    with sheet.figure(f"QR code of this sheet: {payload}", left, top, size, size):
        sheet.squares(rows, left, top, size / len(rows))


def draw_said(
    sheet: Sheet,
    said: Sequence[Said],
    setting: Setting,
    top: float,
    style: Style,
    width: float,
    left: float = EDGE,
) -> float:
    """The same sentences in each language, side by side; gives the bottom edge."""
    gutter = 20.0
    wide = (width - gutter * (len(said) - 1)) / max(len(said), 1)
    lowest = top
    for place, each in enumerate(said):
        y = top
        for sentence in each.lines:
            lines = setting.lines(sentence, style, wide)
            element = Element(Role.P, language=language_tag(each.language))
            put_tagged(sheet, element, lines, left + place * (wide + gutter), y, wide, style)
            y += len(lines.lines) * style.leading
        lowest = max(lowest, y)
    return lowest


def said_height(said: Sequence[Said], setting: Setting, style: Style, width: float) -> float:
    """The height that ``draw_said`` takes."""
    wide = (width - 20.0 * (len(said) - 1)) / max(len(said), 1)
    heights = [
        sum(len(setting.lines(sentence, style, wide).lines) for sentence in each.lines) for each in said
    ]
    return max(heights, default=0) * style.leading


def tick_rows(
    groups: Sequence[Tick], setting: Setting, style: Style, width: float, names: bool = True
) -> TickRows:
    """The groups with their names (or two letters) in rows that fit a width; in columns where that takes no more."""
    box, gap = style.size * 1.1, 14.0 if names else 3.0
    found: list[tuple[float, Tick, Lines]] = []
    for group in groups:
        words = setting.one_line(group.name if names else group.label, style, width - 3 * box)
        wide = 2.4 * box + 4 + (words.lines[0].width if words.lines else 0) + gap
        found.append((wide, group, words))
    flowing = _rows(found, width + gap)
    widest = max((wide for wide, *_ in found), default=0.0)
    columns = _rows([(widest, group, words) for _, group, words in found], width + gap)
    return columns if len(columns) <= len(flowing) else flowing


def _rows(found: Sequence[tuple[float, Tick, Lines]], width: float) -> TickRows:
    """What has a width in rows, each with its left edge."""
    rows: TickRows = [[]]
    x = 0.0
    for wide, group, words in found:
        if x and x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, group, words))
        x += wide
    return rows


def ticks_that_fit(
    groups: Sequence[Tick],
    setting: Setting,
    tries: Sequence[tuple[Style, bool]],
    width: float,
    height: float,
    air: float,
) -> tuple[TickRows, Style]:
    """The groups in the first of the styles (with names or letters) whose rows fit a height; else in the last."""
    found: list[tuple[TickRows, Style]] = []
    for style, names in tries:
        rows = tick_rows(groups, setting, style, width, names=names)
        found.append((rows, style))
        if len(rows) * (style.size + air) <= height:
            break
    return found[-1]


def draw_ticks(
    sheet: Sheet,
    rows: TickRows,
    left: float,
    top: float,
    style: Style,
    leading: float,
) -> float:
    """Boxes to tick with marks and names; gives the bottom edge."""
    box = style.size * 1.1
    whole = Element(Role.LIST)
    for down, row in enumerate(rows):
        y = top + down * leading
        middle = y + leading / 2
        for x, group, words in row:
            at = left + x
            sheet.box(at, middle - box / 2, box, box, CONTROL, 0.75)
            sheet.mark(group.mark, at + box * 1.3, middle - box * 0.45, box * 0.9)
            for line in words.lines[:1]:
                place = middle - style.leading / 2 + baseline(style)
                with sheet.tag(Element(Role.BODY, Element(Role.ITEM, whole))):
                    sheet.words(line, at + 2.4 * box + 2, place, style)
    return top + len(rows) * leading


def rule_under(sheet: Sheet, left: float, right: float, y: float) -> None:
    """The rule in ink under a head."""
    sheet.rule(left, right, y, INK, 1)
