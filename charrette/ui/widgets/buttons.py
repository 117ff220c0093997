"""Buttons in their kinds, with an icon and a key cap where they have one."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from charrette.ui.theme import Theme

CAP_PAD, CAP_GAP, CAP_HEIGHT, ICON_GAP = 5, 8, 18, 7


class KeyButton(QPushButton):
    """A push button that draws the key that also does it, in a cap at its end."""

    def __init__(self, theme: Theme, text: str, key: str = "", icon: str = "", parent: QWidget | None = None):
        super().__init__(text, parent)
        self._theme, self._key, self._icon_name = theme, key, icon
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if key:
            self.setAccessibleDescription(key)
        theme.changed.connect(self.refresh)
        theme.drawn.connect(self.refresh)

    def show_icon(self, name: str) -> None:
        """Another icon, for example when play becomes pause."""
        self._icon_name = name
        self.refresh()

    def show_key(self, key: str) -> None:
        """Another key does it now."""
        self._key = key
        self.setAccessibleDescription(key)
        self.refresh()

    def refresh(self) -> None:
        """Takes colours and sizes of the theme again."""
        if self._icon_name:
            kind = str(self.property("kind") or "")
            token = {"primary": "on_accent", "danger": "stop", "voided": "warn"}.get(kind, "ink2")
            self.setIcon(self._theme.icon(self._icon_name, token, 18))
            self.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        gap = self._theme.px(ICON_GAP) if self._icon_name and self.text() else 0
        return QSize(hint.width() + self._cap_space() + gap, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        whole = self.rect()
        label = whole.adjusted(0, 0, -self._cap_space(), 0)
        if self._icon_name and self.text():
            label = self._paint_icon(painter, label)
            option.icon = QIcon()  # pyright: ignore[reportAttributeAccessIssue]
        option.rect = QStyle.visualRect(self.layoutDirection(), whole, label)  # pyright: ignore[reportAttributeAccessIssue]
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        if self._key:
            self._paint_cap(painter, whole)
        if self.hasFocus() and self.property("kind") == "primary":
            paint_inner_ring(painter, whole, self._theme)

    def _paint_icon(self, painter: QPainter, room: QRect) -> QRect:
        """Paints the icon before the words, both in the middle; returns the room left for the words."""
        side, gap = self._theme.px(18), self._theme.px(ICON_GAP)
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        left = room.left() + max((room.width() - side - gap - words) // 2, 0)
        box = QRect(left, room.center().y() - side // 2 + 1, side, side)
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        shown = QStyle.visualRect(self.layoutDirection(), self.rect(), box)
        self.icon().paint(painter, shown, Qt.AlignmentFlag.AlignCenter, mode)
        return QRect(left + side + gap, room.top(), words + 2, room.height())

    def _cap_width(self) -> int:
        metrics = QFontMetrics(self._theme.font("micro"))
        return max(metrics.horizontalAdvance(self._key) + 2 * self._theme.px(CAP_PAD), self._theme.px(18))

    def _cap_space(self) -> int:
        return self._cap_width() + self._theme.px(CAP_GAP) if self._key else 0

    def _paint_cap(self, painter: QPainter, whole: QRect) -> None:
        theme = self._theme
        primary = self.property("kind") == "primary" and self.isEnabled()
        height, width = theme.px(CAP_HEIGHT), self._cap_width()
        inset = theme.px(4 if self.property("kind") == "link" else 12)
        cap = QRect(whole.right() - inset - width, whole.center().y() - height // 2 + 1, width, height)
        cap = QStyle.visualRect(self.layoutDirection(), whole, cap)
        paint_cap(painter, cap, self._key, theme, on_accent=primary)


def paint_cap(painter: QPainter, cap: QRect, key: str, theme: Theme, *, on_accent: bool = False) -> None:
    """Paints a key cap with its letter."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.palette.on_accent if on_accent else theme.palette.line, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(cap.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.palette.on_accent if on_accent else theme.palette.ink2)
    painter.setFont(theme.font("micro"))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


def paint_inner_ring(painter: QPainter, whole: QRect, theme: Theme) -> None:
    """The focus on a filled button: a line inside its edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.palette.on_accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(whole.toRectF().adjusted(3, 3, -3, -3), 4, 4)
    painter.restore()


def button(
    theme: Theme, text: str, *, kind: str = "", key: str = "", icon: str = "", tip: str = ""
) -> QPushButton:
    """A button: ``kind`` is ``primary``, ``quiet``, ``danger``, ``link`` or plain; ``key`` is shown, not bound."""
    made = KeyButton(theme, text, key, icon)
    made.setProperty("kind", kind)
    made.setToolTip(tip)
    made.setAutoDefault(False)
    made.refresh()
    return made


class IconButton(QToolButton):
    """An icon alone, for the few acts that everyone knows by their icon."""

    def __init__(self, theme: Theme, icon: str, name: str, *, key: str = "", outlined: bool = False):
        super().__init__()
        self._theme, self._icon_name = theme, icon
        self.setProperty("kind", "outlined" if outlined else "icon")
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key})" if key else name)
        theme.changed.connect(self.refresh)
        theme.drawn.connect(self.refresh)
        self.refresh()

    def show_icon(self, name: str, words: str = "") -> None:
        """Another icon, and what it does now."""
        self._icon_name = name
        if words:
            self.setAccessibleName(words)
            self.setToolTip(words)
        self.refresh()

    def refresh(self) -> None:
        """Takes colours and sizes of the theme again."""
        self.setIcon(self._theme.icon(self._icon_name, "ink2", 18))
        self.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))


def icon_button(theme: Theme, icon: str, name: str, *, key: str = "", outlined: bool = False) -> IconButton:
    """An icon alone, with its tool tip and accessible name."""
    return IconButton(theme, icon, name, key=key, outlined=outlined)


def calling(act: Callable[[], object]) -> Callable[[], None]:
    """A slot that needs nothing of what the signal says."""

    def slot() -> None:
        act()

    return slot
