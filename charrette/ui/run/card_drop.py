"""A list that cards can be dropped into: between two others, or at the foot."""

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QScrollArea, QWidget

from charrette.ui.models.cards import CardsColumn
from charrette.ui.run.card_drag import MIME, dragged_cards
from charrette.ui.run.card_look import CardLook
from charrette.ui.theme import Theme


class CardDropList(QListView):
    """The slot where a card would go is a line of the accent."""

    dropped = Signal(object, object)
    """Cards (ids) dropped before a card (id, or None at the foot)."""

    dragged_over = Signal()
    """Cards are held over this list."""

    def __init__(self, theme: Theme, look: CardLook, cards: CardsColumn) -> None:
        super().__init__()
        self._theme, self._look, self.cards = theme, look, cards
        self._slot: int | None = None
        ground = QWidget()
        ground.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies under it need not be painted
        self.setViewport(ground)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not event.mimeData().hasFormat(MIME):
            return
        super().dragMoveEvent(event)
        event.acceptProposedAction()
        self._show_slot(self._slot_at(event.position().toPoint()))
        self.dragged_over.emit()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_slot(None)

    def dropEvent(self, event: QDropEvent) -> None:
        slot = self._slot_at(event.position().toPoint())
        self.stopAutoScroll()
        self._show_slot(None)
        before = self.cards.rows[slot].card.id if slot < len(self.cards.rows) else None
        event.acceptProposedAction()
        self.dropped.emit(dragged_cards(event.mimeData()), before)

    def stopAutoScroll(self) -> None:
        """Ends the scrolling that a drag near an edge began."""
        self.setState(QAbstractItemView.State.NoState)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.palette.window)
        painter.end()
        super().paintEvent(event)
        if self._slot is None:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._theme.palette.accent, 2))
        y = self._slot_height(self._slot)
        painter.drawLine(QPointF(2, y), QPointF(self.viewport().width() - 2, y))

    def card_rect(self, index: QModelIndex) -> QRect:
        """Where a card is painted."""
        return self.visualRect(index).adjusted(0, 0, 0, -self._look.gap)

    def _slot_at(self, point: QPoint) -> int:
        index = self.indexAt(point)
        if not index.isValid():
            return len(self.cards.rows) if point.y() > 0 else 0
        return index.row() + (point.y() > self.card_rect(index).center().y())

    def _slot_height(self, slot: int) -> float:
        if slot < self.cards.rowCount():
            return max(1.0, self.visualRect(self.cards.index(slot)).top() - self._look.gap / 2)
        last = self.cards.index(self.cards.rowCount() - 1)
        return self.visualRect(last).bottom() - self._look.gap / 2 if last.isValid() else 2.0

    def _show_slot(self, slot: int | None) -> None:
        if slot != self._slot:
            self._slot = slot
            self.viewport().update()


def scroll_beside(area: QScrollArea, edge: int) -> None:
    """Cards held within ``edge`` pixels of a side bring the columns behind it into sight."""
    x, bar = area.viewport().mapFromGlobal(QCursor.pos()).x(), area.horizontalScrollBar()
    if x < edge:
        bar.setValue(bar.value() - edge // 3)
    elif x > area.viewport().width() - edge:
        bar.setValue(bar.value() + edge // 3)
