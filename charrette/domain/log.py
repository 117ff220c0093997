"""The log: what the room decided, who does what by when, what is parked, and the ground rules it agreed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class EntryKind(StrEnum):
    """What an entry of the log is."""

    DECISION = "decision"
    ACTION = "action"
    PARKED = "parked"
    GROUND_RULE = "ground rule"

    @property
    def letter(self) -> str:
        """The letter of its code: D-1, A-1, P-1, G-1."""
        return {"decision": "D", "action": "A", "parked": "P", "ground rule": "G"}[self.value]

    @property
    def needs_owner(self) -> bool:
        """Whether somebody must own it, by a date: actions and parking lot items."""
        return self in {EntryKind.ACTION, EntryKind.PARKED}


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry. ``due`` is a day such as "2027-03-14" or empty; ``card_id`` is the card that was parked for it.

    ``outcome`` says what came of it; an entry with an outcome is settled. ``milestone_id`` is what waits for it.
    """

    id: UUID
    project_id: UUID
    kind: EntryKind
    number: int
    code: str
    text: str
    made_at: datetime
    session_id: UUID | None = None
    block_id: UUID | None = None
    owner: str = ""
    due: str = ""
    outcome: str = ""
    card_id: UUID | None = None
    milestone_id: UUID | None = None

    @property
    def wanting(self) -> bool:
        """Whether it still lacks the owner or the due date it must have before a session closes."""
        return self.kind.needs_owner and not self.outcome and not (self.owner and self.due)

    def late(self, today: str) -> bool:
        """Whether its day has passed without an outcome; ``today`` is a day such as "2027-03-14"."""
        return bool(self.due) and not self.outcome and self.due < today
