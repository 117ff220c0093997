"""The source cards of a need, word for word, by the need they came with; to be taken out or split off."""

from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from charrette.domain.cards import Card
from charrette.domain.marks import NO_GROUP_MARK
from charrette.domain.needs import Need
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.services.needs import CardsOfNeed, SplitNeed, split_need, take_out_cards, unmerge_need
from charrette.ui.desk import Desk
from charrette.ui.needs.effects import agrees_to_split, votes_stay_words
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.marks import mark_icon

_CARD, _NEED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_CAME_WITH = Qt.ItemDataRole.UserRole + 2
"""Of a card: the id of the need it came with."""


def sources_by_need(snapshot: ProjectSnapshot, need_id: UUID) -> list[tuple[Need, list[Card]]]:
    """The need itself, then every need merged into it, each with the cards it came with."""
    family = [snapshot.need_by_id[need_id]]
    family += [
        need for need in snapshot.needs if need.id != need_id and snapshot.standing_need(need.id) == need_id
    ]
    cards: dict[UUID, list[Card]] = {need.id: [] for need in family}
    for source in snapshot.sources:
        if source.need_id in cards:
            cards[source.need_id].append(snapshot.card_by_id[source.card_id])
    return [(need, sorted(cards[need.id], key=lambda card: card.number)) for need in family]


class SourceCards(QWidget):
    """The list and what can be done with its cards."""

    card_asked = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, need_id: UUID) -> None:
        super().__init__()
        self._desk, self._theme, self._need_id = desk, theme, need_id
        self.title = label("", "label")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Source cards"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.itemActivated.connect(self.show_card)
        self.list.itemSelectionChanged.connect(self._on_selected)
        self.show_button = button(theme, self.tr("Show"))
        self.show_button.clicked.connect(self.show_card)
        self.split_button = button(theme, self.tr("Split off"), tip=self.tr("Into a new need of their own"))
        self.split_button.clicked.connect(self.split)
        self.out_button = button(theme, self.tr("Take out"), tip=self.tr("The cards stay on the board"))
        self.out_button.clicked.connect(self.take_out)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for widget in (self.show_button, self.split_button, self.out_button):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        """The cards as the desk has them now; the chosen ones and the place in the list stay."""
        chosen = {_id(item) for item in self.list.selectedItems()}
        row, scrolled = self.list.currentRow(), self.list.verticalScrollBar().value()
        snapshot = self._desk.snapshot
        families = sources_by_need(snapshot, self._need_id)
        total = len(snapshot.cards_of_need.get(self._need_id, ()))
        self.title.setText(self.tr("What people said: {cards}").format(cards=counted(total, "card")))
        self.list.clear()
        for need, cards in families:
            if need.id != self._need_id:
                self._add_merged(need)
            for card in cards:
                self._add_card(card, need)
        if row >= 0:
            row = min(row, self.list.count() - 1)
            self.list.setCurrentRow(row, QItemSelectionModel.SelectionFlag.NoUpdate)
        for item in (self.list.item(place) for place in range(self.list.count())):
            item.setSelected(_id(item) in chosen)
        self.list.verticalScrollBar().setValue(scrolled)
        self._on_selected()

    def show_card(self) -> None:
        """Goes to the chosen card on the board."""
        for card_id in self._cards()[:1]:
            self.card_asked.emit(card_id)

    def split(self) -> None:
        """The chosen cards become a need of their own; a merged need is split off as it was, cards and all."""
        chosen = self.list.selectedItems()
        merged = [item.data(_NEED) for item in chosen if item.data(_NEED)]
        cards = [
            item.data(_CARD) for item in chosen if item.data(_CARD) and item.data(_CAME_WITH) not in merged
        ]
        if not (merged or cards) or not self._agrees(merged, with_cards=bool(cards)):
            return
        for need_id in merged:
            self._desk.do(unmerge_need, need_id, owner=self)
        if cards:
            self._desk.do(split_need, SplitNeed(self._need_id, tuple(cards)), owner=self)

    def _agrees(self, merged: list[UUID], *, with_cards: bool) -> bool:
        """Asked only where votes were cast: what splitting off does to them."""
        snapshot = self._desk.snapshot
        voted = [self._need_id] if with_cards else []
        return agrees_to_split(self, self._theme, snapshot, merged, votes_stay_words(snapshot, voted))

    def take_out(self) -> None:
        """The chosen cards no longer support this need."""
        cards = self._cards()
        if cards:
            self._desk.do(take_out_cards, CardsOfNeed(self._need_id, tuple(cards)), owner=self)

    def _cards(self) -> list[UUID]:
        return [item.data(_CARD) for item in self.list.selectedItems() if item.data(_CARD)]

    def _add_card(self, card: Card, need: Need) -> None:
        group = self._desk.snapshot.group_by_id.get(card.group_id) if card.group_id else None
        mark = mark_icon(self._theme, group.mark if group else NO_GROUP_MARK)
        item = QListWidgetItem(mark, f"{card.code}  {card.text}", self.list)
        item.setData(_CARD, card.id)
        item.setData(_CAME_WITH, need.id)
        spoken = f"{card.code}, {group.name if group else 'No group'}: {card.text}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _add_merged(self, need: Need) -> None:
        words = self.tr("Came with {code}, merged: {name}").format(code=need.code, name=need.short_name)
        item = QListWidgetItem(self._theme.icon("merge", "ink2", 14), words, self.list)
        item.setData(_NEED, need.id)
        item.setFont(self._theme.font("small", 600))

    def _on_selected(self) -> None:
        cards, merged = bool(self._cards()), len(self.list.selectedItems()) > len(self._cards())
        writable = not self._desk.read_only
        self.show_button.setEnabled(cards)
        self.out_button.setEnabled(cards and writable)
        self.split_button.setEnabled((cards or merged) and writable)


def _id(item: QListWidgetItem) -> UUID:
    """The card, or the merged need, of an entry."""
    return item.data(_CARD) or item.data(_NEED)
