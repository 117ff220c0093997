"""The table's model: lines of the plan; costs can be typed into it."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from charrette.domain.needs import Need
from charrette.ui.models.plan import PlanLine
from charrette.ui.plan.amounts import shown_amount, typed_amount

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole


class Col(IntEnum):
    """The columns in their order."""

    RANK = 0
    NEED = 1
    PRIORITY = 2
    LOW = 3
    LIKELY = 4
    HIGH = 5


COSTS = (Col.LOW, Col.LIKELY, Col.HIGH)
HEADS = ("Rank", "Need", "Priority", "Low", "Likely", "High")


class PlanTable(QAbstractTableModel):
    """Departments are rows that cannot be chosen; ``cost_typed`` says what was typed for a need."""

    cost_typed = Signal(object, int, str)

    def __init__(self, *, writable: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[PlanLine, ...] = ()
        self._currency = "USD"
        self._writable = writable

    def show(self, lines: Sequence[PlanLine], currency: str) -> None:
        """The lines as they are now; where they are the same ones the selection stays."""
        new, same = tuple(lines), [_key(line) for line in lines] == [_key(line) for line in self._lines]
        self._currency = currency
        if same:
            self._lines = new
            if new:
                self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(HEADS) - 1))
            return
        self.beginResetModel()
        self._lines = new
        self.endResetModel()

    def line(self, row: int) -> PlanLine | None:
        """The line of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, need_id: object) -> int:
        """The row of a need, -1 when it is not there."""
        return next(
            (row for row, line in enumerate(self._lines) if line.need and line.need.id == need_id), -1
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(HEADS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in COSTS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return HEADS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._lines[index.row()].need is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._writable and index.column() in COSTS:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], Col(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(line, column)
            case Qt.ItemDataRole.EditRole if column in COSTS:
                return typed_amount(_point(line, column), self._currency)
            case Qt.ItemDataRole.UserRole:
                return line
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(line, column)
            case Qt.ItemDataRole.ToolTipRole if column is Col.NEED and line.need:
                return line.need.statement
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Asks for the edit; the row changes when the library has it."""
        need = self._lines[index.row()].need
        if role == Qt.ItemDataRole.EditRole and need is not None:
            self.cost_typed.emit(need, index.column(), str(value))
        return False

    def _shown(self, line: PlanLine, column: Col) -> str:
        if column in COSTS:
            return shown_amount(_point(line, column), self._currency)
        if column is Col.RANK:
            return line.rank
        if column is Col.NEED:
            return line.title
        return "" if line.need is None else priority_words(line.need)

    def _spoken(self, line: PlanLine, column: Col) -> str:
        if line.need is None:
            return f"{line.title}: {line.total.words}, likely {self._shown(line, Col.LIKELY)}"
        if column is Col.NEED:
            rank = f"rank {line.rank}, " if line.rank and not line.need.required else ""
            return f"{line.need.code} {line.title}. {line.department}, {rank}{priority_words(line.need)}."
        shown = self._shown(line, column)
        return f"{HEADS[column]}: {'not known' if shown == '–' else shown or 'none'}"


def priority_words(need: Need) -> str:
    """The priority as people read it."""
    if need.required:
        return "Required"
    return need.priority.words if need.priority else "Not set"


def _point(line: PlanLine, column: Col) -> int | None:
    return {Col.LOW: line.cost.low, Col.LIKELY: line.cost.likely, Col.HIGH: line.cost.high}[column]


def _key(line: PlanLine) -> object:
    return line.need.id if line.need else line.title
