"""The milestones as a table: typed into, filled down and moved by keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from charrette.domain.plan.milestones import Milestone
from charrette.ui.plan.milestones_columns import COLUMNS, Col
from charrette.ui.plan.milestones_delegate import INSET, MilestonesDelegate
from charrette.ui.plan.milestones_model import MilestonesTable
from charrette.ui.plan.typed_table import EntryGrid
from charrette.ui.theme import Theme

ROW, TWO_LINES = 36, 46
WEEK = 7
ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def days_of(event: QKeyEvent) -> int:
    """How many days a key moves a milestone: ``Alt`` with an arrow one, with ``Shift`` too a week; 0: it does not."""
    step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.AltModifier:
        return step
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    return WEEK * step if modifiers == both else 0


class MilestonesGrid(EntryGrid):
    """Arrow keys and Shift choose rows; ``F2`` or typing edits a cell; what is wanted is said, the tab does it."""

    reached = Signal()
    shifted = Signal(int)

    def __init__(self, theme: Theme, model: MilestonesTable, delegate: MilestonesDelegate) -> None:
        super().__init__(theme, model, delegate)
        self._table = model
        self.lay_out()

    def chosen(self) -> list[Milestone]:
        """The chosen milestones, in the order of the table."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        found = (self._table.row(row) for row in rows)
        return [row.milestone for row in found if row is not None]

    @property
    def current(self) -> Milestone | None:
        """The milestone of the current row."""
        row = self._table.row(self.currentIndex().row())
        return row.milestone if row is not None else None

    def lay_out(self) -> None:
        """Widths of the columns and heights of the rows for this text size."""
        px, header = self._theme.px, self.horizontalHeader()
        header.setMinimumSectionSize(px(40))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for col, column in COLUMNS.items():
            header.resizeSection(col, px(column.width))
        self.verticalHeader().setMinimumSectionSize(px(28))
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self._stretch()
        self._fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what a cell's field leaves over
        elif days := days_of(event):
            self.shifted.emit(days)
        elif not self._takes(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()
        self._fit_rows()

    def _takes(self, event: QKeyEvent) -> bool:
        """Says what a key asks for; False where it asks for nothing of this table."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            said = self.filled if key == Qt.Key.Key_D else self.reached if key in ENTERS else None
        elif modifiers != Qt.KeyboardModifier.NoModifier:
            said = None
        elif key in ENTERS and self.currentIndex().isValid():
            said = self.draft_kept if self.on_draft else self.opened
        else:
            said = {Qt.Key.Key_Delete: self.removed, Qt.Key.Key_Insert: self.added}.get(key)
        if said is None:
            return False
        said.emit()
        return True

    def _stretch(self) -> None:
        """The titles take what is left of a wide window."""
        header, px = self.horizontalHeader(), self._theme.px
        others = sum(
            header.sectionSize(col) for col in Col if col is not Col.TITLE and not self.isColumnHidden(col)
        )
        header.resizeSection(Col.TITLE, max(self.viewport().width() - others, px(COLUMNS[Col.TITLE].width)))

    def _fit_rows(self) -> None:
        px, metrics = self._theme.px, QFontMetrics(self._theme.font("body", 600))
        room = self.columnWidth(Col.TITLE) - 2 * px(INSET)
        for place, row in enumerate(self._table.rows):
            height = px(TWO_LINES if metrics.horizontalAdvance(row.milestone.title) > room else ROW)
            if self.rowHeight(place) != height:
                self.setRowHeight(place, height)
