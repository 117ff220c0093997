"""The presenter window: the audience's view, scaled to whatever it stands on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import (
    QCloseEvent,
    QHideEvent,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from charrette.system.resources import resource
from charrette.ui.presenter.keys import act_of
from charrette.ui.presenter.picture import Look, paint_picture
from charrette.ui.presenter.slides import REVEALED

if TYPE_CHECKING:
    from charrette.ui.presenter.stage import Stage

_Key = Qt.Key
GROWTH_MS = 400


class PresenterWindow(QWidget):
    """Shows the stage's slide in 1920 x 1080 units. No menu, no pointer, no notice, no name."""

    def __init__(self, stage: "Stage") -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._stage = stage
        self.said: list[tuple[str, int]] = []
        """The words on screen and their sizes in units, as last painted."""
        self.grown = 1.0
        """How far the bars of a result have grown since the reveal."""
        self._growing = QVariantAnimation(self)
        self._growing.setStartValue(0.0)
        self._growing.setEndValue(1.0)
        self._growing.setDuration(GROWTH_MS)
        self._growing.valueChanged.connect(self._on_grown)
        self._was_result = False
        self.setWindowTitle("Charrette: what the room sees")
        self.setWindowIcon(QIcon(str(resource("icons/charrette.png"))))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(480, 270)
        self._beat = QTimer(self)
        self._beat.setInterval(1000)
        self._beat.timeout.connect(self._on_beat)
        stage.changed.connect(self._on_changed)
        stage.timer.ticked.connect(self.update)
        stage.theme.changed.connect(self.update)

    def open_on(self, screen: QScreen, *, alone: bool) -> None:
        """Full screen on ``screen``; a window on it when it is the only one.

        On a screen of its own it leaves the keyboard where it is: a card that is typed on must not blank the room.
        """
        here = QApplication.activeWindow()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not alone)
        if alone:
            inner = screen.availableGeometry()
            width = min(1280, inner.width() * 3 // 4)
            self.showNormal()
            self.resize(width, width * 9 // 16)
            self.move(inner.center() - self.rect().center())
        else:
            if self.isFullScreen():
                self.showNormal()
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
            self.showFullScreen()
        (self if alone or here is None else here).activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        stage = self._stage
        look = Look(stage.blank, stage.dark_room, stage.clock_words() if stage.blank else "", self.grown)
        painter = QPainter(self)
        self.said = paint_picture(painter, QRectF(self.rect()), stage.theme, stage.shown, look)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stage = self._stage
        own = {_Key.Key_Escape: stage.leave, _Key.Key_Space: stage.next_page}
        act = own.get(_Key(event.key())) or act_of(stage, event)
        if act is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            act()

    def showEvent(self, event: QShowEvent) -> None:
        self._beat.start()
        super().showEvent(event)
        self._was_result = isinstance(self._stage.shown.slide, REVEALED)

    def hideEvent(self, event: QHideEvent) -> None:
        self._beat.stop()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._stage.changed.emit()

    def _on_changed(self) -> None:
        if not self.isVisible():
            return  # slides are made for a room that sees them
        is_result = isinstance(self._stage.shown.slide, REVEALED)
        if is_result and not self._was_result and self._stage.theme.moves:
            self._growing.start()
        self._was_result = is_result
        self.setAccessibleName(f"{self._stage.on_screen_words()}. {self._stage.page_words()}")
        self.update()

    def _on_grown(self, grown: float) -> None:
        self.grown = grown
        self.update()

    def _on_beat(self) -> None:
        if self._stage.blank:
            self.update()
