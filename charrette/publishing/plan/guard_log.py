"""The overlap and gap log: what the no-overlap procedure found, what waits, what was decided by whom and why."""

from collections.abc import Sequence
from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.guard import RULES, Finding, Severity
from charrette.domain.plan.settlements import Settlement
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted, listed
from charrette.publishing.paper import Paper
from charrette.publishing.plan.readers import Readers, codes_words, short_day
from charrette.publishing.plan.signatures import signatures
from charrette.publishing.report import (
    Cell,
    Column,
    Fact,
    Facts,
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

NOTHING = "Nothing was found: no overlap, no gap, nothing to review."
_KINDS = {
    Severity.BLOCKS: ("Overlaps and what else blocks the sign-off", "blocks the sign-off"),
    Severity.WARNS: ("Gaps and warnings", "warns"),
    Severity.REVIEW: ("To be reviewed by people", "waits for a person"),
}


def compose_guard(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper = Paper.LETTER
) -> Report:
    """The log of a project as a report; who decided and why stands in the full edition only."""
    readers = Readers.of(snapshot, edition, issued)
    parts = (
        Heading(1, "Overlap and gap log", runs_on=True),
        *_opening(readers),
        *open_findings(readers),
        *_settled(readers),
        *_rules(),
    )
    return readers.report("overlap and gap log", "Overlap and gap log", parts, paper)


def _opening(readers: Readers) -> list[Part]:
    found = readers.shown.findings
    if not found.open and not found.settled:
        return [Paragraph(NOTHING, Tone.LEAD), *signatures(readers)]
    counts = found.counts()
    figures = [
        Fact(f"{counts[Severity.BLOCKS]:,}", "block the sign-off"),
        Fact(f"{counts[Severity.WARNS]:,}", "warn of a gap"),
        Fact(f"{counts[Severity.REVIEW]:,}", "wait for a person"),
        Fact(readers.money(found.freed), f"freed by {counted(len(found.settled), 'decision')}"),
    ]
    return [KeyFigures(tuple(figures)), *signatures(readers)]


def open_findings(readers: Readers) -> list[Part]:
    """What waits, by severity, the most pressing first."""
    parts: list[Part] = []
    for severity, (title, _) in _KINDS.items():
        found = [each for each in readers.shown.findings.open if each.severity is severity]
        if found:
            parts += [Heading(2, f"{title}: {len(found):,}"), findings_table(found, readers)]
    return parts


def findings_table(found: Sequence[Finding], readers: Readers) -> Table:
    """Findings with what each rests on, the codes and the money at stake."""
    columns = (
        Column("Rule", 1.0),
        Column("What was found", 8.5),
        Column("Where", 2.6),
        Column(f"At stake, {readers.unit}", 2.0, Place.RIGHT),
    )
    return Table(columns, tuple(_open_row(each, readers) for each in found))


def _open_row(finding: Finding, readers: Readers) -> Row:
    again = "Settled once; open again because its items changed.\n" if finding.reopened else ""
    evidence = "".join(f"\n{each}" for each in finding.evidence)
    return Row(
        (
            Cell(str(finding.rule), bold=True),
            Cell(f"{finding.title}\n{again}{finding.explanation}{evidence}"),
            Cell(codes_words(finding.items)),
            Cell(readers.figure(finding.amount) if finding.amount else "–"),
        )
    )


def _settled(readers: Readers) -> list[Part]:
    """What was decided, newest first, and the money that was freed."""
    found = [each for each in readers.shown.findings.settled if each.settlement]
    if not found:
        return []
    columns = (
        Column("Decided", 2.0),
        Column("What was found", 5.6),
        Column("What was decided", 5.6),
        Column(f"Freed, {readers.unit}", 1.8, Place.RIGHT),
    )
    rows = [_settled_row(each, each.settlement, readers) for each in found if each.settlement]
    total = Row(
        (
            Cell("Together", bold=True),
            Cell(""),
            Cell(""),
            Cell(readers.figure(readers.shown.findings.freed), bold=True),
        )
    )
    return [Heading(2, f"Settled: {len(found):,}"), Table(columns, (*rows, total))]


def _settled_row(finding: Finding, settlement: Settlement, readers: Readers) -> Row:
    return Row(
        (
            Cell(short_day(readers.shown.decided_on(settlement)), bold=True),
            Cell(f"{settlement.title or finding.title}\n{codes_words(settlement.items)}"),
            Cell(decision_words(settlement, readers)),
            Cell(readers.figure(settlement.freed) if settlement.freed else "–"),
        )
    )


def decision_words(settlement: Settlement, readers: Readers) -> str:
    """What was decided, by whom and why, and who agreed to a split."""
    split = f": {settlement.split}" if settlement.split else ""
    shares = ", ".join(f"{code} {readers.money(share)}" for code, share in settlement.shares.items())
    names = [readers.snapshot.department_name(each) for each in settlement.confirmed]
    lines = [
        f"{settlement.way.value.capitalize()}{split}{f' ({shares})' if shares else ''}",
        f"Agreed by {listed(names)}" if names else "",
        f"Why: {settlement.reason}" if settlement.reason else "",
        f"By {settlement.decided_by}" if settlement.decided_by else "",
    ]
    return "\n".join(line for line in lines if line)


def _rules() -> list[Part]:
    """What each number of a rule asks for."""
    facts = tuple(
        Fact(f"{rule.number}", f"{rule.title} ({_KINDS[rule.severity][1]}). {rule.words}") for rule in RULES
    )
    return [Heading(2, "The rules"), Facts(facts)]
