"""The parts of a project as they are put into the next one: nothing personal, and nothing that is there already."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.agenda import Block, BlockState
from charrette.domain.codes import code
from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.money import CostRange
from charrette.domain.needs import Need
from charrette.domain.plan.carried_parts import Part, histories, standing_needs
from charrette.domain.plan.lessons import Lesson
from charrette.domain.plan.people import Staffing
from charrette.domain.plan.plan import PlanSetup
from charrette.domain.plan.scope import Duty, ScopeItem, ScopeNeed
from charrette.domain.project import Charrette, Department, Project, Session, StakeholderGroup
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.themes import Theme
from charrette.services.importing import labels_for

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

LESSON_LETTER = "L"
Mask = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Carriage:
    """What is carried from where to where; ``mask`` takes every name out of a text that people wrote."""

    origin: ProjectSnapshot
    project: Project
    parts: frozenset[Part]
    mask: Mask

    def masked(self, value: Any, *fields: str) -> Any:
        """A value with its texts as everybody may read them."""
        return replace(value, **{name: self.mask(getattr(value, name)) for name in fields})


def carry_groups(work: "UnitOfWork", carriage: Carriage) -> None:
    """Groups whose name is not there yet; a label that is taken becomes another."""
    there = work.queries.groups(carriage.project.id)
    known, taken = {each.name.casefold() for each in there}, {each.label for each in there}
    made: list[StakeholderGroup] = []
    for group in carriage.origin.groups:
        name = carriage.mask(group.name)
        if name.casefold() in known:
            continue
        label = labels_for([name], taken)[name] if group.label in taken else group.label
        known.add(name.casefold())
        taken.add(label)
        new = {"id": work.ids.new(), "project_id": carriage.project.id, "label": label, "name": name}
        made.append(replace(group, **new, position=len(there) + len(made)))
    _add(work, made)


def carry_themes(work: "UnitOfWork", carriage: Carriage) -> None:
    """Themes whose name is not there yet."""
    own = carriage.project.id
    there = work.queries.themes(own)
    new = _new_names(
        (carriage.mask(each.name) for each in carriage.origin.themes), (each.name for each in there)
    )
    first = 1 + max((each.position for each in there), default=-1)
    numbers = work.next_numbers(own, "T", len(new))
    _add(
        work,
        [
            Theme(work.ids.new(), own, number, name, first + place)
            for place, (number, name) in enumerate(zip(numbers, new, strict=True))
        ],
    )


def carry_departments(work: "UnitOfWork", carriage: Carriage) -> None:
    """Departments whose name is not there yet."""
    there = work.queries.departments(carriage.project.id)
    new = _new_names((each.name for each in carriage.origin.departments), (each.name for each in there))
    made = [
        Department(work.ids.new(), carriage.project.id, name, len(there) + place)
        for place, name in enumerate(new)
    ]
    _add(work, made)


def carry_agenda(work: "UnitOfWork", carriage: Carriage) -> None:
    """Charrettes with their sessions and blocks as they were planned: no dates, no notes, no owners, nothing run."""
    own, prompts = carriage.project.id, Part.TEMPLATES in carriage.parts
    number = len(work.queries.charrettes(own))
    for charrette in carriage.origin.charrettes:
        number += 1
        new = {"id": work.ids.new(), "project_id": own, "number": number}
        made: Charrette = replace(carriage.masked(charrette, "title"), **new)
        work.add(made)
        for session in carriage.origin.sessions:
            if session.charrette_id == charrette.id:
                _carry_session(work, carriage, session, made, prompts=prompts)


def _carry_session(
    work: "UnitOfWork", carriage: Carriage, session: Session, charrette: Charrette, *, prompts: bool
) -> None:
    made: Session = replace(
        carriage.masked(session, "title", "prompt"),
        id=work.ids.new(),
        charrette_id=charrette.id,
        held_on="",
        starts_at=None,
        ends_at=None,
        closed_at=None,
    )
    work.add(made if prompts else replace(made, prompt=""))
    _add(
        work,
        [
            _block(work, carriage, block, made.id, prompts=prompts)
            for block in carriage.origin.agenda(session.id)
        ],
    )


def _block(work: "UnitOfWork", carriage: Carriage, block: Block, session_id: UUID, *, prompts: bool) -> Block:
    plain = {} if prompts else {"prompt": "", "materials": ""}
    return replace(
        carriage.masked(block, "title", "outcome", "prompt", "materials", "tables"),
        **plain,
        id=work.ids.new(),
        session_id=session_id,
        notes="",
        owner="",
        progress={},
        state=BlockState.PLANNED,
        started_at=None,
        ended_at=None,
    )


def carry_ground_rules(work: "UnitOfWork", carriage: Carriage) -> None:
    """Ground rules that are not agreed there yet; prompts and materials come with the agenda."""
    own, kind = carriage.project.id, EntryKind.GROUND_RULE
    rules = (carriage.mask(each.text) for each in carriage.origin.entries if each.kind is kind)
    new = _new_names(rules, (each.text for each in work.queries.entries(own) if each.kind is kind))
    numbers = work.next_numbers(own, kind.letter, len(new))
    made = [
        LogEntry(work.ids.new(), own, kind, number, code(kind.letter, number), text, work.clock.now())
        for number, text in zip(numbers, new, strict=True)
    ]
    _add(work, made)


def carry_needs(work: "UnitOfWork", carriage: Carriage) -> dict[UUID, UUID]:
    """Standing needs under new codes, not voted on yet; returns the new id of each."""
    standing, own = standing_needs(carriage.origin), carriage.project.id
    themes = {each.name: each.id for each in work.queries.themes(own)}
    departments = {each.name: each.id for each in work.queries.departments(own)}
    costs = carriage.project.currency == carriage.origin.project.currency
    made: list[Need] = []
    for need, number in zip(standing, work.next_numbers(own, "N", len(standing)), strict=True):
        plain: Need = carriage.masked(
            need, "short_name", "statement", "rationale", "acceptance", "space_type", "required_reference"
        )
        new: dict[str, Any] = {
            "id": work.ids.new(),
            "project_id": own,
            "number": number,
            "code": code("N", number),
            "short_name": plain.short_name[:44],
            "theme_id": themes.get(carriage.mask(carriage.origin.theme_name(need.theme_id))),
            "department_id": departments.get(carriage.origin.department_name(need.department_id)),
            "cost": need.cost if costs else CostRange(),
            "reason": "",
            "priority": None,
            "priority_reason": "",
        }
        made.append(replace(plain, **new))
    _add(work, made)
    return {before.id: after.id for before, after in zip(standing, made, strict=True)}


def need_histories(carriage: Carriage, needs: dict[UUID, UUID]) -> dict[UUID, str]:
    """What each need that came was in the project of origin."""
    told = histories(carriage.origin)
    return {
        after: carriage.mask(told[carriage.origin.need_by_id[before].code]) for before, after in needs.items()
    }


def carry_systems(work: "UnitOfWork", carriage: Carriage) -> None:
    """Spaces and systems to choose from: those of both projects, those that are there first."""
    own, plan = carriage.project.id, carriage.origin.planned
    there = next(iter(work.queries.of_project(PlanSetup, own)), None)
    lists = {
        "spaces": (*(there.spaces if there else ()), *map(carriage.mask, plan.spaces)),
        "systems": (*(there.systems if there else ()), *map(carriage.mask, plan.systems)),
    }
    merged = {name: tuple(_new_names(values, ())) for name, values in lists.items()}
    if there is None:
        work.add(PlanSetup(work.ids.new(), own, merged["spaces"], merged["systems"]))
    else:
        work.change(there, **merged)


def carry_responsibilities(work: "UnitOfWork", carriage: Carriage, needs: dict[UUID, UUID]) -> None:
    """Scope items that are not there yet, with who is responsible: no money, no milestone, no name, no note."""
    own = carriage.project.id
    departments = {each.name: each.id for each in work.queries.departments(own)}
    there = {each.work for each in work.queries.of_project(ScopeItem, own)}
    items: list[ScopeItem] = [
        carriage.masked(each, "space", "system", "title") for each in carriage.origin.planned.scope
    ]
    new = [each for each in items if each.work not in there]
    made: list[ScopeItem] = []
    for item, number in zip(new, work.next_numbers(own, "S", len(new)), strict=True):
        given = {"id": work.ids.new(), "project_id": own, "number": number, "code": code("S", number)}
        bare = {"staffing": Staffing(), "milestone_id": None, "note": ""}
        made.append(replace(item, **given, **bare, duties=_duties(carriage, item.duties, departments)))
    _add(work, made)
    after = {before.id: item.id for before, item in zip(new, made, strict=True)}
    links = (
        ScopeNeed(after[link.scope_id], needs[link.need_id])
        for link in carriage.origin.planned.scope_needs
        if link.scope_id in after and link.need_id in needs
    )
    _add(work, list(links))


def _duties(carriage: Carriage, duties: Iterable[Duty], departments: dict[str, UUID]) -> tuple[Duty, ...]:
    """The duties of departments that are there by the same name, and of outsiders."""
    named = (
        replace(each, department_id=departments.get(carriage.origin.department_name(each.department_id)))
        for each in duties
    )
    return tuple(each for each in named if each.department_id or each.outsider)


def carry_lessons(
    work: "UnitOfWork", project_id: UUID, chosen: Sequence[Lesson], from_name: str, mask: Mask
) -> tuple[Lesson, ...]:
    """Lessons under new codes, with where they come from."""
    numbers = work.next_numbers(project_id, LESSON_LETTER, len(chosen))
    made = tuple(
        Lesson(
            work.ids.new(),
            project_id,
            number,
            code(LESSON_LETTER, number),
            mask(lesson.text),
            work.clock.now(),
            mask(lesson.category),
            lesson.from_project or from_name,
            lesson.id,
        )
        for number, lesson in zip(numbers, chosen, strict=True)
    )
    _add(work, made)
    return made


def _add(work: "UnitOfWork", values: Sequence[Any]) -> None:
    if values:
        work.add(*values)


def _new_names(names: Iterable[str], known: Iterable[str]) -> list[str]:
    """The names that are not known, each once, in their order; case does not count."""
    seen, new = {each.casefold() for each in known}, list[str]()
    for name in names:
        if name.casefold() not in seen:
            seen.add(name.casefold())
            new.append(name)
    return new
