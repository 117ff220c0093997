"""Rules 4, 5 and 8: what is installed without what it needs, what falls between, what comes too late."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from charrette.domain.guard import Severity
from charrette.domain.guard.counterparts import needed_by
from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.needs import Need, NeedStatus
from charrette.domain.plan.answers import Answer, Disposition
from charrette.domain.plan.coordination import Question
from charrette.domain.plan.milestones import Milestone, MilestoneState
from charrette.domain.plan.plan import District
from charrette.domain.plan.scope import STANDARD_SYSTEMS, ScopeItem
from charrette.domain.plan.settlements import Way
from tests.unit.two_departments import NEED, NOON, PROJECT, TWICE, Bench, id_of, item, line

CAMERAS = item("S-001", "Gym", "Cameras", "install")
ROUGH_IN = item("S-002", "Gym", "Cameras", "rough-in")
DATA = item("S-003", "Gym", "Data cabling", "install")
CARE = item("S-004", "Whole school", "Cameras", "maintain")


def gaps(*scope: ScopeItem) -> set[str]:
    """The ids of rule 4's findings about these scope items."""
    return set(Bench(scope).of_rule(4))


def test_an_installation_lacks_what_is_nowhere_in_the_plan() -> None:
    assert gaps(CAMERAS) == {"4:S-001:rough-in", "4:S-001:data", "4:S-001:maintenance"}
    assert gaps(CAMERAS, ROUGH_IN) == {"4:S-001:data", "4:S-001:maintenance"}
    pathway = item("S-005", "Gym", "Cable pathways", "rough-in")
    assert gaps(CAMERAS, ROUGH_IN, DATA, CARE, pathway) == set()


def test_a_counterpart_of_another_space_does_not_count_but_one_of_the_whole_school_does() -> None:
    elsewhere = replace(ROUGH_IN, space="Library")
    assert "4:S-001:rough-in" in gaps(CAMERAS, elsewhere, DATA, CARE)
    everywhere = replace(ROUGH_IN, space="Whole school")
    assert "4:S-001:rough-in" not in gaps(CAMERAS, everywhere, DATA, CARE)


def test_maintenance_counts_wherever_it_is_written() -> None:
    assert "4:S-001:maintenance" not in gaps(CAMERAS, replace(CARE, space="Offices and front desk"))


def test_what_is_furnished_only_needs_nothing_and_an_installation_is_one_however_often_it_is_written() -> (
    None
):
    assert gaps(item("S-001", "Gym", "Cameras")) == set()
    assert gaps(item("S-001", "Gym", "Furniture", "install")) == set()
    (finding,) = (
        each
        for id_, each in Bench((CAMERAS, replace(CAMERAS, id=id_of("S-009"), code="S-009")))
        .of_rule(4)
        .items()
        if id_.endswith("data")
    )
    assert finding.items == ("S-001", "S-009")
    assert finding.severity is Severity.WARNS


def test_power_is_missed_where_there_is_a_rough_in_without_it() -> None:
    displays = item("S-001", "Gym", "Displays", "install")
    assert "4:S-001:power" not in gaps(displays)
    pathway = item("S-002", "Gym", "Cable pathways", "rough-in")
    assert "4:S-001:power" in gaps(displays, pathway)
    assert "4:S-001:power" not in gaps(displays, pathway, item("S-003", "Gym", "Outlets", "install"))


@pytest.mark.parametrize(
    ("system", "needs"),
    [
        ("wireless", ("rough-in", "data", "maintenance")),
        ("displays", ("rough-in", "power", "data")),
        ("fire alarm", ("rough-in", "power", "maintenance")),
        ("generator and ups", ("rough-in", "maintenance")),
        ("furniture", ()),
        ("headphones", ()),
        ("groups of chairs", ()),
    ],
)
def test_the_table_says_what_a_system_needs(system: str, needs: tuple[str, ...]) -> None:
    assert needed_by(system) == needs


def test_the_standard_systems_without_counterparts_are_those_that_stand_alone() -> None:
    alone = {each for each in STANDARD_SYSTEMS if not needed_by(each.casefold())}
    assert alone == {
        "Cable pathways", "Carrier circuit", "Student and staff devices", "Printers", "Furniture",
        "Floor care equipment",
    }  # fmt: skip


WANTED = Need(NEED, PROJECT, 1, "N-001", "Wireless everywhere")


def answered(disposition: Disposition, **more: Any) -> Bench:
    """A need with an answer."""
    answer = Answer(UUID(int=9), PROJECT, disposition, NEED, reason="so decided")
    return Bench(snapshot={"needs": (replace(WANTED, **more),)}, plan={"answers": (answer,)})


def test_an_adopted_need_without_scope_is_a_gap() -> None:
    (finding,) = answered(Disposition.ADOPTED).of_rule(5).values()
    assert (finding.id, finding.severity, finding.items) == ("5:N-001:scope", Severity.WARNS, ("N-001",))
    assert answered(Disposition.DECLINED).of_rule(5) == {}
    assert answered(Disposition.ADOPTED, status=NeedStatus.DECLINED).of_rule(5) == {}
    served = replace(answered(Disposition.ADOPTED), scope=(CAMERAS,))
    assert "5:N-001:scope" not in served.of_rule(5)


def test_scope_that_serves_a_need_merged_into_another_serves_that() -> None:
    merged = Need(UUID(int=44), PROJECT, 2, "N-002", "Wi-Fi", status=NeedStatus.MERGED, merged_into=NEED)
    bench = replace(answered(Disposition.ADOPTED), scope=(CAMERAS,))
    links = tuple(replace(each, need_id=merged.id) for each in bench.made().planned.scope_needs)
    bench = replace(bench, plan={**bench.plan, "scope_needs": links}, snapshot={"needs": (WANTED, merged)})
    assert "5:N-001:scope" not in bench.of_rule(5)
    (unpaid,) = (each for each in bench.of_rule(5).values() if ":line" in each.id)
    assert "serves N-001; it" in unpaid.explanation


def test_scope_for_what_was_put_aside_only_is_a_gap() -> None:
    for disposition in (Disposition.DECLINED, Disposition.DEFERRED, Disposition.OTHER_PROJECT):
        finding = replace(answered(disposition), scope=(CAMERAS,)).of_rule(5)["5:S-001:answer"]
        assert finding.title.endswith("nothing it serves was adopted")
        assert finding.explanation.startswith("S-001 serves N-001; it is planned for what was put aside.")
    other = Need(UUID(int=45), PROJECT, 3, "N-003", "Safe doors")
    bench = replace(answered(Disposition.DECLINED), scope=(CAMERAS,))
    links = bench.made().planned.scope_needs
    both = (*links, replace(links[0], need_id=other.id))
    bench = replace(bench, plan={**bench.plan, "scope_needs": both}, snapshot={"needs": (WANTED, other)})
    assert "5:S-001:answer" not in bench.of_rule(5)


def test_scope_without_need_or_line_is_a_gap_that_can_be_dropped() -> None:
    assert set(TWICE.of_rule(5)) == set()
    assert set(replace(TWICE, plan={"scope_needs": ()}).of_rule(5)) == {"5:S-001:need"}
    (finding,) = replace(TWICE, serves={}).of_rule(5).values()
    assert finding.id == "5:S-001:line"
    assert finding.title == "No money for Data cabling, Classrooms: install"
    assert [each.way for each in finding.choices] == [Way.ACCEPT, Way.DROP]


GATE = Milestone(id_of("M-001"), PROJECT, 1, "M-001", "Bid", "2028-09-01")


def due(milestone: Milestone = GATE, **plan: Any) -> Bench:
    """A plan with a milestone."""
    return Bench(plan={"milestones": (milestone,), **plan})


def test_a_decision_due_after_its_milestone_warns() -> None:
    entry = LogEntry(
        UUID(int=11),
        PROJECT,
        EntryKind.DECISION,
        1,
        "D-1",
        "Which phones",
        NOON,
        due="2028-09-02",
        milestone_id=GATE.id,
    )
    late = replace(due(), snapshot={"entries": (entry,)})
    (finding,) = late.of_rule(8).values()
    assert (finding.id, finding.severity) == ("8:D-1+M-001", Severity.WARNS)
    assert "2028-09-02" in finding.explanation
    on_the_day = replace(entry, due="2028-09-01")
    decided = replace(entry, outcome="Desk phones only")
    for each in (on_the_day, decided, replace(entry, milestone_id=None)):
        assert replace(due(), snapshot={"entries": (each,)}).of_rule(8) == {}


def test_a_question_and_a_purchase_due_after_their_milestone_warn() -> None:
    question = Question(
        UUID(int=12), PROJECT, 3, "Q-3", "How many ports?", needed_by="2028-10-01", milestone_id=GATE.id
    )
    assert set(due(questions=(question,)).of_rule(8)) == {"8:Q-3+M-001"}
    assert due(questions=(replace(question, answer="96"),)).of_rule(8) == {}
    bought = Bench(
        (replace(CAMERAS, milestone_id=GATE.id),),
        (line("B-001", "Cameras", 10, buy_by="2028-12-01"),),
        {"B-001": ("S-001",)},
        plan={"milestones": (GATE,)},
    )
    assert set(bought.of_rule(8)) == {"8:B-001+M-001"}
    assert replace(bought, plan={"milestones": (replace(GATE, state=MilestoneState.DONE),)}).of_rule(8) == {}


def test_a_milestone_of_another_project_or_of_the_calendar_counts_too() -> None:
    other = UUID(int=99)
    question = Question(
        UUID(int=12), PROJECT, 3, "Q-3", "Which?", needed_by="2028-10-01", milestone_id=GATE.id
    )
    away = District(others=(replace(GATE, project_id=other),), owners={other: "Birch Hill"})
    (finding,) = Bench(plan={"questions": (question,), "district": away}).of_rule(8).values()
    assert finding.id == "8:Q-3+Birch Hill M-001"
    assert "“Bid” of Birch Hill" in finding.explanation
    shared = District(calendar=(replace(GATE, project_id=None, code="K-001"),))
    assert set(Bench(plan={"questions": (question,), "district": shared}).of_rule(8)) == {"8:Q-3+K-001"}
