"""A small ballot, drawn as on paper, with an example of how it is filled."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from charrette.domain.example_ballot import BOX, KEY, ExampleLine, ExampleMark
from charrette.ui.prioritise.text_lines import elided_lines
from charrette.ui.theme import Theme

ROW, INSET, MARK, GAP = 26, 12, 18, 4
_A = Qt.AlignmentFlag


class ExampleView(QWidget):
    """The lines with their marks; what the person of the example wrote stands in the accent colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[ExampleLine, ...] = ()
        self._heads: tuple[str, ...] = ()
        self._rest = ""
        self.setAccessibleName(self.tr("An example ballot"))
        theme.changed.connect(self.updateGeometry)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_lines(self, lines: Sequence[ExampleLine], heads: Sequence[str], rest: str) -> None:
        """Another ballot; ``rest`` stands below, such as "and 11 more needs"."""
        self._lines, self._heads, self._rest = tuple(lines), tuple(heads), rest
        self.setAccessibleDescription("; ".join(line.spoken for line in lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._theme.px(260))
        return QSize(self._theme.px(260), self.heightForWidth(width))

    def heightForWidth(self, arg__1: int) -> int:
        px = self._theme.px
        inside = sum(height for _, height in self._laid(arg__1))
        extra = (px(ROW) if any(self._heads) else 0) + (px(ROW) if self._rest else 0)
        return inside + extra + 2 * px(INSET)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, palette = QPainter(self), self._theme.px, self._theme.palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(palette.line)
        painter.setBrush(palette.surface)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
        top = px(INSET)
        if any(self._heads):
            self._paint_heads(painter, top)
            top += px(ROW)
        for line, (words, height) in zip(self._lines, self._laid(self.width()), strict=True):
            painter.setFont(self._theme.font("body"))
            painter.setPen(palette.ink)
            for place, part in enumerate(words):
                spot = QRect(px(INSET), top + px(4) + place * px(18), self._room(self.width()), px(18))
                painter.drawText(spot, _A.AlignLeft | _A.AlignVCenter, part)
            self._paint_marks(painter, QRect(0, top, self.width(), height), line.marks)
            top += height
        painter.setFont(self._theme.font("small"))
        painter.setPen(palette.ink3)
        spot = QRect(px(INSET), top, self.width() - 2 * px(INSET), px(ROW))
        painter.drawText(spot, _A.AlignLeft | _A.AlignVCenter, self._rest)

    def _paint_heads(self, painter: QPainter, top: int) -> None:
        """A word over each column; where it does not fit its beginning."""
        font = self._theme.font("micro")
        painter.setFont(font)
        painter.setPen(self._theme.palette.ink2)
        for place, head in enumerate(self._heads):
            spot = self._spot(QRect(0, top, self.width(), self._theme.px(ROW)), place, len(self._heads))
            wide = spot.adjusted(-self._theme.px(GAP) // 2, 0, self._theme.px(GAP) // 2, 0)
            shown = QFontMetrics(font).elidedText(head, Qt.TextElideMode.ElideRight, wide.width())
            painter.drawText(wide, _A.AlignCenter, shown)

    def _paint_marks(self, painter: QPainter, row: QRect, marks: Sequence[ExampleMark]) -> None:
        for place, mark in enumerate(marks):
            self._paint_mark(painter, self._spot(row, place, len(marks)), mark)

    def _paint_mark(self, painter: QPainter, spot: QRect, mark: ExampleMark) -> None:
        palette, side = self._theme.palette, self._theme.px(MARK)
        square = QRect(0, 0, side, side)
        square.moveCenter(spot.center())
        filled = mark.given and not mark.text
        painter.setPen(QPen(palette.accent if mark.given else palette.control, 2 if mark.given else 1))
        painter.setBrush(palette.accent if filled else Qt.BrushStyle.NoBrush)
        if mark.shape == BOX:
            painter.drawRoundedRect(square, 3, 3)
        elif mark.shape != KEY or mark.given:
            painter.drawEllipse(square)
        painter.setPen(palette.accent if mark.given else palette.ink3)
        painter.setFont(self._theme.font("small", 600 if mark.given else 400))
        painter.drawText(square, _A.AlignCenter, mark.text)

    def _spot(self, row: QRect, place: int, count: int) -> QRect:
        """Where a mark stands: columns of one width, from the right."""
        px, wide = self._theme.px, self._wide()
        right = self.width() - px(INSET) - (count - place) * (wide + px(GAP)) + px(GAP)
        return QRect(right, row.top(), wide, min(row.height(), px(ROW)))

    def _wide(self) -> int:
        """As wide as a head needs, within reason."""
        words = [QFontMetrics(self._theme.font("micro")).horizontalAdvance(head) for head in self._heads]
        return min(max([self._theme.px(MARK), *words]), self._theme.px(52))

    def _room(self, width: int) -> int:
        marks = max((len(line.marks) for line in self._lines), default=0)
        px = self._theme.px
        return max(width - 2 * px(INSET) - marks * (self._wide() + px(GAP)) - px(8), px(60))

    def _laid(self, width: int) -> list[tuple[list[str], int]]:
        px, font, room = self._theme.px, self._theme.font("body"), self._room(width)
        laid = [elided_lines(line.words, font, room, 2) for line in self._lines]
        return [(lines, max(px(ROW), len(lines) * px(18) + px(8))) for lines in laid]
