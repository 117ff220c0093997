"""How answers are spread, over numbers, levels and groups: small upright bars in a cell. Only painting."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from charrette.domain.methods.answers import decimals
from charrette.domain.methods.impact_effort import impact_and_effort
from charrette.domain.wording import number
from charrette.ui.models.measures import bar_of_span
from charrette.ui.models.needs_list import NeedLine
from charrette.ui.models.results import ResultsTable, Scale
from charrette.ui.prioritise.delegates import ROW, Index, LineDelegate, cell

GROUP_STEP = 19
LEVEL_STEP = 22
_A = Qt.AlignmentFlag


def spread_step(scale: Scale) -> int:
    """How far apart the bars of the spread stand: answers by level have their number above each."""
    return LEVEL_STEP if scale.levels else 11


class SpreadDelegate(LineDelegate):
    """How many ballots gave 1, 2, 3 dots, as bars on one scale for all rows; answers by level with their numbers."""

    def paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: NeedLine
    ) -> None:
        model = index.model()
        if line.standing is None or not isinstance(model, ResultsTable):
            return
        scale, px = model.scale, self.theme.px
        if scale.pairs:
            self._paint_pair(painter, option, impact_and_effort(scale.levels, line.standing.counts))
            return
        most, bars = scale.most_spread, max(len(scale.bars), 1)
        heights = [count / most if most else 0 for count in line.standing.spread]
        heights += [0.0] * (bars - len(heights))
        if scale.levels:
            self._paint_levels(painter, option, heights, line.standing.counts)
            return
        bars = [(0.0, min(height, 1.0)) for height in heights]
        paint_bars(painter, self, option, bars, [self.theme.palette.ink3] * len(bars), px(11))

    def _paint_levels(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        heights: list[float],
        counts: Sequence[Fraction],
    ) -> None:
        """A bar for each answer, its number above it; nothing over a level that nobody chose."""
        px, step = self.theme.px, self.theme.px(LEVEL_STEP)
        rect = cell(option)
        bottom, most = rect.bottom() - px(5), min(rect.height(), px(ROW)) - px(24)
        painter.setFont(self.theme.font("micro", tabular=True))
        for place, (height, count) in enumerate(zip(heights, counts, strict=False)):
            left, tall = rect.left() + px(8) + place * step, max(1, round(most * min(height, 1.0)))
            bar = self.placed(option, QRect(left, bottom - tall, step - px(6), tall))
            painter.fillRect(bar, self.theme.palette.accent if count else self.theme.palette.control)
            if count:
                painter.setPen(self.theme.palette.ink)
                above = QRect(left - px(3), bottom - tall - px(16), step, px(15))
                painter.drawText(self.placed(option, above), _A.AlignCenter, number(count))

    def _paint_pair(
        self, painter: QPainter, option: QStyleOptionViewItem, pair: tuple[Fraction, Fraction] | None
    ) -> None:
        """Impact over effort, each a bar from 1 to 5 with its mean; the middle is marked."""
        px, inner = self.theme.px, self.inner(option)
        if pair is None:
            return
        name, figure, high = px(44), px(34), px(16)
        track = inner.width() - name - figure
        top = inner.center().y() - high
        for place, (words, value) in enumerate(zip(("impact", "effort"), pair, strict=True)):
            row = QRect(inner.left(), top + place * high, inner.width(), high)
            painter.setFont(self.theme.font("micro"))
            painter.setPen(self.theme.palette.ink2)
            painter.drawText(self.placed(option, row), _A.AlignLeading | _A.AlignVCenter, words)
            whole = QRect(inner.left() + name, row.center().y() - px(4), track, px(9))
            painter.fillRect(self.placed(option, whole), self.theme.palette.sunken)
            filled = QRect(whole.left(), whole.top(), round(track * float(value - 1) / 4), whole.height())
            painter.fillRect(self.placed(option, filled), self.theme.palette.accent)
            middle = QRect(whole.left() + track // 2, whole.top() - px(2), 1, whole.height() + px(4))
            painter.fillRect(self.placed(option, middle), self.theme.palette.control)
            painter.setFont(self.theme.font("small", 600, tabular=True))
            painter.setPen(self.theme.palette.ink)
            painter.drawText(self.placed(option, row), _A.AlignTrailing | _A.AlignVCenter, decimals(value))


class GroupBarsDelegate(LineDelegate):
    """Points per ballot or the mean answer by group, under each group's shape; a hairline where there are none."""

    def paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: NeedLine
    ) -> None:
        model = index.model()
        if line.standing is None or not isinstance(model, ResultsTable):
            return
        scale = model.scale
        span = (scale.low, scale.high)
        bars = [bar_of_span(mean, span) for mean in line.means]
        colours = [self.theme.mark_colour(column.mark) for column in model.columns]
        paint_bars(painter, self, option, bars, colours, self.theme.px(GROUP_STEP))


def paint_bars(
    painter: QPainter,
    delegate: LineDelegate,
    option: QStyleOptionViewItem,
    bars: Sequence[tuple[float, float]],
    colours: Sequence[QColor],
    step: int,
) -> None:
    """Upright bars, ``step`` apart, each from one share of the height to another; a hairline for none."""
    theme = delegate.theme
    rect = cell(option)
    bottom, room = rect.bottom() - theme.px(6), min(rect.height(), theme.px(ROW)) - theme.px(12)
    left = rect.left() + theme.px(8)
    painter.setPen(Qt.PenStyle.NoPen)
    for place, ((begin, end), colour) in enumerate(zip(bars, colours, strict=False)):
        x, width = left + place * step, max(theme.px(8), step - theme.px(6))
        tall = max(1, round(room * (end - begin)))
        bar = delegate.placed(option, QRect(x, bottom - round(room * begin) - tall, width, tall))
        painter.fillRect(bar, colour if end > begin else theme.palette.control)
