"""Scenarios of the guard, for undo and redo: every way to settle a finding, and the sign-off."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from charrette.domain.guard import Choice, Finding, Findings, guard
from charrette.domain.money import CostRange
from charrette.domain.plan.budget import LineClass
from charrette.domain.plan.settlements import Settlement, SignedBy, Way
from charrette.services import budget, needs, planning, settling, signing, sources
from tests.services.scenarios_plan import E_RATE, Planned, planned

if TYPE_CHECKING:
    from tests.services.scenarios import Room


def findings(room: "Room") -> Findings:
    """The findings of the plan as it is now."""
    with room.library.reading() as queries:
        snapshot = queries.snapshot(room.project.id, planned=True)
    assert snapshot is not None
    return guard(snapshot)


def doubled(room: "Room") -> Planned:
    """A plan whose cabling is on two lines, B-001 of Technology and B-004 of Facilities, each paid in full."""
    made = planned(room)
    draft = budget.LineDraft(
        "Data drops", LineClass.TECHNOLOGY, made.departments[0], amount=CostRange(likely=90_000_00),
        scope_ids=(made.items[0].id,), allocations={made.bond.id: 90_000_00},
    )  # fmt: skip
    room.do(budget.add_lines, budget.AddLines(room.project.id, (draft,)))
    return made


def chosen(finding: Finding, way: Way, place: int = 0) -> Choice:
    """A choice of a finding by its way."""
    return [choice for choice in finding.choices if choice.way is way][place]


def settle(room: "Room", id_: str, way: Way, place: int = 0, **more: Any) -> Any:
    """The command that settles a finding of the room's plan."""
    finding = findings(room).by_id[id_]
    command = settling.SettleFinding(room.project.id, finding, chosen(finding, way, place), **more)
    return settling.settle_finding, command


TWICE = "2:B-001+B-004"


def _settled(way: Way, place: int = 0, **more: Any) -> Any:
    def scenario(room: "Room") -> Any:
        doubled(room)
        return settle(room, TWICE, way, place, **more)

    return scenario


def shared(room: "Room") -> Settlement:
    """The doubled plan with a recorded split."""
    return room.do(*_settled(Way.SHARE, split="Facilities pulls, Technology terminates")(room))


def _confirm(room: "Room") -> Any:
    settlement = shared(room)
    departments = room.snapshot().departments
    room.do(settling.confirm_split, settling.ConfirmSplit(settlement.id, departments[0].id))
    return settling.confirm_split, settling.ConfirmSplit(settlement.id, departments[1].id)


def _reopen(room: "Room") -> Any:
    return settling.reopen_finding, settling.ReopenFinding(shared(room).id)


def _merge_needs(room: "Room") -> Any:
    planned(room)
    like = room.needs[0], room.needs[1]
    facilities, technology, *_ = room.snapshot().departments
    for need, department in zip(like, (facilities, technology), strict=True):
        room.do(planning.assign_department, planning.AssignDepartment((need.id,), department.id))
    for need in like:
        known = room.snapshot().need_by_id[need.id]
        room.do(needs.edit_need, replace(known, statement="Quiet places to sit and read"))
    return settle(room, f"7:{like[0].code}+{like[1].code}", Way.MERGE)


def _drop_scope(room: "Room") -> Any:
    planned(room)
    return settle(room, "5:S-002:line", Way.DROP, reason="the room has it already")


def _drop_allocation(room: "Room") -> Any:
    made = planned(room)
    room.do(sources.edit_source, replace(made.e_rate, systems=("Wireless",)))
    return settle(room, f"6:B-001:{E_RATE.name}", Way.DROP)


def settled_for_signing(room: "Room") -> Planned:
    """A plan in which nothing blocks."""
    made = planned(room)
    ramp = made.lines[1]
    full = {made.bond.id: 55_555_55}
    room.do(budget.edit_line, budget.EditLine(ramp, allocations=full))
    contingency = made.lines[2]
    room.do(budget.remove_lines, budget.RemoveLines((contingency.id,)))
    return made


def _sign(room: "Room") -> Any:
    made = settled_for_signing(room)
    room.do(signing.sign, signing.Sign(room.project.id, made.departments[0], SignedBy.PAGE, "Rosa Diaz"))
    return signing.sign, signing.Sign(room.project.id, made.departments[0], SignedBy.PAGE, "Ben Ito")


SCENARIOS: dict[str, Any] = {
    "settle_finding": _settled(Way.KEEP_ONE),
    "settle_finding:keep the other": _settled(Way.KEEP_ONE, 1),
    "settle_finding:merge": _settled(Way.MERGE),
    "settle_finding:merge for less": _settled(Way.MERGE, shares={"B-001": 150_000_00}),
    "settle_finding:share": _settled(
        Way.SHARE, split="Half each", shares={"B-001": 60_000_00, "B-004": 45_000_01}
    ),
    "settle_finding:not the same": _settled(Way.NOT_THE_SAME, split="Data drops of the new wing"),
    "settle_finding:drop": _settled(Way.DROP, reason="another project does it"),
    "settle_finding:keep both": _settled(Way.KEEP_BOTH, reason="two campuses"),
    "settle_finding:merge needs": _merge_needs,
    "settle_finding:drop scope": _drop_scope,
    "settle_finding:drop allocation": _drop_allocation,
    "confirm_split": _confirm,
    "reopen_finding": _reopen,
    "sign": _sign,
}
