"""The file of hand counts: ``table,group,ballots``, then one column per need code holding totals."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from charrette.domain.methods import Method, method_named
from charrette.exchange.ballot_cells import CellError, read_total
from charrette.exchange.ballots_csv import columns_of
from charrette.exchange.problems import Problems
from charrette.exchange.tables import Table, TableRow, open_table

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


def read_counts(path: Path, method: str) -> CountFile:
    """Reads the file (CSV or XLSX); ``group`` may be missing or empty.

    All or nothing: raises ``InvalidInputError`` naming rows and columns.
    """
    table = open_table(path, "Hand counts", _OWN)
    columns, needs = columns_of(table, _OWN)
    problems, found = Problems(table.name), method_named(method)
    if "ballots" not in columns:
        problems.add(1, "", "there is no column “ballots”: how many ballots of the table were counted.")
        problems.stop_if_any()
    rows = [_row(found, table, row, columns, needs, problems) for row in table.rows]
    problems.stop_if_any()
    return CountFile(table.name, tuple(table.header[column] for column in needs), tuple(rows))


def _row(
    method: Method,
    table: Table,
    row: TableRow,
    columns: dict[str, int],
    needs: Sequence[int],
    problems: Problems,
) -> CountRow:
    own = {name: row.cells[column].strip() for name, column in columns.items()}
    for name, words in (("table", "the number of a table"), ("ballots", "a number of ballots")):
        if _NUMBER.fullmatch(own[name]) is None or not int(own[name]):
            problems.add(row.number, name, f"“{own[name]}” is not {words}. Write 1, 2 and so on.")
            own[name] = "1"
    totals: list[int] = []
    for column in needs:
        try:
            totals.append(read_total(method, row.cells[column].strip()))
        except CellError as fault:
            problems.add(row.number, table.header[column], str(fault))
    return CountRow(
        int(own["table"]), own.get("group") or None, int(own["ballots"]), tuple(totals), row.number
    )
