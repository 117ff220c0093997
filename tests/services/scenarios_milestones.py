"""Scenarios of milestones, schedules, questions, coordination meetings and reviews, for undo and redo."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.log import EntryKind
from charrette.domain.plan.coordination import Attendance, Meeting, Question, Verdict
from charrette.domain.plan.milestones import Milestone, MilestoneState
from charrette.domain.plan.people import Staffing
from charrette.domain.plan.phases import Phase
from charrette.services import coordination, milestone_fill, milestones, reviews, schedules

if TYPE_CHECKING:
    from tests.services.scenarios import Room

FIRST_DAY = "2030-08-19"
Draft = milestones.MilestoneDraft


def added(room: "Room", *drafts: Draft, project_id: UUID | None = None) -> tuple[Milestone, ...]:
    """Milestones of the room's project."""
    command = milestones.AddMilestones(project_id or room.project.id, drafts)
    return room.do(milestones.add_milestones, command)


def row(room: "Room") -> tuple[Milestone, ...]:
    """Drawings, a gate that waits 10 days for them, and a bid that waits 14 days for the gate."""
    return added(
        room,
        Draft("Drawings", "2028-03-01", room.snapshot().departments[0].id),
        Draft("Agency review", "2028-04-03", gate=True, waits_on={"M-001": 10}),
        Draft("Bid", "2028-05-01", phase=Phase.BID, waits_on={"M-002": 14}),
    )


def asked(room: "Room", **given: Any) -> Question:
    """A question of the first department to the second."""
    facilities, technology, *_ = room.snapshot().departments
    command = coordination.AskQuestion(
        room.project.id, "How many ports in a room?", facilities.id, technology.id, **given
    )
    return room.do(coordination.ask_question, command)


def met(room: "Room", held_on: str = "2028-01-12") -> Meeting:
    """A planned meeting."""
    return room.do(coordination.plan_meeting, coordination.PlanMeeting(room.project.id, held_on))


def _calendar(room: "Room") -> Any:
    drafts = (Draft("Board meeting", "2028-01-11"), Draft("Spring break", "2028-04-10"))
    return milestones.add_milestones, milestones.AddMilestones(None, drafts)


def _edit(room: "Room") -> Any:
    drawings, _, bid = row(room)
    after = replace(
        bid,
        title="Bids opened",
        due="12 June 2028",
        state=MilestoneState.DONE,
        done_on="2028-06-09",
        evidence="The board's minutes",
        staffing=Staffing(
            acting_id=room.snapshot().departments[1].id, acting_from="2028-05-01", acting_until="2028-06-30"
        ),
    )
    return milestones.edit_milestone, milestones.EditMilestone(after, {drawings.id: 30})


def _fill(room: "Room") -> Any:
    drawings, gate, bid = row(room)
    changed = {
        "department_id": room.snapshot().departments[1].id,
        "waits_for": {drawings.id: 5},
        "evidence": "A letter",
    }
    return milestone_fill.fill_milestones, milestone_fill.FillMilestones((gate.id, bid.id), changed)


def _remove(room: "Room") -> Any:
    drawings, gate, _ = row(room)
    asked(room, milestone_id=gate.id)
    room.do(reviews.open_reviews, reviews.OpenReviews(gate.id))
    meeting = met(room)
    entry = coordination.NoteAtMeeting(meeting.id, EntryKind.ACTION, "Send them", milestone_id=gate.id)
    room.do(coordination.note_at_meeting, entry)
    return milestones.remove_milestones, milestones.RemoveMilestones((gate.id, drawings.id))


def _use(room: "Room") -> Any:
    phases, _ = schedules.schedules()
    return schedules.use_schedule, schedules.UseSchedule(room.project.id, phases, FIRST_DAY)


def _use_again(room: "Room") -> Any:
    """The longer template on top of the shorter one, a year later, with a link whose lag somebody changed."""
    made = room.do(*_use(room))
    edited = milestones.EditMilestone(made[1], {made[0].id: 7})
    room.do(milestones.edit_milestone, edited)
    _, whole = schedules.schedules()
    return schedules.use_schedule, schedules.UseSchedule(room.project.id, whole, "2031-08-18")


def _pass(room: "Room") -> Any:
    gate = row(room)[1]
    return milestones.pass_gate, milestones.PassGate(gate.id, "2028-04-04", "The agency has no more time")


def _answer(room: "Room") -> Any:
    command = coordination.AnswerQuestion(asked(room).id, "Six, two of them at the ceiling", "Network team")
    return coordination.answer_question, command


def _edit_question(room: "Room") -> Any:
    gate = row(room)[1]
    question = replace(
        asked(room), text="How many ports?", needed_by="2028-02-01", milestone_id=gate.id, escalate_to="CTO"
    )
    return coordination.edit_question, question


def _meeting(room: "Room") -> Any:
    row(room)
    asked(room, needed_by="2027-12-01", escalate_to="Superintendent")
    findings = (("B-022, B-041", "Cabling is budgeted twice"),)
    return coordination.plan_meeting, coordination.PlanMeeting(
        room.project.id, "2028-01-12", "January table", findings
    )


def _minutes(room: "Room") -> Any:
    asked(room)
    meeting = met(room)
    there = tuple(replace(each, names="Two of us") for each in meeting.present)
    return coordination.keep_minutes, replace(
        meeting,
        present=there or (Attendance(room.snapshot().departments[0].id, "Two of us"),),
        agenda=tuple(replace(point, outcome="Six") for point in meeting.agenda),
        notes="Short.\nWe agreed.",
        closed=True,
    )


def _note(room: "Room") -> Any:
    asked(room)
    return coordination.note_at_meeting, coordination.NoteAtMeeting(
        met(room).id, EntryKind.ACTION, "Count the ports", "Technology", "2028-02-01", 0, row(room)[0].id
    )


def _review(room: "Room") -> Any:
    gate = row(room)[1]
    room.do(reviews.open_reviews, reviews.OpenReviews(gate.id))
    technology = room.snapshot().departments[1].id
    command = reviews.GiveReview(gate.id, technology, Verdict.COMMENTS, "Closet 2 needs a door", "A. Reader")
    return reviews.give_review, command


SCENARIOS: dict[str, Any] = {
    "add_milestones": lambda room: (
        milestones.add_milestones,
        milestones.AddMilestones(room.project.id, (Draft("Bid", "2028-05-01", key="bid", code="M-007"),)),
    ),
    "add_milestones:calendar": _calendar,
    "edit_milestone": _edit,
    "move_milestone": lambda room: (
        milestones.move_milestone,
        milestones.MoveMilestone(row(room)[0].id, "2028-05-05"),
    ),
    "fill_milestones": _fill,
    "remove_milestones": _remove,
    "use_schedule": _use,
    "use_schedule:again": _use_again,
    "pass_gate": _pass,
    "ask_question": lambda room: (
        coordination.ask_question,
        coordination.AskQuestion(room.project.id, "Who orders the racks?", needed_by="+14"),
    ),
    "answer_question": _answer,
    "edit_question": _edit_question,
    "remove_question": lambda room: (coordination.remove_question, asked(room).id),
    "plan_meeting": _meeting,
    "keep_minutes": _minutes,
    "note_at_meeting": _note,
    "remove_meeting": lambda room: (coordination.remove_meeting, met(room).id),
    "open_reviews": lambda room: (reviews.open_reviews, reviews.OpenReviews(row(room)[1].id)),
    "give_review": _review,
}
