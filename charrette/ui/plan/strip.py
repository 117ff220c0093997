"""The milestones at the foot of the plan: shapes on a line, name and month below, what waits in words above."""

from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from charrette.ui.plan.days import month_words
from charrette.ui.plan.strip_marks import Mark, Stop, StripPlan, shown_stops, strip_plan
from charrette.ui.shell.header import ElidedLabel
from charrette.ui.theme import Theme
from charrette.ui.widgets.announce import announce
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.labels import IconLabel, label

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

HEIGHT, LOW, LEAST, ICON = 118, 40, 112, 18
_ICONS = {
    Mark.DONE: ("tick", "ok"),
    Mark.UNDER_WAY: ("half-disc", "accent"),
    Mark.WAITS: ("diamond", "warn"),
    Mark.PLANNED: ("ring", "ink3"),
}


class StripLine(QWidget):
    """The drawn line. Arrow keys go from stop to stop, ``Enter`` opens one; one Tab stop."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._all: tuple[Stop, ...] = ()
        self.stops: tuple[Stop, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._fit)

    def show_stops(self, stops: tuple[Stop, ...]) -> None:
        """The milestones as they are now."""
        self._all = stops
        self._fit()

    def step(self, steps: int) -> None:
        """Goes to another stop."""
        if self.stops:
            self._at = min(max(self._at + steps, 0), len(self.stops) - 1)
            self._say()
            self.update()
            announce(self, self.accessibleDescription())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Home: -99, Qt.Key.Key_End: 99}
        if step := steps.get(Qt.Key(event.key()), 0):
            self.step(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.stops:
            self.chosen.emit(self.stops[self._at])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        if place >= 0:
            self._at = place
            self._say()
            self.update()
            self.chosen.emit(self.stops[place])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        self.setToolTip(self.stops[place].spoken if place >= 0 else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self._theme.px(62))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, stop in enumerate(self.stops):
            cell = self._cell(place)
            if place + 1 < len(self.stops):
                done = stop.mark is Mark.DONE
                painter.setPen(QPen(self._theme.colour("ok" if done else "line"), 2))
                middle = cell.top() + px(ICON) // 2 + 1
                painter.drawLine(
                    cell.left() + px(ICON + 6), middle, self._cell(place + 1).left() - px(6), middle
                )
            self._paint_mark(painter, QRect(cell.left(), cell.top(), px(ICON), px(ICON)), stop.mark)
            self._paint_words(painter, cell, stop)
            if self.hasFocus() and place == self._at:
                painter.setPen(QPen(self._theme.palette.accent, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(cell).adjusted(-3, -1, -px(6), -1), 4, 4)

    def _paint_mark(self, painter: QPainter, place: QRect, mark: Mark) -> None:
        """What is reached is a filled disc with a tick, the rest an outlined shape."""
        icon, ink = _ICONS[mark]
        if mark is Mark.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(ink))
            painter.drawEllipse(place.adjusted(1, 1, -1, -1))
            inset = self._theme.px(3)
            self._theme.icon(icon, "surface", ICON - 6).paint(
                painter, place.adjusted(inset, inset, -inset, -inset)
            )
            return
        self._theme.icon(icon, ink, ICON).paint(painter, place)

    def _paint_words(self, painter: QPainter, cell: QRect, stop: Stop) -> None:
        px, now = self._theme.px, stop.mark is Mark.UNDER_WAY
        room = cell.width() - px(4)
        name, month = self._theme.font("small", 600 if now else 500), self._theme.font("small")
        rows = (
            (stop.milestone.title, name, "ink", px(22)),
            (month_words(stop.milestone.due) or "no day yet", month, "warn" if stop.late else "ink2", px(39)),
        )
        for words, font, ink, top in rows:
            painter.setFont(font)
            painter.setPen(self._theme.colour(ink))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            line = QRect(cell.left(), cell.top() + top, room, px(17))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), shown)

    def _fit(self) -> None:
        kept = self.stops[self._at].milestone.id if self.stops and self._at < len(self.stops) else None
        self.stops = shown_stops(self._all, max(self.width() // self._theme.px(LEAST), 1))
        found = (n for n, stop in enumerate(self.stops) if stop.milestone.id == kept)
        coming = next((n for n, stop in enumerate(self.stops) if stop.mark is not Mark.DONE), 0)
        self._at = next(found, coming)
        self._say()
        self.update()

    def _cell(self, place: int) -> QRect:
        width = self.width() // max(len(self.stops), 1)
        left = (
            place * width
            if self.layoutDirection() is Qt.LayoutDirection.LeftToRight
            else self.width() - (place + 1) * width
        )
        return QRect(left + 3, 1, width, self.height() - 2)

    def _place_at(self, point: QPoint) -> int:
        return next((n for n in range(len(self.stops)) if self._cell(n).contains(point)), -1)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Milestones"))
        self.setAccessibleDescription(self.stops[self._at].spoken if self.stops else "")


class MilestoneStrip(QFrame):
    """The line with its words; in a low or narrow window only the words. ``code_asked`` goes to a milestone."""

    code_asked = Signal(str)
    listed = Signal()
    """All milestones are wanted, in their tab."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("panel", "strip")
        self._theme, self._low = theme, False
        self.line, self.waits, self.now = StripLine(theme), ElidedLabel("warn"), label("", "hint")
        self._icon = IconLabel(theme, "clock", "warn", 14)
        self.all_button: QPushButton = button(theme, self.tr("Milestones"), kind="link")
        self._head = QHBoxLayout()
        self._head.addWidget(self.all_button)
        self._head.addStretch(1)
        self._head.addWidget(self._icon)
        self.waits.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.waits.setMinimumWidth(1)
        self._head.addWidget(self.waits)
        self._head.addWidget(self.now)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.line, 1)
        self.line.chosen.connect(self._on_stop)
        self.all_button.clicked.connect(calling(self.listed.emit))
        theme.changed.connect(self._dress)
        self._dress()

    def show_plan(self, snapshot: "ProjectSnapshot", today: str, findings_on: Collection[UUID] = ()) -> None:
        """The milestones as they stand today; ``findings_on`` are the ids that open findings concern."""
        plan: StripPlan = strip_plan(snapshot, today, findings_on)
        self.line.show_stops(plan.stops)
        self.waits.show_text(plan.waits)
        self.now.setText(plan.now or self.tr("No milestones yet"))
        for widget in (self._icon, self.waits):
            widget.setVisible(bool(plan.waits))
        self._dress()

    def _on_stop(self, stop: Stop) -> None:
        self.code_asked.emit(stop.milestone.code)

    def fit(self, *, low: bool) -> None:
        """Without the line where there is no room for it."""
        self._low = low
        self._dress()

    def _dress(self) -> None:
        px, edge = self._theme.px, min(self._theme.px(20), 32)
        short = self._low or not self.line.stops
        self.line.setVisible(not short)
        self.setFocusProxy(self.all_button if short else self.line)  # Tab would not come past what is hidden
        self._column.setContentsMargins(edge, px(8), edge, px(8))
        self._column.setSpacing(px(6))
        self._head.setSpacing(px(8))
        self.setFixedHeight(px(LOW if short else HEIGHT))
