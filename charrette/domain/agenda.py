"""The agenda of a session: timed blocks, whose start times follow from one another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.project import Session
from charrette.domain.timer import Timer


class BlockState(StrEnum):
    """Where a block of the agenda stands."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Block:
    """One timed block: an activity of a ``kind`` (see ``domain.activities``), a talk, a meal, a break.

    ``minutes`` is its length, ``least`` what it may be shortened to. A ``protected`` block is never moved nor
    shortened; with ``fixed_start`` ("15:10", where the project is) it starts at that time whatever stands before it.
    ``beside``: it runs at the same time as the block before it (tables in parallel). ``notes`` are the facilitator's
    own and never shown; ``prompt`` is what the room reads. ``rules`` freeze when the block starts; ``progress`` is
    where its activity stands.
    """

    id: UUID
    session_id: UUID
    position: int
    title: str
    kind: str = "talk"
    minutes: int = 10
    least: int = 5
    outcome: str = ""
    notes: str = ""
    prompt: str = ""
    owner: str = ""
    materials: str = ""
    tables: str = ""
    protected: bool = False
    fixed_start: str = ""
    beside: bool = False
    rules: Mapping[str, int] = field(default_factory=dict[str, int])
    progress: Mapping[str, int] = field(default_factory=dict[str, int])
    state: BlockState = BlockState.PLANNED
    started_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def over(self) -> bool:
        """Whether it lies behind the room: done or skipped."""
        return self.state in {BlockState.DONE, BlockState.SKIPPED}

    @property
    def shortest(self) -> int:
        """The fewest minutes it can be given; a protected block keeps its length."""
        return self.minutes if self.protected else min(self.least, self.minutes)


@dataclass(frozen=True, slots=True)
class SessionClock:
    """The running state of a session: which block the room is in, and its timer. It outlives the app.

    ``length_ms`` is the time given, ``kept_ms`` what is left while it stands still; while it runs, ``deadline`` is set.
    """

    id: UUID
    session_id: UUID
    block_id: UUID | None = None
    length_ms: int = 0
    kept_ms: int = 0
    deadline: datetime | None = None
    bell: bool = True

    @property
    def timer(self) -> Timer:
        """The timer as a value."""
        return Timer(
            timedelta(milliseconds=self.length_ms), timedelta(milliseconds=self.kept_ms), self.deadline
        )


def clock_fields(timer: Timer) -> dict[str, int | datetime | None]:
    """The fields of a ``SessionClock`` that keep a timer."""
    millisecond = timedelta(milliseconds=1)
    return {
        "length_ms": timer.length // millisecond,
        "kept_ms": timer.kept // millisecond,
        "deadline": timer.deadline,
    }


@dataclass(frozen=True, slots=True)
class Slot:
    """A block with its times. ``late`` is by how much a fixed start is missed; ``free`` the pause before it."""

    block: Block
    start: datetime
    end: datetime
    free: timedelta = timedelta(0)
    late: timedelta = timedelta(0)


def sets_of(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """The blocks in the order of their positions, those that run beside one another together."""
    found: list[tuple[Block, ...]] = []
    for block in sorted(blocks, key=lambda each: each.position):
        if block.beside and found:
            found[-1] = (*found[-1], block)
        else:
            found.append((block,))
    return found


def planned(
    session: Session, blocks: Sequence[Block], zone: tzinfo | None, start: datetime | None = None
) -> tuple[Slot, ...]:
    """The blocks with the times that follow from the session's start, or from ``start``.

    A fixed start is kept where what stands before it leaves room, and is late otherwise. Raises nothing: without a
    start of the session and without ``start`` there are no times (see ``assumed_start``).
    """
    at = start or session.starts_at
    return follow(sets_of(blocks), at, zone) if at else ()


def follow(
    sets: Sequence[Sequence[Block]],
    at: datetime,
    zone: tzinfo | None,
    asked: Mapping[UUID, datetime] | None = None,
) -> tuple[Slot, ...]:
    """Sets of blocks one after the other from ``at`` on; what is to begin at a fixed time waits for it.

    ``asked`` gives such times by the first block of a set, before the block's own fixed start.
    """
    slots: list[Slot] = []
    for blocks_together in sets:
        lead = blocks_together[0]
        fixed = (asked or {}).get(lead.id) or fixed_start(lead, at, zone)
        begin = max(at, fixed) if fixed else at
        free, late = begin - at, max(timedelta(0), at - fixed) if fixed else timedelta(0)
        slots += [
            Slot(block, begin, begin + timedelta(minutes=block.minutes), free, late)
            for block in blocks_together
        ]
        at = begin + timedelta(minutes=set_minutes(blocks_together))
    return tuple(slots)


def set_minutes(blocks_together: Sequence[Block]) -> int:
    """How long a set takes: as long as its longest block."""
    return max(block.minutes for block in blocks_together)


def fixed_start(block: Block, near: datetime, zone: tzinfo | None) -> datetime | None:
    """The moment of a block's fixed start that is nearest to ``near``; None where it follows the block before it."""
    if not block.fixed_start:
        return None
    here = near.astimezone(zone)
    moment = datetime.combine(
        here.date(), time_of_day(block.fixed_start), here.tzinfo if zone is None else zone
    )
    if moment < here - _HALF_A_DAY:
        moment += timedelta(days=1)
    elif moment > here + _HALF_A_DAY:
        moment -= timedelta(days=1)
    return moment.astimezone(near.tzinfo)


_HALF_A_DAY = timedelta(hours=12)


def assumed_start(session: Session, now: datetime, zone: tzinfo | None) -> datetime:
    """When a session starts: as it says, else at 09:00 of the day of ``now``, so that its agenda can be read."""
    if session.starts_at is not None:
        return session.starts_at
    here = now.astimezone(zone)
    return here.replace(hour=9, minute=0, second=0, microsecond=0).astimezone(now.tzinfo)


def time_of_day(words: str) -> time:
    """Reads ``"15:10"`` or ``"9:05"``; raises ``InvalidInputError`` naming what cannot be read."""
    try:
        hour, minute = (int(part) for part in words.strip().replace(".", ":").split(":"))
        return time(hour, minute)
    except ValueError:
        raise InvalidInputError(
            f"“{words}” is no time of day.", "Nothing was changed.", "Write it as 15:10."
        ) from None


def blocks_of(session_id: UUID, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of one session in their order."""
    return tuple(
        sorted((each for each in blocks if each.session_id == session_id), key=lambda each: each.position)
    )
