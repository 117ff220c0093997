"""Needs as rows of a table: what each says, where it belongs, how many cards stand behind it, what it may cost."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from charrette.domain.money import cost_words
from charrette.domain.needs import Need, NeedStatus
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted

Index = QModelIndex | QPersistentModelIndex

CODE, NAME, THEME, CARDS, DEPARTMENT, COST, STATUS = range(7)
HEADS = ("Code", "Short name", "Theme", "Cards", "Department", "Cost", "Status")


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need with the words beside it."""

    need: Need
    theme: str
    department: str
    cards: int
    cost: str
    status: str

    @property
    def texts(self) -> tuple[str, ...]:
        """What each column shows."""
        need = self.need
        return (
            need.code,
            need.short_name,
            self.theme,
            f"{self.cards:,}",
            self.department,
            self.cost,
            self.status,
        )

    @property
    def spoken(self) -> str:
        """The need as a sentence."""
        status = f" {self.status}." if self.status else ""
        return f"{self.need.code}, {self.need.short_name}: {counted(self.cards, 'source card')}.{status}"

    def key(self, column: int) -> tuple[object, int]:
        """By what a column sorts: numbers as numbers, the rest as text."""
        if column == CODE:
            return 0, self.need.number
        if column == CARDS:
            return self.cards, self.need.number
        if column == COST:
            return self.need.cost.middle or -1, self.need.number
        return self.texts[column].casefold(), self.need.number


def need_row(snapshot: ProjectSnapshot, need: Need) -> NeedRow:
    """The row of one need."""
    theme = snapshot.theme_by_id.get(need.theme_id) if need.theme_id else None
    department = snapshot.department_by_id.get(need.department_id) if need.department_id else None
    cards = snapshot.cards_of_need.get(need.id, ())
    return NeedRow(
        need,
        theme.name if theme else "",
        department.name if department else "",
        len(cards),
        cost_words(need.cost, snapshot.project.currency),
        _status(snapshot, need),
    )


def _status(snapshot: ProjectSnapshot, need: Need) -> str:
    if need.status is NeedStatus.MERGED and need.merged_into is not None:
        return f"Merged into {snapshot.need_by_id[need.merged_into].code}"
    if need.status is NeedStatus.OPEN:
        return "Required" if need.required else ""
    return need.status.value.capitalize()


class NeedRows(QAbstractTableModel):
    """Sorted by any column; what is shown is given by ``show``."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[NeedRow] = []
        self._column, self._order = CODE, Qt.SortOrder.AscendingOrder

    def show(self, rows: list[NeedRow]) -> None:
        """Shows these needs and no others."""
        self.beginResetModel()
        self.rows = list(rows)
        self._arrange()
        self.endResetModel()

    def row_of(self, need_id: UUID) -> int:
        """The row of a need, -1 when it is not shown."""
        return next((at for at, row in enumerate(self.rows) if row.need.id == need_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row.texts[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.need.reason or (row.need.statement if column == NAME else None) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken if column == NAME else f"{HEADS[column]}: {row.texts[column] or 'none'}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column in {CARDS, COST}:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in {CARDS, COST}:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return HEADS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._column, self._order = column, order
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        column, reverse = self._column, self._order is Qt.SortOrder.DescendingOrder
        self.rows.sort(key=lambda row: row.key(column), reverse=reverse)  # pyright: ignore[reportArgumentType, reportCallIssue]
