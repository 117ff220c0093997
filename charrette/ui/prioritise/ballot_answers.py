"""Answers need by need on the screen: one key a cell, and on to the next; for levels, two marks, or criteria."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout

from charrette.domain.criteria import LEAST, MOST, Criterion
from charrette.domain.methods import BallotKind, Method, method_named
from charrette.domain.rounds import BallotNeed, Round
from charrette.ui.prioritise.ballot_pads import BallotPad
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import label

Index = QModelIndex | QPersistentModelIndex
_DIGITS = {str(digit): digit for digit in range(LEAST, MOST + 1)}


def columns_of(method: Method, criteria: Sequence[Criterion], count: int) -> list[tuple[str, str]]:
    """The head of each column, and what it means."""
    if method.ballot_kind is BallotKind.IMPACT_EFFORT:
        return [("Impact", "1 little, 5 much"), ("Effort", "1 little, 5 much")]
    if method.ballot_kind is BallotKind.CRITERIA:
        named = [(each.name, _anchors(each)) for each in criteria]
        return named or [(f"Criterion {place}", "") for place in range(1, count + 1)]
    return [("Answer", ", ".join(level.words for level in method.levels))]


def _anchors(criterion: Criterion) -> str:
    """``"1 changes nothing, 5 ends a known risk"``."""
    ends = ((LEAST, criterion.low), (MOST, criterion.high))
    less = ["less is better"] if criterion.cost else []
    return ", ".join([f"{end} {words}" for end, words in ends if words] + less)


class AnswerGrid(QAbstractTableModel):
    """A row for each need; a cell holds the value of a key, or nothing."""

    def __init__(
        self, needs: Sequence[BallotNeed], heads: Sequence[tuple[str, str]], keys: Mapping[str, int]
    ):
        super().__init__()
        self.needs, self.heads, self.keys = tuple(needs), tuple(heads), dict(keys)
        self._said: dict[tuple[int, int], int] = {}

    def row(self, place: int) -> list[int | None]:
        """The cells of a need."""
        return [self._said.get((place, column)) for column in range(len(self.heads))]

    def say(self, row: int, column: int, value: int | None) -> None:
        """Gives a cell a value, or takes it."""
        self._said.pop((row, column), None)
        if value is not None:
            self._said[row, column] = value
        index = self.index(row, column)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.needs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | int | None:
        if not index.isValid():
            return None
        value = self._said.get((index.row(), index.column()))
        key = next((each for each, given in self.keys.items() if given == value), "")
        if role == Qt.ItemDataRole.DisplayRole:
            return key
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            need, head = self.needs[index.row()], self.heads[index.column()][0]
            return f"{need.position} {need.short_name}, {head}: {key or 'no answer'}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if orientation is Qt.Orientation.Vertical:
            need = self.needs[section]
            return f"{need.position}  {need.short_name}"
        head, meaning = self.heads[section]
        return head if role == Qt.ItemDataRole.DisplayRole else f"{head}: {meaning}"


class AnswerView(QTableView):
    """A key answers and goes on; - or Space leaves a cell blank and goes on; Backspace goes back."""

    done = Signal()

    def __init__(self, theme: Theme, grid: AnswerGrid) -> None:
        super().__init__()
        self._grid = grid
        self.setModel(grid)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(theme.px(64))
        self.verticalHeader().setDefaultSectionSize(theme.px(32))
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setMaximumWidth(theme.half_px(340))
        self.setCurrentIndex(grid.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed, here = event.key(), event.text().casefold(), self.currentIndex()
        keys = {each.casefold(): value for each, value in self._grid.keys.items()}
        enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif typed and typed in keys:
            self._grid.say(here.row(), here.column(), keys[typed])
            self._step(1)
        elif typed in {"-", "0", " "}:
            self._grid.say(here.row(), here.column(), None)
            self._step(1)
        elif enter:
            self._step(1)
        elif key == Qt.Key.Key_Backspace:
            self._step(-1)
        elif key == Qt.Key.Key_Delete:
            self._grid.say(here.row(), here.column(), None)
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        columns = self._grid.columnCount()
        place = self.currentIndex().row() * columns + self.currentIndex().column() + step
        if place >= self._grid.rowCount() * columns:
            self.done.emit()
        elif place >= 0:
            self.setCurrentIndex(self._grid.index(place // columns, place % columns))


class AnswersPad(BallotPad):
    """The grid, with what the keys mean above it."""

    def __init__(self, theme: Theme, round_: Round, content: Mapping[UUID, int]) -> None:
        super().__init__()
        self._round, self._method = round_, method_named(round_.rules.method)
        self._count = round_.rules.options.get("criteria", 1)
        heads = columns_of(self._method, round_.rules.criteria, self._count)
        single = self._method.ballot_kind is BallotKind.LEVELS
        keys = {level.key: level.value for level in self._method.levels} if single else _DIGITS
        self.grid = AnswerGrid(round_.needs, heads, keys)
        self.view = AnswerView(theme, self.grid)
        self.view.setAccessibleName(self.tr("Answers, need by need"))
        self.view.setMinimumHeight(theme.px(220))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(label(self._how(heads), "small", wraps=True))
        column.addWidget(self.view, 1)
        self._fill(content)
        self.grid.dataChanged.connect(self.changed)
        self.view.done.connect(self.done)
        self.setFocusProxy(self.view)

    def content(self) -> dict[UUID, int]:
        """What was answered; a need without an answer is left out, as is one with an impact and no effort."""
        found: dict[UUID, int] = {}
        for place, need in enumerate(self._round.needs):
            cells = self.grid.row(place)
            if self._method.ballot_kind is BallotKind.CRITERIA:
                value = int("".join(str(cell or 0) for cell in cells))
                found |= {need.need_id: value} if value else {}
            elif None not in cells:
                found[need.need_id] = int("".join(str(cell) for cell in cells))
        return found

    def words(self) -> str:
        """``"3 of 12 needs answered."``, and which need has half an answer."""
        said = f"{len(self.content())} of {len(self._round.needs)} needs answered."
        if self._method.ballot_kind is not BallotKind.IMPACT_EFFORT:
            return said
        half = [
            str(need.position)
            for place, need in enumerate(self._round.needs)
            if self.grid.row(place).count(None) == 1
        ]
        return f"{said} Half an answer counts as none: {', '.join(half)}." if half else said

    def _how(self, heads: Sequence[tuple[str, str]]) -> str:
        meanings = "; ".join(f"{head}: {meaning}" for head, meaning in heads if meaning)
        return f"{meanings}. One key a cell goes on to the next; - leaves it blank, Backspace goes back."

    def _fill(self, content: Mapping[UUID, int]) -> None:
        columns = self.grid.columnCount()
        for place, need in enumerate(self._round.needs):
            if need.need_id not in content:
                continue
            value = content[need.need_id]
            single = self._method.ballot_kind is BallotKind.LEVELS
            cells = [value] if single else [int(digit) for digit in f"{value:0{columns}d}"]
            for column, cell in enumerate(cells):
                self.grid.say(place, column, cell if single or cell else None)
