"""How the plan's cells are painted: departments on sunken ground, codes small, amounts in columns."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from charrette.ui.models.plan import PlanLine
from charrette.ui.plan.plan_table import COSTS, LINE, Col
from charrette.ui.plan.typed_table import TypedDelegate
from charrette.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
CODE = 52


class PlanDelegate(TypedDelegate):
    """Paints only; what is typed goes to the model."""

    def __init__(self, theme: Theme, *, total: bool = False) -> None:
        super().__init__()
        self._theme, self._total = theme, total

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setPlaceholderText("40k")
        field.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        self.begin(field, index)
        return field

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        if not isinstance(line, PlanLine):
            return
        rect = QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, rect, line)
        inner = rect.adjusted(self._theme.px(10), 0, -self._theme.px(10), 0)
        if index.column() == Col.NEED and line.need is not None:
            self._words(painter, inner, line.need.code, "micro", 500, "ink3")
            inner.setLeft(inner.left() + self._theme.px(CODE))
        right = index.column() in COSTS
        self._words(painter, inner, str(index.data()), *self._look(line, index), right=right)
        if index.column() == Col.NEED and line.need is None:
            role, weight, _ = self._look(line, index)
            inner.setLeft(inner.left() + self._width(line.title, role, weight) + self._theme.px(12))
            self._words(painter, inner, line.total.words, "small", 400, "ink2")
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: PlanLine
    ) -> None:
        colours, state = self._theme.palette, option.state  # pyright: ignore[reportAttributeAccessIssue]
        if line.need is None and not self._total:
            painter.fillRect(rect, colours.sunken)
        elif state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.accent_soft)
        elif state & QStyle.StateFlag.State_MouseOver and not self._total:
            painter.fillRect(rect, colours.hover)
        if not self._total:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colours.line)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours.accent, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _look(self, line: PlanLine, index: Index) -> tuple[str, int, str]:
        """Role, weight and colour of a cell's words."""
        column = Col(index.column())
        if line.need is None:
            return (
                ("body" if self._total or column in COSTS else "small"),
                600,
                "ink" if self._total else "ink2",
            )
        if column is Col.RANK:
            return ("body", 600, "ink") if not line.need.required else ("small", 500, "ink2")
        if column is Col.PRIORITY:
            unset = line.need.priority is None and not line.need.required
            return "small", 500, "warn" if unset else "ink2"
        if column is Col.LIKELY:
            return "body", 600, "ink"
        return "body", 500 if column is Col.NEED else 400, "ink" if column is Col.NEED else "ink2"

    def _width(self, words: str, role: str, weight: int) -> int:
        return QFontMetrics(self._theme.font(role, weight)).horizontalAdvance(words)

    def _words(
        self,
        painter: QPainter,
        rect: QRect,
        words: str,
        role: str,
        weight: int,
        token: str,
        *,
        right: bool = False,
    ) -> None:
        font = self._theme.font(role, weight, tabular=right)
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink3" if words == "–" else token))
        metrics = QFontMetrics(font)
        side = Qt.AlignmentFlag.AlignTrailing if right else Qt.AlignmentFlag.AlignLeading
        if rect.height() < 2 * metrics.height():
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        flags = int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(rect, flags, words)
