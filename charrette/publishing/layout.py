"""A report's parts as blocks: headings, paragraphs, quotes, steps and figures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import singledispatch

from charrette.publishing.blocks import (
    Block,
    Setting,
    apart,
    baseline,
    kept,
    line_blocks,
    nothing,
    put_tagged,
)
from charrette.publishing.cover import key_blocks
from charrette.publishing.needs_rows import needs_blocks
from charrette.publishing.report import (
    Fact,
    Facts,
    Heading,
    KeyFigures,
    MarkKey,
    NeedsTable,
    Pairs,
    Paragraph,
    Quote,
    Quotes,
    Steps,
    Table,
    Timeline,
    Together,
    Tone,
)
from charrette.publishing.sheet import Sheet
from charrette.publishing.styles import (
    FIGURE,
    H1,
    H2,
    H3,
    LEAD,
    LINE,
    NOTE,
    QUOTE,
    SUNKEN,
    TEXT,
    WHO,
    Style,
)
from charrette.publishing.tables import facts_blocks, pairs_blocks, table_blocks
from charrette.publishing.tagged.elements import Element
from charrette.publishing.tagged.language import language_tag
from charrette.publishing.tagged.roles import Role, heading
from charrette.publishing.timeline import timeline_blocks

_TONES = {Tone.LEAD: LEAD, Tone.TEXT: TEXT, Tone.NOTE: NOTE}
_READABLE_WIDTH = 430.0
"""Longer lines are hard to read."""
_ROOM = 230.0
"""What a section must find on a page to begin there."""


@singledispatch
def blocks(part: object, setting: Setting) -> Iterator[Block]:
    """A part as blocks, from its top to its foot."""
    raise TypeError(f"No way to set {type(part).__name__} in {setting.width} points.")


@blocks.register
def _heading(part: Heading, setting: Setting) -> Iterator[Block]:
    style = setting.style({1: H1, 2: H2}.get(part.level, H3))
    before = {1: 36, 2: 18}.get(part.level, 12) * setting.scale
    lines = setting.even_lines(part.words, style) if part.level == 1 else setting.lines(part.words, style)
    element = Element(heading(part.level))
    found = apart(kept(line_blocks(lines, setting.width, style, element)), before)
    if not found:
        return
    section = part.level == 1
    first = replace(found[0], new_page=section and not part.runs_on, room=_ROOM if section else 0.0)
    yield replace(first, bookmark=(part.words, part.level - 1)) if part.outline else first
    yield from found[1:]
    yield Block({1: 6.0, 2: 1.0}.get(part.level, 0.0) * setting.scale, nothing, keep=True)


@blocks.register
def _paragraph(part: Paragraph, setting: Setting) -> Iterator[Block]:
    style = setting.style(_TONES[part.tone])
    width = setting.width if part.tone is Tone.NOTE else min(setting.width, _READABLE_WIDTH * setting.scale)
    lines = setting.lines(part.words, style, width)
    yield from line_blocks(lines, width, style, Element(Role.P), before=4 * setting.scale)


@blocks.register
def _facts(part: Facts, setting: Setting) -> Iterator[Block]:
    yield from facts_blocks(part.facts, setting)


@blocks.register
def _quotes(part: Quotes, setting: Setting) -> Iterator[Block]:
    for quote in part.quotes:
        yield from _quote_lines(quote, setting)


def _quote_lines(quote: Quote, setting: Setting) -> Iterator[Block]:
    """The words in italics behind a rule, the group after a dash on the last line when it fits there."""
    style, who_style = setting.style(QUOTE), setting.style(WHO)
    width = min(setting.width, _READABLE_WIDTH * setting.scale) - 12
    lines = setting.lines(f"“{quote.words}”", style, width)
    who = setting.lines(f"– {quote.who}", who_style, width) if quote.who else None
    whole = Element(Role.BLOCK_QUOTE)
    said = Element(Role.P, whole, language=language_tag(quote.language))
    for index, line in enumerate(lines.lines):
        last = index == len(lines.lines) - 1
        room = width - line.width - 6 if last and not lines.rightward else 0.0
        beside = who is not None and len(who.lines) == 1 and who.lines[0].width <= room
        x = width - line.width if lines.rightward else 12

        def draw(sheet: Sheet, left: float, top: float, index: int = index, x: float = x) -> None:
            _quote_bar(sheet, left, top, lines.rightward, setting)
            with sheet.tag(said):
                sheet.words(lines.lines[index], left + x, top + baseline(style), style)

        def draw_beside(sheet: Sheet, left: float, top: float, index: int = index, x: float = x) -> None:
            draw(sheet, left, top, index, x)
            if who:
                place = left + x + lines.lines[index].width + 6
                with sheet.tag(Element(Role.P, whole)):
                    sheet.words(who.lines[0], place, top + baseline(style), who_style)

        keep = len(lines.lines) > 1 and index in (0, len(lines.lines) - 2)
        yield Block(
            style.leading,
            draw_beside if beside else draw,
            before=4 if index == 0 else 0,
            keep=keep or (last and not beside),
        )
        if last and who and not beside:
            yield from _who_line(lines.rightward, width, quote, whole, setting)


def _quote_bar(sheet: Sheet, left: float, top: float, rightward: bool, setting: Setting) -> None:
    """The rule beside a line of a quote, on the side where it begins to be read."""
    far = min(setting.width, _READABLE_WIDTH * setting.scale) - 1.5
    sheet.bar(left + (far if rightward else 0), top, 1.5, setting.style(QUOTE).leading, LINE)


def _who_line(
    rightward: bool, width: float, quote: Quote, whole: Element, setting: Setting
) -> Iterator[Block]:
    """The group on a line of its own."""
    style = setting.style(WHO)
    lines = setting.lines(f"– {quote.who}", style, width)
    x = width - lines.lines[0].width if rightward else 12

    def draw(sheet: Sheet, left: float, top: float) -> None:
        _quote_bar(sheet, left, top, rightward, setting)
        put_tagged(
            sheet, Element(Role.P, whole), replace(lines, rightward=False), left + x, top, width, style
        )

    yield Block(style.leading * len(lines.lines), draw)


@blocks.register
def _steps(part: Steps, setting: Setting) -> Iterator[Block]:
    whole = Element(Role.LIST, numbering="Decimal")
    for number, step in enumerate(part.steps, start=1):
        yield from _step(number, step, Element(Role.ITEM, whole), setting)


def _step(number: int, step: Fact, item: Element, setting: Setting) -> Iterator[Block]:
    """The number stands beside the bold name; what it means follows."""
    figure_style, name, text = setting.style(H2), setting.style(H3), setting.style(TEXT)
    indent = 24 * setting.scale
    figure = setting.lines(str(number), figure_style)
    heads = setting.lines(step.label, name, setting.width - indent)
    words = setting.lines(step.words, text, setting.width - indent)
    label, body = Element(Role.LABEL, item), Element(Role.BODY, item)
    found = [
        *kept(line_blocks(heads, setting.width, name, Element(Role.P, body), 8, indent)),
        *line_blocks(words, setting.width, text, Element(Role.P, body), 0, indent),
    ]

    first = found[0] if found else Block(figure_style.leading, nothing, 8)

    def draw(sheet: Sheet, left: float, top: float) -> None:
        put_tagged(sheet, label, figure, left, top - 3 * setting.scale, indent, figure_style)
        first.draw(sheet, left, top)

    yield replace(first, draw=draw)
    yield from found[1:]


@blocks.register
def _figures(part: KeyFigures, setting: Setting) -> Iterator[Block]:
    """Up to four figures on a quiet ground."""
    figure, words = setting.style(FIGURE), setting.style(NOTE)
    whole = Element(Role.LIST)
    for start in range(0, len(part.figures), 4):
        yield _figure_row(part.figures[start : start + 4], figure, words, whole, setting)


def _figure_row(
    figures: Sequence[Fact], figure: Style, words: Style, whole: Element, setting: Setting
) -> Block:
    wide = setting.width / len(figures)
    inset = 12.0
    large = _fitting([each.label for each in figures], figure, wide - inset, setting)
    columns = [
        (setting.lines(each.label, large, wide - inset), setting.lines(each.words, words, wide - 2 * inset))
        for each in figures
    ]
    tallest = max(len(below.lines) for _, below in columns)
    height = 2 * inset + figure.leading + tallest * words.leading

    def draw(sheet: Sheet, left: float, top: float) -> None:
        sheet.bar(left, top, setting.width, height, SUNKEN)
        for index, (label, below) in enumerate(columns):
            x = left + index * wide + inset
            item = Element(Role.ITEM, whole)
            label_at = top + inset - 3
            put_tagged(sheet, Element(Role.LABEL, item), label, x, label_at, wide, large)
            words_at = top + inset + figure.leading
            put_tagged(sheet, Element(Role.BODY, item), below, x, words_at, wide - 2 * inset, words)

    return Block(height, draw, before=10)


def _fitting(labels: Sequence[str], style: Style, width: float, setting: Setting) -> Style:
    """The style, smaller where one of the figures would not stay on its line; the line height stays."""
    sizes = [replace(style, size=style.size * by) for by in (1.0, 0.9, 0.8, 0.7, 0.6)]
    fit = (
        each for each in sizes if all(len(setting.lines(label, each, width).lines) < 2 for label in labels)
    )
    return next(fit, sizes[-1])


@blocks.register
def _key(part: MarkKey, setting: Setting) -> Iterator[Block]:
    yield from key_blocks(part, setting)


@blocks.register
def _needs(part: NeedsTable, setting: Setting) -> Iterator[Block]:
    yield from needs_blocks(part, setting)


@blocks.register
def _table(part: Table, setting: Setting) -> Iterator[Block]:
    yield from table_blocks(part, setting)


@blocks.register
def _pairs(part: Pairs, setting: Setting) -> Iterator[Block]:
    yield from pairs_blocks(part, setting)


@blocks.register
def _timeline(part: Timeline, setting: Setting) -> Iterator[Block]:
    yield from timeline_blocks(part, setting)


@blocks.register
def _together(part: Together, setting: Setting) -> Iterator[Block]:
    found = [block for each in part.parts for block in blocks(each, setting)]
    yield from kept(found[:-1])
    yield from found[-1:]
