"""Two choices of needs side by side: what both hold, what only one does, what neither, and what each costs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from charrette.domain.money import money_words
from charrette.domain.needs import Need
from charrette.domain.plan.answers import Disposition
from charrette.domain.plan.compare import Compared, compared
from charrette.domain.wording import counted
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.plan.amounts import shown_amount
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import calling
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.wrapped_rows import WrappedRows

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

_PLAN = UUID(int=0)
"""Stands for the plan as it is, among the scenarios to choose from."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A need, who holds it, and what it costs."""

    id: UUID
    held: str
    need: str
    cost: str


class ComparePane(QWidget):
    """A scenario with another, or with the plan as it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._snapshot: ProjectSnapshot | None = None
        self.first, self.second = QComboBox(), QComboBox()
        self.costs, self.counts = label("", "base", wraps=True), label("", "small", wraps=True)
        columns = (
            Column("Held by", lambda row: row.held),
            Column("Need", lambda row: row.need),
            Column("Cost", lambda row: row.cost, right=True),
        )
        self.model = RowsTable(columns, writable=False, parent=self)
        self.table = WrappedRows(theme, self.model, self.tr("Two scenarios compared"), (150, 0, 110))
        self._build()

    def show_snapshot(self, snapshot: "ProjectSnapshot") -> None:
        """The scenarios as they are now; what was compared stays compared."""
        self._snapshot = snapshot
        scenarios = snapshot.planned.scenarios
        kept = (self.first.currentData(), self.second.currentData())
        last, before = (
            (scenarios[-1].id, scenarios[-2].id if len(scenarios) > 1 else _PLAN)
            if scenarios
            else (_PLAN, _PLAN)
        )
        for box, wanted, usual in ((self.first, kept[0], before), (self.second, kept[1], last)):
            with QSignalBlocker(box):
                box.clear()
                box.addItem(self.tr("The plan as it is"), _PLAN)
                for each in scenarios:
                    box.addItem(each.title, each.id)
                known = {each.id for each in scenarios} | {_PLAN}
                choose_value(box, wanted if wanted in known else usual)
        self._compare()

    def compare_with_plan(self, scenario_id: UUID) -> None:
        """A scenario beside the plan as it is."""
        choose_value(self.first, _PLAN)
        choose_value(self.second, scenario_id)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.px(8))
        for place, (box, words) in enumerate(
            ((self.first, self.tr("Compare")), (self.second, self.tr("with")))
        ):
            named = label(words, "label")
            named.setBuddy(box)
            box.setAccessibleName(words)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            grid.addWidget(named, 0, place)
            grid.addWidget(box, 1, place)
            grid.setColumnStretch(place, 1)
            box.currentIndexChanged.connect(calling(self._compare))
        self.table.when_empty = self.tr("No need to compare.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(8))
        column.addLayout(grid)
        column.addWidget(self.costs)
        column.addWidget(self.counts)
        column.addWidget(self.table, 1)

    def _compare(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        names = (self.first.currentText(), self.second.currentText())
        held = (self._needs_of(self.first.currentData()), self._needs_of(self.second.currentData()))
        found, currency = compared(snapshot, *held), snapshot.project.currency
        self.table.show_rows(_rows(found, names, currency))
        costs = (money_words(found.first_cost, currency), money_words(found.second_cost, currency))
        self.costs.setText(f"{names[0]}: {costs[0]}. {names[1]}: {costs[1]}.")
        self.counts.setText(
            f"{counted(len(found.both), 'need')} in both, {len(found.only_first)} only in {names[0]}, "
            f"{len(found.only_second)} only in {names[1]}, {len(found.neither)} in neither."
        )

    def _needs_of(self, id_: UUID) -> tuple[UUID, ...]:
        assert self._snapshot is not None
        plan = self._snapshot.planned
        if id_ == _PLAN:
            adopted = (each for each in plan.answers if each.disposition is Disposition.ADOPTED)
            return tuple(each.need_id for each in adopted if each.need_id is not None)
        return next(each.need_ids for each in plan.scenarios if each.id == id_)


def _rows(found: Compared, names: tuple[str, str], currency: str) -> list[ComparedRow]:
    """What differs comes first."""
    parts: tuple[tuple[str, tuple[Need, ...]], ...] = (
        (f"Only {names[0]}", found.only_first),
        (f"Only {names[1]}", found.only_second),
        ("Both", found.both),
        ("Neither", found.neither),
    )
    return [
        ComparedRow(
            need.id, held, f"{need.code}  {need.short_name}", shown_amount(need.cost.middle, currency)
        )
        for held, needs in parts
        for need in needs
    ]
