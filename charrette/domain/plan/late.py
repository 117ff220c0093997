"""What is late: log entries, questions and milestones, as they are named at the opening and on the weekly page."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from charrette.domain.log import LogEntry
from charrette.domain.plan.coordination import Question
from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.plan import Plan

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the weekly page: its code (may be empty), words, the day it is due or was settled, and whose it is.

    Without ``departments`` it is for all of them.
    """

    code: str
    words: str
    day: str = ""
    departments: frozenset[UUID] = frozenset()

    def concerns(self, department_id: UUID) -> bool:
        """Whether a department reads it on its own page."""
        return not self.departments or department_id in self.departments


def late_items(snapshot: "ProjectSnapshot", today: str) -> tuple[Item, ...]:
    """What is late on ``today`` ("2027-03-14"), the longest late first; without its plan only what the log holds.

    Log entries without an outcome, questions without an answer, and milestones that are not reached.
    """
    plan = snapshot.plan or Plan()
    found = [entry_item(snapshot, each) for each in snapshot.entries if each.late(today)]
    found += [question_item(each, today) for each in plan.questions if each.late(today)]
    milestones = (*plan.milestones, *plan.district.calendar)
    found += [milestone_item(each, today) for each in milestones if each.late(today)]
    return tuple(sorted(found, key=lambda item: (item.day, item.code)))


def entry_item(snapshot: "ProjectSnapshot", entry: LogEntry) -> Item:
    """A log entry with its owner and day; whose it is follows from its owner: a department, or one of its people."""
    owner = f", {entry.owner}" if entry.owner else ""
    due = f", by {entry.due}" if entry.due else ""
    return Item(entry.code, f"{entry.text}{owner}{due}", entry.due, _departments_of(snapshot, entry.owner))


def question_item(question: Question, today: str) -> Item:
    """A question with the day its answer is needed, and who is asked now that it is late."""
    needed = f", needed by {question.needed_by}" if question.needed_by else ""
    escalated = f", now for {question.escalate_to}" if question.late(today) and question.escalate_to else ""
    both = frozenset(each for each in (question.asking_id, question.answering_id) if each)
    return Item(question.code, f"{question.text}{needed}{escalated}", question.needed_by, both)


def milestone_item(milestone: Milestone, day: str) -> Item:
    """A milestone with its day; it is its department's, and on ``day`` that of the one acting for it."""
    due = f", due {milestone.due}" if milestone.due else ""
    theirs = frozenset(each for each in (milestone.department_id, milestone.staffing.acting_on(day)) if each)
    return Item(milestone.code, f"{milestone.title}{due}", milestone.due, theirs)


def day_in_zone(at: datetime, zone: str) -> str:
    """The day of a moment in a project's zone, such as "2027-03-14"; in UTC where the zone is not known here."""
    try:
        return at.astimezone(ZoneInfo(zone)).date().isoformat()
    except (KeyError, ValueError):
        return at.astimezone(UTC).date().isoformat()


def _departments_of(snapshot: "ProjectSnapshot", owner: str) -> frozenset[UUID]:
    plan = snapshot.plan or Plan()
    name = owner.casefold()
    teams = {
        person.department.casefold() for person in plan.district.people if person.name.casefold() == name
    }
    names = {name, *teams} - {""}
    return frozenset(each.id for each in snapshot.departments if each.name.casefold() in names)
