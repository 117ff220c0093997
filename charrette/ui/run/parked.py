"""The parking lot opened: what is kept for later, why, and the way back to the board."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from charrette.domain.cards import Card, CardStatus
from charrette.domain.marks import NO_GROUP_MARK
from charrette.services.board import ParkCards, park_cards
from charrette.ui.desk import Desk
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import ask_text
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.marks import mark_icon


class ParkedCards(QDialog):
    """A list of parked cards; several can be chosen."""

    put_back_asked = Signal(object)
    owners_asked = Signal()
    """To the table of who takes what by when."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget, card_id: UUID | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._theme, self._first = desk, theme, card_id
        self._cards: tuple[Card, ...] = ()
        self.setWindowTitle(self.tr("Parking lot"))
        self.resize(theme.half_px(620), theme.half_px(460))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Parked cards"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.itemDoubleClicked.connect(self.ask_reason)
        self.none = label(self.tr("Nothing is parked. Press P on a card to keep it here for later."), "small")
        self.reason = button(theme, self.tr("Give a reason…"))
        self.reason.clicked.connect(self.ask_reason)
        self.owners = button(theme, self.tr("Who, by when…"))
        self.owners.clicked.connect(self._on_owners)
        self.back = button(theme, self.tr("Put back on the board"), kind="primary")
        self.back.clicked.connect(self.put_back)
        close = button(theme, self.tr("Close"))
        close.clicked.connect(self.close)
        self._build(close)
        desk.changed.connect(self.refresh)
        desk.opened.connect(self.close)
        self.refresh()
        self.list.setFocus()

    def chosen(self) -> list[UUID]:
        """The chosen cards."""
        return [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]

    def refresh(self) -> None:
        """What is parked now."""
        snapshot = self._desk.snapshot
        cards = tuple(card for card in snapshot.cards if card.status is CardStatus.PARKED)
        if cards != self._cards or not cards:
            self._cards = cards
            self._fill()
        self.none.setVisible(not cards)
        for each in (self.back, self.reason):
            each.setEnabled(bool(cards) and not self._desk.read_only)

    def put_back(self) -> None:
        """The chosen cards go back to their columns."""
        ids = self.chosen()
        if ids:
            self.put_back_asked.emit(ids)

    def ask_reason(self) -> None:
        """Why the chosen cards wait, in a few words."""
        ids = tuple(self.chosen())
        if not ids:
            return
        card = self._desk.snapshot.card_by_id[ids[0]]
        title = self.tr("Why is it parked?")
        reason = ask_text(self, self._theme, title, self.tr("Reason, owner, date"), text=card.reason)
        if reason:
            self._desk.do(park_cards, ParkCards(ids, reason), owner=self)

    def _on_owners(self) -> None:
        self.close()
        self.owners_asked.emit()

    def _fill(self) -> None:
        self.list.clear()
        groups = self._desk.snapshot.group_by_id
        for card in self._cards:
            group = groups.get(card.group_id) if card.group_id else None
            reason = f"\n{card.reason}" if card.reason else ""
            mark = mark_icon(self._theme, group.mark if group else NO_GROUP_MARK)
            item = QListWidgetItem(mark, f"{card.code}  {card.text}{reason}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, card.id)
            said = f"{card.code}, {group.name if group else 'No group'}: {card.text}"
            why = f" Parked because: {card.reason}" if card.reason else ""
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said + why)
            item.setSelected(card.id == self._first)
        if self.list.count() and not self.list.selectedItems():
            self.list.setCurrentRow(0)

    def _build(self, close: QWidget) -> None:
        column = QVBoxLayout(self)
        inset = min(self._theme.px(20), 32)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(self._theme.px(10))
        column.addWidget(label(self.tr("Parking lot"), "title"))
        column.addWidget(self.list, 1)
        column.addWidget(self.none)
        foot = QHBoxLayout()
        foot.setSpacing(self._theme.px(8))
        foot.addWidget(self.reason)
        foot.addWidget(self.owners)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.back)
        column.addLayout(foot)
