"""The block the room is in: what runs, which step, and when that changes."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from charrette.domain.activities import ActivityKind, Step, activity_named, step_at, step_of
from charrette.domain.agenda import Block, BlockState
from charrette.domain.surfaces import Surface
from charrette.ui.desk import Desk

if TYPE_CHECKING:
    from charrette.store.changes import Changes

BOARD_SURFACES = frozenset({Surface.CAPTURE, Surface.SORT})
"""What is worked on at the board itself."""


class RunningBlock(QObject):
    """Follows the session's clock and its block. ``moved``: another block or step; ``changed``: anything of it."""

    moved = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.block: Block | None = None
        desk.opened.connect(self.refresh)
        desk.changed.connect(self._on_changed)

    @property
    def kind(self) -> ActivityKind:
        """The kind of what runs; a talk where nothing does."""
        return activity_named(self.block.kind if self.block else "")

    @property
    def step(self) -> Step | None:
        """The step the room is in."""
        return step_of(self.block) if self.block else None

    @property
    def surface(self) -> Surface:
        """What is worked on."""
        return self.step.surface if self.step else Surface.TALK

    @property
    def on_board(self) -> bool:
        """Whether it is worked on at the board."""
        return self.surface in BOARD_SURFACES

    @property
    def step_at(self) -> int:
        """Which step, from 0."""
        return step_at(self.block) if self.block else 0

    def refresh(self) -> None:
        """As the desk has it now."""
        before, self.block = self.block, self._found()
        if _where(before) != _where(self.block):
            self.moved.emit()
        self.changed.emit()

    def _on_changed(self, changes: "Changes") -> None:
        if any(changes.ids(table) for table in ("block", "session_clock", "session")):
            self.refresh()

    def _found(self) -> Block | None:
        if self._desk.project_id is None or self._desk.session is None:
            return None
        snapshot = self._desk.snapshot
        clock = snapshot.clock(self._desk.session.id)
        block = snapshot.block_by_id.get(clock.block_id) if clock and clock.block_id else None
        return block if block is not None and block.state is BlockState.RUNNING else None


def _where(block: Block | None) -> tuple[UUID, int] | None:
    return (block.id, step_at(block)) if block else None
