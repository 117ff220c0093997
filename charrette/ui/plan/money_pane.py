"""At the right: the target budget, how much of it the Musts take, and what each department carries."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from charrette.domain.errors import CharretteError, InvalidInputError
from charrette.domain.money import cost_words
from charrette.ui.models.plan import Plan
from charrette.ui.plan.amounts import read_amount, shown_amount, typed_amount
from charrette.ui.plan.share_bar import DepartmentBars, ShareBar
from charrette.ui.theme import Theme
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import give_role, label


class MoneyPane(QScrollArea):
    """``budget_typed`` gives the target budget in minor units, or None for none."""

    budget_typed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._currency, self._budget = "USD", cast("int | None", None)
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Money"))
        self.budget, self.form = QLineEdit(), Form(theme)
        self.budget.setPlaceholderText("9.5m")
        self.form.add(
            self.tr("Target budget"),
            self.budget,
            self.tr(
                "What the Musts are measured against. Type 9500000 or 9.5m; leave it empty when there is none."
            ),
        )
        self.share, self.sentence, self.warning = (
            ShareBar(theme),
            label("", "small", wraps=True),
            label("", "warn", wraps=True),
        )
        self.bars, self.total = DepartmentBars(theme), label("", "small", wraps=True)
        self._build()
        self.budget.editingFinished.connect(self._on_budget)

    def show_plan(self, plan: Plan, currency: str, budget: int | None) -> None:
        """The money as it is now; a field that holds the keyboard is left alone."""
        self._currency, self._budget = currency, budget
        if not self.budget.hasFocus():
            self.budget.setText(typed_amount(budget, currency))
            self.form.clear_errors()
        musts = plan.musts
        self.share.setVisible(musts.share is not None)
        self.share.show_share(musts.share or 0.0, musts.sentence, warns=musts.warns)
        self.sentence.setText(musts.sentence)
        self.warning.setText(self.tr("Too much is a Must: over 60 %.") if musts.warns else "")
        self.warning.setVisible(musts.warns)
        self.bars.show_rows(
            [
                (line.title, line.cost.likely or 0, shown_amount(line.cost.likely, currency))
                for line in plan.departments
            ]
        )
        total = plan.total.total
        range_ = cost_words(total.cost, currency)
        self.total.setText(f"{total.words}. {range_} in all." if range_ else f"{total.words}.")
        give_role(self.total, "small")

    def show_failure(self, error: CharretteError) -> None:
        """Why a budget was not kept, under its field."""
        self.form.show_error(self.budget, str(error))

    def show_writable(self, writable: bool) -> None:
        """Whether the budget can be changed."""
        self.budget.setReadOnly(not writable)

    def _build(self) -> None:
        px = self._theme.px
        inside = QWidget()
        inside.setProperty("clear", "true")
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(20), px(20), px(20), px(20))
        column.setSpacing(px(8))
        column.addWidget(label(self.tr("Musts"), "lead"))
        for widget in (self.share, self.sentence, self.warning):
            column.addWidget(widget)
        column.addSpacing(px(8))
        column.addWidget(self.form)
        column.addSpacing(px(16))
        column.addWidget(label(self.tr("By department"), "lead"))
        column.addWidget(self.bars)
        column.addWidget(self.total)
        column.addStretch(1)
        self.setWidget(inside)

    def _on_budget(self) -> None:
        try:
            amount = read_amount(self.budget.text(), self._currency)
        except InvalidInputError as error:
            self.form.show_error(self.budget, str(error))
            return
        self.form.clear_errors()
        if amount != self._budget:
            self._budget = amount
            self.budget_typed.emit(amount)
