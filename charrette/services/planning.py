"""Planning: whose a need is, and the money it is measured against."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.needs import Need
from charrette.domain.project import Department, Project
from charrette.domain.wording import several

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AssignDepartment:
    """Needs for a department to budget and own; None: no department yet."""

    need_ids: tuple[UUID, ...]
    department_id: UUID | None


@dataclass(frozen=True, slots=True)
class SetTargetBudget:
    """The project's target budget in minor units of its currency; None: there is none."""

    project_id: UUID
    amount: int | None


def assign_department(work: "UnitOfWork", command: AssignDepartment) -> tuple[Need, ...]:
    """Gives needs to a department, in one step."""
    if not command.need_ids:
        raise InvalidInputError("Select a need first.")
    needs = tuple(work.get(Need, each) for each in command.need_ids)
    words = several([need.code for need in needs], "need")
    if command.department_id is None:
        sentence = f"Took {words} from its department"
    else:
        sentence = f"Gave {words} to {work.get(Department, command.department_id).name}"
    work.describe(sentence, needs[0].project_id)
    for need in needs:
        work.change(need, department_id=command.department_id)
    return tuple(replace(need, department_id=command.department_id) for need in needs)


def set_target_budget(work: "UnitOfWork", command: SetTargetBudget) -> Project:
    """Keeps the target budget that the Musts are compared with."""
    project = work.get(Project, command.project_id)
    if command.amount is not None and command.amount <= 0:
        raise InvalidInputError(
            "The target budget must be above zero.", "", "Leave it empty when there is none."
        )
    words = "Set the target budget" if command.amount else "Took the target budget away"
    work.describe(f"{words} of {project.name}", project.id)
    work.change(project, target_budget=command.amount)
    return replace(project, target_budget=command.amount)
