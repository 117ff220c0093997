"""The milestones at the foot: how far each is, what waits in words, arrow keys; and what fits."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charrette.domain.plan.milestones import Milestone, MilestoneState
from charrette.services.milestones import AddMilestones, MilestoneDraft, add_milestones
from charrette.services.scope import EditScope, edit_scope
from charrette.ui.desk import Desk
from charrette.ui.plan.days import day_words, left_words, month_words
from charrette.ui.plan.page import PlanPage
from charrette.ui.plan.strip_marks import Mark, Stop, shown_stops, strip_plan
from tests.ui.plan.conftest import SmallPlan

TODAY = "2027-04-01"


@pytest.fixture
def milestones(desk: Desk, plan: SmallPlan) -> tuple[Milestone, ...]:
    """One reached, one under way, one that waits for the cooling, one to come."""
    project = desk.snapshot.project.id
    drafts = (
        MilestoneDraft("Programming", "2027-03-15", state=MilestoneState.DONE),
        MilestoneDraft("Schematic design", "2027-06-11", state=MilestoneState.UNDER_WAY),
        MilestoneDraft("Agency review", "2028-07-03"),
        MilestoneDraft("Bid", "2028-09-04"),
    )
    made = desk.library.do(add_milestones, AddMilestones(project, drafts))
    desk.library.do(edit_scope, EditScope(replace(plan.scope["cooling"], milestone_id=made[2].id)))
    desk.open_project(project)
    return made


def test_each_milestone_has_its_mark_and_what_waits_is_said(
    desk: Desk, plan: SmallPlan, milestones: tuple[Milestone, ...]
) -> None:
    assert len(milestones) == 4
    found = strip_plan(desk.planned, TODAY, {plan.scope["cooling"].id})
    assert [stop.mark for stop in found.stops] == [Mark.DONE, Mark.UNDER_WAY, Mark.WAITS, Mark.PLANNED]
    assert found.waits == "Agency review waits for S-002"
    assert found.now == "Now: schematic design, 71 days left"
    assert found.stops[2].spoken == (
        "M-003 Agency review: waits, due 2028-07-03. Agency review waits for S-002"
    )
    late = strip_plan(desk.planned, "2027-06-21", ())
    assert late.stops[1].late
    assert late.now == "Now: schematic design, 10 days late"


def test_arrow_keys_go_from_stop_to_stop(
    page: PlanPage, desk: Desk, qtbot: QtBot, milestones: tuple[Milestone, ...]
) -> None:
    qtbot.waitUntil(lambda: len(page.strip.line.stops) == len(milestones))
    line = page.strip.line
    line.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(line, key)
    assert line.accessibleDescription().startswith("M-003 Agency review")
    with qtbot.waitSignal(page.strip.code_asked) as asked:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert asked.args == ["M-003"]
    assert desk.planned.planned.milestones


def test_only_those_that_fit_are_shown() -> None:
    def stop(number: int) -> Stop:
        milestone = Milestone(
            UUID(int=number), None, number, f"M-{number:03d}", "A day", f"2027-{number:02d}-01"
        )
        return Stop(milestone, Mark.DONE if number < 6 else Mark.PLANNED)

    stops = [stop(number) for number in range(1, 13)]
    assert shown_stops(stops, 12) == tuple(stops)
    assert [each.milestone.number for each in shown_stops(stops, 4)] == [5, 6, 7, 8]


def test_without_milestones_only_a_line_of_words_stands_there(page: PlanPage) -> None:
    assert not page.strip.line.isVisible()
    assert page.strip.now.text() == "No milestones yet"


@pytest.mark.parametrize(
    ("day", "words"), [(TODAY, "today"), ("2027-04-02", "1 day left"), ("2027-03-29", "3 days late")]
)
def test_days_are_said_in_words(day: str, words: str) -> None:
    assert left_words(day, TODAY) == words
    assert month_words("") == day_words("") == ""
    assert month_words(TODAY) == "Apr 2027"
    assert day_words(TODAY) == "Apr 1, 2027"
    assert day_words(TODAY, year=False) == "Apr 1"
