"""The model of the budget table: rows as a snapshot, a column for each department; edits are only asked for here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from charrette.domain.guard.finding import Finding, Severity
from charrette.domain.money import cost_words
from charrette.domain.plan.budget_rows import NOBODY, NONE_YET, SEVERAL, BudgetRow, BudgetView
from charrette.ui.plan.amounts import currency_sign, plain_amount, typed_amount

Index = QModelIndex | QPersistentModelIndex
LOOK = Qt.ItemDataRole.UserRole
"""The role of a cell's ``Look``."""


class Col(Enum):
    """What a column shows; that of a department carries its amounts."""

    NEED = "Need"
    CODE = "Scope"
    WORDS = ""
    TAG = "Code"
    ACCOUNTABLE = "Accountable"
    AMOUNT = "Amount"
    PAID = "Paid by"
    FINDING = " "


BEFORE = (Col.NEED, Col.CODE, Col.WORDS, Col.TAG, Col.ACCOUNTABLE)
AFTER = (Col.PAID, Col.FINDING)


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is painted: row and column, the gravest finding it is in, and whether one that is pointed at is it."""

    row: BudgetRow
    col: Col
    finding: Finding | None = None
    warns: bool = False
    pointed: bool = False
    dropped: bool = False

    @property
    def severity(self) -> Severity | None:
        """The severity of the finding."""
        return self.finding.severity if self.finding else None


class BudgetTable(QAbstractTableModel):
    """Headings cannot be chosen. ``typed`` says the row, the department's id (or a ``Col``) and what was typed."""

    typed = Signal(object, object, str)

    def __init__(self, *, writable: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writable = writable
        self.view = BudgetView((), (), "USD", {}, {}, 0, None, 0)
        self._marks: Mapping[UUID, Finding] = {}
        self._pointed: frozenset[UUID] = frozenset()
        self._dropped: frozenset[UUID] = frozenset()

    def show(self, view: BudgetView, marks: Mapping[UUID, Finding]) -> None:
        """The budget as it is now, and the gravest open finding of each line and scope item."""
        self._marks = marks
        if self.has_rows_of(view):
            self.view = view
            self._redraw()
            return
        self.beginResetModel()
        self.view = view
        self.endResetModel()

    def has_rows_of(self, view: BudgetView) -> bool:
        """Whether a view has the rows and columns that are shown, whatever stands in them."""
        same = [row.key for row in view.rows] == [row.key for row in self.view.rows]
        return same and view.departments == self.view.departments

    def point(self, subjects: frozenset[UUID], dropped: frozenset[UUID]) -> None:
        """Marks what a finding is about, and what would go."""
        if (subjects, dropped) != (self._pointed, self._dropped):
            self._pointed, self._dropped = subjects, dropped
            self._redraw()

    def row(self, place: int) -> BudgetRow | None:
        """The row at a place."""
        return self.view.rows[place] if 0 <= place < len(self.view.rows) else None

    def col(self, column: int) -> Col:
        """What a column shows."""
        last = len(BEFORE) + len(self.view.departments)
        if column < len(BEFORE):
            return BEFORE[column]
        return Col.AMOUNT if column < last else AFTER[column - last]

    def column_of(self, col: Col) -> int:
        """The place of a column that there is once."""
        return (
            BEFORE.index(col)
            if col in BEFORE
            else len(BEFORE) + len(self.view.departments) + AFTER.index(col)
        )

    def department(self, column: int) -> UUID | None:
        """The department of an amount column."""
        return self.view.departments[column - len(BEFORE)][0]

    def find(self, code: str) -> tuple[int, int]:
        """Row and column of a code; (-1, -1) where it is not shown."""
        for place, row in enumerate(self.view.rows):
            for column, (department, _) in enumerate(self.view.departments, len(BEFORE)):
                line = row.lines.get(department)
                if line and line.code == code:
                    return place, column
            if row.code == code:
                return place, BEFORE.index(Col.WORDS)
        return -1, -1

    def place_of(self, key: tuple[object, ...]) -> int:
        """The row with a key; -1 where it is not shown."""
        return next((place for place, row in enumerate(self.view.rows) if row.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.view.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(BEFORE) + len(self.view.departments) + len(AFTER)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        col = self.col(section)
        if role == Qt.ItemDataRole.DisplayRole:
            if col is Col.AMOUNT:
                return (
                    f"{self.view.departments[section - len(BEFORE)][1]}, {currency_sign(self.view.currency)}"
                )
            return col.value
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if col is Col.AMOUNT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.view.rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._writable and self._editable(index) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, col = self.view.rows[index.row()], self.col(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(row, col, index.column())
            case Qt.ItemDataRole.EditRole:
                return self._typed(row, col, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, col, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, col, index.column())
            case _ if role == LOOK:
                return self._look(row, col, index.column())
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Asks for the edit; the row changes when the library has it."""
        if role == Qt.ItemDataRole.EditRole and str(value) != str(self.data(index, role)):
            col = self.col(index.column())
            where: UUID | Col | None = self.department(index.column()) if col is Col.AMOUNT else col
            self.typed.emit(self.view.rows[index.row()], where, str(value))
        return False

    def finding_of(self, row: BudgetRow) -> Finding | None:
        """The gravest open finding that a row is in."""
        found = [self._marks[each] for each in row.subjects if each in self._marks]
        return min(found, key=lambda each: list(Severity).index(each.severity), default=None)

    def _editable(self, index: Index) -> bool:
        row, col = self.view.rows[index.row()], self.col(index.column())
        if col is Col.AMOUNT:
            department = self.department(index.column())
            line = row.lines.get(department)
            return line.rate is None if line else row.scope is not None and department not in row.elsewhere
        if col is Col.WORDS:
            return len(row.lines) == 1 and (row.scope is None or row.number > 0)
        return col is Col.PAID and len(row.lines) == 1

    def _typed(self, row: BudgetRow, col: Col, column: int) -> str:
        if col is Col.AMOUNT:
            return typed_amount(self.view.amount(row, self.department(column)), self.view.currency)
        shown = row.words if col is Col.WORDS else self._shown(row, col, column)
        return "" if shown == NONE_YET else shown

    def _shown(self, row: BudgetRow, col: Col, column: int) -> str:
        if col is Col.AMOUNT:
            return "" if row.heading else self._amount(row, self.department(column))
        texts = {
            Col.NEED: row.needs,
            Col.CODE: row.code,
            Col.WORDS: f"{row.words}: {row.rate}" if row.rate else row.words,
            Col.TAG: row.tag,
            Col.ACCOUNTABLE: row.accountable,
            Col.PAID: row.paid_by,
        }
        return row.words if row.heading and col is Col.NEED else "" if row.heading else texts.get(col, "")

    def _amount(self, row: BudgetRow, department: UUID | None) -> str:
        if department in row.elsewhere and department not in row.lines:
            return row.elsewhere[department]
        if department in row.lines and self.view.amount(row, department) is None:
            return "no amount"
        return plain_amount(self.view.amount(row, department), self.view.currency)

    def _look(self, row: BudgetRow, col: Col, column: int) -> Look:
        if row.heading:
            return Look(row, col)
        pointed = bool(self._pointed.intersection(row.subjects))
        if col is Col.AMOUNT:
            line = row.lines.get(self.department(column))
            finding = self._marks.get(line.id) if line else None
            return Look(row, col, finding, False, pointed, bool(line and line.id in self._dropped))
        warns = col is Col.PAID and row.paid_by == NONE_YET
        warns = warns or (col is Col.ACCOUNTABLE and row.accountable in {NOBODY, SEVERAL})
        return Look(row, col, self.finding_of(row) if col is Col.FINDING else None, warns, pointed)

    def _spoken(self, row: BudgetRow, col: Col, column: int) -> str:
        if row.heading:
            return row.words
        shown = self._shown(row, col, column)
        if col is Col.WORDS:
            parts = (
                row.code,
                row.words,
                row.needs and f"for {row.needs}",
                row.tag,
                row.accountable,
                row.rate,
            )
            return ", ".join(part for part in parts if part)
        if col is Col.FINDING:
            finding = self.finding_of(row)
            return f"Finding: {finding.title}" if finding else "No finding"
        head = str(self.headerData(column, Qt.Orientation.Horizontal))
        line = row.lines.get(self.department(column)) if col is Col.AMOUNT else None
        code = f" ({line.code})" if line else ""
        return f"{row.words}, {head}: {'none' if shown in {'–', ''} else shown}{code}"

    def _tip(self, row: BudgetRow, col: Col, column: int) -> str:
        if col is Col.AMOUNT and (line := row.lines.get(self.department(column))):
            cost = cost_words(self.view.amounts[line.id], self.view.currency) or "no amount yet"
            phase = f", {line.phase.value}" if line.phase else ""
            return f"{line.code} {line.description}: {cost}. {line.kind.words}{phase}."
        if col is Col.FINDING and (finding := self.finding_of(row)):
            return finding.title
        return self._shown(row, col, column) if col in {Col.WORDS, Col.PAID, Col.NEED} else ""

    def _redraw(self) -> None:
        if self.view.rows:
            last = self.index(len(self.view.rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
