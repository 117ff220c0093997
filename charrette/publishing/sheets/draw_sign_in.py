"""Draws sign-in sheets on their side, with lines tall enough to write on."""

from collections.abc import Iterator, Sequence

from charrette.publishing.blocks import Block, Setting, put_tagged
from charrette.publishing.paper import Paper
from charrette.publishing.sheet import Sheet
from charrette.publishing.sheets.frame import (
    BOLD,
    CONTROL,
    EDGE,
    FOOT,
    PLAIN,
    SMALL,
    TITLE,
    draw_foot,
    draw_said,
    fitted,
    page,
    rule_under,
)
from charrette.publishing.sheets.parts import SignInRow, SignInSheet
from charrette.publishing.styles import INK, LINE
from charrette.publishing.tagged.elements import Element, Scope
from charrette.publishing.tagged.roles import Role

_SHARES = (0.24, 0.19, 0.07, 0.25, 0.12, 0.13)
"""Of the width, by column: name, role, table, help, consent, initials."""
_BOX = 10.0


def sign_in_sheet(part: SignInSheet, paper: Paper, setting: Setting) -> Iterator[Block]:
    """One page on its side."""

    def draw(sheet: Sheet, _left: float, _top: float) -> None:
        sheet.turn()
        width = sheet.width - 2 * EDGE
        top = _opening(sheet, part, setting, width)
        edges = _edges(width)
        whole = Element(Role.TABLE)
        head_row = Element(Role.ROW, Element(Role.TABLE_HEAD, whole))
        body = Element(Role.TABLE_BODY, whole)
        deepest = 0
        for (left, wide), head in zip(edges, part.heads, strict=True):
            lines = setting.lines(head, BOLD.scaled(0.9), wide)
            cell = Element(Role.HEAD_CELL, head_row, scope=Scope.COLUMN)
            put_tagged(sheet, cell, lines, left, top, wide, BOLD.scaled(0.9))
            deepest = max(deepest, len(lines.lines))
        top += deepest * BOLD.leading * 0.9 + 3
        rule_under(sheet, EDGE, sheet.width - EDGE, top)
        tall = (sheet.height - EDGE - FOOT - 12 - top) / len(part.rows)
        for place, row in enumerate(part.rows):
            with sheet.tag(Element(Role.ROW, body)):
                _row(sheet, part, row, setting, edges, top + place * tall, tall)
        draw_foot(sheet, part.carried, setting)

    yield page(paper.height, draw)


def _opening(sheet: Sheet, part: SignInSheet, setting: Setting, width: float) -> float:
    """The group with its mark, the session, and what consent means."""
    left = EDGE
    if part.group:
        sheet.mark(part.group.mark, left, EDGE + 2, 14)
        left += 20
    words = f"{part.group.name}. {part.title}" if part.group else part.title
    title, style = fitted(setting, words, TITLE, width - 20)
    put_tagged(sheet, Element(Role.H1), title, left, EDGE, width - 20, style)
    return draw_said(sheet, part.guidance, setting, EDGE + 22, SMALL, width) + 8


def _edges(width: float) -> list[tuple[float, float]]:
    """Each column's left edge and width, with room between them."""
    edges: list[tuple[float, float]] = []
    left = EDGE
    for share in _SHARES:
        edges.append((left, width * share - 10))
        left += width * share
    return edges


def _row(
    sheet: Sheet,
    part: SignInSheet,
    row: SignInRow,
    setting: Setting,
    edges: Sequence[tuple[float, float]],
    top: float,
    tall: float,
) -> None:
    middle = top + tall / 2
    styles = (PLAIN.scaled(1.1), SMALL, PLAIN, SMALL)
    for place, ((left, wide), words, style) in enumerate(
        zip(edges[:4], (row.alias, row.role, row.table, row.help), styles, strict=True)
    ):
        lines, used = fitted(setting, words, style, wide, most=2)
        cell = Element(Role.CELL) if place else Element(Role.HEAD_CELL, scope=Scope.ROW)
        put_tagged(sheet, cell, lines, left, middle - len(lines.lines) * used.leading / 2, wide, used)
    with sheet.tag(Element(Role.CELL)):
        _consent(sheet, part, row, setting, edges[4][0], middle)
    sheet.reserve(Element(Role.CELL))
    sheet.rule(EDGE, sheet.width - EDGE, top + tall, LINE, 0.75)


def _consent(
    sheet: Sheet, part: SignInSheet, row: SignInRow, setting: Setting, left: float, middle: float
) -> None:
    """Two boxes; yes is ticked where it was given before."""
    for place, words in enumerate(part.yes_no):
        x = left + place * 42
        sheet.box(x, middle - _BOX / 2, _BOX, _BOX, CONTROL, 0.75)
        if row.consent and not place:
            tick = ((x + 2, middle), (x + 4.4, middle + 2.8), (x + 8.4, middle - 3))
            with sheet.figure("✓", x, middle - _BOX / 2, _BOX, _BOX):
                sheet.strokes((tick,), INK, 1.3)
        put_tagged(
            sheet,
            Element(Role.P),
            setting.one_line(words, SMALL.scaled(0.9), 28),
            x + _BOX + 3,
            middle - SMALL.leading * 0.45,
            28,
            SMALL.scaled(0.9),
        )
