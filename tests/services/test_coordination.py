"""The departments' table: questions that block and escalate, meetings with their agenda, minutes that close."""

from dataclasses import replace
from typing import Any

import pytest

from charrette.domain.errors import CharretteError
from charrette.domain.log import EntryKind
from charrette.domain.plan.agenda_points import made_at
from charrette.domain.plan.coordination import Attendance
from charrette.domain.plan.plan import Plan
from charrette.domain.project import Project
from charrette.services.coordination import (
    AnswerQuestion,
    AskQuestion,
    NoteAtMeeting,
    PlanMeeting,
    answer_question,
    ask_question,
    edit_question,
    keep_minutes,
    note_at_meeting,
    plan_meeting,
    remove_meeting,
)
from charrette.services.log import SettleEntry, settle_entry
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_milestones import asked, met, row


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


def plan_of(room: Room) -> Plan:
    with room.library.reading() as queries:
        return queries.plan(room.project.id)


def refused(room: Room, function: Any, command: object, said: str) -> None:
    before = plan_of(room)
    with pytest.raises(CharretteError, match=said):
        room.do(function, command)
    assert plan_of(room) == before


def test_a_question_is_asked_answered_and_opened_again(room: Room) -> None:
    question = asked(room, needed_by="1 February 2028", escalate_to="Superintendent")
    assert (question.code, question.needed_by, question.open) == ("Q-1", "2028-02-01", True)
    assert question.asked_on > "2020-01-01"
    assert (question.late("2028-02-01"), question.late("2028-02-02")) == (False, True)
    answered = room.do(
        answer_question, AnswerQuestion(question.id, " Six\n each ", "Network team", "2028-01-20")
    )
    assert (answered.answer, answered.answered_on, answered.open) == ("Six each", "2028-01-20", False)
    again = room.do(answer_question, AnswerQuestion(question.id, ""))
    assert (again.answered_on, again.answerer, again.open) == ("", "Network team", True)
    assert plan_of(room).questions == (again,)


def test_an_edit_of_a_question_keeps_its_answer_and_code(room: Room) -> None:
    question = room.do(answer_question, AnswerQuestion(asked(room).id, "Six"))
    changed = room.do(edit_question, replace(question, text="How many?", answer="", code="Q-9"))
    assert (changed.text, changed.answer, changed.code) == ("How many?", "Six", "Q-1")
    refused(room, edit_question, changed, "the same as before")


def test_questions_that_cannot_be_asked_are_refused_in_words(room: Room) -> None:
    facilities = room.snapshot().departments[0].id
    other = room.do(create_project, NewProject("Birch Elementary"))
    with room.library.reading() as queries:
        theirs = queries.departments(other.id)[0].id
    project_id = room.project.id
    refused(room, ask_question, AskQuestion(project_id, " "), "has no words")
    refused(
        room,
        ask_question,
        AskQuestion(project_id, "Why?", facilities, facilities),
        "Facilities cannot ask itself",
    )
    refused(room, ask_question, AskQuestion(project_id, "Why?", facilities, theirs), "of another project")
    refused(room, ask_question, AskQuestion(project_id, "Why?", needed_by="soon"), "is no date")


def test_a_meeting_draws_its_agenda_from_what_is_open(room: Room) -> None:
    row(room)
    asked(room, needed_by="2028-01-05", escalate_to="Superintendent")
    findings = (("B-022, B-041", "Cabling is budgeted twice"),)
    meeting = room.do(plan_meeting, PlanMeeting(room.project.id, "12 April 2028", findings=findings))
    assert (meeting.code, meeting.held_on, meeting.title) == ("CM-1", "2028-04-12", "Coordination meeting")
    assert [each.reference for each in meeting.agenda] == ["Q-1", "B-022, B-041", "M-001", "M-002"]
    names = {each.id: each.name for each in room.snapshot().departments}
    assert [names[each.department_id] for each in meeting.present] == ["Facilities", "Technology"]
    refused(room, plan_meeting, PlanMeeting(room.project.id, ""), "has no day")


def test_what_is_made_at_a_meeting_is_in_the_log_and_comes_back_while_it_is_open(room: Room) -> None:
    asked(room)
    meeting = met(room)
    note = NoteAtMeeting(meeting.id, EntryKind.ACTION, "Count the ports", "Technology", "2028-02-01", 0)
    action, _ = room.do(note_at_meeting, note)
    decision, after = room.do(
        note_at_meeting, NoteAtMeeting(meeting.id, EntryKind.DECISION, "Six ports", point=0)
    )
    free, after = room.do(note_at_meeting, NoteAtMeeting(meeting.id, EntryKind.DECISION, "Meet weekly"))
    assert [each.outcome for each in after.agenda] == [f"{action.code}; {decision.code}", free.code]
    assert {each.code for each in made_at(after, room.snapshot().entries)} == {"A-1", "D-1", "D-2"}
    there = (Attendance(meeting.present[0].department_id, "Ana"), meeting.present[1])
    room.do(keep_minutes, replace(after, present=there, closed=True))
    assert [each.reference for each in met(room, "2028-01-19").agenda] == ["A-1", "Q-1"]
    room.do(settle_entry, SettleEntry(action.id, "Counted"))
    assert [each.reference for each in met(room, "2028-01-26").agenda] == ["Q-1"]
    refused(room, note_at_meeting, note, "CM-1 is closed")


def test_minutes_close_with_somebody_present_and_stay_closed(room: Room) -> None:
    meeting = met(room)
    refused(room, keep_minutes, replace(meeting, closed=True), "Nobody is down as present")
    present = tuple(replace(each, names=" Ana,\n Bo ") for each in meeting.present)
    closed = room.do(keep_minutes, replace(meeting, present=present, notes="Line one\nline two", closed=True))
    assert closed.present[0].names == "Ana, Bo"
    assert closed.notes == "Line one\nline two"
    refused(room, keep_minutes, replace(closed, notes="Other"), "Open its minutes again")
    again = room.do(keep_minutes, replace(closed, closed=False))
    changed = room.do(keep_minutes, replace(again, notes="Other"))
    assert changed.notes == "Other"
    refused(room, keep_minutes, replace(changed, notes="x" * 20_001), "20,001 characters")
    refused(room, keep_minutes, replace(changed, held_on=""), "has no day")
    refused(room, keep_minutes, changed, "the same as before")


def test_an_action_can_be_what_a_milestone_waits_for(room: Room) -> None:
    drawings = row(room)[0]
    entry, _ = room.do(
        note_at_meeting, NoteAtMeeting(met(room).id, EntryKind.ACTION, "Send", milestone_id=drawings.id)
    )
    assert room.snapshot().entries == (entry,)
    assert entry.milestone_id == drawings.id
    refused(
        room, note_at_meeting, NoteAtMeeting(met(room).id, EntryKind.ACTION, "Send", point=9), "no such point"
    )


def test_a_meeting_that_goes_leaves_its_decisions_in_the_log(room: Room) -> None:
    meeting = met(room)
    entry, _ = room.do(note_at_meeting, NoteAtMeeting(meeting.id, EntryKind.DECISION, "Six ports"))
    room.do(remove_meeting, meeting.id)
    assert plan_of(room).meetings == ()
    assert room.snapshot().entries == (entry,)
