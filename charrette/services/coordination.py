"""The departments' standing table: questions with what they block, coordination meetings and their minutes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.codes import code
from charrette.domain.errors import InvalidInputError
from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.plan.agenda_points import agenda_points
from charrette.domain.plan.coordination import AgendaPoint, Attendance, Meeting, Question
from charrette.domain.plan.gates import reviewers
from charrette.domain.plan.scope import ScopeItem
from charrette.domain.wording import quoted
from charrette.services.log import AddEntry, add_entry
from charrette.services.milestone_checks import planned
from charrette.services.plan_checks import day, department_of, milestone_of, one_line, today_of
from charrette.services.projects import changed_fields

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

LONGEST_NOTES = 20_000
"""Characters of a meeting's notes."""


@dataclass(frozen=True, slots=True)
class AskQuestion:
    """A question of one department to another. ``needed_by`` as people write days; late, it is for ``escalate_to``."""

    project_id: UUID
    text: str
    asking_id: UUID | None = None
    answering_id: UUID | None = None
    asker: str = ""
    answerer: str = ""
    needed_by: str = ""
    milestone_id: UUID | None = None
    scope_id: UUID | None = None
    escalate_to: str = ""


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """The answer to a question (empty: it is open again), by whom and on which day (empty: today)."""

    question_id: UUID
    answer: str
    answerer: str = ""
    answered_on: str = ""


@dataclass(frozen=True, slots=True)
class PlanMeeting:
    """A coordination meeting on a day as people write it; ``findings`` are code and words of each open one."""

    project_id: UUID
    held_on: str
    title: str = ""
    findings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NoteAtMeeting:
    """A decision or an action made at a meeting; ``point`` is the place (from 0) of the agenda's point it answers."""

    meeting_id: UUID
    kind: EntryKind
    text: str
    owner: str = ""
    due: str = ""
    point: int | None = None
    milestone_id: UUID | None = None


def ask_question(work: "UnitOfWork", command: AskQuestion) -> Question:
    """Asks a question. Raises ``InvalidInputError`` for no words, and where a department asks itself."""
    project_id = command.project_id
    number = work.next_numbers(project_id, "Q")[0]
    question = _checked(
        work,
        Question(
            work.ids.new(),
            project_id,
            number,
            code("Q", number),
            command.text,
            command.asking_id,
            command.answering_id,
            command.asker,
            command.answerer,
            today_of(work, project_id),
            command.needed_by,
            command.milestone_id,
            command.scope_id,
            command.escalate_to,
        ),
    )
    work.add(question)
    by = f", needed by {question.needed_by}" if question.needed_by else ""
    work.describe(f"Asked {_words(question)}{by}", project_id)
    return question


def edit_question(work: "UnitOfWork", question: Question) -> Question:
    """Keeps a question's words, departments, names, days and what it blocks; its code and its answer stay."""
    before = work.get(Question, question.id)
    kept = {name: getattr(before, name) for name in ("project_id", "number", "code", "answer", "answered_on")}
    after = _checked(work, replace(question, **kept))
    changed = changed_fields(before, after)
    if not changed:
        raise InvalidInputError("The question is the same as before.")
    work.change(before, **changed)
    work.describe(f"Changed {_words(after)}", after.project_id)
    return after


def answer_question(work: "UnitOfWork", command: AnswerQuestion) -> Question:
    """Answers a question, or opens it again where the answer is empty."""
    before = work.get(Question, command.question_id)
    answer = one_line(command.answer)
    on = day(work, before.project_id, command.answered_on) or today_of(work, before.project_id)
    after = replace(
        before,
        answer=answer,
        answered_on=on if answer else "",
        answerer=one_line(command.answerer) or before.answerer,
    )
    changed = changed_fields(before, after)
    if not changed:
        raise InvalidInputError("The answer is the same as before.")
    work.change(before, **changed)
    said = f"Answered {_words(after)} {quoted(answer)}" if answer else f"Opened {_words(after)} again"
    work.describe(said, after.project_id)
    return after


def remove_question(work: "UnitOfWork", question_id: UUID) -> None:
    """Takes a question off the list; the minutes keep what it said."""
    before = work.get(Question, question_id)
    work.remove(before)
    work.describe(f"Removed {_words(before)}", before.project_id)


def _checked(work: "UnitOfWork", question: Question) -> Question:
    project_id, text = question.project_id, one_line(question.text)
    if not text:
        raise InvalidInputError("The question has no words.", "Nothing was changed.", "Write what is asked.")
    for department_id in filter(None, (question.asking_id, question.answering_id)):
        department = department_of(work, project_id, department_id)
        if question.asking_id == question.answering_id:
            raise InvalidInputError(
                f"{department.name} cannot ask itself.", "Nothing was changed.", "Choose another department."
            )
    if question.milestone_id:
        milestone_of(work, project_id, question.milestone_id)
    if question.scope_id and work.get(ScopeItem, question.scope_id).project_id != project_id:
        raise InvalidInputError("That scope item belongs to another project.", "Nothing was changed.")
    names = {name: one_line(getattr(question, name)) for name in ("asker", "answerer", "escalate_to")}
    days = {name: day(work, project_id, getattr(question, name)) for name in ("asked_on", "needed_by")}
    return replace(question, text=text, **names, **days)


def plan_meeting(work: "UnitOfWork", command: PlanMeeting) -> Meeting:
    """Plans a meeting: its agenda from what is open on that day, and a line of attendance for each department."""
    project_id = command.project_id
    held_on = day(work, project_id, command.held_on)
    if not held_on:
        raise InvalidInputError("The meeting has no day.", "Nothing was changed.", "Say when it is held.")
    snapshot = planned(work, project_id)
    number = work.next_numbers(project_id, "CM")[0]
    meeting = Meeting(
        work.ids.new(),
        project_id,
        number,
        code("CM", number),
        held_on,
        one_line(command.title) or "Coordination meeting",
        tuple(Attendance(each.id) for each in reviewers(snapshot)),
        agenda_points(snapshot, held_on, command.findings),
    )
    work.add(meeting)
    work.describe(f"Planned coordination meeting {meeting.code} on {held_on}", project_id)
    return meeting


def keep_minutes(work: "UnitOfWork", meeting: Meeting) -> Meeting:
    """Keeps a meeting's day, title, attendance, agenda with outcomes, notes, and whether it is closed.

    Raises ``InvalidInputError`` for a closed meeting (open it again first), and for closing one where nobody was.
    """
    before = work.get(Meeting, meeting.id)
    after = _checked_minutes(work, before, meeting)
    changed = changed_fields(before, after)
    if not changed:
        raise InvalidInputError("The minutes are the same as before.")
    if before.closed and after.closed:
        raise InvalidInputError(
            f"{before.code} is closed.", "Nothing was changed.", "Open its minutes again to change them."
        )
    if after.closed and not any(each.names for each in after.present):
        raise InvalidInputError(
            f"Nobody is down as present at {after.code}.", "Nothing was changed.", "Say who came."
        )
    work.change(before, **changed)
    closed = "Closed" if after.closed else "Opened again" if before.closed else "Kept"
    work.describe(f"{closed} the minutes of {after.code} of {after.held_on}", after.project_id)
    return after


def _checked_minutes(work: "UnitOfWork", before: Meeting, meeting: Meeting) -> Meeting:
    held_on = day(work, before.project_id, meeting.held_on)
    if not held_on:
        raise InvalidInputError("The meeting has no day.", "Nothing was changed.", "Say when it is held.")
    notes = meeting.notes.replace("\x00", "").strip()
    if len(notes) > LONGEST_NOTES:
        raise InvalidInputError(
            f"The notes have {len(notes):,} characters; the most is {LONGEST_NOTES:,}.",
            "Nothing was changed.",
            "Attach a long text as a paper.",
        )
    for each in meeting.present:
        department_of(work, before.project_id, each.department_id)
    kept = {name: getattr(before, name) for name in ("project_id", "number", "code")}
    return replace(
        meeting,
        held_on=held_on,
        title=one_line(meeting.title) or before.title,
        present=tuple(Attendance(each.department_id, one_line(each.names)) for each in meeting.present),
        agenda=tuple(
            AgendaPoint(one_line(each.text), each.reference, one_line(each.outcome))
            for each in meeting.agenda
            if each.text.strip()
        ),
        notes=notes,
        **kept,
    )


def note_at_meeting(work: "UnitOfWork", command: NoteAtMeeting) -> tuple[LogEntry, Meeting]:
    """Writes a decision or an action of a meeting into the log, and its code beside the point it answers."""
    meeting = work.get(Meeting, command.meeting_id)
    if meeting.closed:
        raise InvalidInputError(
            f"{meeting.code} is closed.", "Nothing was changed.", "Open its minutes again to add to them."
        )
    project_id = meeting.project_id
    if command.milestone_id:
        milestone_of(work, project_id, command.milestone_id)
    entry = add_entry(work, AddEntry(project_id, command.kind, command.text, command.owner, command.due))
    if command.milestone_id:
        work.change(entry, milestone_id=command.milestone_id)
        entry = replace(entry, milestone_id=command.milestone_id)
    after = replace(meeting, agenda=_with_outcome(meeting.agenda, command.point, entry))
    work.change(meeting, agenda=after.agenda)
    work.describe(f"Made {entry.kind.value} {entry.code} at {meeting.code}: {quoted(entry.text)}", project_id)
    return entry, after


def _with_outcome(
    agenda: Sequence[AgendaPoint], place: int | None, entry: LogEntry
) -> tuple[AgendaPoint, ...]:
    if place is None:
        return (*agenda, AgendaPoint(entry.text, "", entry.code))
    if not 0 <= place < len(agenda):
        raise InvalidInputError("The agenda has no such point.", "Nothing was changed.")
    point = agenda[place]
    outcome = "; ".join(filter(None, (point.outcome, entry.code)))
    return (*agenda[:place], replace(point, outcome=outcome), *agenda[place + 1 :])


def remove_meeting(work: "UnitOfWork", meeting_id: UUID) -> None:
    """Takes a meeting out with its minutes; decisions and actions made there stay in the log."""
    before = work.get(Meeting, meeting_id)
    work.remove(before)
    work.describe(f"Removed coordination meeting {before.code} of {before.held_on}", before.project_id)


def _words(question: Question) -> str:
    """ "question Q-3: “...”"."""
    return f"question {question.code}: {quoted(question.text)}"
