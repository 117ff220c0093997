"""Milestones as an iCalendar file (RFC 5545): whole days, ids that stay, the department as the category."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.net import day_of, net_of
from charrette.domain.plan.schedule import named
from charrette.domain.wording import listed
from charrette.exchange.writing import exported

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


def write_calendar(
    snapshot: "ProjectSnapshot",
    path: Path,
    made_at: datetime,
    *,
    departments: Collection[UUID] = (),
    alarm_days: int | None = None,
) -> int:
    """Writes the project's milestones, and the district's calendar, that have a day; gives how many.

    An event lasts its whole day, blocks no time, and keeps its id for ever: a calendar that reads the file again moves
    what it knows. ``made_at`` (aware) stamps the file. ``departments`` names whose milestones go in, with those of
    nobody in particular (none: all); ``alarm_days`` reminds so many days before what is not reached. No person is
    named. Raises ``ExportError`` where the file cannot be written.
    """
    plan = snapshot.planned
    taken = [
        each
        for each in (*plan.milestones, *plan.district.calendar)
        if day_of(each)
        and (not departments or each.department_id is None or each.department_id in departments)
    ]
    calendar = _calendar(snapshot)
    for milestone in sorted(taken, key=lambda each: (day_of(each), each.code)):
        event = _event(snapshot, milestone, made_at)
        if alarm_days is not None and not milestone.done:
            event.add_component(_alarm(milestone, alarm_days))
        calendar.add_component(event)
    with exported(path) as beside:
        beside.write_bytes(calendar.to_ical())
    return len(taken)


def _with(component: Any, properties: Mapping[str, Any]) -> Any:
    """A component of the calendar with its properties (the library leaves its types open)."""
    for name, value in properties.items():
        component.add(name, value)
    return component


def _calendar(snapshot: "ProjectSnapshot") -> Any:
    from icalendar import Calendar

    properties = {
        "prodid": "-//Charrette//Milestones//EN",
        "version": "2.0",
        "method": "PUBLISH",
        "x-wr-calname": f"{snapshot.project.name}: milestones",
    }
    return _with(Calendar(), properties)


def _event(snapshot: "ProjectSnapshot", milestone: Milestone, made_at: datetime) -> Any:
    from icalendar import Event

    day = day_of(milestone) or made_at.date()
    department = snapshot.department_name(milestone.department_id)
    properties = {
        "uid": f"{milestone.id}@charrette",
        "dtstamp": made_at,
        "dtstart": day,
        "dtend": day + timedelta(1),
        "summary": f"{milestone.code} {milestone.title}",
        "description": _description(snapshot, milestone),
        "transp": "TRANSPARENT",
        "status": "CONFIRMED" if milestone.done else "TENTATIVE",
        **({"categories": [department]} if department else {}),
    }
    return _with(Event(), properties)


def _alarm(milestone: Milestone, days: int) -> Any:
    from icalendar import Alarm

    words = f"{milestone.code} {milestone.title}"
    return _with(Alarm(), {"action": "DISPLAY", "description": words, "trigger": timedelta(days=-days)})


def _description(snapshot: "ProjectSnapshot", milestone: Milestone) -> str:
    """Project, state, phase, and what it waits for, a line each."""
    plan = snapshot.planned
    links = net_of(plan).waits.get(milestone.id, ())
    waits = [named(plan.milestone_by_id[link.waits_for_id], plan) for link in links]
    project = snapshot.project.name if milestone.project_id else "District calendar"
    lines = [project, f"{'Gate, ' if milestone.gate else ''}{milestone.state.value}"]
    lines += [f"Phase: {milestone.phase.value}"] if milestone.phase else []
    lines += [f"Waits for {listed(waits)}"] if waits else []
    return "\n".join(lines)
