"""The milestone plan: the timeline, the table, the critical chain, what waits for what and what cannot be held."""

from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.net import day_of, net_of
from charrette.domain.plan.schedule import chain, named, warnings
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.publishing.paper import Paper
from charrette.publishing.plan.readers import Readers, date_words, short_day
from charrette.publishing.plan.scale import timeline
from charrette.publishing.report import (
    Cell,
    Column,
    Heading,
    Paragraph,
    Part,
    Report,
    Row,
    Table,
    Tone,
)

NOTHING = "No milestone has been entered yet."


def compose_milestones(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper = Paper.LETTER
) -> Report:
    """The milestones of a project, with those of the district's calendar, as a report."""
    readers = Readers.of(snapshot, edition, issued)
    parts: tuple[Part, ...] = (Heading(1, "Milestone plan", runs_on=True), *milestone_parts(readers))
    return readers.report("milestone plan", "Milestone plan", parts, paper, foot=_foot(readers), wide=False)


def _foot(readers: Readers) -> str:
    first = readers.plan.first_day
    return f"First school day {date_words(first)}" if first else ""


def milestone_parts(readers: Readers) -> list[Part]:
    """Timeline, table, chain, waits and warnings; that there is none."""
    found = in_order(readers)
    if not found:
        return [Paragraph(NOTHING, Tone.LEAD)]
    parts: list[Part] = [Paragraph(lead(readers), Tone.LEAD)]
    if (figure := timeline(found, readers)) is not None:
        parts += [figure, Paragraph(figure.alternative, Tone.NOTE)]
    parts += [Heading(2, "Every milestone", outline=False), _table(found, readers)]
    return [*parts, *_chain(readers), *_waits(readers), *_warned(readers)]


def in_order(readers: Readers) -> tuple[Milestone, ...]:
    """The project's milestones and the calendar's by day; those without a day last."""
    every = (*readers.plan.milestones, *readers.plan.district.calendar)
    return tuple(sorted(every, key=lambda each: (day_of(each) or date.max, each.code)))


def lead(readers: Readers) -> str:
    """How many are reached and late, and what comes next."""
    every = in_order(readers)
    done, late = sum(each.done for each in every), len(readers.shown.late(every))
    words = f"{counted(len(every), 'milestone')}: {done} done"
    words += f", {late} late." if late else ", none late."
    coming = next((each for each in every if not each.done and each.due >= readers.today), None)
    return f"{words} Next: {coming.title}, {date_words(coming.due)}." if coming else words


def state_words(milestone: Milestone, today: str) -> str:
    """How far it is: late is said too."""
    words = milestone.state.words
    return f"{words}, late" if milestone.late(today) else words


def _table(found: tuple[Milestone, ...], readers: Readers) -> Table:
    evidence = any(_evidence(each) for each in found)
    columns = (
        Column("", 1.2),
        Column("Milestone", 3.6),
        Column("Department", 2.1),
        Column("Due", 2.2),
        Column("State", 1.7),
        Column("Waits for", 4.2),
        *((Column("Evidence", 2.6),) if evidence else ()),
    )
    return Table(columns, tuple(_row(each, readers, evidence) for each in found))


def _row(milestone: Milestone, readers: Readers, evidence: bool) -> Row:
    late = milestone.late(readers.today)
    gate = " (gate)" if milestone.gate else ""
    reached = f"reached {short_day(milestone.done_on)}" if milestone.done and milestone.done_on else ""
    return Row(
        (
            Cell(milestone.code, bold=True),
            Cell(f"{milestone.title}{gate}"),
            Cell(readers.snapshot.department_name(milestone.department_id) or _nobody(milestone)),
            Cell("\n".join(each for each in (short_day(milestone.due), reached) if each)),
            Cell(state_words(milestone, readers.today), bold=late),
            Cell("\n".join(_before(milestone, readers)) or "–"),
            *((Cell(_evidence(milestone) or "–"),) if evidence else ()),
        )
    )


def _nobody(milestone: Milestone) -> str:
    return "District calendar" if milestone.project_id is None else "nobody yet"


def _before(milestone: Milestone, readers: Readers) -> list[str]:
    """What it waits for, with the days that must lie between."""
    net, plan = net_of(readers.plan), readers.plan
    return [
        named(net.milestones[link.waits_for_id], plan)
        + (f", {counted(link.lag_days, 'day')} before" if link.lag_days else "")
        for link in net.waits.get(milestone.id, ())
    ]


def _evidence(milestone: Milestone) -> str:
    despite = f"Passed despite an open review: {milestone.passed_despite}" if milestone.passed_despite else ""
    return "\n".join(each for each in (milestone.evidence, despite) if each)


def _chain(readers: Readers) -> list[Part]:
    """The waits that together take longest, from their start."""
    found = chain(readers.snapshot)
    if not found:
        return []
    columns = (Column("", 1.0), Column("Milestone", 7.0), Column("Department", 2.2), Column("Due", 2.2))
    rows = tuple(
        Row(
            (
                Cell(each.code, bold=True),
                Cell(each.title),
                Cell(readers.snapshot.department_name(each.department_id) or _nobody(each)),
                Cell(short_day(each.due)),
            )
        )
        for each in found
    )
    words = "A day lost here is a day lost at the end: of all waits this chain takes longest."
    return [Heading(2, "Critical chain"), Paragraph(words, Tone.NOTE), Table(columns, rows)]


def _waits(readers: Readers) -> list[Part]:
    found = readers.shown.waits
    if not found:
        return []
    columns = (Column("", 1.0), Column("What waits for what", 9.0), Column("Due", 2.2))
    rows = tuple(
        Row((Cell(each.milestone.code, bold=True), Cell(each.words), Cell(short_day(each.milestone.due))))
        for each in found
    )
    return [Heading(2, "What waits for what"), Table(columns, rows)]


def _warned(readers: Readers) -> list[Part]:
    found = warnings(readers.snapshot, readers.today)
    if not found:
        return []
    columns = (Column("", 1.0), Column("Cannot be held on its day", 9.0), Column("Earliest", 2.2))
    rows = tuple(
        Row((Cell(each.milestone.code, bold=True), Cell(each.words), Cell(short_day(each.earliest))))
        for each in found
    )
    return [Heading(2, "Early warning"), Table(columns, rows)]
