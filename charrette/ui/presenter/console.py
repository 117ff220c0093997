"""The facilitator's console: what the audience sees now and next, private notes, the clock, and the keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QScreen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charrette.domain.surfaces import View
from charrette.services.activities import SetStep, set_step
from charrette.ui.desk import Desk
from charrette.ui.presenter.audience_look import AudienceLook
from charrette.ui.presenter.console_side import ConsoleSide
from charrette.ui.presenter.keys import act_of
from charrette.ui.presenter.picture import Look, Shown
from charrette.ui.presenter.stage import VIEW_WORDS, Stage
from charrette.ui.presenter.timer_face import TimerReading
from charrette.ui.presenter.views_list import ViewsList
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, icon_button
from charrette.ui.widgets.chip import Chip
from charrette.ui.widgets.labels import label

_BEAT_MS = 1000


class Console(QWidget):
    """A window of the facilitator's own. Its notes are never painted anywhere else."""

    def __init__(self, desk: Desk, theme: Theme, stage: Stage) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._desk, self._theme, self._stage = desk, theme, stage
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(self.tr("Presenter’s console"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.now = AudienceLook(theme, self.tr("What the audience sees now"), 720)
        self.next = AudienceLook(theme, self.tr("What the audience sees next"), 300)
        self.side = ConsoleSide(theme, stage)
        self.views = ViewsList()
        self.state, self.page = Chip(theme), label("", "small")
        self._build()
        self._connect()

    def open_beside(self, presenter: QWidget | None) -> None:
        """On a screen where the audience's window is not; on top where there is one screen only."""
        screen = self._own_screen(presenter)
        room = screen.availableGeometry()
        if not self.isVisible():
            self.resize(
                min(self._theme.half_px(1160), room.width()), min(self._theme.half_px(760), room.height())
            )
            self.move(room.center() - self.rect().center())
        self.show()
        self.raise_()
        self.activateWindow()
        self.views.setFocus()

    def refresh(self) -> None:
        """All of it, as the stage and the desk have it now."""
        if not self.isVisible():
            return
        stage = self._stage
        look = Look(stage.blank, stage.dark_room, stage.clock_words() if stage.blank else "")
        self.now.show_picture(stage.shown, look)
        self.next.show_picture(self._coming(), Look(dark=stage.dark_room))
        self.next_words.setText(self._coming_words())
        self.state.show_state(*self._state())
        self.page.setText(stage.page_words())
        for turn in (self.previous_page, self.next_page):
            turn.setEnabled(len(stage.slides) > 1)
        self.blank.setText(self.tr("Show again") if stage.blank else self.tr("Blank"))
        self.freeze.setText(self.tr("Go on showing") if stage.frozen else self.tr("Freeze"))
        self.hold.setText(self.tr("Follow the room") if not stage.following else self.tr("Hold this view"))
        self.swap.setEnabled(stage.presenting and len(QGuiApplication.screens()) > 1)
        self.side.refresh(self._desk)
        self.views.show_views(stage)

    def go_on(self) -> None:
        """The next step of the activity, or the next block of the agenda."""
        place = self._stage.place
        if place.block is not None and place.index + 1 < len(place.steps):
            self._desk.do(set_step, SetStep(place.block.id, place.index + 1), owner=self, quiet=True)
        elif place.session is not None and self._desk.snapshot.agenda(place.session.id):
            self._stage.timer.go_next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        act = self._own_act(event) or act_of(self._stage, event)
        if act is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            act()

    def _own_act(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What only the facilitator does: go on, present, and take back a key that was pressed too soon."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._desk.undo
        if event.matches(QKeySequence.StandardKey.Redo):
            return self._desk.redo
        own = {Qt.Key.Key_N: self.go_on, Qt.Key.Key_F5: self._stage.present}
        return own.get(Qt.Key(event.key())) if not event.modifiers() else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._beat.start()
        self.refresh()

    def hideEvent(self, event: QEvent) -> None:
        self._beat.stop()

    def _own_screen(self, presenter: QWidget | None) -> QScreen:
        screens = QGuiApplication.screens()
        taken = presenter.screen() if presenter is not None and presenter.isVisible() else None
        return next((each for each in screens if each is not taken), screens[0])

    def _coming(self) -> Shown | None:
        """Behind a frozen picture what was prepared meanwhile; else the next step or block."""
        stage = self._stage
        slide = stage.slide if stage.frozen else stage.next_slide()
        return Shown(slide, TimerReading.of(stage.timer)) if slide else None

    def _coming_words(self) -> str:
        stage = self._stage
        if stage.frozen:
            return self.tr("When it goes on: {view}").format(view=VIEW_WORDS[stage.view])
        if not stage.following:
            return self.tr("Next in the agenda; the view is held")
        return self.tr("Next") if stage.next_slide() else self.tr("Nothing comes after this")

    def _state(self) -> tuple[str]:
        stage = self._stage
        if not stage.presenting:
            return (self.tr("Nothing on screen: F5 presents"),)
        if stage.blank:
            return (self.tr("Blank: the clock only"),)
        if stage.frozen:
            return (self.tr("Frozen: the audience does not see what you do"),)
        if not stage.following:
            return (self.tr("Held: {view}").format(view=VIEW_WORDS[stage.view]),)
        return (f"{VIEW_WORDS[stage.view][:1].upper()}{VIEW_WORDS[stage.view][1:]}",)

    def _on_view_chosen(self, view: View | None) -> None:
        if view is None:
            self._stage.follow_room()
        else:
            self._stage.show_view(view)

    def _connect(self) -> None:
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT_MS)
        for signal in (
            self._beat.timeout,
            self._stage.changed,
            self._stage.timer.ticked,
            self._theme.changed,
        ):
            signal.connect(self.refresh)
        self.views.view_chosen.connect(self._on_view_chosen)

    def _build(self) -> None:
        stage, theme = self._stage, self._theme
        self.blank = button(theme, "", key="B")
        self.freeze = button(theme, "", key="F")
        self.hold = button(theme, "", key="H")
        self.swap = button(theme, self.tr("Swap screens"), key="S")
        self.previous_page = icon_button(theme, "chevron-left", self.tr("Page before"), key="PgUp")
        self.next_page = icon_button(theme, "chevron-right", self.tr("Next page"), key="PgDown")
        self.go = button(theme, self.tr("Next step or block"), kind="primary", key="N")
        for widget, act in (
            (self.blank, stage.toggle_blank),
            (self.freeze, stage.toggle_freeze),
            (self.hold, stage.toggle_hold),
            (self.swap, stage.swap_screens),
            (self.previous_page, stage.previous_page),
            (self.next_page, stage.next_page),
            (self.go, self.go_on),
        ):
            widget.clicked.connect(act)
        row = QHBoxLayout(self)
        inset = min(theme.px(20), 24)
        row.setContentsMargins(inset, inset, inset, inset)
        row.setSpacing(theme.px(20))
        row.addLayout(self._pictures(), 5)
        row.addWidget(self.side, 3)

    def _pictures(self) -> QVBoxLayout:
        theme = self._theme
        head, keys, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(label(self.tr("The audience sees"), "lead"))
        head.addWidget(self.state)
        head.addStretch(1)
        for widget in (self.page, self.previous_page, self.next_page):
            head.addWidget(widget)
        for widget in (self.blank, self.freeze, self.hold, self.swap):
            keys.addWidget(widget)
        keys.addStretch(1)
        beside = QVBoxLayout()
        self.next_words = label("", "label", wraps=True)
        beside.addWidget(self.next_words)
        beside.addWidget(self.next, 1)
        beside.addWidget(self.go)
        foot.setSpacing(theme.px(16))
        foot.addLayout(beside, 1)
        foot.addWidget(self.views, 1)
        column = QVBoxLayout()
        column.setSpacing(theme.px(10))
        column.addLayout(head)
        column.addWidget(self.now, 5)
        column.addLayout(keys)
        column.addLayout(foot, 4)
        return column
