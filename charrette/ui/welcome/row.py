"""One row of the welcome screen: a way in, with what it leads to and its key."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import paint_cap, paint_inner_ring
from charrette.ui.widgets.labels import IconLabel, label


class WelcomeRow(QPushButton):
    """Icon, title and a sentence; the first row of a new library is the filled one."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        sentence: str,
        *,
        key: str = "",
        primary: bool = False,
        low: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._key, self._primary, self._low = theme, key, primary, low
        self.setProperty("kind", "row-primary" if primary else "row")
        self.setAccessibleName(f"{title}. {sentence}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        edge = min(theme.px(20), 32)
        row.setContentsMargins(edge, 0, edge + self._cap().width() + theme.px(8), 0)
        row.setSpacing(theme.px(18))
        sign = IconLabel(theme, icon, "on_accent" if primary else "ink", 20 if low else 24)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addStretch(1)
        self.title, self.sentence = label(title, "base" if low else "lead"), label(sentence, "small")
        for each in (sign, self.title, self.sentence):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        words.addStretch(1)
        row.addWidget(sign)
        row.addLayout(words, 1)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.half_px(520), self._theme.px(60 if self._low else 80))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._primary and self.hasFocus():
            paint_inner_ring(painter, self.rect(), self._theme)
        if not self._key:
            return
        cap = self._cap()
        edge = min(self._theme.px(20), 32)
        cap.moveTopLeft(
            QRect(self.width() - edge - cap.width(), (self.height() - cap.height()) // 2, 0, 0).topLeft()
        )
        cap = self.style().visualRect(self.layoutDirection(), self.rect(), cap)
        paint_cap(painter, cap, self._key, self._theme, on_accent=self._primary)

    def _cap(self) -> QRect:
        if not self._key:
            return QRect()
        metrics = QFontMetrics(self._theme.font("micro"))
        return QRect(0, 0, metrics.horizontalAdvance(self._key) + self._theme.px(12), self._theme.px(18))
