"""Comparing needs two by two on the screen: two needs shown large, one key for each pair."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from charrette.domain.pair_plan import pairs_for, pairs_in_all
from charrette.domain.pairs import EVEN, FIRST, SECOND, pair_key, pairs_of
from charrette.domain.rounds import BallotNeed, Round
from charrette.domain.wording import counted
from charrette.ui.prioritise.ballot_pads import BallotPad
from charrette.ui.prioritise.text_lines import elided_lines
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, paint_cap
from charrette.ui.widgets.labels import label

_A = Qt.AlignmentFlag


class LargeNeed(QPushButton):
    """A need in large letters with its statement; pressing it says that it matters more."""

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self._theme, self._key = theme, key
        self._need: BallotNeed | None = None
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_need(self, need: BallotNeed) -> None:
        """Another need."""
        self._need = need
        self.setAccessibleName(f"{need.position} {need.short_name}")
        self.setAccessibleDescription(need.statement)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._need is None:
            return
        theme, px, palette, taken = self._theme, self._theme.px, self._theme.palette, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.accent if taken else palette.control, 2 if taken else 1))
        painter.setBrush(palette.accent_soft if taken else palette.surface)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), px(8), px(8))
        inside = self.rect().adjusted(px(16), px(14), -px(16), -px(14))
        paint_cap(painter, QRect(inside.left(), inside.top(), px(24), px(22)), self._key, theme)
        inside.setTop(inside.top() + px(32))
        name = f"{self._need.position}  {self._need.short_name}"
        painter.setPen(palette.ink)
        used = self._write(painter, inside, name, theme.font("title", 600), px(28))
        inside.setTop(inside.top() + used + px(6))
        painter.setPen(palette.ink2)
        self._write(painter, inside, self._need.statement, theme.font("lead"), px(24))

    @staticmethod
    def _write(painter: QPainter, room: QRect, words: str, font: QFont, line: int) -> int:
        """Writes as many lines as there is room for, three at most; returns how high they are."""
        lines = elided_lines(words, font, room.width(), min(3, max(room.height() // line, 1)))
        painter.setFont(font)
        for place, part in enumerate(lines):
            spot = QRect(room.left(), room.top() + place * line, room.width(), line)
            painter.drawText(spot, _A.AlignLeft | _A.AlignVCenter, part)
        return len(lines) * line


class _Keyboard(QWidget):
    """Has the focus: 1 and 2, or Left and Right, say which; 0 or Down neither; Up goes back, Page Down passes over."""

    answered = Signal(int)
    moved = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The focus: a line around both needs."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.palette.accent, 2))
            around = self.rect().toRectF().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(around, self._theme.px(10), self._theme.px(10))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        across = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        left, right = (FIRST, SECOND) if across else (SECOND, FIRST)
        answers = {
            Qt.Key.Key_1: FIRST,
            Qt.Key.Key_2: SECOND,
            Qt.Key.Key_0: EVEN,
            Qt.Key.Key_Left: left,
            Qt.Key.Key_Right: right,
            Qt.Key.Key_Down: EVEN,
        }
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Backspace: -1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_Space: 1,
        }
        if Qt.Key(key) in answers and not event.isAutoRepeat():
            self.answered.emit(answers[Qt.Key(key)])
        elif Qt.Key(key) in steps:
            self.moved.emit(steps[Qt.Key(key)])
        else:
            super().keyPressEvent(event)


class PairsPad(BallotPad):
    """The pairs of this ballot one after the other; those that were typed and are not among them are kept."""

    def __init__(self, theme: Theme, round_: Round, content: Mapping[UUID, int], number: int) -> None:
        super().__init__()
        self._theme, self._round = theme, round_
        self._content = dict(content)
        asked = pairs_for(round_.needs, number)
        also = [pair for key, pair in pairs_of(round_.needs).items() if key in content and pair not in asked]
        self._pairs = (*asked, *also)
        self._at = self._first_open()
        self.keyboard = _Keyboard(theme)
        self.keyboard.setAccessibleName(self.tr("Which matters more?"))
        self.setFocusProxy(self.keyboard)
        self.first, self.second = LargeNeed(theme, "1"), LargeNeed(theme, "2")
        self.even = button(theme, self.tr("Neither matters more"), key="0")
        self.back = button(theme, self.tr("Back"), key="↑", kind="quiet")
        self.skip = button(theme, self.tr("Pass over"), key="Space", kind="quiet")
        self.where = label("", "small")
        self._build()
        self._connect()
        self._show()

    def content(self) -> dict[UUID, int]:
        """What was said of the pairs, in any order."""
        return dict(self._content)

    def words(self) -> str:
        """``"7 of 24 pairs compared; there are 120 in all, and a ballot may leave some out."``"""
        whole = pairs_in_all(len(self._round.needs))
        said = f"{len(self._content)} of {counted(len(self._pairs), 'pair')} compared"
        return f"{said}; there are {whole} in all." if whole > len(self._pairs) else f"{said}."

    def _build(self) -> None:
        px = self._theme.px
        two = QHBoxLayout(self.keyboard)
        two.setContentsMargins(px(6), px(6), px(6), px(6))
        two.setSpacing(px(12))
        two.addWidget(self.first, 1)
        two.addWidget(self.second, 1)
        self.keyboard.setMinimumHeight(px(150))
        acts = QHBoxLayout()
        for part in (self.even, self.back, self.skip):
            acts.addWidget(part)
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        acts.addStretch(1)
        acts.addWidget(self.where)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(label(self.tr("Which matters more?"), "lead"))
        column.addWidget(self.keyboard, 1)
        column.addLayout(acts)

    def _connect(self) -> None:
        self.keyboard.answered.connect(self._answer)
        self.keyboard.moved.connect(self._move)
        self.first.clicked.connect(lambda: self._answer(FIRST))
        self.second.clicked.connect(lambda: self._answer(SECOND))
        self.even.clicked.connect(lambda: self._answer(EVEN))
        self.back.clicked.connect(lambda: self._move(-1))
        self.skip.clicked.connect(lambda: self._move(1))

    def _key(self, place: int) -> UUID:
        one, other = self._pairs[place]
        return pair_key(one.need_id, other.need_id)

    def _first_open(self) -> int:
        """The first pair without an answer; the first one where all have one."""
        places = range(len(self._pairs))
        return next((place for place in places if self._key(place) not in self._content), 0)

    def _answer(self, value: int) -> None:
        self._content[self._key(self._at)] = value
        last = self._at == len(self._pairs) - 1
        self._move(1)
        self.changed.emit()
        if last:
            self.done.emit()

    def _move(self, step: int) -> None:
        self._at = min(max(self._at + step, 0), len(self._pairs) - 1)
        self._show()

    def _show(self) -> None:
        one, other = self._pairs[self._at]
        said = self._content.get(self._key(self._at))
        for shown, need, value in ((self.first, one, FIRST), (self.second, other, SECOND)):
            shown.show_need(need)
            shown.setChecked(said == value)
        self.where.setText(
            self.tr("Pair {place} of {count}").format(place=self._at + 1, count=len(self._pairs))
        )
        told = f"{one.position} {one.short_name}, or {other.position} {other.short_name}"
        self.keyboard.setAccessibleDescription(f"{self.where.text()}: {told}")
