"""The part What if: which needs fit which budget, by a rule in plain words; the plan stays until one is made it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.selections import Chosen
from charrette.domain.selections.from_round import choosing_rounds
from charrette.services.scenarios import keep_and_adopt, keep_scenario
from charrette.ui.desk import Desk
from charrette.ui.plan.frame import NO_LIMIT
from charrette.ui.plan.whatif_adopting import adopting_confirmed, next_title
from charrette.ui.plan.whatif_form import WhatIfForm
from charrette.ui.plan.whatif_result import WhatIfResult
from charrette.ui.plan.whatif_trial import Chooser, Trial
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import ask_text
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.empty import EmptyState
from charrette.ui.widgets.segment import Segment

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Findings
    from charrette.domain.snapshot import ProjectSnapshot

NARROW, FORM = 900, 340
"""The effective width below which fields and result take turns, and the width of the fields."""


class WhatIfTab(QWidget):
    """The fields at the left, what they buy at the right."""

    go = Signal(str, object)
    code_asked = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._snapshot: ProjectSnapshot | None = None
        self.found: tuple[Trial, Chosen] | None = None
        """The answer that is shown, with what was asked."""
        self.form, self.result = WhatIfForm(theme), WhatIfResult(theme)
        self.chooser = Chooser(desk, self)
        self.keep_button = button(theme, self.tr("Keep as a scenario…"))
        self.adopt_button = button(theme, self.tr("Make it the plan…"), kind="primary")
        self.shown = Segment(
            theme,
            [("form", self.tr("Money and rule")), ("result", self.tr("What it buys"))],
            name=self.tr("What is shown"),
        )
        self.empty = EmptyState(
            theme,
            self.tr("No vote to choose by yet"),
            self.tr(
                "Hold a round that ranks the needs and close it; then see here which needs fit which budget."
            ),
            [(self.tr("Go to Prioritise"), lambda: self.go.emit("prioritise", None))],
        )
        self._either, self._narrow_stack = QStackedWidget(), QStackedWidget()
        self._narrow = False
        self._build()
        self._make_actions()
        self._connect()

    def show(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The plan as it is now; what is tried is tried again with it."""
        del findings
        self._snapshot = snapshot
        rounds = choosing_rounds(snapshot)
        self._either.setCurrentWidget(self._whole if rounds else self.empty)
        if rounds:
            self.form.show_snapshot(snapshot, rounds)
            self.try_it()

    def enter(self) -> None:
        """The budget takes the focus, or the way to a vote."""
        (self.empty if self._either.currentWidget() is self.empty else self.form.budget).setFocus()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        if self._either.currentWidget() is self.empty:
            return [self.empty]
        if self._narrow:
            both = {"form": [self.form.budget], "result": [self.result.shown, self.result.part]}
            return [self.shown, *both[self.shown.value]]
        return [self.form.budget, self.result.shown, self.result.part]

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The commands of the part."""
        return list(self._acts)

    def header_widgets(self) -> list[QWidget]:
        """The acts stand below what they are about."""
        return []

    def reveal(self, code: str) -> bool:
        """Nothing here has a code."""
        del code
        return False

    def try_it(self) -> None:
        """Asks what the fields buy."""
        trial = self.form.trial()
        self._set_found(None)
        if trial is None or self._snapshot is None:
            self.chooser.forget()
            return
        self.chooser.ask(self._snapshot, trial)

    def keep(self) -> None:
        """Keeps what is shown as a scenario, under a name."""
        if self.found is None or self._snapshot is None or self._desk.read_only:
            return
        title = ask_text(
            self,
            self._theme,
            self.tr("Keep as a scenario"),
            self.tr("Name"),
            text=next_title(self._snapshot),
            help=self.tr("Scenarios are compared with each other; the plan stays as it is."),
        )
        if title:
            trial, chosen = self.found
            self._desk.do(keep_scenario, trial.kept(self._snapshot, title, chosen), owner=self)

    def adopt(self) -> None:
        """Makes what is shown the plan, after saying what that changes."""
        if self.found is None or self._snapshot is None or self._desk.read_only:
            return
        trial, chosen = self.found
        title = next_title(self._snapshot)
        if adopting_confirmed(self, self._theme, self._snapshot, title, chosen.ids):
            self._desk.do(keep_and_adopt, trial.kept(self._snapshot, title, chosen), owner=self)

    def _set_found(self, found: tuple[Trial, Chosen] | None) -> None:
        self.found = found
        ready = found is not None and bool(found[1].needs) and not self._desk.read_only
        for made in (self.keep_button, self.adopt_button):
            made.setEnabled(ready)

    def _on_found(self, trial: Trial, chosen: Chosen) -> None:
        assert self._snapshot is not None
        self._set_found((trial, chosen))
        self.result.show_chosen(trial, chosen, self._snapshot)

    def _on_refused(self, error: CharretteError) -> None:
        self.result.show_refused(error)

    def _build(self) -> None:
        px = self._theme.px
        right, foot = QVBoxLayout(), QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addStretch(1)
        foot.addWidget(self.keep_button)
        foot.addWidget(self.adopt_button)
        self._right = QWidget()
        self._right.setLayout(right)
        right.setContentsMargins(px(20), px(16), px(20), px(16))
        right.setSpacing(px(10))
        right.addWidget(self.result, 1)
        right.addLayout(foot)
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(px(20), px(10), px(20), 0)
        top.addWidget(self.shown)
        top.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self.form)
        self._row.addWidget(self._right, 1)
        self._row.addWidget(self._narrow_stack, 1)
        self._whole = QWidget()
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top)
        whole.addLayout(self._row, 1)
        for each in (self._whole, self.empty):
            self._either.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._either)
        self._set_found(None)

    def _make_actions(self) -> None:
        self._acts: list[QAction] = []
        for words, act in (
            (self.tr("Keep the what-if as a scenario…"), self.keep),
            (self.tr("Make the what-if the plan…"), self.adopt),
        ):
            action = QAction(words, self)
            action.triggered.connect(calling(act))
            self._acts.append(action)

    def _connect(self) -> None:
        self.form.changed.connect(self.try_it)
        self.chooser.began.connect(self.result.show_working)
        self.chooser.found.connect(self._on_found)
        self.chooser.refused.connect(self._on_refused)
        self.keep_button.clicked.connect(calling(self.keep))
        self.adopt_button.clicked.connect(calling(self.adopt))
        self.shown.chosen.connect(calling(self._place))

    def _place(self) -> None:
        """Beside each other, or in turns."""
        self._top.setVisible(self._narrow)
        self._narrow_stack.setVisible(self._narrow)
        if self._narrow:
            for each in (self.form, self._right):
                self._narrow_stack.addWidget(each)
            self.form.setMinimumWidth(0)
            self.form.setMaximumWidth(NO_LIMIT)
            self._narrow_stack.setCurrentWidget(self.form if self.shown.value == "form" else self._right)
            return
        self._row.insertWidget(0, self.form)
        self._row.insertWidget(1, self._right, 1)
        self.form.setFixedWidth(self._theme.half_px(FORM))
        self.form.setVisible(True)
        self._right.setVisible(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow = self.width() / self._theme.scale < NARROW
        self._place()
