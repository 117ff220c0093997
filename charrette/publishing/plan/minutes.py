"""Minutes of a coordination meeting: who was there, each point with its outcome, decisions and actions."""

from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.log import EntryKind
from charrette.domain.plan.agenda_points import made_at
from charrette.domain.plan.coordination import Meeting
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.paper import Paper
from charrette.publishing.plan.readers import Readers, date_words, short_day
from charrette.publishing.report import (
    Cell,
    Column,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Part,
    Report,
    Row,
    Table,
    Tone,
)
from charrette.publishing.sheets.options import NO_MEETING, SheetOptions, meeting_of


def compose_minutes(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper = Paper.LETTER, code: str = ""
) -> Report:
    """The minutes of one meeting as a report; it names who was there, and so is made in the full edition only."""
    readers = Readers.of(snapshot, edition, issued)
    meeting = meeting_of(readers.snapshot, SheetOptions(meeting=code))
    if meeting is None:
        parts: tuple[Part, ...] = (Heading(1, "Minutes", runs_on=True), Paragraph(NO_MEETING, Tone.LEAD))
        return readers.report("minutes", "Minutes", parts, paper)
    title = meeting.title or "Coordination meeting"
    parts = (
        Heading(1, title, runs_on=True),
        Paragraph(f"{meeting.code}, {date_words(meeting.held_on)}. {_state(meeting)}", Tone.LEAD),
        *_present(meeting, readers),
        *_agenda(meeting),
        *_made(meeting, readers),
        *_notes(meeting),
    )
    return readers.report(f"minutes of {meeting.code}", f"Minutes, {meeting.code}", parts, paper)


def _state(meeting: Meeting) -> str:
    return "Minutes closed." if meeting.closed else "The minutes are still open."


def _present(meeting: Meeting, readers: Readers) -> list[Part]:
    """Who was there, by department; who was missing."""
    if not meeting.present:
        return []
    facts = tuple(
        Fact(
            readers.snapshot.department_name(each.department_id) or "A department that is gone",
            each.names or "nobody came",
        )
        for each in meeting.present
    )
    return [Heading(2, "Who was there", outline=False), Facts(facts)]


def _agenda(meeting: Meeting) -> list[Part]:
    if not meeting.agenda:
        return [Paragraph("The agenda is empty.")]
    columns = (Column("", 0.6), Column("Point", 6.0), Column("About", 2.0), Column("Outcome", 6.0))
    rows = tuple(
        Row(
            (
                Cell(f"{number}", bold=True),
                Cell(point.text),
                Cell(point.reference or "–"),
                Cell(point.outcome or ("No outcome" if meeting.closed else "")),
            )
        )
        for number, point in enumerate(meeting.agenda, start=1)
    )
    return [Heading(2, "Agenda and outcomes", outline=False), Table(columns, rows)]


def _made(meeting: Meeting, readers: Readers) -> list[Part]:
    """The decisions and actions that the outcomes name."""
    parts: list[Part] = []
    entries = made_at(meeting, readers.snapshot.entries)
    for kind, title in ((EntryKind.DECISION, "Decisions"), (EntryKind.ACTION, "Actions")):
        found = [each for each in entries if each.kind is kind]
        if found:
            columns = (Column("", 1.0), Column(title[:-1], 7.0), Column("Who", 3.0), Column("By", 2.0))
            rows = tuple(
                Row(
                    (
                        Cell(each.code, bold=True),
                        Cell(each.text),
                        Cell(each.owner or "–"),
                        Cell(short_day(each.due)),
                    )
                )
                for each in found
            )
            parts += [Heading(2, title, outline=False), Table(columns, rows)]
    return parts


def _notes(meeting: Meeting) -> list[Part]:
    if not meeting.notes.strip():
        return []
    lines = [line for line in meeting.notes.splitlines() if line.strip()]
    return [Heading(2, "Notes", outline=False), *(Paragraph(line) for line in lines)]
