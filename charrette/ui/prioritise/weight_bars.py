"""What each criterion counts, as bars with the share at the end."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from charrette.domain.criteria import Criterion
from charrette.ui.theme import Theme

ROW = 24
_A = Qt.AlignmentFlag


def percent(share: Fraction) -> str:
    """``"30%"``, ``"17.5%"``."""
    return f"{float(share * 100):.1f}".removesuffix(".0") + "%"


class WeightBars(QWidget):
    """One row a criterion, on one scale; the accessible description says them all."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[tuple[str, Fraction], ...] = ()
        self.setAccessibleName(self.tr("Weights of the criteria"))
        theme.changed.connect(self.updateGeometry)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """``"Safety 30%; Effort (less is better) 15%"``."""
        return "; ".join(f"{name} {percent(share)}" for name, share in self._rows)

    def show_weights(self, criteria: Sequence[Criterion], shares: Sequence[Fraction]) -> None:
        """Other weights, parallel to the criteria; without any the bars are empty."""
        named = [f"{each.name}{' (less is better)' if each.cost else ''}" for each in criteria]
        self._rows = tuple(zip(named, shares, strict=False))
        self.setAccessibleDescription(self.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(260), self._theme.px(ROW) * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, palette = QPainter(self), self._theme.px, self._theme.palette
        font = self._theme.font("body")
        metrics, high = QFontMetrics(font), px(ROW)
        most = max((share for _, share in self._rows), default=Fraction(1)) or Fraction(1)
        widest = max((metrics.horizontalAdvance(name) for name, _ in self._rows), default=0)
        left = min(widest + px(6), self.width() * 11 // 20) + px(10)
        track = max(self.width() - left - px(58), px(20))
        for place, (name, share) in enumerate(self._rows):
            top = place * high
            painter.setFont(font)
            painter.setPen(palette.ink)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, left - px(10))
            painter.drawText(QRect(0, top, left - px(10), high), _A.AlignLeft | _A.AlignVCenter, shown)
            bar = QRect(left, top + (high - px(9)) // 2, track, px(9))
            painter.fillRect(bar, palette.sunken)
            bar.setWidth(round(track * float(share / most)))
            painter.fillRect(bar, palette.accent)
            painter.setFont(self._theme.font("body", 600, tabular=True))
            spot = QRect(left + track, top, self.width() - left - track, high)
            painter.drawText(spot, _A.AlignRight | _A.AlignVCenter, percent(share))
