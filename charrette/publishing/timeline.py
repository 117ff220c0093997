"""A timeline as blocks: a scale that is drawn again on each page, one row for each day to hold."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from charrette.publishing.blocks import Block, Setting, baseline, put
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
    """The scale, then each row with its bar, its mark and its day."""
    labels = setting.width * _LABELS
    lane = _Lane(labels, setting.width - labels - _DAY * setting.scale)
    header = _scale(part, lane, setting)
    yield replace(header, keep=True, before=10)
    for left, row in zip(range(len(part.rows) - 1, -1, -1), part.rows, strict=True):
        yield replace(_row(row, part, lane, setting), header=header, keep=left == 1, weight=1)


def _scale(part: Timeline, lane: _Lane, setting: Setting) -> Block:
    style = setting.style(HEAD_CELL)
    ticks = [(at, setting.one_line(words, style, 90)) for at, words in part.ticks]
    today = setting.one_line("today", style, 60)
    height = (2 if part.today is not None else 1) * style.leading + 6

    def draw(sheet: Sheet, left: float, top: float) -> None:
        foot = top + height
        for at, words in ticks:
            put(sheet, words, left + lane.x(at) + 2, foot - style.leading - 3, 90, style)
        if part.today is not None:
            x = left + lane.x(part.today)
            for line in today.lines[:1]:
                sheet.words(line, x - line.width / 2, top + baseline(style), replace(style, colour=ACCENT))
        sheet.rule(left, left + setting.width, foot - 1, INK, 1)

    return Block(height, draw)


def _row(row: TimelineRow, part: Timeline, lane: _Lane, setting: Setting) -> Block:
    bold = setting.style(CELL_BOLD)
    plain = bold if row.chained else setting.style(CELL)
    code_width, height = _CODE * setting.scale, _ROW * setting.scale
    code = setting.one_line(row.code, bold, code_width)
    title = setting.one_line(row.title, plain, lane.left - code_width - 8)
    day = setting.one_line(row.words, setting.style(replace(CELL, colour=INK2)), _DAY * setting.scale + 40)

    def draw(sheet: Sheet, left: float, top: float) -> None:
        above = top + (height - plain.leading) / 2
        put(sheet, code, left, above, code_width, bold)
        put(sheet, title, left + code_width, above, lane.left - code_width, plain)
        for at, _ in part.ticks:
            x = left + lane.x(at)
            sheet.line((x, top), (x, top + height), LINE, 0.5)
        if part.today is not None:
            x = left + lane.x(part.today)
            sheet.line((x, top), (x, top + height), ACCENT, 0.75, dashed=True)
        middle, end = top + height / 2, left + lane.left
        if row.at is not None:
            x = left + lane.x(row.at)
            if row.since is not None and row.since < row.at:
                thick, colour = (2.0, INK2) if row.chained else (1.0, LINE)
                sheet.bar(
                    left + lane.x(row.since), middle - thick / 2, x - left - lane.x(row.since), thick, colour
                )
            _mark(sheet, row.state, x, middle)
            end = x + _MARK + 4
        put(sheet, day, end, above, _DAY, setting.style(replace(CELL, colour=INK2)))
        sheet.rule(left, left + setting.width, top + height, LINE, 0.5)

    return Block(height, draw)


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
