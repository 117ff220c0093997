"""Scope: what is done where (space x system x action), who furnishes and installs it, who answers for it."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from charrette.domain.plan.people import Staffing


class Action(StrEnum):
    """What is done with a system in a space."""

    FURNISH = "furnish"
    ROUGH_IN = "rough-in"
    INSTALL = "install"
    CONNECT = "connect"
    CONFIGURE = "configure"
    TRAIN = "train"
    MAINTAIN = "maintain"

    @property
    def words(self) -> str:
        """The name people read."""
        return self.value.capitalize()


class Responsibility(StrEnum):
    """Who furnishes and who installs."""

    CFCI = "CFCI"
    OFCI = "OFCI"
    OFOI = "OFOI"
    NIC = "NIC"

    @property
    def words(self) -> str:
        """What the letters stand for."""
        return {
            "CFCI": "Contractor furnishes and installs",
            "OFCI": "Owner furnishes, contractor installs",
            "OFOI": "Owner furnishes and installs",
            "NIC": "Not in contract",
        }[self.value]


class DutyKind(StrEnum):
    """The letters of RACI."""

    RESPONSIBLE = "R"
    ACCOUNTABLE = "A"
    CONSULTED = "C"
    INFORMED = "I"

    @property
    def words(self) -> str:
        """The name people read."""
        return {"R": "Responsible", "A": "Accountable", "C": "Consulted", "I": "Informed"}[self.value]


class Outsider(StrEnum):
    """Partners outside the departments: they can be responsible, consulted or informed, never accountable."""

    ARCHITECT = "architect"
    CONSTRUCTION_MANAGER = "construction manager"
    CONTRACTOR = "contractor"
    LOW_VOLTAGE_CONSULTANT = "low-voltage consultant"

    @property
    def words(self) -> str:
        """The name people read."""
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Duty:
    """One letter of one party: a department, or somebody outside; exactly one of the two is set."""

    kind: DutyKind
    department_id: UUID | None = None
    outsider: Outsider | None = None


@dataclass(frozen=True, slots=True)
class ScopeItem:
    """One piece of work, such as S-014: install data cabling in the classrooms.

    ``title`` is free and may be empty; ``division`` is a CSI division such as "27 10 00".
    """

    id: UUID
    project_id: UUID
    number: int
    code: str
    space: str
    system: str
    action: Action
    title: str = ""
    responsibility: Responsibility | None = None
    duties: tuple[Duty, ...] = ()
    staffing: Staffing = field(default_factory=Staffing)
    division: str = ""
    milestone_id: UUID | None = None
    note: str = ""

    @property
    def words(self) -> str:
        """The title, else what is done where: "Data cabling, classrooms: install"."""
        return self.title or f"{self.system}, {self.space}: {self.action.value}"

    @property
    def work(self) -> tuple[str, str, str]:
        """Space, system and action as they are compared: case and spaces do not count."""
        space, system = (" ".join(each.split()).casefold() for each in (self.space, self.system))
        return space, system, self.action.value

    def departments(self, kind: DutyKind) -> tuple[UUID, ...]:
        """The departments with a letter."""
        return tuple(duty.department_id for duty in self.duties if duty.kind is kind and duty.department_id)

    @property
    def accountable(self) -> UUID | None:
        """The one accountable department; None where there is none or more than one."""
        found = self.departments(DutyKind.ACCOUNTABLE)
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class ScopeNeed:
    """A scope item serves a need."""

    scope_id: UUID
    need_id: UUID


STANDARD_SPACES = (
    "Whole school", "Classrooms", "Small rooms", "Science labs", "Library", "Gym", "Cafeteria", "Kitchen",
    "Music and art rooms", "Special education rooms", "Maker space", "Offices and front desk", "Staff rooms",
    "Health office", "Corridors and stairs", "Toilets", "Custodial closets", "Main equipment room (MDF)",
    "Network closets (IDF)", "Mechanical and electrical rooms", "Entrances", "Bus loop and parking",
    "Play yard and fields", "Site",
)  # fmt: skip
"""The spaces a new project starts with."""

STANDARD_SYSTEMS = (
    "Data cabling", "Cable pathways", "Wireless", "Network switches", "Carrier circuit", "Phones",
    "Clocks, bells and public address", "Mass notification", "Access control", "Door intercom", "Cameras",
    "Intrusion alarm", "Fire alarm", "Audio-visual", "Displays", "Digital signage", "Classroom sound",
    "HVAC control", "Lighting control", "Irrigation control", "Equipment room power and cooling",
    "Generator and UPS", "Lifts", "EV chargers", "Kitchen point of sale", "Radio and cell coverage",
    "Student and staff devices", "Printers", "Furniture", "Floor care equipment", "CO2 sensors",
)  # fmt: skip
"""The systems a new project starts with; most of them are shared by technology and facilities."""
