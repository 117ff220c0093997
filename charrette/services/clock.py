"""The session's clock: which block the room is in, and its time left. Every act is one step of the journal.

The clock is a row of the library with an absolute deadline, so that it outlives the app; its expiry blocks nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.agenda import Block, BlockState, SessionClock, blocks_of, clock_fields
from charrette.domain.errors import InvalidInputError
from charrette.domain.parking import loose_ends
from charrette.domain.project import Charrette, Session
from charrette.domain.running import LEFT, LENGTH, minutes_of, set_after, set_before, set_of, shown_timer
from charrette.domain.timer import Timer, clock_words
from charrette.domain.wording import counted, listed, quoted

if TYPE_CHECKING:
    from charrette.store.library import Library
    from charrette.store.unit_of_work import UnitOfWork

_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class AddTime:
    """So many seconds more for everybody (fewer when below zero)."""

    session_id: UUID
    seconds: int = 60


@dataclass(frozen=True, slots=True)
class SetBell:
    """Whether the bell rings when the time is over."""

    session_id: UUID
    on: bool


@dataclass(frozen=True, slots=True)
class CloseSession:
    """The end of a session. ``despite_open_items``: although actions or parked items have no owner or no date."""

    session_id: UUID
    despite_open_items: bool = False


@dataclass(frozen=True, slots=True)
class _Room:
    """A session as it stands."""

    session: Session
    project_id: UUID
    blocks: tuple[Block, ...]
    clock: SessionClock
    kept: bool
    """Whether the clock is in the library yet."""

    @property
    def running(self) -> tuple[Block, ...]:
        """The blocks that run now."""
        return tuple(block for block in self.blocks if block.state is BlockState.RUNNING)


def start_block(work: "UnitOfWork", block_id: UUID) -> SessionClock:
    """Starts a block with all that run beside it; what ran before is done. Its rules freeze.

    A block of a set that runs already becomes the one looked at. A closed session is open again.
    Raises ``InvalidInputError`` for the block the room is in.
    """
    room = _room(work, work.get(Block, block_id).session_id)
    block = next(each for each in room.blocks if each.id == block_id)
    together = set_of(room.blocks, block_id)
    if any(each.state is BlockState.RUNNING for each in together):
        return _turn_to(work, room, block)
    begun = tuple(each for each in together if each.id == block_id or not each.over)
    again = "; the session is open again" if room.session.closed_at else ""
    work.describe(f"Started {_titles(begun)} ({minutes_of(begun)} min){again}", room.project_id)
    if again:
        work.change(room.session, closed_at=None)
    _end(work, room)
    return _begin(work, room, begun, block)


def go_next(work: "UnitOfWork", session_id: UUID) -> SessionClock:
    """Ends the block and starts the next, or the first; at the end of the agenda the clock stands still.

    Raises ``InvalidInputError`` where there is no agenda, or it is at its end already.
    """
    room = _room(work, session_id)
    coming = set_after(room.blocks, room.clock.block_id)
    if not coming and not room.running:
        raise _no_next(room.blocks)
    done = [f"Ended {_titles(room.running)}"] if room.running else []
    start = f"started {_titles(coming)} ({minutes_of(coming)} min)" if coming else "the agenda is at its end"
    sentence = ", ".join([*done, start])
    work.describe(sentence[0].upper() + sentence[1:], room.project_id)
    _end(work, room)
    return _begin(work, room, coming, coming[0]) if coming else _stop(work, room)


def go_back(work: "UnitOfWork", session_id: UUID) -> SessionClock:
    """Takes the block before up again, with the time it had left when it ended; the present one is yet to come.

    Raises ``InvalidInputError`` where no block was held before.
    """
    room = _room(work, session_id)
    before = set_before(room.blocks, room.clock.block_id)
    if not before:
        raise InvalidInputError("No block was held before this one.", "Nothing was changed.")
    work.describe(f"Went back to {_titles(before)}", room.project_id)
    for block in room.running:
        work.change(block, state=BlockState.PLANNED, started_at=None)
    for block in before:
        work.change(block, state=BlockState.RUNNING, ended_at=None, progress=_without_time(block.progress))
    timer = _timer_before(before).started(work.clock.now())
    return _keep(work, room, block_id=before[0].id, **clock_fields(timer))


def skip_block(work: "UnitOfWork", block_id: UUID) -> SessionClock:
    """Leaves a block out. Where the room is in it alone, the next one starts.

    Raises ``InvalidInputError`` for a block that lies behind the room.
    """
    room = _room(work, work.get(Block, block_id).session_id)
    block = next(each for each in room.blocks if each.id == block_id)
    if block.over:
        raise InvalidInputError(
            f"{quoted(block.title)} lies behind the room already.", "Nothing was changed."
        )
    runs = block.state is BlockState.RUNNING
    beside = tuple(each for each in room.running if each.id != block_id)
    coming = set_after(room.blocks, block_id) if runs and not beside else ()
    then = f"; started {_titles(coming)} ({minutes_of(coming)} min)" if coming else ""
    work.describe(f"Skipped {quoted(block.title)}{then}", room.project_id)
    work.change(block, state=BlockState.SKIPPED, ended_at=work.clock.now() if runs else None)
    if not runs:
        return room.clock
    if beside:
        return _keep(work, room, block_id=beside[0].id)
    return _begin(work, room, coming, coming[0]) if coming else _stop(work, room)


def pause_clock(work: "UnitOfWork", session_id: UUID) -> SessionClock:
    """Stops the time; nothing happens where it stands still already."""
    room = _room(work, session_id)
    if room.clock.deadline is None:
        return room.clock
    timer = room.clock.timer.paused(work.clock.now())
    work.describe(f"Paused the clock at {_left(timer.kept)}{_of(room)}", room.project_id)
    return _keep(work, room, **clock_fields(timer))


def resume_clock(work: "UnitOfWork", session_id: UUID) -> SessionClock:
    """Lets the time run; without an agenda it is the session's own timer. Nothing happens where it runs already."""
    room = _room(work, session_id)
    if room.clock.deadline is not None:
        return room.clock
    timer = shown_timer(room.session, room.blocks, room.clock)
    work.describe(f"Started the clock with {_left(timer.kept)}{_of(room)}", room.project_id)
    return _keep(work, room, **clock_fields(timer.started(work.clock.now())))


def reset_clock(work: "UnitOfWork", session_id: UUID) -> SessionClock:
    """Gives the whole time again, standing still: the block's minutes, or the session's without an agenda."""
    room = _room(work, session_id)
    together = set_of(room.blocks, room.clock.block_id)
    minutes = minutes_of(together) if together else room.session.minutes
    work.describe(f"Set the clock back to {minutes} min{_of(room)}", room.project_id)
    return _keep(work, room, **clock_fields(Timer.of_minutes(minutes if together else 0)))


def add_time(work: "UnitOfWork", command: AddTime) -> SessionClock:
    """More time for everybody (less when ``seconds`` is below zero), whether the clock runs or not.

    Raises ``InvalidInputError`` where that leaves less than no time at all, and between the blocks of an agenda.
    """
    room = _room(work, command.session_id)
    if room.blocks and room.clock.block_id is None and room.clock.deadline is None:
        raise InvalidInputError(
            "No block runs.", "Nothing was changed.", "Start one, then give it more time."
        )
    timer = shown_timer(room.session, room.blocks, room.clock).extended(timedelta(seconds=command.seconds))
    if timer.length < timedelta(0):
        raise InvalidInputError("There is not so much time to take away.", "Nothing was changed.")
    more = "more" if command.seconds >= 0 else "less"
    work.describe(f"Gave {_span(abs(command.seconds))} {more}{_of(room)}", room.project_id)
    return _keep(work, room, **clock_fields(timer))


def set_bell(work: "UnitOfWork", command: SetBell) -> SessionClock:
    """Switches the bell on or off for the session."""
    room = _room(work, command.session_id)
    work.describe(f"Switched the bell {'on' if command.on else 'off'}", room.project_id)
    return _keep(work, room, bell=command.on)


def close_session(work: "UnitOfWork", command: CloseSession) -> Session:
    """Ends the session: what runs is done and the clock stands still.

    Raises ``InvalidInputError`` naming the actions and parked items of the session (or of none) that lack an owner
    or a date, parked cards without an entry too, unless ``despite_open_items``; and where it is closed already.
    """
    room = _room(work, command.session_id)
    if room.session.closed_at:
        raise InvalidInputError(f"{quoted(room.session.title)} is closed already.", "Nothing was changed.")
    snapshot = work.queries.snapshot(room.project_id)
    assert snapshot is not None
    wanting = loose_ends(snapshot, room.session.id)
    names = listed([f"{item.code} {quoted(item.text)}" for item in wanting])
    if wanting and not command.despite_open_items:
        raise InvalidInputError(
            f"{counted(len(wanting), 'item has', 'items have')} no owner or no date: {names}.",
            "The session stays open.",
            "Say who does what by when, or close it despite them.",
        )
    despite = f" although no owner or no date is known for {names}" if wanting else ""
    work.describe(f"Closed session {quoted(room.session.title)}{despite}", room.project_id)
    _end(work, room)
    if room.clock.block_id or room.clock.deadline:
        _stop(work, room)
    closed = replace(room.session, closed_at=work.clock.now())
    work.change(room.session, closed_at=closed.closed_at)
    return closed


def follow_clock(library: "Library", project_id: UUID, by: timedelta, session_id: UUID | None = None) -> None:
    """The computer's clock was set by so much (below zero: back): deadlines move with it, the time left stays.

    Of one session, or (None) of all that run. A note in the minutes, which undo passes over.
    """
    with library.unit_of_work("follow_clock", kind="note") as work:
        running = [
            clock
            for clock in work.queries.clocks(project_id)
            if clock.deadline and session_id in {None, clock.session_id}
        ]
        sessions = {clock.session_id for clock in running}
        work.describe(clock_set_words(by), project_id)
        for clock in running:
            assert clock.deadline is not None
            work.change(clock, deadline=clock.deadline + by)
        for block in work.queries.blocks(project_id):
            if block.state is BlockState.RUNNING and block.session_id in sessions and block.started_at:
                work.change(block, started_at=block.started_at + by)
        work.commit()


def clock_set_words(by: timedelta) -> str:
    """What the minutes and the screen say when the computer's clock was set by so much."""
    way = "forward" if by > timedelta(0) else "back"
    span = _span(round(abs(by).total_seconds()))
    return f"The computer’s clock was set {way} by {span}; the time left is unchanged"


def _room(work: "UnitOfWork", session_id: UUID) -> _Room:
    session = work.get(Session, session_id)
    project_id = work.get(Charrette, session.charrette_id).project_id
    found = next((each for each in work.queries.clocks(project_id) if each.session_id == session_id), None)
    blocks = blocks_of(session_id, work.queries.blocks(project_id))
    return _Room(session, project_id, blocks, found or SessionClock(work.ids.new(), session_id), bool(found))


def _keep(work: "UnitOfWork", room: _Room, **fields: Any) -> SessionClock:
    """Writes the clock, which may be new."""
    clock = replace(room.clock, **fields)
    if room.kept:
        work.change(room.clock, **fields)
    else:
        work.add(clock)
    return clock


def _turn_to(work: "UnitOfWork", room: _Room, block: Block) -> SessionClock:
    """Another block of the set that runs is the one looked at; one that was over runs again beside them."""
    if block.id == room.clock.block_id and block.state is BlockState.RUNNING:
        raise InvalidInputError(f"The room is in {quoted(block.title)} already.", "Nothing was changed.")
    work.describe(f"Turned to {quoted(block.title)}", room.project_id)
    if block.state is not BlockState.RUNNING:
        _run(work, block, work.clock.now())
    return _keep(work, room, block_id=block.id)


def _begin(work: "UnitOfWork", room: _Room, together: Sequence[Block], first: Block) -> SessionClock:
    now = work.clock.now()
    for block in together:
        _run(work, block, now)
    timer = Timer.of_minutes(minutes_of(together)).started(now)
    return _keep(work, room, block_id=first.id, **clock_fields(timer))


def _run(work: "UnitOfWork", block: Block, now: datetime) -> None:
    """A block runs from now on, by its own rules or else by those of its kind."""
    from charrette.domain.activities import activity_named

    rules = {**activity_named(block.kind).defaults, **block.rules}
    progress = _without_time(block.progress)
    work.change(
        block, state=BlockState.RUNNING, started_at=now, ended_at=None, rules=rules, progress=progress
    )


def _end(work: "UnitOfWork", room: _Room) -> None:
    """What runs is done; it remembers its time left, for who goes back to it."""
    now = work.clock.now()
    timer = room.clock.timer
    time = {LEFT: timer.left(now) // _MILLISECOND, LENGTH: timer.length // _MILLISECOND}
    for block in room.running:
        work.change(block, state=BlockState.DONE, ended_at=now, progress={**block.progress, **time})


def _stop(work: "UnitOfWork", room: _Room) -> SessionClock:
    """The room is in no block."""
    return _keep(work, room, block_id=None, **clock_fields(Timer.of_minutes(0)))


def _without_time(progress: Mapping[str, int]) -> dict[str, int]:
    return {name: value for name, value in progress.items() if name not in {LEFT, LENGTH}}


def _timer_before(blocks: Sequence[Block]) -> Timer:
    """The timer as it was when these blocks ended."""
    progress = blocks[0].progress
    length = progress.get(LENGTH, minutes_of(blocks) * 60_000)
    return Timer(length * _MILLISECOND, progress.get(LEFT, 0) * _MILLISECOND)


def _no_next(blocks: Sequence[Block]) -> InvalidInputError:
    if blocks:
        return InvalidInputError("The agenda is at its end.", "Nothing was changed.")
    return InvalidInputError(
        "This session has no agenda.", "Nothing was changed.", "Plan the agenda in Prepare."
    )


def _titles(blocks: Sequence[Block]) -> str:
    return listed([quoted(block.title) for block in blocks])


def _of(room: _Room) -> str:
    """``" in “Silent writing”"``; empty without a block."""
    block = next((each for each in room.blocks if each.id == room.clock.block_id), None)
    return f" in {quoted(block.title)}" if block else ""


def _left(left: timedelta) -> str:
    return f"{clock_words(left)} left" if left >= timedelta(0) else f"{clock_words(left)} over time"


def _span(seconds: int) -> str:
    """``"45 s"``, ``"1 min"``, ``"1 h 5 min"``."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "min"), (rest if not hours else 0, "s"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "no time"
