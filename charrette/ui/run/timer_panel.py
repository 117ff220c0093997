"""The timer: what the room sees, with the buttons that pause it and give it a minute more."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from charrette.domain.timer import Phase, clock_words
from charrette.domain.wording import counted
from charrette.ui.room_timer import RoomTimer
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, icon_button
from charrette.ui.widgets.labels import IconLabel, label, panel

_FILLS = {Phase.CALM: "accent", Phase.SOON: "warn", Phase.LAST: "stop", Phase.OVER: "stop"}
_NOTCHES = (0.2, 0.05)


class TimerBar(QWidget):
    """What is left as a bar; hatched when it runs out, so that it is seen without colour."""

    def __init__(self, theme: Theme, timer: RoomTimer) -> None:
        super().__init__()
        self._theme, self._timer = theme, timer
        self.setFixedHeight(theme.px(8))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, timer = self._theme.palette, self._timer
        length = timer.timer.length.total_seconds() or 1
        share = min(1.0, max(0.0, timer.left.total_seconds() / length))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painter.scale(-1, 1)
            painter.translate(-self.width(), 0)
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.setClipPath(whole)
        painter.fillRect(self.rect(), palette.sunken)
        left = QRectF(0, 0, self.width() * share, self.height())
        colour = self._theme.colour(_FILLS[Phase(timer.phase)])
        painter.fillRect(left, colour)
        if timer.phase != Phase.CALM:
            dense = (
                Qt.BrushStyle.BDiagPattern if timer.phase == Phase.SOON else Qt.BrushStyle.DiagCrossPattern
            )
            painter.fillRect(left, QBrush(palette.surface, dense))
        painter.setPen(QPen(palette.surface, 2))
        for notch in _NOTCHES:
            x = self.width() * notch
            painter.drawLine(int(x), 0, int(x), self.height())


class TimerPanel(QWidget):
    """Title, prompt, the time in large figures, its bar and its buttons. ``compact`` fits into the header."""

    def __init__(self, theme: Theme, timer: RoomTimer, *, compact: bool = False) -> None:
        super().__init__()
        self._theme, self._timer, self._said, self._compact = theme, timer, "", compact
        self.setAccessibleName(self.tr("Timer"))
        self.title = label("", "base")
        self.prompt = label("", "small", wraps=True)
        self.time = QLabel()
        self.of = label("", "hint")
        self.sign = IconLabel(theme, "stop", "stop", 24)
        self.pause = icon_button(theme, "play", self.tr("Start the timer"), key="T", outlined=True)
        self.pause.clicked.connect(timer.toggle)
        self.more = button(theme, self.tr("+1 min"), tip=self.tr("One minute more for everyone"))
        self.more.clicked.connect(timer.add_minute)
        self.reset = button(theme, self.tr("Reset"), tip=self.tr("Back to the minutes of the session"))
        self.reset.clicked.connect(timer.reset)
        self._minutes = 12
        self.bar = TimerBar(theme, timer)
        if compact:
            self._build_compact()
        else:
            self._build_panel()
        timer.ticked.connect(self.refresh)
        theme.changed.connect(self._dress)
        self._dress()

    def show_session(self, title: str, prompt: str, minutes: int) -> None:
        """What the room works on."""
        self._minutes = minutes
        self.title.setText(title)
        self.prompt.setText(prompt)
        self.prompt.setVisible(bool(prompt) and not self._compact)
        self.refresh()

    def refresh(self) -> None:
        """The time now."""
        phase, timer = Phase(self._timer.phase), self._timer
        self.time.setText(clock_words(timer.left))
        ink = {Phase.CALM: "ink", Phase.SOON: "warn"}.get(phase, "stop")
        self.time.setStyleSheet(f"color: {self._theme.colour(ink).name()}")
        self.sign.setVisible(phase in {Phase.LAST, Phase.OVER})
        minutes = int(timer.timer.length.total_seconds()) // 60
        self.of.setText(self._state_words(phase, minutes))
        running = timer.timer.running
        words = self.tr("Pause the timer") if running else self.tr("Start the timer")
        self.pause.show_icon("pause" if running else "play", f"{words} (T)")
        used = timer.timer.kept != timer.timer.length
        self.reset.setVisible(used and not running and not self._compact)
        self.time.setAccessibleName(self._spoken(phase))
        self.bar.update()

    def _state_words(self, phase: Phase, minutes: int) -> str:
        left = self._timer.left.total_seconds()
        if phase is Phase.OVER:
            return self.tr("over time")
        if phase in {Phase.SOON, Phase.LAST} and left >= 60:
            return self.tr("{n} min left").format(n=int(left // 60) + 1)
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

    def _build_panel(self) -> None:
        theme = self._theme
        frame = panel("surface")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(12))
        inside.setSpacing(theme.px(4))
        inside.addWidget(self.title)
        inside.addWidget(self.prompt)
        time = QHBoxLayout()
        time.setSpacing(theme.px(8))
        time.addWidget(self.sign)
        time.addWidget(self.time)
        time.addWidget(self.of, 0, Qt.AlignmentFlag.AlignVCenter)
        time.addStretch(1)
        inside.addLayout(time)
        inside.addWidget(self.bar)
        inside.addSpacing(theme.px(8))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        for widget in (self.pause, self.more, self.reset):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def _build_compact(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(8))
        for widget in (self.sign, self.time, self.pause, self.more):
            row.addWidget(widget)
        for widget in (self.title, self.prompt, self.of, self.reset, self.bar):
            widget.setParent(self)
            widget.hide()

    def _dress(self) -> None:
        role = "clock" if self._compact else "timer"
        self.time.setFont(self._theme.font(role, tabular=True))
        self.bar.setFixedHeight(self._theme.px(8))
        self.refresh()
