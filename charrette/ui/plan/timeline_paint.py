"""How the timeline is drawn: its scale, today's line, rows, shapes, links, and what is late or warned of."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from charrette.ui.plan.days import day_words
from charrette.ui.plan.timeline_marks import paint_late, paint_mark, paint_warning
from charrette.ui.plan.timeline_rows import TimelineLink, TimelineRow
from charrette.ui.plan.timeline_scale import Scale
from charrette.ui.theme import Theme

ROW, HEAD, MARK, CODE, INSET = 30, 46, 14, 48, 12
ALIGNED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)


@dataclass(frozen=True, slots=True)
class Place:
    """What is in sight: the size, the width of the names, and how far it is scrolled."""

    width: int
    height: int
    names: int
    left: int
    top: int
    row: int
    head: int

    def y(self, row: int) -> int:
        """The top of a row."""
        return self.head + row * self.row - self.top

    def rows(self, count: int) -> range:
        """The rows in sight."""
        first = max(self.top // self.row, 0)
        last = (self.top + self.height - self.head) // self.row + 1
        return range(first, min(last, count))


class TimelinePainter:
    """Draws what is in sight, and nothing else. Words that were cut to their room are kept."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._cut: dict[tuple[str, int, bool], str] = {}
        self.refresh()

    def refresh(self) -> None:
        """Takes the fonts of the theme again."""
        font = self._theme.font
        self._cut.clear()
        self._plain, self._bold, self._small = font("body", 400), font("body", 600), font("small")
        self._strong, self._micro = font("small", 600), font("micro")
        self._metrics = {False: QFontMetrics(self._plain), True: QFontMetrics(self._bold)}

    def ground(self, painter: QPainter, place: Place, scale: Scale) -> None:
        """The lines of months and years below everything."""
        colours = self._theme.palette
        painter.fillRect(0, 0, place.width, place.height, colours.surface)
        for tick in scale.ticks(place.left, place.left + place.width - place.names, self._theme.scale):
            x = self._x(place, tick.x)
            painter.setPen(QPen(colours.control if tick.major else colours.line, 1))
            painter.drawLine(x, place.head, x, place.height)

    def head(self, painter: QPainter, place: Place, scale: Scale) -> None:
        """Years above, months (or days) below."""
        colours, half = self._theme.palette, place.head // 2
        painter.fillRect(0, 0, place.width, place.head, colours.sunken)
        painter.save()
        painter.setClipRect(place.names, 0, place.width - place.names, place.head)
        right = place.left + place.width - place.names
        painter.setFont(self._strong)
        painter.setPen(colours.ink)
        for start, end, words in scale.years(place.left, right):
            x = max(self._x(place, start), place.names) + self._theme.px(6)
            room = self._x(place, end) - x
            if room > QFontMetrics(self._strong).horizontalAdvance(words):
                painter.drawText(QRect(x, 0, room, half + 2), ALIGNED, words)
        painter.setFont(self._micro)
        for tick in scale.ticks(place.left, right, self._theme.scale):
            x = self._x(place, tick.x)
            painter.setPen(QPen(colours.control if tick.major else colours.line, 1))
            painter.drawLine(x, 0 if tick.major else half, x, place.head)
            painter.setPen(colours.ink2)
            painter.drawText(
                QRect(x + self._theme.px(3), half, self._theme.px(60), half), ALIGNED, tick.words
            )
        painter.restore()
        painter.fillRect(0, place.head - 1, place.width, 1, colours.line)

    def names(
        self, painter: QPainter, place: Place, rows: tuple[TimelineRow, ...], current: int, *, focus: bool
    ) -> None:
        """Headings and the names of milestones, at the left of what is scrolled."""
        colours, px = self._theme.palette, self._theme.px
        painter.fillRect(0, place.head, place.names, place.height, colours.surface)
        for n in place.rows(len(rows)):
            row, box = rows[n], QRect(0, place.y(n), place.names, place.row)
            if row.standing is None:
                painter.fillRect(box, colours.sunken)
                self._write(painter, box.adjusted(px(INSET), 0, 0, 0), row.words, self._strong, "ink2")
                continue
            if n == current:
                painter.fillRect(box, colours.accent_soft)
            standing = row.standing
            self._write(
                painter, box.adjusted(px(INSET), 0, 0, 0), standing.milestone.code, self._micro, "ink2"
            )
            inner = box.adjusted(px(INSET + CODE), 0, -px(6), 0)
            words = self._fitted(row.words, inner.width(), bold=standing.critical)
            self._write(painter, inner, words, self._bold if standing.critical else self._plain, "ink")
            if n == current and focus:
                painter.setPen(QPen(colours.accent, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.fillRect(place.names - 1, 0, 1, place.height, colours.line)

    def bands(self, painter: QPainter, place: Place, rows: tuple[TimelineRow, ...], current: int) -> None:
        """The rows of headings, and that of the current milestone; what waits for what is drawn over them."""
        for n in place.rows(len(rows)):
            if rows[n].standing is None:
                painter.fillRect(place.names, place.y(n), place.width, place.row, self._theme.palette.sunken)
        if current >= 0:
            painter.fillRect(
                place.names, place.y(current), place.width, place.row, self._theme.palette.accent_soft
            )

    def line(self, painter: QPainter, place: Place, scale: Scale, day: str, words: str, ink: str) -> None:
        """A named line: today, or the first school day; its name stands in the head."""
        x = self._x(place, scale.x(date.fromisoformat(day)))
        if not place.names <= x <= place.width:
            return
        painter.setPen(
            QPen(self._theme.colour(ink), 2, Qt.PenStyle.SolidLine if ink == "stop" else Qt.PenStyle.DashLine)
        )
        painter.drawLine(x, place.head // 2, x, place.height)
        metrics = QFontMetrics(self._strong)
        wide = metrics.horizontalAdvance(words) + self._theme.px(10)
        box = QRect(min(x, place.width - wide), place.head // 2 + 2, wide, place.head // 2 - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ink))
        painter.drawRoundedRect(QRectF(box), 3, 3)
        painter.setPen(self._theme.palette.surface)
        painter.setFont(self._strong)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def links(
        self,
        painter: QPainter,
        place: Place,
        scale: Scale,
        rows: tuple[TimelineRow, ...],
        links: tuple[TimelineLink, ...],
        current: int,
    ) -> None:
        """What waits for what: along the row of the one, then to the other. The critical chain is drawn broad."""
        colours, half = self._theme.palette, place.row // 2
        seen = place.rows(len(rows))
        for link in links:
            low, high = sorted((link.before, link.after))
            if high < seen.start or low >= seen.stop:
                continue
            mine = current in {link.before, link.after}
            broad = 3.0 if link.critical else 1.6 if mine else 1.0
            ink = colours.ink if link.critical else colours.accent if mine else colours.control
            start, end = (scale.x(date.fromisoformat(rows[n].day)) for n in (link.before, link.after))
            x1, x2 = self._x(place, start), self._x(place, end)
            y1, y2 = place.y(link.before) + half, place.y(link.after) + half
            painter.setPen(
                QPen(ink, broad, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            way = 1 if y2 > y1 else -1
            tip = y2 - way * (self._theme.px(MARK) // 2 + 1)
            painter.drawPolyline([QPointF(x1, y1), QPointF(x2, y1), QPointF(x2, tip - way * 3)])
            _arrow(painter, QPointF(x2, tip), way, 4.0 + broad / 2, ink)

    def milestone(
        self, painter: QPainter, place: Place, scale: Scale, row: TimelineRow, n: int, today: str
    ) -> None:
        """A milestone's shape on its day; what is late up to today, what is warned of up to the first day it can be."""
        standing, px = row.standing, self._theme.px
        assert standing is not None
        middle, side = place.y(n) + place.row / 2, px(MARK)
        if not row.day:
            box = QRect(place.names + px(8), place.y(n), place.width, place.row)
            self._write(painter, box, "no day yet", self._small, "ink2")
            return
        x = self._x(place, scale.x(date.fromisoformat(row.day)))
        if standing.late:
            end = self._x(place, scale.x(date.fromisoformat(today)))
            self._delay(painter, x, end, middle, "stop", Qt.BrushStyle.BDiagPattern)
            paint_late(painter, self._theme, QPointF(end + px(9), middle), px(12))
        elif standing.earliest:
            end = self._x(place, scale.x(date.fromisoformat(standing.earliest)))
            self._delay(painter, x, end, middle, "warn", Qt.BrushStyle.Dense6Pattern)
            paint_warning(painter, self._theme, QPointF(end + px(9), middle), px(12))
        paint_mark(
            painter,
            self._theme,
            QRectF(x - side / 2, middle - side / 2, side, side),
            standing.mark,
            gate=standing.milestone.gate,
        )

    def date_beside(
        self, painter: QPainter, place: Place, scale: Scale, row: TimelineRow, n: int, today: str
    ) -> None:
        """The day of the current milestone, beside its shape and what is drawn after it."""
        if not row.day or row.standing is None:
            return
        px, words = self._theme.px, day_words(row.day)
        until = today if row.standing.late else row.standing.earliest
        x = self._x(place, scale.x(date.fromisoformat(row.day)))
        x = max(x, self._x(place, scale.x(date.fromisoformat(until))) + px(8)) if until else x
        wide = QFontMetrics(self._strong).horizontalAdvance(words) + px(8)
        left = x + px(14) if x + px(14) + wide < place.width else x - px(14) - wide
        box = QRect(left, place.y(n) + px(5), wide, place.row - px(10))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.palette.surface)
        painter.drawRoundedRect(QRectF(box), 3, 3)
        painter.setPen(self._theme.palette.ink)
        painter.setFont(self._strong)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _delay(
        self, painter: QPainter, start: int, end: int, middle: float, ink: str, pattern: Qt.BrushStyle
    ) -> None:
        painter.setPen(QPen(self._theme.colour(ink), 1))
        painter.setBrush(QBrush(self._theme.colour(ink), pattern))
        high = self._theme.px(6)
        painter.drawRect(QRectF(start, middle - high / 2, end - start, high))

    def _x(self, place: Place, x: float) -> int:
        return round(place.names + x - place.left)

    def _fitted(self, words: str, room: int, *, bold: bool) -> str:
        key = (words, room, bold)
        if key not in self._cut:
            self._cut[key] = self._metrics[bold].elidedText(words, Qt.TextElideMode.ElideRight, room)
        return self._cut[key]

    def _write(self, painter: QPainter, box: QRect, words: str, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        painter.drawText(box, ALIGNED, words)


def _arrow(painter: QPainter, tip: QPointF, way: int, size: float, ink: object) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)  # pyright: ignore[reportArgumentType]
    back = tip.y() - way * size
    painter.drawPolygon(
        QPolygonF([tip, QPointF(tip.x() - size * 0.7, back), QPointF(tip.x() + size * 0.7, back)])
    )
