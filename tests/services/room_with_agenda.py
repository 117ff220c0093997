"""An agenda to run: four blocks, two of them side by side, and an item of the log that nobody owns."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from charrette.domain.agenda import Block
from charrette.domain.log import EntryKind, LogEntry
from charrette.store.library import Library
from charrette.store.unit_of_work import UnitOfWork


def put(work: UnitOfWork, values: Sequence[Block | LogEntry]) -> None:
    """Puts values of one kind into the library."""
    work.add(*values)


def add_agenda(library: Library, session_id: UUID) -> tuple[Block, ...]:
    """Welcome 10, Silent writing 12, Sketching 20 with Walk 15 beside it, Lunch 30 protected."""
    blocks = tuple(
        Block(library.ids.new(), session_id, place, title, kind, minutes, 5, beside=title == "Walk")
        for place, (title, kind, minutes) in enumerate(
            (
                ("Welcome", "talk", 10),
                ("Silent writing", "silent-writing", 12),
                ("Sketching", "talk", 20),
                ("Walk", "talk", 15),
                ("Lunch", "meal", 30),
            )
        )
    )
    blocks = (*blocks[:-1], replace(blocks[-1], protected=True))
    library.do(put, blocks)
    return blocks


def add_loose_end(
    library: Library, project_id: UUID, session_id: UUID | None, text: str = "Paint"
) -> LogEntry:
    """An action that nobody owns."""
    with library.reading() as queries:
        number = 1 + len(queries.entries(project_id))
    entry = LogEntry(
        library.ids.new(),
        project_id,
        EntryKind.ACTION,
        number,
        f"A-{number}",
        text,
        library.clock.now(),
        session_id,
    )
    library.do(put, (entry,))
    return entry


class HandClock:
    """A wall clock and a steady one, both moved by hand."""

    speed = 1.0

    def __init__(self, at: datetime) -> None:
        self.at, self.counted = at, 0.0

    def now(self) -> datetime:
        return self.at

    def steady(self) -> float:
        """Seconds since some moment, however the wall clock is set."""
        return self.counted

    def wait(self, seconds: float) -> None:
        """Time passes, awake or asleep."""
        self.at += timedelta(seconds=seconds)
        self.counted += seconds

    def set(self, by: timedelta) -> None:
        """Somebody sets the computer's clock."""
        self.at += by
