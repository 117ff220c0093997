"""Draws name tents: two on a page, the far side upside down, so that the name reads from both sides once folded."""

from collections.abc import Iterator

from charrette.publishing.blocks import Block, Setting, baseline, put_tagged
from charrette.publishing.fonts import SANS, SANS_BOLD
from charrette.publishing.paper import Paper
from charrette.publishing.sheet import Sheet
from charrette.publishing.sheets.frame import (
    EDGE,
    NUMBER,
    SMALL,
    TINY,
    draw_qr,
    draw_ticks,
    fitted,
    page,
    put_label,
    put_right_label,
    ticks_that_fit,
)
from charrette.publishing.sheets.parts import Tent, TentSheet
from charrette.publishing.styles import HAIR, INK2, Style
from charrette.publishing.tagged.elements import Element
from charrette.publishing.tagged.roles import Role

_ALIAS = Style(SANS_BOLD, 64, 74)
_GROUP = Style(SANS, 20, 26, INK2)
_TABLE = Style(SANS_BOLD, 20, 26)
_MARK = 46.0
_TICK = Style(SANS, 11, 15)
_QR = 34.0


def tent_sheet(part: TentSheet, paper: Paper, setting: Setting) -> Iterator[Block]:
    """One page: each half is a tent, folded in its middle."""

    def draw(sheet: Sheet, _left: float, _top: float) -> None:
        half = sheet.height / 2
        for place, tent in enumerate(part.tents):
            top = place * half
            fold = top + half / 2
            with sheet.tag(Element(Role.SECTION)):
                _fold_marks(sheet, part.fold, fold, setting)
                _side(sheet, tent, part, setting, fold, half / 2)
            with sheet.artifact(), sheet.upside_down(sheet.width / 2, fold):  # the same words again
                _side(sheet, tent, part, setting, fold, half / 2)
        for x in (EDGE - 26, sheet.width - EDGE + 11):
            sheet.line((x, half), (x + 15, half), HAIR, 0.25)

    yield page(paper.height, draw)


def _fold_marks(sheet: Sheet, word: str, y: float, setting: Setting) -> None:
    """Dashes at both edges, with the word, clear of the name."""
    sheet.line((10, y), (EDGE + 20, y), HAIR, 0.5, dashed=True)
    sheet.line((sheet.width - EDGE - 20, y), (sheet.width - 10, y), HAIR, 0.5, dashed=True)
    put_tagged(sheet, Element(Role.P), setting.one_line(word, TINY, 80), EDGE + 24, y - 5, 80, TINY)


def _side(sheet: Sheet, tent: Tent, part: TentSheet, setting: Setting, top: float, height: float) -> None:
    """One side: mark and name in the middle, group and table below, what it carries in the corner."""
    width = sheet.width - 2 * EDGE
    left = EDGE
    if tent.group:
        sheet.mark(tent.group.mark, left, top + height * 0.24, _MARK)
    if tent.alias:
        _alias(
            sheet, tent, setting, left + (_MARK + 18 if tent.group else 0), top + height * 0.15, height * 0.42
        )
    else:
        _line_to_write_on(sheet, part, setting, left, top + height * 0.46, width)
    y = top + height * 0.59
    if tent.group:
        name, style = fitted(setting, tent.group.name, _GROUP, width * 0.66)
        put_tagged(sheet, Element(Role.P), name, left, y, width * 0.66, style)
    elif part.groups:
        _ticks(sheet, part, setting, left, top + height * 0.53, width * 0.78)
    table = setting.one_line(tent.table, _TABLE, width * 0.3)
    put_right_label(sheet, table, left + width, y + baseline(_TABLE), _TABLE)
    _corner(sheet, tent, setting, top + height - 12)


def _alias(sheet: Sheet, tent: Tent, setting: Setting, left: float, top: float, height: float) -> None:
    """The name, as large as it fits on one line, on two when it is long."""
    width = sheet.width - EDGE - left
    lines, style = fitted(setting, tent.alias, _ALIAS, width)
    if style.size < 34:
        lines, style = fitted(setting, tent.alias, _ALIAS.scaled(0.56), width, most=2)
    used = len(lines.lines) * style.leading
    put_tagged(sheet, Element(Role.P), lines, left, top + (height - used) / 2, width, style)


def _line_to_write_on(
    sheet: Sheet, part: TentSheet, setting: Setting, left: float, y: float, width: float
) -> None:
    sheet.rule(left, left + width, y, HAIR, 0.75)
    words = setting.one_line(part.write, SMALL, width)
    put_tagged(sheet, Element(Role.P), words, left, y + 2, width, SMALL)


def _ticks(sheet: Sheet, part: TentSheet, setting: Setting, left: float, top: float, width: float) -> None:
    """Names in two rows, small where there are many, else letters only."""
    tries = [
        *((_TICK.scaled(by), True) for by in (1.0, 0.85, 0.7)),
        (_TICK, False),
        (_TICK.scaled(0.8), False),
    ]
    rows, style = ticks_that_fit(part.groups, setting, tries, width, 33, 5)
    draw_ticks(sheet, rows, left, top, style, style.size + 5)


def _corner(sheet: Sheet, tent: Tent, setting: Setting, bottom: float) -> None:
    about = tent.carried
    draw_qr(sheet, about.payload, EDGE, bottom - _QR, _QR)
    left, width = EDGE + _QR + 10, sheet.width - 2 * EDGE - _QR - 60
    words = ", ".join(each for each in (about.project, about.charrette, about.note) if each)
    put_label(sheet, setting.one_line(words, TINY, width), left, bottom - TINY.leading * 2, TINY)
    put_label(sheet, setting.one_line(about.payload, TINY, width), left, bottom - TINY.leading, TINY)
    number = setting.one_line(about.number, NUMBER, 60)
    put_right_label(sheet, number, sheet.width - EDGE, bottom - 2, NUMBER)
