"""The agenda beside the board as a list: what was held, where the room is, what is to come and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from charrette.domain.agenda import Block, BlockState, SessionClock
from charrette.domain.project import Session
from charrette.domain.projection import projected
from charrette.domain.wording import counted

Index = QModelIndex | QPersistentModelIndex

_SIGNS = {BlockState.DONE: "Held", BlockState.RUNNING: "Now", BlockState.SKIPPED: "Skipped"}


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One line: a block with the time at which it was, is or will be; ``here`` where the room looks.

    ``late``: a fixed start that is missed. Several past blocks on one line have no block: ``id`` is None then.
    """

    id: UUID | None
    title: str
    minutes: int
    state: BlockState
    at: datetime
    here: bool = False
    beside: bool = False
    protected: bool = False
    late: bool = False


def agenda_rows(
    session: Session, blocks: Sequence[Block], clock: SessionClock | None, now: datetime, zone: tzinfo | None
) -> tuple[AgendaRow, ...]:
    """Every block of the session, in its order, with projected times in ``zone``."""
    return tuple(
        AgendaRow(
            slot.block.id,
            slot.block.title,
            slot.block.minutes,
            slot.block.state,
            slot.start.astimezone(zone).replace(second=0, microsecond=0),
            here=clock is not None and slot.block.id == clock.block_id,
            beside=slot.block.beside and place > 0,
            protected=slot.block.protected,
            late=slot.late >= timedelta(minutes=1) and not slot.block.over,
        )
        for place, slot in enumerate(projected(session, blocks, clock, now, zone))
    )


def folded(rows: tuple[AgendaRow, ...]) -> tuple[AgendaRow, ...]:
    """What lies behind the room on one line, where it is more than one block."""
    first = next((place for place, row in enumerate(rows) if row.state is BlockState.RUNNING), 0)
    past = rows[:first]
    if len(past) < 2:
        return rows
    over = sum(row.state is not BlockState.PLANNED for row in past)
    minutes = sum(row.minutes for row in past if row.state is BlockState.DONE)
    line = AgendaRow(None, f"{counted(over, 'block')} behind us", minutes, BlockState.DONE, past[0].at)
    return (line, *rows[first:])


class AgendaRows(QAbstractListModel):
    """The lines as they are now."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.rows: tuple[AgendaRow, ...] = ()

    def show(self, rows: tuple[AgendaRow, ...]) -> None:
        """Other lines; where they are of the same blocks, the current one stays."""
        if rows == self.rows:
            return
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        return row.title if role == Qt.ItemDataRole.ToolTipRole else None


def spoken(row: AgendaRow) -> str:
    """The line as a sentence."""
    sign = _SIGNS.get(row.state, "To come")
    beside = ", beside the block before" if row.beside else ""
    protected = ", protected" if row.protected else ""
    late = ", late" if row.late else ""
    return f"{sign}: {row.title}, {row.at:%H:%M}{late}, {counted(row.minutes, 'minute')}{beside}{protected}"
