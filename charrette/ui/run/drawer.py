"""The drawer: in a narrow window the side pane slides over the board instead of standing beside it."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QWidget

from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import icon_button

_SLIDE_MS = 160
_WIDTH = 288


class Drawer(QFrame):
    """Holds the side pane while there is no room for it; ``foot`` (the capture bar) stays free."""

    def __init__(self, theme: Theme, page: QWidget, foot: QWidget) -> None:
        super().__init__(page)
        self._theme, self._page, self._foot = theme, page, foot
        self._pane: QWidget | None = None
        self.setProperty("panel", "side")
        self.setAccessibleName(self.tr("Room and timer"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._close = icon_button(theme, "close", self.tr("Close the drawer"), key="Esc")
        self._close.setParent(self)
        self._close.clicked.connect(self.hide)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(_SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        page.installEventFilter(self)
        self.hide()

    def take(self, pane: QWidget) -> None:
        """The pane has no room beside the board."""
        if self._pane is None:
            self._pane = pane
            self._row.addWidget(pane)
            pane.show()

    def give_back(self) -> bool:
        """There is room again; whether the pane was here."""
        held, self._pane = self._pane, None
        if held is not None:
            self._row.removeWidget(held)
            self.hide()
        return held is not None

    def fit(self, pane: QWidget, layout: QLayout | None, *, narrow: bool) -> None:
        """The pane stands first in the page's row, or here when the window is narrow."""
        if narrow:
            self.take(pane)
        elif self.give_back() and isinstance(layout, QHBoxLayout):
            layout.insertWidget(0, pane)
            pane.show()

    def open_with(self, pane: QWidget) -> None:
        """Slides in from the side, or closes when it is open."""
        if self.isVisible():
            self.hide()
            return
        self.take(pane)
        self._place()
        self.show()
        self.raise_()
        self._close.raise_()
        self._close.setFocus()
        if self._theme.moves:
            self._slide.setStartValue(QPoint(-self.width(), 0))
            self._slide.setEndValue(QPoint(0, 0))
            self._slide.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.hide()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        width = min(self._page.width(), self._theme.px(_WIDTH))
        if self._pane is not None:
            self._pane.setFixedWidth(width)
        self.setGeometry(0, 0, width, self._page.height() - self._foot.height())
        self._close.adjustSize()
        self._close.move(width - self._close.width() - self._theme.px(6), self._theme.px(6))
