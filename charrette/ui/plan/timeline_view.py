"""The timeline as it is scrolled, zoomed and walked through by keyboard."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from charrette.ui.plan.milestones_grid import ENTERS, days_of
from charrette.ui.plan.milestones_standing import Standing
from charrette.ui.plan.timeline_paint import HEAD, ROW, Place, TimelinePainter
from charrette.ui.plan.timeline_rows import TimelineLink, TimelineRow, timeline_links
from charrette.ui.plan.timeline_scale import ZOOMS, Scale, fitting, reach, zoomed
from charrette.ui.theme import Theme
from charrette.ui.widgets.announce import announce

NAMES, NARROW_NAMES, NARROW = 276, 168, 760
_ROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 12, Qt.Key.Key_PageUp: -12}
_TIMES = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Home: -100_000, Qt.Key.Key_End: 100_000}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}


class TimelineView(QAbstractScrollArea):
    """``Up`` and ``Down`` go through rows, ``Left`` and ``Right`` through days, ``+ - 0`` zoom, ``T`` is today."""

    opened = Signal()
    shifted = Signal(int)
    reached = Signal()
    gone = Signal()
    """Another milestone is the current one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._painter = theme, TimelinePainter(theme)
        self.rows: tuple[TimelineRow, ...] = ()
        self._links: tuple[TimelineLink, ...] = ()
        self._today, self._first_day, self._per_day = "2000-01-01", "", 0.0
        self.scale = Scale(date(2000, 1, 1), date(2000, 12, 31), 1.0)
        self._at = -1
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Timeline"))
        theme.changed.connect(self._on_theme_changed)

    def show_rows(self, rows: tuple[TimelineRow, ...], today: str, first_day: str, text: str) -> None:
        """The rows as they are now, with the whole as text; the current milestone stays the current one."""
        kept = self.current.id if self.current else None
        self.rows, self._links = rows, timeline_links(rows)
        self._today, self._first_day = today, first_day
        self._at = next((n for n, row in enumerate(rows) if row.standing and row.standing.id == kept), -1)
        if self._at < 0:
            self._at = self._coming()
        self.setAccessibleDescription(text)
        self._lay_out()

    @property
    def current(self) -> Standing | None:
        """The current milestone."""
        return self.rows[self._at].standing if 0 <= self._at < len(self.rows) else None

    @property
    def per_day(self) -> float:
        """Pixels a day, as they are drawn."""
        return self.scale.per_day

    def choose(self, id_: UUID) -> bool:
        """Makes a milestone the current one and brings it into view; False where it is not shown."""
        at = next((n for n, row in enumerate(self.rows) if row.standing and row.standing.id == id_), -1)
        if at < 0:
            return False
        self._go(at)
        return True

    def zoom(self, steps: int) -> None:
        """Nearer (1), wider (-1) or all of it (0), around the current milestone."""
        day = self.rows[self._at].day if 0 <= self._at < len(self.rows) else ""
        middle = date.fromisoformat(day) if day else self.scale.day_at(self.horizontalScrollBar().value())
        self._per_day = 0.0 if not steps else zoomed(self.scale.per_day / self._theme.scale, steps)
        self._lay_out()
        bar, room = self.horizontalScrollBar(), self.viewport().width() - self._names
        bar.setValue(round(self.scale.x(middle) - room / 2))

    def show_today(self) -> None:
        """Brings today into the middle."""
        room = self.viewport().width() - self._names
        self.horizontalScrollBar().setValue(round(self.scale.x(date.fromisoformat(self._today)) - room / 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if days := days_of(event):
            self.shifted.emit(days)
        elif modifiers == Qt.KeyboardModifier.ControlModifier and key in ENTERS:
            self.reached.emit()
        elif key in _ZOOMS and modifiers in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        }:
            self.zoom(_ZOOMS[key])
        elif modifiers != Qt.KeyboardModifier.NoModifier or not self._steps(key):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event.position().toPoint())
        if at >= 0 and self.rows[at].standing:
            self._go(at, scroll=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._row_at(event.position().toPoint()) == self._at and self.current:
            self.opened.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            at = self._row_at(event.pos())
            standing = self.rows[at].standing if at >= 0 else None
            QToolTip.showText(event.globalPos(), standing.sentence if standing else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Names and head stand still, so all that is in sight is drawn again."""
        del dx, dy
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, draw, place = QPainter(self.viewport()), self._painter, self._place()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw.ground(painter, place, self.scale)
        draw.bands(painter, place, self.rows, self._at)
        draw.links(painter, place, self.scale, self.rows, self._links, self._at)
        for n in place.rows(len(self.rows)):
            if self.rows[n].standing is not None:
                draw.milestone(painter, place, self.scale, self.rows[n], n, self._today)
        if 0 <= self._at < len(self.rows):
            draw.date_beside(painter, place, self.scale, self.rows[self._at], self._at, self._today)
        draw.names(painter, place, self.rows, self._at, focus=self.hasFocus())
        draw.head(painter, place, self.scale)
        if self._first_day:
            draw.line(painter, place, self.scale, self._first_day, self.tr("First day"), "accent")
        draw.line(painter, place, self.scale, self._today, self.tr("Today"), "stop")

    @property
    def _names(self) -> int:
        wide = self.viewport().width() / self._theme.scale >= NARROW
        return min(self._theme.half_px(NAMES if wide else NARROW_NAMES), self.viewport().width() // 2)

    def _place(self) -> Place:
        port, px = self.viewport(), self._theme.px
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return Place(port.width(), port.height(), self._names, left, top, px(ROW), px(HEAD))

    def _lay_out(self) -> None:
        """The scale for this zoom and width, and how far there is to scroll."""
        days = [self._today, self._first_day, *(row.day for row in self.rows)]
        days += [row.standing.earliest for row in self.rows if row.standing]
        first, last = reach(days)
        room = max(self.viewport().width() - self._names, 1)
        per_day = self._per_day * self._theme.scale or fitting(first, last, room)
        self.scale = Scale(first, last, min(per_day, ZOOMS[-1] * self._theme.scale))
        place, sideways, down = self._place(), self.horizontalScrollBar(), self.verticalScrollBar()
        high = self.viewport().height() - place.head
        sideways.setRange(0, max(self.scale.width - room, 0))
        sideways.setPageStep(room)
        sideways.setSingleStep(self._theme.px(40))
        down.setRange(0, max(len(self.rows) * place.row - high, 0))
        down.setPageStep(max(high, 1))
        down.setSingleStep(place.row)
        self.viewport().update()

    def _steps(self, key: Qt.Key) -> bool:
        """What a key without others does; False: nothing."""
        if key in _ROWS:
            self._go(self._stepped(range(len(self.rows)), _ROWS[key]))
        elif key in _TIMES:
            in_time = sorted(range(len(self.rows)), key=lambda n: (not self.rows[n].day, self.rows[n].day, n))
            self._go(self._stepped(in_time, _TIMES[key]))
        elif key in ENTERS and self.current:
            self.opened.emit()
        elif key == Qt.Key.Key_T:
            self.show_today()
        else:
            return False
        return True

    def _stepped(self, order: "range | list[int]", step: int) -> int:
        places = [n for n in order if self.rows[n].standing is not None]
        if not places:
            return -1
        at = places.index(self._at) if self._at in places else 0
        return places[min(max(at + step, 0), len(places) - 1)]

    def _go(self, at: int, *, scroll: bool = True) -> None:
        if at < 0:
            return
        self._at = at
        if scroll:
            self._show_current()
        self.viewport().update()
        self.gone.emit()
        if self.current:
            announce(self, self.current.sentence)

    def _show_current(self) -> None:
        place, down, sideways = self._place(), self.verticalScrollBar(), self.horizontalScrollBar()
        top, high = self._at * place.row, place.height - place.head
        down.setValue(min(max(down.value(), top + place.row - high), top))
        if day := self.rows[self._at].day:
            x, room, edge = (
                self.scale.x(date.fromisoformat(day)),
                place.width - place.names,
                self._theme.px(48),
            )
            sideways.setValue(round(min(max(sideways.value(), x + edge - room), x - edge)))

    def _coming(self) -> int:
        """The first milestone in time that is not reached; else the first row of a milestone."""
        found = [n for n, row in enumerate(self.rows) if row.standing]
        open_ones = [
            n
            for n in found
            if (each := self.rows[n].standing) and not each.milestone.done and self.rows[n].day
        ]
        return min(open_ones, key=lambda n: self.rows[n].day, default=found[0] if found else -1)

    def _row_at(self, point: QPoint) -> int:
        place = self._place()
        if point.y() < place.head:
            return -1
        at = (point.y() - place.head + place.top) // place.row
        return at if at < len(self.rows) else -1

    def _on_theme_changed(self) -> None:
        self._painter.refresh()
        self._lay_out()
