"""In the room: who is here, of how many seats, and whose cards are on the board."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from charrette.domain.coverage import ENOUGH, groups_without_ballot
from charrette.domain.rounds import RoundState
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.ui.theme import Theme
from charrette.ui.widgets.marks import paint_mark


@dataclass(frozen=True, slots=True)
class Presence:
    """One group: how many came, of how many seats, with how many cards. ``here`` is None when nobody signed in.

    ``no_ballot``: a round is open, the group votes in it, and no ballot of it has come.
    """

    name: str
    mark: int
    here: int | None
    seats: int
    cards: int
    no_ballot: bool = False

    @property
    def silent(self) -> bool:
        """Whether the group has not been heard: no card yet, or no ballot yet in the round that is open."""
        return not self.cards or self.no_ballot

    @property
    def thin(self) -> bool:
        """Whether too few of those invited are here."""
        return self.here is not None and self.seats > 0 and self.here < ENOUGH * self.seats

    @property
    def here_words(self) -> str:
        """``"10 / 12"``; a sign before it when the group is thin."""
        here = "–" if self.here is None else str(self.here)
        return f"{'▼ ' if self.thin else ''}{here} / {self.seats}"

    @property
    def cards_words(self) -> str:
        """The number of cards; or that there is none yet, or, while a round is open, no ballot yet."""
        if self.no_ballot:
            return "no ballot yet"
        return f"{self.cards:,}" if self.cards else "no card yet"

    @property
    def spoken(self) -> str:
        """The line as words."""
        here = "nobody signed in" if self.here is None else f"{self.here} of {self.seats} here"
        thin = ", thin" if self.thin else ""
        cards = counted(self.cards, "card") if self.cards else "no card yet"
        return f"{self.name}: {here}{thin}, {cards}{', no ballot yet' if self.no_ballot else ''}"


def presences(snapshot: ProjectSnapshot) -> tuple[Presence, ...]:
    """Every group of the project."""
    here: Counter[UUID] = Counter(each.group_id for each in snapshot.here)
    cards: Counter[UUID | None] = Counter(
        card.group_id for card in snapshot.cards if card.duplicate_of is None
    )
    known = bool(snapshot.here)
    open_round = next((each for each in snapshot.rounds if each.state is RoundState.OPEN), None)
    waiting = groups_without_ballot(snapshot, open_round)
    return tuple(
        Presence(
            group.name,
            group.mark,
            here[group.id] if known else None,
            group.invited,
            cards[group.id],
            group.id in waiting and (here[group.id] > 0 or not known),
        )
        for group in snapshot.groups
    )


class RoomPanel(QWidget):
    """One line a group; one line in all when there is no room for more. Enter or a click asks for the coverage."""

    coverage_wanted = Signal()

    def __init__(self, theme: Theme, *, leads_on: bool = True) -> None:
        """``leads_on``: it takes the focus, and Enter, Space or a click says ``coverage_wanted``."""
        super().__init__()
        self._theme, self._leads_on = theme, leads_on
        if leads_on:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAccessibleDescription(self.tr("Enter shows the coverage"))
        self._rows: tuple[Presence, ...] = ()
        self._folded = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_rows(self, rows: tuple[Presence, ...]) -> None:
        """The groups as they are now."""
        if rows != self._rows:
            self._rows = rows
            lines = ". ".join(row.spoken for row in rows)
            self.setAccessibleName(self.tr("In the room. {lines}.").format(lines=lines))
            hint = [self.tr("Click or Enter: coverage")] if self._leads_on else []
            self.setToolTip("\n".join([*(row.spoken for row in rows), *hint]))
            self.updateGeometry()
            self.update()

    def fold(self, *, folded: bool) -> None:
        """Shows one line in all, or one for each group."""
        if folded != self._folded:
            self._folded = folded
            self.updateGeometry()
            self.update()

    def full_height(self) -> int:
        """What it takes to show every group."""
        return self._theme.px(24) * (len(self._rows) + 1)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(30) if self._folded else self.full_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._leads_on and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.coverage_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._leads_on and event.button() is Qt.MouseButton.LeftButton:
            self.coverage_wanted.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.palette.accent, 2))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 6, 6)
        if self._folded:
            self._paint_folded(painter)
            return
        theme, edge = self._theme, self._edge
        cards = theme.px(40)
        label, hint = theme.font("small", 600), theme.font("small")
        head = QRect(edge, 0, self.width() - 2 * edge, theme.px(24))
        self._write(painter, head, self.tr("In the room"), label, theme.palette.ink2)
        self._write(painter, head, self.tr("cards"), hint, theme.palette.ink3, end=True)
        here = head.adjusted(0, 0, -cards, 0)
        self._write(painter, here, self.tr("here / seats"), hint, theme.palette.ink3, end=True)
        for place, row in enumerate(self._rows, 1):
            self._paint_row(painter, row, head.translated(0, place * head.height()), cards)

    @property
    def _edge(self) -> int:
        """Room for the ring of the focus."""
        return self._theme.px(5) if self._leads_on else 0

    def _paint_row(self, painter: QPainter, row: Presence, line: QRect, cards: int) -> None:
        theme = self._theme
        palette, px = theme.palette, theme.px
        side = px(10)
        mark = QRect(line.left(), line.top() + (line.height() - side) // 2, side, side)
        paint_mark(painter, QRectF(self._mirrored(mark)), row.mark, theme)
        figures = theme.font("small", 600 if row.thin else None, tabular=True)
        silent = row.silent
        last = theme.font("small") if silent else theme.font("small", tabular=True)
        painter.setFont(last)
        wide = max(cards - px(12), painter.fontMetrics().horizontalAdvance(row.cards_words))
        end = line.adjusted(line.width() - wide, 0, 0, 0)
        ink = palette.warn if silent and not row.no_ballot else palette.ink2
        self._write(painter, end, row.cards_words, last, ink, end=True)
        here = QRect(line.left(), line.top(), end.left() - line.left() - px(6), line.height())
        colour = palette.warn if row.thin else palette.ink2
        self._write(painter, here, row.here_words, figures, colour, end=True)
        bar = QRect(here.right() - px(102), line.center().y() - px(2), px(42), px(5))
        fits = bar.left() > px(84) and not silent and row.here is not None
        if fits:
            self._paint_bar(painter, row, bar)
        painter.setFont(figures)
        taken = painter.fontMetrics().horizontalAdvance(row.here_words)
        right = bar.left() if fits else here.right() - taken - px(4)
        start = line.left() + px(18)
        name = QRect(start, line.top(), right - start - px(2), line.height())
        self._write(painter, name, row.name, theme.font("small"), palette.ink)

    def _paint_bar(self, painter: QPainter, row: Presence, bar: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.palette.line)
        painter.drawRoundedRect(self._mirrored(bar), 2, 2)
        share = min(1.0, (row.here or 0) / row.seats) if row.seats else 0.0
        filled = QRect(bar.left(), bar.top(), round(bar.width() * share), bar.height())
        painter.setBrush(self._theme.mark_colour(row.mark))
        painter.drawRoundedRect(self._mirrored(filled), 2, 2)

    def _paint_folded(self, painter: QPainter) -> None:
        theme, line = self._theme, self.rect().adjusted(self._edge, 0, -self._edge, 0)
        thin = sum(row.thin for row in self._rows)
        here = sum(row.here or 0 for row in self._rows)
        seats = sum(row.seats for row in self._rows)
        label = theme.font("small", 600)
        self._write(painter, line, self.tr("In the room"), label, theme.palette.ink)
        words = self.tr("{here} of {seats}").format(here=here, seats=seats)
        self._write(painter, line, words, theme.font("small"), theme.palette.ink2, end=True)
        if thin:
            before = line.adjusted(0, 0, -theme.px(64), 0)
            words = self.tr("▼ {n} thin").format(n=thin)
            self._write(painter, before, words, label, theme.palette.warn, end=True)

    def _write(
        self, painter: QPainter, box: QRect, text: str, font: QFont, colour: QColor, *, end: bool = False
    ) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        side = Qt.AlignmentFlag.AlignTrailing if end else Qt.AlignmentFlag.AlignLeading
        words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(self._mirrored(box), side | Qt.AlignmentFlag.AlignVCenter, words)

    def _mirrored(self, box: QRect) -> QRect:
        return self.style().visualRect(self.layoutDirection(), self.rect(), box)
