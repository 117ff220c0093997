"""The side pane: the time, the timer, the agenda, the session and who is in the room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from charrette.store.changes import Changes
from charrette.system.zones import zone_named
from charrette.ui.desk import Desk
from charrette.ui.models.agenda_rows import agenda_rows, folded
from charrette.ui.presenter.stage import Stage
from charrette.ui.run.agenda_list import AgendaList
from charrette.ui.run.clock_actions import ClockActions
from charrette.ui.run.clock_acts import ClockActs
from charrette.ui.run.clock_face import ClockFace
from charrette.ui.run.drawer import Drawer
from charrette.ui.run.room_panel import RoomPanel, presences
from charrette.ui.run.timer_panel import TimerPanel, doing
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.labels import label

LOW = 760
"""Below this effective height what lies behind the room is one line of the agenda."""
_SHOWS = ("block", "session_clock", "session", "charrette", "project")


class SidePane(QFrame):
    """272 wide beside the board; the same widget fills the drawer of a narrow window."""

    plan_asked = Signal()
    """Plan the agenda in Prepare."""

    def __init__(self, desk: Desk, theme: Theme, stage: Stage) -> None:
        super().__init__()
        self._desk, self._theme, self._stage = desk, theme, stage
        self.setProperty("panel", "side")
        self.clock = ClockFace(desk, theme, stage)
        self.timer = TimerPanel(theme, stage.timer)
        self.head = label(self.tr("Agenda"), "label")
        self.plan = button(theme, self.tr("Plan the agenda"), kind="link")
        self.agenda = AgendaList(theme)
        self.session = QComboBox()
        self.session.setAccessibleName(self.tr("Session"))
        self.room = RoomPanel(theme)
        self.acts = ClockActs(desk, theme, stage.timer, self)
        self.commands = ClockActions(stage.timer, self.acts, self.to_agenda, self)
        self._build()
        self._connect()

    def actions_(self) -> list[QAction]:
        """The commands of the clock and the agenda, for the menu and the list of shortcuts."""
        return self.commands.all()

    def refresh(self) -> None:
        """Sessions, agenda and what the room is in, as the desk has them now."""
        snapshot, session = self._desk.snapshot, self._desk.session
        charrettes = {each.id: each.title for each in snapshot.charrettes}
        several = len(charrettes) > 1
        self.session.clear()
        for each in snapshot.sessions:
            title = f"{charrettes[each.charrette_id]}, {each.title}" if several else each.title
            self.session.addItem(title, each.id)
        if session is not None:
            choose_value(self.session, session.id)
        self.session.setVisible(len(snapshot.sessions) > 1)
        self._refresh_doing()
        self.refresh_agenda()

    def refresh_room(self) -> None:
        """Who is here, and whose cards are there."""
        self.room.show_rows(presences(self._desk.snapshot))
        self._fold()

    def refresh_agenda(self) -> None:
        """The times as they will be from now on."""
        session = self._desk.session if self._desk.project_id is not None else None
        if session is None:
            return
        snapshot = self._desk.snapshot
        blocks, zone = snapshot.agenda(session.id), zone_named(snapshot.project.zone)
        rows = agenda_rows(session, blocks, snapshot.clock(session.id), self._desk.clock.now(), zone)
        self.agenda.show_rows(folded(rows) if self._low else rows)
        self.agenda.setVisible(bool(rows))
        self.plan.setVisible(not rows)
        several = len(snapshot.sessions) > 1
        words = self.tr("Agenda, {session}").format(session=session.title) if several else self.tr("Agenda")
        self.head.setText(self.tr("{agenda} (closed)").format(agenda=words) if session.closed_at else words)

    def to_agenda(self) -> None:
        """The keyboard to the list of blocks."""
        self.agenda.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
        self.refresh_agenda()

    @property
    def _low(self) -> bool:
        return self.window().height() / self._theme.scale < LOW

    def _refresh_doing(self) -> None:
        session, timer = self._desk.session, self._stage.timer
        if session is not None:
            self.timer.show_doing(doing(session, timer.block, timer.agenda, timer.coming()))

    def _fold(self) -> None:
        self.clock.set_inset(self._theme.px(30) if isinstance(self.parentWidget(), Drawer) else 0)
        used = self.clock.sizeHint().height() + self.timer.sizeHint().height() + self.agenda.full_height()
        self.room.fold(folded=used + self._theme.px(110) + self.room.full_height() > self.height())

    def _build(self) -> None:
        inset = min(self._theme.px(16), 24)
        inside = QWidget()
        inside.setProperty("clear", "true")
        column = QVBoxLayout(inside)
        column.setContentsMargins(inset, self._theme.px(10), inset, inset)
        column.setSpacing(self._theme.px(10))
        column.addWidget(self.clock)
        column.addWidget(self.timer)
        head = QHBoxLayout()
        head.addWidget(self.head)
        head.addStretch(1)
        head.addWidget(self.plan)
        column.addLayout(head)
        column.addWidget(self.agenda, 1)
        column.addWidget(self.session)
        column.addStretch(0)
        column.addWidget(self.room)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _connect(self) -> None:
        self.session.activated.connect(self._on_session_chosen)
        self.clock.advice_asked.connect(self.acts.advise)
        self.clock.beaten.connect(self.refresh_agenda)
        self.agenda.start_asked.connect(self.acts.start_block)
        self.agenda.skip_asked.connect(self._stage.timer.skip_block)
        self.plan.clicked.connect(self.plan_asked)
        self._desk.changed.connect(self._on_changed)

    def _on_changed(self, changes: Changes) -> None:
        if any(changes.ids(table) for table in _SHOWS):
            self._refresh_doing()
            self.refresh_agenda()
            self.clock.refresh()
            self._fold()

    def _on_session_chosen(self, index: int) -> None:
        self._desk.choose_session(self.session.itemData(index))
