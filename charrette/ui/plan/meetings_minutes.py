"""The minutes of one meeting: who was there, the agenda with outcomes, notes. Everything typed is kept at once."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from charrette.domain.plan.agenda_points import made_at
from charrette.domain.plan.coordination import AgendaPoint, Attendance, Meeting
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.plan.meetings_rows import PointRow, made_words, points_of, state_words
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import label, panel
from charrette.ui.widgets.rows_view import RowsView

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

OUTCOME = 2


class MinutesPane(QWidget):
    """``changed`` says the meeting as it shall be; a closed one cannot be typed into."""

    changed = Signal(object)
    code_asked = Signal(str)
    point_wanted = Signal()
    """A point shall be added to the agenda."""

    def __init__(self, theme: Theme, *, writable: bool) -> None:
        super().__init__()
        self.setProperty("clear", "true")
        self._theme, self._writable = theme, writable
        self._meeting: Meeting | None = None
        self.title, self.day = QLineEdit(), QLineEdit()
        self.title.setAccessibleName(self.tr("Title of the meeting"))
        self.day.setAccessibleName(self.tr("Day of the meeting"))
        self.state, self.made = label("", "hint"), label("", "small", wraps=True)
        self.present: dict[UUID, QLineEdit] = {}
        columns = [
            Column("Point", lambda row: row.point.text),
            Column("From", lambda row: row.source),
            Column("Outcome", lambda row: row.point.outcome, editable=True),
        ]
        self.model = RowsTable(columns, writable=writable, parent=self)
        self.agenda = RowsView(theme, self.model, self.tr("Agenda"), wide=0)
        self.agenda.setProperty("bare", "true")
        self.agenda.setWordWrap(True)
        self.agenda.horizontalHeader().setSectionResizeMode(OUTCOME, QHeaderView.ResizeMode.Interactive)
        self.agenda.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.agenda.when_empty = self.tr("No point on the agenda. Insert adds one.")
        self.notes = QPlainTextEdit()
        self.notes.setTabChangesFocus(True)
        self.notes.setAccessibleName(self.tr("Notes of the meeting"))
        self.notes.setPlaceholderText(self.tr("Notes"))
        self.notes.installEventFilter(self)
        self._build()
        self._connect()

    @property
    def meeting(self) -> Meeting | None:
        """The meeting that is shown."""
        return self._meeting

    def show_meeting(self, snapshot: "ProjectSnapshot", meeting: Meeting) -> None:
        """The meeting as it is kept now; what is being typed stays."""
        other = self._meeting is None or self._meeting.id != meeting.id
        self._meeting = meeting
        self._show_present(snapshot, meeting, other=other)
        for field, words in ((self.title, meeting.title), (self.day, meeting.held_on)):
            if other or not field.hasFocus():
                field.setText(words)
        if other or not self.notes.hasFocus():
            self.notes.setPlainText(meeting.notes)
        self.agenda.show_rows(points_of(meeting))
        self.state.setText(state_words(meeting))
        made = made_at(meeting, snapshot.entries)
        self.made.setText(made_words(snapshot, meeting))
        self._made_head.setVisible(bool(made))
        self.made.setVisible(bool(made))
        self._allow(meeting)

    def edited(self) -> Meeting:
        """The meeting as the fields have it."""
        assert self._meeting is not None
        present = tuple(Attendance(id_, field.text().strip()) for id_, field in self.present.items())
        return replace(
            self._meeting,
            title=self.title.text().strip() or self._meeting.title,
            held_on=self.day.text().strip(),
            present=present,
            notes=self.notes.toPlainText().strip(),
        )

    def keep(self) -> None:
        """Keeps what the fields say, where it is something new."""
        meeting = self._meeting
        if meeting is not None and not meeting.closed and self.edited() != meeting:
            self.changed.emit(self.edited())

    def current_point(self) -> int | None:
        """The place of the current point of the agenda."""
        row = self.agenda.current()
        return row.id if isinstance(row, PointRow) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes are kept when they are left."""
        if watched is self.notes and event.type() is QEvent.Type.FocusOut:
            self.keep()
        return super().eventFilter(watched, event)

    def _allow(self, meeting: Meeting) -> None:
        open_now = self._writable and not meeting.closed
        for field in (self.title, self.day, self.notes, *self.present.values()):
            field.setReadOnly(not open_now)
        triggers = RowsView.EditTrigger
        typed = triggers.EditKeyPressed | triggers.DoubleClicked | triggers.AnyKeyPressed
        self.agenda.setEditTriggers(typed if open_now else triggers.NoEditTriggers)

    def _show_present(self, snapshot: "ProjectSnapshot", meeting: Meeting, *, other: bool) -> None:
        names = {each.department_id: each.names for each in meeting.present}
        if set(self.present) != set(names):
            self._make_present(snapshot, meeting)
            other = True
        for id_, field in self.present.items():
            if other or not field.hasFocus():
                field.setText(names[id_])

    def _make_present(self, snapshot: "ProjectSnapshot", meeting: Meeting) -> None:
        while item := self._grid.takeAt(0):
            if (old := item.widget()) is not None:
                old.deleteLater()
        self.present = {}
        for place, each in enumerate(meeting.present):
            name = snapshot.department_name(each.department_id) or self.tr("A department that is gone")
            field = QLineEdit()
            field.setPlaceholderText(self.tr("nobody"))
            field.setAccessibleName(self.tr("Present from {name}").format(name=name))
            field.editingFinished.connect(self.keep)
            named = label(name, "small")
            named.setBuddy(field)
            self._grid.addWidget(named, place // 2, 2 * (place % 2))
            self._grid.addWidget(field, place // 2, 2 * (place % 2) + 1)
            self.present[each.department_id] = field

    def _on_outcome(self, row: PointRow, column: int, typed: object) -> None:
        meeting = self._meeting
        if meeting is None or column != OUTCOME:
            return
        point: AgendaPoint = replace(row.point, outcome=str(typed))
        agenda: tuple[Any, ...] = (*meeting.agenda[: row.id], point, *meeting.agenda[row.id + 1 :])
        self.changed.emit(replace(meeting, agenda=agenda))

    def _on_removed(self) -> None:
        meeting, place = self._meeting, self.current_point()
        if meeting is not None and place is not None and self._writable and not meeting.closed:
            self.changed.emit(
                replace(meeting, agenda=(*meeting.agenda[:place], *meeting.agenda[place + 1 :]))
            )

    def _on_activated(self) -> None:
        row = self.agenda.current()
        if isinstance(row, PointRow) and row.source:
            self.code_asked.emit(row.source)

    def _build(self) -> None:
        self._column, head, frame = QVBoxLayout(self), QHBoxLayout(), panel("surface")
        head.addWidget(self.title, 2)
        head.addWidget(self.day, 1)
        self._grid = QGridLayout()
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.agenda)
        self._made_head = label(self.tr("Decided and agreed here"), "label")
        self._column.addLayout(head)
        self._column.addWidget(label(self.tr("Present"), "label"))
        self._column.addLayout(self._grid)
        self._column.addWidget(self.state)
        self._column.addWidget(frame, 3)
        self._column.addWidget(self._made_head)
        self._column.addWidget(self.made)
        self._column.addWidget(self.notes, 1)
        self._theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(6))
        self.notes.setMinimumHeight(px(48))
        self.agenda.setMinimumHeight(px(110))
        self.agenda.horizontalHeader().resizeSection(OUTCOME, self._theme.half_px(220))

    def _connect(self) -> None:
        self.title.editingFinished.connect(self.keep)
        self.day.editingFinished.connect(self.keep)
        self.model.edited.connect(self._on_outcome)
        self.agenda.add_wanted.connect(self.point_wanted)
        self.agenda.remove_wanted.connect(self._on_removed)
        self.agenda.activated.connect(self._on_activated)
