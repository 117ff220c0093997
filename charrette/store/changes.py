"""The change notice: what a commit changed."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Changes:
    """What a commit changed: the sentence, the ids by table, and the step's number in the journal (0: none)."""

    sentence: str
    touched: dict[str, frozenset[UUID]] = field(default_factory=dict[str, frozenset[UUID]])
    step: int = 0
    kind: str = "do"

    def ids(self, table: str) -> frozenset[UUID]:
        """The changed ids of one table."""
        return self.touched.get(table, frozenset())
