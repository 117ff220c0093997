"""Writing CSV that opens right in Excel: UTF-8 with a byte order mark, and no cell can become a formula."""

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from charrette.domain.progress import Progress, unwatched
from charrette.exchange.tables import Table, TableRow
from charrette.exchange.writing import exported
from charrette.exchange.written_books import Value

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""How a cell begins that a spreadsheet may run; OWASP, "CSV injection". The apostrophes keep guarding reversible."""


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet might take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Takes the apostrophe of ``guarded`` off again."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def unguarded_table(table: Table) -> Table:
    """A table with the apostrophes of ``guarded`` taken off its cells."""
    rows = (TableRow(row.number, tuple(unguarded(cell) for cell in row.cells)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def write_csv(
    header: Sequence[str], rows: Sequence[Sequence[Value]], path: Path, progress: Progress = unwatched
) -> None:
    """Writes a table as a whole. Raises ``ExportError``, or ``CancelledError`` from ``progress``."""
    with exported(path) as beside, beside.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([guarded(name) for name in header])
        for done, row in enumerate(rows):
            progress(done, len(rows))
            writer.writerow([_cell(value) for value in row])
        progress(len(rows), len(rows))


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else str(value)
