"""The cross-department budget: lines by subject with a column for each department, totals, sources, and the voices."""

from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.guard import Severity
from charrette.domain.plan.budget_rows import NOBODY, NONE_YET, BudgetRow, BudgetView, budget_view
from charrette.domain.plan.served import served_needs
from charrette.domain.plan.totals import totals
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.publishing.paper import Paper
from charrette.publishing.plan.money_tables import funding_sources, on_top, total_tables
from charrette.publishing.plan.readers import Readers
from charrette.publishing.plan.signatures import signatures
from charrette.publishing.plan.tracing import tracing
from charrette.publishing.report import (
    Cell,
    Column,
    Fact,
    Heading,
    KeyFigures,
    Paragraph,
    Part,
    Place,
    Report,
    Row,
    Table,
    Tone,
)

_MOST_COLUMNS = 6
"""Departments that have a column each; of more, the department stands beside its amount."""
_FINDING_WORDS = {
    1: "owner",
    2: "overlap",
    3: "payment",
    4: "gap",
    5: "gap",
    6: "not eligible",
    7: "look-alike",
    8: "too late",
}
"""What a row says of a finding, by its rule; the log of overlaps and gaps says the rest."""

NOTHING = "No budget line has been entered yet."


def compose_budget(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper = Paper.LETTER
) -> Report:
    """The budget of a project as a report; one that holds no line says so."""
    readers = Readers.of(snapshot, edition, issued)
    parts: tuple[Part, ...] = (
        *_opening(readers),
        *_lines(readers),
        *total_tables(readers),
        *funding_sources(readers),
        *on_top(readers),
        *tracing(readers),
    )
    return readers.report(
        "cross-department budget",
        "Cross-department budget",
        parts,
        paper,
        foot=f"Amounts in {readers.shown.currency}, likely unless said otherwise",
        wide=True,
    )


def _opening(readers: Readers) -> list[Part]:
    """What it comes to, who pays, what is open, who signed."""
    heading = Heading(1, "Cross-department budget", runs_on=True)
    if not readers.plan.lines:
        return [heading, Paragraph(NOTHING, Tone.LEAD)]
    found = totals(readers.snapshot)
    whole, open_ = found.whole, readers.shown.findings.counts()
    figures = [
        Fact(
            readers.money(whole.likely),
            f"likely; {readers.money(whole.amount.low)} to {readers.money(whole.amount.high)}",
        ),
        Fact(readers.money(found.paid - found.over), "paid by funding sources"),
        Fact(readers.money(found.unpaid), "not paid by any source yet"),
        Fact(
            f"{open_[Severity.BLOCKS]:,}",
            f"{'finding blocks' if open_[Severity.BLOCKS] == 1 else 'findings block'} the sign-off; "
            f"{counted(open_[Severity.WARNS], 'gap')}, {counted(open_[Severity.REVIEW], 'review')}",
        ),
    ]
    lead = f"{counted(whole.lines, 'line')} of {counted(len(found.by_department), 'department')}."
    if whole.unpriced:
        lead += f" {counted(whole.unpriced, 'line has', 'lines have')} no amount yet and count as nothing."
    if freed := readers.shown.findings.freed:
        lead += f" {readers.money(freed)} was freed by settling overlaps."
    return [heading, Paragraph(lead, Tone.LEAD), KeyFigures(tuple(figures)), *signatures(readers)]


def _lines(readers: Readers) -> list[Part]:
    view = budget_view(readers.snapshot)
    if not view.rows:
        return []
    wide = len(view.departments) <= _MOST_COLUMNS
    flagged = _flagged(readers)
    rows = [
        Row((Cell(row.words, bold=True),), group=True) if row.heading else _row(row, view, flagged, readers)
        for row in view.rows
    ]
    heading = Heading(2, "Lines by subject", outline=True)
    return [heading, Table(_columns(view, wide), (*rows, _total(view, readers, wide)))]


def _columns(view: BudgetView, wide: bool) -> tuple[Column, ...]:
    named = [name for _, name in view.departments] if wide else ["Amount"]
    return (
        Column("Need", 1.4),
        Column("Scope", 1.4),
        Column("What", 5.4),
        Column("Code", 1.2),
        Column("Accountable", 2.6),
        *(Column(name, 2.3 if wide else 5, Place.RIGHT) for name in named),
        Column("Paid by", 3.0),
        Column("Lines", 1.6),
        Column("Finding", 1.8),
    )


_Flagged = dict[str, tuple[int, int]]
"""By code: how pressing its weightiest finding is (less is more), and the rule of that."""


def _flagged(readers: Readers) -> _Flagged:
    """The codes that open findings speak of, without those of a whole source or of a signature."""
    found: _Flagged = {}
    for place, finding in enumerate(readers.shown.findings.open):
        if finding.rule in _FINDING_WORDS and not (finding.rule == 3 and len(finding.items) > 1):
            for code in finding.items:
                found.setdefault(code, (place, finding.rule))
    return found


def _row(row: BudgetRow, view: BudgetView, flagged: _Flagged, readers: Readers) -> Row:
    _, rule = min((flagged[code] for code in row.codes if code in flagged), default=(0, 0))
    needs = [need.code for need in served_needs(readers.snapshot, row.scope.id)] if row.scope else []
    return Row(
        (
            Cell("\n".join(needs) or "–"),
            Cell(row.scope.code if row.scope else "–"),
            Cell(f"{row.words}\n{row.rate}" if row.rate else row.words),
            Cell(row.tag or "–"),
            Cell(row.accountable or "–", bold=row.accountable == NOBODY),
            *_amounts(row, view, flagged, readers),
            Cell(row.paid_by, bold=row.paid_by == NONE_YET),
            Cell("\n".join(line.code for line in row.lines.values())),
            Cell(_FINDING_WORDS.get(rule, ""), bold=True),
        )
    )


def _amounts(row: BudgetRow, view: BudgetView, flagged: _Flagged, readers: Readers) -> list[Cell]:
    """An amount for each department; where there are many, in one cell with their names."""
    cells: list[Cell] = []
    for department, _ in view.departments:
        line = row.lines.get(department)
        amount = readers.figure(view.amount(row, department)) if line else row.elsewhere.get(department, "–")
        cells.append(Cell(amount, bold=bool(line and line.code in flagged)))
    if len(cells) <= _MOST_COLUMNS:
        return cells
    named = zip(view.departments, cells, strict=True)
    said = [f"{name} {cell.words}" for (_, name), cell in named if cell.words != "–"]
    return [Cell("\n".join(said) or "–")]


def _total(view: BudgetView, readers: Readers, wide: bool) -> Row:
    by_department = [readers.figure(view.totals.get(department, 0)) for department, _ in view.departments]
    there = f"of {readers.money(view.sources)}" if view.sources is not None else ""
    words = ("Total", "", readers.money(view.total), "", "")
    amounts = by_department if wide else [readers.figure(view.total)]
    return Row(tuple(Cell(each, bold=True) for each in (*words, *amounts, there, "", "")))
