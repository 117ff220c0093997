"""The district's people by name: who leads, who stands in, and which department acts for another."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff or of a partner firm, known to every project of the district; never a stakeholder's name.

    ``department`` is its name, for the departments of several projects are the same people.
    """

    id: UUID
    name: str
    department: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Staffing:
    """Who stands for a scope item or a milestone: persons for lead and backup, a department that acts for the owner.

    The acting department does the owner's duty from ``acting_from`` to ``acting_until`` (days, both included; empty:
    no limit).
    """

    lead_id: UUID | None = None
    backup_id: UUID | None = None
    acting_id: UUID | None = None
    acting_from: str = ""
    acting_until: str = ""

    def acting_on(self, day: str) -> UUID | None:
        """The department that does the owner's duty on a day such as "2027-03-14"; None: the owner itself."""
        begun = not self.acting_from or self.acting_from <= day
        ended = bool(self.acting_until) and self.acting_until < day
        return self.acting_id if begun and not ended else None
