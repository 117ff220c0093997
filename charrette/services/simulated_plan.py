"""What the sample's departments do after the room has gone home: answers, the money there is, and their tables.

They leave on the table what a facilitator may try: work that is paid twice, gaps, and lines their source may not pay.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from charrette.domain.codes import code
from charrette.domain.money import to_minor
from charrette.domain.needs import Need, NeedStatus, Priority
from charrette.domain.plan.answers import Disposition
from charrette.domain.plan.budget import LineClass
from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.sources import FundingSource
from charrette.exchange.plan_rows import ScopeRow, read_budget, read_milestones, read_scope
from charrette.exchange.plan_tables import BUDGET, MILESTONES, SCOPE, PlanTable, open_plan_table, suggested
from charrette.exchange.tables import Table
from charrette.services.answers import GiveAnswer, give_answer
from charrette.services.coordination import AskQuestion, PlanMeeting, ask_question, plan_meeting
from charrette.services.plan_imports import ImportPlan, Row, import_plan
from charrette.services.plan_setup import SetFirstDay, set_first_day
from charrette.services.simulated_room import SimulatedRoom
from charrette.services.sources import add_source
from charrette.system.resources import resource

FILES = (
    (MILESTONES, "alder_creek_milestones.csv"),
    (SCOPE, "alder_creek_scope.csv"),
    (BUDGET, "alder_creek_budget_facilities.csv"),
    (BUDGET, "alder_creek_budget_technology.csv"),
)
"""The sample's tables, in the order in which they are taken in: a line names scope, scope names milestones."""


def plan_the_sample(room: SimulatedRoom) -> None:
    """Answers every need, names the funding sources, takes in what the departments bring, and lets them ask."""
    for source in room.told.sources:
        room.do(add_source, _source(room, source))
    room.do(set_first_day, SetFirstDay(room.project.id, room.told.first_day))
    _answer(room)
    for kind, name in FILES:
        table = open_plan_table(resource(f"sample/{name}"), kind)
        room.do(import_plan, ImportPlan(room.project.id, _rows(room, kind, table), name))
    _ask(room)


def _ask(room: SimulatedRoom) -> None:
    """The questions the departments have for each other, and the day they meet."""
    with room.library.reading() as queries:
        milestones = {each.code: each.id for each in queries.of_project(Milestone, room.project.id)}
    departments = {each.name: each.id for each in room.snapshot().departments}
    for told in room.told.questions:
        command = AskQuestion(
            room.project.id,
            told["text"],
            departments[told["asking"]],
            departments[told["answering"]],
            needed_by=told["needed_by"],
            milestone_id=milestones[told["milestone"]],
            escalate_to=told["escalate_to"],
        )
        room.do(ask_question, command)
    meeting = room.told.meeting
    room.do(plan_meeting, PlanMeeting(room.project.id, meeting["held_on"], meeting["title"]))


def _answer(room: SimulatedRoom) -> None:
    """Must and Should are adopted; what the room could do without waits for money."""
    needs = [need for need in room.snapshot().needs if need.status is NeedStatus.OPEN]
    adopted = tuple(need.id for need in needs if _adopted(need))
    deferred = tuple(need.id for need in needs if not _adopted(need))
    if adopted:
        why = "Musts and Shoulds of the room, and what the law asks for"
        room.do(give_answer, GiveAnswer(room.project.id, Disposition.ADOPTED, adopted, reason=why))
    if deferred:
        why = "After the musts are paid"
        room.do(give_answer, GiveAnswer(room.project.id, Disposition.DEFERRED, deferred, reason=why))


def _adopted(need: Need) -> bool:
    return need.required or need.priority in {Priority.MUST, Priority.SHOULD}


def _rows(room: SimulatedRoom, kind: PlanTable, table: Table) -> tuple[Row, ...]:
    columns = suggested(table, kind)
    if kind is SCOPE:
        return tuple(_served(room, read_scope(table, columns)))
    return (
        read_budget(table, columns, room.project.currency)
        if kind is BUDGET
        else read_milestones(table, columns)
    )


def _served(room: SimulatedRoom, rows: Iterable[ScopeRow]) -> Iterable[ScopeRow]:
    """The scope with the codes the needs have in this room; a small room did not make them all."""
    places = {told.short_name: number for number, told in enumerate(room.told.needs, start=1)}
    codes = {code("N", places[told.short_name]): need.code for need, told in room.made}
    return (
        replace(row, needs=tuple(codes[each] for each in row.needs or () if each in codes)) for row in rows
    )


def _source(room: SimulatedRoom, told: dict[str, Any]) -> FundingSource:
    def money(name: str) -> int | None:
        return to_minor(Decimal(str(told[name])), room.project.currency) if name in told else None

    return FundingSource(
        room.library.ids.new(),
        told["name"],
        room.project.currency,
        money("amount"),
        tuple(LineClass(each) for each in told.get("classes", ())),
        tuple(told.get("systems", ())),
        tuple(told.get("projects", ())),
        per_student=money("per_student"),
        students=told.get("students"),
        least=money("least"),
        discount=told.get("discount"),
        note=told.get("note", ""),
    )
