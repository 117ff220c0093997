"""The scale of the timeline: which day lies where, and which days are written above it. Values only, no Qt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

ZOOMS = (0.08, 0.12, 0.2, 0.32, 0.5, 0.8, 1.2, 2.0, 3.2, 5.0, 8.0, 12.0)
"""Pixels a day at the usual text size, from the widest view to the nearest."""
ROOM_MONTH, ROOM_WEEK = 30, 26
"""Least pixels between two names of months, and two numbers of days."""
MARGIN_DAYS = 24


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale at ``x``; a ``major`` one begins a year. Empty ``words``: a line alone."""

    x: float
    words: str
    major: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from ``first`` to ``last``, each ``per_day`` pixels wide."""

    first: date
    last: date
    per_day: float

    @property
    def width(self) -> int:
        """Pixels of the whole."""
        return round(((self.last - self.first).days + 1) * self.per_day)

    def x(self, day: date) -> float:
        """Where a day lies."""
        return (day - self.first).days * self.per_day

    def day_at(self, x: float) -> date:
        """The day at a place."""
        return self.first + timedelta(round(x / self.per_day))

    def ticks(self, left: float, right: float, unit: float = 1.0) -> Iterator[Tick]:
        """The lines between two places: years, months as far as there is room, days of weeks in a near view.

        ``unit`` is the text size: names need more room with larger text.
        """
        first = self.day_at(left).replace(day=1)
        months = next((n for n in (1, 3, 12) if n * 30 * self.per_day >= ROOM_MONTH * unit), 0)
        weeks = 7 * self.per_day >= ROOM_WEEK * unit
        day = first
        while (x := self.x(day)) <= right:
            major = day.month == 1
            if major or (months and (day.month - 1) % months == 0):
                yield Tick(
                    x, "" if weeks else _MONTHS[day.month - 1] if months and months < 12 else "", major
                )
            if weeks:
                yield from self._weeks(day)
            day = next_month(day)

    def years(self, left: float, right: float) -> Iterator[tuple[float, float, str]]:
        """Each year (in a near view each month) between two places: from where to where, and its words."""
        near = 7 * self.per_day >= ROOM_WEEK
        day = self.day_at(left).replace(day=1)
        if not near:
            day = day.replace(month=1)
        while (start := self.x(day)) <= right:
            following = next_month(day) if near else day.replace(year=day.year + 1)
            yield start, self.x(following), f"{_MONTHS[day.month - 1]} {day.year}" if near else str(day.year)
            day = following

    def _weeks(self, month: date) -> Iterator[Tick]:
        day = month + timedelta(-month.weekday() % 7)
        while day.month == month.month:
            yield Tick(self.x(day), str(day.day), major=False)
            day += timedelta(7)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def next_month(day: date) -> date:
    """The first day of the month after."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def reach(days: Iterable[str]) -> tuple[date, date]:
    """The first and the last day to draw, with a margin; of days such as "2027-03-14", at least one."""
    read = [date.fromisoformat(each) for each in days if each]
    margin = timedelta(max(MARGIN_DAYS, (max(read) - min(read)).days // 40))
    return min(read) - margin, max(read) + margin


def fitting(first: date, last: date, room: int) -> float:
    """Pixels a day for which all days fit."""
    return max(room / ((last - first).days + 1), ZOOMS[0])


def zoomed(per_day: float, steps: int) -> float:
    """The next nearer (``steps`` 1) or wider (-1) zoom."""
    if steps > 0:
        return next((each for each in ZOOMS if each > per_day * 1.02), ZOOMS[-1])
    return next((each for each in reversed(ZOOMS) if each < per_day / 1.02), ZOOMS[0])
