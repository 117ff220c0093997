"""The change notice: what a commit changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Changes:
    """What a commit changed: the sentence, the ids by table, and the step's number in the journal (0: none).

    ``added`` holds the new values as they are stored, so that a card just kept need not be read again.
    """

    sentence: str
    touched: dict[str, frozenset[UUID]] = field(default_factory=dict[str, frozenset[UUID]])
    step: int = 0
    kind: str = "do"
    added: Mapping[UUID, Any] = field(default_factory=dict[UUID, Any])

    def ids(self, table: str) -> frozenset[UUID]:
        """The changed ids of one table."""
        return self.touched.get(table, frozenset())
