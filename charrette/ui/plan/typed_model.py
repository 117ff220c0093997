"""The model of a table that is typed into: a snapshot of rows, and below them the row a new entry is typed into."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The role of a row's value; None in the row of the new entry."""
POINTED = Qt.ItemDataRole.UserRole + 1
"""The role that says whether the finding that is pointed at is about a row."""
NEW = "new"


class Entry(Protocol):
    """A row: what it is about, and the words of each column."""

    @property
    def id(self) -> UUID:
        """The id of what the row is about."""
        ...

    @property
    def cells(self) -> tuple[str, ...]:
        """The words of each column."""
        ...


class Head(Protocol):
    """A column by its head."""

    @property
    def words(self) -> str:
        """What stands above it."""
        ...


Row = TypeVar("Row", bound=Entry)
Col = TypeVar("Col", bound=IntEnum)


class EntryModel(QAbstractTableModel, Generic[Row, Col]):
    """``typed`` says the row, the column and what was typed; what is typed into the new row is kept in ``draft``.

    The first column holds the code, which is not typed. ``entry`` is what a row is called ("milestone").
    """

    typed = Signal(object, int, str)
    drafted = Signal()

    def __init__(
        self, columns: Mapping[Col, Head], entry: str, *, writable: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns, self._order, self._entry = columns, tuple(columns), entry
        self.rows: tuple[Row, ...] = ()
        self.pointed: frozenset[UUID] = frozenset()
        self.writable = writable
        self.draft: dict[Col, str] = {}

    def text(self, row: Row, col: Col) -> str:
        """What the field of a cell begins with."""
        return row.cells[col]

    def spoken(self, row: Row, col: Col) -> str:
        """What is said of a cell."""
        raise NotImplementedError

    def tip(self, row: Row, col: Col) -> str:
        """What is shown beside a cell that is pointed at."""
        raise NotImplementedError

    def draft_tip(self) -> str:
        """What is shown beside the row of the new entry."""
        return f"Enter keeps the new {self._entry}"

    def show(self, rows: Sequence[Row]) -> None:
        """The rows as they are now; where they are the same ones the selection stays."""
        new = tuple(rows)
        if self.has_rows_of(new):
            self.rows = new
            self._redraw()
            return
        self.beginResetModel()
        self.rows = new
        self.endResetModel()

    def has_rows_of(self, rows: Sequence[Row]) -> bool:
        """Whether these are the rows that are shown, whatever stands in them."""
        return [row.id for row in rows] == [row.id for row in self.rows]

    def point(self, subjects: frozenset[UUID]) -> None:
        """Marks the rows that a finding is about."""
        if subjects != self.pointed:
            self.pointed = subjects
            self._redraw()

    def set_draft(self, cells: Mapping[Col, str]) -> None:
        """What stands in the row of the new entry."""
        self.draft = dict(cells)
        if self.writable:
            row = len(self.rows)
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._order) - 1))

    def clear_draft(self, col: Col) -> None:
        """Nothing stands in a column of the new entry any more."""
        self.set_draft({each: words for each, words in self.draft.items() if each is not col})

    def row(self, place: int) -> Row | None:
        """The row at a place; None in the row of the new entry."""
        return self.rows[place] if 0 <= place < len(self.rows) else None

    @property
    def new_row(self) -> int:
        """The place of the row into which a new entry is typed; -1 where nothing may be written."""
        return len(self.rows) if self.writable else -1

    def place_of(self, id_: UUID) -> int:
        """The place of an entry; -1 where it is not shown."""
        return next((place for place, row in enumerate(self.rows) if row.id == id_), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows) + self.writable

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._order)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._order):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._columns[self._order[section]].words if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.writable and index.column() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, col = self.row(index.row()), self._order[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.cells[col] if row else self.draft.get(col, "") if col else NEW
            case Qt.ItemDataRole.EditRole:
                return self._edited(row, col)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(row, col) if row else self._draft_spoken(col)
            case Qt.ItemDataRole.ToolTipRole:
                return self.tip(row, col) if row else self.draft_tip()
            case _ if role == ROW:
                return row
            case _ if role == POINTED:
                return row is not None and row.id in self.pointed
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Asks for the edit; the row changes when the library has it. The new row keeps what was typed."""
        row, col, text = self.row(index.row()), self._order[index.column()], " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or text == self._edited(row, col):
            return False
        if row is not None:
            self.typed.emit(row, index.column(), text)
            return False
        if text:
            self.set_draft({**self.draft, col: text})
        else:
            self.clear_draft(col)
        self.drafted.emit()
        return True

    def _edited(self, row: Row | None, col: Col) -> str:
        return self.text(row, col) if row else self.draft.get(col, "")

    def _draft_spoken(self, col: Col) -> str:
        return f"New {self._entry}, {self._columns[col].words}: {self.draft.get(col) or 'empty'}"

    def _redraw(self) -> None:
        if self.rows:
            last = self.index(len(self.rows) - 1, len(self._order) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
