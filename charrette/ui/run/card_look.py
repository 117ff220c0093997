"""How a card looks: its height at a width and its picture, both made once and kept."""

from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle

from charrette.ui.models.cards import CardRow
from charrette.ui.theme import Theme
from charrette.ui.widgets.marks import paint_mark

PLAIN, CURRENT, MARKED = 0, 1, 2
"""States of a card; they add up."""

ZOOMS = (0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)

_KEPT = 400
_LEAST_HEIGHT, _LEAST_LARGE = 80, 56
_LINE = 18


class CardLook:
    """Measures and paints cards for every column of one board. Anew after ``reset``."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.zoom = 1.0
        self.reset()

    def reset(self) -> None:
        """Forgets what was made: the theme, the text size or the zoom has changed."""
        self.gap = self._theme.px(6)
        """What is between two cards."""
        self._heights: dict[tuple[str, int], int] = {}
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        self._words = self._font("body")
        self._label = self._font("small", 600)
        self._code = self._font("micro")
        self._tag = self._font("micro", 600)

    def step_zoom(self, step: int) -> None:
        """Larger (1) or smaller (-1) words; 0 for the usual size."""
        at = min(range(len(ZOOMS)), key=lambda each: abs(ZOOMS[each] - self.zoom))
        self.zoom = ZOOMS[min(max(at + step, 0), len(ZOOMS) - 1)] if step else 1.0
        self.reset()

    def px(self, length: float) -> int:
        """A length at the text size and the zoom of the board."""
        return round(length * self._theme.scale * self.zoom)

    def height(self, row: CardRow, width: int) -> int:
        """The height of a card of this width, in pixels; it grows with its words."""
        key = (row.card.text, width)
        height = self._heights.get(key)
        if height is None:
            lines = self._laid_out(row.card.text, width).lineCount()
            least = _LEAST_LARGE if self._theme.scale * self.zoom > 1.3 else _LEAST_HEIGHT
            height = max(self.px(least), self.px(29 + 8) + lines * self.px(_LINE))
            self._heights[key] = height
        return height

    def tag_rect(self, row: CardRow, card: QRect) -> QRect:
        """Where a card's tag stands, to be clicked."""
        inside = card.adjusted(self.px(10), self.px(7), -self.px(10), 0)
        width = QFontMetrics(self._tag).horizontalAdvance(row.tag) + self.px(8)
        tag = QRect(inside.right() - width + 1, inside.top(), width, self.px(20))
        return QStyle.visualRect(QApplication.layoutDirection(), card, tag)

    def picture(self, row: CardRow, width: int, state: int, ratio: float) -> QPixmap:
        """The picture of a card in a state, at the resolution of its screen."""
        key = (row.card.text, row.card.code, row.label, row.mark, row.tag, width, state, ratio)
        picture = self._pictures.get(key)
        if picture is None:
            if len(self._pictures) >= _KEPT:
                del self._pictures[next(iter(self._pictures))]
            picture = self._pictures[key] = self._drawn(row, width, state, ratio)
        return picture

    def _drawn(self, row: CardRow, width: int, state: int, ratio: float) -> QPixmap:
        card = QRect(0, 0, width, self.height(row, width))
        picture = QPixmap(card.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, card, state)
        self._paint_head(painter, row, card, state)
        painter.setPen(self._theme.palette.ink)
        layout = self._laid_out(row.card.text, width)
        layout.draw(painter, QPointF(self.px(11), self.px(29)))
        painter.end()
        return picture

    def _paint_ground(self, painter: QPainter, card: QRect, state: int) -> None:
        palette = self._theme.palette
        edge = 2 if state else 1
        painter.setPen(QPen(palette.accent if state else palette.line, edge))
        painter.setBrush(palette.accent_soft if state & MARKED else palette.surface)
        half = edge / 2
        painter.drawRoundedRect(QRectF(card).adjusted(half, half, -half, -half), 8, 8)

    def _paint_head(self, painter: QPainter, row: CardRow, card: QRect, state: int) -> None:
        palette, px = self._theme.palette, self.px
        mirrored = partial(QStyle.visualRect, QApplication.layoutDirection(), card)
        side = px(10)
        paint_mark(painter, QRectF(mirrored(QRect(px(11), px(12), side, side))), row.mark, self._theme)
        at = px(27)
        for text, font, colour in (
            (row.label, self._label, palette.ink2),
            (row.card.code, self._code, palette.ink3),
        ):
            painter.setFont(font)
            painter.setPen(colour)
            wide = QFontMetrics(font).horizontalAdvance(text)
            painter.drawText(
                mirrored(QRect(at, px(9), wide + 1, px(16))), Qt.AlignmentFlag.AlignVCenter, text
            )
            at += wide + px(7) if text else 0
        if state & MARKED:
            self._paint_tick(painter, mirrored(QRect(at, px(9), px(16), px(16))))
        if row.tag:
            self._paint_tag(painter, row, self.tag_rect(row, card))

    def _paint_tick(self, painter: QPainter, box: QRect) -> None:
        """Chosen is said by a sign, not by colour alone."""
        painter.setPen(QPen(self._theme.palette.accent, self.px(2)))
        left, top, unit = box.left(), box.top(), box.height() / 16
        corners = [(3, 8.5), (6.5, 12), (13, 4.5)]
        painter.drawPolyline([QPointF(left + x * unit, top + y * unit) for x, y in corners])

    def _paint_tag(self, painter: QPainter, row: CardRow, box: QRect) -> None:
        language = not row.needs and not row.new
        colour: QColor = self._theme.palette.ink2 if language else self._theme.palette.accent
        painter.setFont(self._tag)
        painter.setPen(QPen(colour, 1))
        if language:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = QRectF(box).adjusted(0.5, self.px(2) + 0.5, -0.5, -self.px(2) - 0.5)
            painter.drawRoundedRect(frame, 4, 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, row.tag)
        else:
            end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, end, row.tag)

    def _laid_out(self, text: str, width: int) -> QTextLayout:
        layout = QTextLayout(text.replace("\n", "\u2028"), self._words)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        inside, pitch, count = max(self.px(24), width - 2 * self.px(11)), self.px(_LINE), 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(inside)
            line.setPosition(QPointF(0, count * pitch + (pitch - line.height()) / 2))
            count += 1
        layout.endLayout()
        return layout

    def _font(self, role: str, weight: int | None = None) -> QFont:
        font = self._theme.font(role, weight)
        font.setPixelSize(max(1, round(font.pixelSize() * self.zoom)))
        return font
