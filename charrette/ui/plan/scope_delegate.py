"""How the cells of scope and responsibility are painted, and the fields that open in the cells of scope."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from charrette.ui.plan.finding_words import SIGNS
from charrette.ui.plan.scope_cell import CellField
from charrette.ui.plan.scope_columns import COLUMNS, NOBODY, SEVERAL, Col, ScopeRow
from charrette.ui.plan.typed_model import POINTED, ROW
from charrette.ui.plan.typed_table import TypedDelegate
from charrette.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
INSET, TAG, ICON = 8, 20, 16
_ENDS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_CODED = {Col.NEEDS, Col.MILESTONE, Col.TAG}
_FREE = {Col.SPACE, Col.SYSTEM, Col.TITLE, Col.DIVISION}


class CellPainter:
    """Ground, words and tags of a cell, the same in every table of the plan's scope."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._fonts: dict[tuple[str, int | None], QFont] = {}
        theme.changed.connect(self._fonts.clear)

    def font(self, role: str, weight: int | None = None) -> QFont:
        """A font of the theme, made once: cells are painted many times."""
        key = (role, weight)
        if key not in self._fonts:
            self._fonts[key] = self.theme.font(role, weight)
        return self._fonts[key]

    def ground(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, *, pointed: bool = False
    ) -> None:
        """The ground, the line below, and the frame of the current cell."""
        colours, state = self.theme.palette, option.state  # pyright: ignore[reportAttributeAccessIssue]
        if state & QStyle.StateFlag.State_Selected or pointed:
            painter.fillRect(rect, colours.accent_soft)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.hover)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colours.line)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def words(
        self, painter: QPainter, rect: QRect, words: str, font: QFont, ink: str, *, centre: bool = False
    ) -> None:
        """Two lines where the row has room for them, before anything is cut."""
        if not words:
            return
        painter.setFont(font)
        painter.setPen(self.theme.colour(ink))
        metrics = painter.fontMetrics()
        side = Qt.AlignmentFlag.AlignHCenter if centre else Qt.AlignmentFlag.AlignLeading
        flags = int(side | Qt.AlignmentFlag.AlignVCenter)
        if metrics.horizontalAdvance(words) > rect.width():
            words, flags = self._broken(metrics, words, rect, flags)
        painter.drawText(rect, flags, words)

    def tag(self, painter: QPainter, inner: QRect, words: str) -> None:
        """A code in its frame."""
        px, font = self.theme.px, self.font("micro", 600)
        width = QFontMetrics(font).horizontalAdvance(words) + px(10)
        box = QRect(inner.left(), inner.center().y() - px(TAG) // 2, min(width, inner.width()), px(TAG))
        painter.setPen(QPen(self.theme.palette.control, 1))
        painter.setBrush(self.theme.palette.surface)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(font)
        painter.setPen(self.theme.palette.ink2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def icon(self, painter: QPainter, inner: QRect, row: ScopeRow) -> None:
        """The sign of the gravest finding, at the end of a cell."""
        if row.finding is not None:
            icon, ink = SIGNS[row.finding.severity]
            side = self.theme.px(ICON)
            spot = QRect(inner.right() - side + 1, inner.center().y() - side // 2, side, side)
            self.theme.icon(icon, ink, ICON).paint(painter, spot)

    def _broken(self, metrics: QFontMetrics, words: str, rect: QRect, flags: int) -> tuple[str, int]:
        wraps = flags | int(Qt.TextFlag.TextWordWrap)
        needed = metrics.boundingRect(QRect(0, 0, rect.width(), 10_000), wraps, words)
        if needed.height() <= rect.height() and needed.width() <= rect.width():
            return words, wraps
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width()), flags


def _nothing(_col: Col) -> Sequence[str]:
    return ()


class ScopeDelegate(TypedDelegate):
    """Paints a scope item's cells; ``choices`` says what may be typed into a column."""

    def __init__(self, theme: Theme, choices: Callable[[Col], Sequence[str]] = _nothing) -> None:
        super().__init__()
        self._theme, self._choices, self._paint = theme, choices, CellPainter(theme)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        col = Col(index.column())
        field = CellField(
            parent, self._choices(col), several=col in SEVERAL, coded=col in _CODED, free=col in _FREE
        )
        field.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        field.setPlaceholderText(COLUMNS[col].words)
        self.begin(field, index)
        field.picked.connect(partial(self.picked, field))
        return field

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, col, rect = index.data(ROW), Col(index.column()), QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        inset, words = self._theme.px(INSET), str(index.data() or "")
        inner = rect.adjusted(inset, 0, -inset, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint.ground(painter, option, rect, pointed=bool(index.data(POINTED)))
        if col is Col.TAG and words:
            self._paint.tag(painter, inner, words)
        else:
            self._paint.words(painter, inner, words, *self._look(row, col))
        if col is Col.CODE and isinstance(row, ScopeRow):
            self._paint.icon(painter, inner, row)
        painter.restore()

    def _look(self, row: object, col: Col) -> tuple[QFont, str]:
        font = self._paint.font
        if not isinstance(row, ScopeRow):
            return font("small"), "ink3" if col is Col.CODE else "ink2"
        if col is Col.TITLE:
            return font("body", 500), "ink"
        if col is Col.ACCOUNTABLE and (row.cells[col] == NOBODY or row.accountables > 1):
            return font("small", 600), "warn" if row.cells[col] == NOBODY else "stop"
        return font("small", 500 if col is Col.CODE else 400), "ink" if col in {
            Col.SPACE,
            Col.SYSTEM,
        } else "ink2"

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """While the list of choices is open, ``Enter`` and ``Tab`` take what is chosen in it; ``Esc`` closes it."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and isinstance(editor, CellField)
        ):
            key = Qt.Key(event.key())
            if editor.list_is_open and key == Qt.Key.Key_Escape:
                editor.close_list()
                return True
            if key in _ENDS:
                editor.take()
        return super().eventFilter(editor, event)
