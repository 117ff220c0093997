"""The reviews at a gate: each department accepts the drawings, accepts them with comments, or refuses them."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.coordination import Review, Verdict
from charrette.domain.plan.gates import reviewers
from charrette.domain.plan.milestones import Milestone
from charrette.domain.wording import listed
from charrette.services.milestone_checks import planned, words_of
from charrette.services.plan_checks import day, department_of, one_line, today_of
from charrette.services.projects import changed_fields

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OpenReviews:
    """A gate to ask departments for their review; none named: those that take part in the plan."""

    milestone_id: UUID
    department_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class GiveReview:
    """What a department says of the drawings at a gate (None: it takes its verdict back), on a day (empty: today)."""

    milestone_id: UUID
    department_id: UUID
    verdict: Verdict | None
    comments: str = ""
    reviewer: str = ""
    reviewed_on: str = ""


def open_reviews(work: "UnitOfWork", command: OpenReviews) -> tuple[Review, ...]:
    """Asks departments for their review of a gate, those that were not asked yet; gives the new reviews."""
    gate, project_id = _open_gate(work, command.milestone_id)
    found = command.department_ids or tuple(each.id for each in reviewers(planned(work, project_id)))
    departments = [department_of(work, project_id, each) for each in found]
    asked = {each.department_id for each in work.queries.linked(Review, "milestone_id", (gate.id,))}
    new = [each for each in departments if each.id not in asked]
    if not new:
        raise InvalidInputError(f"Every department was asked to review {words_of(gate)} already.")
    reviews = tuple(Review(work.ids.new(), project_id, gate.id, each.id) for each in new)
    work.add(*reviews)
    names = listed([each.name for each in new])
    work.describe(f"Asked {names} to review {words_of(gate)}", project_id)
    return reviews


def give_review(work: "UnitOfWork", command: GiveReview) -> Review:
    """Keeps a department's verdict in place of an earlier one. Comments and a refusal say what must change."""
    gate, project_id = _open_gate(work, command.milestone_id)
    department = department_of(work, project_id, command.department_id)
    comments, verdict = one_line(command.comments), command.verdict
    if verdict and verdict is not Verdict.ACCEPTS and not comments:
        raise InvalidInputError(
            f"{verdict.words} needs a comment.",
            "Nothing was changed.",
            "Say what must change in the drawings.",
        )
    on = day(work, project_id, command.reviewed_on) or today_of(work, project_id)
    reviews = work.queries.linked(Review, "milestone_id", (gate.id,))
    before = next((each for each in reviews if each.department_id == department.id), None)
    after = replace(
        before or Review(work.ids.new(), project_id, gate.id, department.id),
        verdict=verdict,
        comments=comments,
        reviewer=one_line(command.reviewer),
        reviewed_on=on if verdict else "",
    )
    if before is None:
        work.add(after)
    elif changed := changed_fields(before, after):
        work.change(before, **changed)
    else:
        raise InvalidInputError("The review is the same as before.")
    words = f"{department.name} {verdict.value}" if verdict else f"{department.name} took back its review of"
    work.describe(f"{words} {words_of(gate)}{f': {comments}' if comments else ''}", project_id)
    return after


def _open_gate(work: "UnitOfWork", milestone_id: UUID) -> tuple[Milestone, UUID]:
    gate = work.get(Milestone, milestone_id)
    if not gate.gate or gate.project_id is None:
        raise InvalidInputError(
            f"{words_of(gate)} is no gate of a project.", "Nothing was changed.", "Mark it as a gate first."
        )
    if gate.done:
        raise InvalidInputError(
            f"{words_of(gate)} was passed on {gate.done_on}.",
            "Nothing was changed.",
            "Open it again to review it.",
        )
    return gate, gate.project_id
