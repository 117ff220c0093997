"""Schedule templates used for a project: milestones counted backward from the first school day, known by their keys."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.codes import code
from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.backward import Line, ScheduleTemplate, scheduled_backward
from charrette.domain.plan.milestones import Milestone, MilestoneLink
from charrette.domain.wording import counted
from charrette.exchange.schedule_files import read_schedule
from charrette.services.milestone_checks import check_circles, keep_waits
from charrette.services.plan_checks import day
from charrette.services.plan_setup import SetFirstDay, set_first_day
from charrette.system.resources import resource

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class UseSchedule:
    """A template for a project, with its first school day as people write days."""

    project_id: UUID
    template: ScheduleTemplate
    first_day: str


def schedules() -> tuple[ScheduleTemplate, ...]:
    """The templates that come with the app, the shortest first."""
    found = (read_schedule(path) for path in resource("plan").glob("*.json"))
    return tuple(sorted(found, key=lambda each: (len(each.lines), each.name)))


def use_schedule(work: "UnitOfWork", command: UseSchedule) -> tuple[Milestone, ...]:
    """Puts a template's milestones and links into a project, in one step; keeps the first school day.

    A milestone that came from the same line before moves to its new day, unless it is reached; its title, department
    and whatever else was changed by hand stay. Gives the milestones in the order of the template.
    """
    template = command.template
    first = day(work, command.project_id, command.first_day)
    if not first:
        raise InvalidInputError(
            "A schedule is counted backward from the first school day.",
            "Nothing was changed.",
            "Give that day.",
        )
    days = scheduled_backward(template, date.fromisoformat(first))
    known = {
        each.key: each
        for each in work.queries.of_project(Milestone, command.project_id, "number")
        if each.key
    }
    moved = {line.key: _moved(work, known[line.key], days) for line in template.lines if line.key in known}
    new = [line for line in template.lines if line.key not in known]
    here = moved | _added(work, command.project_id, sorted(new, key=lambda line: days[line.key]), days)
    for line in template.lines:
        _link(work, here[line.key], {here[key].id: lag for key, lag in line.waits_for.items()})
    check_circles(work)
    set_first_day(work, SetFirstDay(command.project_id, first))
    again = f", {counted(len(moved), 'milestone')} known from before" if moved else ""
    words = f"Scheduled {counted(len(here), 'milestone')} of “{template.title}” backward from {first}{again}"
    work.describe(words, command.project_id)
    return tuple(here[line.key] for line in template.lines)


def _moved(work: "UnitOfWork", milestone: Milestone, days: Mapping[str, date]) -> Milestone:
    due = days[milestone.key].isoformat()
    if milestone.done or milestone.due == due:
        return milestone
    work.change(milestone, due=due)
    return replace(milestone, due=due)


def _added(
    work: "UnitOfWork", project_id: UUID, lines: list[Line], days: Mapping[str, date]
) -> dict[str, Milestone]:
    if not lines:
        return {}
    departments = {each.name.casefold(): each.id for each in work.queries.departments(project_id)}
    numbers = work.next_numbers(project_id, "M", len(lines))
    made = {
        line.key: Milestone(
            work.ids.new(),
            project_id,
            number,
            code("M", number),
            line.title,
            due=days[line.key].isoformat(),
            department_id=departments.get(line.department.casefold()),
            phase=line.phase,
            gate=line.gate,
            key=line.key,
        )
        for line, number in zip(lines, numbers, strict=True)
    }
    work.add(*made.values())
    return made


def _link(work: "UnitOfWork", milestone: Milestone, waits_for: Mapping[UUID, int]) -> None:
    """The template's links with its lags; those that people added beside them stay."""
    links = work.queries.linked(MilestoneLink, "milestone_id", (milestone.id,))
    own = {link.waits_for_id: link.lag_days for link in links}
    keep_waits(work, milestone, {**own, **waits_for})
