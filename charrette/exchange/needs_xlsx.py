"""The needs as a workbook: typed columns, filters, a header that stays, one sheet each."""

from datetime import datetime
from pathlib import Path

from charrette.domain.editions import Edition
from charrette.domain.progress import Progress, unwatched
from charrette.domain.public_words import snapshot_for
from charrette.domain.snapshot import ProjectSnapshot
from charrette.exchange.need_drafts import NAMES, NeedDraft, drafts_of
from charrette.exchange.needs_sheets import ballots_sheet, cards_sheet, rules_sheet, themes_sheet
from charrette.exchange.needs_table import needs_table
from charrette.exchange.tables import open_table
from charrette.exchange.written_books import Sheet, SheetStyle, write_workbook

_STYLE = SheetStyle(
    {
        "rank": 7, "code": 9, "short_name": 34, "statement": 52, "category": 22, "priority": 14, "required": 10,
        "required_reference": 26, "dots": 7, "voters": 8, "balanced": 10, "department": 15, "space_type": 18,
        "cost_low": 13, "cost_likely": 13, "cost_high": 13, "currency": 10, "rationale": 44, "acceptance": 44,
        "cards": 24, "status": 11,
        "text": 70, "original": 50, "theme": 24, "name": 26, "group": 14, "language": 10, "channel": 10,
        "reason": 34, "needs": 18, "alias": 20, "rule": 30, "value": 70, "round": 16, "at": 20,
    },
    {"short_name", "statement", "rationale", "acceptance", "text", "original", "reason", "value", "cards"},
    {"cost_low", "cost_likely", "cost_high"},
)  # fmt: skip


def write_needs_xlsx(
    snapshot: ProjectSnapshot,
    edition: Edition,
    exported_at: datetime,
    path: Path,
    progress: Progress = unwatched,
) -> None:
    """Writes the workbook as a whole. Raises ``ExportError``, or ``CancelledError`` from ``progress``."""
    snapshot = snapshot_for(snapshot, edition)
    needs = needs_table(snapshot, edition)
    sheets = [
        Sheet("Needs", needs.header, needs.rows, _STYLE, "D2"),
        Sheet("Cards", *cards_sheet(snapshot, edition), _STYLE),
        Sheet("Themes", *themes_sheet(snapshot, edition), _STYLE),
        Sheet("Ballots by group", *ballots_sheet(needs.listed), _STYLE),
        Sheet("Rules", *rules_sheet(snapshot, edition, exported_at, needs.listed), _STYLE),
    ]
    title = f"{snapshot.project.name}, needs, {edition.words}"
    write_workbook(title, sheets, exported_at, path, progress)


def read_needs_xlsx(path: Path) -> list[NeedDraft]:
    """The needs of the sheet “Needs”, else of the first sheet. Raises ``InvalidInputError`` by row and column."""
    return drafts_of(open_table(path, "Needs", [name for names in NAMES.values() for name in names]))
