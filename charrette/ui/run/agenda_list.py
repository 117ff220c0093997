"""The agenda beside the board: arrow keys choose a block, Enter starts it, Delete leaves it out."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from charrette.domain.agenda import BlockState
from charrette.ui.models.agenda_rows import AgendaRow, AgendaRows
from charrette.ui.run.clock_face import time_of_day
from charrette.ui.theme import Theme

ROW = 34
LEAST_ROWS = 4
_ICONS = {
    BlockState.DONE: ("tick", "ok"),
    BlockState.RUNNING: ("play", "accent"),
    BlockState.SKIPPED: ("minus", "ink3"),
    BlockState.PLANNED: ("ring", "ink3"),
}


class AgendaList(QListView):
    """As high as its blocks where there is room, else it scrolls by itself and keeps the present block in sight."""

    start_asked = Signal(object)
    """The id of the block that Enter or a double click shall start."""
    skip_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.agenda = AgendaRows(self)
        self._here: UUID | None = None
        self.setModel(self.agenda)
        self.setItemDelegate(AgendaDelegate(theme, self))
        self.setProperty("bare", "true")
        self.setAccessibleName(self.tr("Agenda"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.doubleClicked.connect(self._on_double_clicked)
        theme.changed.connect(self._fit)

    def show_rows(self, rows: tuple[AgendaRow, ...]) -> None:
        """The lines as they are now; a new present block comes into sight and becomes the current line."""
        kept = self.current()
        self.agenda.show(rows)
        here = next((place for place, row in enumerate(rows) if row.here), -1)
        here_id = rows[here].id if here >= 0 else None
        wanted = here if here_id != self._here else self._place_of(kept)
        self._here = here_id
        if wanted >= 0 and wanted != self.currentIndex().row():
            self.setCurrentIndex(self.agenda.index(wanted, 0))
            self.scrollTo(self.currentIndex())
        self._fit()

    def current(self) -> UUID | None:
        """The block of the current line."""
        row = self.currentIndex().row()
        return self.agenda.rows[row].id if 0 <= row < len(self.agenda.rows) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask("start")
        elif event.key() == Qt.Key.Key_Delete:
            self._ask("skip")
        else:
            super().keyPressEvent(event)

    def full_height(self) -> int:
        """What it takes to show every block."""
        return self._theme.px(ROW) * len(self.agenda.rows)

    def sizeHint(self) -> QSize:
        rows = min(len(self.agenda.rows), LEAST_ROWS)
        return QSize(self._theme.px(100), self._theme.px(ROW) * rows)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _on_double_clicked(self) -> None:
        self._ask("start")

    def _ask(self, act: str) -> None:
        block_id = self.current()
        if block_id is not None:
            (self.start_asked if act == "start" else self.skip_asked).emit(block_id)

    def _place_of(self, block_id: UUID | None) -> int:
        found = (place for place, row in enumerate(self.agenda.rows) if block_id and row.id == block_id)
        return next(found, -1)

    def _fit(self) -> None:
        self.setMinimumHeight(self.sizeHint().height())
        self.setMaximumHeight(self.full_height())
        self.updateGeometry()


class AgendaDelegate(QStyledItemDelegate):
    """Sign, time, title, minutes; the present block on its ground."""

    def __init__(self, theme: Theme, view: AgendaList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(100), self._theme.px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, px = self._theme, self._theme.px
        row = self._view.agenda.rows[index.row()]
        box: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, box, row, current=index == self._view.currentIndex())
        line = box.adjusted(px(8), 0, -px(8), 0)
        icon, token = _ICONS[row.state]
        side = px(14)
        sign = QRect(line.left(), line.center().y() - side // 2, side, side)
        if row.here:
            self._paint_here(painter, self._mirrored(sign, box))
        else:
            theme.icon(icon, token, 14).paint(painter, self._mirrored(sign, box))
        times = line.adjusted(side + px(8), 0, 0, 0)
        figures = theme.font("small", tabular=True)
        wide = QFontMetrics(figures).horizontalAdvance("00:00") + px(8)
        if not row.beside:
            times.setWidth(wide)
            self._write(painter, times, box, time_of_day(row.at), figures, "warn" if row.late else "ink3")
        minutes = QRect(line.right() - px(26), line.top(), px(26), line.height())
        self._write(painter, minutes, box, str(row.minutes), figures, "ink2", end=True)
        left = sign.right() + px(8) + wide
        right = minutes.left() - px(4)
        if row.protected:
            lock = QRect(right - px(13), line.center().y() - px(6), px(12), px(12))
            theme.icon("lock", "ink3", 12).paint(painter, self._mirrored(lock, box))
            right = lock.left() - px(4)
        self._paint_title(painter, QRect(left, line.top(), right - left, line.height()), box, row)
        painter.restore()

    def _paint_here(self, painter: QPainter, place: QRect) -> None:
        """A filled triangle that points at the title."""
        box = place.toRectF().adjusted(3, 2, -2, -2)
        rtl = self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft
        foot, tip = (box.right(), box.left()) if rtl else (box.left(), box.right())
        corners = [QPointF(foot, box.top()), QPointF(tip, box.center().y()), QPointF(foot, box.bottom())]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.palette.accent)
        painter.drawPolygon(corners)

    def _paint_title(self, painter: QPainter, place: QRect, box: QRect, row: AgendaRow) -> None:
        font = self._theme.font("small", 600 if row.here else None)
        font.setStrikeOut(row.state is BlockState.SKIPPED)
        past = row.state in {BlockState.DONE, BlockState.SKIPPED}
        self._write(painter, place, box, row.title, font, "ink3" if past else "ink")

    def _paint_ground(self, painter: QPainter, box: QRect, row: AgendaRow, *, current: bool) -> None:
        palette = self._theme.palette
        inner = box.toRectF().adjusted(0, 1, 0, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if row.here:
            painter.setBrush(palette.accent_soft)
            painter.drawRoundedRect(inner, 6, 6)
        if current and self._view.hasFocus():
            painter.setPen(QPen(palette.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner.adjusted(1, 1, -1, -1), 6, 6)

    def _write(
        self,
        painter: QPainter,
        place: QRect,
        box: QRect,
        text: str,
        font: QFont,
        token: str,
        *,
        end: bool = False,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        side = Qt.AlignmentFlag.AlignTrailing if end else Qt.AlignmentFlag.AlignLeading
        words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(self._mirrored(place, box), side | Qt.AlignmentFlag.AlignVCenter, words)

    def _mirrored(self, place: QRect, box: QRect) -> QRect:
        return QStyle.visualRect(self._view.layoutDirection(), box, place)
