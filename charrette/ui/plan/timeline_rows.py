"""The rows of the timeline: milestones under headings of phases or departments. Values only, no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.phases import Phase
from charrette.domain.wording import counted
from charrette.ui.plan.milestones_standing import Standing

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

NO_PHASE, NO_DEPARTMENT, CALENDAR = "No phase", "No department yet", "District’s calendar"


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A heading (``standing`` None) or a milestone; ``day`` is where its mark stands, empty for no day."""

    words: str
    standing: Standing | None = None

    @property
    def day(self) -> str:
        """The day it was reached on, else the one it is due."""
        if self.standing is None:
            return ""
        milestone = self.standing.milestone
        return (milestone.done_on if milestone.done else "") or milestone.due


@dataclass(frozen=True, slots=True)
class TimelineLink:
    """From the row of what is waited for to the row of what waits; ``critical``: it is a link of the critical chain."""

    before: int
    after: int
    critical: bool


def timeline_rows(
    snapshot: "ProjectSnapshot",
    standings: Iterable[Standing],
    calendar: Iterable[Standing],
    by: str,
) -> tuple[TimelineRow, ...]:
    """Milestones in lanes, those of a lane in the order of their days; ``by`` is "phase" or "department"."""
    lanes: dict[str, list[Standing]] = {}
    if by == "phase":
        lanes = {phase.words: [] for phase in Phase} | {NO_PHASE: []}
    else:
        lanes = {each.name: [] for each in snapshot.departments} | {NO_DEPARTMENT: []}
    for each in standings:
        lanes[_lane(each.milestone, each.department, by)].append(each)
    shared = list(calendar)
    if shared:
        lanes = {CALENDAR: shared} | lanes
    rows: list[TimelineRow] = []
    for name, inside in lanes.items():
        if inside:
            rows.append(
                TimelineRow(f"{name}, {counted(len(inside), 'milestone')}" if name != CALENDAR else name)
            )
            rows.extend(TimelineRow(each.milestone.title, each) for each in inside)
    return tuple(rows)


def timeline_links(rows: Iterable[TimelineRow]) -> tuple[TimelineLink, ...]:
    """The links between rows that both have a day; those of the critical chain last, for they lie above."""
    standing = [(place, row.standing) for place, row in enumerate(rows) if row.standing and row.day]
    places: dict[UUID, int] = {each.id: place for place, each in standing}
    links = [
        TimelineLink(places[before], place, before == each.leads)
        for place, each in standing
        for before in each.before
        if before in places
    ]
    return tuple(sorted(links, key=lambda link: link.critical))


def _lane(milestone: Milestone, department: str, by: str) -> str:
    if by == "phase":
        return milestone.phase.words if milestone.phase else NO_PHASE
    return department or NO_DEPARTMENT
