"""Anything done to milestones in any order, across projects: no circle, no gate slipped through, all undone."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.strategies import DataObject, booleans, data, integers, none, sampled_from

from charrette.domain.errors import CharretteError
from charrette.domain.plan.coordination import Review, Verdict
from charrette.domain.plan.milestones import Milestone, MilestoneLink
from charrette.domain.plan.net import Net, day_of, net
from charrette.services import milestones, projects, reviews, schedules
from tests.store.libraries import opened, whole

DAYS = sampled_from(["", "2028-03-04", "2028-03-20", "2028-05-01", "2029-01-15", "2030-08-19"])
PHASES = schedules.schedules()[0]


class AnyMilestones(RuleBasedStateMachine):
    """Two departments at their table, who do anything in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="charrette-milestones-"))
        self.library = opened(self.folder / "library.charrette")
        self.steps = 0

    def teardown(self) -> None:
        """Undo to the first state, redo to the last."""
        try:
            if hasattr(self, "first"):
                self._undo_all_and_redo_all()
        finally:
            self.library.close()
            shutil.rmtree(self.folder)

    def _undo_all_and_redo_all(self) -> None:
        last = whole(self.library)
        for _ in range(self.steps):
            self.library.undo()
        assert whole(self.library) == self.first
        for _ in range(self.steps):
            self.library.redo()
        assert whole(self.library) == last
        assert self.library.check() == []

    @initialize()
    def start(self) -> None:
        """Two projects with three milestones each, in a row, the second a gate."""
        names = ("Alder Creek", "Birch")
        self.projects = [
            self.library.do(projects.create_project, projects.NewProject(name)) for name in names
        ]
        for project in self.projects:
            drafts = (
                milestones.MilestoneDraft("Drawings", "2028-03-01"),
                milestones.MilestoneDraft("Review", "2028-04-03", gate=True, waits_on={"M-001": 7}),
                milestones.MilestoneDraft("Bid", "2028-05-01", waits_on={"M-002": 14}),
            )
            self.library.do(milestones.add_milestones, milestones.AddMilestones(project.id, drafts))
        self.first = whole(self.library)

    def do(self, function: Callable[..., Any], command: object) -> bool:
        """Does it or is refused; what is refused changes nothing, and what changes nothing is no step."""
        before = self.last_step
        try:
            self.library.do(function, command)
        except CharretteError:
            assert self.last_step == before
            return False
        self.steps += self.last_step > before
        return True

    @property
    def last_step(self) -> int:
        """How far the journal goes: what is refused leaves no step."""
        with self.library.reading() as queries:
            return queries.last_step()

    @property
    def net(self) -> Net:
        """All milestones and links of the library."""
        with self.library.reading() as queries:
            return net(queries.every(Milestone, "number", "id"), queries.every(MilestoneLink))

    def one(self, given: DataObject) -> Milestone:
        """Any milestone that is there; there are always some, for the calendar's are never removed."""
        known = self.net.milestones
        return known[given.draw(sampled_from(sorted(known, key=lambda each: each.int)))]

    @rule(given=data(), due=DAYS, lag=integers(0, 40), gate=booleans(), place=none() | integers(0, 1))
    def add(self, given: DataObject, due: str, lag: int, gate: bool, place: int | None) -> None:
        project_id = None if place is None else self.projects[place].id
        draft = milestones.MilestoneDraft("More", due, gate=gate, waits_for={self.one(given).id: lag})
        self.do(milestones.add_milestones, milestones.AddMilestones(project_id, (draft,)))

    @rule(given=data(), lag=integers(0, 40))
    def link(self, given: DataObject, lag: int) -> None:
        milestone, before = self.one(given), self.one(given)
        waits = {link.waits_for_id: link.lag_days for link in self.net.waits.get(milestone.id, ())}
        self.do(milestones.edit_milestone, milestones.EditMilestone(milestone, {**waits, before.id: lag}))

    @rule(given=data(), due=DAYS)
    def move(self, given: DataObject, due: str) -> None:
        milestone = self.one(given)
        if self.do(milestones.move_milestone, milestones.MoveMilestone(milestone.id, due)):
            self._no_wait_is_broken_from(milestone.id)

    def _no_wait_is_broken_from(self, milestone_id: UUID) -> None:
        known = self.net
        held = known.held()
        for each in known.followers(milestone_id) | {milestone_id}:
            milestone, earliest = known.milestones[each], known.earliest(each, held)
            if milestone.due and not milestone.done and earliest:
                assert (day_of(milestone) or earliest) >= earliest

    @rule(given=data(), due=DAYS)
    def move_alone(self, given: DataObject, due: str) -> None:
        command = milestones.MoveMilestone(self.one(given).id, due, with_followers=False)
        self.do(milestones.move_milestone, command)

    @rule(given=data())
    def remove(self, given: DataObject) -> None:
        milestone = self.one(given)
        if milestone.number > 1:
            self.do(milestones.remove_milestones, milestones.RemoveMilestones((milestone.id,)))

    @rule(given=data(), verdict=none() | sampled_from(list(Verdict)), place=integers(0, 1))
    def review(self, given: DataObject, verdict: Verdict | None, place: int) -> None:
        gate = self.one(given)
        if gate.project_id:
            with self.library.reading() as queries:
                department = queries.departments(gate.project_id)[place]
            self.do(reviews.give_review, reviews.GiveReview(gate.id, department.id, verdict, "Because"))

    @rule(given=data(), despite=sampled_from(["", "", "No more time"]))
    def pass_gate(self, given: DataObject, despite: str) -> None:
        self.do(milestones.pass_gate, milestones.PassGate(self.one(given).id, "2028-04-04", despite))

    @rule(place=integers(0, 1), first_day=sampled_from(["2030-08-19", "2031-08-18"]))
    def schedule(self, place: int, first_day: str) -> None:
        self.do(schedules.use_schedule, schedules.UseSchedule(self.projects[place].id, PHASES, first_day))

    @rule(count=integers(1, 3))
    def undo_and_redo(self, count: int) -> None:
        count = min(count, self.steps)
        now = whole(self.library)
        for _ in range(count):
            self.library.undo()
        for _ in range(count):
            self.library.redo()
        assert whole(self.library) == now

    @invariant()
    def no_circle_and_no_line_of_a_schedule_twice(self) -> None:
        if hasattr(self, "first"):
            known = self.net
            assert known.circle() == ()
            keys = Counter((each.project_id, each.key) for each in known.milestones.values() if each.key)
            assert set(keys.values()) <= {1}

    @invariant()
    def no_gate_is_passed_over_an_open_review_without_a_word(self) -> None:
        if not hasattr(self, "first"):
            return
        with self.library.reading() as queries:
            waiting = {each.milestone_id for each in queries.every(Review) if each.open}
        passed = [each for each in self.net.milestones.values() if each.gate and each.done]
        assert all(each.passed_despite for each in passed if each.id in waiting)


TestAnyMilestones = AnyMilestones.TestCase
TestAnyMilestones.settings = settings(
    max_examples=12,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
