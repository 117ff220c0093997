"""The needs as a workbook: typed columns, filters, a header that stays, one sheet each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from charrette.domain.editions import Edition
from charrette.domain.progress import Progress, unwatched
from charrette.domain.public_words import snapshot_for
from charrette.domain.snapshot import ProjectSnapshot
from charrette.exchange.need_drafts import NAMES, NeedDraft, drafts_of
from charrette.exchange.needs_sheets import ballots_sheet, cards_sheet, rules_sheet, themes_sheet
from charrette.exchange.needs_table import Value, needs_table
from charrette.exchange.tables import open_table
from charrette.exchange.writing import exported

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MOST_CELL = 32_767
_WIDTHS = {
    "rank": 7, "code": 9, "short_name": 34, "statement": 52, "category": 22, "priority": 14, "required": 10,
    "required_reference": 26, "dots": 7, "voters": 8, "balanced": 10, "department": 15, "space_type": 18,
    "cost_low": 13, "cost_likely": 13, "cost_high": 13, "currency": 10, "rationale": 44, "acceptance": 44,
    "cards": 24, "status": 11,
    "text": 70, "original": 50, "theme": 24, "name": 26, "group": 14, "language": 10, "channel": 10, "reason": 34,
    "needs": 18, "alias": 20, "rule": 30, "value": 70, "round": 16, "at": 20,
}  # fmt: skip
_WRAPPED = {
    "short_name",
    "statement",
    "rationale",
    "acceptance",
    "text",
    "original",
    "reason",
    "value",
    "cards",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's title, header and rows."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Value]]


def write_needs_xlsx(
    snapshot: ProjectSnapshot,
    edition: Edition,
    exported_at: datetime,
    path: Path,
    progress: Progress = unwatched,
) -> None:
    """Writes the workbook as a whole. Raises ``ExportError``, or ``CancelledError`` from ``progress``."""
    from openpyxl import Workbook

    snapshot = snapshot_for(snapshot, edition)
    needs = needs_table(snapshot, edition)
    sheets = [
        Sheet("Needs", needs.header, needs.rows),
        Sheet("Cards", *cards_sheet(snapshot, edition)),
        Sheet("Themes", *themes_sheet(snapshot, edition)),
        Sheet("Ballots by group", *ballots_sheet(needs.listed)),
        Sheet("Rules", *rules_sheet(snapshot, edition, exported_at, needs.listed)),
    ]
    of = sum(len(sheet.rows) for sheet in sheets)
    book: Any = Workbook()
    book.remove(book.active)
    at = exported_at.astimezone(UTC).replace(tzinfo=None)
    book.properties.title = _clean(f"{snapshot.project.name}, needs, {edition.words}")
    book.properties.creator = "Charrette"
    book.properties.created = book.properties.modified = at
    for done, _ in enumerate(row for sheet in sheets for row in _fill(book, sheet)):
        if done % 200 == 0:
            progress(done, of)
    with exported(path) as beside:
        book.save(beside)
        progress(of, of)


def _fill(book: Any, sheet: Sheet) -> Iterator[Sequence[Value]]:
    """Writes one sheet row by row, giving each row that is written."""
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(sheet.title)
    page.freeze_panes = "D2" if sheet.title == "Needs" else "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    for column, name in enumerate(sheet.header, start=1):
        page.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, 10)
        _head(page.cell(1, column), name)
    for number, row in enumerate(sheet.rows, start=2):
        for column, (value, name) in enumerate(zip(row, sheet.header, strict=True), start=1):
            _put(page.cell(number, column), value, name)
        yield row
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.header))}{page.max_row}"


def _head(cell: Any, name: str) -> None:
    from openpyxl.styles import Font, PatternFill

    _put(cell, name, "")
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="FFEEEBE4")
    cell.alignment = _alignment(wrapped=True)


@cache
def _alignment(*, wrapped: bool) -> Any:
    from openpyxl.styles import Alignment

    return Alignment(vertical="top", wrap_text=wrapped)


def _put(cell: Any, value: Value, name: str) -> None:
    """A typed cell: numbers as numbers, every text as text, so that it never becomes a formula."""
    cell.alignment = _alignment(wrapped=name in _WRAPPED)
    if isinstance(value, str):
        if value:
            cell.value = _clean(value)
            cell.data_type = "s"
            cell.quotePrefix = value[0] in "=+-@'"
    elif value is not None:
        cell.value = value
        cell.number_format = _format(value, name)


def _format(value: float | Decimal, name: str) -> str:
    if name.startswith("cost_"):
        return "#,##0" if value == int(value) else "#,##0.00"
    return "0" if isinstance(value, int) else "0.00"


def _clean(text: str) -> str:
    """What XML cannot hold becomes the replacement character; one kind of line end; no longer than a cell may be."""
    clean = _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return clean if len(clean) <= _MOST_CELL else clean[: _MOST_CELL - 1] + "…"


def read_needs_xlsx(path: Path) -> list[NeedDraft]:
    """The needs of the sheet “Needs”, else of the first sheet. Raises ``InvalidInputError`` by row and column."""
    return drafts_of(open_table(path, "Needs", [name for names in NAMES.values() for name in names]))
