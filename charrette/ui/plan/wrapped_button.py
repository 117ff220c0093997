"""A button whose words may need two lines: a choice says in full what will happen."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from charrette.ui.theme import Theme

INSET, LEAST = 12, 32


class WrappedButton(QPushButton):
    """Words at the left, as many lines as they need at the width there is."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(words)
        self._theme = theme
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAutoDefault(False)

    def hasHeightForWidth(self) -> bool:
        """The fewer the width, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the words are at a width, with the space above and below."""
        px = self._theme.px
        room = QRect(0, 0, max(width - 2 * px(INSET), 1), 10_000)
        found = QFontMetrics(self._theme.font("body", 500)).boundingRect(room, _FLAGS, self.text())
        return max(px(LEAST), found.height() + px(14))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(LEAST))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(LEAST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option, px = QStylePainter(self), QStyleOptionButton(), self._theme.px
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        painter.setFont(self._theme.font("body", 500))
        painter.setPen(self._theme.colour("ink" if self.isEnabled() else "ink3"))
        painter.drawText(self.rect().adjusted(px(INSET), 0, -px(INSET), 0), _FLAGS, self.text())


_FLAGS = int(
    Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignLeading.value
)
