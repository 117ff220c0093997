"""Where filters, table and words of the milestones stand, or what is said while there are none."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from charrette.ui.plan.milestones_filters import MilestoneFilters
from charrette.ui.plan.milestones_standing import Standing
from charrette.ui.theme import Theme
from charrette.ui.widgets.empty import EmptyState
from charrette.ui.widgets.labels import label, panel


class MilestonesFrame(QStackedWidget):
    """Filters above the table, and below it what the current milestone waits for, in words."""

    def __init__(self, theme: Theme, filters: MilestoneFilters, table: QWidget, empty: EmptyState) -> None:
        super().__init__()
        self._theme, self._filters, self.empty = theme, filters, empty
        self.why = label("", "small", wraps=True)
        frame, self._whole = panel("surface"), QWidget()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(table)
        self._rows = QVBoxLayout(self._whole)
        self._rows.addWidget(filters)
        self._rows.addWidget(frame, 1)
        self._rows.addWidget(self.why)
        for part in (empty, self._whole):
            self.addWidget(part)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def is_empty(self) -> bool:
        """Whether it says that there is nothing yet."""
        return self.currentWidget() is self.empty

    def choose(self, *, has: bool, begun: bool) -> None:
        """The table where there is anything or a first row is typed; filters only where there is anything."""
        self.setCurrentWidget(self._whole if has or begun else self.empty)
        self._filters.setVisible(has)

    def show_why(self, standing: Standing | None) -> None:
        """What a milestone waits for; that it is critical; why it was passed with a review open."""
        parts: list[str] = []
        if standing is not None:
            despite = standing.milestone.passed_despite
            parts = [
                f"{standing.matters}." if standing.matters else "",
                "On the critical chain." if standing.critical else "",
                f"Passed despite an open review: {despite}" if despite else "",
            ]
        self.why.setText(" ".join(part for part in parts if part))
        self.why.setVisible(bool(self.why.text()))

    def _dress(self) -> None:
        px, edge = self._theme.px, min(self._theme.px(20), 32)
        self._rows.setContentsMargins(edge, px(12), edge, px(12))
        self._rows.setSpacing(px(6))
