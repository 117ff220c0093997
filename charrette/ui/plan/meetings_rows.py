"""Meetings and the points of an agenda as they are listed. Values only, no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.plan.agenda_points import agenda_points, made_at
from charrette.domain.plan.coordination import AgendaPoint, Meeting
from charrette.domain.wording import counted

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Findings
    from charrette.domain.snapshot import ProjectSnapshot


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point of an agenda with its place from 0, which is its id in the list."""

    id: int
    point: AgendaPoint

    @property
    def source(self) -> str:
        """The code a point comes from; of a finding the first code it is about."""
        reference = self.point.reference
        return reference.split(":", 1)[1].split("+", 1)[0] if ":" in reference else reference


def points_of(meeting: Meeting) -> tuple[PointRow, ...]:
    """The points of a meeting's agenda."""
    return tuple(PointRow(place, point) for place, point in enumerate(meeting.agenda))


def finding_points(findings: "Findings") -> tuple[tuple[str, str], ...]:
    """The open findings as the agenda takes them: id and words."""
    return tuple((each.id, f"Finding: {each.title}") for each in findings.open)


def points_added(
    snapshot: "ProjectSnapshot", meeting: Meeting, findings: Sequence[tuple[str, str]]
) -> tuple[AgendaPoint, ...]:
    """What is open on the meeting's day and does not stand on its agenda yet."""
    there = {point.reference or point.text for point in meeting.agenda}
    found = agenda_points(snapshot, meeting.held_on, findings)
    return tuple(point for point in found if (point.reference or point.text) not in there)


def made_words(snapshot: "ProjectSnapshot", meeting: Meeting) -> str:
    """The decisions and actions made at a meeting, a line for each."""
    lines: list[str] = []
    for entry in made_at(meeting, snapshot.entries):
        owner = f", {entry.owner}" if entry.owner else ""
        due = f", by {entry.due}" if entry.due else ""
        lines.append(f"{entry.code} {entry.text}{owner}{due}")
    return "\n".join(lines)


def state_words(meeting: Meeting) -> str:
    """How far a meeting is: ``"Minutes closed"``, ``"7 points open"``."""
    if meeting.closed:
        return "Minutes closed"
    waiting = sum(1 for point in meeting.agenda if not point.outcome)
    return f"{counted(waiting, 'point')} open" if waiting else "Every point answered"


def newest_first(meetings: Sequence[Meeting]) -> list[Meeting]:
    """Meetings, the last one first."""
    return sorted(meetings, key=lambda each: (each.held_on, each.number), reverse=True)


def meeting_of(meetings: Sequence[Meeting], meeting_id: UUID | None) -> Meeting | None:
    """A meeting by its id."""
    return next((each for each in meetings if each.id == meeting_id), None)
