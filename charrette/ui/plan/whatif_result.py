"""What a what-if buys: a sentence, then what is bought, what is left out and why, and the account step by step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.money import money_words
from charrette.domain.selections import Chosen
from charrette.domain.wording import counted
from charrette.ui.plan.share_bar import DepartmentBars
from charrette.ui.plan.whatif_rows import (
    TOGETHER,
    SumDelegate,
    bought_rows,
    bought_table,
    left_rows,
    left_table,
    step_rows,
    steps_table,
)
from charrette.ui.plan.whatif_trial import Trial
from charrette.ui.theme import Theme
from charrette.ui.widgets.announce import announce
from charrette.ui.widgets.buttons import calling
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.segment import Segment
from charrette.ui.widgets.wrapped_rows import WrappedRows

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

SLOW = 300
"""Milliseconds after which it is said that an answer is awaited."""


class WhatIfResult(QWidget):
    """The last answer stays until the next one is there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW)
        self._slow.timeout.connect(self._say_working)
        self.told, self.more = label("", "lead", wraps=True), label("", "small", wraps=True)
        self.departments = DepartmentBars(theme)
        self.shown = Segment(
            theme,
            [
                ("bought", self.tr("Bought")),
                ("left", self.tr("Left out")),
                ("steps", self.tr("Step by step")),
                ("departments", self.tr("By department")),
            ],
            name=self.tr("What is shown"),
        )
        self.bought = WrappedRows(theme, bought_table(self), self.tr("What is bought"), (34, 0, 92, 100, 150))
        self.left = WrappedRows(theme, left_table(self), self.tr("What is left out"), (0, 100, 150, 0))
        self.steps = WrappedRows(theme, steps_table(self), self.tr("Step by step"), (34, 0, 110))
        self._stack, self._bars = QStackedWidget(), QWidget()
        self._build()

    def show_working(self) -> None:
        """An answer is awaited; that is said when it takes a moment."""
        self._slow.start()

    def show_chosen(self, trial: Trial, chosen: Chosen, snapshot: "ProjectSnapshot") -> None:
        """What was chosen."""
        self._slow.stop()
        currency = snapshot.project.currency
        self.bought.show_rows(bought_rows(chosen, trial.budget, currency))
        self.left.show_rows(left_rows(chosen, currency))
        self.steps.show_rows(step_rows(chosen, currency))
        self._show_departments(trial, chosen, snapshot)
        give_role(self.told, "lead")
        self.told.setText(_words(trial, chosen, currency))
        uncosted = len(chosen.uncosted)
        self.more.setText(
            self.tr("{n} no cost yet, so less may be left than it looks.").format(
                n=counted(uncosted, "need has", "needs have")
            )
            if uncosted
            else self.tr("Nothing is changed until you make it the plan.")
        )
        give_role(self.more, "warn" if uncosted else "small")
        announce(self.told, self.told.text())

    def show_refused(self, error: CharretteError) -> None:
        """Why there is no answer, in its place."""
        self._slow.stop()
        for table in (self.bought, self.left, self.steps):
            table.show_rows(())
        self.departments.show_rows(())
        give_role(self.told, "error")
        self.told.setText(error.what)
        give_role(self.more, "small")
        self.more.setText(" ".join(part for part in (error.kept, error.way_on) if part))
        announce(self.told, str(error))

    def show_view(self, view: str) -> None:
        """One of the tables, or the departments."""
        self.shown.choose(view)
        self._on_shown()

    @property
    def part(self) -> QWidget:
        """What is shown."""
        return self._stack.currentWidget() or self.bought

    def _say_working(self) -> None:
        give_role(self.more, "small")
        self.more.setText(self.tr("Working… the answer before stays until the new one is there."))
        announce(self.more, self.more.text())

    def _build(self) -> None:
        self.bought.setItemDelegateForColumn(TOGETHER, SumDelegate(self._theme, self.bought))
        self.bought.when_empty = self.tr("Nothing can be bought with this budget.")
        self.left.when_empty = self.tr("Nothing is left out.")
        self.steps.when_empty = self.tr("Nothing happened.")
        inside = QVBoxLayout(self._bars)
        inside.setContentsMargins(0, self._theme.px(8), 0, 0)
        inside.addWidget(self.departments)
        inside.addStretch(1)
        for each in (self.bought, self.left, self.steps, self._bars):
            self._stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(8))
        column.addWidget(self.told)
        column.addWidget(self.more)
        shown = QHBoxLayout()
        shown.addWidget(self.shown)
        shown.addStretch(1)
        column.addLayout(shown)
        column.addWidget(self._stack, 1)
        self.shown.chosen.connect(calling(self._on_shown))

    def _on_shown(self) -> None:
        views = {"bought": self.bought, "left": self.left, "steps": self.steps, "departments": self._bars}
        self._stack.setCurrentWidget(views[self.shown.value])

    def _show_departments(self, trial: Trial, chosen: Chosen, snapshot: "ProjectSnapshot") -> None:
        caps, currency = dict(trial.caps), snapshot.project.currency
        rows: list[tuple[str, int, str]] = []
        for id_, spent in sorted(chosen.by_department.items(), key=lambda each: -each[1]):
            name = snapshot.department_name(id_) if id_ else self.tr("No department yet")
            most = caps.get(id_) if id_ else None
            words = money_words(spent, currency)
            rows.append(
                (name, spent, f"{words} of {money_words(most, currency)}" if most is not None else words)
            )
        self.departments.show_rows(rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width() / self._theme.scale
        self.bought.fit([column for column, least in ((2, 560), (0, 480)) if width < least])
        self.left.fit([column for column, least in ((2, 640), (1, 460)) if width < least])


def _words(trial: Trial, chosen: Chosen, currency: str) -> str:
    cost, left = money_words(chosen.cost, currency), money_words(chosen.left, currency)
    budget = money_words(trial.budget, currency)
    needs = counted(len(chosen.needs), "need")
    return f"{needs} for {cost} of {budget}; {left} left, {len(chosen.left_out)} left out"
