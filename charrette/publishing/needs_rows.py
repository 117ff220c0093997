"""The prioritised needs as blocks: rank, words and flags, a bar with its number, small bars by group."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from charrette.domain.marks import mark_shape
from charrette.publishing.blocks import Block, Setting, baseline, put, put_tagged
from charrette.publishing.lines import Line, Lines
from charrette.publishing.report import FlagWords, GroupBar, NeedRow, NeedsTable, Place
from charrette.publishing.sheet import Sheet
from charrette.publishing.styles import (
    ACCENT,
    BAR_LABEL,
    CODE,
    COUNT,
    FLAG,
    HAIR,
    INK2,
    LINE,
    NEED_NAME,
    NEED_WORDS,
    PRIORITY,
    RANK,
    SCORE,
    WARN,
    Style,
)
from charrette.publishing.tables import GUTTER, TALLEST, head_block
from charrette.publishing.tagged.elements import Element, Scope
from charrette.publishing.tagged.roles import Role

_RANK, _SCORE, _VOTERS = 46.0, 96.0, 34.0
_BAR_STEP, _BAR_WIDTH, _BAR_HEIGHT = 14.0, 9.0, 20.0
_MOST_BARS = 7
_SCORE_BAR = 66.0
_PAD = 6.0
_ICONS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "critical": (((1, 8), (1, 0.5), (7.5, 0.5), (6, 2.5), (7.5, 4.5), (1, 4.5)),),
    "uneven": (
        ((4, 8), (4, 5), (1, 1.5)),
        ((4, 5), (7, 1.5)),
        ((0.8, 3.8), (1, 1.2), (3.4, 1.4)),
        ((7.2, 3.8), (7, 1.2), (4.6, 1.4)),
    ),
    "required": (((1, 4.5), (3.2, 6.8), (7.2, 1.2)),),
}
"""A flag for what is critical, a fork for uneven support, a tick for what is required; in a box of 8 x 8."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges and widths of the columns; a column that is left away has no width."""

    need: tuple[float, float]
    score: tuple[float, float]
    voters: tuple[float, float]
    bars: tuple[float, float]


def needs_blocks(table: NeedsTable, setting: Setting) -> Iterator[Block]:
    """The head, then each need."""
    columns = _columns(table, setting)
    heads = [("Rank", 0.0, columns.need[0] - 6, Place.LEFT), ("Need", *columns.need, Place.LEFT)]
    heads += [
        (words, *edge, Place.LEFT)
        for words, edge in (
            (table.score_head, columns.score),
            (table.voters_head, columns.voters),
            (table.bars_head, columns.bars),
        )
        if edge[1]
    ]
    whole = Element(Role.TABLE)
    body = Element(Role.TABLE_BODY, whole)
    header = head_block(heads, whole, setting)
    yield replace(header, keep=True)
    for row in table.rows:
        yield from _need_blocks(row, body, columns, header, setting)


def _columns(table: NeedsTable, setting: Setting) -> Columns:
    """The need takes what the others leave."""
    by = setting.scale
    most = max((len(row.bars) for row in table.rows), default=0)
    wanted = [
        _SCORE * by if table.score_head else 0.0,
        (_VOTERS + 8) * by if table.voters_head else 0.0,
        max(min(most, _MOST_BARS) * _BAR_STEP, 70.0) * by if table.bars_head else 0.0,
    ]
    taken = sum(each + GUTTER for each in wanted if each)
    need = (_RANK * by, setting.width - _RANK * by - taken)
    edges: list[tuple[float, float]] = []
    left = need[0] + need[1] + GUTTER
    for each in wanted:
        edges.append((left, each))
        left += each + GUTTER if each else 0.0
    return Columns(need, *edges)


class _Tags:
    """The cells of a need's row in reading order; those of columns that are left away are never drawn."""

    def __init__(self, body: Element) -> None:
        row = Element(Role.ROW, body)
        self.rank = Element(Role.HEAD_CELL, row, scope=Scope.ROW)
        self.need, self.score, self.voters, self.bars = (Element(Role.CELL, row) for _ in range(4))


def _need_blocks(
    row: NeedRow, body: Element, columns: Columns, header: Block, setting: Setting
) -> Iterator[Block]:
    """One need; words taller than a row may be go on in rows of their own."""
    tags = _Tags(body)
    text = _words(row, tags.need, columns.need[1], setting)
    for start in range(0, len(text), TALLEST):
        part = text[start : start + TALLEST]
        yield replace(
            _need_block(row if start == 0 else None, tags, part, columns, setting),
            header=header,
            weight=1 if start == 0 else 0,
        )


_Said = tuple[Line, Style, str, bool, Element]
"""A line of a need's words: style, kind of its flag, whether it reads from right to left, its paragraph."""


def _words(row: NeedRow, cell: Element, width: float, setting: Setting) -> list[_Said]:
    text: list[_Said] = []
    for words, style in ((row.name, setting.style(NEED_NAME)), (row.statement, setting.style(NEED_WORDS))):
        lines = setting.lines(words, style, width)
        paragraph = Element(Role.P, cell)
        text += [(line, style, "", lines.rightward, paragraph) for line in lines.lines]
    for flag in row.flags:
        style = replace(setting.style(FLAG), colour=_flag_colour(flag))
        iconed = flag.kind in _ICONS
        lines = setting.lines(flag.words, style, width - 13 if iconed else width)
        paragraph = Element(Role.P, cell)
        text += [
            (line, style, flag.kind if index == 0 or not iconed else "more", lines.rightward, paragraph)
            for index, line in enumerate(lines.lines)
        ]
    return text


def _flag_colour(flag: FlagWords) -> str:
    return {"critical": ACCENT, "uneven": WARN}.get(flag.kind, INK2)


def _need_block(
    row: NeedRow | None, tags: _Tags, text: list[_Said], columns: Columns, setting: Setting
) -> Block:
    words_height = sum(style.leading for _, style, *_ in text)
    bars_height = _bars_height(row.bars) * setting.scale if row and columns.bars[1] else 0.0
    left_height = _rank_height(row) * setting.scale if row else 0.0
    height = max(words_height, bars_height, left_height) + 2 * _PAD

    def draw(sheet: Sheet, left: float, top: float) -> None:
        if row:
            with sheet.tag(tags.rank):
                _draw_rank(sheet, row, left, top + (height - left_height) / 2, setting)
        with sheet.tag(tags.need):
            words_top = top + (height - words_height) / 2
            _draw_words(sheet, text, left + columns.need[0], words_top, columns.need[1])
        if row:
            _draw_numbers(sheet, row, tags, columns, left, top + height / 2, setting)
        if row and columns.bars[1]:
            with sheet.tag(tags.bars):
                _draw_bars(sheet, row, left + columns.bars[0], top + (height - bars_height) / 2, setting)
        sheet.rule(left, left + setting.width, top + height, LINE, 0.5)

    return Block(height, draw)


def _draw_words(sheet: Sheet, text: list[_Said], left: float, top: float, width: float) -> None:
    for line, style, flag, rightward, paragraph in text:
        indent = 13 if flag in _ICONS or flag == "more" else 0
        x = left + width - line.width if rightward else left + indent
        with sheet.tag(paragraph):
            sheet.words(line, x, top + baseline(style), style)
        if flag in _ICONS:
            _draw_icon(sheet, flag, left + 1, top + style.leading / 2 - 4, style.colour)
        top += style.leading


def _draw_icon(sheet: Sheet, kind: str, x: float, y: float, colour: str) -> None:
    """The icon of a flag, in a box of 8 x 8."""
    lines = tuple(tuple((x + across, y + down) for across, down in line) for line in _ICONS[kind])
    sheet.strokes(lines, colour, 0.9)


def _rank_height(row: NeedRow) -> float:
    return RANK.leading + CODE.leading + (PRIORITY.leading if row.priority else 0.0)


def _rank_style(row: NeedRow) -> Style:
    """A rank is large; a word in its place (Required) is not."""
    return RANK if len(row.rank) <= 4 else replace(SCORE, size=8, leading=RANK.leading)


def _draw_rank(sheet: Sheet, row: NeedRow, left: float, top: float, setting: Setting) -> None:
    for words, plain in ((row.rank, _rank_style(row)), (row.code, CODE), (row.priority, PRIORITY)):
        style = setting.style(plain)
        if words:
            lines = setting.lines(words, style, _RANK * setting.scale)
            first = replace(lines, lines=lines.lines[:1])
            put_tagged(sheet, Element(Role.P), first, left, top, _RANK, style)
        top += style.leading


def _draw_numbers(
    sheet: Sheet, row: NeedRow, tags: _Tags, columns: Columns, left: float, middle: float, setting: Setting
) -> None:
    """The bar with its number at the end, the other result under it, then the voters."""
    middle -= 4 * setting.scale if row.other else 0.0
    x = left + columns.score[0]
    if row.share:
        length = max(1.0, row.share * _SCORE_BAR * setting.scale)
        thick = 10 * setting.scale
        sheet.bar(x, middle - thick / 2, length, thick, ACCENT)
        x += length + 5
    if columns.score[1]:
        with sheet.tag(tags.score):
            _beside(sheet, row.score, x, middle, columns.score[1], SCORE, setting)
    if row.other:
        below, room = middle + 10 * setting.scale, columns.score[1] + GUTTER
        with sheet.tag(tags.score):
            _beside(sheet, row.other, left + columns.score[0], below, room, CODE, setting)
    if columns.voters[1]:
        with sheet.tag(tags.voters):
            _beside(sheet, row.voters, left + columns.voters[0], middle, columns.voters[1], COUNT, setting)


def _beside(
    sheet: Sheet, words: str, x: float, middle: float, width: float, plain: Style, setting: Setting
) -> None:
    style = setting.style(plain)
    lines: Lines = setting.lines(words, style, width)
    put(sheet, lines, x, middle - style.leading * len(lines.lines) / 2, width, style)


def _bars_height(bars: tuple[GroupBar, ...]) -> float:
    lines = -(-len(bars) // _MOST_BARS)
    return lines * (_BAR_HEIGHT + 1 + BAR_LABEL.leading)


def _draw_bars(sheet: Sheet, row: NeedRow, left: float, top: float, setting: Setting) -> None:
    """Bars on one common scale, one figure that ``bars_words`` says in words."""
    if not row.bars:
        return
    wide = min(len(row.bars), _MOST_BARS) * _BAR_STEP * setting.scale
    with sheet.figure(row.bars_words, left, top, wide, _bars_height(row.bars) * setting.scale):
        for index, bar in enumerate(row.bars):
            _draw_bar(sheet, bar, index, left, top, setting)


def _draw_bar(sheet: Sheet, bar: GroupBar, index: int, left: float, top: float, setting: Setting) -> None:
    """One bar, its label under it; none is a grey hairline."""
    by, style = setting.scale, setting.style(BAR_LABEL)
    step, wide, high = _BAR_STEP * by, _BAR_WIDTH * by, _BAR_HEIGHT * by
    x = left + index % _MOST_BARS * step
    foot = top + index // _MOST_BARS * (high + by + style.leading) + high
    if bar.share:
        tall = max(0.8, bar.share * high)
        sheet.bar(x + (step - wide) / 2, foot - tall, wide, tall, mark_shape(bar.mark).light)
    else:
        sheet.rule(x + (step - wide) / 2, x + (step + wide) / 2, foot, HAIR, 0.5)
    for line in setting.lines(bar.label, style, 40 * by).lines[:1]:
        sheet.words(line, x + (step - line.width) / 2, foot + by + baseline(style), style)
