"""Scenarios of the plan's money and scope, for undo and redo: answers, scope, budget lines, sources, people."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.log import EntryKind
from charrette.domain.money import CostRange
from charrette.domain.plan.answers import Disposition
from charrette.domain.plan.budget import BudgetLine, LineClass
from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.people import Person, Staffing
from charrette.domain.plan.phases import Phase
from charrette.domain.plan.plan import Plan
from charrette.domain.plan.scope import Action, Duty, DutyKind, Outsider, Responsibility, ScopeItem
from charrette.domain.plan.sources import FundingSource
from charrette.services import answers, budget, log, needs, plan_setup, scope, sources, staff

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork
    from tests.services.scenarios import Room

NOBODY = UUID(int=0)
BOND = FundingSource(NOBODY, "Bond", amount=900_000_00, classes=(LineClass.TECHNOLOGY, LineClass.HARD))
E_RATE = FundingSource(
    NOBODY, "E-Rate", amount=None, systems=("Data cabling", "Wireless"), per_student=201_57, students=640,
    least=30_175_00, discount=80, opens="2026-07-01", closes="2031-06-30",
)  # fmt: skip


@dataclass(frozen=True)
class Planned:
    """A room that plans: two sources, a person, a milestone, three scope items, three lines of which one is a rate."""

    room: "Room"
    bond: FundingSource
    e_rate: FundingSource
    person: Person
    milestone: Milestone
    items: tuple[ScopeItem, ...]
    lines: tuple[BudgetLine, ...]

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return plan_of(self.room)

    @property
    def departments(self) -> tuple[UUID, ...]:
        """The ids of the departments: Facilities, Technology, Curriculum, ..."""
        return tuple(each.id for each in self.room.snapshot().departments)


def plan_of(room: "Room") -> Plan:
    """The plan as it is now."""
    with room.library.reading() as queries:
        return queries.plan(room.project.id)


def planned(room: "Room") -> Planned:
    """The room when its departments have planned a little."""
    facilities, technology, *_ = (each.id for each in room.snapshot().departments)
    bond, e_rate = (room.do(sources.add_source, each) for each in (BOND, E_RATE))
    person = room.do(staff.add_person, Person(NOBODY, "Dana Reyes", "Technology", "Network lead"))
    milestone = room.do(_milestone, room.project.id)
    items = room.do(scope.add_scope, scope.AddScope(room.project.id, _drafts(room, facilities, technology)))
    lines = room.do(
        budget.add_lines,
        budget.AddLines(
            room.project.id,
            (
                budget.LineDraft(
                    "Cabling of classrooms", LineClass.TECHNOLOGY, technology, Phase.CONSTRUCTION,
                    CostRange(100_000_00, 120_000_00, 150_000_00), "2029-05-01", (items[0].id,),
                    {bond.id: 40_000_00, e_rate.id: 80_000_00},
                ),
                budget.LineDraft(
                    "Ramp", LineClass.HARD, facilities, amount=CostRange(likely=55_555_55),
                    scope_ids=(items[2].id,), allocations={bond.id: 50_000_00},
                ),
                budget.LineDraft(
                    "Contingency", LineClass.CONTINGENCY, rate=Decimal("7.5"), rate_source="Board policy 7110",
                    rate_date="2026-01-15",
                ),
            ),
        ),
    )  # fmt: skip
    return Planned(room, bond, e_rate, person, milestone, items, lines)


def _drafts(room: "Room", facilities: UUID, technology: UUID) -> tuple[scope.ScopeDraft, ...]:
    duties = (
        Duty(DutyKind.ACCOUNTABLE, technology),
        Duty(DutyKind.RESPONSIBLE, outsider=Outsider.CONTRACTOR),
        Duty(DutyKind.CONSULTED, facilities),
    )
    return (
        scope.ScopeDraft(
            "Classrooms", "Data cabling", Action.INSTALL, responsibility=Responsibility.CFCI, duties=duties,
            need_ids=(room.needs[1].id,), division="27 10 00",
        ),
        scope.ScopeDraft("classrooms", "wireless", Action.CONFIGURE, need_ids=(room.needs[1].id,)),
        scope.ScopeDraft(
            "Entrances", "Ramps", Action.INSTALL, "Step-free main door",
            duties=(Duty(DutyKind.ACCOUNTABLE, facilities),), need_ids=(room.needs[2].id,),
        ),
    )  # fmt: skip


def _milestone(work: "UnitOfWork", project_id: UUID) -> Milestone:
    """A milestone for others to stand on; the milestones' own services have their own scenarios."""
    number = work.next_numbers(project_id, "M")[0]
    made = Milestone(work.ids.new(), project_id, number, f"M-{number:03d}", "Rooms turned over", "2029-06-01")
    work.describe(f"Added milestone {made.code}", project_id)
    work.add(made)
    return made


def answer(room: "Room", disposition: Disposition, *places: int, **more: Any) -> answers.GiveAnswer:
    """The command that answers the room's needs at those places."""
    need_ids = tuple(room.needs[place].id for place in places)
    return answers.GiveAnswer(room.project.id, disposition, need_ids, **more)


def _answer(room: "Room") -> Any:
    room.do(answers.give_answer, answer(room, Disposition.ADOPTED, 0))
    command = answer(room, Disposition.DECLINED, 0, 1, card_ids=(room.cards[3].id,), reason="no money")
    return answers.give_answer, command


def _withdraw(room: "Room") -> Any:
    given = room.do(*_answer(room))
    return answers.withdraw_answer, answers.WithdrawAnswer(tuple(each.id for each in given))


def _add_scope(room: "Room") -> Any:
    made = planned(room)
    facilities, technology, *_ = made.departments
    draft = replace(
        _drafts(room, facilities, technology)[0],
        milestone_id=made.milestone.id,
        staffing=Staffing(made.person.id, None, facilities, "2028-01-01", "2028-06-30"),
        code="S-021",
    )
    return scope.add_scope, scope.AddScope(room.project.id, (draft, replace(draft, code="")))


def _edit_scope(room: "Room") -> Any:
    made = planned(room)
    item = replace(made.items[0], space="Library", milestone_id=made.milestone.id)
    return scope.edit_scope, scope.EditScope(item, (room.needs[0].id, room.needs[2].id))


def _fill_scope(room: "Room") -> Any:
    made = planned(room)
    changed = {
        "responsibility": Responsibility.OFCI,
        "accountable": (made.departments[0],),
        "need_ids": (room.needs[0].id, room.needs[2].id),
        "staffing": Staffing(made.person.id),
    }
    return scope.fill_scope, scope.FillScope(tuple(each.id for each in made.items), changed)


def _set_lists(room: "Room") -> Any:
    room.do(sources.add_source, E_RATE)
    made = planned_scope(room)
    spaces = ("Whole school", "Learning studios", "Theatre")
    systems = ("Structured cabling", "Wireless")
    renamed = {"Classrooms": "Learning studios", "Data cabling": "Structured cabling"}
    return plan_setup.set_lists, plan_setup.SetLists(made[0].project_id, spaces, systems, renamed)


def planned_scope(room: "Room") -> tuple[ScopeItem, ...]:
    """Scope items alone."""
    facilities, technology, *_ = (each.id for each in room.snapshot().departments)
    return room.do(scope.add_scope, scope.AddScope(room.project.id, _drafts(room, facilities, technology)))


def _add_lines(room: "Room") -> Any:
    made = planned(room)
    drafts = (
        budget.LineDraft(
            "Access points", LineClass.TECHNOLOGY, made.departments[1], Phase.COMMISSIONING,
            CostRange(1, 2, 3), scope_ids=(made.items[0].id, made.items[1].id),
            allocations={made.bond.id: 2}, note="Two a room",
        ),
        budget.LineDraft(
            "Escalation", LineClass.ESCALATION, rate=Decimal("4.25"), rate_on=(LineClass.HARD,),
            rate_source="State index", rate_date="2026-02-01",
        ),
    )  # fmt: skip
    return budget.add_lines, budget.AddLines(room.project.id, drafts)


def _edit_line(room: "Room") -> Any:
    made = planned(room)
    line = replace(made.lines[0], amount=CostRange(likely=130_000_00), department_id=None)
    shares = {made.e_rate.id: 90_000_00}
    return budget.edit_line, budget.EditLine(line, (made.items[1].id,), shares)


def _fill_lines(room: "Room") -> Any:
    made = planned(room)
    changed = {"phase": Phase.BID, "scope_ids": (made.items[1].id,), "allocations": {made.e_rate.id: 5}}
    return budget.fill_lines, budget.FillLines(tuple(each.id for each in made.lines[:2]), changed)


def _remove_source(room: "Room") -> Any:
    made = room.do(sources.add_source, replace(BOND, name="Developer fees", projects=("Alder Creek",)))
    return sources.remove_source, made


def _remove_person(room: "Room") -> Any:
    return staff.remove_person, room.do(staff.add_person, Person(NOBODY, "Lee Park", "Facilities"))


def _merge(room: "Room") -> Any:
    planned(room)
    room.do(answers.give_answer, answer(room, Disposition.ADOPTED, 1))
    room.do(answers.give_answer, answer(room, Disposition.MERGED, 0, into_need_id=room.needs[1].id))
    return needs.merge_needs, needs.MergeNeeds(room.needs[0].id, (room.needs[1].id, room.needs[2].id))


def _split(room: "Room") -> Any:
    planned(room)
    room.do(answers.give_answer, answer(room, Disposition.ADOPTED, 1))
    return needs.split_need, needs.SplitNeed(room.needs[1].id, (room.cards[1].id,), "Split off")


def _log(room: "Room") -> Any:
    command = log.AddEntry(
        room.project.id, EntryKind.DECISION, "Who buys the phones", milestone_id=planned(room).milestone.id
    )
    return log.add_entry, command


def _edit_log(room: "Room") -> Any:
    made = planned(room)
    entry = room.do(log.add_entry, log.AddEntry(room.project.id, EntryKind.ACTION, "Order the switches"))
    return log.edit_entry, replace(entry, milestone_id=made.milestone.id)


SCENARIOS: dict[str, Any] = {
    "give_answer": _answer,
    "withdraw_answer": _withdraw,
    "add_scope": _add_scope,
    "edit_scope": _edit_scope,
    "fill_scope": _fill_scope,
    "remove_scope": lambda room: (
        scope.remove_scope,
        scope.RemoveScope(tuple(each.id for each in planned(room).items[:2])),
    ),
    "set_lists": _set_lists,
    "set_first_day": lambda room: (
        plan_setup.set_first_day,
        plan_setup.SetFirstDay(room.project.id, "19 August 2030"),
    ),
    "add_lines": _add_lines,
    "edit_line": _edit_line,
    "fill_lines": _fill_lines,
    "remove_lines": lambda room: (
        budget.remove_lines,
        budget.RemoveLines(tuple(each.id for each in planned(room).lines)),
    ),
    "add_source": lambda _: (sources.add_source, E_RATE),
    "edit_source": lambda room: (
        sources.edit_source,
        replace(planned(room).bond, name="Bond D", amount=None),
    ),
    "remove_source": _remove_source,
    "add_person": lambda _: (staff.add_person, Person(NOBODY, "Lee Park", "Facilities")),
    "edit_person": lambda room: (staff.edit_person, replace(planned(room).person, role="Director")),
    "remove_person": _remove_person,
    "merge_needs:planned": _merge,
    "split_need:planned": _split,
    "add_entry:waited_for": _log,
    "edit_entry:waited_for": _edit_log,
}
