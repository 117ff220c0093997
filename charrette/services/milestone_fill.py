"""One value for many milestones in one step, as a table is filled down."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.milestones import Milestone
from charrette.domain.wording import listed, several
from charrette.services.milestone_checks import (
    check_circles,
    check_gate,
    checked_milestone,
    keep_waits,
    words_of,
)
from charrette.services.projects import changed_fields

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

_PLAIN = {"title", "due", "department_id", "phase", "state", "gate", "evidence", "done_on"}
_STAFFING = {"lead_id", "backup_id", "acting_id"}
FILLED = _PLAIN | _STAFFING | {"waits_for"}
"""What can be filled in: fields of a milestone and of its staffing, and what it waits for."""


@dataclass(frozen=True, slots=True)
class FillMilestones:
    """The same values for many milestones: fields of ``FILLED`` with what they become.

    "waits_for" gives milestones (ids) with the least days between, and takes the place of what each waited for.
    """

    milestone_ids: tuple[UUID, ...]
    changed: Mapping[str, Any]


def fill_milestones(work: "UnitOfWork", command: FillMilestones) -> tuple[Milestone, ...]:
    """Sets the same values in many milestones; gives them as they are then. One that has them already stays.

    Raises ``InvalidInputError`` where nothing would change, for waits in a circle, and for a gate with a review open.
    """
    unknown = sorted(set(command.changed) - FILLED)
    if unknown or not command.changed:
        raise InvalidInputError(f"A milestone has no “{listed(unknown)}” to fill in.")
    kept: list[Milestone] = []
    touched: list[Milestone] = []
    for milestone_id in command.milestone_ids:
        before = work.get(Milestone, milestone_id)
        after = checked_milestone(work, _filled(before, command.changed))
        if not before.done or not before.gate:
            check_gate(work, after)
        kept.append(after)
        if _kept(work, before, after, command.changed):
            touched.append(after)
    if not touched:
        raise InvalidInputError("Nothing was changed: the values are there already.")
    check_circles(work)
    words = (
        words_of(touched[0]) if len(touched) == 1 else several([each.code for each in touched], "milestone")
    )
    work.describe(f"Filled in the {_named(command.changed)} of {words}", touched[0].project_id)
    return tuple(kept)


def _kept(work: "UnitOfWork", before: Milestone, after: Milestone, changed: Mapping[str, Any]) -> bool:
    fields = changed_fields(before, after)
    if fields:
        work.change(before, **fields)
    linked = False
    if "waits_for" in changed:
        linked = keep_waits(
            work, after, {id_: lag for id_, lag in changed["waits_for"].items() if id_ != after.id}
        )
    return bool(fields) or linked


def _filled(milestone: Milestone, changed: Mapping[str, Any]) -> Milestone:
    plain = {name: value for name, value in changed.items() if name in _PLAIN}
    people = {name: value for name, value in changed.items() if name in _STAFFING}
    return replace(milestone, **plain, staffing=replace(milestone.staffing, **people))


def _named(changed: Mapping[str, Any]) -> str:
    return listed([name.removesuffix("_id").replace("_", " ") for name in changed])
