"""A row of milestones for the tests of Milestones, Timeline and Coordination."""

from collections.abc import Callable
from typing import Any

from charrette.domain.plan.milestones import Milestone
from charrette.services.milestones import AddMilestones, MilestoneDraft, add_milestones
from charrette.services.plan_setup import SetFirstDay, set_first_day
from charrette.ui.desk import Desk

Answer = Callable[[Callable[[Any], object]], None]

FIRST_DAY = "2030-08-19"


def put_row(desk: Desk) -> dict[str, Milestone]:
    """Drawings, a gate 10 days after them, a bid 14 days after the gate, an opening 20 days after the bid."""
    project = desk.snapshot.project.id
    facilities, technology = (each.id for each in desk.snapshot.departments[:2])
    desk.library.do(set_first_day, SetFirstDay(project, FIRST_DAY))
    drafts = (
        MilestoneDraft("Drawings", "2030-05-01", facilities),
        MilestoneDraft("Agency review", "2030-06-03", facilities, gate=True, waits_on={"M-001": 10}),
        MilestoneDraft("Bid", "2030-07-01", technology, waits_on={"M-002": 14}),
        MilestoneDraft("Opening", "2030-08-12", technology, waits_on={"M-003": 20}),
    )
    made = desk.library.do(add_milestones, AddMilestones(project, drafts))
    desk.open_project(project)
    return {each.code: each for each in made}


def fresh(desk: Desk, code: str) -> Milestone:
    """A milestone as it is kept now."""
    plan = desk.planned.planned
    return next(each for each in (*plan.milestones, *plan.district.calendar) if each.code == code)
