"""How the budget's cells are painted: subjects on sunken ground, code tags, amounts in columns, findings coloured."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from charrette.ui.models.budget_table import LOOK, Col, Look
from charrette.ui.plan.finding_words import SIGNS
from charrette.ui.plan.typed_table import TypedDelegate
from charrette.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
INSET, TAG, ICON = 8, 20, 16
_ROLES = {Col.NEED: ("small", 400, "ink2"), Col.CODE: ("small", 400, "ink2"), Col.WORDS: ("body", 500, "ink")}
_QUIET = ("small", 400, "ink2")


class BudgetDelegate(TypedDelegate):
    """Paints only; what is typed goes to the model."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        look: Look = index.data(LOOK)
        field = QLineEdit(parent)
        if look.col is Col.AMOUNT:
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setPlaceholderText("40k")
        elif look.col is Col.PAID:
            field.setPlaceholderText("Bond; E-Rate 48k")
        field.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        self.begin(field, index)
        return field

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = index.data(LOOK)
        if not isinstance(look, Look):
            return
        rect = QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, rect, look, here=_in_current_row(option, index))
        inner = rect.adjusted(self._theme.px(INSET), 0, -self._theme.px(INSET), 0)
        if look.row.heading:
            self._words(painter, inner, look.row.words, self._theme.font("small", 600), "ink2")
        elif look.col is Col.TAG and look.row.tag:
            self._paint_tag(painter, inner, look.row.tag)
        elif look.col is Col.FINDING and look.finding is not None:
            icon, ink = SIGNS[look.finding.severity]
            side = self._theme.px(ICON)
            spot = QRect(inner.center().x() - side // 2, inner.center().y() - side // 2, side, side)
            self._theme.icon(icon, ink, ICON).paint(painter, spot)
        elif look.col is not Col.TAG:
            self._paint_words(painter, inner, look, str(index.data() or ""))
        painter.restore()

    def _paint_words(self, painter: QPainter, inner: QRect, look: Look, words: str) -> None:
        if look.col is Col.AMOUNT:
            self._paint_amount(painter, inner, look, words)
            return
        role, weight, ink = _ROLES.get(look.col, _QUIET)
        if look.warns:
            weight, ink = 600, "warn"
        elif look.row.number and look.col in {Col.NEED, Col.ACCOUNTABLE}:
            ink = "ink3"
        self._words(painter, inner, words, self._theme.font(role, weight), ink)

    def _paint_amount(self, painter: QPainter, inner: QRect, look: Look, words: str) -> None:
        figure = words[:1].isdigit()
        severity = look.severity if figure else None
        ink = SIGNS[severity][1] if severity else "ink" if figure else "ink3"
        font = self._theme.font(
            "body" if figure or words == "–" else "small", 600 if severity else 400, tabular=True
        )
        font.setStrikeOut(look.dropped)
        self._words(painter, inner, words, font, "ink3" if look.dropped else ink, right=True)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, look: Look, *, here: bool
    ) -> None:
        colours, state = self._theme.palette, option.state  # pyright: ignore[reportAttributeAccessIssue]
        if look.row.heading:
            painter.fillRect(rect, colours.sunken)
        elif state & QStyle.StateFlag.State_Selected or look.pointed or here:
            painter.fillRect(rect, colours.accent_soft)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.hover)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colours.line)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _paint_tag(self, painter: QPainter, inner: QRect, tag: str) -> None:
        px, font = self._theme.px, self._theme.font("micro", 600)
        width = QFontMetrics(font).horizontalAdvance(tag) + px(10)
        box = QRect(inner.left(), inner.center().y() - px(TAG) // 2, min(width, inner.width()), px(TAG))
        painter.setPen(QPen(self._theme.palette.control, 1))
        painter.setBrush(self._theme.palette.surface)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(font)
        painter.setPen(self._theme.palette.ink2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tag)

    def _words(
        self, painter: QPainter, rect: QRect, words: str, font: QFont, ink: str, *, right: bool = False
    ) -> None:
        """Two lines where the row has room for them, before anything is cut."""
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        metrics = QFontMetrics(font)
        side = Qt.AlignmentFlag.AlignTrailing if right else Qt.AlignmentFlag.AlignLeading
        flags = int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        if metrics.horizontalAdvance(words) > rect.width() and rect.height() < 2 * metrics.height():
            words, flags = (
                metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width()),
                int(side | Qt.AlignmentFlag.AlignVCenter),
            )
        painter.drawText(rect, flags, words)


def _in_current_row(option: QStyleOptionViewItem, index: Index) -> bool:
    """Whether a cell stands in the row that has the keyboard."""
    view = option.widget  # pyright: ignore[reportAttributeAccessIssue]
    return isinstance(view, QTableView) and view.currentIndex().row() == index.row()
