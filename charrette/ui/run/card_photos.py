"""The part of a card's window that is about photos: the row, adding by file, drop and paste, and the large view."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog

from charrette.domain.photos import Photo
from charrette.ui.desk import Desk
from charrette.ui.run.photo_acts import PhotoActs
from charrette.ui.run.photo_row import PhotoRow
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import pick
from charrette.ui.widgets.buttons import button, calling

_FILE = "file"


class CardPhotos(QObject):
    """Lives in the window of one card, and takes what is dropped on it or pasted into it."""

    def __init__(self, desk: Desk, theme: Theme, card_id: UUID, window: QDialog) -> None:
        super().__init__(window)
        self._desk, self._theme, self._card_id, self._window = desk, theme, card_id, window
        self.acts = PhotoActs(desk, theme, window)
        self.add = button(theme, self.tr("Add a photo…"))
        self.add.setToolTip(self.tr("A file (JPEG, PNG, WebP); or drop it here, or paste it with Ctrl+V"))
        self.add.clicked.connect(calling(self.ask))
        self.add.setEnabled(not desk.read_only)
        self.row = PhotoRow(desk, theme, self.add)
        self.row.opened.connect(self.open)
        if not desk.read_only:
            window.setAcceptDrops(True)
            window.installEventFilter(self)
            paste = QAction(self.tr("Paste a photo"), window)
            paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
            paste.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            paste.triggered.connect(calling(self.paste))
            window.addAction(paste)

    def refresh(self) -> None:
        """The photos of the card as the desk has them now."""
        shown = self._shown()
        self.row.show_photos(tuple(each for each in self._desk.snapshot.photos if each.id in shown))

    def ask(self) -> None:
        """A file; or, where the project has other photos, one of those: a wall is photographed once."""
        shown = self._shown()
        others = [each for each in self._desk.snapshot.photos if each.id not in shown]
        if others:
            choices: list[tuple[str, object]] = [(self.tr("From a file…"), _FILE)]
            choices += [(_words(photo), photo) for photo in reversed(others)]
            title = self.tr("Add a photo")
            found = pick(
                self._window, self._theme, title, self.tr("A file, or a photo that is here"), choices
            )
            if isinstance(found, Photo):
                self.acts.attach(found, self._card_id)
                return
            if found is None:
                return
        self.acts.ask_file((self._card_id,))

    def paste(self) -> None:
        """The picture or the files on the clipboard."""
        if not self.acts.take(QGuiApplication.clipboard().mimeData(), (self._card_id,)):
            self._desk.said.emit(self.tr("There is no picture to paste."), False)

    def open(self, photo_id: UUID) -> None:
        """A photo, large."""
        from charrette.ui.run.photo_view import PhotoView

        PhotoView(self._desk, self._theme, photo_id, self._card_id, self._window).open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):
            taken = event.mimeData().hasUrls() or event.mimeData().hasImage()
            if isinstance(event, QDragEnterEvent) and taken:
                event.acceptProposedAction()
                return True
            if event.type() is QEvent.Type.Drop and self.acts.take(event.mimeData(), (self._card_id,)):
                event.acceptProposedAction()
                return True
        return False

    def _shown(self) -> set[UUID]:
        links = self._desk.snapshot.photo_cards
        return {each.photo_id for each in links if each.card_id == self._card_id}


def _words(photo: Photo) -> str:
    return f"Photo {photo.number}  {photo.caption}".rstrip()
