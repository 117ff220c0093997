"""Where tabs, part, findings and milestones of the plan stand at each width."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from charrette.ui.plan.findings_pane import FindingsPane
from charrette.ui.plan.strip import MilestoneStrip
from charrette.ui.plan.tab_row import TabRow
from charrette.ui.plan.tabs import Part
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import panel
from charrette.ui.widgets.segment import Segment

NO_LIMIT = 16_777_215
"""The width that Qt takes for none."""
NARROW, WIDE, LOW = 1030, 1260, 560
"""Effective widths and height of the page: in a narrow one the findings take the place of the table."""


class PlanFrame(QWidget):
    """The findings stand beside the part, or replace it in a narrow window until ``Esc``."""

    part_chosen = Signal(str)

    def __init__(
        self, theme: Theme, tabs: TabRow, findings: FindingsPane, strip: MilestoneStrip, page: QWidget
    ) -> None:
        super().__init__(page)
        self._theme, self._tabs, self._findings, self._strip = theme, tabs, findings, strip
        self._narrow, self.findings_alone, self._beside = False, False, True
        self._pane = 324
        self.findings_button = button(theme, "", icon="stop")
        self.findings_button.clicked.connect(self.toggle_findings)
        self._segments: dict[str, Segment] = {}
        self._above, self._parts, self._middle = panel("header"), QStackedWidget(), QStackedWidget()
        self._above_row = QHBoxLayout(self._above)
        self._above_row.addStretch(1)
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._above)
        inside.addWidget(self._parts, 1)
        self._middle.addWidget(whole)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self._middle, 1)
        self._row.addWidget(findings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(tabs)
        column.addLayout(self._row, 1)
        column.addWidget(strip)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSizeConstraint(
            QLayout.SizeConstraint.SetNoConstraint
        )  # what is wide gives way as it narrows
        outer.addWidget(self)
        tabs.add_tool(self.findings_button)
        self._whole = whole
        self.setFocusProxy(self._parts)

    def show_part(self, part: Part, made: object, parts: Sequence[Part]) -> None:
        """Brings a part into view, with the segment of its tab."""
        assert isinstance(made, QWidget)
        if self._parts.indexOf(made) < 0:
            self._parts.addWidget(made)
        for other in (self._parts.widget(place) for place in range(self._parts.count())):
            if other is not None:  # what is not shown asks for no room
                wanted = QSizePolicy.Policy.Preferred if other is made else QSizePolicy.Policy.Ignored
                other.setSizePolicy(wanted, wanted)
        self._parts.setCurrentWidget(made)
        self._beside, self.findings_alone = part.findings, False
        self._show_segment(part, parts)
        self._place()

    def segments(self) -> list[QWidget]:
        """The segment of the tab, where it has one."""
        return [each for each in self._segments.values() if each.isVisible()]

    def show_count(self, number: int) -> None:
        """How many findings wait, on the button that shows them in a narrow window."""
        self.findings_button.setText(self.tr("Findings, {n}").format(n=number))

    def toggle_findings(self) -> None:
        """The findings, or the part again; where they stand beside it they take the focus."""
        if self._narrow or not self._beside:
            self.findings_alone = not self.findings_alone
            self._place()
        if self._findings.isVisible():
            self._findings.focus_choices()

    def fit(self, width: float, height: float) -> None:
        """Places all for an effective size."""
        self._narrow = width < NARROW
        self._tabs.fit(narrow=self._narrow)
        self._strip.fit(low=self._narrow or height < LOW)
        self._pane = 324 if width >= WIDE else 300
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.findings_alone:
            self.toggle_findings()
        else:
            super().keyPressEvent(event)

    def _show_segment(self, part: Part, parts: Sequence[Part]) -> None:
        for tab, segment in self._segments.items():
            segment.setVisible(tab == part.tab and len(parts) > 1)
        self._above.setVisible(len(parts) > 1)
        if len(parts) < 2:
            return
        if part.tab not in self._segments:
            segment = Segment(self._theme, [(each.name, each.words) for each in parts], name=self.tr("Shown"))
            segment.chosen.connect(self.part_chosen)
            self._segments[part.tab] = segment
            self._above_row.insertWidget(0, segment)
        self._segments[part.tab].choose(part.name)
        edge = min(self._theme.px(20), 32)
        self._above_row.setContentsMargins(edge, self._theme.px(8), edge, self._theme.px(8))

    def _place(self) -> None:
        beside = self._beside and not self._narrow
        alone = self.findings_alone and not beside
        self.findings_button.setVisible(not beside)
        self.findings_button.setCheckable(True)
        self.findings_button.setChecked(alone)
        if alone:
            self._findings.setMinimumWidth(0)
            self._findings.setMaximumWidth(NO_LIMIT)
            self._middle.addWidget(self._findings)
            self._middle.setCurrentWidget(self._findings)
            self._findings.show()
            return
        self._middle.setCurrentWidget(self._whole)
        self._findings.setFixedWidth(self._theme.half_px(self._pane))
        self._row.addWidget(self._findings)
        self._findings.setVisible(beside)
