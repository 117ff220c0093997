"""Tables with many rows and columns, read row by row: ballots of a whole town."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

from charrette.domain.errors import InvalidInputError
from charrette.exchange.tables import named_columns
from charrette.exchange.text_files import find_delimiter, read_text

_SAMPLE = 200_000
_MOST_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class WideTable:
    """A table: its header, and its rows with their ``place`` ("line" of a text, "row" of a sheet), to be read once.

    Every row has as many cells as the header; empty rows are passed over.
    """

    name: str
    place: str
    header: tuple[str, ...]
    rows: Iterator[tuple[int, Sequence[str]]]


def open_wide(path: Path, sheet: str = "") -> WideTable:
    """Opens CSV in any dress, or XLSX. The first row that is not empty is the header.

    Raises ``InvalidInputError`` for an empty or damaged file; reading on raises it naming the place.
    """
    from charrette.exchange.workbooks import is_workbook, read_sheet

    if is_workbook(path):
        place, whole = "row", True
        records = ((row.number, row.cells) for row in read_sheet(path, sheet)[1])
    else:
        text, _ = read_text(path)
        place, whole = "line", text.endswith(("\n", "\r"))
        delimiter = "\t" if path.suffix.lower() in {".tsv", ".tab"} else find_delimiter(text[:_SAMPLE])
        records = text_records(path.name, text, delimiter)
    filled = (
        (number, cells) for number, cells in records if any(cell and not cell.isspace() for cell in cells)
    )
    first = next(filled, None)
    if first is None:
        raise InvalidInputError(f"{path.name} is empty.", way_on="Choose a file with at least one row.")
    header = named_columns(first[1])
    return WideTable(path.name, place, header, _fitted(path.name, place, filled, len(header), whole=whole))


def text_records(name: str, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The records of a text with the line where each begins; raises ``InvalidInputError`` naming a line."""
    csv.field_size_limit(_MOST_CELL)
    lines = TextIOWrapper(BytesIO(text.encode()), "utf-8", newline="")  # a StringIO takes four bytes a letter
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as fault:
        raise InvalidInputError(
            f"{name}: line {line} cannot be read: a quotation mark is opened and not closed, stands inside a "
            f"quoted text, or a cell has more than {_MOST_CELL:,} characters.",
            "Nothing was taken from it.",
            "Double the quotation marks inside a text, or save the file again.",
        ) from fault


def _fitted(
    name: str, place: str, records: Iterator[tuple[int, Sequence[str]]], width: int, *, whole: bool
) -> Iterator[tuple[int, Sequence[str]]]:
    """Rows as long as the header: short ones are filled up, unless the file ends in the midst of one."""
    found, short = False, 0
    for number, cells in records:
        found, missing = True, width - len(cells)
        if missing < 0 and any(cell.strip() for cell in cells[width:]):
            raise InvalidInputError(
                f"{name}: {place} {number}, column {width + 1}: there are {len(cells)} cells; the header has {width}.",
                "Nothing was taken from it.",
            )
        short = number if missing > 0 else 0
        yield number, [*cells, *[""] * missing] if missing > 0 else cells[:width]
    if not found:
        raise InvalidInputError(
            f"{name} has a header but no rows.", way_on="Choose a file with at least one row."
        )
    if short and not whole:
        raise InvalidInputError(
            f"{name}: {place} {short} breaks off: it is shorter than the header and the file ends there.",
            "Nothing was taken from it.",
            "Take the whole file.",
        )
