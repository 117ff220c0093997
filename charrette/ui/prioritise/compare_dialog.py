"""Rounds side by side: every need with its rank in each, and how far it moved from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from charrette.domain.methods import method_named
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import BallotNeed, Round
from charrette.domain.small_groups import FACILITATOR_LEAST, withheld
from charrette.domain.wording import listed
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.labels import label

Index = QModelIndex | QPersistentModelIndex
_FIXED = 2
"""The columns before the rounds: code and name."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One need in several rounds, the earliest first.

    An empty rank: it was not on that ballot. ``changes`` has the words from each round to the next.
    """

    code: str
    name: str
    ranks: tuple[str, ...]
    changes: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands under each round: the rank, and from the second on how far the need moved."""
        moves = ("", *self.changes)
        return tuple("  ".join(part for part in each if part) for each in zip(self.ranks, moves, strict=True))


def compared(*results: Result) -> tuple[Moved, ...]:
    """Every need of the last round in its order, then those that stood only in earlier ones, the later first.

    Ranks only: nothing by group, so that no two columns together say what one group or one person chose.
    """
    order: dict[Any, BallotNeed] = {}
    for result in reversed(results):
        for each in result.standings:
            order.setdefault(each.need.need_id, each.need)
    return tuple(_moved(need, results) for need in order.values())


_Placed = tuple[Result, Standing | None]


def _moved(need: BallotNeed, results: Sequence[Result]) -> Moved:
    placed = [(result, result.standing(need.need_id)) for result in results]
    changes = tuple(_change(then, now) for then, now in pairwise(placed))
    return Moved(need.code, need.short_name, tuple(_place(each) for each in placed), changes)


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
        return "new on the ballot" if after is not None else ""
    if after is None:
        return "not on the ballot"
    if not (_ranks(then[0]) and _ranks(now[0])):
        return "" if _ranks(then[0]) or _ranks(now[0]) or before.verdict == after.verdict else "changed"
    if not before.voted or not after.voted:
        unit = now[0].unit
        return "" if before.voted == after.voted else f"first {unit}" if after.voted else f"no {unit} now"
    places = before.rank - after.rank
    if not places:
        return "same rank"
    return f"↑ up {places}" if places > 0 else f"↓ down {-places}"


class MovedTable(QAbstractTableModel):
    """A snapshot of the comparison: a column for each round."""

    def __init__(self, rows: Sequence[Moved], rounds: Sequence[str]) -> None:
        super().__init__()
        self._rows, self._rounds = tuple(rows), tuple(rounds)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _FIXED + len(self._rounds)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return (row.code, row.name, *row.cells)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            cells = zip(self._rounds, row.cells, strict=True)
            return f"{row.name}: " + "; ".join(
                f"{name} {cell or 'not on the ballot'}" for name, cell in cells
            )
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return ("Need", "", *self._rounds)[section] if shown else None


class CompareDialog(Question):
    """Reads only. A round whose result would tell on somebody is named, and left out."""

    def __init__(self, parent: QWidget | None, theme: Theme, rounds: Sequence[tuple[Round, Result]]) -> None:
        """``rounds`` with their results, the earliest first; only those that the room has seen."""
        numbers = listed([str(each.number) for each, _ in rounds])
        super().__init__(parent, theme, f"Rounds {numbers} side by side", "Close")
        self.cancel.hide()
        may = [(each, result) for each, result in rounds if not withheld(result, FACILITATOR_LEAST)]
        left_out = [each.title for each, _ in rounds if each not in [kept for kept, _ in may]]
        heads = [f"Round {each.number}, {method_named(each.rules.method).title}" for each, _ in may]
        self.model = MovedTable(compared(*(result for _, result in may)), heads)
        self.view = QTableView()
        self._dress(len(may))
        told = self.tr("Ranks follow each round’s own rules; the needs and the people may differ.")
        if left_out:
            few = self.tr("Too few ballots to be shown: {names}.").format(names=", ".join(left_out))
            told = f"{told} {few}"
        self.told = label(told, "small", wraps=True)
        self.body.addWidget(self.told)
        self.body.addWidget(self.view, 1)
        self.take_size(560 + 150 * len(may), 600)

    def _dress(self, rounds: int) -> None:
        """The table's looks and widths."""
        view, px = self.view, self.theme.px
        view.setModel(self.model)
        view.setAccessibleName(self.tr("Ranks, round by round"))
        view.setShowGrid(False)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(px(32))
        head = view.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for column, width in enumerate((72, 220, *(rounds * [170]))):
            view.setColumnWidth(column, px(width))
        if rounds <= _FIXED:
            head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
