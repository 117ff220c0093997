"""A part of Dispositions: needs by department with their costs, and the Musts against the money there is."""

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.money import CostRange
from charrette.domain.needs import Need
from charrette.services.needs import edit_need
from charrette.services.planning import (
    AssignDepartment,
    SetTargetBudget,
    assign_department,
    set_target_budget,
)
from charrette.ui.desk import Desk
from charrette.ui.models.plan import NO_DEPARTMENT, plan_of
from charrette.ui.plan.amounts import read_amount
from charrette.ui.plan.layout import PlanLayout
from charrette.ui.plan.money_pane import MoneyPane
from charrette.ui.plan.plan_table import Col
from charrette.ui.plan.plan_view import PlanView
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import pick
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Findings
    from charrette.domain.snapshot import ProjectSnapshot

_POINTS = {Col.LOW: "low", Col.LIKELY: "likely", Col.HIGH: "high"}


class NeedsTab(QWidget):
    """``D`` gives needs to a department, ``C`` or typing edits costs, ``Enter`` opens a need."""

    go = Signal(str, object)
    code_asked = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self.ranked_by = ""
        self.view, self.money = PlanView(theme, writable=not desk.read_only), MoneyPane(theme)
        self.money.show_writable(not desk.read_only)
        self.parts = PlanLayout(theme, self.view, self.money)
        self.empty = EmptyState(
            theme,
            self.tr("No needs yet"),
            self.tr(
                "Needs are made from cards on the board; here they find their department and their cost."
            ),
            [(self.tr("Go to the board"), lambda: self.go.emit("run", None))],
        )
        self._either = QStackedWidget()
        self._either.addWidget(self.empty)
        self._either.addWidget(self.parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._either)
        self._make_buttons()
        self._make_actions()
        self._connect()

    def show(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The needs, departments and costs as they are now."""
        del findings
        plan = plan_of(snapshot)
        self.ranked_by = plan.ranked_by
        self.view.show_plan(plan, snapshot.project.currency)
        self.money.show_plan(plan, snapshot.project.currency, snapshot.project.target_budget)
        self._either.setCurrentWidget(self.parts if plan.lines else self.empty)
        self._enable()

    def header_widgets(self) -> list[QWidget]:
        """Open a need, edit its costs, give it to a department."""
        return [self.open_button, self.cost_button, self.department_button]

    def enter(self) -> None:
        """The table takes the focus."""
        (self.parts if self.model_has_needs else self.empty).setFocus()

    @property
    def model_has_needs(self) -> bool:
        """Whether there is a need to show."""
        return self._either.currentWidget() is self.parts

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        return self.parts.panes() if self.model_has_needs else [self.empty]

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The commands of the part."""
        return list(self._acts)

    def reveal(self, code: str) -> bool:
        """Chooses a need in the table."""
        need = next((each for each in self._desk.snapshot.open_needs if each.code == code), None)
        if need is not None:
            self.view.choose([need.id], need.id)
        return need is not None

    def assign(self) -> None:
        """Asks for the department of the chosen needs."""
        needs = self.view.selected()
        if not needs or self._desk.read_only:
            return
        words = needs[0].short_name if len(needs) == 1 else self.tr("{n} needs").format(n=len(needs))
        choices: list[tuple[str, object]] = [(each.name, each.id) for each in self._desk.snapshot.departments]
        choices.append((NO_DEPARTMENT, _NOBODY))
        chosen = pick(self, self._theme, self.tr("Assign department"), words, choices)
        if chosen is not None:
            department = chosen if isinstance(chosen, UUID) else None
            command = AssignDepartment(tuple(need.id for need in needs), department)
            self._desk.do(assign_department, command, owner=self)
        self.view.setFocus()

    def edit_costs(self) -> None:
        """Begins to edit the costs of the current need."""
        index = self.view.table.currentIndex()
        if index.isValid() and not self._desk.read_only:
            column = Col.LIKELY if self.view.table.isColumnHidden(Col.LOW) else Col.LOW
            self.view.table.setFocus()
            self.view.table.edit(index.siblingAtColumn(column))

    def open_current(self) -> None:
        """Opens the first of the chosen needs."""
        needs = self.view.selected()
        if needs:
            self._open(needs[0].id)

    def edit_budget(self) -> None:
        """The target budget takes the keyboard."""
        self.parts.show_money()
        self.money.budget.setFocus()
        self.money.budget.selectAll()

    def _make_actions(self) -> None:
        self._acts: list[QAction] = []
        for words, key, act in (
            (self.tr("Assign department…"), "D", self.assign),
            (self.tr("Edit costs"), "C", self.edit_costs),
            (self.tr("Open need"), "Return", self.open_current),
            (self.tr("Target budget"), "Ctrl+B", self.edit_budget),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(calling(act))
            if key == "Ctrl+B":
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                self.addAction(action)
            self._acts.append(action)

    def _connect(self) -> None:
        self.view.opened.connect(self._open)
        self.view.department_wanted.connect(self.assign)
        self.view.costs_wanted.connect(self.edit_costs)
        self.view.selection_changed.connect(self._enable)
        self.view.model.cost_typed.connect(self._on_cost)
        self.money.budget_typed.connect(self._on_budget)

    def _make_buttons(self) -> None:
        self.open_button = button(self._theme, self.tr("Open need"), key="Enter")
        self.cost_button = button(self._theme, self.tr("Costs"), key="C")
        self.department_button = button(self._theme, self.tr("Assign department"), kind="primary", key="D")
        self.open_button.clicked.connect(self.open_current)
        self.cost_button.clicked.connect(self.edit_costs)
        self.department_button.clicked.connect(self.assign)

    def _enable(self) -> None:
        chosen = bool(self.view.selected())
        self.open_button.setEnabled(chosen)
        for made in (self.cost_button, self.department_button):
            made.setEnabled(chosen and not self._desk.read_only)

    def _open(self, need_id: UUID) -> None:
        from charrette.ui.needs.editor import NeedEditor

        editor = NeedEditor(self._desk, self._theme, need_id, self)
        editor.card_asked.connect(self._on_card_asked)
        editor.show()

    def _on_card_asked(self, card_id: UUID) -> None:
        self.go.emit("run", card_id)

    def _on_cost(self, need: Need, column: int, typed: str) -> None:
        try:
            point = read_amount(typed, self._desk.snapshot.project.currency)
        except CharretteError as error:
            self._desk.failed.emit(error)
            return
        now = self._desk.snapshot.need_by_id[need.id]
        cost: CostRange = replace(now.cost, **{_POINTS[Col(column)]: point})
        if cost != now.cost:
            self._desk.do(edit_need, replace(now, cost=cost), owner=self, quiet=True)

    def _on_budget(self, amount: int | None) -> None:
        command = SetTargetBudget(self._desk.snapshot.project.id, amount)
        self._desk.do(set_target_budget, command, failed=self.money.show_failure, owner=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.parts.fit(self.width() / self._theme.scale)


_NOBODY = object()
