"""Which session's agenda is shown, when it starts, when its room must be free, and how many tables it has."""

from datetime import date, datetime, timedelta, tzinfo
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charrette.domain.agenda import time_of_day
from charrette.domain.errors import CharretteError, InvalidInputError
from charrette.domain.project import Session
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import quoted
from charrette.services.agenda import SetTimes
from charrette.system.zones import zone_named
from charrette.ui.prepare.part import plain_words
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import calling
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.labels import label

BOTH_FROM = 560


class SessionTimes(QWidget):
    """A row of small fields. ``chosen`` says another session, ``typed`` the times to keep."""

    chosen = Signal()
    typed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._session: Session | None = None
        self._zone: tzinfo | None = None
        self.session = QComboBox()
        self.day, self.start, self.end, self.tables = (QLineEdit() for _ in range(4))
        self.error = label("", "error", wraps=True)
        self.error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row = QHBoxLayout()
        for row in (self._both, self._row):
            row.setSpacing(theme.px(8))
        column.addLayout(self._both)
        column.addWidget(self.error)
        self._build()

    def _build(self) -> None:
        self._add("Session", self.session, 0, "")
        self._add("Day", self.day, 108, "2027-03-14")
        self._add("Starts", self.start, 70, "09:00")
        self._add("Room free until", self.end, 70, "12:30")
        self._add("Tables", self.tables, 60, "6")
        self._row.addStretch(1)
        self._both.addLayout(self._row)
        self.session.activated.connect(calling(self.chosen.emit))
        for field in (self.day, self.start, self.end, self.tables):
            field.editingFinished.connect(self._on_left)

    def _add(self, words: str, field: QComboBox | QLineEdit, width: int, example: str) -> None:
        column = QVBoxLayout()
        column.setSpacing(self._theme.px(2))
        named = label(words, "label")
        named.setBuddy(field)
        field.setAccessibleName(words)
        column.addWidget(named)
        column.addWidget(field)
        if isinstance(field, QLineEdit):
            field.setPlaceholderText(example)
            field.setFixedWidth(self._theme.px(width))
            self._theme.changed.connect(lambda: field.setFixedWidth(self._theme.px(width)))
            self._row.addLayout(column)
        else:
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(10)
            self._both.addLayout(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the times stand below the session."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(BOTH_FROM)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._both.setDirection(way)

    def session_id(self) -> UUID | None:
        """The session whose agenda is shown."""
        return self.session.currentData()

    def choose(self, session_id: UUID) -> None:
        """Another session."""
        choose_value(self.session, session_id)

    def show_sessions(self, snapshot: ProjectSnapshot, wanted: UUID | None) -> None:
        """The sessions there are, ``wanted`` the one that is shown."""
        titles = {each.id: each.title for each in snapshot.charrettes}
        several = len(snapshot.charrettes) > 1
        self.session.blockSignals(True)
        self.session.clear()
        for each in snapshot.sessions:
            before = f"{titles[each.charrette_id]}: " if several else ""
            self.session.addItem(f"{before}{each.title}", each.id)
        choose_value(self.session, wanted)
        self.session.blockSignals(False)
        shown = next((each for each in snapshot.sessions if each.id == self.session_id()), None)
        self._show(shown, zone_named(snapshot.project.zone))

    def _show(self, session: Session | None, zone: tzinfo | None) -> None:
        other = session is None or self._session is None or session.id != self._session.id
        self._session, self._zone = session, zone
        for field, words in zip(
            (self.day, self.start, self.end, self.tables), self._words(session), strict=True
        ):
            if other or not (field.hasFocus() and field.isModified()):
                field.setText(words)
        if other:
            self.say("")

    def _words(self, session: Session | None) -> tuple[str, str, str, str]:
        if session is None:
            return "", "", "", ""
        start = session.starts_at.astimezone(self._zone) if session.starts_at else None
        end = session.ends_at.astimezone(self._zone) if session.ends_at else None
        return (
            f"{start:%Y-%m-%d}" if start else "",
            f"{start:%H:%M}" if start else "",
            f"{end:%H:%M}" if end else "",
            str(session.tables) if session.tables else "",
        )

    def say(self, words: str) -> None:
        """What is wrong with the times; empty takes it away."""
        self.error.setText(words)
        self.error.setVisible(bool(words))

    def _on_left(self) -> None:
        session = self._session
        fields = (self.day, self.start, self.end, self.tables)
        if session is None or tuple(field.text().strip() for field in fields) == self._words(session):
            return
        try:
            command = self._command(session)
        except CharretteError as fault:
            self.say(plain_words(fault))
            return
        self.say("")
        if command is not None:
            self.typed.emit(command)

    def _command(self, session: Session) -> SetTimes | None:
        """The times that were typed; None while the day or the start is still missing."""
        tables = self.tables.text().strip()
        if tables and not tables.isdecimal():
            raise InvalidInputError("Tables are a whole number, for example 6.")
        count = int(tables or 0)
        if not self.day.text().strip() and not self.start.text().strip():
            return SetTimes(session.id, None, None, count)
        if not self.day.text().strip() or not self.start.text().strip():
            return None
        start = moment(self.day.text(), self.start.text(), self._zone)
        end = moment(self.day.text(), self.end.text(), self._zone) if self.end.text().strip() else None
        if end is not None and end <= start and end.hour < 6:
            end += timedelta(days=1)
        return SetTimes(session.id, start, end, count)


def moment(day: str, at: str, zone: tzinfo | None) -> datetime:
    """A day and a time of day on the project's wall clock; raises ``InvalidInputError`` for what cannot be read."""
    try:
        found = date.fromisoformat(day.strip())
    except ValueError:
        raise InvalidInputError(f"{quoted(day)} is no day.", "", "Write it as 2027-03-14.") from None
    wall = datetime.combine(found, time_of_day(at))
    return wall.replace(tzinfo=zone) if zone else wall.astimezone()
