"""A matrix of comparisons in a file: square, with names or without, or its upper triangle alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from charrette.domain.errors import InvalidInputError
from charrette.exchange.problems import Problems
from charrette.exchange.text_files import NO_DELIMITER, find_delimiter, read_text
from charrette.exchange.wide_tables import text_records

_RATIO = re.compile(r"[0-9]{1,7}(\.[0-9]{1,9})?(\s*/\s*[0-9]{1,7}(\.[0-9]{1,9})?)?")
_NEAR = Fraction(1, 50)
"""A value and its mirror may differ by so much: 3 and 0.33 mean the same."""
Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class ComparisonMatrix:
    """The names, and the upper triangle row by row: how many times the first matters more than the second."""

    names: tuple[str, ...]
    entries: tuple[Fraction, ...]


def read_matrix(path: Path) -> ComparisonMatrix:
    """Reads numbers such as 3, 0.5 and 1/3, between commas, semicolons, tabs or spaces.

    The lower triangle may be empty; where it is not, it must mirror the upper one. The upper triangle may also stand
    alone, each row shorter than the one before. Raises ``InvalidInputError`` naming lines and columns.
    """
    text, _ = read_text(path)
    delimiter = find_delimiter(text)
    if delimiter == NO_DELIMITER:
        lines = enumerate(text.splitlines(), start=1)
        records: list[Row] = [(line, said.split()) for line, said in lines]
    else:
        records = [
            (line, [cell.strip() for cell in cells])
            for line, cells in text_records(path.name, text, delimiter)
        ]
    names, rows = _without_names([row for row in records if any(row[1])])
    problems = Problems(path.name, "line")
    if not rows:
        raise InvalidInputError(f"{path.name}: line 1: there are no comparisons.")
    shorter = [len(_trimmed(cells)) for _, cells in rows] == list(range(len(rows), 0, -1))
    size = len(rows) + 1 if shorter else len(rows)
    cells = _triangle(rows) if shorter else _square(path.name, rows, problems)
    entries = [_ratio(*each, problems) for each in cells]
    if not shorter and not problems.count:
        _check_mirror(rows, problems)
    problems.stop_if_any()
    if names and len(names) != size:
        raise InvalidInputError(f"{path.name}: line 1: there are {len(names)} names for {size} criteria.")
    return ComparisonMatrix(tuple(names) or tuple(map(str, range(1, size + 1))), tuple(entries))


def _is_ratio(cell: str) -> bool:
    return _RATIO.fullmatch(cell) is not None


def _without_names(rows: Sequence[Row]) -> tuple[list[str], list[Row]]:
    """The names in the first row or the first column, and the rows without them."""
    if not rows:
        return [], list(rows)
    first = [cell for cell in rows[0][1] if cell]
    names = first if not any(map(_is_ratio, first)) and len(rows) > 1 else []
    body = list(rows[1:] if names else rows)
    if all(_begins_with_name(cells) for _, cells in body):
        own = [cells[0] for _, cells in body]
        corner = names[1:] if len(names) == len(own) + 1 else names
        return corner if len(corner) > len(own) else own, [(line, cells[1:]) for line, cells in body]
    return names, body


def _begins_with_name(cells: Sequence[str]) -> bool:
    """Whether a row is a name and then numbers, or (the last of a triangle) a name alone."""
    if not cells[0] or _is_ratio(cells[0]):
        return False
    return any(map(_is_ratio, cells[1:])) or len(_trimmed(cells)) == 1


def _trimmed(cells: Sequence[str]) -> list[str]:
    found = list(cells)
    while found and not found[-1]:
        found.pop()
    return found


def _triangle(rows: Sequence[Row]) -> list[tuple[int, int, str]]:
    return [
        (line, column, cell) for line, cells in rows for column, cell in enumerate(_trimmed(cells), start=1)
    ]


def _square(name: str, rows: Sequence[Row], problems: Problems) -> list[tuple[int, int, str]]:
    """The cells above the diagonal with their places; the diagonal holds 1 or nothing."""
    size = len(rows)
    found: list[tuple[int, int, str]] = []
    for place, (line, cells) in enumerate(rows):
        filled = _trimmed(cells)
        if len(filled) > size or (len(filled) < size and (place < size - 1 or filled)):
            raise InvalidInputError(
                f"{name}: line {line}, column {len(filled)}: a matrix of {size} rows has {size} columns."
            )
        if filled and filled[place] not in {"", "1"}:
            problems.add(line, str(place + 1), f"“{filled[place]}”: compared with itself a criterion has 1.")
        found += [(line, column + 1, filled[column]) for column in range(place + 1, size)]
    return found


def _ratio(line: int, column: int, cell: str, problems: Problems) -> Fraction:
    value = _value(cell)
    if value is None:
        problems.add(
            line, str(column), f"“{cell}” is no comparison. Write a number above 0 such as 3, 0.5 or 1/3."
        )
    return value or Fraction(1)


def _value(cell: str) -> Fraction | None:
    """None where it is no number above 0."""
    if not _is_ratio(cell):
        return None
    above, _, below = cell.replace(" ", "").partition("/")
    divisor = Fraction(below) if below else Fraction(1)
    return (Fraction(above) / divisor or None) if divisor else None


def _check_mirror(rows: Sequence[Row], problems: Problems) -> None:
    for place, (line, cells) in enumerate(rows):
        for column, cell in enumerate(cells[:place]):
            if not cell:
                continue
            value, mirror = _value(cell), _value(rows[column][1][place])
            if value is None or mirror is None or abs(value * mirror - 1) > _NEAR:
                other = f"“{rows[column][1][place]}” in line {rows[column][0]}"
                problems.add(
                    line, str(column + 1), f"“{cell}” does not mirror {other}: write 1 / it, or nothing."
                )
