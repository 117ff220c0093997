"""Where a session stands in its agenda: what runs, what comes next, and when the rest will be if nothing changes."""

from collections.abc import Sequence
from uuid import UUID

from charrette.domain.agenda import Block, BlockState, SessionClock, set_minutes, sets_of
from charrette.domain.project import Session
from charrette.domain.timer import Timer

LEFT, LENGTH = "left_ms", "length_ms"
"""In the progress of a block that has ended: what was left of its time and how long that was, in milliseconds."""


def set_of(blocks: Sequence[Block], block_id: UUID | None) -> tuple[Block, ...]:
    """The blocks that run beside one another, this one among them; empty where it is not there."""
    return next((each for each in sets_of(blocks) if any(block.id == block_id for block in each)), ())


def set_after(blocks: Sequence[Block], block_id: UUID | None) -> tuple[Block, ...]:
    """What "Next" starts: of the first set behind this block (None: behind the last one held) the blocks not over.

    Empty at the end of the agenda. Blocks that were skipped are passed over.
    """
    sets = sets_of(blocks)
    at = _place(sets, block_id)
    for together in sets[at + 1 :]:
        coming = tuple(block for block in together if not block.over)
        if coming:
            return coming
    return ()


def set_before(blocks: Sequence[Block], block_id: UUID | None) -> tuple[Block, ...]:
    """What "Back" takes up again: of the nearest set before this block (None: the last one held) the blocks held."""
    sets = sets_of(blocks)
    at = _place(sets, block_id)
    for together in reversed(sets[: at if block_id else at + 1]):
        held = tuple(block for block in together if block.state is BlockState.DONE)
        if held:
            return held
    return ()


def _place(sets: Sequence[tuple[Block, ...]], block_id: UUID | None) -> int:
    """The index of a block's set; without a block that of the last set held, -1 where none was."""
    held = [
        place
        for place, together in enumerate(sets)
        if any(block.id == block_id if block_id else block.state is BlockState.DONE for block in together)
    ]
    return held[-1] if held else -1


def shown_timer(session: Session, blocks: Sequence[Block], clock: SessionClock | None) -> Timer:
    """The timer to show: the clock's where it is in use, else what comes next, standing still.

    Without an agenda that is the session's minutes; at the end of an agenda there is nothing to count.
    """
    if clock is not None and (clock.block_id or clock.deadline or clock.length_ms or clock.kept_ms):
        return clock.timer
    if not blocks:
        return Timer.of_minutes(session.minutes)
    coming = set_after(blocks, None)
    return Timer.of_minutes(set_minutes(coming) if coming else 0)
