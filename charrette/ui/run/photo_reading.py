"""Pictures out of the library, scaled on a reader's lane so that the window never waits for them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage

from charrette.domain.photos import Photo
from charrette.ui.desk import Desk

if TYPE_CHECKING:
    from charrette.store.queries import Queries


def read_picture(
    desk: Desk, photo: Photo, side: int, owner: QObject, then: Callable[[QImage | None], object]
) -> None:
    """The picture of a photo, no side longer than ``side`` pixels; None where the library has lost it."""

    def question(queries: "Queries") -> QImage | None:
        content = queries.picture(photo.sha256)
        image = QImage.fromData(content) if content else QImage()
        if image.isNull():
            return None
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        return image.scaled(side, side, keep, smooth)

    desk.ask(question, then, owner=owner)
