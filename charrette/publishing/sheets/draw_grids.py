"""Draws brainwriting sheets: a row a round, three wide cells with their numbers in the corner."""

from collections.abc import Iterator

from charrette.publishing.blocks import Block, Setting, put_tagged
from charrette.publishing.fonts import SANS, SANS_BOLD
from charrette.publishing.paper import Paper
from charrette.publishing.sheet import Sheet
from charrette.publishing.sheets.frame import (
    BOLD,
    EDGE,
    FOOT,
    SMALL,
    TINY,
    TITLE,
    draw_foot,
    draw_said,
    fitted,
    page,
    rule_under,
)
from charrette.publishing.sheets.parts import IdeaGrid
from charrette.publishing.styles import HAIR, Style
from charrette.publishing.tagged.elements import Element, Scope
from charrette.publishing.tagged.roles import Role

_PROMPT = Style(SANS, 13, 17)
_ROUND = Style(SANS_BOLD, 8.5, 11)
_HEADS = 54.0
"""The width of the column that names the rounds."""


def idea_grid(part: IdeaGrid, paper: Paper, setting: Setting) -> Iterator[Block]:
    """One page."""

    def draw(sheet: Sheet, _left: float, _top: float) -> None:
        width = sheet.width - 2 * EDGE
        title, style = fitted(setting, part.title, TITLE, width)
        put_tagged(sheet, Element(Role.H1), title, EDGE, EDGE, width, style)
        prompt, prompt_style = fitted(setting, part.prompt, _PROMPT, width, most=2)
        put_tagged(sheet, Element(Role.P), prompt, EDGE, EDGE + 22, width, prompt_style)
        top = EDGE + 24 + len(prompt.lines) * prompt_style.leading
        top = draw_said(sheet, part.guidance, setting, top, SMALL, width) + 8
        _grid(sheet, part, setting, top, sheet.height - EDGE - FOOT - 12)
        draw_foot(sheet, part.carried, setting)

    yield page(paper.height, draw)


def _grid(sheet: Sheet, part: IdeaGrid, setting: Setting, top: float, bottom: float) -> None:
    right = sheet.width - EDGE
    columns = len(part.heads)
    wide = (right - EDGE - _HEADS) / columns
    whole = Element(Role.TABLE)
    head_row = Element(Role.ROW, Element(Role.TABLE_HEAD, whole))
    body = Element(Role.TABLE_BODY, whole)
    sheet.reserve(Element(Role.HEAD_CELL, head_row, scope=Scope.COLUMN))
    for place, head in enumerate(part.heads):
        x = EDGE + _HEADS + place * wide + 4
        cell = Element(Role.HEAD_CELL, head_row, scope=Scope.COLUMN)
        put_tagged(sheet, cell, setting.one_line(head, BOLD, wide - 8), x, top, wide - 8, BOLD)
    top += BOLD.leading + 3
    rule_under(sheet, EDGE, right, top)
    tall = (bottom - top) / len(part.rows)
    for down, (head, cells) in enumerate(part.rows):
        y = top + down * tall
        row = Element(Role.ROW, body)
        cell = Element(Role.HEAD_CELL, row, scope=Scope.ROW)
        lines = setting.lines(head, _ROUND, _HEADS - 6)
        put_tagged(sheet, cell, lines, EDGE, y + 5, _HEADS - 6, _ROUND)
        for across, number in enumerate(cells):
            x = EDGE + _HEADS + across * wide
            sheet.line((x, y), (x, y + tall), HAIR, 0.5)
            lines = setting.one_line(number, TINY, wide - 8)
            put_tagged(sheet, Element(Role.CELL, row), lines, x + 4, y + 3, wide - 8, TINY)
        sheet.rule(EDGE, right, y + tall, HAIR, 0.5)
    sheet.line((right, top), (right, bottom), HAIR, 0.5)
