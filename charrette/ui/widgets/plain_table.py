"""A table to look at: rows of words, nothing to edit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from charrette.ui.theme import Theme

ROW = 30


class PlainTable(QTableWidget):
    """Columns as wide as their words, one of them takes what is left."""

    def __init__(self, theme: Theme, headers: Sequence[str], name: str, wide: int) -> None:
        super().__init__(0, len(headers))
        self.setHorizontalHeaderLabels(list(headers))
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMaximumSectionSize(theme.half_px(320))
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)

    def show_cells(self, rows: Sequence[Sequence[str]], tips: Sequence[str] = ()) -> None:
        """Shows rows of words; ``tips`` has a tool tip for each row."""
        self.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(tips[row] if tips else words)
                self.setItem(row, column, item)
