"""What every milestone is checked for, and its links: no circle, no lag out of reach."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.plan.gates import open_reviews
from charrette.domain.plan.milestones import Milestone, MilestoneLink, MilestoneState
from charrette.domain.plan.net import Net, net
from charrette.domain.project import Department
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import listed, quoted
from charrette.services.plan_checks import checked_staffing, day, department_of, one_line, today_of

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

LONGEST_TITLE = 200
"""Characters of a title."""
MOST_DAYS = 3650
"""Days that can lie between a milestone and what waits for it."""


def whole_net(work: "UnitOfWork") -> Net:
    """All milestones of the library and their links: waits go across projects and the district's calendar."""
    milestones = work.queries.every(Milestone, "project_id", "number", "id")
    return net(milestones, work.queries.every(MilestoneLink, "milestone_id", "waits_for_id"))


def planned(work: "UnitOfWork", project_id: UUID) -> ProjectSnapshot:
    """All that a project holds, with its plan."""
    found = work.queries.snapshot(project_id, planned=True)
    if found is None:
        raise NotFoundError("That project is no longer in the library.")
    return found


def checked_milestone(work: "UnitOfWork", milestone: Milestone) -> Milestone:
    """The milestone as it is kept. Its days may be written as people write them; what is done has a day.

    Raises ``InvalidInputError`` for no title, for what is no day, and for what belongs to another project.
    """
    project_id, title = milestone.project_id, one_line(milestone.title)
    if not title:
        raise InvalidInputError(
            "The milestone has no title.", "Nothing was changed.", "Say what must be reached."
        )
    if len(title) > LONGEST_TITLE:
        raise InvalidInputError(
            f"The title has {len(title)} characters; the most is {LONGEST_TITLE}.",
            "Nothing was changed.",
            "Shorten it; what shows that it is reached can stand under evidence.",
        )
    if milestone.department_id:
        _check_department(work, project_id, milestone.department_id)
    done_on = day(work, project_id, milestone.done_on) or today_of(work, project_id)
    return replace(
        milestone,
        title=title,
        due=day(work, project_id, milestone.due),
        evidence=one_line(milestone.evidence),
        staffing=checked_staffing(work, project_id, milestone.staffing),
        done_on=done_on if milestone.done else "",
        passed_despite=milestone.passed_despite if milestone.done else "",
    )


def _check_department(work: "UnitOfWork", project_id: UUID | None, department_id: UUID) -> None:
    if project_id is None:
        work.get(Department, department_id)
    else:
        department_of(work, project_id, department_id)


def check_gate(work: "UnitOfWork", milestone: Milestone, despite: str = "") -> str:
    """Refuses to call a gate passed while a review is open, unless it is said why; gives whose reviews are open."""
    if not (milestone.gate and milestone.project_id and milestone.state is MilestoneState.DONE):
        return ""
    open_now = open_reviews(planned(work, milestone.project_id), milestone)
    waited_for = listed([each.name for each in open_now])
    if waited_for and not despite:
        raise InvalidInputError(
            f"{words_of(milestone)} cannot be called passed: the review of {waited_for} is open.",
            "Nothing was changed.",
            "Wait for the review, or say why the gate is passed all the same.",
        )
    return waited_for


def keep_waits(work: "UnitOfWork", milestone: Milestone, waits_for: Mapping[UUID, int]) -> bool:
    """Makes ``waits_for`` (milestone to the least days between) what a milestone waits for; whether that is new.

    Raises ``InvalidInputError`` for a lag out of reach; a circle is for ``check_circles``, once all links are kept.
    """
    before = {
        link.waits_for_id: link
        for link in work.queries.linked(MilestoneLink, "milestone_id", (milestone.id,))
    }
    for other_id, lag in waits_for.items():
        _check_lag(work.get(Milestone, other_id), lag)
    gone = [link for id_, link in before.items() if waits_for.get(id_) != link.lag_days]
    kept = {link.waits_for_id for link in before.values()} - {link.waits_for_id for link in gone}
    new = [MilestoneLink(milestone.id, id_, lag) for id_, lag in waits_for.items() if id_ not in kept]
    if gone:
        work.remove(*gone)
    if new:
        work.add(*new)
    return bool(gone or new)


def _check_lag(waited_for: Milestone, lag: int) -> None:
    if not 0 <= lag <= MOST_DAYS:
        raise InvalidInputError(
            f"{lag:,} days after {words_of(waited_for)} cannot be kept.",
            "Nothing was changed.",
            f"Give 0 to {MOST_DAYS:,} days between.",
        )


def check_circles(work: "UnitOfWork") -> None:
    """Refuses waits that go in a circle, naming it."""
    known = whole_net(work)
    circle = [words_of(known.milestones[each]) for each in reversed(known.circle())]
    if circle:
        raise InvalidInputError(
            f"The milestones would wait for each other in a circle: {' waits for '.join(circle)}.",
            "Nothing was changed.",
            "Take one of these links away first.",
        )


def words_of(milestone: Milestone) -> str:
    """ "M-004 “Bid”"."""
    return f"{milestone.code} {quoted(milestone.title)}"
