"""The agenda of a coordination meeting, drawn from what is open."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.plan.coordination import AgendaPoint, Meeting, Question
from charrette.domain.plan.late import late_items

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

_CODE = re.compile(r"\b[A-Z]+-\d+[a-z]?\b")


def agenda_points(
    snapshot: "ProjectSnapshot", today: str, findings: Sequence[tuple[str, str]] = ()
) -> tuple[AgendaPoint, ...]:
    """The points of a meeting on ``today`` ("2027-03-14"), each thing once.

    First the open actions of the last meeting, then open questions (late ones first), open ``findings`` (code and
    words of each), and what else is late.
    """
    plan = snapshot.planned
    points = [
        AgendaPoint(f"Action: {_text(entry)}", entry.code)
        for entry in actions_of_last_meeting(snapshot)
        if not entry.outcome
    ]
    points += [
        AgendaPoint(f"Question: {each.text}{_needed(each, today)}", each.code)
        for each in sorted(
            (each for each in plan.questions if each.open), key=lambda each: _urgency(each, today)
        )
    ]
    points += [AgendaPoint(words, code) for code, words in findings]
    points += [AgendaPoint(f"Late: {item.words}", item.code) for item in late_items(snapshot, today)]
    once: dict[str, AgendaPoint] = {}
    for point in points:
        once.setdefault(point.reference or point.text, point)
    return tuple(once.values())


def actions_of_last_meeting(snapshot: "ProjectSnapshot") -> tuple[LogEntry, ...]:
    """The actions of the last closed meeting: those made there, and those it had before it from earlier ones."""
    closed = sorted(
        (each for each in snapshot.planned.meetings if each.closed),
        key=lambda each: (each.held_on, each.number),
    )
    if not closed:
        return ()
    codes = _codes_made(closed[-1]) | {point.reference for point in closed[-1].agenda}
    return tuple(each for each in snapshot.entries if each.kind is EntryKind.ACTION and each.code in codes)


def made_at(meeting: Meeting, entries: Sequence[LogEntry]) -> tuple[LogEntry, ...]:
    """The decisions and actions made at a meeting: those of the log that its outcomes name by code."""
    codes = _codes_made(meeting)
    return tuple(each for each in entries if each.code in codes)


def _codes_made(meeting: Meeting) -> set[str]:
    return {code for point in meeting.agenda for code in _CODE.findall(point.outcome)}


def _urgency(question: Question, today: str) -> tuple[bool, bool, str]:
    return not question.late(today), not question.needed_by, question.needed_by


def _text(entry: LogEntry) -> str:
    owner = f" ({entry.owner})" if entry.owner else ""
    return f"{entry.text}{owner}{f', by {entry.due}' if entry.due else ''}"


def _needed(question: Question, today: str) -> str:
    if not question.needed_by:
        return ""
    if not question.late(today):
        return f" (needed by {question.needed_by})"
    escalated = f", now for {question.escalate_to}" if question.escalate_to else ""
    return f" (was needed by {question.needed_by}{escalated})"
