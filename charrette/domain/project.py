"""The project and the people around its table."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class SchoolType(StrEnum):
    """The kind of school; grades are free text beside it."""

    ELEMENTARY = "elementary"
    MIDDLE = "middle"
    HIGH = "high"
    K8 = "k8"
    K12 = "k12"
    EARLY = "early"
    CAREER = "career"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The name people read."""
        return _SCHOOL_WORDS[self]


_SCHOOL_WORDS = {
    SchoolType.ELEMENTARY: "Elementary school",
    SchoolType.MIDDLE: "Middle school",
    SchoolType.HIGH: "High school",
    SchoolType.K8: "K-8 school",
    SchoolType.K12: "K-12 school",
    SchoolType.EARLY: "Early learning centre",
    SchoolType.CAREER: "Career and technical school",
    SchoolType.OTHER: "Other school",
}


@dataclass(frozen=True, slots=True)
class Project:
    """The new school (or renovation) that the charrettes serve. ``opening`` is free text such as "August 2030"."""

    id: UUID
    name: str
    created_at: datetime
    district: str = ""
    school_type: SchoolType = SchoolType.OTHER
    grades: str = ""
    enrolment: int | None = None
    opening: str = ""
    currency: str = "USD"
    zone: str = "UTC"
    language: str = "en"
    target_budget: int | None = None
    """In minor units of the currency."""


@dataclass(frozen=True, slots=True)
class StakeholderGroup:
    """A stakeholder group: ``mark`` (0 to 13) picks shape and colour; ``invited`` is the number of seats offered."""

    id: UUID
    project_id: UUID
    label: str
    name: str
    mark: int
    position: int
    invited: int = 0
    host: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone who is expected or came, by alias; a minor is never stored by name.

    ``came`` is false until somebody on the invitation list has checked in. ``accommodation`` is what was asked for
    (an interpreter, large print, a seat near the door); ``consent`` whether words and photos may be kept.
    """

    id: UUID
    project_id: UUID
    group_id: UUID
    alias: str
    minor: bool = False
    grade_band: str = ""
    role: str = ""
    language: str = ""
    accommodation: str = ""
    consent: bool = False
    table: int | None = None
    came: bool = True
    arrived_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Department:
    """Who budgets and owns scope; not a stakeholder group."""

    id: UUID
    project_id: UUID
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Charrette:
    """One event of a project."""

    id: UUID
    project_id: UUID
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Session:
    """A day or an evening of a charrette, with the prompt the room answers and the minutes given to it.

    The agenda's blocks start at ``starts_at``; the room must be free at ``ends_at``. ``tables`` is how many there are.
    """

    id: UUID
    charrette_id: UUID
    number: int
    title: str
    held_on: str = ""
    prompt: str = ""
    minutes: int = 12
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    tables: int = 0
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StandardGroup:
    """A group a new project starts with."""

    label: str
    name: str
    mark: int
    invited: int


STANDARD_GROUPS = (
    StandardGroup("ST", "Students", 0, 12),
    StandardGroup("FA", "Families", 1, 10),
    StandardGroup("TE", "Teachers", 2, 8),
    StandardGroup("CU", "Custodial", 3, 4),
    StandardGroup("TC", "Technology", 4, 3),
    StandardGroup("FC", "Facilities", 5, 4),
    StandardGroup("NB", "Neighbours", 6, 6),
)

STANDARD_DEPARTMENTS = ("Facilities", "Technology", "Curriculum", "Food service", "Safety", "Transportation")

STANDARD_PROMPT = "What must our new school do for you, on an ordinary Tuesday?"
