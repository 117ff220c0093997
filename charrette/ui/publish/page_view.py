"""One page of the preview, as large as it fits or as it is zoomed."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from charrette.ui.theme import Theme

MARGIN = 20
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Steps of the zoom; 1.0 shows a point of the paper as 96/72 pixels."""


class PageView(QScrollArea):
    """Asks for an image of its page by ``wanted`` whenever the page or its size changes."""

    wanted = Signal(int)
    """An image that many pixels wide."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._size = (612.0, 792.0)
        self._zoom = 0.0
        self._sheet = _Sheet(theme)
        self._sheet.setProperty("clear", "true")
        self.setWidget(self._sheet)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Preview"))
        self.setProperty("bare", "true")

    @property
    def zoom_words(self) -> str:
        """``Fit``, or the zoom in percent."""
        return f"{self._zoom:.0%}" if self._zoom else self.tr("Fit")

    def show_size(self, size: tuple[float, float]) -> None:
        """The size of the page in points."""
        self._size = size
        self._lay_out()

    def show_image(self, image: QImage, words: str) -> None:
        """The picture of the page; ``words`` are its accessible name."""
        self._sheet.image = image
        self.setAccessibleName(words)
        self._sheet.update()

    def zoom(self, steps: int) -> None:
        """One step larger or smaller; 0 fits the page."""
        if not steps:
            self._zoom = 0.0
        else:
            now = self._zoom or self._width() / (self._size[0] * 96 / 72)
            larger = [zoom for zoom in ZOOMS if zoom > now + 0.01]
            smaller = [zoom for zoom in ZOOMS if zoom < now - 0.01]
            self._zoom = (larger[:1] or ZOOMS[-1:])[0] if steps > 0 else (smaller[-1:] or ZOOMS[:1])[0]
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _width(self) -> int:
        """The width of the page on the screen."""
        if self._zoom:
            return round(self._size[0] * 96 / 72 * self._zoom)
        room = self.viewport().size() - QSize(2 * MARGIN, 2 * MARGIN)
        return max(120, min(room.width(), round(room.height() * self._size[0] / self._size[1])))

    def _lay_out(self) -> None:
        width = self._width()
        self._sheet.show_size(QSize(width, round(width * self._size[1] / self._size[0])))
        self.wanted.emit(round(width * self.devicePixelRatioF()))


class _Sheet(QWidget):
    """The paper on its ground, with a border and a soft shadow in the light appearance."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page = QSize(0, 0)
        self.image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_size(self, page: QSize) -> None:
        """The paper's size on the screen."""
        self._page = page
        self.setMinimumSize(page + QSize(2 * MARGIN, 2 * MARGIN))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        page = QRect(0, 0, self._page.width(), self._page.height())
        page.moveCenter(self.rect().center())
        if not self._theme.dark:
            shadow = QColor(self._theme.palette.ink)
            for spread, alpha in ((6, 6), (4, 8), (2, 12)):
                shadow.setAlpha(alpha)
                painter.fillRect(page.adjusted(-spread, 2 - spread, spread, 2 + spread), shadow)
        painter.fillRect(page, Qt.GlobalColor.white)
        if self.image is not None:
            painter.drawImage(page, self.image)
        painter.setPen(QPen(self._theme.palette.control, 1))
        painter.drawRect(page.adjusted(0, 0, -1, -1))
