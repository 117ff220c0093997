"""Writing workbooks: typed columns, filters, a header that stays; a text never becomes a formula."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from charrette.domain.progress import Progress, unwatched
from charrette.exchange.writing import exported

Value = str | int | float | Decimal | None
"""What a cell holds; None: nothing."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MOST_CELL = 32_767
_USUAL_WIDTH = 10


@dataclass(frozen=True, slots=True)
class SheetStyle:
    """How the columns of a sheet look, by their names: widths in characters, long texts that wrap, amounts of money."""

    widths: Mapping[str, int] = field(default_factory=dict[str, int])
    wrapped: Collection[str] = ()
    money: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's title, header and rows (each as long as the header); what is above and left of ``stays`` stays."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Value]]
    style: SheetStyle = field(default_factory=SheetStyle)
    stays: str = "A2"


def write_workbook(
    title: str, sheets: Sequence[Sheet], exported_at: datetime, path: Path, progress: Progress = unwatched
) -> None:
    """Writes a workbook as a whole. Raises ``ExportError``, or ``CancelledError`` from ``progress``."""
    from openpyxl import Workbook

    of = sum(len(sheet.rows) for sheet in sheets)
    book: Any = Workbook()
    book.remove(book.active)
    at = exported_at.astimezone(UTC).replace(tzinfo=None)
    book.properties.title = _clean(title)
    book.properties.creator = "Charrette"
    book.properties.created = book.properties.modified = at
    progress(0, of)
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
    page.freeze_panes = sheet.stays
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    for column, name in enumerate(sheet.header, start=1):
        width = sheet.style.widths.get(name, _USUAL_WIDTH)
        page.column_dimensions[get_column_letter(column)].width = width
        _head(page.cell(1, column), name)
    for number, row in enumerate(sheet.rows, start=2):
        for column, (value, name) in enumerate(zip(row, sheet.header, strict=True), start=1):
            _put(page.cell(number, column), value, name, sheet.style)
        yield row
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.header))}{page.max_row}"


def _head(cell: Any, name: str) -> None:
    from openpyxl.styles import Font, PatternFill

    _put(cell, name, "", SheetStyle())
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="FFEEEBE4")
    cell.alignment = _alignment(wrapped=True)


@cache
def _alignment(*, wrapped: bool) -> Any:
    from openpyxl.styles import Alignment

    return Alignment(vertical="top", wrap_text=wrapped)


def _put(cell: Any, value: Value, name: str, style: SheetStyle) -> None:
    """A typed cell: numbers as numbers, every text as text, so that it never becomes a formula."""
    cell.alignment = _alignment(wrapped=name in style.wrapped)
    if isinstance(value, str):
        if value:
            cell.value = _clean(value)
            cell.data_type = "s"
            cell.quotePrefix = value[0] in "=+-@'"
    elif value is not None:
        cell.value = value
        cell.number_format = _format(value, money=name in style.money)


def _format(value: float | Decimal, *, money: bool) -> str:
    if money:
        return "#,##0" if value == int(value) else "#,##0.00"
    return "0" if isinstance(value, int) else "0.00"


def _clean(text: str) -> str:
    """What XML cannot hold becomes the replacement character; one kind of line end; no longer than a cell may be."""
    clean = _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return clean if len(clean) <= _MOST_CELL else clean[: _MOST_CELL - 1] + "…"
