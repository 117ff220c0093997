"""The band above the board: what runs, its step, one sentence of guidance; rules and notes on demand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from charrette.domain.activities import result_words, rules_words
from charrette.domain.surfaces import Surface
from charrette.ui.desk import Desk
from charrette.ui.run.activity.running import RunningBlock
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, icon_button
from charrette.ui.widgets.labels import label

_TOLD_THERE = frozenset({Surface.VOTE, Surface.GRID, Surface.PARKING, Surface.TALK})
"""Surfaces whose panel tells the result itself, or that have none."""
_WIDE, _HIGH = 1360, 760
"""Below one of these (effective) sizes the band is one line."""


class OneLine(QLabel):
    """A sentence on one line, shortened where there is no room, whole in its tool tip."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words = ""

    def say(self, words: str) -> None:
        """Other words."""
        self._words = words
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width() - 2, 0)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))


class ActivityBand(QFrame):
    """Two lines in a wide window, one in a smaller one. Gone while nothing runs."""

    step_wanted = Signal(int)
    """One step on (1) or back (-1)."""

    def __init__(self, desk: Desk, theme: Theme, running: RunningBlock) -> None:
        super().__init__()
        self._desk, self._theme, self._running = desk, theme, running
        self.setProperty("panel", "surface")
        self.setAccessibleName(self.tr("Activity"))
        self._build()
        running.changed.connect(self.refresh)
        theme.changed.connect(self.refresh)

    def refresh(self) -> None:
        """The block as it stands."""
        block, kind, step = self._running.block, self._running.kind, self._running.step
        self.setVisible(block is not None)
        if block is None or step is None:
            return
        at, count = self._running.step_at, len(kind.steps)
        self.title.setText(block.title)
        self.place.setText(
            self.tr("Step {n} of {all}: {step}").format(n=at + 1, all=count, step=step.title)
            if count > 1
            else (step.title if step.title != block.title else "")
        )
        self.guidance.say(step.guidance)
        self.short.say(step.guidance)
        self.back.setVisible(count > 1)
        self.next.setVisible(count > 1)
        self.back.setEnabled(at > 0 and not self._desk.read_only)
        self.next.setEnabled(at < count - 1 and not self._desk.read_only)
        after = kind.steps[at + 1].title if at < count - 1 else ""
        self.next.setToolTip(self.tr("Next step: {step} (Alt+PgDown)").format(step=after))
        self.rules_text.setText(self.tr("Rules: {words}").format(words=rules_words(block)))
        self.notes_text.setText(self.tr("My notes: {words}").format(words=block.notes))
        self.rules.setVisible(bool(rules_words(block)))
        self.notes.setVisible(bool(block.notes))
        self.show_result()
        self._show_more()

    def show_result(self) -> None:
        """What came out so far; for the facilitator only."""
        block = self._running.block
        if block is not None:
            told = "" if self._running.surface in _TOLD_THERE else result_words(block, self._desk.snapshot)
            self.result.setText(told)
            self.result.setVisible(bool(told) and not self._folded())

    def say(self, words: str) -> None:
        """A gentle hint for the facilitator: who is silent, which card keeps moving."""
        self.hint.say(words)
        self.hint.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _folded(self) -> bool:
        window, scale = self.window(), self._theme.scale
        return window.width() / scale < _WIDE or window.height() / scale < _HIGH

    def _fit(self) -> None:
        folded = self._folded()
        self.short.setVisible(folded)
        self.guidance_row.setVisible(not folded)
        self.result.setVisible(bool(self.result.text()) and not folded)

    def _show_more(self) -> None:
        block = self._running.block
        rules = self.rules.isChecked() and bool(block and rules_words(block))
        notes = self.notes.isChecked() and bool(block and block.notes)
        self.rules_text.setVisible(rules)
        self.notes_text.setVisible(notes)

    def _build(self) -> None:
        theme = self._theme
        self.title, self.place = label("", "base"), label("", "small")
        self.short, self.guidance = OneLine("small"), OneLine("body")
        self.result, self.hint = label("", "small"), OneLine("warn")
        self.back = icon_button(theme, "arrow-left", self.tr("Step before"), key="Alt+PgUp")
        self.next = icon_button(theme, "arrow-right", self.tr("Next step"), key="Alt+PgDown")
        self.back.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next.clicked.connect(lambda: self.step_wanted.emit(1))
        self.rules, self.notes = (
            button(theme, words, kind="chip") for words in (self.tr("Rules"), self.tr("My notes"))
        )
        self.rules.setToolTip(self.tr("The rules in words (Ctrl+Shift+R)"))
        self.notes.setToolTip(self.tr("Your notes; the room never sees them (Ctrl+Shift+N)"))
        for chip in (self.rules, self.notes):
            chip.setCheckable(True)
            chip.toggled.connect(self._show_more)
        self.rules_text, self.notes_text = label("", "small", wraps=True), label("", "small", wraps=True)
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        for widget in (self.title, self.place):
            top.addWidget(widget)
        top.addWidget(self.short, 1)
        top.addStretch(0)
        for widget in (self.rules, self.notes, self.back, self.next):
            top.addWidget(widget)
        self.guidance_row = QWidget()
        second = QHBoxLayout(self.guidance_row)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(theme.px(12))
        second.addWidget(self.guidance, 1)
        second.addWidget(self.result)
        column = QVBoxLayout(self)
        inset = min(theme.px(12), 16)
        column.setContentsMargins(inset, theme.px(6), inset, theme.px(6))
        column.setSpacing(theme.px(2))
        column.addLayout(top)
        for widget in (self.guidance_row, self.hint, self.rules_text, self.notes_text):
            column.addWidget(widget)
        self.say("")
