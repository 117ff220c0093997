"""The result as a table that is read and decided on with the keyboard."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView

from charrette.domain.needs import Priority
from charrette.ui.models.needs_list import NeedLine, RoundView, SortBy
from charrette.ui.models.results import SORTS, Col, ResultsTable
from charrette.ui.prioritise.delegates import (
    ROW,
    LineDelegate,
    NumberDelegate,
    PriorityDelegate,
    RankDelegate,
    ScoreDelegate,
    VerdictDelegate,
)
from charrette.ui.prioritise.need_delegate import NeedDelegate
from charrette.ui.prioritise.spread_delegates import (
    GROUP_STEP,
    GroupBarsDelegate,
    SpreadDelegate,
    spread_step,
)
from charrette.ui.theme import Theme
from charrette.ui.widgets.marks import paint_mark
from charrette.ui.widgets.row_ends import goes_to_end

HEAD = 42
_WIDTHS = {Col.RANK: 62, Col.VERDICT: 108, Col.BALANCED: 76, Col.VOTERS: 70, Col.PRIORITY: 84}
_BAR, _FIGURE, _PAIRS = 156, 76, 168
"""Widths of the column of the number: with its bar, or alone beside the answers; and of impact and effort."""
_NAMES = 200
_FIRST_TO_GO = (Col.GROUPS, Col.VOTERS, Col.BALANCED, Col.PRIORITY, Col.SCORE, Col.SPREAD)
"""Columns that leave, one after the other, before the names of needs get less than ``_NAMES``."""
_RIGHT = {Col.RANK, Col.BALANCED, Col.VOTERS}
_PRIORITY_KEYS = {
    Qt.Key.Key_1: Priority.MUST,
    Qt.Key.Key_2: Priority.SHOULD,
    Qt.Key.Key_3: Priority.COULD,
    Qt.Key.Key_4: Priority.WONT,
    Qt.Key.Key_0: None,
}


class GroupHeader(QHeaderView):
    """The head: names, the figures under Spread, and every group's shape and label over its bars."""

    def __init__(self, theme: Theme, table: "ResultTable") -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._theme, self._table = theme, table
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setAccessibleName(self.tr("Columns of the result"))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        theme, column = self._theme, Col(logicalIndex)
        painter.save()
        painter.fillRect(rect, theme.palette.window)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.palette.line)
        inner = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        if column is Col.GROUPS:
            self._paint_groups(painter, rect)
        elif column is Col.SPREAD and self._table.results.scale.bars:
            self._paint_spread(painter, rect, inner)
        else:
            self._paint_name(painter, inner, column)
        painter.restore()

    def _paint_name(self, painter: QPainter, inner: QRect, column: Col) -> None:
        theme = self._theme
        chosen = SORTS.get(column) is self._table.sort and self._table.sort is not SortBy.RANK
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.palette.accent if chosen else theme.palette.ink2)
        words = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        if chosen:
            words = f"{words} {'↓' if self._table.descending else '↑'}"
        right = column in _RIGHT or (column is Col.SCORE and self._table.results.scale.levels)
        end = Qt.AlignmentFlag.AlignTrailing if right else Qt.AlignmentFlag.AlignLeading
        align = QStyle.visualAlignment(self.layoutDirection(), end | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(inner, align | Qt.TextFlag.TextWordWrap, words)

    def _paint_spread(self, painter: QPainter, rect: QRect, inner: QRect) -> None:
        theme, scale = self._theme, self._table.results.scale
        step = theme.px(spread_step(scale))
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.palette.ink2)
        words = str(self.model().headerData(Col.SPREAD, Qt.Orientation.Horizontal))
        painter.drawText(
            inner.adjusted(0, theme.px(4), 0, -theme.px(18)), Qt.AlignmentFlag.AlignVCenter, words
        )
        painter.setFont(theme.font("micro"))
        for place, figure in enumerate(scale.bars):
            spot = QRect(
                rect.left() + theme.px(8) + place * step - theme.px(2),
                rect.top() + theme.px(22),
                step + theme.px(2),
                theme.px(16),
            )
            spot = QStyle.visualRect(self.layoutDirection(), rect, spot)
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, figure)

    def _paint_groups(self, painter: QPainter, rect: QRect) -> None:
        theme, step = self._theme, self._theme.px(GROUP_STEP)
        painter.setPen(theme.palette.ink2)
        for place, column in enumerate(self._table.results.columns):
            spot = QRect(rect.left() + theme.px(5) + place * step, rect.top(), step, rect.height())
            spot = QStyle.visualRect(self.layoutDirection(), rect, spot)
            side = theme.px(10)
            mark = QRectF(spot.center().x() - side / 2 + 1, rect.top() + theme.px(7), side, side)
            paint_mark(painter, mark, column.mark, theme)
            painter.setFont(theme.font("micro"))
            words = spot.adjusted(-theme.px(2), theme.px(20), theme.px(2), -theme.px(6))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, column.label)


class ResultTable(QTableView):
    """Up and down between needs, Enter to the detail, ``1`` to ``4`` and ``0`` for the priority."""

    current_changed = Signal(object)
    """The ``NeedLine`` of the current row, or None."""
    detail_asked = Signal()
    priority_chosen = Signal(object)
    """A ``Priority`` or None for not set, for the selected needs."""
    sort_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.results = ResultsTable()
        self.sort, self.descending = SortBy.RANK, True
        self._kept: UUID | None = None
        self.setModel(self.results)
        self._delegates: dict[Col, LineDelegate] = {
            Col.RANK: RankDelegate(theme),
            Col.NEED: NeedDelegate(theme),
            Col.VERDICT: VerdictDelegate(theme),
            Col.SCORE: ScoreDelegate(theme),
            Col.BALANCED: NumberDelegate(theme),
            Col.VOTERS: NumberDelegate(theme),
            Col.SPREAD: SpreadDelegate(theme),
            Col.GROUPS: GroupBarsDelegate(theme),
            Col.PRIORITY: PriorityDelegate(theme),
        }
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._fit_rows)
        self._set_up()
        theme.changed.connect(self.lay_out)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def _set_up(self) -> None:
        for column, delegate in self._delegates.items():
            self.setItemDelegateForColumn(column, delegate)
        head = GroupHeader(self._theme, self)
        self.setHorizontalHeader(head)
        head.sectionClicked.connect(self.sort_by_column)
        head.sectionResized.connect(self._on_section_resized)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Col.NEED, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Prioritised needs"))
        self.doubleClicked.connect(self.detail_asked)

    def show_lines(self, lines: tuple[NeedLine, ...], view: RoundView) -> None:
        """Other lines; the current need stays current where it is still in the list."""
        chosen = self.selected_ids()
        if self.sort is not SortBy.RANK:
            lines = tuple(replace(line, tier=None) for line in lines)
        self.results.show(lines, view, by_rank=self.sort is SortBy.RANK)
        self.lay_out()
        row = max(self.results.row_of(self._kept), 0)
        if lines and self.currentIndex().row() != row:
            self.setCurrentIndex(self.results.index(row, Col.NEED))
        if len(chosen) > 1:
            self._select(chosen)
        self.current_changed.emit(lines[row] if lines else None)

    def show_need(self, need_id: UUID) -> None:
        """Makes a need the current one."""
        row = self.results.row_of(need_id)
        if row >= 0:
            self.setCurrentIndex(self.results.index(row, Col.NEED))
            self.scrollTo(self.currentIndex())

    def selected_ids(self) -> tuple[UUID, ...]:
        """The selected needs, in the order of the list."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return tuple(self.results.lines[row].need.id for row in rows if row < len(self.results.lines))

    def sort_by_column(self, column: int) -> None:
        """Sorts by a column, or the other way round when it is sorted by it already."""
        chosen = SORTS.get(Col(column))
        if chosen is None:
            return
        self.descending = not self.descending if chosen is self.sort else True
        self.sort = chosen
        self.sort_changed.emit()

    def reset_sort(self) -> None:
        """Back to the order of rank."""
        self.sort, self.descending = SortBy.RANK, True
        self.sort_changed.emit()

    def lay_out(self) -> None:
        """Widths, hidden columns and row heights for the room there is."""
        theme = self._theme
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, theme.px(width))
        groups, scale = len(self.results.columns), self.results.scale
        spread = _PAIRS if scale.pairs else max(len(scale.bars), 3) * spread_step(scale) + 20
        self.setColumnWidth(Col.SPREAD, theme.px(max(spread, 60)))
        self.setColumnWidth(Col.SCORE, theme.px(_FIGURE if scale.levels else _BAR))
        self.setColumnWidth(Col.GROUPS, theme.px(GROUP_STEP * groups + 14))
        room = self.width() / theme.scale
        self._hide_columns(narrow=room < 680, medium=room < 900)
        self._fit_rows()
        self._later.start()  # a table that was out of sight gives its last column its width only now

    def _hide_columns(self, *, narrow: bool, medium: bool) -> None:
        """What the method does not have, and what there is no room for; answers by level are the last to go."""
        scale = self.results.scale
        self.setColumnHidden(Col.RANK, not scale.ranks)
        self.setColumnHidden(Col.VERDICT, not scale.verdicts)
        points = not scale.levels
        self.setColumnHidden(Col.SCORE, False)
        self.setColumnHidden(Col.SPREAD, not scale.spread or (points and medium))
        self.setColumnHidden(Col.GROUPS, (points and narrow) or not self.results.columns)
        for column in (Col.BALANCED, Col.VOTERS):
            self.setColumnHidden(column, points and narrow)
        self.setColumnHidden(Col.PRIORITY, (points and narrow) or not scale.priorities)
        for column in _FIRST_TO_GO:
            if self._room_for_names() >= self._theme.px(_NAMES):
                break
            self.setColumnHidden(column, True)

    def _room_for_names(self) -> int:
        """What the other columns leave to the names of needs."""
        taken = sum(
            self.columnWidth(each) for each in Col if each is not Col.NEED and not self.isColumnHidden(each)
        )
        return self.viewport().width() - taken

    def _fit_rows(self) -> None:
        """Rows as high as their names and flags need."""
        delegate = self._delegates[Col.NEED]
        width = self.columnWidth(Col.NEED)
        for row, line in enumerate(self.results.lines):
            tall = delegate.height(line, width) if isinstance(delegate, NeedDelegate) else self._theme.px(ROW)
            if self.rowHeight(row) != tall:
                self.setRowHeight(row, tall)

    def _on_section_resized(self, column: int, old: int, new: int) -> None:
        if column == Col.NEED and old != new:
            self._fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        key = Qt.Key(event.key())
        if plain and key in _PRIORITY_KEYS:
            self.priority_chosen.emit(_PRIORITY_KEYS[key])
        elif plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.detail_asked.emit()
        elif not goes_to_end(self, event):
            super().keyPressEvent(event)

    def _select(self, chosen: tuple[UUID, ...]) -> None:
        flags = QItemSelectionModel.SelectionFlag
        for need_id in chosen:
            row = self.results.row_of(need_id)
            if row >= 0:
                self.selectionModel().select(self.results.index(row, 0), flags.Select | flags.Rows)

    def _on_current_changed(self) -> None:
        row = self.currentIndex().row()
        if 0 <= row < len(self.results.lines):
            self._kept = self.results.lines[row].need.id
            self.current_changed.emit(self.results.lines[row])
