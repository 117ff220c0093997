"""Cards on their way from one place of the board to another."""

from uuid import UUID

from PySide6.QtCore import QMimeData, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from charrette.ui.theme import Theme

MIME = "application/x-charrette-cards"
_OPACITY = 0.92


def card_mime(card_ids: list[UUID]) -> QMimeData:
    """Cards on their way, by id."""
    mime = QMimeData()
    mime.setData(MIME, "\n".join(str(each) for each in card_ids).encode())
    return mime


def dragged_cards(mime: QMimeData) -> list[UUID]:
    """The cards on their way; none when something else is dragged."""
    return [UUID(line) for line in bytes(mime.data(MIME).data()).decode().splitlines()]


def drag_picture(theme: Theme, card: QPixmap, count: int) -> QPixmap:
    """The card that follows the pointer, with the number of cards when there are several."""
    picture = QPixmap(card.size())
    picture.setDevicePixelRatio(card.devicePixelRatio())
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setOpacity(_OPACITY)
    painter.drawPixmap(0, 0, card)
    if count > 1:
        _paint_count(painter, theme, card.deviceIndependentSize().toSize().width(), count)
    painter.end()
    return picture


def _paint_count(painter: QPainter, theme: Theme, width: int, count: int) -> None:
    side = theme.px(22)
    box = QRect(width - side - theme.px(16), theme.px(6), side + theme.px(6), side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.palette.accent)
    painter.drawRoundedRect(box, side / 2, side / 2)
    painter.setPen(theme.palette.on_accent)
    painter.setFont(theme.font("small", 600))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))
