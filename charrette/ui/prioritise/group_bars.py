"""The result of one need by group: shape, name, bar, number and voters, on one scale."""

from fractions import Fraction

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from charrette.domain.wording import number
from charrette.ui.models.measures import bar_of_span, by_group_name, group_figures
from charrette.ui.models.needs_list import NeedLine, RoundView
from charrette.ui.theme import Theme
from charrette.ui.widgets.marks import paint_mark

ROW = 21
_A = Qt.AlignmentFlag


class GroupBars(QWidget):
    """One row a group that may be shown; the accessible name says them all."""

    def __init__(self, theme: Theme, view: RoundView, line: NeedLine) -> None:
        super().__init__()
        self._theme, self._view = theme, view
        standing = line.standing
        cells = view.view.cells(standing) if standing else ()
        self._rows = [
            (column, mean, _voters(cell.voters, column.ballots))
            for column, mean, cell in zip(view.view.columns, line.means, cells, strict=True)
        ]
        self._span, self._figure = view.span, group_figures(view.result)
        parts = [f"{column.name} {self._figure(mean)}, {voters}" for column, mean, voters in self._rows]
        self.setAccessibleName(f"{by_group_words(view)}: {'; '.join(parts)}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(260), self._theme.px(ROW) * len(self._rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = self._theme.px(ROW)
        metrics = QFontMetrics(self._theme.font("body"))
        widest = max((metrics.horizontalAdvance(column.name) for column, _, _ in self._rows), default=0)
        for place in range(len(self._rows)):
            self._paint_row(painter, QRect(0, place * high, self.width(), high), place, widest)

    def _paint_row(self, painter: QPainter, row: QRect, place: int, widest: int) -> None:
        theme, px = self._theme, self._theme.px
        column, mean, voters = self._rows[place]
        side = px(10)
        left = px(18) + min(widest, row.width() // 3) + px(10)
        right = row.width() - px(106)
        mark = self._placed(row, QRect(0, row.center().y() - side // 2, side, side))
        paint_mark(painter, QRectF(mark), column.mark, theme)
        self._write(
            painter, row, QRect(px(18), row.top(), left - px(20), row.height()), column.name, "body", "ink"
        )
        track = self._placed(row, QRect(left, row.center().y() - px(4), max(right - left, 0), px(9)))
        painter.fillRect(track, theme.palette.sunken)
        begin, end = bar_of_span(mean, self._span)
        wide = track.width()
        filled = QRect(
            left + round(wide * begin), row.center().y() - px(4), round(wide * (end - begin)), px(9)
        )
        bar = self._placed(row, filled)
        painter.fillRect(bar, theme.mark_colour(column.mark))
        self._write(
            painter,
            row,
            QRect(right + px(4), row.top(), px(34), row.height()),
            self._figure(mean),
            "body",
            "ink",
        )
        self._write(
            painter, row, QRect(right + px(40), row.top(), px(66), row.height()), voters, "small", "ink2"
        )

    def _write(self, painter: QPainter, row: QRect, rect: QRect, words: str, role: str, token: str) -> None:
        font = self._theme.font(role, tabular=True)
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        align = QStyle.visualAlignment(self.layoutDirection(), _A.AlignLeading | _A.AlignVCenter)
        painter.drawText(self._placed(row, rect), align, shown)

    def _placed(self, row: QRect, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), row, rect)


def _voters(voters: Fraction | None, ballots: Fraction) -> str:
    return f"{number(voters)} of {number(ballots)}" if voters is not None else "not known"


def by_group_words(view: RoundView) -> str:
    """``"Dots per ballot, by group"``."""
    return f"{by_group_name(view.result)}, by group".capitalize()
