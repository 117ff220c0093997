"""How moments and days are said to the room, and who may be named."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from charrette.domain.snapshot import ProjectSnapshot


@dataclass(frozen=True, slots=True)
class Saying:
    """Times where the project is, in the way of this computer; ``now`` is when the page is made."""

    now: datetime
    zone: tzinfo

    def time(self, moment: datetime) -> str:
        """``"7:36 PM"``."""
        here = moment.astimezone(self.zone)
        return QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)

    def day(self, moment: datetime) -> str:
        """``"Tuesday, March 9"``."""
        here = moment.astimezone(self.zone).date()
        return QLocale().toString(QDate(here.year, here.month, here.day), "dddd, MMMM d")

    def due(self, day: str) -> str:
        """``"by March 14"`` for ``"2027-03-14"``; what is no day as it was written."""
        try:
            read = date.fromisoformat(day)
        except ValueError:
            return day
        when = QDateTime(QDate(read.year, read.month, read.day), QTime(12, 0))
        return f"by {QLocale().toString(when.date(), 'MMMM d')}"


def owner_named(snapshot: ProjectSnapshot) -> Callable[[str], str]:
    """Says an owner only where it is a department, a group or a role, never where it could be a person.

    ``snapshot`` is the whole project, with roles and aliases: an owner that is also somebody's alias is not said.
    """
    people = {each.alias.strip().casefold() for each in snapshot.participants}
    known = {each.name.strip().casefold() for each in (*snapshot.departments, *snapshot.groups)}
    known |= {each.role.strip().casefold() for each in snapshot.participants}

    def named(owner: str) -> str:
        bare = owner.strip().casefold()
        return owner.strip() if bare and bare in known and bare not in people else ""

    return named
