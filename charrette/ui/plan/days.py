"""Days as the plan shows them: "Mar 14, 2027", "Mar 2027", "71 days left"."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from charrette.domain.wording import counted
from charrette.system.zones import zone_named
from charrette.ui.desk import Desk


def day_words(day: str, *, year: bool = True) -> str:
    """A day such as "2027-03-14" as people read it; empty for none."""
    if not day:
        return ""
    read = date.fromisoformat(day)
    return QLocale().toString(QDate(read.year, read.month, read.day), "MMM d, yyyy" if year else "MMM d")


def month_words(day: str) -> str:
    """The month of a day: ``"Mar 2027"``."""
    if not day:
        return ""
    read = date.fromisoformat(day)
    return QLocale().toString(QDate(read.year, read.month, read.day), "MMM yyyy")


def left_words(day: str, today: str) -> str:
    """How long it is until a day: ``"71 days left"``, ``"today"``, ``"3 days late"``."""
    days = (date.fromisoformat(day) - date.fromisoformat(today)).days
    if days == 0:
        return "today"
    return f"{counted(days, 'day')} left" if days > 0 else f"{counted(-days, 'day')} late"


def moment_words(at: datetime, today: str) -> str:
    """The day of a moment, without its year where that is this one."""
    return day_words(at.date().isoformat(), year=at.year != date.fromisoformat(today).year)


def today_of(desk: Desk) -> str:
    """Today in the project's zone, such as "2027-03-14"."""
    return desk.clock.now().astimezone(zone_named(desk.snapshot.project.zone)).date().isoformat()
