"""Who answers for a scope item or a milestone on a day, in words: the owner, or the department acting for it."""

from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.plan.people import Staffing

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


def answering(department_id: UUID | None, staffing: Staffing, day: str) -> UUID | None:
    """The department that does the owner's duty on a day such as "2027-03-14"."""
    return staffing.acting_on(day) or department_id


def answering_words(
    snapshot: "ProjectSnapshot", department_id: UUID | None, staffing: Staffing, day: str
) -> str:
    """ "Technology, acting for Facilities until 2028-03-31"; without anybody acting that day the owner's name."""
    owner = snapshot.department_name(department_id)
    acting = snapshot.department_name(staffing.acting_on(day))
    if not acting or acting == owner:
        return owner
    until = f" until {staffing.acting_until}" if staffing.acting_until else ""
    return f"{acting}, acting{f' for {owner}' if owner else ''}{until}"


def people_words(snapshot: "ProjectSnapshot", staffing: Staffing) -> str:
    """ "Ana Reyes, backup Bo Lin"; empty where nobody is named."""
    known = snapshot.planned.district.person_by_id
    lead, backup = (known.get(each) if each else None for each in (staffing.lead_id, staffing.backup_id))
    parts = [lead.name if lead else "", f"backup {backup.name}" if backup else ""]
    return ", ".join(part for part in parts if part)
