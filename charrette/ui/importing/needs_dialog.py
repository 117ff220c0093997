"""A look at the needs of a file before they are taken in."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from charrette.domain.wording import counted
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.plain_table import PlainTable
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
        shown = drafts[:MOST_ROWS]
        self.table = PlainTable(theme, ("Need", "Theme", "Department"), "Needs in the file", wide=0)
        self.table.show_cells(
            [(draft.short_name, draft.category, draft.department) for draft in shown],
            [draft.statement for draft in shown],
        )
        self.body.addWidget(self.table, 1)
        if len(drafts) > MOST_ROWS:
            self.body.addWidget(label(f"and {len(drafts) - MOST_ROWS} more", "hint"))
        self.keep.setEnabled(bool(drafts))
        self.keep.setFocus()

    @property
    def as_project(self) -> bool:
        """Whether they become a project of their own."""
        return self.where.value == "own"
