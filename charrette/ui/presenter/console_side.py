"""The console's private side: the clock, the timer, what runs with its guidance and notes, what comes next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from charrette.domain.timer import Phase, clock_words
from charrette.domain.wording import counted, listed
from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage
from charrette.ui.presenter.timer_face import TimerReading
from charrette.ui.run.timer_bar import TimerBar
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label, panel


class ConsoleSide(QFrame):
    """For the facilitator's eyes only."""

    def __init__(self, theme: Theme, stage: Stage) -> None:
        super().__init__()
        self._theme, self._stage = theme, stage
        self.setAccessibleName(self.tr("Clock and notes"))
        self.clock, self.time = QLabel(), QLabel()
        self.of = label("", "small")
        self.bar = TimerBar(theme, stage.timer)
        self.pause = button(theme, "", key="T")
        self.more = button(theme, self.tr("+1 min"), key="+", tip=self.tr("One minute more for everyone"))
        self.pause.clicked.connect(stage.timer.toggle)
        self.more.clicked.connect(stage.timer.add_minute)
        self.title, self.step = label("", "lead", wraps=True), label("", "label", wraps=True)
        self.guidance = label("", "body", wraps=True)
        self.notes = label("", "body", wraps=True)
        self.notes_head = label(self.tr("Your notes; the room never sees them"), "label")
        self.next_head, self.next = label(self.tr("Next block"), "label"), label("", "body", wraps=True)
        self._build()
        theme.changed.connect(self._dress)
        self._dress()

    def refresh(self, desk: Desk) -> None:
        """Time, block and notes as they are now."""
        stage, place = self._stage, self._stage.place
        self.clock.setText(stage.clock_words())
        self._refresh_timer()
        block, step = place.block, place.step
        self.title.setText(block.title if block else place.session.title if place.session else "")
        several = len(place.steps) > 1 and step is not None
        words = self.tr("Step {n} of {all}: {step}")
        self.step.setText(
            words.format(n=place.index + 1, all=len(place.steps), step=step.title) if several and step else ""
        )
        self.step.setVisible(several)
        self.guidance.setText(step.guidance if step else "")
        self.guidance.setVisible(step is not None)
        notes = block.notes if block else ""
        self.notes.setText(notes or self.tr("No notes for this block."))
        self.next.setText(self._coming_words(desk))

    def _refresh_timer(self) -> None:
        timer = self._stage.timer
        reading = TimerReading.of(timer)
        self.time.setText(clock_words(timer.left))
        ink = {Phase.CALM: "ink", Phase.SOON: "warn"}.get(Phase(timer.phase), "stop")
        self.time.setStyleSheet(f"color: {self._theme.colour(ink).name()}")
        self.of.setText(reading.words)
        self.pause.setText(self.tr("Pause") if reading.running else self.tr("Start"))
        self.bar.update()

    def _coming_words(self, desk: Desk) -> str:
        coming = self._stage.timer.coming()
        if not coming:
            agenda = desk.project_id is not None and bool(self._stage.timer.agenda)
            return self.tr("The agenda is at its end.") if agenda else self.tr("There is no agenda.")
        length = counted(max(each.minutes for each in coming), "minute")
        return f"{listed([each.title for each in coming])}, {length}"

    def _build(self) -> None:
        theme = self._theme
        top, buttons = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.time)
        top.addStretch(1)
        top.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignTop)
        for widget in (self.pause, self.more):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        frame = panel("surface")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(12))
        inside.setSpacing(theme.px(6))
        inside.addLayout(top)
        inside.addWidget(self.bar)
        inside.addWidget(self.of)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(frame)
        column.addWidget(self._notes(), 1)
        for widget in (self.next_head, self.next):
            column.addWidget(widget)

    def _notes(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("clear", "true")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, self._theme.px(8), 0)
        column.setSpacing(self._theme.px(8))
        for widget in (self.title, self.step, self.guidance, self.notes_head, self.notes):
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.tr("Your notes"))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scroll

    def _dress(self) -> None:
        self.time.setFont(self._theme.font("timer", tabular=True))
        self.clock.setFont(self._theme.font("title", tabular=True))
        self.bar.setFixedHeight(self._theme.px(8))
