"""The model of the milestones' table."""

from PySide6.QtCore import QObject

from charrette.ui.plan.milestones_columns import COLUMNS, Col, MilestoneRow
from charrette.ui.plan.typed_model import EntryModel


class MilestonesTable(EntryModel[MilestoneRow, Col]):
    """The milestones of a project, or the days of the district's calendar."""

    def __init__(self, *, writable: bool, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, "milestone", writable=writable, parent=parent)

    def text(self, row: MilestoneRow, col: Col) -> str:
        return row.typed[col]

    def spoken(self, row: MilestoneRow, col: Col) -> str:
        if col is Col.CODE:
            return row.standing.sentence
        return f"{row.milestone.code}, {COLUMNS[col].words}: {row.cells[col] or 'none'}"

    def tip(self, row: MilestoneRow, col: Col) -> str:
        return row.standing.sentence
