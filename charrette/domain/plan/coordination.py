"""The departments' standing table: questions, coordination meetings and the reviews at each gate."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Question:
    """A question of one department to another, such as Q-3, with what it blocks. Days such as "2027-03-14".

    ``asker`` and ``answerer`` are names and may be empty; the departments are what counts.
    """

    id: UUID
    project_id: UUID
    number: int
    code: str
    text: str
    asking_id: UUID | None = None
    answering_id: UUID | None = None
    asker: str = ""
    answerer: str = ""
    asked_on: str = ""
    needed_by: str = ""
    milestone_id: UUID | None = None
    scope_id: UUID | None = None
    escalate_to: str = ""
    answer: str = ""
    answered_on: str = ""

    @property
    def open(self) -> bool:
        """Whether it still waits for an answer."""
        return not self.answer

    def late(self, today: str) -> bool:
        """Whether the answer was needed before ``today``: then it is for ``escalate_to``."""
        return self.open and bool(self.needed_by) and self.needed_by < today


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who of a department was at a coordination meeting; no names: the department was missing."""

    department_id: UUID
    names: str = ""


@dataclass(frozen=True, slots=True)
class AgendaPoint:
    """A point of a meeting's agenda; ``reference`` is the code it comes from (Q-3, M-012, 2:B-022+B-041) or empty."""

    text: str
    reference: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A coordination meeting, such as CM-4, held on a day such as "2027-03-14"."""

    id: UUID
    project_id: UUID
    number: int
    code: str
    held_on: str
    title: str = ""
    present: tuple[Attendance, ...] = ()
    agenda: tuple[AgendaPoint, ...] = ()
    notes: str = ""
    closed: bool = False


class Verdict(StrEnum):
    """What a department says of the drawings at a gate."""

    ACCEPTS = "accepts"
    COMMENTS = "accepts with comments"
    REFUSES = "refuses"

    @property
    def words(self) -> str:
        """The name people read."""
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Review:
    """A department's review of the drawings at a gate; without a verdict it is open."""

    id: UUID
    project_id: UUID
    milestone_id: UUID
    department_id: UUID
    verdict: Verdict | None = None
    comments: str = ""
    reviewer: str = ""
    reviewed_on: str = ""

    @property
    def open(self) -> bool:
        """Whether the gate still waits for it: no verdict yet, or refused."""
        return self.verdict is None or self.verdict is Verdict.REFUSES
