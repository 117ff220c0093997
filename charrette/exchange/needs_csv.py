"""The needs as CSV that opens right in Excel: UTF-8 with a byte order mark, and no cell can become a formula."""

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from charrette.domain.editions import Edition
from charrette.domain.progress import Progress, unwatched
from charrette.domain.public_words import snapshot_for
from charrette.domain.snapshot import ProjectSnapshot
from charrette.exchange.need_drafts import NAMES, NeedDraft, drafts_of
from charrette.exchange.needs_table import Value, needs_table
from charrette.exchange.tables import Table, TableRow, open_table
from charrette.exchange.writing import exported

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""How a cell begins that a spreadsheet may run; OWASP, "CSV injection". The apostrophes keep guarding reversible."""


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet might take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Takes the apostrophe of ``guarded`` off again."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def write_needs_csv(
    snapshot: ProjectSnapshot, edition: Edition, path: Path, progress: Progress = unwatched
) -> None:
    """Writes the file as a whole. Raises ``ExportError``, or ``CancelledError`` from ``progress``."""
    table = needs_table(snapshot_for(snapshot, edition), edition)
    with exported(path) as beside, beside.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([guarded(name) for name in table.header])
        for done, row in enumerate(table.rows):
            progress(done, len(table.rows))
            writer.writerow(_cells(row))
        progress(len(table.rows), len(table.rows))


def _cells(row: Sequence[Value]) -> list[str]:
    return [
        "" if value is None else guarded(value) if isinstance(value, str) else _number(value) for value in row
    ]


def _number(value: float | Decimal) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def read_needs_csv(path: Path) -> list[NeedDraft]:
    """The needs of a CSV file; see ``need_drafts`` for its columns. Raises ``InvalidInputError`` by row and column."""
    known = [name for names in NAMES.values() for name in names]
    return drafts_of(_unguarded(open_table(path, "Needs", known)))


def _unguarded(table: Table) -> Table:
    rows = (TableRow(row.number, tuple(unguarded(cell) for cell in row.cells)) for row in table.rows)
    return replace(table, rows=tuple(rows))
