"""The list of one column: cards by keyboard and pointer, chosen, dragged and dropped."""

from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from charrette.ui.models.cards import CardsColumn, Index
from charrette.ui.run.card_delegate import CardDelegate
from charrette.ui.run.card_drag import card_mime, drag_picture
from charrette.ui.run.card_drop import CardDropList
from charrette.ui.run.card_look import CURRENT, CardLook
from charrette.ui.theme import Theme

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CardList(CardDropList):
    """Plain keys move the current card; Shift, Ctrl and Space choose several. What is done with them is asked of
    the board by signals."""

    entered = Signal()
    """The current card is now in this list."""
    unmarked = Signal()
    """A plain click: nothing is chosen any more, in any column."""
    stepped = Signal(int)
    """To the column at the left (-1) or right (1)."""
    dragging = Signal()
    opened = Signal()
    need_asked = Signal(object)
    menu_asked = Signal(QPoint)
    zoomed = Signal(int)
    viewed = Signal()
    """Scrolled or laid out anew: what is in sight has changed."""

    def __init__(self, theme: Theme, look: CardLook, cards: CardsColumn) -> None:
        super().__init__(theme, look, cards)
        self._pressed: QPoint | None = None
        self._held: int | None = None
        self._held_width = 0
        self._was_shown = False
        self.setItemDelegate(CardDelegate(look, self, cards, self))
        self.setProperty("bare", "true")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setModel(cards)  # after the modes: each of them would lay every card out anew
        cards.leaving.connect(self._on_leaving)
        bar = self.verticalScrollBar()
        bar.setSingleStep(theme.px(24))
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_range_changed)

    def marked(self) -> list[UUID]:
        """The chosen cards, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.cards.rows[row].card.id for row in rows]

    def current(self) -> UUID | None:
        """The current card, when it is in this column."""
        index = self.currentIndex()
        return self.cards.rows[index.row()].card.id if index.isValid() else None

    def make_current(self, row: int, *, show: bool = True) -> None:
        """Makes a card current, without choosing it."""
        self.cards.reach(row)
        index = self.cards.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if show:
            self.scrollTo(index)

    def toggle(self) -> None:
        """Chooses the current card, or no longer."""
        index = self.currentIndex()
        if index.isValid():
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Toggle)

    def below(self) -> int:
        """How many cards are under the lower edge."""
        bottom = self.indexAt(QPoint(4, self.maximumViewportSize().height() - 2 * self._look.gap))
        seen = bottom.row() + 1 if bottom.isValid() else self.cards.rowCount()
        return self.cards.length - seen

    def hold_place(self) -> None:
        """Another width follows: the current card stays at its height in the column, whatever its neighbours need."""
        self._held = None
        if self.currentIndex().isValid():
            seen = self.visualRect(self.currentIndex())
            self._held_width = self.viewport().width()
            self._held = seen.top() if self.viewport().rect().intersects(seen) else None

    def showEvent(self, event: QShowEvent) -> None:
        if not self._was_shown:
            self._was_shown = True
            self.scheduleDelayedItemsLayout()
        super().showEvent(event)

    def doItemsLayout(self) -> None:
        if not self._was_shown:
            return  # every touch of the style would lay all cards out, for a width that is not the last
        super().doItemsLayout()
        if self._held is not None and self._held_width != self.viewport().width():
            bar, held = self.verticalScrollBar(), self._held
            self._held = None
            bar.setValue(bar.value() + self.visualRect(self.currentIndex()).top() - held)

    def selectionCommand(self, index: Index, event: object = None) -> QItemSelectionModel.SelectionFlag:
        shifted = isinstance(event, QKeyEvent) and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        flags = QItemSelectionModel.SelectionFlag
        return flags.Select if shifted else flags.NoUpdate

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.entered.emit()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        if action is QAbstractItemView.CursorAction.MoveEnd:
            self.cards.reach(len(self.cards.rows) - 1)
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(-step if self.isRightToLeft() else step)
            return
        if event.key() in _OPENS and self.currentIndex().isValid():
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.rows:
            at = self.indexAt(QPoint(4, 4))
            self.make_current(max(0, at.row()), show=False)
        self._hold()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hold()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            self.unmarked.emit()
            return
        flags = QItemSelectionModel.SelectionFlag
        chosen = self.selectionModel().isSelected(index)
        before = self.currentIndex()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and before.isValid():
            for row in range(min(before.row(), index.row()), max(before.row(), index.row()) + 1):
                self.selectionModel().select(self.cards.index(row), flags.Select)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.selectionModel().select(index, flags.Toggle)
        elif not chosen:
            self.unmarked.emit()
        self._pressed = event.position().toPoint()
        self.make_current(index.row(), show=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if way >= QApplication.startDragDistance() and self.currentIndex().isValid():
            self._pressed = None
            self.dragging.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() is not Qt.MouseButton.LeftButton or event.modifiers():
            return
        index = self.indexAt(pressed)
        if not index.isValid():
            return
        row = self.cards.rows[index.row()]
        if row.need_id is not None and self._look.tag_rect(row, self.card_rect(index)).contains(pressed):
            self.need_asked.emit(row.need_id)
        elif self.selectionModel().isSelected(index):
            self.unmarked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if turned.y() > 0 else -1)
        elif abs(turned.x()) > abs(turned.y()):
            event.ignore()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.menu_asked.emit(event.globalPos())

    def drag(self, card_ids: list[UUID]) -> None:
        """Takes cards along with the pointer until they are dropped."""
        row, width = self.cards.rows[self.currentIndex().row()], self.viewport().width()
        card = self._look.picture(row, width, CURRENT, self.devicePixelRatioF())
        drag = QDrag(self)
        drag.setMimeData(card_mime(card_ids))
        drag.setPixmap(drag_picture(self._theme, card, len(card_ids)))
        drag.setHotSpot(QPoint(width // 3, self._theme.px(16)))
        drag.exec(Qt.DropAction.MoveAction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        self.viewed.emit()

    def _on_leaving(self, row: int) -> None:
        """The current card leaves: the next one, else the one above, is current in its place, without a scroll."""
        heir = row + 1 if row + 1 < len(self.cards.rows) else row - 1
        if row == self.currentIndex().row() and heir >= 0:
            self.setAutoScroll(False)
            self.make_current(heir, show=False)
            self.setAutoScroll(True)

    def _on_scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if value > bar.maximum() - 2 * bar.pageStep() and self.cards.canFetchMore(QModelIndex()):
            self.cards.fetchMore(QModelIndex())
        self._hold()
        self.viewed.emit()

    def _on_range_changed(self) -> None:
        self.viewed.emit()

    def _hold(self) -> None:
        """New cards wait while someone reads further down or works in this column."""
        scrolled = self.verticalScrollBar().value() > 0
        self.cards.holding = scrolled or (self.hasFocus() and self.currentIndex().isValid())
        if not self.cards.holding:
            self.cards.let_in()
