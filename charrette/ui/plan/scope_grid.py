"""The scope as a table: typed into, filled down and pasted into by keyboard; the codes stay in view."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from charrette.domain.plan.scope import ScopeItem
from charrette.ui.plan.scope_columns import COLUMNS, Col
from charrette.ui.plan.scope_delegate import INSET, ScopeDelegate
from charrette.ui.plan.scope_model import ScopeTable
from charrette.ui.plan.typed_table import EntryGrid
from charrette.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW, TWO_LINES = 36, 46


class FrozenColumn(QTableView):
    """The codes at the left edge while the other columns are scrolled; it goes with the table and takes no focus."""

    def __init__(self, owner: QTableView, delegate: ScopeDelegate) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setModel(owner.model())
        self.setItemDelegate(delegate)
        self.setSelectionModel(owner.selectionModel())
        self.setSelectionBehavior(owner.selectionBehavior())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("bare", "true")
        self.setObjectName("frozen")
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for column in range(1, len(Col)):
            self.setColumnHidden(column, True)
        owner.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(owner.verticalScrollBar().setValue)
        owner.verticalHeader().sectionResized.connect(self._on_row_resized)
        self.doubleClicked.connect(owner.doubleClicked)

    def place(self, width: int) -> None:
        """Lies over the first column of the table."""
        header = self._owner.horizontalHeader()
        self.horizontalHeader().setFixedHeight(header.height())
        self.setColumnWidth(0, width)
        self.setGeometry(0, 0, width, header.height() + self._owner.viewport().height())
        self.verticalScrollBar().setValue(self._owner.verticalScrollBar().value())

    def _on_row_resized(self, row: int, _before: int, height: int) -> None:
        self.setRowHeight(row, height)


class ScopeGrid(EntryGrid):
    """Arrow keys and Shift choose rows; ``F2`` or typing edits a cell; what is wanted is said, the tab does it."""

    pasted = Signal()
    copied = Signal()

    def __init__(self, theme: Theme, model: ScopeTable, delegate: ScopeDelegate) -> None:
        super().__init__(theme, model, delegate)
        self._table = model
        self.frozen = FrozenColumn(self, ScopeDelegate(theme))  # its own: fields of the table are not its
        self.lay_out()

    def chosen(self) -> list[ScopeItem]:
        """The chosen scope items, in the order of the table."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        found = (self._table.row(row) for row in rows)
        return [row.item for row in found if row is not None]

    def lay_out(self) -> None:
        """Widths of the columns and heights of the rows for this text size."""
        px, header = self._theme.px, self.horizontalHeader()
        header.setMinimumSectionSize(px(40))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for col, column in COLUMNS.items():
            header.resizeSection(col, px(column.width))
        for view in (self, self.frozen):
            view.verticalHeader().setMinimumSectionSize(px(28))
            view.verticalHeader().setDefaultSectionSize(px(ROW))
        self._stretch()
        self._fit_rows()
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what a cell's field leaves over
            return
        for sequence, said in (
            (QKeySequence.StandardKey.Paste, self.pasted),
            (QKeySequence.StandardKey.Copy, self.copied),
        ):
            if event.matches(sequence):
                said.emit()
                return
        said = self._said(event)
        if said is None:
            super().keyPressEvent(event)
        else:
            said.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()
        self._place()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Brings a cell into view beside the codes, which lie over the left edge."""
        super().scrollTo(index, hint)
        covered = self.columnWidth(Col.CODE) - self.visualRect(index).left()
        if index.column() != Col.CODE and covered > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - covered)

    def _said(self, event: QKeyEvent) -> SignalInstance | None:
        key, modifiers = event.key(), event.modifiers()
        plain = modifiers in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_D:
            return self.filled
        if not plain or not self.currentIndex().isValid():
            return self.added if plain and key == Qt.Key.Key_Insert else None
        enters = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if key in enters:
            return self.draft_kept if self.on_draft else self.opened
        found = {Qt.Key.Key_Delete: self.removed, Qt.Key.Key_Insert: self.added}
        return found.get(Qt.Key(key))

    def _stretch(self) -> None:
        """The words take what is left of a wide window."""
        header, px = self.horizontalHeader(), self._theme.px
        others = sum(header.sectionSize(col) for col in Col if col is not Col.TITLE)
        header.resizeSection(Col.TITLE, max(self.viewport().width() - others, px(COLUMNS[Col.TITLE].width)))

    def _fit_rows(self) -> None:
        px, metrics = self._theme.px, QFontMetrics(self._theme.font("body", 500))
        room = self.columnWidth(Col.TITLE) - 2 * px(INSET)
        for place, row in enumerate(self._table.rows):
            two = metrics.horizontalAdvance(row.cells[Col.TITLE]) > room
            height = px(TWO_LINES if two else ROW)
            if self.rowHeight(place) != height:
                self.setRowHeight(place, height)
            if self.frozen.rowHeight(place) != height:
                self.frozen.setRowHeight(place, height)

    def _place(self) -> None:
        self.frozen.place(self.columnWidth(Col.CODE))
