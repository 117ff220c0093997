"""The part Timeline of Milestones: drawn, or as text; by phase or by department."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.plan.milestones import Milestone
from charrette.ui.desk import Desk
from charrette.ui.plan.days import today_of
from charrette.ui.plan.milestones_actions import part_actions
from charrette.ui.plan.milestones_acts import MilestoneActs
from charrette.ui.plan.milestones_edits import MilestoneEdits
from charrette.ui.plan.milestones_filters import MilestoneFilters
from charrette.ui.plan.milestones_standing import Standings, calendar_standings, standings
from charrette.ui.plan.timeline_key import TimelineKey
from charrette.ui.plan.timeline_rows import timeline_rows
from charrette.ui.plan.timeline_view import TimelineView
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import calling, icon_button
from charrette.ui.widgets.empty import EmptyState
from charrette.ui.widgets.labels import label, panel
from charrette.ui.widgets.segment import Segment

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Findings
    from charrette.domain.snapshot import ProjectSnapshot


class TimelineTab(QWidget):
    """The milestones of the table and the district’s calendar; ``Enter`` opens one, ``Alt`` and arrows move it."""

    go = Signal(str, object)
    code_asked = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._snapshot: ProjectSnapshot | None = None
        self.standings = Standings("")
        self._calendar = Standings("")
        self.edits = MilestoneEdits(desk, theme, self, calendar=False)
        self.view, self.text = TimelineView(theme), QPlainTextEdit()
        self.acts = MilestoneActs(desk, theme, self.edits, self, self._current, self.enter)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("The timeline as text"))
        self.filters = MilestoneFilters(theme)
        self.by = Segment(
            theme,
            [("phase", self.tr("Phases")), ("department", self.tr("Departments"))],
            name=self.tr("Rows by"),
        )
        self.form = Segment(
            theme, [("drawn", self.tr("Drawn")), ("text", self.tr("As text"))], name=self.tr("Shown as")
        )
        self.zooms = [
            icon_button(theme, "zoom-out", self.tr("Wider view"), key="-", outlined=True),
            icon_button(theme, "zoom-in", self.tr("Nearer view"), key="+", outlined=True),
            icon_button(theme, "reset", self.tr("The whole timeline"), key="0", outlined=True),
        ]
        self.key = TimelineKey(theme)
        self.why = label("", "small", wraps=True)
        self.empty = EmptyState(
            theme,
            self.tr("No milestones yet"),
            self.tr(
                "A schedule template counts them backward from the first school day; or type them into the table."
            ),
            [(self.tr("Use a schedule…"), self.acts.use_schedule)],
        )
        self._build()
        self._make_actions()
        self._connect()

    def show(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The milestones as they are now; the current one stays current."""
        self._snapshot, today = snapshot, today_of(self._desk)
        concerned = frozenset(each for finding in findings.open for each in finding.subjects)
        self.standings = standings(snapshot, today, concerned)
        self._calendar = calendar_standings(snapshot, today)
        self.edits.show(snapshot)
        self.filters.show_lists(snapshot)
        self._show_rows()

    def enter(self) -> None:
        """The timeline takes the focus."""
        self._shown.setFocus()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        return [self.filters.department, self._shown]

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The commands of the part."""
        return self._acts

    def header_widgets(self) -> list[QWidget]:
        """How it is zoomed, grouped and shown."""
        return [*self.zooms, self.by, self.form]

    def reveal(self, code: str) -> bool:
        """Goes to the milestone with a code, whatever was filtered out."""
        rows = (*self.standings.rows, *self._calendar.rows)
        row = next((each for each in rows if each.milestone.code == code), None)
        if row is None:
            return False
        if not self.view.choose(row.id):
            self.filters.reset()
            self.view.choose(row.id)
        self._show_why()
        return True

    def _current(self) -> Milestone | None:
        return self.view.current.milestone if self.view.current else None

    def _show_rows(self) -> None:
        if self._snapshot is None:
            return
        chosen = self.filters.value
        kept = chosen.kept(self.standings)
        shown = tuple(row for row in self.standings.rows if row.id in kept)
        calendar = () if chosen.on else self._calendar.rows
        rows = timeline_rows(self._snapshot, shown, calendar, self.by.value)
        text = Standings(self.standings.today, shown, self.standings.first_day).as_text
        self.view.show_rows(rows, self.standings.today, self.standings.first_day, text)
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)
        self.filters.show_count(len(shown), self.standings, searched=False)
        self._choose_view()
        self._show_why()

    @property
    def _shown(self) -> QWidget:
        """The drawing, the text, or what is said while there is nothing."""
        if not self.standings.rows:
            return self.empty
        return self.view if self.form.value == "drawn" else self.text

    def _choose_view(self) -> None:
        has, drawn = bool(self.standings.rows), self.form.value == "drawn"
        self._either.setCurrentWidget(self._shown)
        self.filters.setVisible(has)
        for each in self.zooms:
            each.setEnabled(drawn and has)
        for each in (self.key, self.why):
            each.setVisible(drawn and has)

    def _show_why(self) -> None:
        """The current milestone as a sentence."""
        self.why.setText(self.view.current.sentence if self.view.current else "")

    def _build(self) -> None:
        self._either, self._frame = QStackedWidget(), panel("surface")
        for part in (self.view, self.text, self.empty):
            self._either.addWidget(part)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._either)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self.filters)
        self._rows.addWidget(self._frame, 1)
        self._rows.addWidget(self.why)
        self._rows.addWidget(self.key)
        self._theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px, edge = self._theme.px, min(self._theme.px(20), 32)
        self._rows.setContentsMargins(edge, px(12), edge, px(10))
        self._rows.setSpacing(px(4))

    def _make_actions(self) -> None:
        commands = [
            (self.tr("Nearer view of the timeline"), "+", lambda: self.view.zoom(1)),
            (self.tr("Wider view of the timeline"), "-", lambda: self.view.zoom(-1)),
            (self.tr("The whole timeline"), "0", lambda: self.view.zoom(0)),
            (self.tr("Today on the timeline"), "T", self.view.show_today),
        ]
        self._acts = part_actions(self, commands)

    def _connect(self) -> None:
        for each, steps in zip(self.zooms, (-1, 1, 0), strict=True):
            each.clicked.connect(calling(lambda steps=steps: self.view.zoom(steps)))
        self.by.chosen.connect(self._show_rows)
        self.form.chosen.connect(self._on_form)
        self.filters.changed.connect(self._show_rows)
        self.view.opened.connect(self.acts.open_details)
        self.view.shifted.connect(self.acts.shift)
        self.view.reached.connect(self.acts.reach)
        self.view.gone.connect(self._show_why)

    def _on_form(self) -> None:
        self._choose_view()
        self.enter()
