"""Planning a meeting, and writing down a decision or an action made at one."""

from datetime import date, timedelta

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.log import EntryKind
from charrette.domain.plan.agenda_points import agenda_points
from charrette.domain.plan.coordination import Meeting
from charrette.domain.wording import counted
from charrette.services.coordination import NoteAtMeeting, PlanMeeting, note_at_meeting, plan_meeting
from charrette.ui.desk import Desk
from charrette.ui.plan.days import today_of
from charrette.ui.plan.milestones_dialog import scrolled
from charrette.ui.plan.milestones_moving import day_typed
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label

WEEK = 7


class MeetingDialog(Question):
    """The day of a meeting; below it what its agenda will be drawn from. ``made`` is the meeting once it is planned."""

    def __init__(
        self, parent: QWidget | None, theme: Theme, desk: Desk, findings: tuple[tuple[str, str], ...]
    ) -> None:
        super().__init__(parent, theme, "New coordination meeting", "Plan it")
        self._desk, self._findings = desk, findings
        self.made: Meeting | None = None
        today = date.fromisoformat(today_of(desk))
        self.form = Form(theme)
        self.day = QLineEdit((today + timedelta(WEEK)).isoformat())
        self.title = QLineEdit()
        self.title.setPlaceholderText("Coordination meeting")
        self.form.add("Day", self.day, "A day such as 2028-03-14, or +7 for in a week.")
        self.form.add("Title", self.title)
        self.body.addWidget(self.form)
        self.agenda = label("", "base", wraps=True)
        self.body.addWidget(self.agenda)
        self.body.addStretch(1)
        self.told = label("", "error", wraps=True)
        self.told.hide()
        self.body.addWidget(self.told)
        self.take_size(460, 340)
        self.day.textChanged.connect(self._look)
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(self._on_keep)
        self._look()
        self.day.setFocus()
        self.day.selectAll()

    def _look(self) -> None:
        try:
            day = day_typed(self.day.text(), today_of(self._desk))
        except CharretteError:
            day = ""
        self.keep.setEnabled(bool(day) and not self._desk.read_only)
        if not day:
            self.agenda.setText("")
            return
        points = agenda_points(self._desk.planned, day, self._findings)
        words = counted(len(points), "point")
        self.agenda.setText(
            f"The agenda begins with {words}: open questions, findings, what is late, earlier actions."
        )

    def _on_keep(self) -> None:
        self.told.hide()
        self.keep.setEnabled(False)
        command = PlanMeeting(
            self._desk.snapshot.project.id, self.day.text().strip(), self.title.text(), self._findings
        )
        self._desk.do(plan_meeting, command, self._on_made, self._on_failed, owner=self)

    def _on_made(self, meeting: Meeting) -> None:
        self.made = meeting
        self.accept()

    def _on_failed(self, error: CharretteError) -> None:
        self._look()
        self.told.setText(" ".join(part for part in (error.what, error.way_on) if part))
        self.told.show()


class NoteDialog(Question):
    """A decision or an action, with owner and day; it goes into the log, and its code beside the point it answers."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        desk: Desk,
        meeting: Meeting,
        kind: EntryKind,
        point: int | None,
    ) -> None:
        action = kind is EntryKind.ACTION
        super().__init__(parent, theme, f"{kind.value.capitalize()} at {meeting.code}", "Write it down")
        self._desk, self._meeting, self._kind, self._point = desk, meeting, kind, point
        if point is not None:
            self.body.addWidget(label(meeting.agenda[point].text, "small", wraps=True))
        self.form = Form(theme)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(80))
        self.owner, self.due = QLineEdit(), QLineEdit()
        self.due.setPlaceholderText("2028-03-14, or +7")
        self.form.add("What is to be done" if action else "What was decided", self.text)
        self.form.add("Owner", self.owner)
        self.form.add("Due", self.due)
        self.body.addWidget(scrolled(theme, self.form), 1)
        self.told = label("", "error", wraps=True)
        self.told.hide()
        self.body.addWidget(self.told)
        self.take_size(460, 440)
        self.text.textChanged.connect(self._enable)
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(self._on_keep)
        self._enable()
        self.text.setFocus()

    def _enable(self) -> None:
        self.keep.setEnabled(bool(self.text.toPlainText().strip()) and not self._desk.read_only)

    def _on_keep(self) -> None:
        self.told.hide()
        self.keep.setEnabled(False)
        command = NoteAtMeeting(
            self._meeting.id,
            self._kind,
            self.text.toPlainText(),
            self.owner.text(),
            self.due.text().strip(),
            self._point,
        )
        self._desk.do(note_at_meeting, command, lambda _: self.accept(), self._on_failed, owner=self)

    def _on_failed(self, error: CharretteError) -> None:
        self._enable()
        self.told.setText(" ".join(part for part in (error.what, error.way_on) if part))
        self.told.show()
