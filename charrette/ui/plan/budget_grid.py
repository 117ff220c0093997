"""The budget as a table with its totals fixed at the foot: chosen and typed into by keyboard."""

from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QVBoxLayout, QWidget

from charrette.domain.plan.budget import BudgetLine
from charrette.domain.plan.budget_rows import BudgetRow, totals_words
from charrette.ui.models.budget_table import BEFORE, BudgetTable, Col
from charrette.ui.plan.amounts import plain_amount
from charrette.ui.plan.budget_delegate import INSET, BudgetDelegate
from charrette.ui.plan.typed_table import TypedTable
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import calling
from charrette.ui.widgets.labels import panel

ROW, GROUP = 36, 28
SCROLL = 16
_WIDTHS = {
    Col.NEED: 60, Col.CODE: 58, Col.WORDS: 170, Col.TAG: 58, Col.ACCOUNTABLE: 104, Col.PAID: 124, Col.FINDING: 36
}  # fmt: skip
HIDDEN_FIRST = (Col.ACCOUNTABLE, Col.NEED, Col.TAG, Col.PAID)
"""What goes first where there is no room for all columns."""


class BudgetGrid(TypedTable):
    """Arrow keys and Shift choose cells; ``F2`` or typing edits one, ``Enter`` opens its line, ``Delete`` removes."""

    opened = Signal(QModelIndex)
    removed = Signal()
    added = Signal()

    def __init__(self, theme: Theme, model: BudgetTable) -> None:
        super().__init__()
        self._theme = theme
        self.setModel(model)
        self.setItemDelegate(BudgetDelegate(theme))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setProperty("bare", "true")
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentRowChanged.connect(calling(self.viewport().update))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        key = event.key()
        if self.state() is QAbstractItemView.State.EditingState or not plain:
            super().keyPressEvent(event)  # what a cell's editor leaves over, such as the Enter that keeps it
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key == Qt.Key.Key_Insert:
            self.added.emit()
        else:
            super().keyPressEvent(event)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index)


class TotalsFoot(QWidget):
    """The totals under their columns, and the money there is beside them."""

    def __init__(self, theme: Theme, grid: BudgetGrid, model: BudgetTable) -> None:
        super().__init__()
        self._theme, self._grid, self._model = theme, grid, model
        grid.horizontalHeader().sectionResized.connect(self._on_moved)
        grid.horizontalScrollBar().valueChanged.connect(self._on_moved)
        model.modelReset.connect(self._on_moved)
        model.dataChanged.connect(self._on_moved)
        theme.changed.connect(self._on_moved)
        self._on_moved()

    def words(self) -> tuple[str, list[str], str]:
        """The whole, what each department has, and the money there is."""
        view = self._model.view
        parts = [plain_amount(view.totals.get(each, 0), view.currency) for each, _ in view.departments]
        of = self.tr("of {money}").format(money=plain_amount(view.sources, view.currency))
        unpriced = totals_words(view)
        head = f"Total {plain_amount(view.total, view.currency)}"
        of = of if view.sources is not None else ""
        if of and self._grid.isColumnHidden(self._model.column_of(Col.PAID)):
            head, of = f"{head} {of}", ""
        return f"{head}, {unpriced}" if unpriced else head, parts, of

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(ROW) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.px(ROW) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._theme.px
        whole, parts, of = self.words()
        bold = self._theme.font("body", 600, tabular=True)
        painter.setFont(bold)
        painter.setPen(self._theme.palette.ink)
        first = self._cell(len(BEFORE)).left()
        head = QFontMetrics(bold).elidedText(
            whole, Qt.TextElideMode.ElideRight, max(first - 2 * px(INSET), 0)
        )
        painter.drawText(QRect(px(INSET), 0, first, self.height()), int(Qt.AlignmentFlag.AlignVCenter), head)
        right = int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        for column, words in enumerate(parts, len(BEFORE)):
            painter.drawText(self._cell(column).adjusted(0, 0, -px(INSET), 0), right, words)
        over = self._model.view.sources is not None and self._model.view.total > self._model.view.sources
        painter.setFont(self._theme.font("small", 600 if over else 400, tabular=True))
        painter.setPen(self._theme.colour("stop" if over else "ink2"))
        place = self._cell(len(BEFORE) + len(parts)).adjusted(px(INSET), 0, px(_WIDTHS[Col.FINDING]), 0)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), of)

    def _cell(self, column: int) -> QRect:
        header = self._grid.horizontalHeader()
        left = header.sectionViewportPosition(column)
        return QRect(left, 0, header.sectionSize(column), self.height())

    def _on_moved(self) -> None:
        whole, parts, of = self.words()
        names = [name for _, name in self._model.view.departments]
        shown = ", ".join(f"{name} {amount}" for name, amount in zip(names, parts, strict=True))
        self.setAccessibleName(f"{whole} {of}: {shown}")
        self.setFixedHeight(self._theme.px(ROW) + 2)
        self.update()


class BudgetFrame(QFrame):
    """Table and totals; keeps what was chosen when the rows change."""

    def __init__(self, theme: Theme, model: BudgetTable) -> None:
        super().__init__()
        self.setProperty("panel", "surface")
        self._theme, self.model = theme, model
        self.grid = BudgetGrid(theme, model)
        self.grid.setAccessibleName(self.tr("Cross-department budget"))
        self.foot = TotalsFoot(theme, self.grid, model)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.grid, 1)
        column.addWidget(panel("line"))
        column.addWidget(self.foot)
        self.setFocusProxy(self.grid)
        theme.changed.connect(self.lay_out)
        model.modelReset.connect(self.lay_out)

    def current(self) -> tuple[BudgetRow | None, int]:
        """The current row, and the column in it."""
        index = self.grid.currentIndex()
        return self.model.row(index.row()), index.column()

    def lines(self) -> list[BudgetLine]:
        """The lines of the chosen cells: of an amount that line, else all of the row; each once, in order."""
        found: dict[UUID, BudgetLine] = {}
        for index in sorted(self.grid.selectedIndexes(), key=lambda each: (each.row(), each.column())):
            row = self.model.row(index.row())
            if row is None:
                continue
            if self.model.col(index.column()) is Col.AMOUNT:
                line = row.lines.get(self.model.department(index.column()))
                found |= {line.id: line} if line else {}
            else:
                found |= {line.id: line for line in row.lines.values()}
        return list(found.values())

    def choose(self, row: int, column: int) -> None:
        """Makes a cell the current one, and brings it into view."""
        index = self.model.index(row, max(column, 0))
        if index.isValid():
            self.grid.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.grid.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def lay_out(self) -> None:
        """Widths of the columns and heights of the rows for this text size; what has no room is hidden."""
        px, header, model = self._theme.px, self.grid.horizontalHeader(), self.model
        header.setMinimumSectionSize(px(32))
        self.grid.verticalHeader().setMinimumSectionSize(px(GROUP))
        self.grid.verticalHeader().setDefaultSectionSize(px(ROW))
        widths = {n: px(self._wanted(model.col(n), n)) for n in range(model.columnCount())}
        room = self.width() - px(SCROLL)
        for col in HIDDEN_FIRST:
            if not widths:
                return
            hidden = sum(widths.values()) > room
            self.grid.setColumnHidden(model.column_of(col), hidden)
            if hidden:
                del widths[model.column_of(col)]
        for column, width in widths.items():
            wide = model.col(column) is Col.WORDS and sum(widths.values()) <= room
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.Interactive
            )
            if not wide:
                header.resizeSection(column, width)
        self._fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def _wanted(self, col: Col, column: int) -> int:
        if col is not Col.AMOUNT:
            return _WIDTHS[col]
        metrics = QFontMetrics(self._theme.font("small", 600))
        head = str(self.model.headerData(column, Qt.Orientation.Horizontal))
        figures = QFontMetrics(self._theme.font("body", 600, tabular=True))
        view = self.model.view
        total = plain_amount(view.totals.get(self.model.department(column), 0), view.currency)
        most = max(metrics.horizontalAdvance(head), figures.horizontalAdvance(total))
        return max(round(most / self._theme.scale) + 2 * INSET + 6, 88)

    def _fit_rows(self) -> None:
        """Subjects reach over all columns; rows are as high as their words."""
        px, metrics, columns = (
            self._theme.px,
            QFontMetrics(self._theme.font("body", 500)),
            self.model.columnCount(),
        )
        wide = self.grid.columnWidth(BEFORE.index(Col.WORDS)) - 2 * px(INSET)
        room, flags = QRect(0, 0, max(wide, 1), 10_000), int(Qt.TextFlag.TextWordWrap)
        self.grid.clearSpans()
        first = next((n for n in range(columns) if not self.grid.isColumnHidden(n)), 0)
        for place, row in enumerate(self.model.view.rows):
            if row.heading:
                self.grid.setSpan(place, first, 1, columns - first)
                self.grid.setRowHeight(place, px(GROUP))
            else:
                if row.rate:  # what a rate is of and where it comes from stands beside its words
                    words, tag = BEFORE.index(Col.WORDS), BEFORE.index(Col.ACCOUNTABLE)
                    self.grid.setSpan(place, words, 1, tag - words + 1)
                one = metrics.horizontalAdvance(row.words) < wide
                high = 0 if one else metrics.boundingRect(room, flags, row.words).height() + px(10)
                self.grid.setRowHeight(place, max(high, px(ROW)))

    @property
    def kept(self) -> tuple[tuple[object, ...] | None, int]:
        """The key of the current row, and the column: to choose it again."""
        row, column = self.current()
        return (row.key if row else None), column
