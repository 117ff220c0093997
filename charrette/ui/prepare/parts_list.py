"""The list of parts: each with a tick, or with what is still to fill."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from charrette.ui.prepare.part import Filled
from charrette.ui.theme import Theme

ROW = 44
_FILLED = Qt.ItemDataRole.UserRole


class PartsList(QListWidget):
    """Arrow keys choose a part."""

    def __init__(self, theme: Theme, titles: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("bare", "true")
        self.setAccessibleName("Parts of the preparation")
        self.setItemDelegate(_PartDelegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for title in titles:
            self.addItem(QListWidgetItem(title))
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_filled(self, filled: Sequence[Filled]) -> None:
        """How far each part is."""
        for row, state in enumerate(filled):
            item = self.item(row)
            item.setData(_FILLED, state)
            item.setToolTip(state.words)
            done = "done" if state.done else "not done"
            words = f", {state.words}" if state.words else ""
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {done}{words}")


class _PartDelegate(QStyledItemDelegate):
    """Name on the left, tick or words on the right, the current part on the soft accent."""

    def __init__(self, theme: Theme, parent: PartsList) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, px = self._theme, self._theme.px
        box: QRect = option.rect.adjusted(px(8), px(2), -px(8), -px(2))  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.palette.accent_soft if selected else theme.palette.hover)
            painter.drawRoundedRect(box, 8, 8)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(_edge(theme))
            painter.drawRoundedRect(box.toRectF().adjusted(1, 1, -1, -1), 7, 7)
        self._write(painter, box.adjusted(px(10), 0, -px(10), 0), index, selected=selected)
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        box: QRect,
        index: QModelIndex | QPersistentModelIndex,
        *,
        selected: bool,
    ) -> None:
        theme, px = self._theme, self._theme.px
        filled = index.data(_FILLED)
        lead, trail = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTrailing
        painter.setFont(theme.font("body", 600 if selected else 500))
        painter.setPen(theme.palette.accent if selected else theme.palette.ink)
        metrics = painter.fontMetrics()
        room = box.width() - px(22)
        title = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, lead | Qt.AlignmentFlag.AlignVCenter, title)
        if not isinstance(filled, Filled):
            return
        rest, direction = box, painter.layoutDirection()
        if filled.done:
            icon = QRect(box.right() - px(16), box.center().y() - px(8), px(16), px(16))
            theme.icon("tick", "ok", 16).paint(painter, QStyle.visualRect(direction, box, icon))
            rest = QStyle.visualRect(direction, box, box.adjusted(0, 0, -px(22), 0))
        left = rest.width() - metrics.horizontalAdvance(title) - px(8)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.palette.ink2 if filled.done else theme.palette.warn)
        if painter.fontMetrics().horizontalAdvance(filled.words) <= left:
            painter.drawText(rest, trail | Qt.AlignmentFlag.AlignVCenter, filled.words)


def _edge(theme: Theme) -> QPen:
    return QPen(theme.palette.accent, 2)
