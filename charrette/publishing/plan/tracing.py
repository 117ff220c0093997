"""From every budget line to the voices in the room: line, scope, need, rank, cards; and the cards word for word."""

from charrette.domain.needs import Need
from charrette.domain.plan.budget import BudgetLine, LineClass
from charrette.domain.plan.served import needs_of_line
from charrette.domain.wording import counted
from charrette.publishing.closing import rows_of_need
from charrette.publishing.plan.readers import Readers
from charrette.publishing.report import Cell, Column, Heading, Paragraph, Part, Row, Table, Tone

_ON_TOP = {LineClass.CONTINGENCY, LineClass.ESCALATION}


def tracing(readers: Readers) -> list[Part]:
    """The appendix of the budget; nothing where there is no line."""
    lines = readers.plan.lines
    if not lines:
        return []
    columns = (
        Column("Line", 2.0),
        Column("What it pays", 6.5),
        Column("Scope", 2.6),
        Column("Needs, with their rank", 8.0),
        Column("Cards in the room", 6.5),
    )
    rows = tuple(_line(line, readers) for line in lines)
    parts: list[Part] = [
        Heading(1, "From every line to voices in the room"),
        Paragraph(_lead(readers), Tone.LEAD),
        Table(columns, rows),
    ]
    return [*parts, *_voices(readers)]


def _lead(readers: Readers) -> str:
    """How many lines lead to a card, and how many to none."""
    snapshot = readers.snapshot
    traced = [line for line in readers.plan.lines if cards_of_line(line, readers)]
    rest = [line for line in readers.plan.lines if line not in traced]
    on_top = sum(line.kind in _ON_TOP and not needs_of_line(snapshot, line.id) for line in rest)
    words = f"{counted(len(traced), 'line leads', 'lines lead')} to cards of the room."
    if on_top:
        words += f" {counted(on_top, 'line is', 'lines are')} contingency or escalation on top of the others."
    if len(rest) > on_top:
        missing = len(rest) - on_top
        words += f" {counted(missing, 'line leads', 'lines lead')} to no card: each says why."
    return words


def cards_of_line(line: BudgetLine, readers: Readers) -> list[str]:
    """The codes of the cards behind a line, each once, in the order they came."""
    snapshot = readers.snapshot
    found = {
        card.number: card.code
        for need in needs_of_line(snapshot, line.id)
        for card in snapshot.cards_of_need.get(need.id, ())
    }
    return [found[number] for number in sorted(found)]


def _line(line: BudgetLine, readers: Readers) -> Row:
    plan = readers.plan
    scope = [plan.scope_by_id[each].code for each in plan.scope_of_line.get(line.id, ())]
    needs = needs_of_line(readers.snapshot, line.id)
    cards = cards_of_line(line, readers)
    named = "\n".join(need_words(need, readers) for need in needs)
    return Row(
        (
            Cell(line.code, bold=True),
            Cell(line.description),
            Cell(", ".join(scope) or "–"),
            Cell(named or _without_need(line, scope)),
            Cell(f"{counted(len(cards), 'card')}: {', '.join(cards)}" if cards else "No card"),
        )
    )


def _without_need(line: BudgetLine, scope: list[str]) -> str:
    if line.kind in _ON_TOP:
        return f"{line.kind.words}, on top of the other lines"
    return "The scope serves no need yet" if scope else "Serves no scope yet"


def need_words(need: Need, readers: Readers) -> str:
    """``"N-004 Small rooms beside each classroom, rank 4"``."""
    return f"{need.code} {need.short_name}{rank_words(need, readers)}"


def rank_words(need: Need, readers: Readers) -> str:
    """``", rank =3"``, ``", required"``, or nothing where it has no rank."""
    line = readers.need_lines.get(need.code)
    if line is None or not line.rank_label:
        return ""
    if need.required:
        return ", required"
    return f", rank\u00a0{line.rank_label}" if line.standing and line.standing.voted else ", no\u00a0vote"


def _voices(readers: Readers) -> list[Part]:
    """The cards of every need that is paid for, word for word."""
    paid = {need.code for line in readers.plan.lines for need in needs_of_line(readers.snapshot, line.id)}
    listed = [line for line in readers.audience.needs.lines if line.need.code in paid]
    rows = [row for line in listed for row in rows_of_need(line, readers.audience)]
    if not rows:
        return []
    return [
        Heading(1, "What the room said, word for word", runs_on=True),
        Table((Column("Card", 2), Column("Word for word", 9), Column("Who", 3)), tuple(rows)),
    ]
