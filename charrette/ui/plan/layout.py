"""Where table and money stand at each width."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charrette.ui.plan.money_pane import MoneyPane
from charrette.ui.plan.plan_view import PlanView
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import panel
from charrette.ui.widgets.segment import Segment

NARROW, WIDE = 900, 1260
"""Effective widths of the page: below the first one part is shown at a time."""


class PlanLayout(QWidget):
    """The table with the money beside it; in a narrow window a segment chooses."""

    def __init__(self, theme: Theme, view: PlanView, money: MoneyPane) -> None:
        super().__init__()
        self._theme, self._view, self._money = theme, view, money
        self._narrow = False
        self.shown = Segment(theme, [("needs", "Needs"), ("money", "Money")], name="What is shown")
        self._top, self._detail, self._middle = panel("header"), panel("detail"), QStackedWidget()
        px, holder = theme.px, QWidget()
        inset = QVBoxLayout(holder)
        inset.setContentsMargins(px(20), px(12), px(20), px(16))
        inset.addWidget(view)
        self._holder = holder
        self._middle.addWidget(holder)
        self._detail_column = QVBoxLayout(self._detail)
        self._detail_column.setContentsMargins(0, 0, 0, 0)
        self._detail_column.addWidget(money)
        top = QHBoxLayout(self._top)
        top.setContentsMargins(px(16), px(8), px(16), px(8))
        top.addWidget(self.shown)
        top.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._middle, 1)
        row.addWidget(self._detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addLayout(row, 1)
        self.setFocusProxy(view)
        self.shown.chosen.connect(self._show_part)

    def panes(self) -> list[QWidget]:
        """The stops of F6, as they stand now."""
        if self._narrow:
            return [self.shown, self._money.budget if self.shown.value == "money" else self._view]
        return [self._view, self._money.budget]

    def show_money(self) -> None:
        """Brings the money into view."""
        if self._narrow:
            self.shown.choose("money")
            self._show_part("money")

    def fit(self, width: float) -> None:
        """Places the parts for an effective width."""
        self._narrow = width < NARROW
        self._top.setVisible(self._narrow)
        pane = 0 if self._narrow else 324 if width >= WIDE else 288
        if self._narrow:
            self._middle.addWidget(self._money)
            self._detail.hide()
            self._show_part(self.shown.value)
        else:
            self._detail_column.addWidget(self._money)
            self._detail.setFixedWidth(self._theme.half_px(pane))
            self._detail.show()
            self._middle.setCurrentWidget(self._holder)
            self._money.show()
        self._view.fit(width - pane)

    def _show_part(self, part: str) -> None:
        if self._narrow:
            self._middle.setCurrentWidget(self._money if part == "money" else self._holder)
