"""The list: every card in one table, to be sorted, narrowed and worked on."""

from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from charrette.ui.desk import Desk
from charrette.ui.models.cards import CardFilter, card_row
from charrette.ui.models.cards_table import CODE, GROUP, MARK, NEED, STATUS, THEME, WORDS, CardsTable
from charrette.ui.theme import Theme
from charrette.ui.widgets.marks import mark_icon

_WIDTHS = {CODE: 76, GROUP: 130, THEME: 170, NEED: 90, STATUS: 110}


class GroupDelegate(QStyledItemDelegate):
    """The group's mark before its name."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        side = self._theme.px(10)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration  # pyright: ignore[reportAttributeAccessIssue]
        option.icon = mark_icon(self._theme, index.data(MARK), 10)  # pyright: ignore[reportAttributeAccessIssue]
        option.decorationSize = QSize(side, side)  # pyright: ignore[reportAttributeAccessIssue]


class CardsTableView(QTableView):
    """The table with the acts of the board."""

    opened = Signal(object)
    need_asked = Signal(object)
    menu_asked = Signal(QPoint)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._filter, self._only_theme = CardFilter(), False
        self._theme_id: UUID | None = None
        self.cards = CardsTable()
        self.setModel(self.cards)
        self.setAccessibleName(self.tr("All cards"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setItemDelegateForColumn(GROUP, GroupDelegate(theme, self))
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self.setSortingEnabled(True)
        self.sortByColumn(CODE, Qt.SortOrder.DescendingOrder)
        self.doubleClicked.connect(self._on_double_clicked)
        self.activated.connect(self._on_activated)
        theme.changed.connect(self._dress)
        self._dress()

    def chosen(self) -> list[UUID]:
        """The chosen cards."""
        return [self.cards.card_id(index.row()) for index in self.selectionModel().selectedRows()]

    def show_filter(self, wanted: CardFilter) -> None:
        """Shows only what the filter takes."""
        self._filter = wanted
        self.refresh()

    def show_theme(self, key: UUID | None) -> None:
        """Only the cards of one theme; None for all."""
        self._theme_id, self._only_theme = key, key is not None
        self.refresh()

    def refresh(self) -> None:
        """The cards as the desk has them now; what was chosen stays chosen."""
        held = set(self.chosen())
        snapshot = self._desk.snapshot
        rows = [
            row
            for card in snapshot.cards
            if not self._only_theme or card.theme_id == self._theme_id
            if self._filter.takes(row := card_row(snapshot, card))
        ]
        self.cards.show(rows)
        self.horizontalHeader().setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        for card_id in held:
            row = self.cards.row_of(card_id)
            if row >= 0:
                rows_too = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
                self.selectionModel().select(self.cards.index(row, CODE), rows_too)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._dress()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen():
            self.menu_asked.emit(event.globalPos())

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self.cards.card_id(index.row()))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        need_id = self.cards.need_id(index.row())
        if index.column() == NEED and need_id is not None:
            self.need_asked.emit(need_id)
        else:
            self.opened.emit(self.cards.card_id(index.row()))

    def _dress(self) -> None:
        theme = self._theme
        self.verticalHeader().setDefaultSectionSize(theme.px(36))
        effective = self.window().width() / theme.scale
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, theme.px(width))
        self.setColumnHidden(THEME, effective < 900)
        self.setColumnHidden(STATUS, effective < 1120)
