"""How the need itself is painted in the result: code, short name, flags in words, and what could swap."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from charrette.domain.flags import FlagKind
from charrette.ui.models.needs_list import NeedLine, Place
from charrette.ui.prioritise.delegates import ROW, Index, LineDelegate
from charrette.ui.prioritise.text_lines import elided_lines

CODE, TIER = 48, 16
_A = Qt.AlignmentFlag
_CHIP = {
    FlagKind.CRITICAL: ("critical", "accent"),
    FlagKind.METHOD: ("swap", "ink2"),
    FlagKind.GROUP: ("swap", "ink2"),
}
"""Icon and colour of a flag; the others have a fork and the colour of a warning."""


def tier_words(line: NeedLine) -> str:
    """What stands over the first need of a tier: ``"Places 3 to 6 could swap"``; else empty."""
    return line.tier.words.capitalize() if line.tier is not None and line.tier.first else ""


class NeedDelegate(LineDelegate):
    """Code, short name on at most two lines, flags in words, and what became of it since."""

    weight = 500

    def paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: NeedLine
    ) -> None:
        px = self.theme.px
        inner = self.inner(option)
        code = QRect(inner.left(), inner.top(), px(CODE), inner.height())
        painter.setFont(self.theme.font("small", tabular=True))
        painter.setPen(self.theme.palette.ink3)
        painter.drawText(self.placed(option, code), _A.AlignLeading | _A.AlignVCenter, line.need.code)
        room = inner.adjusted(px(CODE), 0, 0, 0)
        names, chips, beside = self._laid(line, room.width())
        high, chip_high = px(18), px(20)
        below = bool(chips) and not beside
        total = len(names) * high + (chip_high + px(2) if below else 0)
        head = self._paint_tier(painter, option, room, line)
        top = room.top() + head + (room.height() - head - total) // 2
        painter.setFont(self.font())
        for place, words in enumerate(names):
            painter.setPen(self.theme.palette.ink if line.standing is None or line.standing.voted else
                           self.theme.palette.ink2)  # fmt: skip
            spot = QRect(room.left(), top + place * high, room.width(), high)
            painter.drawText(self.placed(option, spot), _A.AlignLeading | _A.AlignVCenter, words)
        left = room.left() + (QFontMetrics(self.font()).horizontalAdvance(names[-1]) + px(8) if beside else 0)
        middle = room.top() + (head + room.height()) // 2
        chip_top = middle - chip_high // 2 if beside else top + len(names) * high + px(2)
        for words, icon, token in self._fitting(chips, room.right() + px(4) - left):
            width = self._chip_width(words, icon)
            self._chip(
                painter, self.placed(option, QRect(left, chip_top, width, chip_high)), words, icon, token
            )
            left += width + px(4)

    def height(self, line: NeedLine, width: int) -> int:
        """How high the row must be in a column of ``width``."""
        px = self.theme.px
        names, chips, beside = self._laid(line, width - 2 * px(8) - px(CODE))
        below = px(22) if chips and not beside else 0
        head = px(TIER) if tier_words(line) else 0
        return max(px(ROW), len(names) * px(18) + below + px(8)) + head

    def _paint_tier(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, line: NeedLine
    ) -> int:
        """Over the first need of a tier, which places could swap; gives how high that is."""
        words = tier_words(line)
        if not words:
            return 0
        painter.setFont(self.theme.font("micro"))
        painter.setPen(self.theme.palette.ink3)
        spot = QRect(room.left(), room.top() + self.theme.px(3), room.width(), self.theme.px(TIER))
        painter.drawText(self.placed(option, spot), _A.AlignLeading | _A.AlignVCenter, words)
        return self.theme.px(TIER)

    def _laid(self, line: NeedLine, width: int) -> tuple[list[str], list[tuple[str, str, str]], bool]:
        """The lines of the name, the chips, and whether the chips stand beside the name."""
        names = elided_lines(line.name, self.font(), width, 2)
        chips = self._chips(line)
        if not chips:
            return names, chips, False
        used = QFontMetrics(self.font()).horizontalAdvance(names[-1]) + self.theme.px(8)
        used += sum(self._chip_width(words, icon) + self.theme.px(4) for words, icon, _ in chips)
        return names, chips, len(names) == 1 and used <= width

    def _fitting(self, chips: list[tuple[str, str, str]], width: int) -> list[tuple[str, str, str]]:
        """As many chips as have room; "+1" counts those that have none (the tool tip and the detail say them)."""
        for kept in range(len(chips), 0, -1):
            left_out = len(chips) - kept
            shown = [*chips[:kept], *([(f"+{left_out}", "", "ink2")] if left_out else [])]
            gaps = self.theme.px(4) * (len(shown) - 1)
            if sum(self._chip_width(words, icon) for words, icon, _ in shown) + gaps <= width:
                return shown
        return [(f"+{len(chips)}", "", "ink2")] if chips else []

    def _chips(self, line: NeedLine) -> list[tuple[str, str, str]]:
        chips = [(flag.short, *_CHIP.get(flag.kind, ("fork", "warn"))) for flag in line.flags]
        if line.place is Place.OFF_BALLOT:
            chips.append(("not on this ballot", "", "ink2"))
        if line.note:
            chips.append((line.note, "", "ink2"))
        return chips

    def _chip_width(self, words: str, icon: str) -> int:
        px = self.theme.px
        return (
            QFontMetrics(self.theme.font("micro")).horizontalAdvance(words) + px(16) + (px(16) if icon else 0)
        )

    def _chip(self, painter: QPainter, rect: QRect, words: str, icon: str, token: str) -> None:
        theme = self.theme
        ink = theme.colour(token)
        ground = {"accent": theme.palette.accent_soft, "warn": theme.palette.warn_soft}.get(token)
        painter.setPen(QPen(ink if ground else theme.palette.line, 1))
        painter.setBrush(ground or theme.palette.sunken)
        box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        inner = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        if icon:
            side = theme.px(13)
            spot = QRect(inner.left(), inner.center().y() - side // 2 + 1, side, side)
            theme.icon(icon, token, 13).paint(painter, spot)
            inner.setLeft(inner.left() + theme.px(16))
        painter.setFont(theme.font("micro"))
        painter.setPen(ink)
        painter.drawText(inner, _A.AlignVCenter | _A.AlignLeft, words)
