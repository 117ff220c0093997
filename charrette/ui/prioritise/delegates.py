"""How each column of the result is painted. Values come from the model; only painting happens here."""

from fractions import Fraction

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from charrette.ui.models.measures import bar_of_span
from charrette.ui.models.needs_list import NeedLine, Place, Tie
from charrette.ui.models.results import LINE, ResultsTable, Scale, priority_words
from charrette.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW = 43
FIGURE = 48
"""What the number beside its bar may take."""
_A = Qt.AlignmentFlag


def cell(option: QStyleOptionViewItem) -> QRect:
    """The rectangle of a cell."""
    return QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue]


def direction(option: QStyleOptionViewItem) -> Qt.LayoutDirection:
    """Which way the language runs."""
    return option.direction  # pyright: ignore[reportAttributeAccessIssue]


def state_of(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    """Whether a cell is selected, under the pointer, ..."""
    return option.state  # pyright: ignore[reportAttributeAccessIssue]


class LineDelegate(QStyledItemDelegate):
    """The ground every column shares: selection, hairline, and the text of the line."""

    align = _A.AlignLeading | _A.AlignVCenter
    role, weight, token = "body", 400, "ink"

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = cell(option)
        state = state_of(option)
        colours = self.theme.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.accent_soft)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.hover)
        line = index.data(LINE)
        ends = isinstance(line, NeedLine) and line.tier is not None and line.tier.last
        high = 2 if ends else 1
        under = colours.control if ends else colours.line
        painter.fillRect(rect.left(), rect.bottom() + 1 - high, rect.width(), high, under)
        if isinstance(line, NeedLine):
            self.paint_line(painter, option, index, line)
        painter.restore()

    def paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: NeedLine
    ) -> None:
        """What the column shows of a line."""
        self.text(painter, option, str(index.data() or ""))

    def text(self, painter: QPainter, option: QStyleOptionViewItem, words: str, token: str = "") -> None:
        """Words in the column's font and alignment, elided where they do not fit."""
        painter.setFont(self.font())
        painter.setPen(self.theme.colour(token or self.token))
        inner = self.inner(option)
        shown = QFontMetrics(self.font()).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, QStyle.visualAlignment(direction(option), self.align), shown)

    def font(self) -> QFont:
        """The column's font, with figures that stand in columns."""
        return self.theme.font(self.role, self.weight, tabular=True)

    def inner(self, option: QStyleOptionViewItem) -> QRect:
        """The cell less its insets."""
        inset = self.theme.px(8)
        return cell(option).adjusted(inset, 0, -inset, 0)

    def placed(self, option: QStyleOptionViewItem, rect: QRect) -> QRect:
        """A part of a cell, mirrored where the language runs from right to left."""
        return QStyle.visualRect(direction(option), cell(option), rect)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(40), self.theme.px(ROW))


class NumberDelegate(LineDelegate):
    """A number, right."""

    align = _A.AlignTrailing | _A.AlignVCenter
    token = "ink2"  # noqa: S105

    def paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: NeedLine
    ) -> None:
        unknown = line.standing is not None and index.data() == "not known"
        self.text(painter, option, "?" if unknown else str(index.data() or ""))


class RankDelegate(LineDelegate):
    """The rank with its bracket over a tie; the current row's bar stands at its edge."""

    role, weight = "lead", 600
    align = _A.AlignTrailing | _A.AlignVCenter

    def paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: NeedLine
    ) -> None:
        rect, px = cell(option), self.theme.px
        if state_of(option) & QStyle.StateFlag.State_Selected:
            bar = self.placed(option, QRect(rect.left(), rect.top(), px(3), rect.height()))
            painter.fillRect(bar, self.theme.palette.accent)
        model = index.model()
        if line.tie is not Tie.NONE and isinstance(model, ResultsTable) and model.by_rank:
            self._bracket(painter, option, line.tie)
        if line.place is Place.REQUIRED:
            side = px(18)
            icon = QRect(rect.right() - px(8) - side, rect.center().y() - side // 2, side, side)
            self.theme.icon("required", "ink2", 18).paint(painter, self.placed(option, icon))
            return
        self.text(
            painter, option, line.rank_label or "·", "ink" if line.rank_label not in {"", "–"} else "ink3"
        )

    def _bracket(self, painter: QPainter, option: QStyleOptionViewItem, tie: Tie) -> None:
        rect, px = cell(option), self.theme.px
        painter.setPen(QPen(self.theme.palette.control, max(1, px(1.5))))
        top = rect.top() + (px(10) if tie is Tie.FIRST else 0)
        bottom = rect.bottom() - (px(10) if tie is Tie.LAST else -1)
        stroke = QRect(rect.left() + px(7), top, px(5), bottom - top)
        stroke = self.placed(option, stroke)
        rtl = direction(option) is Qt.LayoutDirection.RightToLeft
        x, end = (stroke.right(), stroke.left()) if rtl else (stroke.left(), stroke.right())
        painter.drawLine(x, top, x, bottom)
        if tie is Tie.FIRST:
            painter.drawLine(x, top, end, top)
        if tie is Tie.LAST:
            painter.drawLine(x, bottom, end, bottom)


class VerdictDelegate(LineDelegate):
    """What the method's rule says of a need, in words."""

    weight = 600
    warned = frozenset({"contested", "discuss", "not agreed", "not agreed: veto", "undecided", "borderline"})

    def paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: NeedLine
    ) -> None:
        words = line.standing.verdict if line.standing else ""
        shown = (words[:1].upper() + words[1:]).partition(":")[0]
        if words.endswith("veto"):
            shown = "Vetoed"
        self.text(painter, option, shown, "warn" if words in self.warned else "ink")


class ScoreDelegate(LineDelegate):
    """The bar with its number; a need that got nothing says, in two lines, that it stays.

    Beside answers by level only the number.
    """

    weight = 600

    def paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: NeedLine
    ) -> None:
        model = index.model()
        if line.standing is None or not isinstance(model, ResultsTable):
            return
        scale = model.scale
        if scale.levels:
            self.align = _A.AlignTrailing | _A.AlignVCenter
            self.text(painter, option, str(index.data() or ""))
            return
        if not line.standing.voted:
            painter.setFont(self.theme.font("small"))
            painter.setPen(self.theme.palette.ink3)
            words = f"no {scale.unit}, stays on the list"
            flags = _A.AlignVCenter | _A.AlignLeading | Qt.TextFlag.TextWordWrap
            painter.drawText(self.inner(option), flags, words)
            return
        chosen = line.standing.balanced if scale.balanced and line.standing.balanced is not None else None
        self._paint_bar(painter, option, line.standing.score if chosen is None else chosen, scale)

    def _paint_bar(
        self, painter: QPainter, option: QStyleOptionViewItem, shown: Fraction, scale: Scale
    ) -> None:
        """From 0 to the number; a number below 0 stands left of the line at 0."""
        px, inner = self.theme.px, self.inner(option)
        whole = inner.width() - px(FIGURE)
        begin, end = bar_of_span(shown, (scale.lowest, max(scale.most, Fraction(0))))
        left, width = inner.left() + round(whole * begin), max(px(2), round(whole * (end - begin)))
        bar = self.placed(option, QRect(left, inner.center().y() - px(6), width, px(12)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.palette.accent if shown >= 0 else self.theme.palette.ink3)
        painter.drawRect(bar.adjusted(0, 0, -px(3), 0)) if width > px(4) else painter.drawRect(bar)
        painter.drawRoundedRect(bar, px(2), px(2))
        if scale.lowest < 0:
            zero = inner.left() + round(whole * bar_of_span(scale.lowest, (scale.lowest, scale.most))[1])
            line = QRect(zero, inner.top() + px(8), 1, inner.height() - px(16))
            painter.fillRect(self.placed(option, line), self.theme.palette.control)
        words = QRect(left + width + px(8), inner.top(), px(60), inner.height())
        painter.setFont(self.font())
        painter.setPen(self.theme.palette.ink)
        align = _A.AlignVCenter | _A.AlignLeading
        painter.drawText(self.placed(option, words), align, scale.figure(shown))


class PriorityDelegate(LineDelegate):
    """Must in bold, what is not set in warn."""

    def paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: NeedLine
    ) -> None:
        words = priority_words(line).removesuffix(" this time")
        self.weight = 600 if words in {"Must", "Not set"} else 400
        self.text(painter, option, words, {"Must": "ink", "Not set": "warn"}.get(words, "ink2"))
