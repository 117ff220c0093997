"""Draws ballots: how to vote, the group to tick, and a line for each need, on as many pages as it takes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from charrette.publishing.blocks import Block, Setting, baseline, put, put_tagged
from charrette.publishing.fonts import SANS, SANS_BOLD
from charrette.publishing.lines import Lines
from charrette.publishing.paper import Paper
from charrette.publishing.sheet import Sheet
from charrette.publishing.sheets.frame import (
    CONTROL,
    EDGE,
    FOOT,
    draw_foot,
    draw_said,
    draw_ticks,
    fitted,
    page,
    rule_under,
    said_height,
    tick_rows,
)
from charrette.publishing.sheets.parts import Answers, BallotForm, Choice, NeedLine
from charrette.publishing.styles import LINE, Style
from charrette.publishing.tagged.elements import Element, Scope
from charrette.publishing.tagged.roles import Role

_TITLE = Style(SANS_BOLD, 15, 19)
_MORE_AIR = 9.0
_KEYED = frozenset({"choices", "boxes"})
"""Ways to answer with a key over each column."""


@dataclass(frozen=True, slots=True)
class _Look:
    """The measures of one ballot: everything at least 18 points in large print."""

    title: Style
    text: Style
    head: Style
    key: Style
    name: Style
    number: Style
    side: float
    """Of a box or a circle."""
    gap: float
    big: bool

    @property
    def pitch(self) -> float:
        """From one box or circle to the next."""
        return self.side + self.gap


_NORMAL = _Look(
    _TITLE,
    Style(SANS, 10, 13.5),
    Style(SANS_BOLD, 9.5, 13),
    Style(SANS_BOLD, 9, 12),
    Style(SANS, 11, 14),
    Style(SANS_BOLD, 11, 14),
    15.0,
    6.0,
    big=False,
)
_BIG = _Look(
    Style(SANS_BOLD, 22, 28),
    Style(SANS, 18, 23),
    Style(SANS_BOLD, 18, 23),
    Style(SANS_BOLD, 18, 22),
    Style(SANS, 18, 23),
    Style(SANS_BOLD, 18, 23),
    23.0,
    8.0,
    big=True,
)


def ballot_form(part: BallotForm, paper: Paper, setting: Setting) -> Iterator[Block]:
    """The pages of one ballot; all carry its number."""
    look = _BIG if part.large else _NORMAL
    width = paper.width - 2 * EDGE
    bottom = paper.height - EDGE - FOOT - 12
    rows = [_row(need, part.answers, look, setting, width) for need in part.needs]
    first = EDGE + _opening_height(part, look, setting, width)
    again = EDGE + look.title.leading + 6 + _heads_height(part.answers, look)
    pages = _filled(rows, bottom - first, bottom - again)
    if len(pages) == 1:
        pages = [_loosened(pages[0], bottom - first)]
    whole = Element(Role.TABLE)
    for place, found in enumerate(pages):
        top = first if not place else again
        draw = _page(part, look, setting, whole, found, (place + 1, len(pages)), top)
        yield page(paper.height, draw)


@dataclass(frozen=True, slots=True)
class _Row:
    """A need ready to draw."""

    need: NeedLine
    name: Lines
    height: float


def _row(need: NeedLine, answers: Answers, look: _Look, setting: Setting, width: float) -> _Row:
    name = setting.lines(need.name, look.name, _name_width(answers, look, width))
    tall = max(len(name.lines) * look.name.leading, look.side)
    return _Row(need, name, tall + (14 if look.big else 9))


def _filled(rows: Sequence[_Row], first: float, again: float) -> list[list[_Row]]:
    """The rows by page; at least one page, at least one row on each but an empty ballot's."""
    pages: list[list[_Row]] = [[]]
    left = first
    for row in rows:
        if row.height > left and (pages[-1] or (len(pages) == 1 and first < again)):
            pages.append([])
            left = again
        pages[-1].append(row)
        left -= row.height
    return pages


def _loosened(rows: list[_Row], height: float) -> list[_Row]:
    """More air between the needs of a short list."""
    spare = height - sum(row.height for row in rows)
    more = min(_MORE_AIR, spare / len(rows)) if rows else 0.0
    return [replace(row, height=row.height + more) for row in rows]


def _page(
    part: BallotForm,
    look: _Look,
    setting: Setting,
    whole: Element,
    rows: Sequence[_Row],
    place: tuple[int, int],
    top: float,
) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, _left: float, _top: float) -> None:
        width = sheet.width - 2 * EDGE
        number, pages = place
        if number == 1:
            _draw_opening(sheet, part, look, setting, width)
            _draw_heads(sheet, whole, part.answers, look, setting, top)
        else:
            with sheet.artifact():  # title and heads again
                title = setting.one_line(part.title, look.title, width)
                put(sheet, title, EDGE, EDGE, width, look.title)
                _draw_heads(sheet, whole, part.answers, look, setting, top)
        y = top
        for row in rows:
            with sheet.tag(Element(Role.ROW, whole)):
                _draw_row(sheet, row, part.answers, look, setting, y)
            y += row.height
        words = part.page_words.format(page=number, pages=pages) if pages > 1 else ""
        draw_foot(sheet, part.carried, setting, words, look.big)

    return draw


def _opening_height(part: BallotForm, look: _Look, setting: Setting, width: float) -> float:
    """Down to the rule above the first need."""
    title, style = fitted(setting, part.title, look.title, width, most=2)
    used = len(title.lines) * style.leading + 4
    used += said_height(part.guidance, setting, look.text, width) + 10
    if part.groups:
        rows = tick_rows(part.groups, setting, look.text, width)
        used += look.head.leading + len(rows) * (look.text.leading + 4) + 8
    used += _legend_height(part.answers, look, setting, width)
    return used + _heads_height(part.answers, look)


def _draw_opening(sheet: Sheet, part: BallotForm, look: _Look, setting: Setting, width: float) -> None:
    title, style = fitted(setting, part.title, look.title, width, most=2)
    put_tagged(sheet, Element(Role.H1), title, EDGE, EDGE, width, style)
    y = EDGE + len(title.lines) * style.leading + 4
    y = draw_said(sheet, part.guidance, setting, y, look.text, width) + 10
    if part.groups:
        head = setting.one_line(part.group_head, look.head, width)
        put_tagged(sheet, Element(Role.P), head, EDGE, y, width, look.head)
        rows = tick_rows(part.groups, setting, look.text, width)
        y = draw_ticks(sheet, rows, EDGE, y + look.head.leading, look.text, look.text.leading + 4) + 8
    _draw_legend(sheet, part.answers, look, setting, y, width)


def _legend(answers: Answers) -> list[Choice]:
    return [choice for choice in answers.choices if choice.words]


def _legend_columns(look: _Look) -> int:
    return 1 if look.big else 2


def _legend_lines(choice: Choice, look: _Look, setting: Setting, width: float) -> Lines:
    wide = width / _legend_columns(look) - _key_width(look) - 12
    return setting.lines(" / ".join(choice.words), look.text, wide)


def _key_width(look: _Look) -> float:
    return look.text.size * 2.2


def _legend_rows(
    answers: Answers, look: _Look, setting: Setting, width: float
) -> list[list[tuple[Choice, Lines]]]:
    """What each answer means, read down the columns."""
    found = [(choice, _legend_lines(choice, look, setting, width)) for choice in _legend(answers)]
    columns = _legend_columns(look)
    deep = -(-len(found) // columns)
    return [found[row::deep] for row in range(deep)]


def _legend_height(answers: Answers, look: _Look, setting: Setting, width: float) -> float:
    rows = _legend_rows(answers, look, setting, width)
    used = sum(max(len(lines.lines) for _, lines in row) * look.text.leading for row in rows)
    return used + 8 if rows else 0.0


def _draw_legend(
    sheet: Sheet, answers: Answers, look: _Look, setting: Setting, top: float, width: float
) -> None:
    wide = width / _legend_columns(look)
    whole = Element(Role.LIST)
    items = {choice: Element(Role.ITEM, whole) for choice in _legend(answers)}
    for item in items.values():  # they are read down the columns, and drawn across
        sheet.reserve(item)
    for row in _legend_rows(answers, look, setting, width):
        for place, (choice, lines) in enumerate(row):
            x = EDGE + place * wide
            label, body = (Element(role, items[choice]) for role in (Role.LABEL, Role.BODY))
            key = setting.one_line(choice.key, look.head, 60)
            put_tagged(sheet, label, key, x, top, 60, look.head)
            put_tagged(sheet, body, lines, x + _key_width(look), top, wide, look.text)
        top += max(len(lines.lines) for _, lines in row) * look.text.leading


def _places(answers: Answers) -> int:
    """How many boxes or circles stand in a row."""
    if answers.kind == "circles":
        return answers.circles
    return len(answers.choices) * max(1, len(answers.banks)) if answers.kind in _KEYED else 1


def _bank_gap(look: _Look) -> float:
    return look.side * 1.2


def _answer_width(answers: Answers, look: _Look) -> float:
    if answers.kind == "box":
        return look.side * 2.6
    gaps = max(0, len(answers.banks) - 1) * _bank_gap(look)
    return _places(answers) * look.pitch + gaps


def _name_width(answers: Answers, look: _Look, width: float) -> float:
    return width - _number_width(look) - _answer_width(answers, look) - 14


def _number_width(look: _Look) -> float:
    return look.number.size * 2.4


def _heads_height(answers: Answers, look: _Look) -> float:
    """Heads stand over choices and boxes only."""
    if answers.kind not in _KEYED:
        return 6.0
    return look.key.leading * (2 if answers.banks else 1) + 6


def _draw_heads(
    sheet: Sheet, whole: Element, answers: Answers, look: _Look, setting: Setting, top: float
) -> None:
    """The keys of the choices over their columns, and the rule above the first need."""
    right = sheet.width - EDGE
    rule_under(sheet, EDGE, right, top - 2)
    if answers.kind not in _KEYED:
        return
    left = right - _answer_width(answers, look)
    bank = len(answers.choices) * look.pitch + _bank_gap(look)
    banks = _head_row(sheet, whole) if answers.banks else None
    for place, words in enumerate(answers.banks):
        lines, style = fitted(setting, words, look.key, bank - 4)
        cell = Element(Role.HEAD_CELL, banks, scope=Scope.COLUMN, columns=len(answers.choices))
        put_tagged(sheet, cell, lines, left + place * bank, top - 4 - 2 * look.key.leading, bank, style)
    row = _head_row(sheet, whole)
    for place in range(max(1, len(answers.banks))):
        for index, choice in enumerate(answers.choices):
            key = setting.one_line(choice.key, look.key, look.pitch * 2)
            middle = left + place * bank + index * look.pitch + look.side / 2
            y = top - 4 - look.key.leading + baseline(look.key)
            with sheet.tag(Element(Role.HEAD_CELL, row, scope=Scope.COLUMN)):
                for line in key.lines[:1]:
                    sheet.words(line, middle - line.width / 2, y, look.key)


def _head_row(sheet: Sheet, whole: Element) -> Element:
    """A row of heads; number and name of a need have none."""
    row = Element(Role.ROW, whole)
    for _ in range(2):
        sheet.reserve(Element(Role.HEAD_CELL, row, scope=Scope.COLUMN))
    return row


def _draw_row(sheet: Sheet, row: _Row, answers: Answers, look: _Look, setting: Setting, top: float) -> None:
    right = sheet.width - EDGE
    above = (row.height - len(row.name.lines) * look.name.leading) / 2
    number = setting.one_line(row.need.number, look.number, _number_width(look))
    head = Element(Role.HEAD_CELL, scope=Scope.ROW)
    put_tagged(sheet, head, number, EDGE, top + above, 40, look.number)
    x = EDGE + _number_width(look)
    room = _name_width(answers, look, right - EDGE)
    put_tagged(sheet, Element(Role.CELL), row.name, x, top + above, room, look.name)
    for _ in range(_places(answers) if answers.kind in _KEYED else 1):
        sheet.reserve(Element(Role.CELL))
    _draw_answers(sheet, answers, look, right - _answer_width(answers, look), top + row.height / 2)
    sheet.rule(EDGE, right, top + row.height, LINE, 0.5)


def _draw_answers(sheet: Sheet, answers: Answers, look: _Look, left: float, middle: float) -> None:
    """Circles, boxes or one wide box, centred on the row."""
    side = look.side
    if answers.kind == "box":
        sheet.box(left, middle - side / 2 - 2, side * 2.6, side + 4, CONTROL, 0.9)
        return
    for place in range(_places(answers)):
        banks = place // len(answers.choices) if answers.choices else 0
        x = left + place * look.pitch + banks * _bank_gap(look)
        if answers.kind in {"tick", "boxes"}:
            sheet.box(x, middle - side / 2, side, side, CONTROL, 0.9)
        else:
            sheet.circle(x + side / 2, middle, side / 2, CONTROL, 0.9)
