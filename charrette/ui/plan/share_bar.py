"""Bars of the money pane: a share against its limit, and departments against each other."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from charrette.ui.theme import Theme

LIMIT = 0.6


class ShareBar(QWidget):
    """How much the Musts take, with a notch at 60 %; what is over the whole fills the bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share, self._warns = 0.0, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_share(self, share: float, words: str, *, warns: bool) -> None:
        """A share between 0 and 1 (or above)."""
        self._share, self._warns = share, warns
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self._theme.palette
        bar = QRect(0, self._theme.px(4), self.width(), self._theme.px(12))
        painter.fillRect(bar, colours.sunken)
        filled = QRect(bar.left(), bar.top(), round(bar.width() * min(self._share, 1.0)), bar.height())
        painter.fillRect(filled, colours.warn if self._warns else colours.accent)
        notch = bar.left() + round(bar.width() * LIMIT)
        painter.fillRect(notch, 0, 2, self._theme.px(20), colours.ink2)


class DepartmentBars(QWidget):
    """A bar for each department with its amount at the end, one common scale."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[tuple[str, int, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_rows(self, rows: Sequence[tuple[str, int, str]]) -> None:
        """Each a name, a number for the bar, and the words at its end."""
        self._rows = tuple(rows)
        self.setAccessibleName(self.tr("Likely cost by department"))
        self.setAccessibleDescription("; ".join(f"{name}: {words}" for name, _, words in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(38) * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        most = max((number for _, number, _ in self._rows), default=0) or 1
        painter.setLayoutDirection(self.layoutDirection())
        for place, (name, number, words) in enumerate(self._rows):
            top = place * theme.px(38)
            line = QRect(0, top, self.width(), theme.px(18))
            painter.setFont(theme.font("small", 500, tabular=True))
            painter.setPen(theme.palette.ink)
            painter.drawText(line, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, words)
            metrics = QFontMetrics(theme.font("small", 500, tabular=True))
            room = line.width() - metrics.horizontalAdvance(words) - theme.px(8)
            painter.setPen(theme.palette.ink2)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, shown)
            track = QRect(0, top + theme.px(20), self.width(), theme.px(8))
            painter.fillRect(track, theme.palette.sunken)
            painter.fillRect(
                QRect(track.left(), track.top(), round(track.width() * number / most), track.height()),
                theme.palette.accent,
            )
