"""The plan in the needs JSON: the full edition carries all of it, the public one by codes and without people."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, get_args, get_type_hints
from uuid import UUID

from charrette.domain.money import CostRange
from charrette.domain.plan.budget import BudgetLine
from charrette.domain.plan.milestones import Milestone, MilestoneLink
from charrette.domain.plan.people import Staffing
from charrette.domain.plan.plan import District, Plan
from charrette.domain.plan.scope import ScopeItem
from charrette.domain.plan.totals import amounts_of, totals
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.value_codec import decoded, encoded

Items = list[Callable[[], Any]]
"""What stands in a list of the file, each made only when its turn comes."""

LISTS = (
    "answers", "scope", "scope_needs", "lines", "line_scopes", "allocations", "milestones", "milestone_links",
    "questions", "meetings", "reviews", "settlements", "sign_offs", "scenarios", "papers", "lessons", "origins",
)  # fmt: skip
_SHARED = ("sources", "people", "calendar", "others", "links")
_WITH_MILESTONE = ("scope", "questions", "reviews", "papers")


def full_parts(snapshot: ProjectSnapshot) -> tuple[dict[str, Items], dict[str, Items]]:
    """The lists of ``plan`` and those of its ``district``; ``setup`` is a list of one or none."""
    plan = plan_for_file(snapshot)
    parts = {"setup": (plan.setup,) if plan.setup else ()} | {name: getattr(plan, name) for name in LISTS}
    shared: dict[str, Any] = {name: getattr(plan.district, name) for name in _SHARED}
    shared["projects"] = tuple(
        {"id": key, "name": name} for key, name in sorted(plan.district.owners.items())
    )
    return _later(parts), _later(shared)


def _later(parts: Mapping[str, Iterable[Any]]) -> dict[str, Items]:
    return {name: [partial(encoded, each) for each in values] for name, values in parts.items()}


def plan_for_file(snapshot: ProjectSnapshot) -> Plan:
    """The plan with what it uses of the district: sources it draws on, people it names, days of others it waits for.

    Left out is what points at nothing any more in lists without a key of their own (the duty of a department that
    went), and which departments of other projects stand beside the days of the calendar.
    """
    plan = _cleaned(snapshot)
    pointed = {link.waits_for_id for link in plan.milestone_links}
    pointed |= {each.milestone_id for name in _WITH_MILESTONE for each in getattr(plan, name)}
    pointed |= {entry.milestone_id for entry in snapshot.entries}
    pointed |= _waited_for(plan.district, pointed)
    drawn = {each.source_id for each in plan.allocations}
    own = snapshot.department_by_id
    calendar = tuple(_of_calendar(each, own) for each in plan.district.calendar if each.id in pointed)
    others = tuple(_of_another(each) for each in plan.district.others if each.id in pointed)
    named = {
        person
        for each in (*plan.scope, *plan.milestones, *calendar)
        for person in (each.staffing.lead_id, each.staffing.backup_id)
    }
    owners = plan.district.owners
    district = District(
        sources=tuple(each for each in plan.district.sources if each.id in drawn),
        people=tuple(each for each in plan.district.people if each.id in named),
        calendar=calendar,
        others=others,
        links=_links_of(calendar, plan),
        owners={each.project_id: owners.get(each.project_id, "") for each in others if each.project_id},
    )
    return replace(plan, district=district)


def _waited_for(district: District, pointed: set[UUID | None]) -> set[UUID]:
    """What days of the calendar wait for that are in the calendar too, and so on."""
    days, found = {each.id for each in district.calendar}, set[UUID]()
    while more := {
        link.waits_for_id
        for link in district.links
        if link.waits_for_id in days - found and link.milestone_id in days & (found | pointed)
    }:
        found |= more
    return found


def _links_of(calendar: Iterable[Milestone], plan: Plan) -> tuple[MilestoneLink, ...]:
    """What these days wait for, as far as it is in the calendar or in the project."""
    days = {each.id for each in calendar}
    there = days | {each.id for each in plan.milestones}
    return tuple(
        each for each in plan.district.links if each.milestone_id in days and each.waits_for_id in there
    )


def _of_calendar(milestone: Milestone, departments: Mapping[UUID, Any]) -> Milestone:
    staffing = milestone.staffing
    if staffing.acting_id not in departments:
        staffing = replace(staffing, acting_id=None, acting_from="", acting_until="")
    owner = milestone.department_id if milestone.department_id in departments else None
    return replace(milestone, department_id=owner, staffing=staffing)


def _of_another(milestone: Milestone) -> Milestone:
    """What is told of another project's milestone: its code, title, day and state."""
    return replace(milestone, department_id=None, staffing=Staffing(), evidence="", passed_despite="")


def _cleaned(snapshot: ProjectSnapshot) -> Plan:
    plan, departments, needs = snapshot.planned, snapshot.department_by_id, snapshot.need_by_id

    def there(duty: Any) -> bool:
        return duty.department_id is None or duty.department_id in departments

    def of_departments(values: Mapping[UUID, Any]) -> dict[UUID, Any]:
        return {key: value for key, value in values.items() if key in departments}

    return replace(
        plan,
        scope=tuple(replace(each, duties=tuple(filter(there, each.duties))) for each in plan.scope),
        meetings=tuple(replace(each, present=tuple(filter(there, each.present))) for each in plan.meetings),
        settlements=tuple(
            replace(each, confirmed=tuple(key for key in each.confirmed if key in departments))
            for each in plan.settlements
        ),
        scenarios=tuple(
            replace(
                each,
                need_ids=tuple(key for key in each.need_ids if key in needs),
                caps=of_departments(each.caps),
            )
            for each in plan.scenarios
        ),
        origins=tuple(
            replace(each, histories={key: words for key, words in each.histories.items() if key in needs})
            for each in plan.origins
        ),
    )


def read_plan(content: Mapping[str, Any]) -> Plan:
    """The plan of a full file. Raises ``ValueError`` with the place and a plain sentence."""
    hints, shared_hints = get_type_hints(Plan), get_type_hints(District)
    setup_kind = next(each for each in get_args(hints["setup"]) if each is not type(None))
    setups = [
        decoded(setup_kind, each, f"plan.setup[{index}]")
        for index, each in enumerate(content.get("setup", ()))
    ]
    shared = content["district"]
    return Plan(
        setup=next(iter(setups), None),
        **{name: _values(hints[name], content.get(name, ()), f"plan.{name}") for name in LISTS},
        district=District(
            **{name: _values(shared_hints[name], shared[name], f"plan.district.{name}") for name in _SHARED},
            owners={
                decoded(UUID, each["id"], f"plan.district.projects[{index}].id"): decoded(
                    str, each["name"], f"plan.district.projects[{index}].name"
                )
                for index, each in enumerate(shared["projects"])
            },
        ),
    )


def _values(hint: Any, items: Iterable[Any], place: str) -> tuple[Any, ...]:
    kind = get_args(hint)[0]
    return tuple(decoded(kind, each, f"{place}[{index}]") for index, each in enumerate(items))


def public_parts(snapshot: ProjectSnapshot) -> dict[str, Items]:
    """The lists of ``plan`` in the public edition: by codes and names of departments, computed, passed over at reading.

    ``snapshot`` is as the public may see it (``domain.public_words``).
    """
    plan, amounts = snapshot.planned, amounts_of(snapshot.planned)
    return {
        "answers": [partial(_answer, snapshot, each) for each in plan.answers],
        "scope": [partial(_scope, snapshot, each) for each in plan.scope],
        "lines": [partial(_line, snapshot, each, amounts[each.id]) for each in plan.lines],
        "milestones": [partial(_milestone, snapshot, each) for each in plan.milestones],
        "totals": [
            partial(_total, view, part)
            for view, parts in {"Whole": (totals(snapshot).whole,), **totals(snapshot).views}.items()
            for part in parts
        ],
    }


def _answer(snapshot: ProjectSnapshot, answer: Any) -> dict[str, Any]:
    need = snapshot.need_by_id.get(answer.need_id)
    card = snapshot.card_by_id.get(answer.card_id)
    into = snapshot.need_by_id.get(answer.into_need_id)
    return {
        "need": need.code if need else "",
        "card": card.code if card else "",
        "disposition": answer.disposition.value,
        "reason": answer.reason,
        "decided_on": answer.decided_on,
        "into": into.code if into else "",
        "other_project": answer.other_project,
    }


def _scope(snapshot: ProjectSnapshot, item: ScopeItem) -> dict[str, Any]:
    plan = snapshot.planned
    milestone = plan.milestone_by_id.get(item.milestone_id) if item.milestone_id else None
    return {
        "code": item.code,
        "space": item.space,
        "system": item.system,
        "action": item.action.value,
        "title": item.title,
        "responsibility": item.responsibility.value if item.responsibility else "",
        "duties": [
            {
                "kind": duty.kind.value,
                "party": duty.outsider.value
                if duty.outsider
                else snapshot.department_name(duty.department_id),
            }
            for duty in item.duties
        ],
        "division": item.division,
        "milestone": milestone.code if milestone else "",
        "needs": [snapshot.need_by_id[each].code for each in plan.needs_of_scope.get(item.id, ())],
    }


def _line(snapshot: ProjectSnapshot, line: BudgetLine, amount: CostRange) -> dict[str, Any]:
    plan = snapshot.planned
    return {
        "code": line.code,
        "description": line.description,
        "class": line.kind.value,
        "department": snapshot.department_name(line.department_id),
        "phase": line.phase.value if line.phase else "",
        "amount": encoded(amount),
        "buy_by": line.buy_by,
        "rate": encoded(line.rate),
        "scope": [plan.scope_by_id[each].code for each in plan.scope_of_line.get(line.id, ())],
        "sources": [
            {"name": plan.district.source_by_id[each.source_id].name, "amount": each.amount}
            for each in plan.allocations_of_line.get(line.id, ())
        ],
    }


def _milestone(snapshot: ProjectSnapshot, milestone: Milestone) -> dict[str, Any]:
    plan = snapshot.planned
    return {
        "code": milestone.code,
        "title": milestone.title,
        "due": milestone.due,
        "department": snapshot.department_name(milestone.department_id),
        "phase": milestone.phase.value if milestone.phase else "",
        "state": milestone.state.value,
        "gate": milestone.gate,
        "done_on": milestone.done_on,
        "waits_for": [
            found.code
            for link in plan.waits_for.get(milestone.id, ())
            if (found := plan.milestone_by_id.get(link.waits_for_id))
            and found.project_id in {None, milestone.project_id}
        ],
    }


def _total(view: str, part: Any) -> dict[str, Any]:
    amount = encoded(part.amount)
    return {
        "view": view.casefold(),
        "name": part.name,
        "amount": amount,
        "lines": part.lines,
        "unpriced": part.unpriced,
    }
