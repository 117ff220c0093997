"""Workbooks (XLSX) read as plain text cells; openpyxl is imported when one is opened."""

import warnings
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from charrette.domain.errors import InvalidInputError
from charrette.exchange.tables import TableRow
from charrette.exchange.text_files import read_bytes

_SUFFIXES = {".xlsx", ".xlsm", ".xltx"}
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"


def is_workbook(path: Path) -> bool:
    """Whether the name says workbook, or the first bytes do."""
    if path.suffix.lower() in _SUFFIXES | {".xls", ".ods"}:
        return True
    try:
        with path.open("rb") as file:
            return file.read(4) in (_OLE, _ZIP)
    except OSError:
        return False


def read_sheet(path: Path, prefer: str = "") -> tuple[str, list[TableRow]]:
    """The title and rows of the sheet called ``prefer``, else of the first one that is visible and not empty.

    Every cell is text: whole numbers without a point, dates as in ISO 8601; of merged cells the first
    holds the text; where a formula stands its saved value is taken.
    Raises ``InvalidInputError`` for what is no workbook or cannot be read.
    """
    _check_kind(path)
    title, rows, formulas = _read(path, prefer, values=False)
    if not formulas:
        return title, rows
    title, rows, _ = _read(path, prefer, values=True)
    _check_formulas(path, rows, formulas)
    return title, rows


def _check_kind(path: Path) -> None:
    data = read_bytes(path)[:4]
    if data == _OLE:
        raise InvalidInputError(
            f"{path.name} is protected by a password, or is an old workbook (.xls).",
            way_on="Open it in Excel, take the password off, save it as .xlsx and import that.",
        )
    if data != _ZIP:
        raise InvalidInputError(
            f"{path.name} is not an Excel workbook, whatever its name says.",
            way_on="Save it as .xlsx or .csv and import that.",
        )


def _read(path: Path, prefer: str, *, values: bool) -> tuple[str, list[TableRow], set[tuple[int, int]]]:
    from xml.etree.ElementTree import ParseError
    from zipfile import BadZipFile
    from zlib import error as ZlibError  # noqa: N812  # its own name is lower case

    from openpyxl.utils.exceptions import InvalidFileException

    faults = (
        BadZipFile, ZlibError, ParseError, InvalidFileException, KeyError, ValueError, TypeError, IndexError,
        AttributeError, EOFError, OSError, NotImplementedError,
    )  # fmt: skip
    try:
        return _read_any(path, prefer, values=values)
    except faults as fault:
        raise InvalidInputError(
            f"{path.name} is damaged, or is not an Excel workbook.",
            way_on="Open it in Excel, save it again as .xlsx and import that.",
        ) from fault


def _read_any(path: Path, prefer: str, *, values: bool) -> tuple[str, list[TableRow], set[tuple[int, int]]]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book: Any = load_workbook(path, read_only=True, data_only=values)
        try:
            sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            sheets.sort(key=lambda sheet: sheet.title.casefold() != prefer.casefold())
            for sheet in sheets:
                rows, formulas = _rows(sheet)
                if rows:
                    return str(sheet.title), rows, formulas
        finally:
            book.close()
    return "", [], set()


def _rows(sheet: Any) -> tuple[list[TableRow], set[tuple[int, int]]]:
    sheet.reset_dimensions()
    rows: list[TableRow] = []
    formulas: set[tuple[int, int]] = set()
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        texts = [_text(cell.value) for cell in cells]
        formulas.update((number, column) for column, cell in enumerate(cells) if cell.data_type == "f")
        while texts and not texts[-1]:
            texts.pop()
        rows.append(TableRow(number, tuple(texts)))
    while rows and not rows[-1].cells:
        rows.pop()
    return rows, formulas


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _check_formulas(path: Path, rows: Sequence[TableRow], formulas: set[tuple[int, int]]) -> None:
    """A formula without a saved value would be lost as an empty cell: it is refused instead."""
    from openpyxl.utils import get_column_letter

    cells_of = {row.number: row.cells for row in rows}
    for number, column in sorted(formulas):
        cells = cells_of.get(number, ())
        if column >= len(cells) or not cells[column]:
            raise InvalidInputError(
                f"{path.name}: cell {get_column_letter(column + 1)}{number} holds a formula without a saved value.",
                "Nothing was imported.",
                "Open the file in Excel, save it and import it again.",
            )
