"""How the cells of the milestones' table are painted, and the fields that open in them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from charrette.ui.plan.milestones_columns import COLUMNS, Col, MilestoneRow
from charrette.ui.plan.scope_cell import CellField
from charrette.ui.plan.scope_delegate import CellPainter
from charrette.ui.plan.timeline_marks import paint_late, paint_mark, paint_warning
from charrette.ui.plan.typed_model import POINTED, ROW
from charrette.ui.plan.typed_table import TypedDelegate
from charrette.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
INSET, MARK = 8, 15
_ENDS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_FREE = {Col.TITLE, Col.DUE, Col.EVIDENCE}


class MilestonesDelegate(TypedDelegate):
    """Paints a milestone's cells; ``choices`` says what may be typed into a column."""

    def __init__(self, theme: Theme, choices: Callable[[Col], Sequence[str]]) -> None:
        super().__init__()
        self._theme, self._choices, self._paint = theme, choices, CellPainter(theme)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        col = Col(index.column())
        waits = col is Col.WAITS
        field = CellField(parent, self._choices(col), several=waits, coded=waits, free=col in _FREE)
        field.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        field.setPlaceholderText({Col.DUE: "2028-03-14", Col.WAITS: "M-003 +14"}.get(col, COLUMNS[col].words))
        self.begin(field, index)
        field.picked.connect(partial(self.picked, field))
        return field

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, col, rect = index.data(ROW), Col(index.column()), QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        px = self._theme.px
        inner = rect.adjusted(px(INSET), 0, -px(INSET), -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint.ground(painter, option, rect, pointed=bool(index.data(POINTED)))
        if isinstance(row, MilestoneRow):
            inner = self._signs(painter, inner, row, col)
        self._paint.words(painter, inner, str(index.data() or ""), *self._look(row, col))
        painter.restore()

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

    def _signs(self, painter: QPainter, inner: QRect, row: MilestoneRow, col: Col) -> QRect:
        """The shape of the state, and the triangle of what is late or warned of; gives the room that is left."""
        side, standing = self._theme.px(MARK), row.standing
        box = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
        if col is Col.STATE:
            paint_mark(painter, self._theme, box, standing.mark)
            return inner.adjusted(side + self._theme.px(7), 0, 0, 0)
        if col is Col.DUE and (standing.late or standing.warning):
            at = QPointF(inner.right() - side / 2, inner.center().y())
            (paint_late if standing.late else paint_warning)(painter, self._theme, at, side * 0.85)
            return inner.adjusted(0, 0, -side - self._theme.px(2), 0)
        return inner

    def _look(self, row: object, col: Col) -> tuple[QFont, str]:
        font = self._theme.font
        if not isinstance(row, MilestoneRow):
            return font("small"), "ink3" if col is Col.CODE else "ink2"
        standing = row.standing
        if col is Col.TITLE:
            return font("body", 600 if standing.critical else 500), "ink"
        if col in {Col.STATE, Col.DUE} and standing.late:
            return font("small", 600), "stop"
        if col is Col.DUE and standing.warning:
            return font("small", 600), "warn"
        return font("small", 500 if col is Col.CODE else 400), "ink" if col is Col.DUE else "ink2"
