"""The tables of the plan as files hold them: which column is what, by its name or by a mapping."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from charrette.domain.errors import InvalidInputError
from charrette.domain.wording import listed
from charrette.exchange.tables import Table, columns_called, open_table, plain
from charrette.exchange.workbooks import is_workbook
from charrette.exchange.written_csv import unguarded_table


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A kind of table: its sheet in a workbook, the names its columns are known by, and those it cannot do without.

    The first name of each field is the standard one, which is written.
    """

    name: str
    sheet: str
    columns: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]


SCOPE = PlanTable(
    "scope",
    "Scope",
    {
        "code": ("code", "id", "no", "item"),
        "space": ("space", "room", "location", "area", "espacio"),
        "system": ("system", "equipment", "subject", "sistema"),
        "action": ("action", "work", "task", "acción"),
        "responsibility": ("responsibility", "responsibility code", "ofci", "cfci", "responsabilidad"),
        "accountable": ("accountable", "owner", "a"),
        "responsible": ("responsible", "r"),
        "consulted": ("consulted", "c"),
        "informed": ("informed", "i"),
        "needs": ("needs", "need", "need codes", "serves"),
        "milestone": ("milestone", "milestone code"),
        "title": ("title", "description", "name", "título"),
        "division": ("division", "csi", "csi division", "spec section"),
        "note": ("note", "notes", "remarks", "nota"),
    },
    ("space", "system", "action"),
)
BUDGET = PlanTable(
    "budget",
    "Budget",
    {
        "code": ("code", "id", "no", "line"),
        "department": ("department", "dept", "departamento"),
        "description": ("description", "title", "item", "name", "descripción"),
        "class": ("class", "kind", "category", "clase"),
        "phase": ("phase", "fase"),
        "low": ("low", "amount_low", "minimum"),
        "likely": ("likely", "amount", "cost", "budget", "estimate", "monto"),
        "high": ("high", "amount_high", "maximum"),
        "scope": ("scope", "scope items", "scope codes"),
        "sources": ("sources", "source", "funding", "funding sources", "paid by"),
        "buy_by": ("buy_by", "purchase by", "order by", "needed by"),
        "rate": ("rate", "percent", "rate %"),
        "rate_on": ("rate_on", "rate on classes"),
        "rate_source": ("rate_source", "source of the rate"),
        "rate_date": ("rate_date", "date of the rate"),
        "note": ("note", "notes", "remarks", "nota"),
    },
    ("description",),
)
MILESTONES = PlanTable(
    "milestones",
    "Milestones",
    {
        "code": ("code", "id", "no"),
        "title": ("title", "milestone", "name", "description", "hito"),
        "department": ("department", "dept", "owner", "departamento"),
        "due": ("due", "date", "due date", "finish", "fecha"),
        "depends_on": ("depends_on", "waits for", "predecessors", "after"),
        "state": ("state", "status", "estado"),
        "phase": ("phase", "fase"),
        "gate": ("gate", "review gate"),
        "evidence": ("evidence", "proof"),
    },
    ("title",),
)
PLAN_TABLES = {table.name: table for table in (SCOPE, BUDGET, MILESTONES)}
"""The tables that can be imported, by name."""


def open_plan_table(path: Path, kind: PlanTable) -> Table:
    """Reads CSV or XLSX (the sheet of that kind first). Raises ``InvalidInputError`` in plain words."""
    known = [name for names in kind.columns.values() for name in names]
    table = open_table(path, kind.sheet, known)
    return table if is_workbook(path) else unguarded_table(table)


def suggested(table: Table, kind: PlanTable) -> dict[str, int]:
    """The likely column (counted from 0) of each field, by the names; no column is two things."""
    found: dict[str, int] = {}
    for field, names in kind.columns.items():
        free = [each for each in columns_called(table, names) if each not in found.values()]
        if free:
            found[field] = free[0]
    return found


def mapped(table: Table, kind: PlanTable, theirs: Mapping[str, str]) -> dict[str, int]:
    """The suggested columns with those of a mapping (their name -> our field) in their place.

    Raises ``InvalidInputError`` for a column that the table has not, and for a field that this kind has not.
    """
    header = [plain(name) for name in table.header]
    found = suggested(table, kind)
    for name, field in theirs.items():
        if plain(name) not in header:
            raise InvalidInputError(
                f"{table.name} has no column “{name}”.",
                "Nothing was imported.",
                f"It has: {listed(table.header)}.",
            )
        if field not in kind.columns:
            raise InvalidInputError(
                f"There is no field “{field}” to map a column to.",
                "Nothing was imported.",
                f"There are: {listed(list(kind.columns))}.",
            )
        column = header.index(plain(name))
        found = {each: place for each, place in found.items() if place != column} | {field: column}
    return found


def check_needed(table: Table, kind: PlanTable, columns: Mapping[str, int]) -> None:
    """Raises ``InvalidInputError`` where a column is missing that this kind cannot do without."""
    missing = [field for field in kind.needed if field not in columns]
    if missing:
        raise InvalidInputError(
            f"{table.name} has no column for {listed(missing)}.",
            "Nothing was imported.",
            f"Say which column it is, or name one so. It has: {listed(table.header)}.",
        )
