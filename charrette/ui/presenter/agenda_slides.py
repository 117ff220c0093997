"""The agenda for the room, with “you are here”: done, now and coming, with times and never a note."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from uuid import UUID

from charrette.domain.agenda import Block, BlockState, SessionClock, Slot, assumed_start, planned
from charrette.domain.project import Session
from charrette.domain.projection import projected
from charrette.domain.running import set_of
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.ui.presenter.paging import ROWS, corner
from charrette.ui.presenter.saying import Saying
from charrette.ui.presenter.slides import AgendaRow, AgendaSlide, Slide

DONE, NOW, COMING = "done", "now", "coming"
HEADING = "Where we are"
AHEAD = "What we do today"


def agenda_slides(
    snapshot: ProjectSnapshot, session: Session | None, saying: Saying
) -> tuple[tuple[Slide, ...], int]:
    """The pages, and which of them holds what runs now."""
    blocks = snapshot.agenda(session.id) if session else ()
    if session is None or not blocks:
        return (AgendaSlide(HEADING, "No agenda yet", "", ()),), 0
    rows, end = _rows(session, blocks, snapshot.clock(session.id), saying)
    here = next((place for place, row in enumerate(rows) if row.state != DONE), len(rows) - 1)
    heading = HEADING if any(row.state != COMING for row in rows) else AHEAD
    note = f"{session.title}, until {saying.time(end)}" if end else session.title
    pages = [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)] or [rows]
    slides = tuple(
        AgendaSlide(heading, note, corner(place, len(pages)), tuple(page))
        for place, page in enumerate(pages, start=1)
    )
    return slides, max(0, here) // ROWS


def _rows(
    session: Session, blocks: Sequence[Block], clock: SessionClock | None, saying: Saying
) -> tuple[list[AgendaRow], datetime | None]:
    slots = _slots(session, blocks, clock, saying)
    at = clock.block_id if clock else None
    running = {block.id for block in set_of(blocks, at)} if at else frozenset[UUID]()
    shown = _shown(slots, running)
    rows = [
        AgendaRow(
            saying.time(slot.start),
            slot.block.title,
            NOW if slot.block.id in running else DONE if slot.block.over else COMING,
            counted(slot.block.minutes, "minute"),
            slot.block.beside,
        )
        for slot in shown
    ]
    return rows, max((slot.end for slot in shown), default=None)


def _shown(slots: Sequence[Slot], running: AbstractSet[UUID]) -> list[Slot]:
    """Without what was skipped, or passed over on the way to where the room is."""
    been = [slot.block.id in running or slot.block.over for slot in slots]
    last = max((place for place, was in enumerate(been) if was), default=-1)
    return [
        slot
        for place, slot in enumerate(slots)
        if slot.block.state is not BlockState.SKIPPED and (been[place] or place > last)
    ]


def _slots(
    session: Session, blocks: Sequence[Block], clock: SessionClock | None, saying: Saying
) -> tuple[Slot, ...]:
    """As planned before the first block, then as it was and will be if nothing changes."""
    if any(block.started_at for block in blocks):
        return projected(session, blocks, clock, saying.now, saying.zone)
    return planned(session, blocks, saying.zone, assumed_start(session, saying.now, saying.zone))
