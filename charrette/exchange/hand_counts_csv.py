"""The file of hand counts: ``table,group,ballots``, then one column per need code holding totals."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from charrette.domain.methods import Method, method_named
from charrette.exchange.ballot_cells import CellError, read_total
from charrette.exchange.ballots_csv import columns_of
from charrette.exchange.problems import Problems
from charrette.exchange.wide_tables import open_wide

_OWN = ("table", "group", "ballots")
_NUMBER = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class CountRow:
    """One table's ballots as totals, parallel to ``CountFile.codes``; with levels each total is packed."""

    table: int
    group: str | None
    ballots: int
    totals: tuple[int, ...]
    row: int


@dataclass(frozen=True, slots=True)
class CountFile:
    """A file of hand counts: need codes in file order, and its tables."""

    name: str
    codes: tuple[str, ...]
    rows: tuple[CountRow, ...]
    place: str = "line"


def read_counts(path: Path, method: str) -> CountFile:
    """Reads the file (CSV or XLSX); ``group`` may be missing or empty.

    All or nothing: raises ``InvalidInputError`` naming lines (of a workbook rows) and columns.
    """
    table = open_wide(path, "Hand counts")
    columns, needs = columns_of(table.name, table.header, _OWN, table.place)
    problems, found = Problems(table.name, table.place), method_named(method)
    if "ballots" not in columns:
        problems.add(1, "", "there is no column “ballots”: how many ballots of the table were counted.")
        problems.stop_if_any()
    codes = {column: table.header[column] for column in needs}
    rows = [_row(found, place, cells, columns, codes, problems) for place, cells in table.rows]
    problems.stop_if_any()
    return CountFile(table.name, tuple(codes.values()), tuple(rows), table.place)


def _row(
    method: Method,
    place: int,
    cells: Sequence[str],
    columns: Mapping[str, int],
    codes: Mapping[int, str],
    problems: Problems,
) -> CountRow:
    own = {name: cells[column].strip() for name, column in columns.items()}
    for name, words in (("table", "the number of a table"), ("ballots", "a number of ballots")):
        if _NUMBER.fullmatch(own[name]) is None or not int(own[name]):
            problems.add(place, name, f"“{own[name]}” is not {words}. Write 1, 2 and so on.")
            own[name] = "1"
    totals: list[int] = []
    for column, code in codes.items():
        try:
            totals.append(read_total(method, cells[column].strip()))
        except CellError as fault:
            problems.add(place, code, str(fault))
    return CountRow(int(own["table"]), own.get("group") or None, int(own["ballots"]), tuple(totals), place)
