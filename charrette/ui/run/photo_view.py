"""A photo, large: its caption, the cards it shows, and what can be done with it."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from charrette.domain.photos import Photo
from charrette.domain.wording import counted, listed
from charrette.exchange.photo_files import LONGEST_SIDE
from charrette.ui.desk import Desk
from charrette.ui.run.photo_acts import PhotoActs
from charrette.ui.run.photo_reading import read_picture
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.labels import label

_MOST_CODES = 12


class PhotoView(QDialog):
    """The picture takes all the room there is."""

    def __init__(self, desk: Desk, theme: Theme, photo_id: UUID, card_id: UUID, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._theme = desk, theme
        self._photo_id, self._card_id = photo_id, card_id
        self.acts = PhotoActs(desk, theme, self)
        self._image = QImage()
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.picture.setMinimumSize(QSize(theme.half_px(200), theme.half_px(160)))
        self.caption = label("", "base", wraps=True)
        self.cards = label("", "small", wraps=True)
        self._build()
        room = parent.window().size()
        self.resize(
            min(theme.half_px(860), room.width() - theme.px(40)),
            min(theme.half_px(680), room.height() - theme.px(40)),
        )
        desk.changed.connect(self.refresh)
        desk.opened.connect(self.close)
        self.refresh()
        photo = self.photo
        if photo is not None:
            read_picture(desk, photo, LONGEST_SIDE, self, self._on_read)

    @property
    def photo(self) -> Photo | None:
        """The photo as the desk has it now; None when it was removed."""
        return next((each for each in self._desk.snapshot.photos if each.id == self._photo_id), None)

    def refresh(self) -> None:
        """Caption and cards as they are now; closes when the photo was removed."""
        photo = self.photo
        if photo is None:
            self.close()
            return
        title = self.tr("Photo {number}").format(number=photo.number)
        self.setWindowTitle(title)
        self.caption.setText(photo.caption or title)
        self.picture.setAccessibleName(f"{title}: {photo.caption}" if photo.caption else title)
        snapshot = self._desk.snapshot
        shown = {each.card_id for each in snapshot.photo_cards if each.photo_id == photo.id}
        codes = [card.code for card in snapshot.cards if card.id in shown]
        names = listed(codes) if len(codes) <= _MOST_CODES else counted(len(codes), "card")
        words = self.tr("Shows {cards}.").format(cards=names) if codes else self.tr("Shows no card.")
        self.cards.setText(words)
        self.off.setVisible(self._card_id in shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_read(self, image: QImage | None) -> None:
        if image is None:
            self.picture.setText(self.tr("The library no longer holds this picture."))
            return
        self._image = image
        self._fit()

    def _fit(self) -> None:
        if self._image.isNull():
            return
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self.picture.setPixmap(QPixmap.fromImage(self._image).scaled(self.picture.size(), keep, smooth))

    def _with_photo(self, act: Callable[[Photo], None]) -> Callable[[], None]:
        def do() -> None:
            photo = self.photo
            if photo is not None:
                act(photo)

        return do

    def _build(self) -> None:
        theme, acts = self._theme, self.acts
        column = QVBoxLayout(self)
        inset = min(theme.px(16), 24)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(theme.px(8))
        for widget in (self.picture, self.caption, self.cards):
            column.addWidget(widget, 1 if widget is self.picture else 0)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.off = self._button(
            self.tr("Take off this card"), lambda photo: acts.take_off(photo, self._card_id)
        )
        row.addWidget(self._button(self.tr("Caption…"), acts.caption))
        row.addWidget(self._button(self.tr("Shows more cards…"), acts.show_on_cards))
        row.addWidget(self.off)
        row.addWidget(self._button(self.tr("Remove"), acts.remove))
        row.addStretch(1)
        close = button(theme, self.tr("Close"), key="Esc")
        close.clicked.connect(self.close)
        row.addWidget(close)
        column.addLayout(row)

    def _button(self, words: str, act: Callable[[Photo], None]) -> QWidget:
        made = button(self._theme, words)
        made.setEnabled(not self._desk.read_only)
        made.clicked.connect(calling(self._with_photo(act)))
        return made
