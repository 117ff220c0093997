"""The late-running adviser: new lengths for what is still to come, so that the room is back in time.

Blocks between now and the next protected block (or the session's end) are shortened in proportion, none below its
least; blocks beside one another are shortened together. A protected block is neither moved nor shortened. A fixed
start that is not protected is kept where it can be. The same room at the same moment gets the same advice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo
from itertools import combinations
from uuid import UUID

from charrette.domain.agenda import Block, SessionClock, Slot, fixed_start, follow, set_minutes
from charrette.domain.project import Session
from charrette.domain.projection import (
    asked_end,
    asked_starts,
    is_protected,
    minutes_behind,
    place_of,
    whole_minutes,
)
from charrette.domain.shortening import shortened
from charrette.domain.wording import counted, listed, quoted

NEVER_SKIPPED = frozenset({"check-out"})
"""Kinds that are not proposed for skipping: a session closes with what happens next."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Other times for what is still to come.

    ``before`` and ``after`` are the same blocks in the same order: as they go if nothing is changed, and as proposed.
    ``minutes`` are the new lengths of the blocks that change. ``unavoidable`` says in whole sentences what cannot be
    made up, with what could be skipped. ``late`` is how many minutes are to be made up before the next protected block
    or the end. Where it cannot be made up, blocks in ``after`` run into the protected block, which stays.
    """

    before: tuple[Slot, ...]
    after: tuple[Slot, ...]
    minutes: Mapping[UUID, int]
    ends_before: datetime
    ends_after: datetime
    asked_end: datetime
    late: int
    unavoidable: tuple[str, ...] = ()

    @property
    def saved(self) -> int:
        """How many minutes earlier the session ends."""
        return whole_minutes(self.ends_before - self.ends_after)


@dataclass
class _Plan:
    """The proposal while it is worked out: the times so far, and the sentences on what cannot be made up."""

    at: datetime
    zone: tzinfo | None
    slots: list[Slot] = field(default_factory=list[Slot])
    unavoidable: list[str] = field(default_factory=list[str])

    def take(self, sets: Sequence[Sequence[Block]], asked: Mapping[UUID, datetime] | None = None) -> None:
        """The next sets as they are."""
        slots = follow(sets, self.at, self.zone, asked)
        self.slots += slots
        self.at = max((slot.end for slot in slots), default=self.at)

    def fit(self, sets: Sequence[Sequence[Block]], end: datetime, goal: str) -> None:
        """The next sets, shortened so that they end by ``end``, as far as they can."""
        lengths = [set_minutes(each) for each in sets]
        least = [max(block.shortest for block in each) for each in sets]
        late = whole_minutes(self.at + timedelta(minutes=sum(lengths)) - end)
        new = shortened(lengths, least, late)
        self.take([_cut(each, length) for each, length in zip(sets, new, strict=True)])
        missing = whole_minutes(self.at - end)
        if missing:
            self.unavoidable.append(_sentence(goal, end, missing, sets, self.zone))


def advise(
    session: Session, blocks: Sequence[Block], clock: SessionClock | None, now: datetime, zone: tzinfo | None
) -> Advice | None:
    """What to do about running late at ``now`` (aware); None when nothing is late or nothing is still to come.

    ``zone`` is the project's (None: this computer's), for fixed starts and the times in sentences.
    """
    place = place_of(session, blocks, clock, now)
    end = asked_end(session, blocks, zone)
    if end is None or not place.coming:
        return None
    asked = asked_starts(session, blocks, zone)
    plan = _Plan(place.free, zone)
    _propose(plan, place.coming, asked, end)
    before = follow(place.coming, place.free, zone, asked)
    old = {slot.block.id: slot.block.minutes for slot in before}
    changed = {
        slot.block.id: slot.block.minutes for slot in plan.slots if slot.block.minutes != old[slot.block.id]
    }
    if not changed and not plan.unavoidable:
        return None
    return Advice(
        before,
        tuple(plan.slots),
        changed,
        max(slot.end for slot in before),
        max(slot.end for slot in plan.slots),
        end,
        minutes_behind(session, blocks, clock, now, zone),
        tuple(plan.unavoidable),
    )


def _propose(
    plan: _Plan, coming: Sequence[Sequence[Block]], asked: Mapping[UUID, datetime], end: datetime
) -> None:
    """Section by section to the next protected set that can begin when it shall; what follows it stays as it is."""
    section: list[Sequence[Block]] = []
    soonest = plan.at  # when the room could begin the next protected block if all before it were left out
    for n, blocks_together in enumerate(coming):
        lead = blocks_together[0]
        anchor = asked.get(lead.id) or fixed_start(lead, plan.at, plan.zone)
        if anchor is None:
            section.append(blocks_together)
            continue
        plan.fit(section, anchor, lead.title)
        section = []
        if not is_protected(blocks_together):
            section = [blocks_together]
            plan.at = max(plan.at, anchor)
        elif soonest <= anchor:
            plan.at = anchor
            plan.take(coming[n:], asked)
            return
        else:
            plan.take([blocks_together])
            soonest = plan.at
    plan.fit(section, end, "")


def _cut(blocks_together: Sequence[Block], length: int) -> tuple[Block, ...]:
    """A set that takes no longer than ``length``: what ended together still does."""
    return tuple(replace(block, minutes=min(block.minutes, length)) for block in blocks_together)


def _sentence(
    goal: str, end: datetime, missing: int, sets: Sequence[Sequence[Block]], zone: tzinfo | None
) -> str:
    at = f"{end.astimezone(zone):%H:%M}"
    what = f"{quoted(goal)} cannot begin at {at}" if goal else f"The session cannot end at {at}"
    late = f"{what}: {counted(missing, 'minute')} cannot be made up."
    if not sets:
        return late
    skips = _skips(sets, missing)
    if not skips:
        return f"{late} Skipping what stands before it would not be enough."
    return f"{late} Skip {listed(skips)} to make up for it."


def _skips(sets: Sequence[Sequence[Block]], missing: int) -> list[str]:
    """The fewest sets, and of those the shortest, that give at least ``missing`` minutes when they are left out."""
    may = [each for each in sets if not any(block.kind in NEVER_SKIPPED for block in each)]
    gain = {each[0].id: max(block.shortest for block in each) for each in may}
    for count in range(1, min(len(may), 3) + 1):
        enough = [
            chosen
            for chosen in combinations(may, count)
            if sum(gain[each[0].id] for each in chosen) >= missing
        ]
        if enough:
            best = min(enough, key=lambda chosen: sum(gain[each[0].id] for each in chosen))
            return [f"{quoted(each[0].title)} ({gain[each[0].id]} min)" for each in best]
    return []
