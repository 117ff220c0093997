"""Rehearsal: a whole simulated charrette in a library of its own; real data is never touched.

The same seed gives the same content: ids, times, cards and ballots come from one clock and one source of chance.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from charrette.domain.agenda import time_of_day
from charrette.domain.editions import Edition
from charrette.domain.errors import InvalidInputError
from charrette.domain.progress import Progress, unwatched
from charrette.domain.project import Session
from charrette.domain.templates import Template, template_named
from charrette.services.performance import perform
from charrette.services.publish import Export, export_document, file_name
from charrette.services.sample import Sample, sample
from charrette.services.simulated_plan import plan_the_sample
from charrette.services.simulated_room import SimulatedRoom, furnished
from charrette.services.templates import UseTemplate, read_shelf, use_template
from charrette.store.library import Library
from charrette.system.clock import FastClock, SteppingClock
from charrette.system.ids import TimeOrderedIds
from charrette.system.paths import LIBRARY_NAME

FACILITATOR = "facilitator"
SIMULATED = "the simulated room"
USUAL_TEMPLATE = "half-day-school"
_DOORS_OPEN = timedelta(hours=1)
_ACT = timedelta(milliseconds=20)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """How big the simulated charrette is, and by which agenda; ``files`` False leaves the documents out."""

    folder: Path
    participants: int = 38
    cards: int = 118
    seed: int = 1
    files: bool = True
    template: str = USUAL_TEMPLATE


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What a rehearsal left behind."""

    library: Path
    project_id: UUID
    files: tuple[Path, ...]


def rehearse(command: Rehearsal, progress: Progress = unwatched) -> Rehearsed:
    """Runs a charrette from check-in to brief, activity by activity, and what the departments bring to it afterwards.

    A library that stands in the folder already is refused. Raises ``NotFoundError`` for an unknown template.
    """
    if command.participants < 1 or command.cards < 1:
        raise InvalidInputError("A rehearsal needs at least one participant and one card.")
    template = template_named(command.template, read_shelf().templates)
    path = command.folder / LIBRARY_NAME
    if path.exists():
        raise InvalidInputError(
            f"There is a library in “{command.folder}” already.",
            "It was left untouched.",
            "Name another folder.",
        )
    clock = SteppingClock(_start(sample(), template) - _DOORS_OPEN, _ACT)
    library = Library(path, actor=FACILITATOR, clock=clock, ids=TimeOrderedIds(clock, command.seed))
    try:
        project_id = _run(library, clock, template, command, progress)
        files = _publish(library, project_id, command.folder, progress) if command.files else ()
    finally:
        library.close()
    return Rehearsed(path, project_id, files)


def _start(told: Sample, template: Template) -> datetime:
    """The sample's day, at the hour of the template."""
    day = date.fromisoformat(told.charrette["session"]["held_on"])
    return datetime.combine(day, time_of_day(template.sessions[0].start), ZoneInfo(told.project["zone"]))


def arranged(
    library: Library, template: Template, participants: int, seed: int
) -> tuple[SimulatedRoom, tuple[Session, ...]]:
    """The simulated room in an empty library, its agenda on the wall, everybody at the tables."""
    told = sample()
    room = furnished(library, told, participants, seed)
    charrette = room.snapshot().charrettes[0]
    command = UseTemplate(charrette.id, template, _start(told, template))
    return room, library.do(use_template, command)


@dataclass(frozen=True, slots=True)
class Live:
    """A rehearsal that is watched: its clock and its acts, to be done one after the other with pauses between."""

    library: Library
    clock: FastClock
    waits: Iterator[float]


def live(command: Rehearsal, speed: float, actor: str = "") -> Live:
    """Arranges the room in ``command.folder``; its people act when ``waits`` is gone through.

    ``actor`` is the person who watches and may lead; the people act under a name of their own.
    """
    template = template_named(command.template, read_shelf().templates)
    clock = FastClock(_start(sample(), template), speed)
    ids = TimeOrderedIds(clock, command.seed)
    library = Library(command.folder / LIBRARY_NAME, actor=actor, clock=clock, ids=ids)
    room, sessions = arranged(library, template, command.participants, command.seed)
    room.actor, room.led = SIMULATED, True

    def waits() -> Iterator[float]:
        for session_id, each in perform(room, sessions, command.cards).items():
            begins = next(session.starts_at for session in sessions if session.id == session_id)
            clock.leap(max(timedelta(0), begins - clock.now()) if begins else timedelta(0))
            yield from each

    return Live(library, clock, waits())


def _run(
    library: Library,
    clock: SteppingClock,
    template: Template,
    command: Rehearsal,
    progress: Progress,
) -> UUID:
    room, sessions = arranged(library, template, command.participants, command.seed)
    for number, (session_id, waits) in enumerate(perform(room, sessions, command.cards).items(), start=1):
        begins = next(session.starts_at for session in sessions if session.id == session_id)
        clock.at = max(clock.at, begins or clock.at)
        for seconds in waits:
            clock.at += timedelta(seconds=seconds)
        progress(number, len(sessions))
    plan_the_sample(room)
    return room.project.id


_FILES = (
    ("brief", "pdf", Edition.PUBLIC),
    ("handout", "pdf", Edition.PUBLIC),
    ("needs", "csv", Edition.PUBLIC),
    ("needs", "xlsx", Edition.PUBLIC),
    ("needs", "json", Edition.PUBLIC),
    ("needs", "json", Edition.FULL),
)


def _publish(library: Library, project_id: UUID, folder: Path, progress: Progress) -> tuple[Path, ...]:
    with library.reading() as queries:
        snapshot = queries.snapshot(project_id)
    assert snapshot is not None
    written: list[Path] = []
    for document, format_, edition in _FILES:
        path = folder / file_name(snapshot, document, format_, edition)
        command = Export(project_id, document, format_, path, edition, invariant=True)
        written.append(export_document(library, command).path)
        progress(len(written), len(_FILES))
    return tuple(written)
