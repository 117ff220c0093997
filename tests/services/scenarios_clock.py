"""The clock's service functions, each with a room whose agenda stands where it can be done."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.agenda import Block
from charrette.services import clock
from tests.services.room_with_agenda import add_agenda, add_loose_end

if TYPE_CHECKING:
    from tests.services.scenarios import Room


def _agenda(room: "Room") -> tuple[UUID, tuple[Block, ...]]:
    session = room.snapshot().sessions[0]
    return session.id, add_agenda(room.library, session.id)


def _started(room: "Room", at: int = 0) -> tuple[UUID, tuple[Block, ...]]:
    session_id, blocks = _agenda(room)
    room.do(clock.start_block, blocks[at].id)
    return session_id, blocks


def _start_block(room: "Room") -> Any:
    return clock.start_block, _started(room)[1][2].id


def _go_next(room: "Room") -> Any:
    return clock.go_next, _started(room)[0]


def _go_back(room: "Room") -> Any:
    session_id, _ = _started(room)
    room.do(clock.go_next, session_id)
    return clock.go_back, session_id


def _skip_block(room: "Room") -> Any:
    return clock.skip_block, _started(room)[1][0].id


def _resume_clock(room: "Room") -> Any:
    session_id, _ = _started(room)
    room.do(clock.pause_clock, session_id)
    return clock.resume_clock, session_id


def _close_session(room: "Room") -> Any:
    session_id, _ = _started(room)
    add_loose_end(room.library, room.project.id, session_id)
    return clock.close_session, clock.CloseSession(session_id, despite_open_items=True)


CLOCK_SCENARIOS = {
    "start_block": _start_block,
    "go_next": _go_next,
    "go_back": _go_back,
    "skip_block": _skip_block,
    "pause_clock": lambda room: (clock.pause_clock, _started(room)[0]),
    "resume_clock": _resume_clock,
    "reset_clock": lambda room: (clock.reset_clock, _started(room)[0]),
    "add_time": lambda room: (clock.add_time, clock.AddTime(_started(room)[0], 90)),
    "set_bell": lambda room: (clock.set_bell, clock.SetBell(_agenda(room)[0], on=False)),
    "close_session": _close_session,
}
