"""A plan of any content for a project of any content: every list, every pointer, and what the district shares."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from charrette.domain.codes import code
from charrette.domain.money import CostRange
from charrette.domain.plan.answers import Answer, Disposition
from charrette.domain.plan.budget import Allocation, BudgetLine, LineClass, LineScope
from charrette.domain.plan.coordination import AgendaPoint, Attendance, Meeting, Question, Review, Verdict
from charrette.domain.plan.lessons import Lesson, Origin
from charrette.domain.plan.milestones import Milestone, MilestoneLink, MilestoneState
from charrette.domain.plan.papers import Paper
from charrette.domain.plan.people import Person, Staffing
from charrette.domain.plan.phases import Phase
from charrette.domain.plan.plan import District, Plan, PlanSetup
from charrette.domain.plan.scenarios import Scenario
from charrette.domain.plan.scope import (
    Action,
    Duty,
    DutyKind,
    Outsider,
    Responsibility,
    ScopeItem,
    ScopeNeed,
)
from charrette.domain.plan.settlements import Settlement, SignedBy, SignOff, Way
from charrette.domain.plan.sources import FundingSource
from charrette.domain.snapshot import ProjectSnapshot
from tests.services.chances import Chances


def any_plan(chances: Chances, snapshot: ProjectSnapshot) -> ProjectSnapshot:
    """The project with a plan; entries of its log point at milestones."""
    plan = _AnyPlan(chances, snapshot).plan()
    shared = (*plan.milestones, *plan.district.calendar)
    entries = tuple(replace(each, milestone_id=chances.perhaps_one(shared)) for each in snapshot.entries)
    return replace(snapshot, plan=plan, entries=entries)


class _AnyPlan:
    """Makes the lists of one plan; pointers lead to what the project has."""

    def __init__(self, chances: Chances, snapshot: ProjectSnapshot) -> None:
        self.by, self.of, self.own = chances, snapshot, snapshot.project.id
        self.departments = snapshot.departments
        self.people = tuple(
            Person(chances.new_id(), f"{n} {chances.words()}", chances.words(), chances.words()) for n in "ab"
        )

    def plan(self) -> Plan:
        by = self.by
        calendar = tuple(self._milestone(n, None, "K") for n in (3 * by.seed + 1, 3 * by.seed + 2))
        milestones = tuple(self._milestone(n, self.own, "M") for n in range(1, 5))
        every = (*milestones, *calendar)
        scope = tuple(self._scope(n, every) for n in range(1, 6))
        lines = tuple(self._line(n) for n in range(1, 6))
        sources = tuple(self._source(n) for n in range(2))
        return Plan(
            setup=by.perhaps(PlanSetup(by.new_id(), self.own, (by.words(), "Gym"), (by.words(),), by.day())),
            answers=self._answers(),
            scope=scope,
            scope_needs=self._links(ScopeNeed, scope, self.of.needs),
            lines=lines,
            line_scopes=self._links(LineScope, lines, scope),
            allocations=tuple(
                Allocation(by.new_id(), line.id, source.id, 10**11 + by.chance.randrange(100))
                for line in lines
                for source in sources
                if by.flip()
            ),
            milestones=milestones,
            milestone_links=tuple(
                MilestoneLink(one.id, other.id, by.chance.randrange(-3, 9))
                for place, one in enumerate(milestones)
                for other in (*milestones[:place], *calendar)
                if by.flip()
            ),
            **self._coordination(every, scope, milestones),
            **self._kept(every, scope),
            district=District(
                sources=sources,
                people=self.people,
                calendar=calendar,
                links=(MilestoneLink(calendar[1].id, calendar[0].id, 1),),
            ),
        )

    def _links(self, kind: Any, ones: Any, others: Any) -> tuple[Any, ...]:
        pairs = {(self.by.one(ones).id, self.by.one(others).id) for _ in range(6)} if others else ()
        return tuple(kind(*pair) for pair in sorted(pairs))

    def _answers(self) -> tuple[Answer, ...]:
        by, found = self.by, list[Answer]()
        for need in self.of.needs[:3]:
            found.append(self._answer(need_id=need.id, into_need_id=by.perhaps_one(self.of.needs)))
        return (*found, *(self._answer(card_id=card.id) for card in self.of.cards[:3]))

    def _answer(self, **about: Any) -> Answer:
        by, kind = self.by, self.by.of(Disposition)
        given: dict[str, Any] = {"reason": by.words(), "decided_by": by.words(), "decided_on": by.day()}
        return Answer(by.new_id(), self.own, kind, **about, **given, other_project=by.words())

    def _staffing(self) -> Staffing:
        by = self.by
        return Staffing(
            by.perhaps_one(self.people), by.perhaps_one(self.people), by.perhaps_one(self.departments),
            by.day(), by.day(),
        )  # fmt: skip

    def _milestone(self, n: int, project_id: UUID | None, letter: str) -> Milestone:
        by = self.by
        return Milestone(
            by.new_id(), project_id, n, code(letter, n), by.words(), by.day(), by.perhaps_one(self.departments),
            by.perhaps(by.of(Phase)), by.of(MilestoneState), by.flip(), by.words(), self._staffing(), by.day(),
            by.words(), "bid",
        )  # fmt: skip

    def _scope(self, n: int, milestones: Any) -> ScopeItem:
        by = self.by
        duties = [Duty(by.of(DutyKind), each.id) for each in self.departments if by.flip()]
        duties += [Duty(DutyKind.CONSULTED, outsider=by.of(Outsider))]
        return ScopeItem(
            by.new_id(), self.own, n, code("S", n), by.words(), by.words(), by.of(Action), by.words(),
            by.perhaps(by.of(Responsibility)), tuple(duties), self._staffing(), "27 10 00",
            by.perhaps_one(milestones), by.words(),
        )  # fmt: skip

    def _line(self, n: int) -> BudgetLine:
        by = self.by
        costs = sorted(by.chance.randrange(10**11) for _ in range(3))
        return BudgetLine(
            by.new_id(), self.own, n, code("B", n), by.words(), by.of(LineClass), by.perhaps_one(self.departments),
            by.perhaps(by.of(Phase)), CostRange(*(by.perhaps(cost) for cost in costs)), by.day(),
            by.perhaps(Decimal("4.50")), (LineClass.HARD, LineClass.SOFT)[: by.chance.randrange(3)], by.words(),
            by.day(), by.words(),
        )  # fmt: skip

    def _source(self, n: int) -> FundingSource:
        by = self.by
        return FundingSource(
            by.new_id(), f"Bond {by.seed}.{n} {by.words()}", self.of.project.currency, by.perhaps(10**13),
            (LineClass.TECHNOLOGY,)[: by.chance.randrange(2)], (by.words(),), (self.of.project.name,), by.day(),
            by.day(), by.perhaps(16700), by.perhaps(12_000), by.perhaps(10**7), by.perhaps(80), by.words(),
        )  # fmt: skip

    def _coordination(self, every: Any, scope: Any, gates: Any) -> dict[str, Any]:
        by = self.by
        questions = tuple(
            Question(
                by.new_id(), self.own, n, code("Q", n), by.words(), by.perhaps_one(self.departments),
                by.perhaps_one(self.departments), by.words(), by.words(), by.day(), by.day(), by.perhaps_one(every),
                by.perhaps_one(scope), by.words(), by.words(), by.day(),
            )
            for n in range(1, 4)
        )  # fmt: skip
        meetings = tuple(
            Meeting(
                by.new_id(), self.own, n, code("CM", n), by.day(), by.words(),
                tuple(Attendance(each.id, by.words()) for each in self.departments),
                (AgendaPoint(by.words(), "Q-1", by.words()),), by.words(), by.flip(),
            )
            for n in range(1, 3)
        )  # fmt: skip
        reviews = tuple(
            Review(
                by.new_id(), self.own, gate.id, each.id, by.perhaps(by.of(Verdict)), by.words(), by.words(), by.day()
            )
            for gate in gates[:2]
            for each in self.departments[:2]
        )  # fmt: skip
        return {"questions": questions, "meetings": meetings, "reviews": reviews}

    def _kept(self, every: Any, scope: Any) -> dict[str, Any]:
        by, needs = self.by, self.of.needs
        departments = tuple(each.id for each in self.departments)
        settlements = tuple(
            Settlement(
                by.new_id(), self.own, f"2:S-00{n}", n, by.words(), ("B-001", "B-002"), by.of(Way), by.words(),
                by.moment(), by.words(), by.words(), 19_800_000, by.words(), {"B-001": n}, departments[:n],
            )
            for n in range(1, 3)
        )  # fmt: skip
        return {
            "settlements": settlements,
            "sign_offs": tuple(
                SignOff(by.new_id(), self.own, each, by.moment(), by.of(SignedBy), by.words(), 5, {"B-001": by.words()})
                for each in departments
            ),
            "scenarios": (
                Scenario(
                    by.new_id(), self.own, 1, by.words(), "knapsack", 10**9, (needs[0].id, needs[1].id), by.moment(),
                    {departments[0]: 10**8}, "R-2", by.words(),
                ),
            ),
            "papers": self._papers(needs, scope, every),
            "lessons": tuple(
                Lesson(by.new_id(), self.own, n, code("L", n), by.words(), by.moment(), by.words(), by.words(), each)
                for n, each in enumerate((None, by.new_id()), 1)
            ),
            "origins": (
                Origin(
                    by.new_id(), self.own, by.new_id(), by.words(), by.moment(), ("needs", "lessons"),
                    {needs[0].id: by.words()}, (by.new_id(),),
                ),
            )[: by.chance.randrange(2)],
        }  # fmt: skip

    def _papers(self, needs: Any, scope: Any, every: Any) -> tuple[Paper, ...]:
        by = self.by
        return tuple(
            Paper(
                by.new_id(), self.own, n, by.words(), "a:b?.pdf", "application/pdf", 10**6, f"{n:064x}", by.moment(),
                **{field: each.id for field, each in [by.one(_owners(needs, scope, every))] if each},
            )
            for n in range(1, 4)
        )  # fmt: skip


def _owners(needs: Any, scope: Any, milestones: Any) -> list[tuple[str, Any]]:
    return [
        ("need_id", needs[0]),
        ("scope_id", scope[0]),
        ("milestone_id", milestones[-1]),
        ("need_id", None),
    ]
