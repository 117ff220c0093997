"""The list of cards that were keyed from paper, the highest number first."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from charrette.domain.cards import Card
from charrette.domain.marks import NO_GROUP_MARK
from charrette.domain.project import StakeholderGroup
from charrette.domain.wording import quoted
from charrette.ui.theme import Theme
from charrette.ui.widgets.marks import mark_icon


class KeyedList(QListWidget):
    """Number, mark, code and words of each card."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: dict[int, Card] = {}
        self.setAccessibleName(self.tr("Cards keyed from paper"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def show_cards(self, cards: Mapping[int, Card], groups: Mapping[UUID, StakeholderGroup]) -> None:
        """The cards by their numbers."""
        if self._shown == cards:
            return
        self._shown = dict(cards)
        self.clear()
        for number, card in sorted(cards.items(), reverse=True):
            group = groups.get(card.group_id) if card.group_id else None
            mark = mark_icon(self._theme, group.mark if group else NO_GROUP_MARK)
            item = QListWidgetItem(mark, f"{number}   {card.code}   {card.text}", self)
            item.setData(Qt.ItemDataRole.UserRole, number)
            who = group.name if group else self.tr("No group")
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{number}, {card.code}, {who}: {quoted(card.text)}"
            )

    def chosen(self) -> int | None:
        """The number of the current card."""
        item = self.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None  # pyright: ignore[reportUnnecessaryComparison]
