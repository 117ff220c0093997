"""The weekly page, what is late, the agenda of a meeting, and whose review a gate waits for."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from charrette.domain.guard import Finding, Findings, Severity
from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.plan.acting import answering, answering_words, people_words
from charrette.domain.plan.agenda_points import agenda_points, made_at
from charrette.domain.plan.answers import Answer, Disposition
from charrette.domain.plan.budget import BudgetLine, LineClass
from charrette.domain.plan.coordination import AgendaPoint, Meeting, Question, Review, Verdict
from charrette.domain.plan.gates import open_reviews, reviewers
from charrette.domain.plan.people import Person, Staffing
from charrette.domain.plan.plan import District
from charrette.domain.plan.scope import Action, Duty, DutyKind, ScopeItem
from charrette.domain.plan.settlements import Settlement, Way
from charrette.domain.plan.weekly import Weekly, late_items, weekly
from charrette.domain.project import Department
from charrette.domain.snapshot import ProjectSnapshot
from tests.unit.nets import FACILITIES, PROJECT, TECHNOLOGY, done, mid, milestone, snapshot_with

TODAY = "2028-03-10"
NOTHING = Findings()


def entry(
    number: int,
    due: str = "",
    owner: str = "",
    kind: EntryKind = EntryKind.ACTION,
    day: int = 1,
    outcome: str = "",
) -> LogEntry:
    made = datetime(2028, 3, day, 12, tzinfo=UTC)
    letter = kind.letter
    return LogEntry(
        mid(700 + number + 100 * (letter == "D")), PROJECT, kind, number, f"{letter}-{number}", f"Matter {number}",
        made, owner=owner, due=due, outcome=outcome,
    )  # fmt: skip


def question(number: int, needed_by: str = "", **given: Any) -> Question:
    return Question(
        mid(600 + number), PROJECT, number, f"Q-{number}", f"Question {number}?", FACILITIES, TECHNOLOGY,
        needed_by=needed_by, **given,
    )  # fmt: skip


def shown(page: Weekly) -> dict[str, list[str]]:
    """The codes of each part, or the words where there is no code."""
    return {
        name: [item.code or item.words for item in getattr(page, name)]
        for name in ("decided", "due", "late", "overlaps")
    }


def busy() -> ProjectSnapshot:
    """A week in which something of everything happened."""
    return snapshot_with(
        (
            milestone(1, "2028-03-01", department_id=FACILITIES),
            milestone(2, "2028-03-24", department_id=TECHNOLOGY),
            milestone(3, "2028-03-25"),
            done(4, "2028-03-09"),
            done(5, "2028-03-03"),
        ),
        entries=(
            entry(1, kind=EntryKind.DECISION, day=8),
            entry(2, kind=EntryKind.DECISION, day=2),
            entry(3, "2028-03-09", "Technology"),
            entry(4, "2028-03-10", "Ana"),
            entry(5, "2028-03-08", outcome="Done"),
        ),
        questions=(
            question(1, "2028-03-08", escalate_to="Superintendent"),
            question(2, "2028-03-12"),
            question(3),
            question(4, answer="Six", answered_on="2028-03-07"),
        ),
        reviews=(Review(mid(80), PROJECT, mid(4), TECHNOLOGY, Verdict.ACCEPTS, reviewed_on="2028-03-08"),),
        answers=tuple(
            Answer(mid(90 + n), PROJECT, Disposition.ADOPTED, mid(n), decided_on="2028-03-06") for n in range(3)
        ),
        lines=(
            BudgetLine(mid(40), PROJECT, 1, "B-001", "Racks", LineClass.TECHNOLOGY, TECHNOLOGY, buy_by="2028-03-15"),
        ),
        settlements=(
            Settlement(
                mid(95), PROJECT, "2:B-001+B-002", 2, "Racks twice", ("B-001", "B-002"), Way.KEEP_ONE, "",
                datetime(2028, 3, 9, tzinfo=UTC),
            ),
        ),
        district=District(people=(Person(mid(99), "Ana", "Facilities"),)),
    )  # fmt: skip


def test_the_page_holds_what_was_decided_is_due_is_late_and_overlaps() -> None:
    finding = Finding(
        "2:B-003+B-004",
        2,
        Severity.BLOCKS,
        "Cabling twice",
        "Both pay.",
        ("B-003", "B-004"),
        departments=(FACILITIES,),
    )
    page = weekly(busy(), TODAY, Findings(open=(finding,)))
    assert shown(page) == {
        "decided": ["3 answers to needs and cards: adopted", "Q-4", "D-1", "M-004", "B-001, B-002", "M-004"],
        "due": ["A-4", "Q-2", "B-001", "M-002"],
        "late": ["M-001", "Q-1", "A-3"],
        "overlaps": ["B-003, B-004"],
    }
    assert page.overlaps[0].words == "Cabling twice (blocks)"
    assert page.late[1].words == "Question 1?, needed by 2028-03-08, now for Superintendent"


def test_the_page_of_one_department_holds_its_own_and_everybodys() -> None:
    page = weekly(busy(), TODAY, NOTHING)
    facilities, technology = shown(page.of(FACILITIES)), shown(page.of(TECHNOLOGY))
    assert facilities["late"] == ["M-001", "Q-1"]
    assert technology["late"] == ["Q-1", "A-3"]
    assert facilities["due"] == ["A-4", "Q-2"]
    assert technology["due"] == ["Q-2", "B-001", "M-002"]
    assert "D-1" in facilities["decided"]
    assert "D-1" in technology["decided"]


def test_an_acting_department_reads_the_milestones_it_acts_for() -> None:
    acting = milestone(
        1,
        "2028-03-01",
        department_id=FACILITIES,
        staffing=Staffing(acting_id=TECHNOLOGY, acting_until="2028-03-31"),
    )
    page = weekly(snapshot_with((acting,)), TODAY, NOTHING)
    assert shown(page.of(TECHNOLOGY))["late"] == ["M-001"]
    later = weekly(snapshot_with((acting,)), "2028-04-05", NOTHING)
    assert shown(later.of(TECHNOLOGY))["late"] == []
    assert shown(later.of(FACILITIES))["late"] == ["M-001"]


def test_a_decision_counts_on_the_day_it_was_in_the_projects_zone() -> None:
    late_evening = replace(entry(1, kind=EntryKind.DECISION), made_at=datetime(2028, 3, 4, 2, tzinfo=UTC))
    snapshot = snapshot_with((), entries=(late_evening,))
    assert len(weekly(snapshot, TODAY, NOTHING).decided) == 1
    there = replace(snapshot, project=replace(snapshot.project, zone="America/Los_Angeles"))
    assert weekly(there, TODAY, NOTHING).decided == ()
    unknown = replace(snapshot, project=replace(snapshot.project, zone="Nowhere/At_All"))
    assert len(weekly(unknown, TODAY, NOTHING).decided) == 1


def test_what_is_late_is_known_without_the_plan_too() -> None:
    assert [item.code for item in late_items(replace(busy(), plan=None), TODAY)] == ["A-3"]


def test_the_agenda_begins_with_what_the_last_meeting_left_open_and_names_each_thing_once() -> None:
    meetings = (
        Meeting(mid(1), PROJECT, 1, "CM-1", "2028-02-01", agenda=(AgendaPoint("Racks", "", "A-9"),), closed=True),
        Meeting(
            mid(2), PROJECT, 2, "CM-2", "2028-03-01", closed=True,
            agenda=(
                AgendaPoint("Doors", "Q-4", "A-3; settled"), AgendaPoint("Old", "A-4"), AgendaPoint("x", "", "D-1"),
            ),
        ),
        Meeting(mid(3), PROJECT, 3, "CM-3", "2028-03-09", agenda=(AgendaPoint("Later", "", "A-5"),)),
    )  # fmt: skip
    snapshot = busy()
    met = replace(snapshot, plan=replace(snapshot.planned, meetings=meetings))
    points = agenda_points(met, TODAY, [("B-022, B-041", "Cabling is budgeted twice")])
    assert [point.reference for point in points] == [
        "A-3",
        "A-4",
        "Q-1",
        "Q-2",
        "Q-3",
        "B-022, B-041",
        "M-001",
    ]
    assert points[0].text == "Action: Matter 3 (Technology), by 2028-03-09"
    assert points[2].text == "Question: Question 1? (was needed by 2028-03-08, now for Superintendent)"
    assert points[3].text == "Question: Question 2? (needed by 2028-03-12)"
    assert points[6].text == "Late: Milestone 1, due 2028-03-01"
    assert [each.code for each in made_at(meetings[1], met.entries)] == ["D-1", "A-3"]


def test_the_agenda_of_a_quiet_week_is_empty() -> None:
    assert agenda_points(snapshot_with(()), TODAY) == ()


def test_those_who_take_part_review_and_two_at_least() -> None:
    third = Department(mid(7), PROJECT, "Curriculum", 2)
    duty = Duty(DutyKind.ACCOUNTABLE, third.id)
    item = ScopeItem(mid(50), PROJECT, 1, "S-001", "Library", "Displays", Action.TRAIN, duties=(duty,))
    none = snapshot_with((milestone(1),))
    everyone = replace(none, departments=(*none.departments, third))
    assert [each.name for each in reviewers(everyone)] == ["Facilities", "Technology"]
    two = snapshot_with((milestone(1, department_id=TECHNOLOGY),), scope=(item,))
    taking_part = replace(two, departments=everyone.departments)
    assert [each.name for each in reviewers(taking_part)] == ["Technology", "Curriculum"]


def test_a_gate_nobody_was_asked_to_review_waits_for_all() -> None:
    gate = milestone(1, gate=True)
    assert [each.name for each in open_reviews(snapshot_with((gate,)), gate)] == ["Facilities", "Technology"]
    asked = Review(mid(80), PROJECT, gate.id, FACILITIES)
    assert [each.name for each in open_reviews(snapshot_with((gate,), reviews=(asked,)), gate)] == [
        "Facilities"
    ]
    assert open_reviews(snapshot_with((gate,)), replace(gate, gate=False)) == ()


def test_who_answers_on_a_day_is_said_in_words() -> None:
    people = (Person(mid(1), "Ana Reyes", "Facilities"), Person(mid(2), "Bo Lin"))
    snapshot = snapshot_with((), district=District(people=people))
    acting = Staffing(mid(1), mid(2), TECHNOLOGY, "2028-03-01", "2028-03-31")
    on_time = "Technology, acting for Facilities until 2028-03-31"
    assert answering_words(snapshot, FACILITIES, acting, "2028-03-31") == on_time
    assert answering_words(snapshot, FACILITIES, acting, "2028-04-01") == "Facilities"
    assert answering_words(snapshot, None, acting, "2028-03-01") == "Technology, acting until 2028-03-31"
    assert (answering(FACILITIES, acting, "2028-03-02"), answering(None, Staffing(), "2028-03-02")) == (
        TECHNOLOGY,
        None,
    )
    assert people_words(snapshot, acting) == "Ana Reyes, backup Bo Lin"
    assert people_words(snapshot, Staffing(backup_id=mid(2))) == "backup Bo Lin"
