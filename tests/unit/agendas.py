"""Agendas for the tests: a morning with two breakouts side by side, and any agenda that can be planned."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from charrette.domain.agenda import Block, BlockState, SessionClock, Slot
from charrette.domain.project import Session

ZONE = ZoneInfo("America/New_York")
NINE = datetime(2027, 3, 16, 9, 0, tzinfo=ZONE).astimezone(UTC)
SESSION = Session(UUID(int=1), UUID(int=2), 1, "Morning", starts_at=NINE, ends_at=NINE + timedelta(hours=4))


def block(place: int, title: str, minutes: int, least: int, **more: Any) -> Block:
    """A block; its id ends in its place."""
    return Block(UUID(int=100 + place), SESSION.id, place, title, minutes=minutes, least=least, **more)


MORNING = (
    block(0, "Welcome", 10, 5),
    block(1, "Writing", 20, 10),
    block(2, "Round robin", 30, 20),
    block(3, "Sorting", 45, 30),
    block(4, "Students", 45, 25, beside=True),
    block(5, "Lunch", 40, 40, protected=True, fixed_start="11:00"),
    block(6, "Vote", 60, 30),
)
"""09:00 to 12:40 with 15 minutes free before lunch; the room is free until 13:00."""


def running(blocks: Sequence[Block], place: int, now: datetime, left: timedelta) -> tuple[Any, ...]:
    """The agenda when the block at ``place`` runs with so much left: its blocks and its clock."""
    before = (replace(each, state=BlockState.DONE) for each in blocks[:place])
    runs = replace(blocks[place], state=BlockState.RUNNING, started_at=now - timedelta(minutes=5))
    length, kept = (minutes * 60_000 for minutes in (runs.minutes, left // timedelta(minutes=1)))
    clock = SessionClock(UUID(int=9), SESSION.id, runs.id, length, kept, now + left)
    return (*before, runs, *blocks[place + 1 :]), clock


def clock_times(slots: Sequence[Slot]) -> dict[str, str]:
    """When each block begins on the wall."""
    return {slot.block.title: f"{slot.start.astimezone(ZONE):%H:%M}" for slot in slots}


@st.composite
def any_blocks(draw: st.DrawFn) -> tuple[Block, ...]:
    """Up to eight blocks, some protected, some beside, some with fixed starts; none was held yet."""
    blocks: list[Block] = []
    for place in range(draw(st.integers(1, 8))):
        minutes = draw(st.integers(1, 60))
        beside = place > 0 and draw(st.integers(0, 3)) == 0
        fixed = "" if beside or draw(st.integers(0, 3)) else f"{9 + draw(st.integers(0, 3)):02d}:20"
        least = draw(st.integers(1, minutes))
        protected = draw(st.integers(0, 3)) == 0
        blocks.append(
            block(place, f"B{place}", minutes, least, protected=protected, fixed_start=fixed, beside=beside)
        )
    return tuple(blocks)


any_lateness = st.integers(-30, 150 * 60).map(lambda seconds: timedelta(seconds=seconds))
