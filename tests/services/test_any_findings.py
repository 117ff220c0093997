"""Whatever is planned, settled, signed and undone: the guard that watched says what one that starts afresh says."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.strategies import data, integers, none, sampled_from

from charrette.domain.errors import CharretteError
from charrette.domain.guard import Findings, Guard, guard
from charrette.domain.money import CostRange
from charrette.domain.plan.budget import LineClass
from charrette.domain.plan.scope import Action, Duty, DutyKind
from charrette.domain.plan.settlements import SignedBy, Way
from charrette.domain.plan.sources import FundingSource
from charrette.domain.project import Department
from charrette.domain.snapshot import ProjectSnapshot
from charrette.services import budget, projects, scope, settling, signing, sources
from charrette.store.library import Library
from tests.store.libraries import opened

T = TypeVar("T")
NOBODY = UUID(int=0)
WORDS = sampled_from(
    (
        "Data cabling in classrooms",
        "Classroom data cabling",
        "Wireless access points, classrooms",
        "APs for classrooms",
        "No wireless in classrooms",
        "Cameras at entrances",
    )
)
SPACES, SYSTEMS = (
    sampled_from(("Classrooms", "Entrances")),
    sampled_from(("Data cabling", "Wireless", "Cameras")),
)
AMOUNTS = none() | integers(0, 5).map(lambda thousands: thousands * 100_000)


class AnyFindings(RuleBasedStateMachine):
    """Two departments that plan in any order, also what is refused."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="charrette-guard-"))
        self.library: Library = opened(self.folder / "library.charrette")
        self.watching = Guard()
        self.seen: list[Findings] = []

    @initialize()
    def start(self) -> None:
        self.project = self.library.do(projects.create_project, projects.NewProject("Alder Creek"))
        bond = FundingSource(NOBODY, "Bond", amount=900_000, classes=(LineClass.TECHNOLOGY,))
        self.source = self.library.do(sources.add_source, bond)
        self.begun = self.library.history()[0]

    def teardown(self) -> None:
        """Undo takes the findings back step by step."""
        try:
            while hasattr(self, "begun") and self.library.history()[0] != self.begun:
                assert self.watching.check(self.now) == self.seen.pop()
                self.library.undo()
            assert not hasattr(self, "begun") or self.watching.check(self.now).open == ()
        finally:
            self.library.close()
            shutil.rmtree(self.folder)

    @property
    def now(self) -> ProjectSnapshot:
        with self.library.reading() as queries:
            snapshot = queries.snapshot(self.project.id, planned=True)
        assert snapshot is not None
        return snapshot

    def do(self, function: Callable[..., T], command: object) -> T | None:
        """Does it or is refused; what was done leaves its findings."""
        try:
            result = self.library.do(function, command)
        except CharretteError:
            return None
        self.seen.append(guard(self.now))
        return result  # pyright: ignore[reportUnknownVariableType]

    def one(self, given: Any, values: Sequence[T]) -> T | None:
        return given.draw(sampled_from(list(values))) if values else None

    def department(self, given: Any) -> Department:
        return given.draw(sampled_from(list(self.now.departments[:2])))

    @rule(space=SPACES, system=SYSTEMS, action=sampled_from((Action.ROUGH_IN, Action.INSTALL)), given=data())
    def add_scope(self, space: str, system: str, action: Action, given: Any) -> None:
        kinds = given.draw(
            sampled_from(((), (DutyKind.ACCOUNTABLE,), (DutyKind.ACCOUNTABLE, DutyKind.RESPONSIBLE)))
        )
        duties = tuple(Duty(kind, self.department(given).id) for kind in kinds)
        draft = scope.ScopeDraft(space, system, action, duties=duties)
        self.do(scope.add_scope, scope.AddScope(self.project.id, (draft,)))

    @rule(
        words=WORDS, amount=AMOUNTS, kind=sampled_from((LineClass.TECHNOLOGY, LineClass.HARD)), given=data()
    )
    def add_line(self, words: str, amount: int | None, kind: LineClass, given: Any) -> None:
        item = self.one(given, self.now.planned.scope)
        draft = budget.LineDraft(
            words,
            kind,
            self.department(given).id,
            amount=CostRange(likely=amount),
            scope_ids=(item.id,) if item else (),
            allocations={self.source.id: amount} if amount else {},
        )
        self.do(budget.add_lines, budget.AddLines(self.project.id, (draft,)))

    @rule(words=WORDS, amount=AMOUNTS, given=data())
    def edit_line(self, words: str, amount: int | None, given: Any) -> None:
        line = self.one(given, self.now.planned.lines)
        if line is not None:
            after = replace(
                line,
                description=words,
                amount=CostRange(likely=amount),
                department_id=self.department(given).id,
            )
            self.do(budget.edit_line, budget.EditLine(after))

    @rule(space=SPACES, given=data())
    def edit_scope(self, space: str, given: Any) -> None:
        item = self.one(given, self.now.planned.scope)
        if item is not None:
            self.do(scope.edit_scope, scope.EditScope(replace(item, space=space)))

    @rule(given=data())
    def remove(self, given: Any) -> None:
        line, item = self.one(given, self.now.planned.lines), self.one(given, self.now.planned.scope)
        if line is not None:
            self.do(budget.remove_lines, budget.RemoveLines((line.id,)))
        elif item is not None:
            self.do(scope.remove_scope, scope.RemoveScope((item.id,)))

    @rule(given=data())
    def settle(self, given: Any) -> None:
        finding = self.one(given, [each for each in self.seen[-1].open if each.choices] if self.seen else [])
        if finding is not None:
            choice = given.draw(sampled_from(finding.choices))
            command = settling.SettleFinding(self.project.id, finding, choice, "so decided", "half each")
            done = self.do(settling.settle_finding, command)
            if done is not None and done.way not in {Way.SHARE, Way.NOT_THE_SAME}:
                assert finding.id not in {each.id for each in self.seen[-1].open}

    @rule(given=data())
    def confirm(self, given: Any) -> None:
        settlement = self.one(given, self.now.planned.settlements)
        if settlement is not None:
            command = settling.ConfirmSplit(settlement.id, self.department(given).id)
            self.do(settling.confirm_split, command)

    @rule(given=data())
    def sign(self, given: Any) -> None:
        blocking = guard(self.now).blocking
        command = signing.Sign(self.project.id, self.department(given).id, SignedBy.PAGE, "Rosa Diaz")
        assert self.do(signing.sign, command) is None or not blocking

    @invariant()
    def what_was_watched_is_what_is_found_afresh(self) -> None:
        if hasattr(self, "begun"):
            now = self.now
            assert self.watching.check(now) == guard(now)

    @invariant()
    def money_freed_is_the_sum_of_what_was_decided(self) -> None:
        if self.seen:
            found = self.seen[-1]
            kept = {each.id: each.settlement for each in (*found.settled, *found.open) if not each.reopened}
            assert found.freed == sum(each.freed for each in kept.values() if each)


TestAnyFindings = AnyFindings.TestCase
TestAnyFindings.settings = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
