"""The photos of a card as small pictures, six in a row; one opens large."""

from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from charrette.domain.photos import Photo
from charrette.ui.desk import Desk
from charrette.ui.run.photo_reading import read_picture
from charrette.ui.theme import Theme

_SIDE = 72
_ACROSS = 6


class PhotoRow(QWidget):
    """Thumbnails, read beside the window and kept while it is open."""

    opened = Signal(object)
    """The id of a photo to be shown large."""

    def __init__(self, desk: Desk, theme: Theme, add: QWidget) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self.buttons: dict[UUID, QToolButton] = {}
        self._row = QGridLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(6))
        self._row.setColumnStretch(_ACROSS, 1)
        self._row.addWidget(add, 0, 0, 1, _ACROSS + 1, Qt.AlignmentFlag.AlignLeft)

    def show_photos(self, photos: tuple[Photo, ...]) -> None:
        """The photos of the card as it is now."""
        wanted = {photo.id for photo in photos}
        for photo_id in self.buttons.keys() - wanted:
            gone = self.buttons.pop(photo_id)
            gone.hide()
            gone.deleteLater()
        for photo in photos:
            if photo.id not in self.buttons:
                self.buttons[photo.id] = self._made(photo)
            self._name(self.buttons[photo.id], photo)
        for place, made in enumerate(self.buttons.values()):
            self._row.addWidget(made, 1 + place // _ACROSS, place % _ACROSS)

    def _made(self, photo: Photo) -> QToolButton:
        made = QToolButton()
        side = self._theme.half_px(_SIDE)
        made.setProperty("kind", "icon")
        made.setIconSize(QSize(side, side))
        made.setFixedSize(side + 8, side + 8)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda: self.opened.emit(photo.id))
        read_picture(self._desk, photo, side, made, lambda image: _show(made, image))
        return made

    def _name(self, made: QToolButton, photo: Photo) -> None:
        words = self.tr("Photo {number}").format(number=photo.number)
        words = f"{words}: {photo.caption}" if photo.caption else words
        made.setAccessibleName(words)
        made.setToolTip(words)


def _show(made: QToolButton, image: QImage | None) -> None:
    if image is None:
        made.setText("?")
    else:
        made.setIcon(QIcon(QPixmap.fromImage(image)))
