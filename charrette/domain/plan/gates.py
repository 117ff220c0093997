"""Gates: whose review of the drawings is still open, and when a gate may be called passed."""

from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.plan.coordination import Review
from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.scope import DutyKind
from charrette.domain.project import Department

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

_LEAST = 2
"""Technology and facilities plan as one team: fewer reviewers than two is nobody's second look."""


def reviewers(snapshot: "ProjectSnapshot") -> tuple[Department, ...]:
    """The departments that review at a gate, in their order.

    They are those that pay, are accountable or answer for a milestone; the project's first two where fewer do.
    """
    plan = snapshot.planned
    taking_part: set[UUID | None] = {each.department_id for each in plan.lines}
    taking_part |= {each.department_id for each in plan.milestones}
    for item in plan.scope:
        taking_part.update(item.departments(DutyKind.ACCOUNTABLE))
    found = tuple(each for each in snapshot.departments if each.id in taking_part)
    return found if len(found) >= _LEAST else snapshot.departments[:_LEAST]


def reviews_at(snapshot: "ProjectSnapshot", milestone: Milestone) -> tuple[Review, ...]:
    """The reviews of a gate in the order of the departments."""
    place = {each.id: at for at, each in enumerate(snapshot.departments)}
    found = (each for each in snapshot.planned.reviews if each.milestone_id == milestone.id)
    return tuple(sorted(found, key=lambda each: place.get(each.department_id, len(place))))


def open_reviews(snapshot: "ProjectSnapshot", milestone: Milestone) -> tuple[Department, ...]:
    """The departments whose review a gate waits for: no verdict yet, or refused; all of them before any was asked.

    A milestone that is no gate waits for none.
    """
    if not milestone.gate:
        return ()
    reviews = reviews_at(snapshot, milestone)
    asked = {each.department_id for each in reviews}
    waited_for = {each.department_id for each in reviews if each.open}
    if not asked:
        waited_for = {each.id for each in reviewers(snapshot)}
    return tuple(each for each in snapshot.departments if each.id in waited_for)
