"""When what is still to come will begin: from the running clock on, if nothing is changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from uuid import UUID

from charrette.domain.agenda import Block, BlockState, SessionClock, Slot, follow, planned, sets_of
from charrette.domain.project import Session


@dataclass(frozen=True, slots=True)
class Place:
    """Where the room is: the blocks that lie behind it, those it is in (if any), and the sets to come.

    ``free`` is when the next set can begin: when the running one ends by its clock, and not before ``now``.
    """

    behind: tuple[Block, ...]
    current: tuple[Block, ...]
    coming: tuple[tuple[Block, ...], ...]
    free: datetime


def place_of(session: Session, blocks: Sequence[Block], clock: SessionClock | None, now: datetime) -> Place:
    """Where the room is at ``now``. Before the first block it is free at the session's start, or now when that passed.

    What was passed over lies behind; what was skipped is not to come.
    """
    sets = sets_of(blocks)
    current = [n for n, each in enumerate(sets) if any(_runs(block) for block in each)]
    held = [n for n, each in enumerate(sets) if any(block.state is BlockState.DONE for block in each)]
    last = max(current or held, default=-1)
    running = tuple(block for block in sets[last] if _runs(block)) if current else ()
    to_come = (tuple(block for block in each if not block.over) for each in sets[last + 1 :])
    coming = tuple(each for each in to_come if each)
    ahead = {block.id for each in (running, *coming) for block in each}
    behind = tuple(block for each in sets for block in each if block.id not in ahead)
    start = session.starts_at
    waits = not current and not held and start is not None and start > now
    free = start if waits and start else _end_of(running, clock, now)
    return Place(behind, running, coming, free)


def _runs(block: Block) -> bool:
    return block.state is BlockState.RUNNING


def _end_of(current: Sequence[Block], clock: SessionClock | None, now: datetime) -> datetime:
    """When the running set ends: by the clock where it is the set's own, else by its start and its minutes."""
    if clock is not None and clock.block_id in {block.id for block in current}:
        return max(now, now + clock.timer.left(now))
    ends = ((block.started_at or now) + timedelta(minutes=block.minutes) for block in current)
    return max([now, *ends])


def projected(
    session: Session, blocks: Sequence[Block], clock: SessionClock | None, now: datetime, zone: tzinfo | None
) -> tuple[Slot, ...]:
    """Every block with its times as they were and will be, in the order of the agenda.

    The past is as it was, the rest goes from the running clock on; what was skipped or passed over has no length.
    """
    place = place_of(session, blocks, clock, now)
    slots = _past(place.behind, session.starts_at or place.free)
    for block in place.current:
        begun = block.started_at or now
        slots.append(Slot(block, begun, max(begun, place.free)))
    slots += follow(place.coming, place.free, zone, asked_starts(session, blocks, zone))
    return tuple(sorted(slots, key=lambda slot: slot.block.position))


def _past(behind: Sequence[Block], at: datetime) -> list[Slot]:
    slots: list[Slot] = []
    for block in behind:
        begun = block.started_at or at
        ended = max(begun, block.ended_at or begun)
        slots.append(Slot(block, begun, ended))
        at = max(at, ended)
    return slots


def asked_end(session: Session, blocks: Sequence[Block], zone: tzinfo | None) -> datetime | None:
    """When the session shall end: when the room must be free, else as the agenda was planned; None if unknown."""
    slots = planned(session, blocks, zone, _began(session, blocks))
    return session.ends_at or max((slot.end for slot in slots), default=None)


def asked_starts(session: Session, blocks: Sequence[Block], zone: tzinfo | None) -> dict[UUID, datetime]:
    """When the blocks of each protected set shall begin, by block: at its fixed time, else as it was planned."""
    sets = {block.id for each in sets_of(blocks) if is_protected(each) for block in each}
    slots = planned(session, blocks, zone, _began(session, blocks))
    return {slot.block.id: slot.start - slot.late for slot in slots if slot.block.id in sets}


def is_protected(blocks_together: Sequence[Block]) -> bool:
    """Whether a set may be neither moved nor shortened: one of its blocks is protected."""
    return any(block.protected for block in blocks_together)


def _began(session: Session, blocks: Sequence[Block]) -> datetime | None:
    began = (block.started_at for block in blocks if block.started_at)
    return session.starts_at or min(began, default=None)


def minutes_behind(
    session: Session, blocks: Sequence[Block], clock: SessionClock | None, now: datetime, zone: tzinfo | None
) -> int:
    """By how many minutes what comes next on the clock would be late if nothing is changed; 0 when it is not.

    What comes next on the clock is the next protected block, else the session's end: pauses, and a plan that was
    taken from the adviser, count as time that was made up.
    """
    place = place_of(session, blocks, clock, now)
    starts = asked_starts(session, blocks, zone)
    asked = asked_end(session, blocks, zone)
    ahead: list[tuple[Block, ...]] = []
    for blocks_together in place.coming:
        if blocks_together[0].id in starts:
            asked = starts[blocks_together[0].id]
            break
        ahead.append(blocks_together)
    end = max((slot.end for slot in follow(ahead, place.free, zone)), default=place.free)
    return whole_minutes(end - asked) if asked else 0


def whole_minutes(late: timedelta) -> int:
    """Whole minutes, begun ones counted; 0 for what is early."""
    return max(0, -(-late // timedelta(minutes=1)))
