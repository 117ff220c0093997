"""The side pane: the time, the timer, the session and who is in the room."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage
from charrette.ui.run.room_panel import RoomPanel, presences
from charrette.ui.run.timer_panel import TimerPanel
from charrette.ui.theme import Theme
from charrette.ui.widgets.fields import choose_value

_CLOCK_MS = 2000


class Clock(QWidget):
    """The time of day where the project is."""

    def __init__(self, theme: Theme, stage: Stage) -> None:
        super().__init__()
        self._theme, self._stage = theme, stage
        self.time, self.half = QLabel(), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self.time, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addWidget(self.half, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addStretch(1)
        self._beat = QTimer(self)
        self._beat.setInterval(_CLOCK_MS)
        self._beat.timeout.connect(self.refresh)
        self._beat.start()
        theme.changed.connect(self._dress)
        self._dress()

    def refresh(self) -> None:
        """The time now."""
        time, _, half = self._stage.clock_words().replace("\u202f", " ").partition(" ")
        self.time.setText(time)
        self.half.setText(half)
        self.setAccessibleName(f"{time} {half}".strip())

    def _dress(self) -> None:
        self.time.setFont(self._theme.font("clock", tabular=True))
        self.half.setFont(self._theme.font("lead"))
        self.refresh()


class SidePane(QFrame):
    """272 wide beside the board; the same widget fills the drawer of a narrow window."""

    def __init__(self, desk: Desk, theme: Theme, stage: Stage) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self.setProperty("panel", "side")
        self.clock = Clock(theme, stage)
        self.timer = TimerPanel(theme, stage.timer)
        self.session = QComboBox()
        self.session.setAccessibleName(self.tr("Session"))
        self.session.activated.connect(self._on_session_chosen)
        self.room = RoomPanel(theme)
        self._build()

    def refresh(self) -> None:
        """Session and prompt, as the desk has them now."""
        snapshot, session = self._desk.snapshot, self._desk.session
        charrettes = {each.id: each.title for each in snapshot.charrettes}
        several = len(charrettes) > 1
        self.session.clear()
        for each in snapshot.sessions:
            title = f"{charrettes[each.charrette_id]}, {each.title}" if several else each.title
            self.session.addItem(title, each.id)
        if session is not None:
            choose_value(self.session, session.id)
            self.timer.show_session(session.title, session.prompt, session.minutes)
        self.session.setVisible(len(snapshot.sessions) > 1)

    def refresh_room(self) -> None:
        """Who is here, and whose cards are there."""
        self.room.show_rows(presences(self._desk.snapshot))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        used = self.clock.sizeHint().height() + self.timer.sizeHint().height() + self._theme.px(120)
        self.room.fold(folded=used + self.room.full_height() > self.height())

    def _build(self) -> None:
        inset = min(self._theme.px(16), 24)
        inside = QWidget()
        inside.setProperty("clear", "true")
        column = QVBoxLayout(inside)
        column.setContentsMargins(inset, self._theme.px(10), inset, inset)
        column.setSpacing(self._theme.px(12))
        column.addWidget(self.clock)
        column.addWidget(self.timer)
        column.addWidget(self.session)
        column.addStretch(1)
        column.addWidget(self.room)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _on_session_chosen(self, index: int) -> None:
        self._desk.choose_session(self.session.itemData(index))
