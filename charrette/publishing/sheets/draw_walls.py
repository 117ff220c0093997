"""Draws wall sheets on their side, with wide cells for coloured dots, and the sheets on which a table counts."""

from collections.abc import Iterator, Sequence

from charrette.publishing.blocks import Block, Setting, put_tagged
from charrette.publishing.fonts import SANS, SANS_BOLD
from charrette.publishing.paper import Paper
from charrette.publishing.sheet import Sheet
from charrette.publishing.sheets.frame import (
    BOLD,
    CONTROL,
    EDGE,
    FOOT,
    PLAIN,
    TITLE,
    draw_foot,
    draw_said,
    fitted,
    page,
    rule_under,
)
from charrette.publishing.sheets.parts import CountSheet, NeedLine, Tick, WallSheet
from charrette.publishing.styles import HAIR, LINE, Style
from charrette.publishing.tagged.elements import Element, Scope
from charrette.publishing.tagged.roles import Role

_NAME = Style(SANS, 14, 17)
_NUMBER = Style(SANS_BOLD, 14, 17)
_GROUP = Style(SANS, 9, 11)
_LABEL = Style(SANS_BOLD, 11, 14)
_COUNT_NAME = Style(SANS, 10.5, 13)
_NAMES = 0.3
"""The part of a wall sheet's width that the needs take."""


def wall_sheet(part: WallSheet, paper: Paper, setting: Setting) -> Iterator[Block]:
    """One page on its side."""

    def draw(sheet: Sheet, _left: float, _top: float) -> None:
        sheet.turn()
        width = sheet.width - 2 * EDGE
        top = _opening(sheet, part, setting, width)
        left = EDGE + width * _NAMES
        whole = Element(Role.TABLE)
        _group_heads(sheet, whole, part.groups, setting, left, top)
        top += _LABEL.leading + _GROUP.leading + 8
        _wall(sheet, whole, part, setting, left, top, sheet.height - EDGE - FOOT - 12)
        draw_foot(sheet, part.carried, setting)

    yield page(paper.height, draw)


def _opening(sheet: Sheet, part: WallSheet | CountSheet, setting: Setting, width: float) -> float:
    title, style = fitted(setting, part.title, TITLE, width)
    put_tagged(sheet, Element(Role.H1), title, EDGE, EDGE, width, style)
    return draw_said(sheet, part.guidance, setting, EDGE + 22, PLAIN, width) + 8


def _head_row(sheet: Sheet, whole: Element) -> Element:
    """The row of the heads; number and name of a need have none."""
    row = Element(Role.ROW, Element(Role.TABLE_HEAD, whole))
    for _ in range(2):
        sheet.reserve(Element(Role.HEAD_CELL, row, scope=Scope.COLUMN))
    return row


def _group_heads(
    sheet: Sheet, whole: Element, groups: Sequence[Tick], setting: Setting, left: float, top: float
) -> None:
    """Mark and letters over each column, the name below, smaller where it is long."""
    wide = (sheet.width - EDGE - left) / max(len(groups), 1)
    row = _head_row(sheet, whole)
    for place, group in enumerate(groups):
        x = left + place * wide + 4
        sheet.mark(group.mark, x, top + 1, 11)
        cell = Element(Role.HEAD_CELL, row, scope=Scope.COLUMN)
        label = setting.one_line(group.label, _LABEL, 30)
        put_tagged(sheet, Element(Role.P, cell), label, x + 15, top, 30, _LABEL)
        name, style = fitted(setting, group.name, _GROUP, wide - 6, least=0.8)
        put_tagged(sheet, Element(Role.P, cell), name, x, top + _LABEL.leading, wide - 6, style)


def _wall(
    sheet: Sheet, whole: Element, part: WallSheet, setting: Setting, left: float, top: float, bottom: float
) -> None:
    right = sheet.width - EDGE
    body = Element(Role.TABLE_BODY, whole)
    rule_under(sheet, EDGE, right, top)
    tall = min(56.0, (bottom - top) / max(len(part.needs), 1))
    for down, need in enumerate(part.needs):
        y = top + down * tall
        with sheet.tag(Element(Role.ROW, body)):
            _need(sheet, need, setting, (EDGE, left - 8), y, tall)
            for _ in part.groups:
                sheet.reserve(Element(Role.CELL))
        sheet.rule(EDGE, right, y + tall, HAIR, 0.5)
    foot = top + len(part.needs) * tall
    wide = (right - left) / max(len(part.groups), 1)
    for place in range(len(part.groups) + 1):
        x = left + place * wide
        sheet.line((x, top), (x, foot), HAIR, 0.5)


def _need(
    sheet: Sheet,
    need: NeedLine,
    setting: Setting,
    span: tuple[float, float],
    top: float,
    tall: float,
    style: Style = _NAME,
) -> None:
    """Number and short name of a need, in the middle of its row, in at most three lines."""
    left, right = span
    indent = 30.0
    most = max(1, int((tall - 4) // style.leading))
    name, name_style = fitted(setting, need.name, style, right - left - indent, most=most)
    y = top + (tall - len(name.lines) * name_style.leading) / 2
    number = _NUMBER.scaled(style.size / _NUMBER.size)
    head = Element(Role.HEAD_CELL, scope=Scope.ROW)
    put_tagged(sheet, head, setting.one_line(need.number, number, indent), left, y, indent, number)
    put_tagged(sheet, Element(Role.CELL), name, left + indent, y, right - left - indent, name_style)


def count_sheet(part: CountSheet, paper: Paper, setting: Setting) -> Iterator[Block]:
    """One page."""

    def draw(sheet: Sheet, _left: float, _top: float) -> None:
        width = sheet.width - 2 * EDGE
        top = _opening(sheet, part, setting, width)
        head = setting.one_line(part.ballots_head, BOLD, width - 90)
        put_tagged(sheet, Element(Role.P), head, EDGE, top + 5, width - 90, BOLD)
        sheet.box(EDGE + head.lines[0].width + 10 if head.lines else EDGE, top, 64, 24, CONTROL, 0.9)
        top += 36
        edges = _count_edges(part, sheet.width)
        whole = Element(Role.TABLE)
        row = _head_row(sheet, whole)
        for (left, right), words in zip(edges, part.heads, strict=True):
            lines, style = fitted(setting, words, BOLD, right - left - 8)
            cell = Element(Role.HEAD_CELL, row, scope=Scope.COLUMN)
            put_tagged(sheet, cell, lines, left + 4, top, right - left - 8, style)
        _counts(sheet, Element(Role.TABLE_BODY, whole), part, setting, edges, top + BOLD.leading + 3)
        draw_foot(sheet, part.carried, setting)

    yield page(paper.height, draw)


def _count_edges(part: CountSheet, width: float) -> list[tuple[float, float]]:
    """Strokes take most, the total little; levels share what the needs leave."""
    right = width - EDGE
    first = EDGE + (right - EDGE) * (0.46 if len(part.heads) == 2 else 0.38)
    shares = [0.72, 0.28] if len(part.heads) == 2 else [1 / len(part.heads)] * len(part.heads)
    edges: list[tuple[float, float]] = []
    for share in shares:
        edges.append((first, first + (right - EDGE) * share * (0.54 if len(part.heads) == 2 else 0.62)))
        first = edges[-1][1]
    return edges


def _counts(
    sheet: Sheet,
    body: Element,
    part: CountSheet,
    setting: Setting,
    edges: Sequence[tuple[float, float]],
    top: float,
) -> None:
    right = sheet.width - EDGE
    rule_under(sheet, EDGE, right, top)
    bottom = sheet.height - EDGE - FOOT - 12
    tall = min(34.0, (bottom - top) / max(len(part.needs), 1))
    for down, need in enumerate(part.needs):
        y = top + down * tall
        with sheet.tag(Element(Role.ROW, body)):
            _need(sheet, need, setting, (EDGE, edges[0][0] - 8), y, tall, _COUNT_NAME)
            for _ in edges:
                sheet.reserve(Element(Role.CELL))
        sheet.rule(EDGE, right, y + tall, LINE, 0.5)
    foot = top + len(part.needs) * tall
    for left, _ in edges:
        sheet.line((left, top), (left, foot), HAIR, 0.5)
    sheet.line((right, top), (right, foot), HAIR, 0.5)
