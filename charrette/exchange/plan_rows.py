"""Rows of scope, budget and milestones as a file has them, read all or nothing; names are not looked up yet.

Fields whose column is missing are None: what is there keeps its value when the row is about something that exists.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from charrette.domain.due_days import any_day
from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.budget import LineClass
from charrette.domain.plan.milestones import MilestoneState
from charrette.domain.plan.phases import Phase
from charrette.domain.plan.scope import Action, Responsibility
from charrette.domain.wording import listed
from charrette.exchange.need_drafts import amount
from charrette.exchange.plan_tables import BUDGET, MILESTONES, SCOPE, PlanTable, check_needed
from charrette.exchange.problems import Problems
from charrette.exchange.read_rows import ReadRow
from charrette.exchange.tables import Table, plain

T = TypeVar("T")
Kind = TypeVar("Kind", bound=StrEnum)

_OTHER_NAMES = {
    "ffe": LineClass.FURNITURE,
    "furniture": LineClass.FURNITURE,
    "equipment": LineClass.FURNITURE,
    "tech": LineClass.TECHNOLOGY,
    "construction": LineClass.HARD,
    "hardcost": LineClass.HARD,
    "softcost": LineClass.SOFT,
    "roughin": Action.ROUGH_IN,
    "installation": Action.INSTALL,
    "training": Action.TRAIN,
    "maintenance": Action.MAINTAIN,
    "configuration": Action.CONFIGURE,
    "connection": Action.CONNECT,
    "sd": Phase.SCHEMATIC_DESIGN,
    "dd": Phase.DESIGN_DEVELOPMENT,
    "cd": Phase.CONSTRUCTION_DOCUMENTS,
    "inprogress": MilestoneState.UNDER_WAY,
    "started": MilestoneState.UNDER_WAY,
    "open": MilestoneState.PLANNED,
    "complete": MilestoneState.DONE,
    "completed": MilestoneState.DONE,
    "reached": MilestoneState.DONE,
}
"""Words of the field beside those that are written."""


POINTS = ("low", "likely", "high")
"""The columns of amounts."""


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """A scope item as the file has it: parties, needs and milestone by name or code."""

    row: int
    code: str
    space: str
    system: str
    action: Action
    responsibility: Responsibility | None
    accountable: tuple[str, ...] | None
    responsible: tuple[str, ...] | None
    consulted: tuple[str, ...] | None
    informed: tuple[str, ...] | None
    needs: tuple[str, ...] | None
    milestone: str | None
    title: str | None
    division: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A budget line as the file has it; amounts in major units; ``sources`` are names with amounts.

    ``points`` are the columns of amounts that the file has: an empty one is not the same as none.
    """

    row: int
    code: str
    department: str | None
    description: str
    kind: LineClass | None
    phase: Phase | None
    low: Decimal | None
    likely: Decimal | None
    high: Decimal | None
    scope: tuple[str, ...] | None
    sources: tuple[tuple[str, Decimal], ...] | None
    buy_by: str | None
    rate: Decimal | None
    rate_on: tuple[LineClass, ...]
    rate_source: str | None
    rate_date: str | None
    note: str | None
    points: tuple[str, ...] = POINTS


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A milestone as the file has it; ``depends_on`` are codes with the days that must lie between."""

    row: int
    code: str
    title: str
    department: str | None
    due: str | None
    depends_on: tuple[tuple[str, int], ...] | None
    state: MilestoneState | None
    phase: Phase | None
    gate: bool | None
    evidence: str | None


def read_scope(table: Table, columns: Mapping[str, int]) -> tuple[ScopeRow, ...]:
    """The scope items of a table. Raises ``InvalidInputError`` naming up to ten rows and columns."""
    return _read(table, SCOPE, columns, lambda cells: _scope(cells, columns))


def read_budget(table: Table, columns: Mapping[str, int], currency: str) -> tuple[BudgetRow, ...]:
    """The budget lines of a table, with amounts of ``currency``; raises as ``read_scope`` does."""
    return _read(table, BUDGET, columns, lambda cells: _budget(cells, columns, currency))


def read_milestones(table: Table, columns: Mapping[str, int]) -> tuple[MilestoneRow, ...]:
    """The milestones of a table; raises as ``read_scope`` does."""
    return _read(table, MILESTONES, columns, lambda cells: _milestone(cells, columns))


def _read(
    table: Table, kind: PlanTable, columns: Mapping[str, int], one: Callable[[ReadRow], T]
) -> tuple[T, ...]:
    check_needed(table, kind, columns)
    problems = Problems(table.name)
    rows: list[T] = []
    seen: dict[str, int] = {}
    for index in range(len(table.rows)):
        cells = ReadRow(table, columns, index, problems)
        for field in kind.needed:
            if not cells.text(field):
                cells.refuse(field, "is empty. Fill it in, or empty the row.")
        code = cells.text("code").upper()
        if code in seen:
            cells.refuse("code", f"“{code}” is in row {seen[code]} already.")
        if code:
            seen[code] = cells.row.number
        rows.append(one(cells))
    problems.stop_if_any()
    return tuple(rows)


def _scope(cells: ReadRow, columns: Mapping[str, int]) -> ScopeRow:
    def codes(field: str) -> tuple[str, ...] | None:
        return cells.several(field) if field in columns else None

    def words(field: str) -> str | None:
        return cells.text(field) if field in columns else None

    return ScopeRow(
        cells.row.number,
        cells.text("code").upper(),
        cells.text("space"),
        cells.text("system"),
        cells.read("action", lambda text: _one_of(Action, text, "action"), Action.INSTALL),
        cells.read("responsibility", lambda text: _one_of(Responsibility, text, "responsibility code"), None),
        codes("accountable"),
        codes("responsible"),
        codes("consulted"),
        codes("informed"),
        codes("needs"),
        words("milestone"),
        words("title"),
        words("division"),
        words("note"),
    )


def _budget(cells: ReadRow, columns: Mapping[str, int], currency: str) -> BudgetRow:
    def words(field: str) -> str | None:
        return cells.text(field) if field in columns else None

    low, likely, high = (cells.read(field, lambda text: amount(text, currency), None) for field in POINTS)
    known = [each for each in (low, likely, high) if each is not None]
    if known != sorted(known):
        cells.refuse("low", "the amounts do not rise from low to high. Put them in order.")
    return BudgetRow(
        cells.row.number,
        cells.text("code").upper(),
        words("department"),
        cells.text("description"),
        cells.read("class", lambda text: _one_of(LineClass, text, "class"), None),
        cells.read("phase", lambda text: _one_of(Phase, text, "phase"), None),
        low,
        likely,
        high,
        cells.several("scope") if "scope" in columns else None,
        cells.read("sources", lambda _: _paid(cells.several("sources"), currency), ())
        if "sources" in columns
        else None,
        cells.read("buy_by", _day, "") if "buy_by" in columns else None,
        cells.read("rate", _rate, None),
        tuple(
            cells.read("rate_on", lambda _, name=name: _one_of(LineClass, name, "class"), LineClass.HARD)
            for name in cells.several("rate_on")
        ),
        words("rate_source"),
        cells.read("rate_date", _day, "") if "rate_date" in columns else None,
        words("note"),
        tuple(each for each in POINTS if each in columns),
    )


def _milestone(cells: ReadRow, columns: Mapping[str, int]) -> MilestoneRow:
    def words(field: str) -> str | None:
        return cells.text(field) if field in columns else None

    return MilestoneRow(
        cells.row.number,
        cells.text("code").upper(),
        cells.text("title"),
        words("department"),
        cells.read("due", _day, "") if "due" in columns else None,
        cells.read("depends_on", lambda _: tuple(map(_waiting, cells.several("depends_on"))), ())
        if "depends_on" in columns
        else None,
        cells.read("state", lambda text: _one_of(MilestoneState, text, "state"), None),
        cells.read("phase", lambda text: _one_of(Phase, text, "phase"), None),
        cells.read("gate", _yes, False) if "gate" in columns else None,
        words("evidence"),
    )


def _one_of(kind: type[Kind], text: str, what: str) -> Kind:
    """A member by its value, its words, or another word of the field; raises ``ValueError`` naming those there are."""
    wanted = plain(text)
    for member in kind:
        if wanted == plain(member.value):
            return member
    other = _OTHER_NAMES.get(wanted)
    if isinstance(other, kind):
        return other
    raise ValueError(f"“{text}” is no {what}. Write one of {listed([member.value for member in kind])}.")


def _paid(parts: tuple[str, ...], currency: str) -> tuple[tuple[str, Decimal], ...]:
    """``Bond=150000;E-Rate=48000``: names with amounts; raises ``ValueError``."""
    found: dict[str, Decimal] = {}
    for part in parts:
        name, equals, figure = part.rpartition("=")
        name = name.strip()
        if not equals or not name:
            raise ValueError(f"“{part}” says no amount. Write each source as Bond=150000.")
        if name.casefold() in {each.casefold() for each in found}:
            raise ValueError(f"“{name}” is named twice. Add its amounts up.")
        found[name] = amount(figure, currency)
    return tuple(found.items())


def _waiting(part: str) -> tuple[str, int]:
    """``M-003`` or ``M-003+14``: at least fourteen days later."""
    code, _, days = part.partition("+")
    if days and not days.strip().isdecimal():
        raise ValueError(f"“{part}” is no milestone to wait for. Write M-003, or M-003+14 for 14 days later.")
    return code.strip().upper(), int(days or 0)


def _day(text: str) -> str:
    """An ISO date, also one with a time beside it as workbooks have them."""
    from datetime import date

    try:
        return any_day(text.split(" ", maxsplit=1)[0] if text[:4].isdecimal() else text, date(2000, 1, 1))
    except InvalidInputError:
        raise ValueError(f"“{text}” is no date. Write it as 2027-03-14.") from None


def _rate(text: str) -> Decimal:
    try:
        rate = Decimal(text.removesuffix("%").strip())
    except InvalidOperation:
        rate = Decimal("NaN")
    if not rate.is_finite() or not 0 <= rate <= 1000:
        raise ValueError(f"“{text}” is no rate in per cent. Write it like 4.5.")
    return rate


def _yes(text: str) -> bool:
    if plain(text) in {"yes", "y", "true", "1", "x", "si", "gate"}:
        return True
    if plain(text) in {"no", "n", "false", "0"}:
        return False
    raise ValueError(f"“{text}” is neither yes nor no.")
