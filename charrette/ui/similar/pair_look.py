"""How a pair looks: how much alike, then the two texts side by side, the words they share bold and underlined."""

from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from charrette.ui.models.rows_list import Index
from charrette.ui.similar.similar_rows import ROW, SimilarRow, SimilarSide
from charrette.ui.theme import Theme
from charrette.ui.widgets.marks import paint_mark

INSET, GAP, HEAD, LINE, BETWEEN = 12, 8, 20, 20, 24
NARROW = 520
"""Below this width the two texts stand one above the other."""
_KEPT = 800


class PairDelegate(QStyledItemDelegate):
    """A small card for each pair, as high as its words need."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._layouts: dict[tuple[SimilarSide, int], QTextLayout] = {}
        self._known: dict[tuple[SimilarSide, int], int] = {}
        theme.changed.connect(self._forget)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        px, row = self._theme.px, index.data(ROW)
        width = self._inside(self._view.viewport().width())
        texts = self._heights(row, width)
        return QSize(0, px(2 * INSET + GAP + HEAD) + texts)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, row = self._theme.px, index.data(ROW)
        rect = QRect(option.rect).adjusted(0, 0, 0, -px(GAP))  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state)  # pyright: ignore[reportAttributeAccessIssue]
        inner = rect.adjusted(px(INSET), px(INSET), -px(INSET), -px(INSET))
        mirrored = partial(QStyle.visualRect, QApplication.layoutDirection(), inner)
        self._paint_head(painter, row, inner)
        top, width = px(HEAD), self._column(inner.width())
        beside = self._beside(inner.width())
        for place, side in enumerate((row.first, row.second)):
            height = self._side_height(side, width)
            left = place * (width + px(BETWEEN)) if beside else 0
            room = mirrored(inner.adjusted(left, top, left + width - inner.width(), 0))
            self._paint_side(painter, side, QRect(room.left(), room.top(), width, height))
            top += 0 if beside else height + px(GAP)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        colours = self._theme.palette
        current = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(colours.accent if current else colours.line, 2 if current else 1))
        painter.setBrush(colours.hover if state & QStyle.StateFlag.State_MouseOver else colours.surface)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_head(self, painter: QPainter, row: SimilarRow, inner: QRect) -> None:
        theme = self._theme
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        room = QRect(inner.left(), inner.top(), inner.width(), theme.px(16))
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.palette.warn if row.opposed else theme.palette.ink)
        painter.drawText(room, flags, row.title)
        wide = painter.fontMetrics().horizontalAdvance(row.title) + theme.px(8)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.palette.ink2)
        beyond = QRect(room.left() + wide, room.top(), room.width() - wide, room.height())
        painter.drawText(QStyle.visualRect(QApplication.layoutDirection(), room, beyond), flags, row.note)

    def _paint_side(self, painter: QPainter, side: SimilarSide, room: QRect) -> None:
        theme, px = self._theme, self._theme.px
        mirrored = partial(QStyle.visualRect, QApplication.layoutDirection(), room)
        at = 0
        if side.mark is not None:
            box = QRect(room.left(), room.top() + px(3), px(10), px(10))
            paint_mark(painter, QRectF(mirrored(box)), side.mark, theme)
            at = px(16)
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        for words, font, ink in ((side.code, "micro", "ink3"), (side.who, "small", "ink2")):
            painter.setFont(theme.font(font, 600 if font == "small" else None))
            painter.setPen(theme.colour(ink))
            wide = painter.fontMetrics().horizontalAdvance(words) + px(2)
            line = QRect(room.left() + at, room.top(), min(wide, room.width() - at), px(16))
            painter.drawText(mirrored(line), flags, words)
            at += wide + px(6)
        painter.setPen(theme.palette.ink)
        self._laid_out(side, room.width()).draw(painter, QPointF(room.left(), room.top() + px(LINE)))

    def _forget(self) -> None:
        """Another text size: all is measured anew."""
        self._layouts.clear()
        self._known.clear()

    def _inside(self, width: int) -> int:
        return width - self._theme.px(2 * INSET)

    def _beside(self, inside: int) -> bool:
        return inside / self._theme.scale >= NARROW

    def _column(self, inside: int) -> int:
        """The width of one text."""
        wide = (inside - self._theme.px(BETWEEN)) // 2 if self._beside(inside) else inside
        return max(wide, self._theme.px(80))

    def _heights(self, row: SimilarRow, inside: int) -> int:
        width = self._column(inside)
        first, second = self._side_height(row.first, width), self._side_height(row.second, width)
        return max(first, second) if self._beside(inside) else first + second + self._theme.px(GAP)

    def _side_height(self, side: SimilarSide, width: int) -> int:
        height = self._known.get((side, width))
        if height is None:
            words = self._laid_out(side, width).boundingRect().height()
            height = self._known[side, width] = self._theme.px(LINE) + round(words)
        return height

    def _laid_out(self, side: SimilarSide, width: int) -> QTextLayout:
        """The words of one text at a width, made once."""
        layout = self._layouts.get((side, width))
        if layout is None:
            if len(self._layouts) >= _KEPT:
                self._layouts.clear()
            layout = self._layouts[side, width] = _layout(side, self._theme.font("body"), width)
        return layout


def _layout(side: SimilarSide, font: QFont, width: int) -> QTextLayout:
    layout = QTextLayout(side.text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.setFormats([_strong(side.text, *span) for span in side.strong])
    layout.setCacheEnabled(True)
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def _strong(text: str, start: int, end: int) -> QTextLayout.FormatRange:
    """Bold and underlined; Qt counts the units of UTF-16."""
    made = QTextLayout.FormatRange()
    made.start, made.length = _units(text[:start]), _units(text[start:end])  # pyright: ignore[reportAttributeAccessIssue]
    shape = QTextCharFormat()
    shape.setFontWeight(QFont.Weight.DemiBold)
    shape.setFontUnderline(True)
    made.format = shape  # pyright: ignore[reportAttributeAccessIssue]
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
