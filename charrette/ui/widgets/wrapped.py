"""Rows as high as their words need: nothing that people wrote is cut off with dots."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import calling

EDGE, ABOVE = 10, 9


class WrappingDelegate(QStyledItemDelegate):
    """Knows how high the words are at the width that the column or the list has."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText  # pyright: ignore[reportAttributeAccessIssue]

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view, px = self._view, self._theme.px
        table = isinstance(view, QTableView)
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else view.viewport().width()
        room = QRect(0, 0, max(width - 2 * px(EDGE) - px(6), 1), 100_000)
        flags = int(Qt.TextFlag.TextWordWrap.value)
        words = str(index.data() or "")
        height = QFontMetrics(self._theme.font("body")).boundingRect(room, flags, words).height()
        return QSize(width if table else 0, height + 2 * px(ABOVE))


def wrap_rows(theme: Theme, view: QTableView) -> None:
    """Lets a table's rows grow with their words, at every width."""
    view.setItemDelegate(WrappingDelegate(theme, view))
    view.setTextElideMode(Qt.TextElideMode.ElideNone)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    view.horizontalHeader().sectionResized.connect(calling(view.resizeRowsToContents))
