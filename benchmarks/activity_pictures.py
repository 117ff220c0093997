"""A day with one block of each kind of activity, to be pictured while simulated people hold it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from charrette.domain.activities import ACTIVITIES
from charrette.domain.activities.kind import ActivityKind
from charrette.domain.agenda import Block, BlockState
from charrette.domain.templates import Template, TemplateBlock, TemplateSession
from charrette.services.performance import perform
from charrette.services.rehearse import arranged
from charrette.services.simulated_room import SimulatedRoom
from charrette.store.library import Library
from charrette.system.clock import SteppingClock
from charrette.system.ids import TimeOrderedIds

_LEAPS = 1e6
"""The clock leaps from act to act; nobody shall think that the computer slept."""
PEOPLE, CARDS = 38, 118
_MORNING = datetime(2027, 2, 26, 17, tzinfo=UTC)
_LOOKS = {0, 1, 3, 8}
"""Acts of a step after which it is worth a look; a later look replaces an earlier one."""


def every_activity() -> Template:
    """A long day with one block of each kind, in the order of the registry."""
    blocks = tuple(_block(kind) for kind in ACTIVITIES.values())
    return Template(
        "every", "Every activity", "", (TemplateSession("Every activity", "09:00", "21:00", blocks),)
    )


def _block(kind: ActivityKind) -> TemplateBlock:
    return TemplateBlock(kind.title, kind.name, kind.minutes, kind.least, prompt=kind.prompt)


class Day:
    """The library of the day, and the day itself."""

    def __init__(self, folder: Path) -> None:
        self.clock = SteppingClock(_MORNING, timedelta(milliseconds=20), _LEAPS)
        ids = TimeOrderedIds(self.clock, 1)
        self.library = Library(folder / "every.charrette", clock=self.clock, ids=ids)
        self._room, self._sessions = arranged(self.library, every_activity(), PEOPLE, 1)

    def looks(self) -> Iterator[str]:
        """Holds the day; gives the name of a picture whenever there is something to look at."""
        acts, last = 0, ""
        for waits in perform(self._room, self._sessions, CARDS).values():
            for seconds in waits:
                name = _name(_running(self._room))
                acts = acts + 1 if name == last else 0
                last = name
                if name and acts in _LOOKS:
                    yield name
                self.clock.at += timedelta(seconds=seconds)


def _running(room: SimulatedRoom) -> Block | None:
    return next((each for each in room.snapshot().blocks if each.state is BlockState.RUNNING), None)


def _name(block: Block | None) -> str:
    """``"brainwriting-1"``: kind and step."""
    return f"{block.kind}-{block.progress.get('step', 0) + 1}" if block else ""
