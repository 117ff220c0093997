"""The agenda on paper: for everybody without notes, for the facilitator as a script."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo

from charrette.domain.activities import activity_named
from charrette.domain.agenda import Block, Slot, planned
from charrette.domain.editions import Edition
from charrette.domain.project import Session
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.publishing.paper import Paper
from charrette.publishing.phrases import day_words
from charrette.publishing.report import (
    Cell,
    Column,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Part,
    Place,
    Report,
    Row,
    Table,
    Together,
    Tone,
)
from charrette.publishing.sheets.options import SheetOptions, charrette_of, sessions_of
from charrette.system.zones import zone_named

_MIDNIGHT = datetime(2000, 1, 1, tzinfo=UTC)


def compose_agenda(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper, options: SheetOptions
) -> Report:
    """The sessions of the charrette, or the chosen one. The public edition has times, titles and outcomes only; the
    full edition is the facilitator's script, with notes, prompts, people and materials."""
    script = edition is Edition.FULL
    charrette = charrette_of(snapshot)
    found = sessions_of(snapshot, options)
    parts: list[Part] = []
    for place, session in enumerate(found):
        parts += _session(snapshot, session, script, first=not place)
    if not any(snapshot.agenda(session.id) for session in found):
        parts = [Heading(1, "Agenda"), Paragraph("Nothing is planned yet.", Tone.LEAD)]
    name = snapshot.project.name
    kind = "Facilitator’s script" if script else "Agenda"
    where = f"{charrette.title}, " if charrette else ""
    return Report(
        f"{name}: {kind.lower()}",
        name,
        kind,
        f"{where}issued {day_words(issued)}",
        edition,
        paper,
        "en",
        tuple(parts),
    )


def _session(snapshot: ProjectSnapshot, session: Session, script: bool, first: bool) -> list[Part]:
    """One session: when it is, its blocks in a table, and for the script each block by itself."""
    blocks = snapshot.agenda(session.id)
    if not blocks:
        return []
    zone = zone_named(snapshot.project.zone) or UTC
    timed = session.starts_at is not None
    slots = planned(session, blocks, zone if timed else UTC, None if timed else _MIDNIGHT)
    parts: list[Part] = [
        Heading(1, session.title or f"Session {session.number}", runs_on=not script and not first)
    ]
    if when := _when(session, slots, zone):
        parts.append(Paragraph(when, Tone.LEAD))
    parts.append(_table(slots, zone, timed))
    if not timed:
        parts.append(Paragraph("No start time is set: the times count from the start.", Tone.NOTE))
    if script:
        parts.append(Heading(2, "Step by step", outline=False))
        parts += [_step(slot, zone, timed) for slot in slots]
    return parts


def _when(session: Session, slots: Sequence[Slot], zone: tzinfo) -> str:
    """``"February 26, 2027, 17:30 to 20:30"``."""
    if session.starts_at is None or not slots:
        return session.held_on
    begin = session.starts_at.astimezone(zone)
    end = max(slot.end for slot in slots).astimezone(zone)
    return f"{day_words(begin.date())}, {begin:%H:%M} to {end:%H:%M}"


def clock_words(moment: datetime, zone: tzinfo, timed: bool) -> str:
    """``"9:05"`` by the clock of the school; ``"+0:35"`` from the start where no start is set."""
    if timed:
        here = moment.astimezone(zone)
        return f"{here.hour}:{here.minute:02d}"
    minutes = (moment - _MIDNIGHT) // timedelta(minutes=1)
    return f"+{minutes // 60}:{minutes % 60:02d}"


def _table(slots: Sequence[Slot], zone: tzinfo, timed: bool) -> Table:
    """What everybody may know: when, what, what comes of it, how long."""
    columns = (
        Column("Time", 1.0),
        Column("What happens", 3.4),
        Column("What comes of it", 4.2),
        Column("Minutes", 0.9, Place.RIGHT),
    )
    rows = tuple(
        Row(
            (
                Cell(clock_words(slot.start, zone, timed)),
                Cell(_title(slot.block), bold=True),
                Cell(slot.block.outcome),
                Cell(str(slot.block.minutes)),
            )
        )
        for slot in slots
    )
    whole = _minutes(slots)
    total = Row((Cell(""), Cell("In all", bold=True), Cell(""), Cell(str(whole), bold=True)))
    return Table(columns, (*rows, total))


def _minutes(slots: Sequence[Slot]) -> int:
    span = max(slot.end for slot in slots) - min(slot.start for slot in slots)
    return span // timedelta(minutes=1)


def _title(block: Block) -> str:
    beside = ", at the same time" if block.beside else ""
    return f"{block.title}{beside}"


def _step(slot: Slot, zone: tzinfo, timed: bool) -> Together:
    """One block of the script: what the facilitator needs at hand."""
    block = slot.block
    begin, end = (clock_words(each, zone, timed) for each in (slot.start, slot.end))
    facts = [
        Fact(label, words)
        for label, words in (
            ("Kind", f"{activity_named(block.kind).title}, {_length(block)}"),
            ("Prompt", block.prompt),
            ("Notes", block.notes),
            ("Outcome", block.outcome),
            ("Who", block.owner),
            ("Materials", block.materials),
            ("Tables", block.tables),
        )
        if words
    ]
    heading = Heading(3, f"{begin} to {end}  {_title(block)}", outline=False)
    return Together((heading, Facts(tuple(facts))))


def _length(block: Block) -> str:
    """``"15 minutes, 10 at least"``; what may not move is said."""
    words = [counted(block.minutes, "minute")]
    if block.protected:
        words.append("protected")
    elif block.shortest < block.minutes:
        words.append(f"{block.shortest} at least")
    if block.fixed_start:
        words.append(f"begins at {block.fixed_start}")
    return ", ".join(words)
