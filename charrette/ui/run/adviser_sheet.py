"""The adviser's sheet: the times as they go and as they can be, side by side; Enter takes them, Esc leaves them."""

from datetime import datetime, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from charrette.domain.adviser import Advice
from charrette.domain.agenda import Slot
from charrette.domain.wording import counted
from charrette.ui.run.clock_face import time_of_day
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.labels import label

_MOST = 420
"""The list of blocks scrolls above this height."""


class AdviserSheet(Question):
    """A block changes where its minutes or its time do; both stand in bold then, with the old beside the new."""

    def __init__(self, parent: QWidget | None, theme: Theme, advice: Advice, zone: tzinfo | None) -> None:
        behind = counted(advice.late, "minute")
        super().__init__(parent, theme, f"{behind} behind", "Take the new times")
        self.advice, self._zone = advice, zone
        self.setMinimumWidth(theme.half_px(560))
        self.cancel.setText(self.tr("Leave as it is"))
        self.summary = label(self._summary(), "body", wraps=True)
        self.body.addWidget(self.summary)
        self.body.addSpacing(theme.px(8))
        self.body.addWidget(self._plans(), 1)
        for sentence in advice.unavoidable:
            self.body.addWidget(label(sentence, "warn", wraps=True))
        self.body.addWidget(label(self.tr("Ctrl+Z takes it back."), "hint"))
        self.keep.setEnabled(bool(advice.minutes))
        (self.keep if advice.minutes else self.cancel).setFocus()

    def _summary(self) -> str:
        advice = self.advice
        shorter = counted(len(advice.minutes), "block")
        before, after = self._time(advice.ends_before), self._time(advice.ends_after)
        if not advice.minutes:
            return self.tr("No block can be shortened. The session ends at {before}.").format(before=before)
        words = self.tr("{shorter} get shorter, none below its least; what is protected stays.")
        end = self.tr("The session ends at {after} instead of {before}.")
        same = self.tr("The session ends at {after}, as it would without.")
        words = words.format(shorter=shorter).replace("1 block get", "1 block gets")
        ending = (same if after == before else end).format(after=after, before=before)
        return f"{words} {ending}"

    def _plans(self) -> QWidget:
        theme = self.theme
        inside = QFrame()
        inside.setProperty("panel", "surface")
        grid = QGridLayout(inside)
        grid.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        grid.setHorizontalSpacing(theme.px(20))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 1)
        for column, words in enumerate((self.tr("To come"), self.tr("As it goes"), self.tr("Proposed"))):
            grid.addWidget(label(words, "label"), 0, column)
        for row, (before, after) in enumerate(zip(self.advice.before, self.advice.after, strict=True), 1):
            changed = before.block.minutes != after.block.minutes
            moved = changed or self._time(before.start) != self._time(after.start)
            title = label(before.block.title, "body", wraps=True)
            if before.block.protected:
                title.setText(self.tr("{title} (protected)").format(title=before.block.title))
            old, new = self._cell(before, bold=False), self._cell(after, bold=moved)
            new.setAccessibleName(self._spoken(before, after))
            for column, cell in enumerate((title, old, new)):
                grid.addWidget(cell, row, column)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("Old and new times"))
        scroll.setMinimumHeight(min(inside.sizeHint().height() + theme.px(4), theme.px(_MOST)))
        return scroll

    def _cell(self, slot: Slot, *, bold: bool) -> QLabel:
        made = label(f"{self._time(slot.start)}   {slot.block.minutes} min", "body")
        made.setFont(self.theme.font("body", 600 if bold else None, tabular=True))
        made.setProperty("role", "")
        return made

    def _spoken(self, before: Slot, after: Slot) -> str:
        words = self.tr("{title}: {new} for {minutes} instead of {old} for {old_minutes}")
        return words.format(
            title=before.block.title,
            new=self._time(after.start),
            minutes=counted(after.block.minutes, "minute"),
            old=self._time(before.start),
            old_minutes=counted(before.block.minutes, "minute"),
        )

    def _time(self, at: datetime) -> str:
        return time_of_day(at.astimezone(self._zone))
