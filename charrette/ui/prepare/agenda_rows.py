"""The rows of an agenda: each block with the times that follow, movable by drag."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from uuid import UUID

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from charrette.domain.activities import activity_named
from charrette.domain.agenda import Block, BlockState, Slot
from charrette.domain.projection import whole_minutes
from charrette.ui.models.rows import Column, RowsTable

MIME = "application/x-charrette-block"
START, MINUTES, TITLE, KIND, OWNER = range(5)
BLOCK, LATE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex

_STATES = {
    BlockState.PLANNED: "",
    BlockState.RUNNING: "running now",
    BlockState.DONE: "done",
    BlockState.SKIPPED: "skipped",
}


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A block with its slot (none where the session has no start) and whether it is too late or too long."""

    block: Block
    slot: Slot | None
    zone: tzinfo | None
    too_late: bool = False

    @property
    def id(self) -> UUID:
        """The block's id."""
        return self.block.id

    @property
    def start(self) -> str:
        """When it begins: ``"09:40"``; empty where that is not known or it stands beside another."""
        if self.slot is None or self.block.beside:
            return ""
        return f"{self.slot.start.astimezone(self.zone):%H:%M}"

    @property
    def title(self) -> str:
        """Its title, in words with what only a sign says otherwise."""
        return self.block.title

    @property
    def spoken(self) -> str:
        """The whole row in a sentence."""
        block = self.block
        signs = (
            f"at {self.start}" if self.start else "",
            f"{block.minutes} minutes",
            "beside the block before it" if block.beside else "",
            "protected" if block.protected else "",
            f"{whole_minutes(self.slot.late)} minutes late" if self.slot and self.slot.late else "",
            "beyond the end of the session" if self.too_late else "",
            _STATES[block.state],
        )
        return ", ".join((block.title, *(sign for sign in signs if sign)))


class AgendaTable(RowsTable):
    """The blocks of one session; ``dropped`` says which row was let go before which."""

    dropped = Signal(int, int)

    def __init__(self, *, writable: bool, parent: object = None) -> None:
        super().__init__(
            (
                Column("Start", lambda row: row.start, right=True),
                Column("Min", lambda row: row.block.minutes, editable=True, right=True),
                Column("Block", lambda row: row.title, editable=True),
                Column("Activity", lambda row: activity_named(row.block.kind).title),
                Column("Who", lambda row: row.block.owner, editable=True),
            ),
            writable=writable,
            parent=parent,
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.at(index.row()) if index.isValid() else None
        if row is not None and role == BLOCK:
            return row
        if row is not None and role == LATE:
            return row.too_late or bool(row.slot and row.slot.late)
        if row is not None and role == Qt.ItemDataRole.AccessibleTextRole and index.column() == TITLE:
            return row.spoken
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, str(indexes[0].row()).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Asks for the move; the rows change when the library has it."""
        if not data.hasFormat(MIME):
            return False
        before = row if row >= 0 else self.rowCount()
        self.dropped.emit(int(data.data(MIME).data()), before)
        return False
