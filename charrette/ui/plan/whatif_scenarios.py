"""The part Scenarios: choices that were kept, compared with each other and with the plan, and perhaps made the plan."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.money import money_words
from charrette.domain.plan.scenarios import Scenario
from charrette.domain.selections import SELECTIONS
from charrette.services.scenarios import adopt_scenario, remove_scenario, rename_scenario
from charrette.ui.desk import Desk
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.plan.whatif_adopting import adopting_confirmed
from charrette.ui.plan.whatif_compare import ComparePane
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.empty import EmptyState
from charrette.ui.widgets.wrapped_rows import WrappedRows

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Findings
    from charrette.domain.snapshot import ProjectSnapshot

NARROW, SHORT = 900, 560
"""Effective widths below which list and comparison stand above each other, and the list has fewer columns."""


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """A scenario with its money in words."""

    id: UUID
    title: str
    rule: str
    budget: str
    needs: int
    scenario: Scenario


class ScenariosTab(QWidget):
    """``F2`` renames, ``Enter`` compares with the plan, ``Delete`` removes."""

    go = Signal(str, object)
    code_asked = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._snapshot: ProjectSnapshot | None = None
        columns = (
            Column("Scenario", lambda row: row.title, editable=True),
            Column("Rule and vote", lambda row: row.rule),
            Column("Budget", lambda row: row.budget, right=True),
            Column("Needs", lambda row: str(row.needs), right=True),
        )
        self.model = RowsTable(columns, writable=not desk.read_only, parent=self)
        self.table = WrappedRows(theme, self.model, self.tr("Scenarios"), (0, 170, 100, 64))
        self.compare = ComparePane(theme)
        self.remove_button = button(theme, self.tr("Remove"), key="Del")
        self.adopt_button = button(theme, self.tr("Make it the plan…"), kind="primary")
        self.empty = EmptyState(
            theme,
            self.tr("No scenario kept yet"),
            self.tr("Try a budget and a rule in What if and keep what it buys; here it is compared."),
            [(self.tr("Go to What if"), lambda: self.go.emit("plan", "whatif"))],
        )
        self._either = QStackedWidget()
        self._build()
        self._make_actions()
        self._connect()

    def show(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The scenarios as they are now."""
        del findings
        self._snapshot = snapshot
        currency, scenarios = snapshot.project.currency, snapshot.planned.scenarios
        self.table.show_rows([_row(each, currency) for each in scenarios])
        self.compare.show_snapshot(snapshot)
        self._either.setCurrentWidget(self._whole if scenarios else self.empty)
        for made in (self.remove_button, self.adopt_button):
            made.setEnabled(not self._desk.read_only)

    def enter(self) -> None:
        """The list takes the focus, or the way to a first scenario."""
        (self.empty if self._either.currentWidget() is self.empty else self.table).setFocus()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        if self._either.currentWidget() is self.empty:
            return [self.empty]
        return [self.table, self.compare.first, self.compare.table]

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The commands of the part."""
        return list(self._acts)

    def header_widgets(self) -> list[QWidget]:
        """The acts stand below the list."""
        return []

    def reveal(self, code: str) -> bool:
        """Nothing here has a code."""
        del code
        return False

    def remove(self) -> None:
        """Removes the current scenario; the plan stays as it is."""
        if (row := self.table.current()) is not None and not self._desk.read_only:
            self._desk.do(remove_scenario, row.scenario, owner=self)

    def adopt(self) -> None:
        """Makes the current scenario the plan, after saying what that changes."""
        row, snapshot = self.table.current(), self._snapshot
        if row is None or snapshot is None or self._desk.read_only:
            return
        if adopting_confirmed(self, self._theme, snapshot, row.title, row.scenario.need_ids):
            self._desk.do(adopt_scenario, row.scenario, owner=self)

    def _build(self) -> None:
        px = self._theme.px
        left, foot = QVBoxLayout(), QHBoxLayout()
        left.setSpacing(px(8))
        foot.setSpacing(px(8))
        foot.addWidget(self.remove_button)
        foot.addStretch(1)
        foot.addWidget(self.adopt_button)
        left.addWidget(self.table, 1)
        left.addLayout(foot)
        self._whole = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._whole)
        self._row.setContentsMargins(px(20), px(12), px(20), px(16))
        self._row.setSpacing(px(20))
        self._row.addLayout(left, 1)
        self._row.addWidget(self.compare, 1)
        for each in (self._whole, self.empty):
            self._either.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._either)

    def _make_actions(self) -> None:
        self._acts: list[QAction] = []
        for words, act in (
            (self.tr("Remove the scenario"), self.remove),
            (self.tr("Make the scenario the plan…"), self.adopt),
        ):
            action = QAction(words, self)
            action.triggered.connect(calling(act))
            self._acts.append(action)

    def _connect(self) -> None:
        self.model.edited.connect(self._on_edited)
        self.table.opened.connect(self._on_opened)
        self.table.remove_wanted.connect(self.remove)
        self.remove_button.clicked.connect(calling(self.remove))
        self.adopt_button.clicked.connect(calling(self.adopt))

    def _on_edited(self, row: ScenarioRow, column: int, title: object) -> None:
        del column
        self._desk.do(rename_scenario, replace(row.scenario, title=str(title)), owner=self)

    def _on_opened(self) -> None:
        if (row := self.table.current()) is not None:
            self.compare.compare_with_plan(row.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width() / self._theme.scale
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if width < NARROW else way.LeftToRight)
        self.table.fit([1] if width < SHORT else [])


def _row(scenario: Scenario, currency: str) -> ScenarioRow:
    selection = SELECTIONS.get(scenario.rule)
    rule = ", ".join(
        part for part in (selection.title if selection else scenario.rule, scenario.round_code) if part
    )
    return ScenarioRow(
        scenario.id,
        scenario.title,
        rule,
        money_words(scenario.budget, currency),
        len(scenario.need_ids),
        scenario,
    )
