"""The timer: what the room is in and what it sees, with the buttons that pause it, give a minute more, and go on."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from charrette.domain.activities import activity_named, step_at
from charrette.domain.agenda import Block
from charrette.domain.project import Session
from charrette.domain.timer import Phase, clock_words
from charrette.domain.wording import counted, listed
from charrette.ui.room_timer import RoomTimer
from charrette.ui.run.timer_bar import TimerBar
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, icon_button
from charrette.ui.widgets.labels import IconLabel, label, panel


@dataclass(frozen=True, slots=True)
class Doing:
    """What the room is in, in words: the block, its step where its activity has several, and the prompt."""

    title: str = ""
    step: str = ""
    prompt: str = ""


def doing(
    session: Session, block: Block | None, agenda: tuple[Block, ...], coming: tuple[Block, ...]
) -> Doing:
    """Before the first block and between two, what comes next; without an agenda the session and its prompt."""
    if block is not None:
        kind = activity_named(block.kind)
        at = step_at(block)
        several = len(kind.steps) > 1
        step = f"Step {at + 1} of {len(kind.steps)}: {kind.steps[at].title}" if several else ""
        return Doing(block.title, step, block.prompt or kind.prompt or session.prompt)
    if not agenda:
        return Doing(session.title, "", session.prompt)
    if coming:
        return Doing(f"Next: {listed([each.title for each in coming])}")
    return Doing("The agenda is at its end", "", "Close the session when everything has an owner and a date.")


class TimerPanel(QWidget):
    """Title, step, prompt, the time in large figures, its bar and its buttons. ``compact`` fits into the header."""

    def __init__(self, theme: Theme, timer: RoomTimer, *, compact: bool = False) -> None:
        super().__init__()
        self._theme, self._timer, self._said, self._compact = theme, timer, "", compact
        self.setAccessibleName(self.tr("Timer"))
        self.title = label("", "base", wraps=True)
        self.step = label("", "hint", wraps=True)
        self.prompt = label("", "small", wraps=True)
        self.time = QLabel()
        self.of = label("", "hint")
        self.sign = IconLabel(theme, "stop", "stop", 24)
        self.bar = TimerBar(theme, timer)
        self._make_buttons()
        if compact:
            self._build_compact()
        else:
            self._build_panel()
        timer.ticked.connect(self.refresh)
        theme.changed.connect(self._dress)
        self._dress()

    def show_doing(self, words: Doing) -> None:
        """What the room works on."""
        for line, text in ((self.title, words.title), (self.step, words.step), (self.prompt, words.prompt)):
            line.setText(text)
            line.setVisible(bool(text) and not self._compact)
        self.refresh()

    def refresh(self) -> None:
        """The time now."""
        phase, timer = Phase(self._timer.phase), self._timer
        self.time.setText(clock_words(timer.left))
        ink = {Phase.CALM: "ink", Phase.SOON: "warn"}.get(phase, "stop")
        self.time.setStyleSheet(f"color: {self._theme.colour(ink).name()}")
        self.sign.setVisible(phase in {Phase.LAST, Phase.OVER})
        self.of.setText(self._state_words(phase, int(timer.timer.length.total_seconds()) // 60))
        self.time.setAccessibleName(self._spoken(phase))
        self.bar.update()
        self._refresh_buttons()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click is one click: it must not pass over a block."""
        return event.type() is QEvent.Type.MouseButtonDblClick

    def _refresh_buttons(self) -> None:
        timer = self._timer
        running, agenda = timer.timer.running, bool(timer.agenda)
        words = self.tr("Pause the timer") if running else self.tr("Start the timer")
        self.pause.show_icon("pause" if running else "play", f"{words} (T)")
        self.more.setEnabled(not agenda or timer.block is not None)
        used = timer.timer.kept != timer.timer.length
        self.reset.setVisible(used and not running and not agenda and not self._compact)
        rings = self.tr("The bell rings at the end: switch it off")
        silent = self.tr("The bell is off: switch it on")
        self.bell.show_icon("bell" if timer.bell else "bell-off", rings if timer.bell else silent)
        for each in (self.back, self.next):
            each.setVisible(agenda and not self._compact)
        coming = timer.coming()
        at_end = not coming and timer.block is not None
        self.next.setText(
            self.tr("Finish") if at_end else self.tr("Next") if timer.block else self.tr("Start")
        )
        self.next.setEnabled(bool(coming) or at_end)
        self.back.setEnabled(any(each.ended_at for each in timer.agenda))
        names = listed([each.title for each in coming]) or self.tr("the end of the agenda")
        self.next.setToolTip(self.tr("To {names} (Ctrl+PgDown)").format(names=names))

    def _state_words(self, phase: Phase, minutes: int) -> str:
        left = self._timer.left.total_seconds()
        if phase is Phase.OVER:
            return self.tr("over time")
        if phase in {Phase.SOON, Phase.LAST} and left >= 60:
            return self.tr("{n} min left").format(n=-int(-left // 60))
        return self.tr("of {n}:00").format(n=minutes)

    def _spoken(self, phase: Phase) -> str:
        """Changes only where it is to be announced: at 20 %, at 5 % and at the end."""
        left = int(abs(self._timer.left.total_seconds()))
        words = f"{counted(left // 60, 'minute')} {left % 60:02d} left"
        if phase is Phase.OVER:
            words = self.tr("The time is over")
        if phase.value != self._said or not self._timer.timer.running:
            self._said = phase.value
            return words
        return self.time.accessibleName()

    def _make_buttons(self) -> None:
        theme, timer = self._theme, self._timer
        self.pause = icon_button(theme, "play", self.tr("Start the timer"), key="T", outlined=True)
        self.pause.clicked.connect(timer.toggle)
        self.more = button(theme, self.tr("+1 min"), tip=self.tr("One minute more for everyone (+)"))
        self.more.clicked.connect(timer.add_minute)
        self.bell = icon_button(theme, "bell", self.tr("Bell"), outlined=True)
        self.bell.clicked.connect(timer.toggle_bell)
        self.reset = button(theme, self.tr("Reset"), tip=self.tr("Back to the minutes of the session"))
        self.reset.clicked.connect(timer.reset)
        self.back = button(theme, self.tr("Back"), tip=self.tr("To the block before (Ctrl+PgUp)"))
        self.back.clicked.connect(timer.go_back)
        self.next = button(theme, self.tr("Next"))
        self.next.clicked.connect(timer.go_next)
        for each in (self.back, self.next):
            each.installEventFilter(self)

    def _build_panel(self) -> None:
        theme = self._theme
        frame = panel("surface")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(12))
        inside.setSpacing(theme.px(2))
        for line in (self.title, self.step, self.prompt):
            inside.addWidget(line)
        time = QHBoxLayout()
        time.setSpacing(theme.px(8))
        time.addWidget(self.sign)
        time.addWidget(self.time)
        time.addWidget(self.of, 0, Qt.AlignmentFlag.AlignVCenter)
        time.addStretch(1)
        inside.addLayout(time)
        inside.addWidget(self.bar)
        inside.addSpacing(theme.px(8))
        first = QHBoxLayout()
        first.setSpacing(theme.px(6))
        for widget in (self.pause, self.more, self.bell, self.reset):
            first.addWidget(widget)
        first.addStretch(1)
        second = QHBoxLayout()
        second.setSpacing(theme.px(6))
        second.addWidget(self.back)
        second.addWidget(self.next, 1)
        inside.addLayout(first)
        inside.addSpacing(theme.px(4))
        inside.addLayout(second)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def _build_compact(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(8))
        for widget in (self.sign, self.time, self.pause, self.more):
            row.addWidget(widget)
        hidden = (self.title, self.step, self.prompt, self.of, self.reset, self.bar, self.bell, self.back)
        for widget in (*hidden, self.next):
            widget.setParent(self)
            widget.hide()

    def _dress(self) -> None:
        role = "clock" if self._compact else "timer"
        self.time.setFont(self._theme.font(role, tabular=True))
        self.bar.setFixedHeight(self._theme.px(8))
        self.refresh()
