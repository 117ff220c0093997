"""Two rounds side by side: every need with its rank then and now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from charrette.domain.methods import method_named
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import Round
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.labels import label

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Moved:
    """One need in two rounds; an empty rank: it was not on that ballot."""

    code: str
    name: str
    then: str
    now: str
    change: str


def compared(then: Result, now: Result) -> tuple[Moved, ...]:
    """Every need of the later round in its order, then those only in the earlier."""
    rows = [_moved((then, then.standing(each.need.need_id)), (now, each)) for each in now.standings]
    gone = [each for each in then.standings if now.standing(each.need.need_id) is None]
    return (*rows, *(_moved((then, each), (now, None)) for each in gone))


_Placed = tuple[Result, Standing | None]


def _moved(then: _Placed, now: _Placed) -> Moved:
    standing = now[1] or then[1]
    assert standing is not None
    need = standing.need
    return Moved(need.code, need.short_name, _place(then), _place(now), _change(then, now))


def _place(placed: _Placed) -> str:
    """The rank, or what the rule says where nothing is ranked."""
    result, standing = placed
    if standing is None:
        return ""
    return standing.rank_label if _ranks(result) else standing.verdict or "–"


def _ranks(result: Result) -> bool:
    return method_named(result.rules.method).ranks


def _change(then: _Placed, now: _Placed) -> str:
    before, after = then[1], now[1]
    if before is None:
        return "new on the ballot"
    if after is None:
        return "no longer on the ballot"
    if not (_ranks(then[0]) and _ranks(now[0])):
        return "" if _ranks(then[0]) or _ranks(now[0]) or before.verdict == after.verdict else "changed"
    if not before.voted or not after.voted:
        unit = now[0].unit
        return "" if before.voted == after.voted else f"first {unit}" if after.voted else f"no {unit} now"
    places = before.rank - after.rank
    if not places:
        return "same rank"
    return f"{'up' if places > 0 else 'down'} {abs(places)}"


class MovedTable(QAbstractTableModel):
    """A snapshot of the comparison."""

    def __init__(self, rows: Sequence[Moved], then: str, now: str) -> None:
        super().__init__()
        self._rows, self._heads = tuple(rows), ("Need", "", then, now, "Change")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return (row.code, row.name, row.then, row.now, row.change)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            ranks = f"{row.then or 'not on the ballot'} then, {row.now or 'not on the ballot'} now"
            return f"{row.name}: {ranks}. {row.change}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if shown else None


class CompareDialog(Question):
    """Reads only."""

    def __init__(
        self, parent: QWidget | None, theme: Theme, then: tuple[Round, Result], now: tuple[Round, Result]
    ) -> None:
        super().__init__(parent, theme, f"{now[0].title}, compared with {then[0].title}", "Close")
        self.cancel.hide()
        self.model = MovedTable(
            compared(then[1], now[1]), f"Round {then[0].number}", f"Round {now[0].number}"
        )
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Ranks then and now"))
        self.view.setShowGrid(False)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.verticalHeader().hide()
        left = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        self.view.horizontalHeader().setDefaultAlignment(left)
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.verticalHeader().setDefaultSectionSize(theme.px(32))
        for column, width in enumerate((72, 300, 90, 90, 150)):
            self.view.setColumnWidth(column, theme.px(width))
        self.view.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        told = self.tr("Ranks follow each round’s own rules; the needs and the people may differ.")
        self.body.addWidget(label(told, "small", wraps=True))
        self.body.addWidget(self.view, 1)
        self.resize(theme.half_px(760), theme.half_px(600))
