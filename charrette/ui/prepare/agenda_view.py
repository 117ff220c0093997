"""The agenda as a table: signs for what is protected, beside another or too late; moved by drag or Alt and an arrow."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from charrette.domain.agenda import BlockState
from charrette.ui.prepare.agenda_rows import (
    BLOCK,
    KIND,
    LATE,
    MINUTES,
    OWNER,
    START,
    TITLE,
    AgendaRow,
    AgendaTable,
)
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import calling
from charrette.ui.widgets.rows_view import RowsView

Index = QModelIndex | QPersistentModelIndex
INDENT, SIGN = 24, 14
KIND_FROM, OWNER_FROM = 440, 600


class AgendaView(RowsView):
    """Enter or a double click opens the block's form; typing changes minutes, title and who in place."""

    edit_wanted = Signal()
    duplicate_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, model: AgendaTable, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, "Agenda", wide=TITLE, parent=parent)
        self._look = AgendaDelegate(theme)
        self.setItemDelegate(self._look)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setMinimumHeight(theme.px(200))
        self.horizontalHeader().setSectionResizeMode(OWNER, QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(calling(self.edit_wanted.emit))
        theme.changed.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and self.state() != QAbstractItemView.State.EditingState:
            self.edit_wanted.emit()
        elif event.key() == Qt.Key.Key_D and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.duplicate_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def show_for_width(self, width: int) -> None:
        """Where there is little room who does it, and then the activity, are left to the form."""
        self.setColumnHidden(OWNER, width < self._theme.px(OWNER_FROM))
        self.setColumnHidden(KIND, width < self._theme.px(KIND_FROM))

    def _fit(self) -> None:
        self.setColumnWidth(OWNER, self._theme.px(120))


class AgendaDelegate(QStyledItemDelegate):
    """Paints the signs beside a title and what is late in the colour of warnings."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        row = index.data(BLOCK)
        if not isinstance(row, AgendaRow):
            return
        if index.column() in {START, MINUTES}:
            option.font = self._theme.font("body", tabular=True)  # pyright: ignore[reportAttributeAccessIssue]
        colour = self._theme.palette.warn if index.data(LATE) else None
        if row.block.state in {BlockState.DONE, BlockState.SKIPPED}:
            colour = self._theme.palette.ink3
        if colour is not None and index.column() in {START, TITLE}:
            palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
            palette.setColor(QPalette.ColorRole.Text, colour)
            palette.setColor(QPalette.ColorRole.HighlightedText, colour)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(BLOCK)
        if index.column() != TITLE or not isinstance(row, AgendaRow):
            super().paint(painter, option, index)
            return
        whole = QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        px = self._theme.px
        left = px(INDENT) if row.block.beside else 0
        inner = whole.adjusted(left, 0, -px(SIGN + 8) if row.block.protected else 0, 0)
        self._ground(painter, option, whole)
        option.rect = QStyle.visualRect(option.direction, whole, inner)  # pyright: ignore[reportAttributeAccessIssue]
        super().paint(painter, option, index)
        if row.block.beside:
            sign = QRect(whole.left() + px(8), whole.center().y() - px(SIGN) // 2, px(SIGN), px(SIGN))
            self._sign(painter, option, whole, sign, "arrow-right", "ink3")
        if row.block.protected:
            at = whole.right() - px(SIGN + 6)
            sign = QRect(at, whole.center().y() - px(SIGN) // 2, px(SIGN), px(SIGN))
            self._sign(painter, option, whole, sign, "lock", "ink2")

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, whole: QRect) -> None:
        """Selection and the line below reach over the whole cell, under the signs too."""
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, self._theme.palette.accent_soft)
        painter.fillRect(whole.left(), whole.bottom(), whole.width(), 1, self._theme.palette.line)

    def _sign(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        whole: QRect,
        at: QRect,
        name: str,
        ink: str,
    ) -> None:
        direction: Qt.LayoutDirection = option.direction  # pyright: ignore[reportAttributeAccessIssue]
        self._theme.icon(name, ink, SIGN).paint(painter, QStyle.visualRect(direction, whole, at))
