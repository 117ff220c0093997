"""A look at the needs of a file before they are taken in."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from charrette.domain.wording import counted
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.segment import Segment

if TYPE_CHECKING:
    from charrette.exchange.need_drafts import NeedDraft

MOST_ROWS = 200


class NeedsDialog(Question):
    """Shows the needs; asks whether they go into the open project or become a project of their own."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        drafts: "list[NeedDraft]",
        came_from: str,
        into: str,
        own_name: str,
    ) -> None:
        super().__init__(
            parent,
            theme,
            f"{counted(len(drafts), 'need')} in {came_from}",
            f"Import {counted(len(drafts), 'need')}",
        )
        self.resize(theme.half_px(680), theme.half_px(540))
        self.where = Segment(
            theme,
            [("into", f"Add to {into}")] * bool(into) + [("own", f"New project: {own_name}")],
            name="Where they go",
        )
        self.body.addWidget(self.where)
        self.table = QTableWidget(min(len(drafts), MOST_ROWS), 3)
        self.table.setHorizontalHeaderLabels(["Need", "Theme", "Department"])
        self.table.setAccessibleName("Needs in the file")
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for row, draft in enumerate(drafts[:MOST_ROWS]):
            for column, words in enumerate((draft.short_name, draft.category, draft.department)):
                item = QTableWidgetItem(words)
                item.setToolTip(draft.statement)
                self.table.setItem(row, column, item)
        self.body.addWidget(self.table, 1)
        if len(drafts) > MOST_ROWS:
            self.body.addWidget(label(f"and {len(drafts) - MOST_ROWS} more", "hint"))
        self.keep.setEnabled(bool(drafts))
        self.keep.setFocus()

    @property
    def as_project(self) -> bool:
        """Whether they become a project of their own."""
        return self.where.value == "own"
