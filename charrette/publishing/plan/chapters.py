"""What a plan adds to the brief: scope, budget, risks and milestones, and the list of shared papers in its appendix."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from charrette.domain.flags import FlagKind
from charrette.domain.guard import Severity
from charrette.domain.plan.budget import Allocation
from charrette.domain.plan.budget_rows import NOBODY
from charrette.domain.plan.papers import Paper as SharedPaper
from charrette.domain.plan.scope import DutyKind, ScopeItem
from charrette.domain.plan.served import needs_of_line, served_needs
from charrette.domain.plan.totals import amounts_of, totals
from charrette.domain.shown_plan import ShownPlan
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.publishing.audience import Audience
from charrette.publishing.phrases import local_day
from charrette.publishing.plan.guard_log import findings_table
from charrette.publishing.plan.milestones import in_order, milestone_parts
from charrette.publishing.plan.money_tables import funding_sources, totals_table
from charrette.publishing.plan.readers import Readers, codes_words, short_day
from charrette.publishing.report import (
    Cell,
    Column,
    Fact,
    Heading,
    KeyFigures,
    Paragraph,
    Part,
    Place,
    Row,
    Table,
    Together,
    Tone,
)

_MOST_FINDINGS = 40
"""Findings a brief lists; the log of overlaps and gaps holds all."""
_CONTESTED = {FlagKind.DIVIDES, FlagKind.UNEVEN, FlagKind.SPLIT}


def chapters(audience: Audience, snapshot: ProjectSnapshot, issued: date) -> list[Part]:
    """The chapters of the plan for readers of a brief; none where nothing was planned.

    ``snapshot`` is the project as the library holds it, with its plan or without.
    """
    if snapshot.plan is None:
        return []
    shown = ShownPlan.of(snapshot, audience.edition, issued.isoformat())
    readers = Readers(audience, shown, issued)
    planned = readers.plan.scope or readers.plan.lines or in_order(readers)
    risks = _risks(readers) if planned else []
    return [*_scope(readers), *_budget(readers), *risks, *_milestones(readers)]


def papers(snapshot: ProjectSnapshot) -> list[Part]:
    """The shared papers, for the appendix; nothing where there is none."""
    found = snapshot.plan.papers if snapshot.plan else ()
    if not found:
        return []
    columns = (
        Column("Paper", 5.0),
        Column("File", 5.0),
        Column("Belongs to", 4.0),
        Column("Added", 2.2),
        Column("Size", 1.4, Place.RIGHT),
    )
    rows = tuple(_paper(each, snapshot) for each in found)
    return [Heading(1, "Shared papers", runs_on=True), Table(columns, rows)]


def _paper(paper: SharedPaper, snapshot: ProjectSnapshot) -> Row:
    day = local_day(paper.added_at, snapshot.project.zone).isoformat()
    size = f"{paper.size / 1_000_000:.1f} MB" if paper.size >= 100_000 else f"{max(paper.size // 1000, 1)} kB"
    return Row(
        (
            Cell(paper.title or paper.file_name, bold=True),
            Cell(paper.file_name),
            Cell(_owner(paper, snapshot)),
            Cell(short_day(day)),
            Cell(size.replace(" ", "\u00a0")),
        )
    )


def _owner(paper: SharedPaper, snapshot: ProjectSnapshot) -> str:
    """The need, scope item or milestone it belongs to, else the project."""
    plan = snapshot.planned
    if paper.need_id and (need := snapshot.need_by_id.get(paper.need_id)):
        return f"{need.code} {need.short_name}"
    if paper.scope_id and (item := plan.scope_by_id.get(paper.scope_id)):
        return f"{item.code} {item.words}"
    if paper.milestone_id and (milestone := plan.milestone_by_id.get(paper.milestone_id)):
        return f"{milestone.code} {milestone.title}"
    return "The project"


def _scope(readers: Readers) -> list[Part]:
    """Every scope item with who answers for it, what it serves and which lines pay it."""
    scope = readers.plan.scope
    if not scope:
        return []
    words = (
        f"{counted(len(scope), 'scope item')}. CFCI: the contractor furnishes and installs; OFCI: the owner furnishes, "
        "the contractor installs; OFOI: the owner does both; NIC: not in contract."
    )
    columns = (
        Column("Scope", 1.5),
        Column("What", 6.0),
        Column("Code", 1.4),
        Column("Accountable", 2.5),
        Column("Needs", 1.8),
        Column("Paid in", 2.0),
        Column("By", 2.0),
    )
    rows: list[Row] = []
    for space in dict.fromkeys(item.space for item in scope):
        rows.append(Row((Cell(space, bold=True),), group=True))
        rows += [_scope_row(item, readers) for item in scope if item.space == space]
    return [Heading(1, "Scope", runs_on=True), Paragraph(words, Tone.LEAD), Table(columns, tuple(rows))]


def _scope_row(item: ScopeItem, readers: Readers) -> Row:
    plan = readers.plan
    accountable = [readers.snapshot.department_name(each) for each in item.departments(DutyKind.ACCOUNTABLE)]
    lines = [plan.line_by_id[each].code for each in plan.lines_of_scope.get(item.id, ())]
    due = plan.milestone_by_id.get(item.milestone_id) if item.milestone_id else None
    return Row(
        (
            Cell(item.code, bold=True),
            Cell(item.words),
            Cell(item.responsibility.value if item.responsibility else "–"),
            Cell(", ".join(accountable) or NOBODY, bold=not accountable),
            Cell("\n".join(need.code for need in served_needs(readers.snapshot, item.id)) or "–"),
            Cell("\n".join(lines) or "no line", bold=not lines),
            Cell(due.code if due else "–"),
        )
    )


def _budget(readers: Readers) -> list[Part]:
    """What it comes to by department, class and source; every line with the needs it serves."""
    plan = readers.plan
    if not plan.lines:
        return []
    found = totals(readers.snapshot)
    span = f"{readers.money(found.whole.amount.low)} to {readers.money(found.whole.amount.high)}"
    figures = (
        Fact(readers.money(found.whole.likely), f"likely; {span}"),
        Fact(readers.money(found.paid - found.over), "paid by funding sources"),
        Fact(readers.money(found.unpaid), "not paid by any source yet"),
    )
    views = (("Department", found.by_department), ("Class", found.by_class), ("Priority", found.by_priority))
    parts: list[Part] = [Heading(1, "Budget", runs_on=True), KeyFigures(figures)]
    for name, view in views:
        parts.append(Together((totals_table(view, found.whole, readers, name),)))
    return [*parts, *_sources(readers), Heading(2, "Budget lines"), _lines(readers)]


def _sources(readers: Readers) -> list[Part]:
    found = funding_sources(readers)
    return [Heading(2, "Funding sources", outline=False), *found[1:]] if found else []


def _lines(readers: Readers) -> Table:
    plan, amounts = readers.plan, amounts_of(readers.plan)
    names = {source.id: source.name for source in plan.district.sources}
    columns = (
        Column("Line", 1.5),
        Column("What it pays", 5.5),
        Column("Department", 2.2),
        Column("Needs", 1.8),
        Column("Paid by", 2.8),
        Column(f"Likely, {readers.unit}", 2.0, Place.RIGHT),
    )
    rows = tuple(
        Row(
            (
                Cell(line.code, bold=True),
                Cell(line.description),
                Cell(readers.snapshot.department_name(line.department_id) or "–"),
                Cell("\n".join(need.code for need in needs_of_line(readers.snapshot, line.id)) or "–"),
                Cell("; ".join(_paid_by(names, plan.allocations_of_line.get(line.id, ()))) or "none yet"),
                Cell(readers.figure(amounts[line.id].middle)),
            )
        )
        for line in plan.lines
    )
    return Table(columns, rows)


def _paid_by(names: dict[UUID, str], allocations: Sequence[Allocation]) -> list[str]:
    return list(dict.fromkeys(names.get(each.source_id, "unknown source") for each in allocations))


def _risks(readers: Readers) -> list[Part]:
    """What is open between the departments, what is late, and the needs that the room does not agree on."""
    findings, late = _findings(readers), _late(readers)
    contested = _contested(readers)
    parts: list[Part] = [Heading(1, "Risks", runs_on=True)]
    if not (findings or late or contested):
        return [*parts, Paragraph("No finding is open, no milestone is late, and no need is contested.")]
    return [*parts, *findings, *late, *contested]


def _findings(readers: Readers) -> list[Part]:
    found = readers.shown.findings.open
    if not found:
        return []
    counts = readers.shown.findings.counts()
    words = (
        f"{counts[Severity.BLOCKS]} block the sign-off, {counts[Severity.WARNS]} warn of a gap, "
        f"{counts[Severity.REVIEW]} wait for a person."
    )
    more = len(found) - _MOST_FINDINGS
    parts: list[Part] = [
        Heading(2, f"Open findings: {len(found):,}", outline=False),
        Paragraph(words, Tone.NOTE),
        findings_table(found[:_MOST_FINDINGS], readers),
    ]
    rest = f"And {more:,} more, in the overlap and gap log."
    return [*parts, Paragraph(rest, Tone.NOTE)] if more > 0 else parts


def _late(readers: Readers) -> list[Part]:
    late = readers.shown.late(in_order(readers))
    if not late:
        return []
    columns = (Column("", 1.2), Column("Milestone", 7.0), Column("Department", 2.5), Column("Was due", 2.2))
    rows = tuple(
        Row(
            (
                Cell(each.code, bold=True),
                Cell(each.title),
                Cell(readers.snapshot.department_name(each.department_id) or "–"),
                Cell(short_day(each.due)),
            )
        )
        for each in late
    )
    return [Heading(2, f"Late milestones: {len(late):,}", outline=False), Table(columns, rows)]


def _contested(readers: Readers) -> list[Part]:
    """Needs that divide the room or have uneven support, and what was planned for them."""
    found = [
        line for line in readers.audience.needs.lines if any(flag.kind in _CONTESTED for flag in line.flags)
    ]
    if not found:
        return []
    columns = (Column("Need", 6.0), Column("What the ballots say", 6.0), Column("Planned as", 3.0))
    rows: list[Row] = []
    for line in found:
        said = [flag.sentence for flag in line.flags if flag.kind in _CONTESTED]
        scope = [
            item.code
            for item in readers.plan.scope
            if line.need.id in {need.id for need in served_needs(readers.snapshot, item.id)}
        ]
        name = Cell(f"{line.need.short_name} ({line.need.code})", bold=True)
        rows.append(Row((name, Cell("\n".join(said)), Cell(codes_words(scope) or "no scope yet"))))
    return [Heading(2, f"Contested needs: {len(found):,}", outline=False), Table(columns, tuple(rows))]


def _milestones(readers: Readers) -> list[Part]:
    """The timeline and the table, the chain and the waits."""
    if not in_order(readers):
        return []
    return [Heading(1, "Milestones", runs_on=True), *milestone_parts(readers)]
