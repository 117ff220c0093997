"""A timeline as blocks: a scale that is drawn again on each page, one row for each day to hold."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from charrette.publishing.blocks import Block, Setting, baseline, put, put_tagged
from charrette.publishing.report import Timeline, TimelineRow
from charrette.publishing.sheet import Sheet
from charrette.publishing.styles import (
    ACCENT,
    CELL,
    CELL_BOLD,
    HEAD_CELL,
    INK,
    INK2,
    INK3,
    LINE,
    WARN,
)
from charrette.publishing.tagged.elements import Element, Scope
from charrette.publishing.tagged.roles import Role

_ROW = 18.0
_LABELS = 0.38
"""The share of the width that code and title take."""
_CODE = 38.0
_DAY = 62.0
"""Room for the words of the day beside the last mark."""
_MARK = 3.6
"""The radius of a mark."""
_COLOURS = {"done": INK, "under way": ACCENT, "planned": INK3, "late": WARN}


@dataclass(frozen=True, slots=True)
class _Lane:
    """Where the scale lies, from the column's left edge."""

    left: float
    width: float

    def x(self, at: float) -> float:
        """A place on the scale."""
        return self.left + at * self.width


def timeline_blocks(part: Timeline, setting: Setting) -> Iterator[Block]:
    """The scale, a figure that says in words what all shows; then each row: its bar, its mark and its day."""
    labels = setting.width * _LABELS
    lane = _Lane(labels, setting.width - labels - _DAY * setting.scale)
    header = _scale(part, lane, setting)
    yield replace(header, keep=True, before=10)
    body = Element(Role.TABLE_BODY, Element(Role.TABLE))
    for left, row in zip(range(len(part.rows) - 1, -1, -1), part.rows, strict=True):
        yield replace(_row(row, body, part, lane, setting), header=header, keep=left == 1, weight=1)


def _scale(part: Timeline, lane: _Lane, setting: Setting) -> Block:
    style = setting.style(HEAD_CELL)
    ticks = [(at, setting.one_line(words, style, 90)) for at, words in part.ticks]
    today = setting.one_line("today", style, 60)
    height = (2 if part.today is not None else 1) * style.leading + 6

    def draw(sheet: Sheet, left: float, top: float) -> None:
        foot = top + height
        with sheet.figure(part.alternative, left, top, setting.width, height):
            for at, words in ticks:
                put(sheet, words, left + lane.x(at) + 2, foot - style.leading - 3, 90, style)
            if part.today is not None:
                x = left + lane.x(part.today)
                for line in today.lines[:1]:
                    sheet.words(
                        line, x - line.width / 2, top + baseline(style), replace(style, colour=ACCENT)
                    )
        sheet.rule(left, left + setting.width, foot - 1, INK, 1)

    return Block(height, draw)


def _row(row: TimelineRow, body: Element, part: Timeline, lane: _Lane, setting: Setting) -> Block:
    bold = setting.style(CELL_BOLD)
    plain = bold if row.chained else setting.style(CELL)
    day_style = setting.style(replace(CELL, colour=INK2))
    code_width, height = _CODE * setting.scale, _ROW * setting.scale
    code = setting.one_line(row.code, bold, code_width)
    title = setting.one_line(row.title, plain, lane.left - code_width - 8)
    day = setting.one_line(row.words, day_style, _DAY * setting.scale + 40)
    tag = Element(Role.ROW, body)

    def draw(sheet: Sheet, left: float, top: float) -> None:
        above = top + (height - plain.leading) / 2
        head = Element(Role.HEAD_CELL, tag, scope=Scope.ROW)
        put_tagged(sheet, head, code, left, above, code_width, bold)
        room = lane.left - code_width
        put_tagged(sheet, Element(Role.CELL, tag), title, left + code_width, above, room, plain)
        for at, _ in part.ticks:
            x = left + lane.x(at)
            sheet.line((x, top), (x, top + height), LINE, 0.5)
        if part.today is not None:
            x = left + lane.x(part.today)
            sheet.line((x, top), (x, top + height), ACCENT, 0.75, dashed=True)
        with sheet.tag(Element(Role.CELL, tag)):
            end = _draw_place(sheet, row, lane, left, top + height / 2)
        put_tagged(sheet, Element(Role.CELL, tag), day, end, above, _DAY, day_style)
        sheet.rule(left, left + setting.width, top + height, LINE, 0.5)

    return Block(height, draw)


def _draw_place(sheet: Sheet, row: TimelineRow, lane: _Lane, left: float, middle: float) -> float:
    """The bar, and the mark as a figure that says the state; gives where the words of the day begin."""
    if row.at is None:
        return left + lane.left
    x = left + lane.x(row.at)
    if row.since is not None and row.since < row.at:
        thick, colour = (2.0, INK2) if row.chained else (1.0, LINE)
        since = left + lane.x(row.since)
        sheet.bar(since, middle - thick / 2, x - since, thick, colour)
    with sheet.figure(row.state, x - _MARK, middle - _MARK, 2 * _MARK, 2 * _MARK):
        _mark(sheet, row.state, x, middle)
    return x + _MARK + 4


def _mark(sheet: Sheet, state: str, x: float, y: float) -> None:
    """A disc with a tick (done), a ring with a dot (under way), a diamond (late) or a ring, on white."""
    colour = _COLOURS.get(state, INK3)
    _disc(sheet, x, y, 2 * _MARK + 2, "#FFFFFF")
    if state == "done":
        _disc(sheet, x, y, 2 * _MARK, colour)
        sheet.strokes((((x - 1.7, y + 0.1), (x - 0.5, y + 1.4), (x + 1.8, y - 1.4)),), "#FFFFFF", 0.9)
    elif state == "late":
        points = ((x, y - _MARK), (x + _MARK, y), (x, y + _MARK), (x - _MARK, y), (x, y - _MARK))
        sheet.strokes((points,), colour, 1.4)
    else:
        sheet.circle(x, y, _MARK - 0.6, colour, 1.2)
        if state == "under way":
            _disc(sheet, x, y, 3, colour)


def _disc(sheet: Sheet, x: float, y: float, wide: float, colour: str) -> None:
    """A filled disc: the round end of a stroke."""
    sheet.strokes((((x, y), (x + 0.01, y)),), colour, wide)
