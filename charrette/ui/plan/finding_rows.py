"""The list of findings: sign and title, what it is about below."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from charrette.ui.models.rows_list import RowsList
from charrette.ui.plan.finding_words import SIGNS, spoken, subject_words
from charrette.ui.theme import Theme

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Finding

Index = QModelIndex | QPersistentModelIndex
INSET, GAP, ICON = 12, 10, 16


class FindingRows(RowsList["Finding"]):
    """Findings as a snapshot; the order is the guard's."""

    _currency = "USD"

    def key(self, row: "Finding") -> str:
        """The finding's own id."""
        return row.id

    def show(self, rows: "Sequence[Finding]", currency: str) -> None:
        """The findings as they are now; where they are the same ones the current one stays."""
        self._currency = currency
        self.show_rows(rows)

    def value(self, row: "Finding", role: int) -> Any:
        """Title, explanation, and what is spoken."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.ToolTipRole:
                return row.explanation
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row, self._currency)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return subject_words(row, self._currency)
            case _:
                return super().value(row, role)


class FindingDelegate(QStyledItemDelegate):
    """A small card for each finding; the title may take two lines."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._known: dict[tuple[str, int, float], tuple[int, int]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        title, below = self._heights(index, self._view.viewport().width())
        return QSize(0, title + below + self._theme.px(2 * INSET + GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, colours, state = self._theme.px, self._theme.palette, option.state  # pyright: ignore[reportAttributeAccessIssue]
        rect = QRect(option.rect).adjusted(0, 0, 0, -px(GAP))  # pyright: ignore[reportAttributeAccessIssue]
        icon, ink = SIGNS[index.data(Qt.ItemDataRole.UserRole).severity]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(colours.accent if focused else colours.line, 2 if focused else 1))
        painter.setBrush(colours.hover if state & QStyle.StateFlag.State_MouseOver else colours.surface)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 8, 8)
        inner = rect.adjusted(px(INSET), px(INSET), -px(INSET), -px(INSET))
        side = px(ICON)
        self._theme.icon(icon, ink, ICON).paint(painter, QRect(inner.left(), inner.top() + px(1), side, side))
        title, below = self._heights(index, option.rect.width())  # pyright: ignore[reportAttributeAccessIssue]
        words = QRect(inner.left() + side + px(8), inner.top(), inner.width() - side - px(8), title)
        painter.setFont(self._theme.font("body", 600))
        painter.setPen(colours.ink)
        painter.drawText(words, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        self._paint_below(painter, QRect(inner.left(), inner.top() + title, inner.width(), below), index)
        painter.restore()

    def _paint_below(self, painter: QPainter, room: QRect, index: Index) -> None:
        font = self._theme.font("small")
        painter.setFont(font)
        painter.setPen(self._theme.palette.ink2)
        words = str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), shown)

    def _heights(self, index: Index, width: int) -> tuple[int, int]:
        """Of the title and of the line below."""
        key = (str(index.data()), width, self._theme.scale)
        if key not in self._known:
            self._known[key] = self._measured(*key[:2])
        return self._known[key]

    def _measured(self, title: str, width: int) -> tuple[int, int]:
        px = self._theme.px
        room = QRect(0, 0, max(width - px(2 * INSET + ICON + 8), 1), 10_000)
        metrics = QFontMetrics(self._theme.font("body", 600))
        height = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), title).height()
        return max(height, px(18)), px(18)
