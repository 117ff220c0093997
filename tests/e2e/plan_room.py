"""A room that was held and went home: cards, needs, a closed round with its result. Nothing is planned yet."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from charrette.domain.methods import method_named
from charrette.domain.templates import template_named
from charrette.services.ballots import CastBallot, cast_ballot
from charrette.services.rehearse import USUAL_TEMPLATE, arranged
from charrette.services.rounds import OpenRound, close_round, open_round, reveal_round
from charrette.services.simulated_room import (
    SimulatedRoom,
    appeal,
    make_needs,
    say,
    saying,
    set_aside,
    set_priorities,
)
from charrette.services.simulated_votes import simulated_ballot
from charrette.services.templates import read_shelf
from charrette.store.library import Library
from charrette.system.clock import SteppingClock
from charrette.system.ids import TimeOrderedIds

PEOPLE, CARDS = 6, 118
HELD = datetime(2027, 2, 26, 18, 0, tzinfo=UTC)


def room_gone_home(path: Path) -> None:
    """Writes the library of the sample school on the evening after its charrette."""
    clock = SteppingClock(HELD, timedelta(milliseconds=20))
    library = Library(path, actor="facilitator", clock=clock, ids=TimeOrderedIds(clock, 1))
    room, sessions = arranged(library, template_named(USUAL_TEMPLATE, read_shelf().templates), PEOPLE, 1)
    say(room, saying(room, CARDS, sessions[0].id, None))
    set_aside(room)
    make_needs(room)
    _vote(room)
    set_priorities(room)
    library.close()


def _vote(room: SimulatedRoom) -> None:
    """One ballot of each group, in a round that is closed and seen."""
    snapshot = room.snapshot()
    needs = tuple(need.id for need in snapshot.open_needs if not need.required)
    round_ = room.do(open_round, OpenRound(snapshot.charrettes[0].id, needs, title="Dot vote"))
    for group in round_.rules.groups:
        drawn = appeal(room, group.label, needs)
        content = simulated_ballot(
            method_named(round_.rules.method), round_.rules.options, drawn, room.chance
        )
        room.do(cast_ballot, CastBallot(round_.id, group.id, content))
    room.do(close_round, round_.id)
    room.do(reveal_round, round_.id)
