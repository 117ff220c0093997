"""The model of the responsibility matrix: headings and scope items by parties. Letters are not made here."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from charrette.domain.plan.scope import DutyKind
from charrette.ui.plan.matrix_rows import MatrixRow, Party

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The role of a row's ``MatrixRow``."""
PARTY = Qt.ItemDataRole.UserRole + 1
"""The role of a cell's party; None in the columns of words."""
POINTED = Qt.ItemDataRole.UserRole + 2
"""The role that says whether the finding that is pointed at is about a row."""
CODE, WORDS, MISSING, FIRST = 0, 1, 2, 3
"""The columns of words (code, scope, what is missing), and the first one of a party."""


class MatrixTable(QAbstractTableModel):
    """Headings cannot be chosen. A column of words says what is wrong with a row's letters."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[MatrixRow, ...] = ()
        self._parties: tuple[tuple[Party, str], ...] = ()
        self._pointed: frozenset[UUID] = frozenset()

    def show(self, rows: Sequence[MatrixRow], parties: Sequence[tuple[Party, str]]) -> None:
        """The matrix as it is now; where the rows are the same ones the selection stays."""
        new, columns = tuple(rows), tuple(parties)
        same = [row.key for row in new] == [row.key for row in self._rows] and columns == self._parties
        if same:
            self._rows = new
            self._redraw()
            return
        self.beginResetModel()
        self._rows, self._parties = new, columns
        self.endResetModel()

    def point(self, subjects: frozenset[UUID]) -> None:
        """Marks the rows that a finding is about."""
        if subjects != self._pointed:
            self._pointed = subjects
            self._redraw()

    def row(self, place: int) -> MatrixRow | None:
        """The row at a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    @property
    def rows(self) -> tuple[MatrixRow, ...]:
        """All rows that are shown."""
        return self._rows

    def party(self, column: int) -> Party | None:
        """The party of a column; None for a column of words."""
        place = column - FIRST
        return self._parties[place][0] if 0 <= place < len(self._parties) else None

    def place_of(self, id_: UUID) -> int:
        """The place of a scope item; -1 where it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.key == id_), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else FIRST + len(self._parties)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            party = self.party(section) is not None
            side = Qt.AlignmentFlag.AlignHCenter if party else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._head(section, full=role == Qt.ItemDataRole.ToolTipRole)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].item is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, column)
            case _ if role == ROW:
                return row
            case _ if role == PARTY:
                return self.party(column)
            case _ if role == POINTED:
                return row.item is not None and row.item.id in self._pointed
            case _:
                return None

    def _head(self, section: int, *, full: bool) -> str:
        if section < FIRST:
            return {CODE: "Code", WORDS: "Scope", MISSING: "Missing"}[section]
        name = self._parties[section - FIRST][1]
        return name if full else "\n".join(name.rsplit(" ", 1))

    def _shown(self, row: MatrixRow, column: int) -> str:
        if row.item is None:
            return row.words if column == CODE else ""
        party = self.party(column)
        if party is not None:
            return " ".join(kind.value for kind in row.letters(party))
        return {CODE: row.item.code, WORDS: row.words}.get(column, row.missing)

    def _spoken(self, row: MatrixRow, column: int) -> str:
        if row.item is None:
            return row.words
        party = self.party(column)
        if party is None:
            missing = f" {row.missing.capitalize()}." if row.missing else ""
            return f"{row.item.code}, {row.item.words}.{missing}"
        name = self._parties[column - FIRST][1]
        letters = ", ".join(kind.words.lower() for kind in row.letters(party)) or "no letter"
        several = DutyKind.ACCOUNTABLE in row.letters(party) and row.accountables > 1
        return f"{row.item.code}, {name}: {letters}{', and so is another' if several else ''}"

    def _tip(self, row: MatrixRow, column: int) -> str:
        if row.item is None:
            return ""
        party = self.party(column)
        if party is None:
            return f"{row.item.words}\n{row.finding.title}" if row.finding else row.item.words
        return ", ".join(kind.words for kind in row.letters(party))

    def _redraw(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1))
