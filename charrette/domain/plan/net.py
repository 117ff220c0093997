"""The net of milestones and links: in which order they come, what follows what, and where a circle is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.plan.milestones import Milestone, MilestoneLink

if TYPE_CHECKING:
    from charrette.domain.plan.plan import Plan

_SATURDAY = 5


@dataclass(frozen=True)
class Net:
    """Milestones of one or more projects and of the calendar, with the links among them."""

    milestones: Mapping[UUID, Milestone]
    links: tuple[MilestoneLink, ...]

    @cached_property
    def waits(self) -> dict[UUID, list[MilestoneLink]]:
        """By milestone: the links to what it waits for, as far as that is in the net."""
        found: dict[UUID, list[MilestoneLink]] = defaultdict(list)
        for link in self.links:
            if link.waits_for_id in self.milestones:
                found[link.milestone_id].append(link)
        return found

    @cached_property
    def follows(self) -> dict[UUID, list[UUID]]:
        """By milestone: those that wait for it."""
        found: dict[UUID, list[UUID]] = defaultdict(list)
        for link in self.links:
            if link.milestone_id in self.milestones:
                found[link.waits_for_id].append(link.milestone_id)
        return found

    @cached_property
    def order(self) -> tuple[UUID, ...]:
        """Every milestone after what it waits for; a link that closes a circle counts as none."""
        seen: set[UUID] = set()
        found: list[UUID] = []
        for start in self.milestones:
            found.extend(self._after_its_waits(start, seen))
        return tuple(found)

    def _after_its_waits(self, start: UUID, seen: set[UUID]) -> Iterator[UUID]:
        """What ``start`` waits for, however far back, then itself; without recursion, for chains may be long."""
        if start in seen:
            return
        seen.add(start)
        path = [(start, iter(self.waits.get(start, ())))]
        while path:
            at, links = path[-1]
            link = next((each for each in links if each.waits_for_id not in seen), None)
            if link is None:
                path.pop()
                yield at
            else:
                seen.add(link.waits_for_id)
                path.append((link.waits_for_id, iter(self.waits.get(link.waits_for_id, ()))))

    def followers(self, milestone_id: UUID) -> frozenset[UUID]:
        """All that waits for a milestone, directly or through others."""
        found: set[UUID] = set()
        front = [milestone_id]
        while front:
            new = set(self.follows.get(front.pop(), ())) - found
            found |= new
            front.extend(new)
        return frozenset(found)

    def earliest(self, milestone_id: UUID, held: Mapping[UUID, date]) -> date | None:
        """The first day that keeps every lag, for the days on which the others are ``held``; None: any day will do."""
        links = (each for each in self.waits.get(milestone_id, ()) if each.waits_for_id in held)
        return max((held[each.waits_for_id] + timedelta(each.lag_days) for each in links), default=None)

    def held(self) -> dict[UUID, date]:
        """The day of each milestone: its own, else the first its waits allow; left out where there is neither."""
        found: dict[UUID, date] = {}
        for each in self.order:
            if day := day_of(self.milestones[each]) or self.earliest(each, found):
                found[each] = day
        return found

    def circle(self) -> tuple[UUID, ...]:
        """A circle of waits, the first named again at the end; empty where there is none."""
        graph = {each: [link.waits_for_id for link in links] for each, links in self.waits.items()}
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as fault:
            return tuple(fault.args[1])
        return ()


def net_of(plan: "Plan") -> Net:
    """The net that a project's plan shows: its own milestones, the calendar's and those of other projects."""
    return Net(plan.milestone_by_id, (*plan.milestone_links, *plan.district.links))


def net(milestones: Iterable[Milestone], links: Iterable[MilestoneLink]) -> Net:
    """A net of what is given."""
    return Net({each.id: each for each in milestones}, tuple(links))


def day_of(milestone: Milestone) -> date | None:
    """The day a milestone is held on: that of a done one is when it was reached. None: it has no day yet."""
    words = (milestone.done_on if milestone.done else "") or milestone.due
    return date.fromisoformat(words) if words else None


def working_day_from(day: date) -> date:
    """The day itself, or the Monday after a weekend's."""
    return day + timedelta(7 - day.weekday()) if day.weekday() >= _SATURDAY else day


def working_day_until(day: date) -> date:
    """The day itself, or the Friday before a weekend's."""
    return day - timedelta(day.weekday() - _SATURDAY + 1) if day.weekday() >= _SATURDAY else day
