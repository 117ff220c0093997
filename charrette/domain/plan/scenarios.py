"""What-if: a choice of needs that fits a budget, kept to be compared and perhaps made the plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Scenario:
    """A choice of needs by one selection (``domain.selections``) under a budget in minor units.

    ``caps`` are the most of each department; ``round_code`` names the vote the points come from.
    """

    id: UUID
    project_id: UUID
    number: int
    title: str
    rule: str
    budget: int
    need_ids: tuple[UUID, ...]
    made_at: datetime
    caps: Mapping[UUID, int] = field(default_factory=dict[UUID, int])
    round_code: str = ""
    note: str = ""
