"""Tables as blocks: a head that is drawn again on each page, rows that do not break, hairlines between them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from charrette.publishing.blocks import Block, Setting, kept, nothing, put, put_right, put_tagged
from charrette.publishing.lines import Lines
from charrette.publishing.report import Cell, Column, Fact, Pairs, Place, Row, Table
from charrette.publishing.sheet import Sheet
from charrette.publishing.styles import (
    CELL,
    CELL_BOLD,
    CELL_QUOTE,
    HEAD_CELL,
    INK,
    LINE,
    Style,
)
from charrette.publishing.tagged.elements import Element, Scope
from charrette.publishing.tagged.language import language_tag
from charrette.publishing.tagged.roles import Role

GUTTER, NARROW_GUTTER = 12.0, 7.0
_MANY_COLUMNS = 9
"""From here on the gutters are narrow."""
_SMALLER_HEADS = (1.0, 0.92, 0.84, 0.76)
"""The sizes a head is tried at until its longest word fits its column."""
PAD = 4.0
TALLEST = 40
"""Lines a row may have before it is continued in a row of its own; a page holds more."""


def table_blocks(table: Table, setting: Setting) -> Iterator[Block]:
    """A plain table: its head, then its rows; the last is not alone on a page."""
    edges = _edges(table.columns, setting.width)
    whole = Element(Role.TABLE)
    body = Element(Role.TABLE_BODY, whole)
    header = head_block(
        [(column.head, *edge, column.place) for column, edge in zip(table.columns, edges, strict=True)],
        whole,
        setting,
    )
    yield replace(header, keep=True)
    again = header
    for left, row in zip(range(len(table.rows) - 1, -1, -1), table.rows, strict=True):
        if row.group:
            again = _with_group(header, row, edges, setting)
        tags = RowTags(body, len(table.columns), row)
        found = _row_blocks(row, tags, table.columns, edges, header if row.group else again, setting)
        yield from kept(found) if left == 1 else found


def head_block(heads: Sequence[tuple[str, float, float, Place]], whole: Element, setting: Setting) -> Block:
    """The head of a table from (words, left edge, width, place), over a rule in ink."""
    style = setting.style(HEAD_CELL)
    set_heads = [
        (*_head_lines(words, width, style, setting), left, width, place)
        for words, left, width, place in heads
    ]
    tallest = max((len(lines.lines) for lines, *_ in set_heads), default=1)
    height = tallest * style.leading + 7
    row = Element(Role.ROW, Element(Role.TABLE_HEAD, whole))
    cells = [Element(Role.HEAD_CELL, row, scope=Scope.COLUMN) for _ in heads]

    def draw(sheet: Sheet, left: float, top: float) -> None:
        for (lines, own, x, width, place), cell in zip(set_heads, cells, strict=True):
            first = top + (tallest - len(lines.lines)) * style.leading
            with sheet.tag(cell):
                _put_placed(sheet, lines, left + x, first, width, own, place)
        sheet.rule(left, left + setting.width, top + height - 1, INK, 1)

    return Block(height, draw, before=10)


def _head_lines(words: str, width: float, style: Style, setting: Setting) -> tuple[Lines, Style]:
    """A head in lines, as large as its longest word allows; the line height stays."""
    longest = max(words.split(), key=len, default="")
    sizes = [replace(style, size=style.size * by) for by in _SMALLER_HEADS]
    own = next((each for each in sizes if len(setting.lines(longest, each, width).lines) < 2), sizes[-1])
    return setting.lines(words, own, width), own


def _edges(columns: Sequence[Column], width: float) -> list[tuple[float, float]]:
    """Each column's left edge and width; gutters lie between them."""
    whole = sum(column.share for column in columns)
    gutters = [_gutter(columns, after) for after in range(len(columns))]
    usable = width - sum(gutters[:-1])
    edges: list[tuple[float, float]] = []
    left = 0.0
    for column, gutter in zip(columns, gutters, strict=True):
        wide = usable * column.share / whole
        edges.append((left, wide))
        left += wide + gutter
    return edges


def _gutter(columns: Sequence[Column], after: int) -> float:
    """The room after a column; between figures and words it is never narrow."""
    if len(columns) < _MANY_COLUMNS:
        return GUTTER
    places = [column.place for column in columns[after : after + 2]]
    return GUTTER if places == [Place.RIGHT, Place.LEFT] else NARROW_GUTTER


def _row_blocks(
    row: Row,
    tags: "RowTags",
    columns: Sequence[Column],
    edges: list[tuple[float, float]],
    header: Block,
    setting: Setting,
) -> Iterator[Block]:
    """One row, or several when a cell is taller than a row may be."""
    if row.group:
        edges = [(0.0, setting.width), *edges[1:]]
    cells = [
        (_cell_lines(cell, width, setting), cell) for cell, (_, width) in zip(row.cells, edges, strict=False)
    ]
    tallest = max((len(lines.lines) for lines, _ in cells), default=1)
    for start in range(0, max(tallest, 1), TALLEST):
        part = [
            (
                replace(lines, lines=lines.lines[start : start + TALLEST]),
                cell if not start else replace(cell, mark=None),
            )
            for lines, cell in cells
        ]
        block = _row_block(row, tags, part, columns, edges, setting)
        yield replace(block, header=header, keep=row.group, weight=0 if start else 1)


def _with_group(header: Block, row: Row, edges: list[tuple[float, float]], setting: Setting) -> Block:
    """The head with the name of the group that goes on below it."""
    cell = replace(row.cells[0], words=f"{row.cells[0].words} (continued)")
    wide = [(0.0, setting.width), *edges[1:]]
    tags = RowTags(None, 1, row)
    group = _row_block(row, tags, [(_cell_lines(cell, setting.width, setting), cell)], (), wide, setting)

    def draw(sheet: Sheet, left: float, top: float) -> None:
        header.draw(sheet, left, top)
        group.draw(sheet, left, top + header.height)

    return Block(header.height + group.height, draw)


class RowTags:
    """What the cells of a row are: the first heads the row, a group's heads all columns below it.

    Columns that a row says nothing of keep an empty cell.
    """

    def __init__(self, body: Element | None, columns: int, row: Row) -> None:
        self.row = Element(Role.ROW, body)
        spans = columns if row.group else 1
        scope = Scope.COLUMN if row.group else Scope.ROW
        first = Element(Role.HEAD_CELL, self.row, scope=scope, columns=spans)
        others = row.cells[1:columns] if not row.group else ()
        self.cells = [
            first,
            *(Element(Role.CELL, self.row, language=language_tag(each.language)) for each in others),
        ]
        if row.cells:
            first.language = language_tag(row.cells[0].language)
        missing = 0 if row.group else columns - len(self.cells)
        self.empty = [Element(Role.CELL, self.row) for _ in range(missing)]


def _row_block(
    row: Row,
    tags: RowTags,
    cells: list[tuple[Lines, Cell]],
    columns: Sequence[Column],
    edges: list[tuple[float, float]],
    setting: Setting,
) -> Block:
    styles = [_cell_style(cell, setting) for _, cell in cells]
    used = [len(lines.lines) * style.leading for (lines, _), style in zip(cells, styles, strict=True)]
    pad = PAD * setting.scale
    above = pad + (8 if row.group else 0)
    height = max(used, default=0.0) + above + pad

    def draw(sheet: Sheet, left: float, top: float) -> None:
        places = [Place.LEFT] if row.group else [column.place for column in columns]
        for (lines, cell), style, (x, width), place, element in zip(
            cells, styles, edges, places, tags.cells, strict=False
        ):
            inset = _inset(cell, setting)
            if cell.mark is not None:
                sheet.mark(cell.mark, left + x, top + above + (style.leading - 7) / 2, 7)
            with sheet.tag(element):
                _put_placed(sheet, lines, left + x + inset, top + above, width - inset, style, place)
        for element in tags.empty:
            sheet.reserve(element)
        sheet.rule(left, left + setting.width, top + height, LINE, 0.5)

    return Block(height, draw)


def _cell_style(cell: Cell, setting: Setting) -> Style:
    return setting.style(CELL_QUOTE if cell.quoted else CELL_BOLD if cell.bold else CELL)


def _inset(cell: Cell, setting: Setting) -> float:
    """The room a mark takes before the words."""
    return 0.0 if cell.mark is None else 12 * setting.scale


def _cell_lines(cell: Cell, width: float, setting: Setting) -> Lines:
    return setting.lines(cell.words, _cell_style(cell, setting), width - _inset(cell, setting))


def _put_placed(
    sheet: Sheet, lines: Lines, left: float, top: float, width: float, style: Style, place: Place
) -> None:
    """Lines in a cell, at its left or its right edge."""
    if place is Place.LEFT:
        put(sheet, lines, left, top, width, style)
        return
    for index, line in enumerate(lines.lines):
        y = top + index * style.leading + (style.leading - style.size) / 2 + style.size * 0.82
        put_right(sheet, line, left + width, y, style)


def pairs_blocks(pairs: Pairs, setting: Setting) -> Iterator[Block]:
    """An index in four columns: rows of four pairs, counted across, so that it may break anywhere."""
    columns = 4 if setting.width > 400 else 2
    wide = (setting.width - GUTTER * (columns - 1)) / columns
    bold, plain = setting.style(CELL_BOLD), setting.style(CELL)
    code_width = 44 * setting.scale
    whole = Element(Role.LIST)
    for start in range(0, len(pairs.pairs), columns):
        row = [
            (setting.lines(each.label, bold, code_width), setting.lines(each.words, plain, wide - code_width))
            for each in pairs.pairs[start : start + columns]
        ]
        tallest = max(max(len(label.lines), len(words.lines)) for label, words in row)

        def draw(sheet: Sheet, left: float, top: float, row: list[tuple[Lines, Lines]] = row) -> None:
            for index, (label, words) in enumerate(row):
                x = left + index * (wide + GUTTER)
                item = Element(Role.ITEM, whole)
                put_tagged(sheet, Element(Role.LABEL, item), label, x, top + 2, code_width, bold)
                beside = x + code_width
                put_tagged(sheet, Element(Role.BODY, item), words, beside, top + 2, wide - code_width, plain)

        yield Block(tallest * plain.leading + 4, draw, weight=len(row))
        yield _hairline(setting)


def _hairline(setting: Setting) -> Block:
    def draw(sheet: Sheet, left: float, top: float) -> None:
        sheet.rule(left, left + setting.width, top, LINE, 0.5)

    return Block(0.0, draw)


def facts_blocks(facts: Sequence[Fact], setting: Setting) -> Iterator[Block]:
    """Labels with their words beside them, without lines."""
    style = setting.style(CELL)
    bold = setting.style(CELL_BOLD)
    label_width = min(110 * setting.scale, setting.width / 3)
    whole = Element(Role.LIST)
    for fact in facts:
        item = Element(Role.ITEM, whole)
        tags = (Element(Role.LABEL, item), Element(Role.BODY, item))
        label = setting.lines(fact.label, bold, label_width - GUTTER)
        words = setting.lines(fact.words, style, setting.width - label_width)
        count = max(len(label.lines), len(words.lines))
        for index in range(count):
            pair = tuple(replace(each, lines=each.lines[index : index + 1]) for each in (label, words))

            def draw(
                sheet: Sheet,
                left: float,
                top: float,
                pair: tuple[Lines, ...] = pair,
                tags: tuple[Element, Element] = tags,
            ) -> None:
                put_tagged(sheet, tags[0], pair[0], left, top, label_width, bold)
                beside, room = left + label_width, setting.width - label_width
                put_tagged(sheet, tags[1], pair[1], beside, top, room, style)

            yield Block(style.leading, draw, before=2 if index == 0 else 0, keep=index == 0 and count > 1)
    yield Block(2, nothing)
