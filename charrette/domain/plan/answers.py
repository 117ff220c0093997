"""Answers: what became of a need, or of a card that is in no need, and why."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Disposition(StrEnum):
    """What the departments decided about a need or a card."""

    ADOPTED = "adopted"
    MERGED = "merged"
    DEFERRED = "deferred"
    DECLINED = "declined"
    OTHER_PROJECT = "other project"

    @property
    def words(self) -> str:
        """The name people read."""
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one need or to one card: exactly one of ``need_id`` and ``card_id`` is set.

    ``decided_on`` is a day such as "2027-03-14". ``into_need_id`` is the need a merged one lives on in;
    ``other_project`` names the project that takes it up.
    """

    id: UUID
    project_id: UUID
    disposition: Disposition
    need_id: UUID | None = None
    card_id: UUID | None = None
    reason: str = ""
    decided_by: str = ""
    decided_on: str = ""
    into_need_id: UUID | None = None
    other_project: str = ""
