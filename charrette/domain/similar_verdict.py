"""What a person said of two cards or needs that look alike: a pair that was looked at does not come back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Likeness(StrEnum):
    """The same, not the same, or the opposite of each other."""

    SAME = "same"
    NOT_SAME = "not same"
    OPPOSITE = "opposite"


@dataclass(frozen=True, slots=True)
class SimilarVerdict:
    """The verdict on a pair of cards or needs, the lesser id first."""

    id: UUID
    project_id: UUID
    first_id: UUID
    second_id: UUID
    likeness: Likeness
    decided_at: datetime
