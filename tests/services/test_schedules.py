"""Schedule templates used for a project: known by their keys, moved rather than doubled."""

from dataclasses import replace
from pathlib import Path

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.milestones import Milestone, MilestoneState
from charrette.domain.plan.schedule import warnings
from charrette.domain.project import Project
from charrette.domain.snapshot import ProjectSnapshot
from charrette.services.milestones import EditMilestone, edit_milestone
from charrette.services.schedules import UseSchedule, schedules, use_schedule
from charrette.store.library import Library
from tests.store.libraries import opened

PHASES, WHOLE = schedules()


def used(
    library: Library, project: Project, template: object = WHOLE, day: str = "2030-08-19"
) -> tuple[Milestone, ...]:
    return library.do(use_schedule, UseSchedule(project.id, template, day))  # pyright: ignore[reportArgumentType]


def planned(library: Library, project: Project) -> ProjectSnapshot:
    with library.reading() as queries:
        found = queries.snapshot(project.id, planned=True)
    assert found is not None
    return found


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return opened(tmp_path / "library.charrette")


def test_a_schedule_gives_milestones_with_departments_codes_by_day_and_no_warning(
    library: Library, project: Project
) -> None:
    made = used(library, project)
    snapshot = planned(library, project)
    plan = snapshot.planned
    assert len(plan.milestones) == len(made) == len(WHOLE.lines)
    assert [each.due for each in plan.milestones] == sorted(each.due for each in plan.milestones)
    assert {snapshot.department_name(each.department_id) for each in made} == {"Facilities", "Technology"}
    assert plan.first_day == "2030-08-19"
    assert len(plan.milestone_links) == sum(len(line.waits_for) for line in WHOLE.lines)
    assert warnings(snapshot, "2027-01-04") == ()


def test_used_again_it_moves_what_it_knows_and_doubles_nothing(library: Library, project: Project) -> None:
    first = used(library, project, PHASES)
    edited = replace(first[1], title="Schematics", department_id=None)
    library.do(edit_milestone, EditMilestone(edited, {first[0].id: 1}))
    reached = library.do(edit_milestone, EditMilestone(replace(first[0], state=MilestoneState.DONE)))
    again = used(library, project, WHOLE, "19 August 2031")
    plan = planned(library, project).planned
    assert len(plan.milestones) == len(WHOLE.lines)
    assert len({each.key for each in plan.milestones}) == len(WHOLE.lines)
    by_key = {each.key: each for each in again}
    assert by_key["programming"].due == reached.due
    assert by_key["schematic-design"].title == "Schematics"
    assert by_key["schematic-design"].due > first[1].due
    assert plan.first_day == "2031-08-19"
    lags = {each.waits_for_id: each.lag_days for each in plan.waits_for[first[1].id]}
    assert lags[first[0].id] == 84
    assert used(library, project, WHOLE, "2031-08-19") == again


def test_a_schedule_needs_the_first_day_and_refuses_a_circle_with_waits_made_by_hand(
    library: Library, project: Project
) -> None:
    with pytest.raises(InvalidInputError, match="backward from the first school day"):
        used(library, project, PHASES, " ")
    made = used(library, project, PHASES)
    library.do(edit_milestone, EditMilestone(made[1], {}))
    library.do(edit_milestone, EditMilestone(made[0], {made[1].id: 0}))
    before = planned(library, project)
    with pytest.raises(InvalidInputError, match="wait for each other in a circle"):
        used(library, project, PHASES)
    assert planned(library, project) == before
