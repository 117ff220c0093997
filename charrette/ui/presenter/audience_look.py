"""The audience's picture, small: what they see now, or what they will see next."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from charrette.ui.presenter.canvas import HEIGHT, WIDTH
from charrette.ui.presenter.picture import Look, Shown, paint_picture
from charrette.ui.theme import Theme


class AudienceLook(QWidget):
    """Painted by the code that paints the projector's window, from the same page."""

    def __init__(self, theme: Theme, name: str, width: int) -> None:
        super().__init__()
        self._theme, self._wide, self._name = theme, width, name
        self._shown: Shown | None = None
        self._look = Look()
        self.said: list[tuple[str, int]] = []
        """The words in the picture with their sizes in units, as last painted."""
        self.setMinimumSize(width // 2, self._height(width // 2))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(name)

    def show_picture(self, shown: Shown | None, look: Look) -> None:
        """Another page; None where there is nothing to show."""
        if (shown, look) == (self._shown, self._look):
            return
        self._shown, self._look = shown, look
        heading = shown.slide.heading if shown and not look.blank else "blank"
        self.setAccessibleName(f"{self._name}: {heading}" if shown else f"{self._name}: nothing")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._wide, self._height(self._wide))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = self._picture_rect()
        if self._shown is None:
            painter.fillRect(rect, self._theme.palette.sunken)
            self.said = []
        else:
            self.said = paint_picture(painter, rect, self._theme, self._shown, self._look)
        painter.setPen(self._theme.palette.control)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.end()

    def _picture_rect(self) -> QRectF:
        width = min(self.width(), round(self.height() * WIDTH / HEIGHT))
        return QRectF(0, 0, width, self._height(width))

    @staticmethod
    def _height(width: int) -> int:
        return round(width * HEIGHT / WIDTH)
