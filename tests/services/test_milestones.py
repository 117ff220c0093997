"""Milestones: entered, moved with what follows, waits that go in a circle, gates and their reviews."""

from dataclasses import replace
from typing import Any

import pytest

from charrette.domain.errors import CharretteError, InvalidInputError
from charrette.domain.plan.coordination import Verdict
from charrette.domain.plan.milestones import Milestone, MilestoneState
from charrette.domain.plan.people import Staffing
from charrette.domain.plan.plan import Plan
from charrette.domain.plan.schedule import slip
from charrette.domain.project import Project
from charrette.domain.snapshot import ProjectSnapshot
from charrette.services.milestones import (
    AddMilestones,
    EditMilestone,
    MilestoneDraft,
    MoveMilestone,
    PassGate,
    RemoveMilestones,
    add_milestones,
    edit_milestone,
    move_milestone,
    pass_gate,
    remove_milestones,
)
from charrette.services.projects import NewProject, create_project
from charrette.services.reviews import GiveReview, OpenReviews, give_review, open_reviews
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_milestones import added, asked, row


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


def snapshot_of(room: Room) -> ProjectSnapshot:
    with room.library.reading() as queries:
        found = queries.snapshot(room.project.id, planned=True)
    assert found is not None
    return found


def plan_of(room: Room) -> Plan:
    return snapshot_of(room).planned


def days(room: Room) -> dict[str, str]:
    return {each.code: each.due for each in plan_of(room).milestones}


def refused(room: Room, function: Any, command: object, said: str) -> None:
    """Refused in those words, and nothing has changed."""
    before = snapshot_of(room)
    with pytest.raises(CharretteError, match=said):
        room.do(function, command)
    assert snapshot_of(room) == before


def department(room: Room, place: int) -> Any:
    return room.snapshot().departments[place].id


def test_days_are_written_as_people_write_them(room: Room) -> None:
    made = added(
        room,
        MilestoneDraft("Bid", "14 March 2029"),
        MilestoneDraft("  Old\n one ", "3/14/2020"),
        MilestoneDraft("Some day"),
    )
    assert [(each.title, each.due) for each in made] == [
        ("Bid", "2029-03-14"),
        ("Old one", "2020-03-14"),
        ("Some day", ""),
    ]


def test_codes_count_on_and_one_that_came_with_a_file_stays(room: Room) -> None:
    made = added(room, MilestoneDraft("One", code="M-007"), MilestoneDraft("Two", waits_on={"m-007": 3}))
    assert [each.code for each in made] == ["M-007", "M-008"]
    (link,) = plan_of(room).milestone_links
    assert (link.milestone_id, link.waits_for_id, link.lag_days) == (made[1].id, made[0].id, 3)
    refused(
        room, add_milestones, AddMilestones(room.project.id, (MilestoneDraft("X", code="M-008"),)), "taken"
    )


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (MilestoneDraft(" "), "no title"),
        (MilestoneDraft("x" * 201), "201 characters"),
        (MilestoneDraft("Bid", "soon"), "“soon” is no date"),
        (MilestoneDraft("Bid", "0001-01-01"), "is no date"),
        (
            MilestoneDraft("Bid", waits_on={"M-099": 0}),
            "waits for M-099, which is no milestone of this project",
        ),
        (MilestoneDraft("Bid", waits_on={"M-001": 3651}), "3,651 days after M-001"),
        (MilestoneDraft("Bid", waits_on={"M-001": -1}), "cannot be kept"),
        (
            MilestoneDraft("Gate", gate=True, state=MilestoneState.DONE),
            "the review of Facilities and Technology is open",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(room: Room, draft: MilestoneDraft, said: str) -> None:
    added(room, MilestoneDraft("First"))
    refused(room, add_milestones, AddMilestones(room.project.id, (MilestoneDraft("Fine"), draft)), said)


def test_waits_in_a_circle_are_refused_and_named(room: Room) -> None:
    drawings, gate, bid = row(room)
    said = "in a circle: .*M-001 “Drawings” waits for M-003 “Bid” waits for M-002 “Agency review”.*waits for"
    refused(room, edit_milestone, EditMilestone(drawings, {bid.id: 0}), said)
    refused(room, edit_milestone, EditMilestone(gate, {gate.id: 1}), "“Agency review” waits for M-002")


def test_what_is_reached_gets_a_day_and_loses_it_when_it_is_open_again(room: Room) -> None:
    (made,) = added(room, MilestoneDraft("Programming", state=MilestoneState.DONE))
    assert made.done_on > "2020-01-01"
    again = room.do(edit_milestone, EditMilestone(replace(made, state=MilestoneState.UNDER_WAY)))
    assert again.done_on == ""
    assert plan_of(room).milestones == (again,)


def test_the_same_milestone_is_no_change(room: Room) -> None:
    gate = row(room)[1]
    refused(room, edit_milestone, EditMilestone(gate), "the same as before")
    refused(room, edit_milestone, EditMilestone(gate, {row_id(room, 0): 10}), "the same as before")
    refused(room, move_milestone, MoveMilestone(gate.id, gate.due), "held on that day already")


def row_id(room: Room, place: int) -> Any:
    return plan_of(room).milestones[place].id


def test_a_move_takes_along_what_the_slip_had_listed(room: Room) -> None:
    drawings = row(room)[0]
    listed = slip(snapshot_of(room), drawings.id, "2028-04-14")
    moved = room.do(move_milestone, MoveMilestone(drawings.id, "2028-04-14"))
    assert [(each.code, each.due) for each in moved[1:]] == [
        (each.milestone.code, each.after) for each in listed
    ]
    assert days(room) == {"M-001": "2028-04-14", "M-002": "2028-04-24", "M-003": "2028-05-08"}
    assert "and 2 milestones that must follow" in (room.library.history()[0] or "")
    room.library.undo()
    assert days(room) == {"M-001": "2028-03-01", "M-002": "2028-04-03", "M-003": "2028-05-01"}


def test_a_move_alone_leaves_the_others(room: Room) -> None:
    drawings = row(room)[0]
    room.do(move_milestone, MoveMilestone(drawings.id, "2028-04-14", with_followers=False))
    assert days(room) == {"M-001": "2028-04-14", "M-002": "2028-04-03", "M-003": "2028-05-01"}


def test_a_move_before_what_it_waits_for_is_refused_but_not_alone(room: Room) -> None:
    gate = row(room)[1]
    early = "cannot be held on 2028-03-06: what it waits for leaves 2028-03-13 at the earliest"
    refused(room, move_milestone, MoveMilestone(gate.id, "2028-03-06"), early)
    room.do(move_milestone, MoveMilestone(gate.id, "2028-03-06", with_followers=False))
    assert days(room)["M-002"] == "2028-03-06"


def test_what_is_reached_does_not_move(room: Room) -> None:
    (made,) = added(room, MilestoneDraft("Programming", "2028-01-03", state=MilestoneState.DONE))
    refused(room, move_milestone, MoveMilestone(made.id, "2028-02-01"), "is reached already")


def test_waits_go_across_projects_and_the_calendar_in_one_step(room: Room) -> None:
    (board,) = room.do(add_milestones, AddMilestones(None, (MilestoneDraft("Board meeting", "2028-03-07"),)))
    other = room.do(create_project, NewProject("Birch Elementary"))
    (phones,) = added(
        room, MilestoneDraft("Phones moved", "2028-03-20", waits_for={board.id: 7}), project_id=other.id
    )
    (bid,) = added(room, MilestoneDraft("Bid", "2028-03-21", waits_for={phones.id: 1}))
    assert (board.code, board.project_id) == ("K-001", None)
    moved = room.do(move_milestone, MoveMilestone(board.id, "2028-03-16"))
    assert [(each.code, each.due) for each in moved] == [
        ("K-001", "2028-03-16"),
        ("M-001", "2028-03-23"),
        ("M-001", "2028-03-24"),
    ]
    plan = plan_of(room)
    assert plan.district.calendar == moved[:1]
    assert plan.district.others == moved[1:2]
    assert [(each.milestone_id, each.waits_for_id) for each in plan.district.links] == [(phones.id, board.id)]
    refused(room, edit_milestone, EditMilestone(board, {bid.id: 0}), "in a circle")
    again = AddMilestones(None, (MilestoneDraft("Spring break", code="K-001"),))
    refused(room, add_milestones, again, "K-001 is taken")


def test_people_and_departments_belong_to_the_project(room: Room) -> None:
    other = room.do(create_project, NewProject("Birch Elementary"))
    with room.library.reading() as queries:
        theirs = queries.departments(other.id)[0]
    draft = MilestoneDraft("Bid", department_id=theirs.id)
    refused(room, add_milestones, AddMilestones(room.project.id, (draft,)), "department of another project")
    acting = MilestoneDraft("Bid", staffing=Staffing(acting_from="2028-01-01"))
    refused(room, add_milestones, AddMilestones(room.project.id, (acting,)), "no department that acts")


def test_removing_a_milestone_lets_go_of_what_named_it(room: Room) -> None:
    drawings, gate, bid = row(room)
    question = asked(room, milestone_id=gate.id)
    room.do(open_reviews, OpenReviews(gate.id))
    room.do(remove_milestones, RemoveMilestones((gate.id,)))
    plan = plan_of(room)
    assert plan.milestones == (drawings, bid)
    assert (plan.milestone_links, plan.reviews) == ((), ())
    assert plan.questions == (replace(question, milestone_id=None),)
    refused(room, remove_milestones, RemoveMilestones(()), "Select a milestone")


def test_a_gate_is_passed_when_each_department_accepted(room: Room) -> None:
    gate = row(room)[1]
    refused(room, pass_gate, PassGate(gate.id), "the review of Facilities and Technology is open")
    room.do(open_reviews, OpenReviews(gate.id))
    room.do(give_review, GiveReview(gate.id, department(room, 0), Verdict.ACCEPTS))
    room.do(give_review, GiveReview(gate.id, department(room, 1), Verdict.REFUSES, "Closet 2 has no door"))
    refused(room, pass_gate, PassGate(gate.id), "the review of Technology is open")
    finished = EditMilestone(replace(gate, state=MilestoneState.DONE))
    refused(room, edit_milestone, finished, "the review of Technology is open")
    room.do(give_review, GiveReview(gate.id, department(room, 1), Verdict.COMMENTS, "Widen the door"))
    passed = room.do(pass_gate, PassGate(gate.id, "2028-04-05", "not needed"))
    assert (passed.done, passed.done_on, passed.passed_despite) == (True, "2028-04-05", "")
    refused(room, pass_gate, PassGate(gate.id), "was passed on 2028-04-05")
    refused(
        room, give_review, GiveReview(gate.id, department(room, 1), Verdict.REFUSES, "No"), "Open it again"
    )


def test_a_gate_is_passed_over_an_open_review_only_with_a_reason_that_is_kept(room: Room) -> None:
    gate = row(room)[1]
    passed = room.do(pass_gate, PassGate(gate.id, "2028-04-05", "The agency closes in May"))
    assert passed.passed_despite == "The agency closes in May"
    said = room.library.history()[0] or ""
    assert "though the review of Facilities and Technology is open: The agency closes in May" in said
    again = room.do(edit_milestone, EditMilestone(replace(passed, state=MilestoneState.PLANNED)))
    assert (again.done_on, again.passed_despite) == ("", "")


def test_reviews_are_for_gates_and_say_what_must_change(room: Room) -> None:
    drawings, gate, _ = row(room)
    technology = department(room, 1)
    refused(room, open_reviews, OpenReviews(drawings.id), "is no gate")
    refused(room, pass_gate, PassGate(drawings.id), "is no gate")
    refused(room, give_review, GiveReview(gate.id, technology, Verdict.REFUSES), "needs a comment")
    asked_first = room.do(open_reviews, OpenReviews(gate.id, (technology,)))
    assert [each.department_id for each in asked_first] == [technology]
    assert [each.department_id for each in room.do(open_reviews, OpenReviews(gate.id))] == [
        department(room, 0)
    ]
    refused(room, open_reviews, OpenReviews(gate.id), "asked to review")
    given = room.do(give_review, GiveReview(gate.id, technology, Verdict.ACCEPTS, reviewer=" A.  Reader "))
    assert (given.id, given.reviewer) == (asked_first[0].id, "A. Reader")
    taken_back = room.do(give_review, GiveReview(gate.id, technology, None))
    assert (taken_back.open, taken_back.reviewed_on) == (True, "")
    refused(room, give_review, GiveReview(gate.id, technology, None), "the same as before")


def test_one_fault_in_many_enters_none(room: Room) -> None:
    with pytest.raises(InvalidInputError, match="no milestone to add"):
        room.do(add_milestones, AddMilestones(room.project.id, ()))
    many = tuple(MilestoneDraft(f"Number {n}") for n in range(5))
    refused(room, add_milestones, AddMilestones(room.project.id, (*many, MilestoneDraft(""))), "no title")
    made: tuple[Milestone, ...] = added(room, *many)
    assert room.library.history()[0] == "Added 5 milestones"
    assert len(made) == 5
