"""A schedule template, and its days counted backward from the first school day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from graphlib import CycleError, TopologicalSorter

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.net import working_day_until
from charrette.domain.plan.phases import Phase


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a schedule template.

    ``weeks_before`` the first school day it is due; below zero, that many after it (a look back a year later). With
    ``month_day`` ("03-18") it is due on the last such day up to then. ``waits_for`` are keys with the days that lie
    between at least; ``note`` says where a figure comes from.
    """

    key: str
    title: str
    phase: Phase | None = None
    department: str = ""
    weeks_before: int = 0
    month_day: str = ""
    waits_for: Mapping[str, int] = field(default_factory=dict[str, int])
    gate: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleTemplate:
    """A named list of milestones that is scheduled backward from the first school day."""

    name: str
    title: str
    summary: str
    lines: tuple[Line, ...]

    @property
    def order(self) -> tuple[Line, ...]:
        """Each line after what it waits for. Raises ``InvalidInputError`` for a circle, naming it."""
        by_key = {line.key: line for line in self.lines}
        try:
            keys = tuple(
                TopologicalSorter({line.key: tuple(line.waits_for) for line in self.lines}).static_order()
            )
        except CycleError as fault:
            names = [f"“{by_key[key].title}”" for key in reversed(fault.args[1])]
            circle = " waits for ".join(names)
            raise InvalidInputError(f"“{self.title}” goes in a circle: {circle}.") from fault
        return tuple(by_key[key] for key in keys)


def scheduled_backward(template: ScheduleTemplate, first_day: date) -> dict[str, date]:
    """The day of each line by its key, for a first school day: the latest that keeps every lag and every rule.

    Each is a working day, no line of the way to the opening falls after the first school day, and what one waits for
    comes at least its days before it. What comes after the opening by its nature is counted from there.
    """
    latest: dict[str, date] = {}
    found: dict[str, date] = {}
    for line in reversed(template.order):
        wanted = first_day - timedelta(weeks=line.weeks_before)
        day = working_day_until(_on_rule(line, min(wanted, latest.get(line.key, wanted))))
        found[line.key] = day
        for key, lag in line.waits_for.items():
            latest[key] = min(latest.get(key, day), day - timedelta(lag))
    return {line.key: found[line.key] for line in template.lines}


def _on_rule(line: Line, latest: date) -> date:
    """The last day that the line's fixed day of the year allows."""
    if not line.month_day:
        return latest
    month, day = (int(part) for part in line.month_day.split("-"))
    this_year = date(latest.year, month, day)
    return this_year if this_year <= latest else date(latest.year - 1, month, day)
