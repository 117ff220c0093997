"""Puts the kept picture of a card into its place in a column."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from charrette.ui.models.cards import CardsColumn
from charrette.ui.run.card_look import CURRENT, MARKED, PLAIN, CardLook


class CardDelegate(QStyledItemDelegate):
    """One for each column; the look is shared by the board."""

    def __init__(self, look: CardLook, view: QListView, cards: CardsColumn, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._view, self._cards = look, view, cards

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self._cards.rows[index.row()]
        rect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state = CURRENT if self._view.currentIndex() == index else PLAIN
        if option.state & QStyle.StateFlag.State_Selected:  # pyright: ignore[reportAttributeAccessIssue]
            state |= MARKED
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.topLeft(), self._look.picture(row, rect.width(), state, ratio))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._view.maximumViewportSize().width()  # its scroll bars are always off
        row = self._cards.rows[index.row()]
        return QSize(width, self._look.height(row, width) + self._look.gap)
