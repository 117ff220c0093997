"""Draws card sheets: cards without gaps, crop marks in the margins, most of each card free to write on."""

from collections.abc import Iterator

from charrette.publishing.blocks import Block, Setting, put_tagged
from charrette.publishing.fonts import SANS
from charrette.publishing.paper import Paper
from charrette.publishing.sheet import Sheet
from charrette.publishing.sheets.frame import (
    NUMBER,
    TINY,
    draw_qr,
    draw_ticks,
    page,
    put_label,
    put_right_label,
    ticks_that_fit,
)
from charrette.publishing.sheets.parts import CardSheet, Carried
from charrette.publishing.styles import INK, INK2, LINE, Style
from charrette.publishing.tagged.elements import Element
from charrette.publishing.tagged.roles import Role

MARGIN = 30.0
CROP = 0.25
CROP_FROM, CROP_TO = 10.0, 25.0
"""Crop marks run from this far to this far from the paper's edge: what printers reach, and clear of the cards."""
COLUMNS = {4: 2, 12: 3}
INSET = 7.0
_TICK = Style(SANS, 7, 9, INK2)
_NAMED = Style(SANS, 8, 10, INK2)
_AIR = 3.6
"""Between the rows of groups."""
_PROMPT = Style(SANS, 8.5, 11, INK2)


def card_size(paper: Paper, per_page: int) -> tuple[float, float]:
    """Width and height of one card in points."""
    columns = COLUMNS[per_page]
    rows = per_page // columns
    return (paper.width - 2 * MARGIN) / columns, (paper.height - 2 * MARGIN) / rows


def writing_box(paper: Paper, per_page: int) -> tuple[float, float, float, float]:
    """Where a card is written on, within the card: left, top, width, height."""
    width, height = card_size(paper, per_page)
    top = INSET + (10.0 if per_page == 12 else 24.0)
    foot = INSET + _qr_size(per_page) * 1.2 + 1
    return INSET, top, width - 2 * INSET, height - top - foot


def _qr_size(per_page: int) -> float:
    """The side of the code; a fifth of it is left white above."""
    return 42.0 if per_page == 4 else 28.0


def card_sheet(part: CardSheet, paper: Paper, setting: Setting) -> Iterator[Block]:
    """One page of cards."""

    def draw(sheet: Sheet, _left: float, _top: float) -> None:
        width, height = card_size(paper, part.per_page)
        columns = COLUMNS[part.per_page]
        _crop_marks(sheet, width, height)
        for place, card in enumerate(part.cards):
            left = MARGIN + place % columns * width
            top = MARGIN + place // columns * height
            with sheet.tag(Element(Role.SECTION)):
                _card(sheet, card, part, paper, setting, left, top)

    yield page(paper.height, draw)


def _crop_marks(sheet: Sheet, width: float, height: float) -> None:
    """Short lines in the margins where the paper is cut."""
    x = MARGIN
    while x < sheet.width - MARGIN + 1:
        for start, end in ((CROP_FROM, CROP_TO), (sheet.height - CROP_TO, sheet.height - CROP_FROM)):
            sheet.line((x, start), (x, end), INK, CROP)
        x += width
    y = MARGIN
    while y < sheet.height - MARGIN + 1:
        for start, end in ((CROP_FROM, CROP_TO), (sheet.width - CROP_TO, sheet.width - CROP_FROM)):
            sheet.line((start, y), (end, y), INK, CROP)
        y += height


def _card(
    sheet: Sheet, card: Carried, part: CardSheet, paper: Paper, setting: Setting, left: float, top: float
) -> None:
    width, height = card_size(paper, part.per_page)
    few = part.per_page == 4
    inner = width - 2 * INSET
    about = ", ".join(each for each in (card.project, card.charrette, card.note) if each)
    put_label(sheet, setting.one_line(about, TINY, inner), left + INSET, top + INSET, TINY)
    if few:
        prompt = setting.one_line(part.prompt, _PROMPT, inner)
        put_tagged(sheet, Element(Role.P), prompt, left + INSET, top + INSET + 11, inner, _PROMPT)
    x, y, wide, tall = writing_box(paper, part.per_page)
    sheet.box(left + x, top + y, wide, tall, LINE, 0.75)
    qr = _qr_size(part.per_page)
    foot = top + height - INSET
    draw_qr(sheet, card.payload, left + width - INSET - qr - 30, foot - qr, qr)
    number = setting.lines(card.number, NUMBER, 60)
    put_right_label(sheet, number, left + width - INSET, foot - 1, NUMBER)
    _group_ticks(sheet, part, setting, left + INSET, foot, inner - qr - 34, qr)


def _group_ticks(
    sheet: Sheet, part: CardSheet, setting: Setting, left: float, foot: float, width: float, height: float
) -> None:
    """Each group's mark and name with a box, at the bottom of the card; where names do not fit, its letters."""
    names = [(_NAMED, True), (_TICK, True)] if part.per_page == 4 else []
    tries = [*names, *((_TICK.scaled(by), False) for by in (1.0, 0.85, 0.7))]
    rows, style = ticks_that_fit(part.groups, setting, tries, width, height + 6, _AIR)
    leading = style.size + _AIR
    draw_ticks(sheet, rows, left, foot - len(rows) * leading, style, leading)
