"""The reviews at each gate, a line for each department. Values only, no Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.plan.coordination import Review, Verdict
from charrette.domain.plan.gates import reviewers, reviews_at
from charrette.domain.plan.milestones import Milestone
from charrette.domain.project import Department
from charrette.ui.plan.days import day_words
from charrette.ui.plan.milestones_standing import in_order

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """What a department says at a gate; ``review`` None: it was not asked yet."""

    gate: Milestone
    department: Department
    review: Review | None

    @property
    def id(self) -> tuple[UUID, UUID]:
        """Gate and department."""
        return self.gate.id, self.department.id

    @property
    def verdict(self) -> str:
        """The verdict in words."""
        if self.review is None:
            return "Not asked yet"
        return self.review.verdict.words if self.review.verdict else "Open"

    @property
    def gate_words(self) -> str:
        """The gate, and when it was passed or is due."""
        if self.gate.done:
            despite = ", despite an open review" if self.gate.passed_despite else ""
            return f"Passed {day_words(self.gate.done_on)}{despite}"
        return f"Due {day_words(self.gate.due)}" if self.gate.due else "No day yet"

    @property
    def sign(self) -> tuple[str, str]:
        """Icon and colour of the verdict."""
        verdict = self.review.verdict if self.review else None
        if verdict is None:
            return "ring", "ink2"
        return {
            Verdict.ACCEPTS: ("tick", "ok"),
            Verdict.COMMENTS: ("half-disc", "accent"),
            Verdict.REFUSES: ("stop", "stop"),
        }[verdict]

    @property
    def sentence(self) -> str:
        """The whole as a sentence."""
        head = f"{self.gate.code} {self.gate.title}, {self.department.name}: {self.verdict.lower()}"
        review = self.review
        if review is None or review.verdict is None:
            return f"{head}."
        by = f" by {review.reviewer}" if review.reviewer else ""
        comments = f" {review.comments}" if review.comments else ""
        return f"{head}{by}, {day_words(review.reviewed_on)}.{comments}"


def review_rows(snapshot: "ProjectSnapshot") -> tuple[ReviewRow, ...]:
    """Every gate of the project by its day, with each department that reviews or was asked to."""
    takes_part = {each.id for each in reviewers(snapshot)}
    found: list[ReviewRow] = []
    for gate in in_order(each for each in snapshot.planned.milestones if each.gate):
        asked = {each.department_id: each for each in reviews_at(snapshot, gate)}
        found += [
            ReviewRow(gate, each, asked.get(each.id))
            for each in snapshot.departments
            if each.id in asked or (not gate.done and each.id in takes_part)
        ]
    return tuple(found)
