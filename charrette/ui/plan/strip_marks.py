"""What the strip at the foot shows of each milestone, and the words above it. Values only, no Qt."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.plan.milestones import Milestone, MilestoneState
from charrette.domain.plan.schedule import Waiting, waiting, warnings
from charrette.domain.wording import counted, listed

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


class Mark(StrEnum):
    """How far a milestone is, as a shape: tick, half disc, diamond, ring."""

    DONE = "reached"
    UNDER_WAY = "under way"
    WAITS = "waits"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Stop:
    """A milestone on the strip; ``why`` says what it waits for, where something stands before it."""

    milestone: Milestone
    mark: Mark
    why: str = ""
    late: bool = False

    @property
    def spoken(self) -> str:
        """The stop as a sentence."""
        milestone = self.milestone
        due = f", due {milestone.due}" if milestone.due else ", no day yet"
        late = ", late" if self.late else ""
        return f"{milestone.code} {milestone.title}: {self.mark.value}{due}{late}. {self.why}".strip()


@dataclass(frozen=True, slots=True)
class StripPlan:
    """The stops in the order of their days, what waits (in words), and what is under way now."""

    stops: tuple[Stop, ...]
    waits: str = ""
    now: str = ""


def strip_plan(snapshot: "ProjectSnapshot", today: str, findings_on: Collection[UUID]) -> StripPlan:
    """The project's milestones as they stand ``today`` ("2027-03-14").

    A milestone waits where more than the one before it stands in its way: a finding, a question, a review, an open
    entry of the log, a day that is late or cannot be kept.
    """
    why = {
        each.milestone.id: words
        for each in waiting(snapshot, today, findings_on)
        if (words := _matters(each))
    }
    for warning in warnings(snapshot, today):
        words = f"{warning.milestone.title} cannot be held before {warning.earliest}"
        why.setdefault(warning.milestone.id, words)
    own = sorted(snapshot.planned.milestones, key=lambda each: (not each.due, each.due, each.number))
    stops = tuple(Stop(each, _mark(each, why), why.get(each.id, ""), each.late(today)) for each in own)
    first = next((stop.why for stop in stops if stop.why), "")
    return StripPlan(stops, first, _now(stops, today))


def shown_stops(stops: Sequence[Stop], room: int) -> tuple[Stop, ...]:
    """The stops that fit: the standard phases and the gates first, then those around what comes next."""
    if len(stops) <= room:
        return tuple(stops)
    chosen = [stop for stop in stops if stop.milestone.gate or stop.milestone.phase]
    chosen = chosen if len(chosen) >= room else list(stops)
    if len(chosen) > room:
        coming = next((place for place, stop in enumerate(chosen) if stop.mark is not Mark.DONE), len(chosen))
        first = min(max(coming - 1, 0), len(chosen) - room)
        chosen = chosen[first : first + room]
    return tuple(chosen)


def _mark(milestone: Milestone, why: dict[UUID, str]) -> Mark:
    if milestone.done:
        return Mark.DONE
    if milestone.id in why:
        return Mark.WAITS
    return Mark.UNDER_WAY if milestone.state is MilestoneState.UNDER_WAY else Mark.PLANNED


def _matters(waits: Waiting) -> str:
    """What stands before a milestone beside those that come before it anyway."""
    late = [code for code in waits.codes if f"{code} " in waits.words and _is_late(waits.words, code)]
    other = [code for code in waits.codes if code[:2] not in {"M-", "K-"}]
    named = list(dict.fromkeys([*other, *late]))
    if named:
        return f"{waits.milestone.title} waits for {listed(named)}"
    return waits.words if "the review of" in waits.words and not waits.codes else ""


def _is_late(words: str, code: str) -> bool:
    """Whether the part of a sentence that begins with a code says that it is late."""
    part = words.split(code, 1)[1].split(",", 1)[0].split(" and ", 1)[0]
    return part.endswith("(late)")


def _now(stops: Sequence[Stop], today: str) -> str:
    """``"Now: schematic design, 71 days left"``; else what comes next."""
    under_way = next((s for s in stops if s.milestone.state is MilestoneState.UNDER_WAY), None)
    stop = under_way or next((s for s in stops if s.mark is not Mark.DONE and s.milestone.due), None)
    if stop is None:
        return ""
    head = "Now" if under_way else "Next"
    title = stop.milestone.title
    title = title[:1].lower() + title[1:] if title[1:].islower() else title
    if not stop.milestone.due:
        return f"{head}: {title}"
    days = (date.fromisoformat(stop.milestone.due) - date.fromisoformat(today)).days
    left = (
        "today"
        if not days
        else f"{counted(days, 'day')} left"
        if days > 0
        else f"{counted(-days, 'day')} late"
    )
    return f"{head}: {title}, {left}"
