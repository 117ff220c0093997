"""Chips: a word or two with a state, as a flag, a mark or a count."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from charrette.ui.theme import Theme
from charrette.ui.widgets.marks import paint_mark

_TONES = {
    "": ("surface", "ink2"),
    "accent": ("accent_soft", "accent"),
    "ok": ("ok_soft", "ok"),
    "warn": ("warn_soft", "warn"),
    "stop": ("stop_soft", "stop"),
}


class Chip(QWidget):
    """A chip to be read: an icon or a group's mark, then words. ``tone`` is '', accent, ok, warn or stop."""

    def __init__(
        self, theme: Theme, text: str = "", *, tone: str = "", icon: str = "", mark: int | None = None
    ) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)
        self.show_state(text, tone=tone, icon=icon, mark=mark)

    def show_state(self, text: str, *, tone: str = "", icon: str = "", mark: int | None = None) -> None:
        """Other words, tone and sign."""
        self.text, self._tone, self._icon, self._mark = text, tone, icon, mark
        self.setAccessibleName(text)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        theme = self._theme
        metrics = QFontMetrics(theme.font("small", 500))
        sign = theme.px(18) if self._icon or self._mark is not None else 0
        return QSize(metrics.horizontalAdvance(self.text) + sign + theme.px(18), theme.px(22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        ground, ink = _TONES[self._tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour(ground))
        painter.setPen(theme.palette.line if not self._tone else Qt.PenStyle.NoPen)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        left = theme.px(9)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if self._icon or self._mark is not None:
            side = theme.px(14)
            x = self.width() - left - side if rtl else left
            spot = QRectF(x, (self.height() - side) / 2, side, side)
            if self._mark is not None:
                paint_mark(painter, spot.adjusted(2, 2, -2, -2), self._mark, theme)
            else:
                theme.icon(self._icon, ink, 14).paint(painter, spot.toRect())
            left += theme.px(18)
        painter.setFont(theme.font("small", 500))
        painter.setPen(theme.colour(ink))
        words = self.rect().adjusted(theme.px(9) if rtl else left, 0, -left if rtl else -theme.px(6), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.text)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
