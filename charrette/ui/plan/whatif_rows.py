"""Rows of a what-if: what is bought with the running sum, what is left out and why, and the account by steps."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from charrette.domain.money import money_words
from charrette.domain.selections import Chosen
from charrette.domain.selections.greedy import points_words
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.theme import Theme
from charrette.ui.widgets.wrapped import WrappingDelegate

Index = QModelIndex | QPersistentModelIndex
TOGETHER = 4
"""The column of the running sum."""


@dataclass(frozen=True, slots=True)
class BoughtRow:
    """A need that is bought, in the order in which it was. ``before`` and ``together`` are parts of the budget."""

    id: UUID
    place: int
    need: str
    points: str
    cost: str
    sum: str
    before: float
    together: float


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A need that is left out, with the reason as a sentence."""

    id: UUID
    need: str
    cost: str
    why: str
    reason: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the account."""

    id: int
    words: str
    left: str


def bought_rows(chosen: Chosen, budget: int, currency: str) -> tuple[BoughtRow, ...]:
    """What is bought, each with what all so far cost together."""
    rows: list[BoughtRow] = []
    spent, whole = 0, budget or 1
    for place, need in enumerate(chosen.needs, start=1):
        before, spent = spent, spent + (need.cost or 0)
        points = "required" if need.required else points_words(need.points)
        rows.append(
            BoughtRow(
                need.id,
                place,
                f"{need.code}  {need.name}",
                points,
                money_words(need.cost or 0, currency),
                money_words(spent, currency),
                before / whole,
                spent / whole,
            )
        )
    return tuple(rows)


def left_rows(chosen: Chosen, currency: str) -> tuple[LeftRow, ...]:
    """What is left out."""
    return tuple(
        LeftRow(
            each.need.id,
            f"{each.need.code}  {each.need.name}",
            "not known" if each.need.cost is None else money_words(each.need.cost, currency),
            each.why.value,
            each.reason,
        )
        for each in chosen.left_out
    )


def step_rows(chosen: Chosen, currency: str) -> tuple[StepRow, ...]:
    """The account, in the order of what happened."""
    return tuple(
        StepRow(place, step.words, money_words(step.left, currency))
        for place, step in enumerate(chosen.steps, start=1)
    )


def bought_table(parent: Any) -> RowsTable:
    """The table of what is bought."""
    columns = (
        Column("", lambda row: str(row.place), right=True),
        Column("Need", lambda row: row.need),
        Column("Points", lambda row: row.points, right=True),
        Column("Cost", lambda row: row.cost, right=True),
        Column("Together", lambda row: row.sum, right=True),
    )
    return RowsTable(columns, writable=False, parent=parent)


def left_table(parent: Any) -> RowsTable:
    """The table of what is left out."""
    columns = (
        Column("Need", lambda row: row.need),
        Column("Cost", lambda row: row.cost, right=True),
        Column("Because", lambda row: row.why),
        Column("In words", lambda row: row.reason),
    )
    return RowsTable(columns, writable=False, parent=parent)


def steps_table(parent: Any) -> RowsTable:
    """The table of the account."""
    columns = (
        Column("", lambda row: str(row.id), right=True),
        Column("What happened", lambda row: row.words),
        Column("Left", lambda row: row.left, right=True),
    )
    return RowsTable(columns, writable=False, parent=parent)


class SumDelegate(WrappingDelegate):
    """The running sum over a bar of the whole budget: what was bought before is paler than the need of the row."""

    BAR, EDGE = 6, 10

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(theme, view)
        self._colours = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), hint.height() + self._colours.px(self.BAR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, model = self._colours, index.model()
        whole = QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        super().paint(painter, option, index)
        row = model.at(index.row()) if isinstance(model, RowsTable) else None
        if not isinstance(row, BoughtRow):
            return
        edge, bar = theme.px(self.EDGE), theme.px(self.BAR)
        track = QRect(whole.left() + edge, whole.bottom() - bar - theme.px(3), whole.width() - 2 * edge, bar)
        painter.fillRect(track, theme.palette.sunken)
        painter.fillRect(
            track.adjusted(0, 0, round(track.width() * (row.together - 1)), 0), theme.palette.accent
        )
        before = track.adjusted(0, 0, round(track.width() * (row.before - 1)), 0)
        painter.fillRect(before, theme.palette.control)
