"""The answers to one need: each level in words with its bar and number, the rule's own order."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from charrette.domain.levels import Level
from charrette.domain.wording import number
from charrette.ui.theme import Theme

ROW = 22
_A = Qt.AlignmentFlag


class LevelBars(QWidget):
    """One row a level; the accessible name says them all."""

    def __init__(self, theme: Theme, levels: Sequence[Level], counts: Sequence[Fraction]) -> None:
        super().__init__()
        self._theme = theme
        self._rows = [(_words(level), count) for level, count in zip(levels, counts, strict=True)]
        self._most = max((count for _, count in self._rows), default=Fraction(0))
        self.setAccessibleName("; ".join(f"{words}: {number(count)}" for words, count in self._rows))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(260), self._theme.px(ROW) * len(self._rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, px, high = self._theme, self._theme.px, self._theme.px(ROW)
        font = theme.font("body", tabular=True)
        widest = max((QFontMetrics(font).horizontalAdvance(words) for words, _ in self._rows), default=0)
        name = min(widest + px(8), self.width() * 6 // 10)
        track = self.width() - name - px(36)
        painter.setFont(font)
        for place, (words, count) in enumerate(self._rows):
            row = QRect(0, place * high, self.width(), high)
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, name - px(6))
            painter.setPen(theme.palette.ink if count else theme.palette.ink3)
            painter.drawText(row, self._side(_A.AlignLeading), shown)
            filled = round(track * float(count / self._most)) if self._most else 0
            bar = QRect(name, row.center().y() - px(5), max(filled, 1), px(11))
            placed = QStyle.visualRect(self.layoutDirection(), row, bar)
            painter.fillRect(placed, theme.palette.accent if count else theme.palette.control)
            painter.drawText(row, self._side(_A.AlignTrailing), number(count))

    def _side(self, side: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
        return QStyle.visualAlignment(self.layoutDirection(), side | _A.AlignVCenter)


def _words(level: Level) -> str:
    return (
        level.words
        if level.words.casefold().startswith(level.key.casefold())
        else f"{level.key}  {level.words}"
    )
