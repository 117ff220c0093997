"""Comparing criteria two by two: one pair at a time in large letters, a list of all pairs, by the room or by group.

The list has the keyboard: Left and Right say which matters more, 1 to 9 how many times as much and goes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from charrette.domain.criteria import Criterion, Judgement
from charrette.ui.prioritise.comparisons import MOST_TIMES, WORDS, Comparisons, pair_sentence, pair_words
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.segment import Segment

ROOM, GROUPS = "room", "groups"


@dataclass(frozen=True, slots=True)
class Judge:
    """Who compares: a group and its influence, or (None) the room together."""

    group_id: UUID | None
    name: str
    weight: Fraction = Fraction(1)


class PairList(QListWidget):
    """All pairs; digits and arrows answer the current one."""

    answered = Signal(int)
    """How many times the one that matters more does."""
    turned = Signal(bool)
    """Whether the first matters more."""
    taken_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed = event.key(), event.text()
        if typed in {str(times) for times in range(1, MOST_TIMES + 1)}:
            self.answered.emit(int(typed))
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            first = (key == Qt.Key.Key_Left) == (self.layoutDirection() is Qt.LayoutDirection.LeftToRight)
            self.turned.emit(first)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_0}:
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)


class AhpView(QWidget):
    """Shows what was said and says what is changed; the words of the result stand with the dialog."""

    changed = Signal()

    def __init__(self, theme: Theme, groups: Sequence[Judge]) -> None:
        super().__init__()
        self._theme, self._groups = theme, tuple(groups)
        self._said = Comparisons()
        self._criteria: tuple[Criterion, ...] = ()
        self._keys: tuple[int, ...] = ()
        self._first_more = True
        choices = [(ROOM, self.tr("The room together")), (GROUPS, self.tr("Group by group"))]
        self.who = Segment(theme, choices, name=self.tr("Who compares"))
        self.judge = QComboBox()
        self.first, self.second = self._large(), self._large()
        self.times = [button(theme, str(times)) for times in range(1, MOST_TIMES + 1)]
        self.sentence = label("", "lead", wraps=True)
        self.pairs = PairList()
        self._build()
        self.who.chosen.connect(self._on_who)
        self.judge.currentIndexChanged.connect(self._on_judge)
        self.pairs.currentRowChanged.connect(self._on_row)
        self.pairs.answered.connect(self._on_times)
        self.pairs.turned.connect(self._turn)
        self.pairs.taken_back.connect(lambda: self._say(None))
        self.setFocusProxy(self.pairs)

    @property
    def judges(self) -> tuple[Judge, ...]:
        """Those whose comparisons count."""
        room = Judge(None, self.tr("The room"))
        return self._groups if self.who.value == GROUPS and self._groups else (room,)

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements that are whole."""
        found = (self._said.judgement(each.group_id, self._keys, each.weight) for each in self.judges)
        return tuple(each for each in found if each is not None)

    @property
    def open_words(self) -> str:
        """``"Students: 4 of 10 pairs."`` for those who began and did not end; all of it where nobody ended."""
        whole = len(self._keys) * (len(self._keys) - 1) // 2
        done = {each.name: self._said.done(each.group_id, self._keys) for each in self.judges}
        started = [f"{name}: {count} of {whole} pairs" for name, count in done.items() if 0 < count < whole]
        if started:
            return f"{', '.join(started)}. Compare the rest, or take them back with Delete."
        return "" if any(done.values()) else self.tr("Compare the criteria two by two first.")

    def take(self, judgements: Sequence[Judgement], keys: Sequence[int]) -> None:
        """Judgements from before."""
        self._said.take(judgements, keys)
        if self._groups and any(each.group_id is not None for each in judgements):
            self.who.choose(GROUPS)
            self._offer_judges()

    def show_criteria(self, criteria: Sequence[Criterion], keys: Sequence[int]) -> None:
        """What is compared; what was said of those that stay is kept."""
        self._criteria, self._keys = tuple(criteria), tuple(keys)
        self._fill()

    def _large(self) -> QPushButton:
        made = button(self._theme, "")
        made.setFont(self._theme.font("title", 600))
        made.setCheckable(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        made.setMinimumWidth(self._theme.px(80))
        return made

    def _build(self) -> None:
        px = self._theme.px
        self.judge.setAccessibleName(self.tr("Whose comparison"))
        self.pairs.setAccessibleName(self.tr("Pairs of criteria"))
        self.pairs.setMinimumHeight(px(96))
        top = QHBoxLayout()
        for part in (self.who, self.judge):
            top.addWidget(part)
        top.addStretch(1)
        large = QWidget()
        large.setFixedHeight(px(64))
        two = QHBoxLayout(large)
        two.setContentsMargins(0, 0, 0, 0)
        for part in (self.first, label(self.tr("or"), "lead"), self.second):
            two.addWidget(part, 1 if isinstance(part, QPushButton) else 0)
        scale = QGridLayout()
        scale.setSpacing(px(4))
        for times, made in enumerate(self.times, start=1):
            made.setAccessibleName(self.tr("{times} times as much").format(times=times))
            made.setToolTip(WORDS.get(times, self.tr("between the two beside it")))
            made.setMinimumWidth(px(36))
            made.clicked.connect(lambda _=False, each=times: self._on_times(each))
            scale.addWidget(made, 0, times - 1)
        self.first.clicked.connect(lambda: self._turn(True))
        self.second.clicked.connect(lambda: self._turn(False))
        how = self.tr(
            "Left or Right: which matters more. 1 to 9: how many times as much, and on to the next pair."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addWidget(large)
        column.addWidget(self.sentence)
        column.addLayout(scale)
        column.addWidget(label(how, "hint", wraps=True))
        column.addWidget(self.pairs, 1)
        self.who.setVisible(bool(self._groups))
        self._offer_judges()

    def _offer_judges(self) -> None:
        self.judge.blockSignals(True)
        self.judge.clear()
        for each in self.judges:
            self.judge.addItem(each.name)
        self.judge.blockSignals(False)
        self.judge.setVisible(len(self.judges) > 1)

    @property
    def _judge(self) -> UUID | None:
        return self.judges[max(self.judge.currentIndex(), 0)].group_id

    @property
    def _pair(self) -> tuple[int, int] | None:
        """The places of the two criteria that are compared now."""
        places = list(combinations(range(len(self._keys)), 2))
        row = self.pairs.currentRow()
        return places[row] if 0 <= row < len(places) else None

    def _times_of(self, one: int, other: int) -> Fraction | None:
        return self._said.said(self._judge, self._keys[one], self._keys[other])

    def _fill(self) -> None:
        """The list anew, at the same place."""
        row = max(self.pairs.currentRow(), 0)
        self.pairs.blockSignals(True)
        self.pairs.clear()
        for one, other in combinations(range(len(self._keys)), 2):
            names = self._criteria[one].name, self._criteria[other].name
            self.pairs.addItem(pair_words(*names, self._times_of(one, other)))
        self.pairs.setCurrentRow(min(row, self.pairs.count() - 1))
        self.pairs.blockSignals(False)
        self._on_row()

    def _on_row(self) -> None:
        if (pair := self._pair) is None:
            return
        one, other = (self._criteria[place].name for place in pair)
        times = self._times_of(*pair)
        self._first_more = times is None or times >= 1
        self.first.setText(one)
        self.second.setText(other)
        self._settle(times)
        self.sentence.setText(pair_sentence(one, other, times))

    def _settle(self, times: Fraction | None) -> None:
        self.first.setChecked(self._first_more and times != 1)
        self.second.setChecked(not self._first_more and times != 1)
        shown = None if times is None else times if times >= 1 else 1 / times
        for place, made in enumerate(self.times, start=1):
            made.setProperty("kind", "primary" if shown == place else "")
            made.style().unpolish(made)
            made.style().polish(made)

    def _on_who(self) -> None:
        self._offer_judges()
        self._on_judge()

    def _on_judge(self) -> None:
        self.pairs.setCurrentRow(0)
        self._fill()
        self.changed.emit()

    def _turn(self, first: bool) -> None:
        """The other one matters more, as many times."""
        pair = self._pair
        times = self._times_of(*pair) if pair else None
        turned = times is not None and times != 1 and (times > 1) != first
        if times is not None and turned:
            self._say(1 / times)
        self._first_more = first
        self._settle(self._times_of(*pair) if pair else None)
        self.pairs.setFocus()

    def _on_times(self, times: int) -> None:
        self._say(Fraction(times) if self._first_more else Fraction(1, times))
        if self.pairs.currentRow() < self.pairs.count() - 1:
            self.pairs.setCurrentRow(self.pairs.currentRow() + 1)
        self.pairs.setFocus()

    def _say(self, times: Fraction | None) -> None:
        if (pair := self._pair) is None:
            return
        one, other = pair
        self._said.say(self._judge, self._keys[one], self._keys[other], times)
        names = self._criteria[one].name, self._criteria[other].name
        self.pairs.item(self.pairs.currentRow()).setText(pair_words(*names, times))
        self._on_row()
        self.changed.emit()
