"""The part Meetings of Coordination: planned with an agenda of what is open, minuted here, printed by Publish."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.log import EntryKind
from charrette.domain.plan.coordination import AgendaPoint, Meeting
from charrette.services.coordination import keep_minutes, remove_meeting
from charrette.ui.desk import Desk
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.plan.days import day_words
from charrette.ui.plan.meetings_dialogs import MeetingDialog, NoteDialog
from charrette.ui.plan.meetings_minutes import MinutesPane
from charrette.ui.plan.meetings_rows import (
    finding_points,
    meeting_of,
    newest_first,
    points_added,
    state_words,
)
from charrette.ui.plan.milestones_actions import part_actions
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import ask_text
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.empty import EmptyState
from charrette.ui.widgets.labels import panel
from charrette.ui.widgets.rows_view import RowsView

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Findings
    from charrette.domain.snapshot import ProjectSnapshot

NARROW, LIST = 900, 320


class MeetingsTab(QWidget):
    """The meetings at the left, the minutes of the current one at the right; in a narrow window above each other."""

    go = Signal(str, object)
    code_asked = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._snapshot: ProjectSnapshot | None = None
        self._findings: tuple[tuple[str, str], ...] = ()
        columns = [
            Column("Code", lambda row: row.code),
            Column("Held on", lambda row: day_words(row.held_on)),
            Column("State", state_words),
        ]
        self.model = RowsTable(columns, writable=False, parent=self)
        self.table = RowsView(theme, self.model, self.tr("Coordination meetings"), wide=2)
        self.table.setProperty("bare", "true")
        self.minutes = MinutesPane(theme, writable=not desk.read_only)
        self.decide_button = button(theme, self.tr("Decision…"))
        self.act_button = button(theme, self.tr("Action…"))
        self.fill_button = button(theme, self.tr("Bring the agenda up to date"), kind="quiet")
        self.close_button = button(theme, self.tr("Close the minutes"))
        self.print_button = button(theme, self.tr("Print…"), icon="print")
        self.add_button = button(theme, self.tr("Meeting"), kind="primary", icon="plus", key="Ins")
        self.empty = EmptyState(
            theme,
            self.tr("No coordination meeting yet"),
            self.tr(
                "The agenda is drawn from open questions, findings, what is late, and the last meeting’s actions. "
                "Decisions and actions written down there go into the log."
            ),
            [(self.tr("Plan a meeting"), self.plan)],
        )
        self._build()
        self._make_actions()
        self._connect()

    def show(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The meetings as they are now; the current one stays current."""
        self._snapshot, self._findings = snapshot, finding_points(findings)
        self.table.show_rows(newest_first(snapshot.planned.meetings))
        self._either.setCurrentWidget(self._whole if snapshot.planned.meetings else self.empty)
        self._show_minutes()

    def enter(self) -> None:
        """The list takes the focus."""
        (self.empty if self._either.currentWidget() is self.empty else self.table).setFocus()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        if self._either.currentWidget() is self.empty:
            return [self.empty]
        return [self.table, self.minutes.title, self.minutes.agenda, self.minutes.notes]

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The commands of the part."""
        return self._acts

    def header_widgets(self) -> list[QWidget]:
        """Printing, and planning a meeting."""
        return [self.print_button, self.add_button]

    def reveal(self, code: str) -> bool:
        """Chooses the meeting with a code."""
        meetings = self._snapshot.planned.meetings if self._snapshot else ()
        meeting = next((each for each in meetings if each.code == code), None)
        if meeting is not None:
            self.table.select(meeting.id)
        return meeting is not None

    @property
    def current(self) -> Meeting | None:
        """The current meeting, as it is kept."""
        row = self.table.current()
        meetings = self._snapshot.planned.meetings if self._snapshot else ()
        return meeting_of(meetings, row.id) if row is not None else None

    def plan(self) -> None:
        """A new meeting; its agenda is drawn from what is open."""
        if self._desk.read_only or self._snapshot is None:
            return
        dialog = MeetingDialog(self, self._theme, self._desk, self._findings)
        dialog.exec()
        if dialog.made is not None:
            self.table.select(dialog.made.id)
        dialog.deleteLater()
        self.enter()

    def note(self, kind: EntryKind) -> None:
        """A decision or an action, for the current point of the agenda."""
        if (meeting := self._open_one()) is not None:
            self.minutes.keep()
            point = self.minutes.current_point()
            dialog = NoteDialog(self, self._theme, self._desk, meeting, kind, point)
            dialog.exec()
            dialog.deleteLater()
            self.minutes.agenda.setFocus()

    def add_point(self) -> None:
        """One more point on the agenda."""
        if (meeting := self._open_one()) is not None:
            words = ask_text(
                self, self._theme, self.tr("New point"), self.tr("Point of the agenda"), accept=self.tr("Add")
            )
            if words:
                self._keep(replace(meeting, agenda=(*meeting.agenda, AgendaPoint(words))))
            self.minutes.agenda.setFocus()

    def fill(self) -> None:
        """Adds what is open by now and does not stand on the agenda yet."""
        if (meeting := self._open_one()) is None or self._snapshot is None:
            return
        new = points_added(self._snapshot, meeting, self._findings)
        if new:
            self._keep(replace(meeting, agenda=(*meeting.agenda, *new)))
        else:
            self._desk.said.emit(self.tr("Everything that is open stands on the agenda."), False)

    def close_minutes(self) -> None:
        """Closes the minutes, or opens them again."""
        if (meeting := self.current) is not None and not self._desk.read_only:
            now = meeting if meeting.closed else self.minutes.edited()
            self._keep(replace(now, closed=not meeting.closed))

    def remove(self) -> None:
        """Removes the current meeting; the notice offers Undo."""
        if (meeting := self.current) is not None and not self._desk.read_only:
            self._desk.do(remove_meeting, meeting.id, owner=self)

    def print_minutes(self) -> None:
        """The minutes as a document, in Publish."""
        if (meeting := self.current) is not None:
            self.go.emit("publish", f"meeting {meeting.code}")

    def _open_one(self) -> Meeting | None:
        """The current meeting where it can be written into."""
        meeting = self.current
        return meeting if meeting and not meeting.closed and not self._desk.read_only else None

    def _keep(self, meeting: Meeting) -> None:
        quiet = self.current is not None and self.current.closed == meeting.closed
        self._desk.do(keep_minutes, meeting, owner=self, quiet=quiet)

    def _show_minutes(self) -> None:
        meeting = self.current
        self.minutes.setVisible(meeting is not None)
        if meeting is None or self._snapshot is None:
            return
        self.minutes.show_meeting(self._snapshot, meeting)
        self.close_button.setText(
            self.tr("Open the minutes again") if meeting.closed else self.tr("Close the minutes")
        )
        for each in (self.decide_button, self.act_button, self.fill_button):
            each.setEnabled(not meeting.closed and not self._desk.read_only)
        self.close_button.setEnabled(not self._desk.read_only)

    def _on_current(self) -> None:
        self.minutes.keep()
        self._show_minutes()

    def _build(self) -> None:
        self._either, self._whole, self._frame = QStackedWidget(), QWidget(), panel("surface")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        right, self._foot = QVBoxLayout(), QHBoxLayout()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.minutes)
        right.addWidget(self._area, 1)
        for each in (self.decide_button, self.act_button, self.fill_button):
            self._foot.addWidget(each)
        self._foot.addStretch(1)
        self._foot.addWidget(self.close_button)
        right.addLayout(self._foot)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._whole)
        self._row.addWidget(self._frame)
        self._row.addLayout(right, 1)
        for part in (self.empty, self._whole):
            self._either.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._either)
        self._theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px, edge = self._theme.px, min(self._theme.px(20), 32)
        self._row.setContentsMargins(edge, px(12), edge, px(12))
        self._row.setSpacing(px(16))
        self._foot.setSpacing(px(8))
        narrow = self.width() / self._theme.scale < NARROW
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._frame.setMaximumSize(
            16_777_215 if narrow else self._theme.half_px(LIST), px(120) if narrow else 16_777_215
        )
        self._frame.setMinimumSize(0 if narrow else self._theme.half_px(LIST), px(84) if narrow else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def _make_actions(self) -> None:
        commands = [
            (self.tr("Plan a meeting"), "Insert", self.plan),
            (self.tr("Decision at the meeting…"), "", lambda: self.note(EntryKind.DECISION)),
            (self.tr("Action at the meeting…"), "", lambda: self.note(EntryKind.ACTION)),
            (self.tr("Add a point to the agenda…"), "", self.add_point),
            (self.tr("Bring the agenda up to date"), "", self.fill),
            (self.tr("Close the minutes, or open them again"), "", self.close_minutes),
            (self.tr("Print the minutes…"), "", self.print_minutes),
            (self.tr("Remove the meeting"), "Delete", self.remove),
        ]
        self._acts = part_actions(self, commands)

    def _connect(self) -> None:
        self.add_button.setEnabled(not self._desk.read_only)
        self.add_button.clicked.connect(self.plan)
        self.print_button.clicked.connect(self.print_minutes)
        self.decide_button.clicked.connect(calling(lambda: self.note(EntryKind.DECISION)))
        self.act_button.clicked.connect(calling(lambda: self.note(EntryKind.ACTION)))
        self.fill_button.clicked.connect(self.fill)
        self.close_button.clicked.connect(self.close_minutes)
        self.table.add_wanted.connect(self.plan)
        self.table.remove_wanted.connect(self.remove)
        self.table.activated.connect(calling(self.minutes.agenda.setFocus))
        self.table.current_changed.connect(self._on_current)
        self.minutes.changed.connect(self._keep)
        self.minutes.code_asked.connect(self.code_asked)
        self.minutes.point_wanted.connect(self.add_point)
