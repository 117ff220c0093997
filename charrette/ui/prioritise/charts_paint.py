"""Draws the picture of a result, the same for a PNG, an SVG and the projector: large type, light ground, no legend."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from charrette.domain.marks import mark_shape
from charrette.ui.broken_lines import broken_lines
from charrette.ui.models.chart import ChartRow, ResultChart
from charrette.ui.theme import LIGHT, Theme
from charrette.ui.widgets.marks import mark_path

WIDTH = 1600.0
MARGIN, ROW, HEAD_OF_TABLE = 56.0, 56.0, 76.0
TITLE, NOTE, NAME, FIGURE, SMALL = 40, 24, 24, 26, 20
_LINE = 34.0
_RANK, _CODE, _STEP = 72.0, 84.0, 44.0
_NAMES = 548.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class ChartPainter:
    """Measures and draws one chart in units; the light palette always, so that it prints and projects well."""

    def __init__(self, theme: Theme, chart: ResultChart) -> None:
        self._theme, self._chart = theme, chart
        inside = WIDTH - 2 * MARGIN
        told = f"{chart.ballots} {chart.rules}"
        self._told = broken_lines(told, self._font(NOTE), inside)
        self._notes = broken_lines(" ".join(chart.notes), self._font(SMALL), inside) if chart.notes else []
        self._top = MARGIN + 60 + len(self._told) * _LINE + 16

    def size(self) -> QSizeF:
        """How large the picture is."""
        rows = len(self._chart.rows) * ROW
        return QSizeF(WIDTH, self._top + HEAD_OF_TABLE + rows + 24 + len(self._notes) * _LINE + MARGIN)

    def paint(self, painter: QPainter) -> None:
        """Draws all of it."""
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(0, 0, WIDTH, self.size().height()), LIGHT.surface)
        inside = WIDTH - 2 * MARGIN
        self._text(painter, QRectF(MARGIN, MARGIN, inside, 48), self._chart.title, TITLE, weight=600)
        self._lines(painter, MARGIN + 60, self._told, NOTE)
        self._heads(painter)
        for place, row in enumerate(self._chart.rows):
            self._row(painter, row, self._top + HEAD_OF_TABLE + place * ROW)
        below = self._top + HEAD_OF_TABLE + len(self._chart.rows) * ROW + 16
        self._lines(painter, below, self._notes, SMALL)

    @property
    def _groups_left(self) -> float:
        return WIDTH - MARGIN - len(self._chart.columns) * _STEP

    @property
    def _bars(self) -> QRectF:
        """Where bars stand across: between the names and the groups, less the room of the figure."""
        left = MARGIN + _RANK + _CODE + _NAMES + 16
        return QRectF(left, 0, self._groups_left - 24 - left - 270, 0)

    def _lines(self, painter: QPainter, top: float, lines: list[str], size: int) -> None:
        for place, words in enumerate(lines):
            rect = QRectF(MARGIN, top + place * _LINE, WIDTH - 2 * MARGIN, _LINE)
            self._text(painter, rect, words, size, colour=LIGHT.ink2)

    def _heads(self, painter: QPainter) -> None:
        top, bars = self._top, self._bars
        rect = QRectF(bars.left(), top + 30, self._groups_left - 24 - bars.left(), 40)
        self._text(painter, rect, self._chart.measure, SMALL, weight=600, colour=LIGHT.ink2)
        if self._chart.columns:
            width = WIDTH - MARGIN - rect.left()
            words = QRectF(WIDTH - MARGIN - width, top - 8, width, 30)
            self._text(
                painter, words, self._chart.by_group, SMALL, weight=600, colour=LIGHT.ink2, align=_RIGHT
            )
        for place, column in enumerate(self._chart.columns):
            middle = self._groups_left + place * _STEP + _STEP / 2
            self._mark(painter, QRectF(middle - 9, top + 26, 18, 18), column.mark)
            label = QRectF(middle - _STEP / 2, top + 46, _STEP, 24)
            self._text(painter, label, column.label, SMALL, colour=LIGHT.ink2, align=_CENTRE)

    def _row(self, painter: QPainter, row: ChartRow, top: float) -> None:
        painter.setPen(QPen(LIGHT.line, 1))
        painter.drawLine(QPointF(MARGIN, top), QPointF(WIDTH - MARGIN, top))
        self._bracket(painter, row, top)
        rank = QRectF(MARGIN, top, _RANK - 16, ROW)
        self._text(painter, rank, row.rank, FIGURE, weight=600, align=_RIGHT)
        left = MARGIN + _RANK
        self._text(painter, QRectF(left, top, _CODE, ROW), row.code, SMALL, colour=LIGHT.ink3)
        self._text(painter, QRectF(left + _CODE, top, _NAMES, ROW), row.name, NAME, weight=500)
        self._bar(painter, row, top)
        for place, (begin, end) in enumerate(row.groups):
            column = self._chart.columns[place]
            x, room = self._groups_left + place * _STEP + 10, ROW - 16
            tall = max(1.0, room * (end - begin))
            colour = QColor(mark_shape(column.mark).light) if end > begin else LIGHT.control
            bar = QRectF(x, top + ROW - 8 - room * begin - tall, _STEP - 20, tall)
            painter.fillRect(bar, colour)

    def _bar(self, painter: QPainter, row: ChartRow, top: float) -> None:
        bars = self._bars
        end = self._groups_left - 24
        if not row.voted:
            rect = QRectF(bars.left(), top, end - bars.left(), ROW)
            self._text(painter, rect, row.words, SMALL, colour=LIGHT.ink3)
            return
        left = bars.left() + bars.width() * row.bar[0]
        width = max(3.0, bars.width() * (row.bar[1] - row.bar[0]))
        negative = row.figure.startswith("−")
        painter.fillRect(QRectF(left, top + 14, width, ROW - 28), LIGHT.ink3 if negative else LIGHT.accent)
        if self._chart.zero:
            zero = bars.left() + bars.width() * self._chart.zero
            painter.fillRect(QRectF(zero, top + 6, 1.5, ROW - 12), LIGHT.control)
        after = left + width + 12
        self._text(painter, QRectF(after, top, 140, ROW), row.figure, FIGURE, weight=600)
        after += QFontMetricsF(self._font(FIGURE, 600)).horizontalAdvance(row.figure) + 18
        self._text(painter, QRectF(after, top, end - after, ROW), row.words, SMALL, colour=LIGHT.warn)

    def _bracket(self, painter: QPainter, row: ChartRow, top: float) -> None:
        if row.tie == "none":
            return
        painter.setPen(QPen(LIGHT.control, 2.5))
        x = MARGIN - 8
        above, below = (
            (top + 10 if row.tie == "first" else top),
            top + (ROW - 10 if row.tie == "last" else ROW),
        )
        painter.drawLine(QPointF(x, above), QPointF(x, below))
        if row.tie == "first":
            painter.drawLine(QPointF(x, above), QPointF(x + 9, above))
        if row.tie == "last":
            painter.drawLine(QPointF(x, below), QPointF(x + 9, below))

    def _mark(self, painter: QPainter, rect: QRectF, mark: int) -> None:
        shape = mark_shape(mark)
        colour = QColor(shape.light)
        painter.setPen(QPen(colour, shape.stroke * rect.width()) if shape.hollow else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if shape.hollow else colour)
        painter.drawPath(mark_path(shape, rect))

    def _text(
        self,
        painter: QPainter,
        rect: QRectF,
        words: str,
        size: int,
        *,
        weight: int = 400,
        colour: QColor | None = None,
        align: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        font = self._font(size, weight)
        painter.setFont(font)
        painter.setPen(colour or LIGHT.ink)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width() + 1)
        painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, shown)

    def _font(self, size: int, weight: int = 400) -> QFont:
        font = self._theme.font("body", weight, tabular=True)
        font.setPixelSize(size)
        return font
