"""The cover and what else is made of marks: one mark for each card, counts by group, the key over a table."""

from collections.abc import Iterator

from charrette.publishing.blocks import Block, Setting, baseline, put_right, put_tagged
from charrette.publishing.lines import Lines
from charrette.publishing.paper import Paper
from charrette.publishing.report import Cover, Fact, MarkCount, MarkKey
from charrette.publishing.sheet import Sheet
from charrette.publishing.styles import (
    COUNT,
    COVER_EDITION,
    COVER_FACT,
    COVER_OWNER,
    COVER_SUBTITLE,
    COVER_TITLE,
    INK,
    KEY,
    KEY_BOLD,
    LABEL,
    NOTE,
    SCORE,
)
from charrette.publishing.tagged.elements import Element
from charrette.publishing.tagged.roles import Role

_ROW_OF_MARKS = 15
_MARK, _ROW = 12.0, 31.0
_FIRST, _FACTS_FROM_FOOT = 54.0, 95.0
_BETWEEN = 14.0


def cover_block(cover: Cover, paper: Paper, setting: Setting) -> Block:
    """The cover as one block of a whole page. Marks and title give way to each other until all fits."""

    def draw(sheet: Sheet, left: float, _top: float) -> None:
        right = left + setting.width
        owner = setting.lines(cover.owner, COVER_OWNER, setting.width * 0.6)
        put_tagged(sheet, Element(Role.P), owner, left, _FIRST, setting.width * 0.6, COVER_OWNER)
        with sheet.tag(Element(Role.P)):
            for line in setting.one_line(cover.edition_words, COVER_EDITION, setting.width * 0.38).lines:
                put_right(sheet, line, right, _FIRST + baseline(COVER_EDITION), COVER_EDITION)
        below = _draw_title(sheet, cover, left, paper, setting)
        facts_top = paper.height - _FACTS_FROM_FOOT
        _draw_marks(sheet, cover, left, below + 34, facts_top - 20, setting)
        _draw_facts(sheet, cover.facts, left, facts_top, setting)

    return Block(paper.height, draw, whole_page=True)


def _draw_title(sheet: Sheet, cover: Cover, left: float, paper: Paper, setting: Setting) -> float:
    """The title, smaller when it is long, and the subtitle; gives the bottom edge."""
    for by in (1.0, 0.85, 0.7, 0.55, 0.42):
        style = COVER_TITLE.scaled(by)
        lines = setting.even_lines(cover.title, style)
        if len(lines.lines) * style.leading <= 104:
            break
    top = 126 * paper.height / Paper.LETTER.height
    put_tagged(sheet, Element(Role.H1), lines, left, top, setting.width, style)
    top += len(lines.lines) * style.leading + 8
    subtitle = setting.lines(cover.subtitle, COVER_SUBTITLE)
    put_tagged(sheet, Element(Role.P), subtitle, left, top, setting.width, COVER_SUBTITLE)
    return top + len(subtitle.lines) * COVER_SUBTITLE.leading


def _draw_marks(sheet: Sheet, cover: Cover, left: float, top: float, bottom: float, setting: Setting) -> None:
    """The figure, its caption and the counts; more marks than fit at 15 to a row are set smaller."""
    caption = setting.lines(cover.caption, NOTE)
    counts = _count_rows(cover.counts, setting.width)
    below = len(caption.lines) * NOTE.leading + 8 + len(counts) * 18
    per_row, row = _grid(len(cover.marks), setting.width, bottom - top - below - 14)
    size = _MARK if row == _ROW else row * 0.58
    step = (setting.width - size) / (per_row - 1)
    lines = -(-len(cover.marks) // per_row)
    with sheet.figure(cover.alternative, left, top, setting.width, lines * row):
        for index, mark in enumerate(cover.marks):
            sheet.mark(mark, left + index % per_row * step, top + index // per_row * row, size)
    top += lines * row + (6 if lines else 0)
    put_tagged(sheet, Element(Role.CAPTION), caption, left, top, setting.width, NOTE)
    top += len(caption.lines) * NOTE.leading + 8
    whole = Element(Role.LIST)
    for line in counts:
        for x, count in line:
            _draw_count(sheet, count, Element(Role.ITEM, whole), left + x, top, setting)
        top += 18


def _grid(marks: int, width: float, height: float) -> tuple[int, float]:
    """Marks to a row and the height of a row: 15 and 31 points, or as small as it must be to fit."""
    per_row, row = _ROW_OF_MARKS, _ROW
    while -(-marks // per_row) * row > height and per_row < 120:
        per_row += 1
        row = min(_ROW, width / per_row * 0.9)
    return per_row, row


def _count_rows(counts: tuple[MarkCount, ...], width: float) -> list[list[tuple[float, MarkCount]]]:
    """Counts four to a row, or three when a name is long."""
    longest = max((len(each.name) for each in counts), default=0)
    columns = 4 if longest <= 16 else 2 if longest > 26 else 3
    step = width / columns
    return [
        [(index * step, count) for index, count in enumerate(counts[start : start + columns])]
        for start in range(0, len(counts), columns)
    ]


def _draw_count(
    sheet: Sheet, count: MarkCount, item: Element, x: float, top: float, setting: Setting
) -> None:
    sheet.mark(count.mark, x, top + 2.5, 8)
    for line in setting.one_line(count.name, COUNT, setting.width / 2 - 50).lines:
        with sheet.tag(Element(Role.LABEL, item)):
            sheet.words(line, x + 14, top + baseline(COUNT), COUNT)
        x += line.width
    for line in setting.lines(count.number, SCORE).lines[:1]:
        with sheet.tag(Element(Role.BODY, item)):
            sheet.words(line, x + 20, top + baseline(SCORE), SCORE)


def _draw_facts(sheet: Sheet, facts: tuple[Fact, ...], left: float, top: float, setting: Setting) -> None:
    """School, opens, heard, issued, under a rule; each takes the room its words need."""
    sheet.rule(left, left + setting.width, top, INK, 1)
    if not facts:
        return
    gap = 20.0
    share = (setting.width - gap * (len(facts) - 1)) / len(facts)
    natural = [_natural(fact, setting) for fact in facts]
    spare = setting.width - gap * (len(facts) - 1) - sum(min(each, share * 1.6) for each in natural)
    x = left
    whole = Element(Role.LIST)
    for fact, wide in zip(facts, natural, strict=True):
        width = min(wide, share * 1.6) + max(0.0, spare) / len(facts)
        item = Element(Role.ITEM, whole)
        label = setting.lines(fact.label, LABEL, width)
        put_tagged(sheet, Element(Role.LABEL, item), label, x, top + 10, width, LABEL)
        lines: Lines = setting.lines(fact.words, COVER_FACT, width)
        put_tagged(sheet, Element(Role.BODY, item), lines, x, top + 25, width, COVER_FACT)
        x += width + gap


def _natural(fact: Fact, setting: Setting) -> float:
    """The width of a fact on one line."""
    lines = setting.lines(fact.words, COVER_FACT, 10_000).lines
    return max((line.width for line in lines), default=0.0) + 1


def key_blocks(key: MarkKey, setting: Setting) -> Iterator[Block]:
    """What the marks stand for: mark, label, name and number, as many to a line as fit."""
    style, bold = setting.style(KEY), setting.style(KEY_BOLD)
    size = 7.5 * setting.scale
    whole = Element(Role.LIST)
    line: list[tuple[float, MarkCount]] = []
    x = 0.0
    for count in key.counts:
        words = _named(count)
        label = bold.face.width(f"{count.label} ", bold.size)
        wide = size + 5 + label + style.face.width(words, style.size) + _BETWEEN
        if line and x + wide - _BETWEEN > setting.width:
            yield _key_line(line, whole, setting)
            line, x = [], 0.0
        line.append((x, count))
        x += wide
    if line:
        yield _key_line(line, whole, setting)


def _key_line(line: list[tuple[float, MarkCount]], whole: Element, setting: Setting) -> Block:
    style, bold = setting.style(KEY), setting.style(KEY_BOLD)
    size = 7.5 * setting.scale

    def draw(sheet: Sheet, left: float, top: float) -> None:
        for x, count in line:
            sheet.mark(count.mark, left + x, top + (style.leading - size) / 2, size)
            place = left + x + size + 5
            item = Element(Role.ITEM, whole)
            for words, each, role in ((count.label, bold, Role.LABEL), (_named(count), style, Role.BODY)):
                for part in setting.lines(words, each, setting.width).lines[:1]:
                    with sheet.tag(Element(role, item)):
                        sheet.words(part, place, top + baseline(each), each)
                    place += part.width + 3.5

    return Block(style.leading + 2, draw, before=4, keep=True)


def _named(count: MarkCount) -> str:
    return f"{count.name}, {count.number}" if count.number else count.name
