"""Whether the plan of a file hangs together: codes once, pointers at what is there, nothing that waits for itself."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import attrgetter
from uuid import UUID

from charrette.domain.plan.plan import Plan
from charrette.domain.snapshot import ProjectSnapshot

_STAFFED = ("plan.scope", "plan.milestones", "plan.district.calendar")
_POINTS = (
    ("plan.answers", "need_id", "need"),
    ("plan.answers", "card_id", "card"),
    ("plan.answers", "into_need_id", "need"),
    ("plan.scope", "milestone_id", "milestone"),
    ("plan.scope_needs", "scope_id", "scope item"),
    ("plan.scope_needs", "need_id", "need"),
    ("plan.lines", "department_id", "department"),
    ("plan.line_scopes", "line_id", "budget line"),
    ("plan.line_scopes", "scope_id", "scope item"),
    ("plan.allocations", "line_id", "budget line"),
    ("plan.allocations", "source_id", "funding source"),
    ("plan.milestones", "department_id", "department"),
    ("plan.district.calendar", "department_id", "department"),
    ("plan.milestone_links", "milestone_id", "milestone of the project"),
    ("plan.milestone_links", "waits_for_id", "milestone"),
    ("plan.district.links", "milestone_id", "day of the calendar"),
    ("plan.district.links", "waits_for_id", "milestone"),
    ("plan.questions", "asking_id", "department"),
    ("plan.questions", "answering_id", "department"),
    ("plan.questions", "milestone_id", "milestone"),
    ("plan.questions", "scope_id", "scope item"),
    ("plan.reviews", "milestone_id", "milestone"),
    ("plan.reviews", "department_id", "department"),
    ("plan.sign_offs", "department_id", "department"),
    ("plan.papers", "need_id", "need"),
    ("plan.papers", "scope_id", "scope item"),
    ("plan.papers", "milestone_id", "milestone"),
    *((part, "staffing.lead_id", "person") for part in _STAFFED),
    *((part, "staffing.backup_id", "person") for part in _STAFFED),
    *((part, "staffing.acting_id", "department") for part in _STAFFED),
    ("entries", "milestone_id", "milestone"),
)
_OWNED = (
    "plan.answers", "plan.scope", "plan.lines", "plan.milestones", "plan.questions", "plan.meetings", "plan.reviews",
    "plan.settlements", "plan.sign_offs", "plan.scenarios", "plan.papers", "plan.lessons", "plan.origins",
)  # fmt: skip
_ONCE = (
    *((part, ("id",)) for part in (*_OWNED, "plan.allocations")),
    *((f"plan.district.{part}", ("id",)) for part in ("sources", "people", "calendar", "others")),
    ("plan.district.sources", ("name",)),
    ("plan.answers", ("need_id",)),
    ("plan.answers", ("card_id",)),
    ("plan.scope", ("code",)),
    ("plan.scope_needs", ("scope_id", "need_id")),
    ("plan.lines", ("code",)),
    ("plan.line_scopes", ("line_id", "scope_id")),
    ("plan.allocations", ("line_id", "source_id")),
    ("plan.milestones", ("code",)),
    ("plan.milestone_links", ("milestone_id", "waits_for_id")),
    ("plan.district.links", ("milestone_id", "waits_for_id")),
    ("plan.questions", ("code",)),
    ("plan.meetings", ("code",)),
    ("plan.reviews", ("milestone_id", "department_id")),
    ("plan.settlements", ("finding",)),
    ("plan.scenarios", ("number",)),
    ("plan.papers", ("number",)),
    ("plan.lessons", ("code",)),
    ("plan.origins", ("project_id",)),
)


def planned_faults(snapshot: ProjectSnapshot) -> Iterator[str]:
    """What does not hang together in the plan of a snapshot, each a place and a plain sentence."""
    plan, there = snapshot.planned, _there(snapshot)
    for part, fields in _ONCE:
        yield from _twice(part, fields, attrgetter(part)(snapshot))
    owned = (
        ("plan.setup", (plan.setup,) if plan.setup else ()),
        *((each, attrgetter(each)(snapshot)) for each in _OWNED),
    )
    for part, values in owned:
        for index, value in enumerate(values):
            if value.project_id != snapshot.project.id:
                yield f"{part}[{index}].project_id: is not the id of the project in this file."
    for part, field, target in _POINTS:
        yield from _astray(part, field, target, attrgetter(part)(snapshot), there[target])
    yield from _kept_inside(plan, there)
    yield from _one_of(plan)
    yield from _shared(plan)
    yield from _circles(plan)


def _there(snapshot: ProjectSnapshot) -> dict[str, set[UUID]]:
    plan = snapshot.planned
    own, district = {each.id for each in plan.milestones}, plan.district
    found = {
        "need": snapshot.needs,
        "card": snapshot.cards,
        "department": snapshot.departments,
        "scope item": plan.scope,
        "budget line": plan.lines,
        "funding source": district.sources,
        "person": district.people,
    }
    shared = {each.id for each in (*district.calendar, *district.others)}
    ids = {name: {each.id for each in values} for name, values in found.items()}
    days = {each.id for each in district.calendar}
    return {**ids, "milestone": own | shared, "milestone of the project": own, "day of the calendar": days}


def _twice(part: str, fields: tuple[str, ...], values: Iterable[object]) -> Iterator[str]:
    seen: set[object] = set()
    for index, value in enumerate(values):
        given = tuple(getattr(value, field) for field in fields)
        if given in seen and given != (None,):
            yield f"{part}[{index}].{fields[-1]}: “{given[-1]}” is in the file twice."
        seen.add(given)


def _astray(part: str, field: str, target: str, values: Iterable[object], there: set[UUID]) -> Iterator[str]:
    for index, value in enumerate(values):
        pointer = attrgetter(field)(value)
        if pointer is not None and pointer not in there:
            yield f"{part}[{index}].{field}: points to a {target} that is not in the file."


def _kept_inside(plan: Plan, there: dict[str, set[UUID]]) -> Iterator[str]:
    """Pointers that an entity keeps in a list of its own."""
    inside = [
        *(("scope", "duties", "department", [each.department_id for each in item.duties]) for item in plan.scope),
        *(("meetings", "present", "department", [who.department_id for who in item.present]) for item in plan.meetings),
        *(("settlements", "confirmed", "department", item.confirmed) for item in plan.settlements),
        *(("scenarios", "need_ids", "need", item.need_ids) for item in plan.scenarios),
        *(("scenarios", "caps", "department", item.caps) for item in plan.scenarios),
        *(("origins", "histories", "need", item.histories) for item in plan.origins),
    ]  # fmt: skip
    for part, field, target, ids in inside:
        if any(each is not None and each not in there[target] for each in ids):
            yield f"plan.{part}, {field}: points to a {target} that is not in the file."


def _one_of(plan: Plan) -> Iterator[str]:
    for index, answer in enumerate(plan.answers):
        if (answer.need_id is None) == (answer.card_id is None):
            yield f"plan.answers[{index}]: is the answer to a need or to a card, to one of the two."
    for index, item in enumerate(plan.scope):
        if any((duty.department_id is None) == (duty.outsider is None) for duty in item.duties):
            yield f"plan.scope[{index}].duties: each is of a department or of an outsider, of one of the two."
    for index, paper in enumerate(plan.papers):
        if sum(each is not None for each in (paper.need_id, paper.scope_id, paper.milestone_id)) > 1:
            yield f"plan.papers[{index}]: belongs to one need, scope item or milestone, not to several."


def _shared(plan: Plan) -> Iterator[str]:
    """The calendar belongs to no project, the milestones of others each to one that is named."""
    for index, milestone in enumerate(plan.district.calendar):
        if milestone.project_id is not None:
            yield f"plan.district.calendar[{index}].project_id: the calendar belongs to no project."
    for index, milestone in enumerate(plan.district.others):
        if milestone.project_id not in plan.district.owners:
            yield f"plan.district.others[{index}].project_id: points to a project that is not named in the file."
    every = (*plan.milestones, *plan.district.calendar, *plan.district.others)
    if len({each.id for each in every}) < len(every):
        yield "plan.district: a milestone of the project stands among those of others too."


def _circles(plan: Plan) -> Iterator[str]:
    waits, done = defaultdict[UUID, list[UUID]](list), set[UUID]()
    for link in (*plan.milestone_links, *plan.district.links):
        waits[link.milestone_id].append(link.waits_for_id)
    for milestone in (*plan.milestones, *plan.district.calendar):
        reached, to_do = set[UUID](), list(waits[milestone.id])
        while to_do:
            at = to_do.pop()
            if at not in reached and at not in done:
                reached.add(at)
                to_do += waits[at]
        if milestone.id in reached:
            yield f"plan.milestone_links: {milestone.code} waits for itself in a circle."
        else:
            done.add(milestone.id)
