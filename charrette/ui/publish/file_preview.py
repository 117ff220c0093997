"""What a needs file holds, as a short table: for the preview of formats that have no pages."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from charrette.domain.wording import counted

ROWS = 40
"""Rows of a table that the preview shows."""


@dataclass(frozen=True, slots=True)
class FilePreview:
    """The first rows of a file, and in a sentence what else is in it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sentence: str


def file_preview(format_: str, data: bytes, thing: str = "need") -> FilePreview:
    """Reads what was written, as whoever opens the file will; ``thing`` is what a row of its first table is."""
    if format_ in {"csv", "xlsx"}:
        return _csv(data, thing) if format_ == "csv" else _xlsx(data, thing)
    return {"json": _json, "ics": _ics}[format_](data)


def _csv(data: bytes, thing: str) -> FilePreview:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    shown = _shown(len(rows) - 1, thing)
    return FilePreview(
        tuple(rows[0]), tuple(map(tuple, rows[1 : ROWS + 1])), f"{shown} One row a {thing}, one heading row."
    )


def _xlsx(data: bytes, thing: str) -> FilePreview:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        sheets = [(sheet.title, [*sheet.iter_rows(values_only=True)]) for sheet in book.worksheets]
    finally:
        book.close()
    first = sheets[0][1]
    others = ", ".join(f"{title} ({len(rows) - 1})" for title, rows in sheets[1:])
    shown = _shown(len(first) - 1, thing)
    return FilePreview(
        _texts(first[0]),
        tuple(map(_texts, first[1 : ROWS + 1])),
        f"{shown} Other sheets, with their rows: {others}.",
    )


def _texts(cells: Sequence[object]) -> tuple[str, ...]:
    return tuple("" if cell is None else str(cell) for cell in cells)


def _json(data: bytes) -> FilePreview:
    held = cast("dict[str, Any]", json.loads(data))
    rows = tuple((name, _held(value)) for name, value in held.items())
    return FilePreview(
        ("Part", "What it holds"),
        rows,
        "Everything about the project in one file: other programs can read it, Charrette can import it again.",
    )


def _held(value: object) -> str:
    if isinstance(value, list):
        number = len(cast("list[object]", value))
        return "1 entry" if number == 1 else f"{number:,} entries"
    if isinstance(value, dict):
        named = cast("dict[str, object]", value)
        return str(named.get("name") or f"{len(named)} fields")
    return str(value)


def _ics(data: bytes) -> FilePreview:
    """The events by day."""
    from icalendar import Calendar

    calendar: Any = Calendar.from_ical(data)
    events: list[Any] = list(calendar.walk("VEVENT"))
    rows = [(str(each.decoded("dtstart")), str(each["summary"])) for each in events]
    words = f"{_shown(len(rows), 'day')} Calendars that read the file again move what they know."
    return FilePreview(("Day", "Milestone"), tuple(rows[:ROWS]), words)


def _shown(rows: int, thing: str) -> str:
    words = f"{counted(rows, thing)}."
    return f"{words} The first {ROWS} are shown." if rows > ROWS else words
