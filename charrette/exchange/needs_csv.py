"""The needs as CSV; see ``written_csv`` for how spreadsheets take it."""

from pathlib import Path

from charrette.domain.editions import Edition
from charrette.domain.progress import Progress, unwatched
from charrette.domain.public_words import snapshot_for
from charrette.domain.snapshot import ProjectSnapshot
from charrette.exchange.need_drafts import NAMES, NeedDraft, drafts_of
from charrette.exchange.needs_table import needs_table
from charrette.exchange.tables import open_table
from charrette.exchange.written_csv import unguarded_table, write_csv


def write_needs_csv(
    snapshot: ProjectSnapshot, edition: Edition, path: Path, progress: Progress = unwatched
) -> None:
    """Writes the file as a whole. Raises ``ExportError``, or ``CancelledError`` from ``progress``."""
    table = needs_table(snapshot_for(snapshot, edition), edition)
    write_csv(table.header, table.rows, path, progress)


def read_needs_csv(path: Path) -> list[NeedDraft]:
    """The needs of a CSV file; see ``need_drafts`` for its columns. Raises ``InvalidInputError`` by row and column."""
    known = [name for names in NAMES.values() for name in names]
    return drafts_of(unguarded_table(open_table(path, "Needs", known)))
