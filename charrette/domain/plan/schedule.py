"""The schedule: what moves when a day slips, the critical chain, what waits for what, and early warning."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.plan.gates import open_reviews
from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.net import Net, day_of, net_of, working_day_from
from charrette.domain.wording import counted, listed

if TYPE_CHECKING:
    from charrette.domain.plan.plan import Plan
    from charrette.domain.snapshot import ProjectSnapshot


@dataclass(frozen=True, slots=True)
class Moved:
    """A milestone that must move, from its day to another (both such as "2027-03-14")."""

    milestone: Milestone
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A milestone that something stands before: ``codes`` of what it is, and the whole in ``words``."""

    milestone: Milestone
    codes: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class EarlyWarning:
    """A milestone that cannot be held on its day, because of one it waits for; ``earliest`` is the first day it can.

    Empty ``earliest``: they wait for each other in a circle.
    """

    milestone: Milestone
    because: Milestone
    earliest: str
    words: str


def slip(snapshot: "ProjectSnapshot", milestone_id: UUID, due: str) -> tuple[Moved, ...]:
    """What must move when a milestone is held on ``due`` ("2027-03-14", or empty: it loses its day), in order.

    Each goes to the first working day that keeps every lag, and only where its day would break one. What is reached
    stays; through what has no day the wait goes on. Nothing is pulled forward.
    """
    return slipped(net_of(snapshot.planned), milestone_id, due)


def slipped(net: Net, milestone_id: UUID, due: str) -> tuple[Moved, ...]:
    """As ``slip``, of any net."""
    followers = net.followers(milestone_id) - {milestone_id}
    held: dict[UUID, date] = {}
    moved: list[Moved] = []
    for each in net.order:
        milestone = net.milestones[each]
        day, earliest = day_of(milestone), net.earliest(each, held)
        if each == milestone_id:
            day = date.fromisoformat(due) if due else None
        elif each in followers and not milestone.done and day and earliest and day < earliest:
            day = working_day_from(earliest)
            moved.append(Moved(milestone, milestone.due, day.isoformat()))
        held_on = day or earliest
        if held_on:
            held[each] = held_on
    return tuple(moved)


def chain(snapshot: "ProjectSnapshot", to_id: UUID | None = None) -> tuple[Milestone, ...]:
    """The critical chain: of all waits that end at ``to_id`` the one that takes the most days, from its start.

    Days are the lags of its links; of equal ones it is the one with more milestones. What is reached is left out.
    ``to_id`` None: the longest that ends at a milestone of the project; empty where nothing waits for anything.
    """
    plan = snapshot.planned
    longest = longest_chains(net_of(plan))
    if to_id is not None:
        ending = [to_id] if to_id in longest else []
    else:
        ending = [each.id for each in plan.milestones if each.id in longest]
    ends = sorted(ending, key=lambda each: longest[each][:2], reverse=True)
    if not ends or (to_id is None and longest[ends[0]][1] == 1):
        return ()
    found: list[Milestone] = []
    at: UUID | None = ends[0]
    while at is not None:
        found.append(plan.milestone_by_id[at])
        at = longest[at][2]
    return tuple(reversed(found))


def longest_chains(net: Net) -> dict[UUID, tuple[int, int, UUID | None]]:
    """By milestone that is not reached: days and milestones of the longest chain to it, and the one before it there."""
    found: dict[UUID, tuple[int, int, UUID | None]] = {}
    for each in net.order:
        if net.milestones[each].done:
            continue
        links = [link for link in net.waits.get(each, ()) if link.waits_for_id in found]
        ways = [
            (found[link.waits_for_id][0] + link.lag_days, found[link.waits_for_id][1] + 1, link.waits_for_id)
            for link in links
        ]
        found[each] = max(ways, key=lambda way: way[:2], default=(0, 1, None))
    return found


def waiting(
    snapshot: "ProjectSnapshot", today: str, findings_on: Collection[UUID] = ()
) -> tuple[Waiting, ...]:
    """The project's milestones that wait for something that is still open, the next due first.

    That is a milestone before it, an open question or entry of the log that names it, an open review at its gate, and
    a scope item in ``findings_on`` (ids that open findings concern). ``today`` such as "2027-03-14" says what is late.
    """
    plan = snapshot.planned
    known = net_of(plan)
    found: list[Waiting] = []
    for milestone in sorted(plan.milestones, key=lambda each: (not each.due, each.due, each.number)):
        if milestone.done:
            continue
        before = [known.milestones[link.waits_for_id] for link in known.waits.get(milestone.id, ())]
        parts = [(each.code, named(each, plan, today)) for each in before if not each.done]
        parts += _open_matters(snapshot, milestone, today, findings_on)
        if parts:
            words = f"{milestone.title} waits for {listed([part for _, part in parts])}"
            found.append(Waiting(milestone, tuple(code for code, _ in parts if code), words))
    return tuple(found)


def _open_matters(
    snapshot: "ProjectSnapshot", milestone: Milestone, today: str, findings_on: Collection[UUID]
) -> list[tuple[str, str]]:
    """What else stands before a milestone: code (may be empty) and words."""
    plan = snapshot.planned
    scope = {each.id: each for each in plan.scope if each.milestone_id == milestone.id}
    questions = [
        each for each in plan.questions if each.open and (each.milestone_id == milestone.id or each.scope_id in scope)
    ]  # fmt: skip
    entries = [each for each in snapshot.entries if each.milestone_id == milestone.id and not each.outcome]
    late = {each.code for each in (*questions, *entries) if each.late(today)}
    codes = [each.code for each in (*questions, *entries)]
    codes += [item.code for id_, item in scope.items() if id_ in findings_on]
    parts = [(code, f"{code} (late)" if code in late else code) for code in codes]
    if any(each.milestone_id == milestone.id for each in plan.reviews):
        names = [each.name for each in open_reviews(snapshot, milestone)]
        parts += [("", f"the review of {name}") for name in names]
    return parts


def warnings(snapshot: "ProjectSnapshot", today: str) -> tuple[EarlyWarning, ...]:
    """The project's milestones whose day cannot be kept as things stand ``today`` ("2027-03-14"), in their order.

    What is not reached can be held today at the earliest, and so what is late pushes all that waits for it.
    """
    plan = snapshot.planned
    known, now = net_of(plan), date.fromisoformat(today)
    held: dict[UUID, date] = {}
    found: list[EarlyWarning] = []
    own = {each.id for each in plan.milestones}
    for each in known.order:
        milestone = known.milestones[each]
        day, earliest = day_of(milestone), known.earliest(each, held)
        if not milestone.done:
            if each in own and day and earliest and day < earliest:
                found.append(_warned(plan, known, milestone, held, now))
            day = max((one for one in (day, earliest) if one), default=None)
            day = max(day, now) if day else None
        if day:
            held[each] = day
    return (*_circling(plan, known), *found)


def _circling(plan: "Plan", known: Net) -> tuple[EarlyWarning, ...]:
    """A circle is refused where it would be made; two copies of a library that were joined may hold one."""
    circle = [known.milestones[each] for each in reversed(known.circle())]
    if not circle:
        return ()
    names = " waits for ".join(named(each, plan) for each in circle)
    return (EarlyWarning(circle[0], circle[1], "", f"{names}: a circle. Take one of these waits away"),)


def _warned(
    plan: "Plan", known: Net, milestone: Milestone, held: dict[UUID, date], now: date
) -> EarlyWarning:
    earliest = known.earliest(milestone.id, held) or now
    links = (each for each in known.waits[milestone.id] if each.waits_for_id in held)
    link = max(links, key=lambda each: held[each.waits_for_id].toordinal() + each.lag_days)
    because = known.milestones[link.waits_for_id]
    day = working_day_from(earliest).isoformat()
    lag = f", and at least {counted(link.lag_days, 'day')} lie between them" if link.lag_days else ""
    words = (
        f"{milestone.code} {milestone.title} ({milestone.due}) cannot be held before {day}: it waits for "
        f"{named(because, plan)}, {_state(because, held[because.id], now)}{lag}"
    )
    return EarlyWarning(milestone, because, day, words)


def _state(milestone: Milestone, held: date, now: date) -> str:
    if milestone.done:
        return f"reached on {held.isoformat()}"
    if milestone.late(now.isoformat()):
        days = (now - date.fromisoformat(milestone.due)).days
        return f"which is {counted(days, 'day')} late"
    if milestone.due == held.isoformat():
        return f"due {milestone.due}"
    return f"which itself slips to {held.isoformat()}" if milestone.due else "which has no day yet"


def named(milestone: Milestone, plan: "Plan", today: str = "") -> str:
    """Code and title, and whose it is where that is another project: "M-004 Bid of Birch Elementary"."""
    owner = plan.district.owners.get(milestone.project_id, "") if milestone.project_id else ""
    late = " (late)" if today and milestone.late(today) else ""
    return f"{milestone.code} {milestone.title}{f' of {owner}' if owner else ''}{late}"
