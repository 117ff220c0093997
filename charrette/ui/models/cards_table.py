"""Every card as a row of a table, whatever became of it."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from charrette.domain.cards import CardStatus
from charrette.ui.models.cards import CardRow

Index = QModelIndex | QPersistentModelIndex

CODE, GROUP, WORDS, THEME, NEED, STATUS = range(6)
HEADS = ("Code", "Group", "Words", "Theme", "Need", "Status")
MARK = Qt.ItemDataRole.UserRole

_STATUS_WORDS = {CardStatus.PARKED: "Parked", CardStatus.DECLINED: "Declined"}


def status_words(row: CardRow) -> str:
    """What became of a card: ``"In N-004"`` says the need's column; here its end in a word."""
    if row.card.status in _STATUS_WORDS:
        return _STATUS_WORDS[row.card.status]
    if row.needs:
        return "In a need"
    return "Duplicate" if row.card.duplicate_of is not None else "Unanswered"


@dataclass(frozen=True, slots=True)
class _Line:
    """The texts of one row, and by what each is sorted."""

    row: CardRow
    texts: tuple[str, ...]

    def key(self, column: int) -> tuple[object, int]:
        if column == CODE:
            return 0, self.row.card.number
        return self.texts[column].casefold(), self.row.card.number


class CardsTable(QAbstractTableModel):
    """Sorted by any column; what is shown is given by ``show``."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[_Line] = []
        self._column, self._order = CODE, Qt.SortOrder.AscendingOrder

    def show(self, rows: list[CardRow]) -> None:
        """Shows these cards and no others."""
        self.beginResetModel()
        self._lines = [_Line(row, _texts(row)) for row in rows]
        self._arrange()
        self.endResetModel()

    def card_id(self, row: int) -> UUID:
        """The card of a row."""
        return self._lines[row].row.card.id

    def row_of(self, card_id: UUID) -> int:
        """The row of a card, -1 when it is not shown."""
        return next((at for at, line in enumerate(self._lines) if line.row.card.id == card_id), -1)

    def need_id(self, row: int) -> UUID | None:
        """The need of a row's card."""
        return self._lines[row].row.need_id

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        text = line.texts[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.row.card.reason or (line.row.card.text if index.column() == WORDS else None) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.row.spoken if index.column() == WORDS else f"{HEADS[index.column()]}: {text}"
        return line.row.mark if role == MARK and index.column() == GROUP else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self._lines[index.row()].row.card.id for index in before]
        self._column, self._order = column, order
        self._arrange()
        places = {line.row.card.id: at for at, line in enumerate(self._lines)} if held else {}
        after = [
            self.index(places[card_id], index.column()) for card_id, index in zip(held, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        column = self._column
        reverse = self._order is Qt.SortOrder.DescendingOrder
        self._lines.sort(key=lambda line: line.key(column), reverse=reverse)  # pyright: ignore[reportArgumentType, reportCallIssue]


def _texts(row: CardRow) -> tuple[str, ...]:
    words = " ".join(row.card.text.split())
    return row.card.code, row.group_name, words, row.theme_name, ", ".join(row.needs), status_words(row)
