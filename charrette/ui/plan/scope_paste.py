"""Rows of scope on the clipboard, as spreadsheets put them there and take them."""

from collections.abc import Sequence

from charrette.domain.errors import InvalidInputError
from charrette.exchange.plan_tables import SCOPE, suggested
from charrette.exchange.tables import Table, TableRow, pasted_table
from charrette.ui.plan.scope_columns import COLUMNS, NOBODY, Col, ScopeRow

_IN_FILES = [col for col in Col if COLUMNS[col].field in SCOPE.columns]


def is_one_value(text: str) -> bool:
    """Whether the clipboard holds the words of one cell."""
    return bool(text.strip()) and "\t" not in text and "\n" not in text.strip("\r\n")


def copied_rows(rows: Sequence[Sequence[str]]) -> str:
    """Rows with their heads, as a spreadsheet takes them."""
    cells = [[COLUMNS[col].field for col in _IN_FILES]]
    cells += [
        ["" if row[col] == NOBODY and col is Col.ACCOUNTABLE else row[col] for col in _IN_FILES]
        for row in rows
    ]
    return "\n".join("\t".join(each) for each in cells) + "\n"


def cells_table(text: str, rows: Sequence[ScopeRow], at: int, col: Col) -> tuple[Table, dict[str, int]]:
    """What is to be pasted as a table, and which of its columns is which field.

    Rows with a head go by their heads; without one they stand as in the table on the screen: the codes first where the
    first cell is one. A single column goes into the cells from the current one downward. Raises ``InvalidInputError``.
    """
    known = [name for names in SCOPE.columns.values() for name in names]
    table = pasted_table(text, known)
    columns = suggested(table, SCOPE)
    if columns:
        return table, columns
    if len(table.header) == 1 and 0 <= at < len(rows):
        return _downward(table, rows[at:], col)
    first = table.rows[0].cells[0].strip().upper()
    fields = [COLUMNS[each].field for each in _IN_FILES]
    fields = fields if first.startswith("S-") else fields[1:]
    return table, {field: place for place, field in enumerate(fields[: len(table.header)])}


def _downward(table: Table, rows: Sequence[ScopeRow], col: Col) -> tuple[Table, dict[str, int]]:
    """A column of values for the rows from the current one on, with what these rows have already."""
    if col not in _IN_FILES or col is Col.CODE or len(table.rows) > len(rows):
        raise InvalidInputError(
            "These cells cannot be pasted here.",
            "Nothing was changed.",
            "Copy whole rows, or one column for rows that are there, and choose the first cell they go into.",
        )
    keep = [Col.CODE, Col.SPACE, Col.SYSTEM, Col.ACTION]
    shown = [*keep, *([] if col in keep else [col])]
    made = [
        TableRow(pasted.number, tuple(pasted.cells[0] if each is col else row.cells[each] for each in shown))
        for pasted, row in zip(table.rows, rows, strict=False)
    ]
    header = tuple(COLUMNS[each].words for each in shown)
    columns = {COLUMNS[each].field: place for place, each in enumerate(shown)}
    return Table(table.name, header, tuple(made), how="pasted"), columns
