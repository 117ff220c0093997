"""Any edits of the plan: totals sum up after each, and undo gives each state and its totals back."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.strategies import data, integers, lists, none, sampled_from

from charrette.domain.errors import CharretteError
from charrette.domain.money import CostRange
from charrette.domain.plan.answered import answered
from charrette.domain.plan.answers import Disposition
from charrette.domain.plan.budget import LineClass
from charrette.domain.plan.phases import Phase
from charrette.domain.plan.plan import Plan
from charrette.domain.plan.scope import Action, Outsider
from charrette.domain.plan.totals import Totals, drawn, totals
from charrette.domain.project import Project
from charrette.domain.snapshot import ProjectSnapshot
from charrette.services import answers, budget, needs, scope, sources
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_plan import BOND, E_RATE
from tests.store.libraries import opened

MONEY = integers(0, 10**7)


class AnyPlan(RuleBasedStateMachine):
    """Two departments that plan in any order, and try what is refused too."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="charrette-plan-"))
        self.library: Library = opened(self.folder / "library.charrette")
        self.states: list[tuple[ProjectSnapshot, Totals]] = []

    def teardown(self) -> None:
        """Undo step by step to the first state, redo to the last."""
        try:
            for state in reversed(self.states[:-1]):
                self.library.undo(self.room.project.id)
                assert self.state() == state
            for state in self.states[1:]:
                self.library.redo(self.room.project.id)
                assert self.state() == state
        finally:
            self.library.close()
            shutil.rmtree(self.folder)

    def state(self) -> tuple[ProjectSnapshot, Totals]:
        """All that is kept now, and its totals."""
        with self.library.reading() as queries:
            found = queries.snapshot(self.room.project.id, planned=True)
        assert found is not None
        return found, totals(found)

    @property
    def plan(self) -> Plan:
        """The plan as the last step left it."""
        return self.states[-1][0].planned

    def do(self, function: Callable[..., Any], command: object) -> None:
        """One action; a refusal changes nothing, and what changes nothing is no step."""
        refused = False
        try:
            self.room.do(function, command)
        except CharretteError:
            refused = True
        after = self.state()
        if after != self.states[-1]:
            assert not refused
            self.states.append(after)

    @initialize()
    def start(self) -> None:
        """A room with needs, and a second project that draws on the same bond."""
        project: Project = self.library.do(create_project, NewProject("Alder Creek"))
        self.room: Room = furnished(self.library, project)
        other: Project = self.library.do(create_project, NewProject("Birch"))
        bond, _ = (self.library.do(sources.add_source, each) for each in (BOND, E_RATE))
        draft = budget.LineDraft("Roof", LineClass.HARD, allocations={bond.id: 123_45})
        self.library.do(budget.add_lines, budget.AddLines(other.id, (draft,)))
        self.states = [self.state()]

    @invariant()
    def the_parts_of_every_view_sum_to_the_whole(self) -> None:
        """No line is dropped from any view."""
        if self.states:
            found = self.states[-1][1]
            for parts in found.views.values():
                assert sum(part.likely for part in parts) == found.whole.likely

    @invariant()
    def every_dollar_is_drawn_once(self) -> None:
        """What sources pay here is what the lines say, and the other project's draw is seen."""
        if self.states:
            plan = self.plan
            here = sum(drawn(source, plan) for source in plan.district.sources)
            assert here == self.states[-1][1].paid + 123_45

    def some_ids(self, some: Any, values: tuple[Any, ...]) -> tuple[UUID, ...]:
        """A few ids of what there is."""
        ids = [each.id for each in values]
        return tuple(some.draw(lists(sampled_from(ids), max_size=3))) if ids else ()

    def shares(self, some: Any) -> dict[UUID, int]:
        """What sources pay."""
        chosen = self.some_ids(some, self.plan.district.sources)
        return {source_id: some.draw(MONEY) for source_id in chosen}

    @rule(some=data(), action=sampled_from(Action), system=sampled_from(("Wireless", "Data cabling", "")))
    def add_scope(self, some: Any, action: Action, system: str) -> None:
        """A scope item that serves some needs."""
        draft = scope.ScopeDraft(
            "Gym", system, action, need_ids=self.some_ids(some, self.states[-1][0].needs)
        )
        self.do(scope.add_scope, scope.AddScope(self.room.project.id, (draft,)))

    @rule(some=data(), kind=sampled_from(LineClass), likely=none() | MONEY, rate=none() | integers(0, 101))
    def add_lines(self, some: Any, kind: LineClass, likely: int | None, rate: int | None) -> None:
        """Two lines, plain or rates."""
        department = some.draw(sampled_from((None, *(each.id for each in self.states[-1][0].departments))))
        draft = budget.LineDraft(
            "Line", kind, department, some.draw(none() | sampled_from(Phase)),
            CostRange(likely=likely, high=some.draw(none() | MONEY)),
            scope_ids=self.some_ids(some, self.plan.scope), allocations=self.shares(some),
        )  # fmt: skip
        over = replace(
            draft, kind=LineClass.CONTINGENCY, rate=Decimal(rate or 0) / 7, amount=CostRange(), allocations={}
        )
        drafts = (draft,) if rate is None else (draft, over)
        self.do(budget.add_lines, budget.AddLines(self.room.project.id, drafts))

    @precondition(lambda self: self.states and self.plan.lines)
    @rule(some=data(), low=none() | MONEY, high=none() | MONEY)
    def edit_line(self, some: Any, low: int | None, high: int | None) -> None:
        """Another amount, other scope, other payers."""
        line = some.draw(sampled_from(self.plan.lines))
        edited = replace(line, amount=CostRange(low, None, high))
        scope_ids = self.some_ids(some, self.plan.scope)
        self.do(budget.edit_line, budget.EditLine(edited, scope_ids, self.shares(some)))

    @rule(some=data(), phase=sampled_from(Phase))
    def fill_lines(self, some: Any, phase: Phase) -> None:
        """One phase and the same payers for many lines."""
        changed = {"phase": phase, "allocations": self.shares(some)}
        self.do(budget.fill_lines, budget.FillLines(self.some_ids(some, self.plan.lines), changed))

    @rule(some=data(), outsider=none() | sampled_from(Outsider))
    def fill_scope(self, some: Any, outsider: Outsider | None) -> None:
        """Who answers for many scope items; outsiders are refused."""
        departments = self.some_ids(some, self.states[-1][0].departments)
        parties = (*departments, *([outsider] if outsider else []))
        ids = self.some_ids(some, self.plan.scope)
        self.do(scope.fill_scope, scope.FillScope(ids, {"accountable": parties}))

    @rule(some=data())
    def remove_lines(self, some: Any) -> None:
        """Lines go with their links."""
        self.do(budget.remove_lines, budget.RemoveLines(self.some_ids(some, self.plan.lines)))

    @rule(some=data())
    def remove_scope(self, some: Any) -> None:
        """Scope goes with its links."""
        self.do(scope.remove_scope, scope.RemoveScope(self.some_ids(some, self.plan.scope)))

    @rule(some=data())
    def remove_source(self, some: Any) -> None:
        """A source goes only while it pays for nothing."""
        source = some.draw(sampled_from((*self.plan.district.sources, BOND)))
        self.do(sources.remove_source, source)

    @rule(some=data(), disposition=sampled_from(Disposition), reason=sampled_from(("", "no money")))
    def answer(self, some: Any, disposition: Disposition, reason: str) -> None:
        """Any answer to any needs and cards; nobody waits twice or is forgotten."""
        snapshot = self.states[-1][0]
        into = some.draw(sampled_from(snapshot.needs)).id
        command = answers.GiveAnswer(
            self.room.project.id, disposition, self.some_ids(some, snapshot.needs),
            self.some_ids(some, snapshot.cards), reason, into, reason,
        )  # fmt: skip
        self.do(answers.give_answer, command)
        became = answered(self.states[-1][0])
        assert len(became.said) == len(snapshot.cards)
        assert {line.code for line in became.lines} >= {need.code for need in snapshot.needs}

    @rule(some=data())
    def merge_needs(self, some: Any) -> None:
        """Needs are merged; no scope is left to a merged need alone."""
        snapshot = self.states[-1][0]
        into = some.draw(sampled_from(snapshot.needs)).id
        self.do(needs.merge_needs, needs.MergeNeeds(into, self.some_ids(some, snapshot.needs)))
        after = self.states[-1][0]
        links = {(link.scope_id, link.need_id) for link in after.planned.scope_needs}
        assert all((scope_id, after.standing_need(need_id)) in links for scope_id, need_id in links)


TestAnyPlan = AnyPlan.TestCase
TestAnyPlan.settings = settings(
    max_examples=12,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
