"""The model of the scope table."""

from PySide6.QtCore import QObject

from charrette.ui.plan.scope_columns import COLUMNS, LETTERS, NOBODY, Col, ScopeRow
from charrette.ui.plan.typed_model import EntryModel

_NEEDED = (Col.SPACE, Col.SYSTEM, Col.ACTION)


class ScopeTable(EntryModel[ScopeRow, Col]):
    """The scope items; a new one is kept when it has space, system and action."""

    def __init__(self, *, writable: bool, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, "scope item", writable=writable, parent=parent)

    @property
    def missing(self) -> Col | None:
        """The first column that the new item still needs; None: it can be kept."""
        return next((col for col in _NEEDED if not self.draft.get(col)), None)

    def text(self, row: ScopeRow, col: Col) -> str:
        return "" if row.cells[col] == NOBODY and col is Col.ACCOUNTABLE else row.cells[col]

    def spoken(self, row: ScopeRow, col: Col) -> str:
        if col is Col.CODE:
            finding = f" Finding: {row.finding.title}." if row.finding else ""
            return f"{row.item.code}, {row.item.words}.{finding}"
        several = " more than one" if col is Col.ACCOUNTABLE and row.accountables > 1 else ""
        return f"{row.item.code}, {COLUMNS[col].words}:{several} {row.cells[col] or 'none'}"

    def tip(self, row: ScopeRow, col: Col) -> str:
        if col is Col.CODE and row.finding:
            return f"{row.item.words}\n{row.finding.title}"
        if col is Col.TAG and row.item.responsibility:
            return row.item.responsibility.words
        return row.item.words if col in {Col.CODE, Col.TITLE} else row.cells[col] if col in LETTERS else ""

    def draft_tip(self) -> str:
        needed = [COLUMNS[each].words.lower() for each in _NEEDED if not self.draft.get(each)]
        return f"Still needed: {', '.join(needed)}" if needed else super().draft_tip()
