"""What can be done with photos: add, show on more cards, caption, take off, remove. Each is one step."""

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from charrette.domain.errors import CharretteError, InvalidInputError
from charrette.domain.photos import Photo
from charrette.domain.sorting_line import cards_named
from charrette.exchange.photo_files import ENDINGS, Picture, picture_from, read_photo
from charrette.services.photos import (
    AddPhoto,
    CaptionPhoto,
    CardsOfPhoto,
    add_photo,
    attach_photo,
    caption_photo,
    detach_photo,
    remove_photo,
)
from charrette.ui.desk import Desk
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import ask_text
from charrette.ui.widgets.file_questions import file_to_open


class PhotoActs(QObject):
    """Pictures are read and scaled beside the window, then kept; refusals are told in the notice line."""

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._theme, self._window = desk, theme, window

    def ask_file(self, card_ids: Sequence[UUID]) -> None:
        """Asks for a photo and attaches it."""
        kinds = self.tr("Photos ({endings})").format(endings=" ".join(f"*{each}" for each in ENDINGS))
        path = file_to_open(self._window, self.tr("Add a photo"), kinds)
        if path is not None:
            self.add_file(path, card_ids)

    def add_file(self, path: Path, card_ids: Sequence[UUID]) -> None:
        """Attaches the photo in a file."""
        self._read(lambda: read_photo(path), card_ids)

    def take(self, dropped: QMimeData, card_ids: Sequence[UUID]) -> bool:
        """Attaches what was dropped or pasted: files or an image. False where it is neither."""
        paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
        for path in paths:
            self.add_file(path, card_ids)
        if paths:
            return True
        image = dropped.imageData() if dropped.hasImage() else None
        if not isinstance(image, QImage) or image.isNull():
            return False
        data, name = _png(image), self.tr("The pasted picture")
        self._read(lambda: picture_from(data, name), card_ids)
        return True

    def caption(self, photo: Photo) -> None:
        """Asks for what stands below a photo."""
        title, name = self.tr("Photo {number}").format(number=photo.number), self.tr("Caption")
        text = ask_text(self._window, self._theme, title, name, text=photo.caption)
        if text is not None and text != photo.caption:
            self._desk.do(caption_photo, CaptionPhoto(photo.id, text), owner=self)

    def show_on_cards(self, photo: Photo) -> None:
        """Asks for the numbers of more cards that a photo shows: one of a wall shows many."""
        words = ask_text(
            self._window,
            self._theme,
            self.tr("Which cards does photo {number} show?").format(number=photo.number),
            self.tr("Numbers of cards"),
            placeholder="12 44 51-60",
            help=self.tr("Numbers, ranges such as 51-60, or p17 for 17 on paper."),
            accept=self.tr("Attach"),
        )
        if not words:
            return
        try:
            cards = cards_named(words, self._desk.snapshot)
        except InvalidInputError as refused:
            self._desk.failed.emit(refused)
            return
        command = CardsOfPhoto(photo.id, tuple(card.id for card in cards))
        self._desk.do(attach_photo, command, owner=self)

    def take_off(self, photo: Photo, card_id: UUID) -> None:
        """A photo no longer shows a card; the photo is kept."""
        self._desk.do(detach_photo, CardsOfPhoto(photo.id, (card_id,)), owner=self)

    def attach(self, photo: Photo, card_id: UUID) -> None:
        """A photo that is there already shows this card too."""
        self._desk.do(attach_photo, CardsOfPhoto(photo.id, (card_id,)), owner=self)

    def remove(self, photo: Photo) -> None:
        """Removes a photo from all cards; Undo brings it back."""
        self._desk.do(remove_photo, photo.id, owner=self)

    def _read(self, job: Callable[[], Picture], card_ids: Sequence[UUID]) -> None:
        snapshot, session = self._desk.snapshot, self._desk.session

        def keep(picture: Picture) -> None:
            command = AddPhoto(
                snapshot.project.id, picture, tuple(card_ids), "", session.id if session else None
            )
            self._desk.do(add_photo, command, owner=self)

        def refuse(error: CharretteError) -> None:
            self._desk.failed.emit(error)

        self._desk.run(job, keep, refuse, owner=self)


def _png(image: QImage) -> bytes:
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(held, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]  # a device is taken too
    return bytes(held.data().data())
