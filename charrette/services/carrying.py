"""Carrying a project forward: the next school starts from what this one learned, and from nothing personal."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.plan.carried_parts import Part
from charrette.domain.plan.lessons import Lesson, Origin
from charrette.domain.project import STANDARD_DEPARTMENTS, STANDARD_GROUPS, Project
from charrette.domain.public_words import mask_of
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.themes import STANDARD_THEMES
from charrette.domain.wording import listed, quoted
from charrette.services import carried
from charrette.services.lessons import origin_of
from charrette.services.projects import NewProject, create_project

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

ALL_PARTS = tuple(Part)


@dataclass(frozen=True, slots=True)
class CarryForward:
    """Parts of the project ``from_id`` for a new one named ``to_name``, or for ``to_id``, which is there already."""

    from_id: UUID
    to_name: str = ""
    to_id: UUID | None = None
    parts: tuple[Part, ...] = ALL_PARTS


def carry_forward(work: "UnitOfWork", command: CarryForward) -> Project:
    """Puts the chosen parts into the project, and keeps where they come from. Returns the project they went to.

    No participant, alias, card, name of a lead or note comes along; names are taken out of every text. What the
    project has already (by name, or the same work) stays as it is. Raises ``InvalidInputError`` for nothing chosen,
    for a project carried into itself, and where the parts, or others of another project, were carried before.
    """
    origin = work.queries.snapshot(command.from_id, planned=True)
    if origin is None:
        raise NotFoundError("That project is no longer in the library.")
    before = _checked(work, command, origin)
    parts = frozenset(command.parts) - set(before.parts if before else ())
    project = work.get(Project, command.to_id) if command.to_id else _new(work, command, origin)
    needs = _put_in(work, carried.Carriage(origin, project, parts, mask_of(origin)))
    work.describe(
        f"Carried {quoted(origin.project.name)} forward to {quoted(project.name)}: "
        f"{listed([part.value for part in Part if part in parts])}",
        project.id,
    )
    _keep_origin(work, origin, project, parts, needs, before)
    return project


def _checked(work: "UnitOfWork", command: CarryForward, origin: ProjectSnapshot) -> Origin | None:
    """The origin the project has already, if this is it."""
    if not command.parts:
        raise InvalidInputError("Choose what comes along.", "Nothing was carried.")
    if command.to_id == command.from_id:
        raise InvalidInputError("A project cannot be carried forward into itself.", "Nothing was carried.")
    before = origin_of(work.queries, command.to_id) if command.to_id else None
    if before is None:
        return None
    if before.from_id != origin.project.id:
        raise InvalidInputError(
            f"That project comes from {quoted(before.from_name)} already.",
            "Nothing was carried.",
            "A project has one origin; choose another, or start a new one.",
        )
    if set(command.parts) <= set(before.parts):
        raise InvalidInputError(
            f"All that was chosen came from {quoted(before.from_name)} already.", "Nothing was carried."
        )
    return before


def _new(work: "UnitOfWork", command: CarryForward, origin: ProjectSnapshot) -> Project:
    """A new project of the same district: what does not come along is the standard."""
    parts, before = frozenset(command.parts), origin.project
    return create_project(
        work,
        NewProject(
            command.to_name,
            before.district,
            before.school_type,
            before.grades,
            groups=() if Part.GROUPS in parts else STANDARD_GROUPS,
            zone=before.zone,
            currency=before.currency,
            language=before.language,
            departments=() if Part.DEPARTMENTS in parts else STANDARD_DEPARTMENTS,
            themes=() if Part.CATEGORIES in parts else STANDARD_THEMES,
            charrette="" if Part.AGENDA in parts and origin.sessions else "First charrette",
        ),
    )


def _put_in(work: "UnitOfWork", carriage: carried.Carriage) -> dict[UUID, str]:
    """Puts the parts in, in an order that each stands on those before; returns the histories of the needs."""
    first = {
        Part.GROUPS: carried.carry_groups,
        Part.CATEGORIES: carried.carry_themes,
        Part.DEPARTMENTS: carried.carry_departments,
        Part.AGENDA: carried.carry_agenda,
        Part.TEMPLATES: carried.carry_ground_rules,
        Part.SYSTEMS: carried.carry_systems,
    }
    for part, carry in first.items():
        if part in carriage.parts:
            carry(work, carriage)
    needs = carried.carry_needs(work, carriage) if Part.NEEDS in carriage.parts else {}
    if Part.RESPONSIBILITIES in carriage.parts:
        carried.carry_responsibilities(work, carriage, needs)
    if Part.LESSONS in carriage.parts:
        there = {each.origin_id for each in work.queries.of_project(Lesson, carriage.project.id)}
        new = [each for each in carriage.origin.planned.lessons if each.id not in there]
        name = carriage.origin.project.name
        carried.carry_lessons(work, carriage.project.id, new, name, carriage.mask)
    return carried.need_histories(carriage, needs)


def _keep_origin(
    work: "UnitOfWork",
    origin: ProjectSnapshot,
    project: Project,
    parts: frozenset[Part],
    histories: dict[UUID, str],
    before: Origin | None,
) -> None:
    """Where the project comes from. All lessons of today are settled: only later ones are offered."""
    kept = before or Origin(
        work.ids.new(), project.id, origin.project.id, origin.project.name, work.clock.now()
    )
    every = (*kept.parts, *(part.value for part in Part if part in parts))
    today = (each.id for each in origin.planned.lessons)
    changed = {
        "parts": every,
        "histories": {**kept.histories, **histories},
        "settled": tuple(dict.fromkeys((*kept.settled, *today))),
    }
    if before is None:
        work.add(replace(kept, **changed))
    else:
        work.change(before, **changed)
