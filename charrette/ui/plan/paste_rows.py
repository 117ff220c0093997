"""Rows of a spreadsheet from the clipboard, as budget lines: which column is what, and what cannot be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from charrette.domain.errors import CharretteError
from charrette.domain.money import CostRange
from charrette.domain.plan.budget import LineClass
from charrette.domain.plan.phases import Phase
from charrette.services.budget import LineDraft
from charrette.ui.plan.amounts import read_amount
from charrette.ui.plan.payers import read_payers

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

T = TypeVar("T")

FIELDS = (
    "description",
    "department",
    "class",
    "phase",
    "low",
    "likely",
    "high",
    "scope",
    "sources",
    "buy by",
    "note",
)
"""What a column may be; an empty text: it is left out."""
_OTHER_NAMES = {
    "item": "description", "line": "description", "what": "description", "dept": "department", "kind": "class",
    "amount": "likely", "cost": "likely", "budget": "likely", "total": "likely", "paid by": "sources",
    "source": "sources", "funding": "sources", "needed": "buy by", "comment": "note",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cells:
    """What was pasted: the rows below the heads, and what each column seems to be."""

    rows: tuple[tuple[str, ...], ...]
    fields: tuple[str, ...]
    headed: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines that can be added, and for the others the row (from 0) and what is wrong with it."""

    drafts: tuple[LineDraft, ...]
    faults: tuple[tuple[int, str], ...]


def cells_of(text: str) -> Cells:
    """Rows of tab-separated cells; the first row names the columns where it does."""
    rows = [tuple(cell.strip() for cell in line.split("\t")) for line in text.splitlines() if line.strip()]
    width = max((len(row) for row in rows), default=0)
    full = [(*row, *[""] * (width - len(row))) for row in rows]
    named = [_field(cell) for cell in full[0]] if full else []
    headed = sum(bool(each) for each in named) >= 2 or (width == 1 and bool(named and named[0]))
    body = full[1:] if headed else full
    return Cells(tuple(body), tuple(named) if headed else _guessed(body, width), headed)


def read_lines(
    cells: Cells, fields: Sequence[str], department_id: UUID | None, snapshot: "ProjectSnapshot"
) -> Reading:
    """The rows as lines, by what each column is said to be; ``department_id`` is theirs where no column says it."""
    drafts: list[LineDraft] = []
    faults: list[tuple[int, str]] = []
    for place, row in enumerate(cells.rows):
        values = {name: cell for name, cell in zip(fields, row, strict=True) if name and cell}
        if not values:
            continue
        try:
            drafts.append(_Reader(snapshot, values).draft(department_id))
        except (CharretteError, LookupError) as error:
            faults.append((place, error.what if isinstance(error, CharretteError) else str(error.args[0])))
    return Reading(tuple(drafts), tuple(faults))


class _Reader:
    """Reads one row."""

    def __init__(self, snapshot: "ProjectSnapshot", values: dict[str, str]) -> None:
        self._snapshot, self._plan, self._values = snapshot, snapshot.planned, values
        self._currency = snapshot.project.currency

    def draft(self, department_id: UUID | None) -> LineDraft:
        """The line; raises ``LookupError`` for what is not known, ``InvalidInputError`` for what is no amount."""
        text = self._values.get
        if not text("description"):
            raise LookupError("It does not say what is paid for.")
        amount = CostRange(
            *(read_amount(text(name, ""), self._currency) for name in ("low", "likely", "high"))
        )
        return LineDraft(
            text("description", ""),
            self._kind(text("class", "")),
            self._department(text("department", ""), department_id),
            self._phase(text("phase", "")),
            amount,
            text("buy by", ""),
            self._scope(text("scope", "")),
            read_payers(text("sources", ""), self._plan.district.sources, amount.middle, self._currency),
            note=text("note", ""),
        )

    def _kind(self, words: str) -> LineClass:
        if not words:
            return LineClass.HARD
        return _found(words, {each.value: each for each in LineClass}, "class")

    def _phase(self, words: str) -> Phase | None:
        return _found(words, {each.value: each for each in Phase}, "phase") if words else None

    def _department(self, words: str, usual: UUID | None) -> UUID | None:
        known = {each.name: each.id for each in self._snapshot.departments}
        return _found(words, known, "department") if words else usual

    def _scope(self, words: str) -> tuple[UUID, ...]:
        known = {item.code.casefold(): item.id for item in self._plan.scope}
        codes = [part.strip() for part in words.replace(",", ";").split(";") if part.strip()]
        for code in codes:
            if code.casefold() not in known:
                raise LookupError(f"There is no scope item {code}.")
        return tuple(known[code.casefold()] for code in codes)


def _found(words: str, known: dict[str, T], what: str) -> T:
    wanted = words.casefold().strip()
    found = [value for name, value in known.items() if name.casefold().startswith(wanted)]
    if not found:
        raise LookupError(f"There is no {what} “{words}”.")
    return found[0]


def _field(cell: str) -> str:
    name = cell.casefold().strip().replace("_", " ")
    return name if name in FIELDS else _OTHER_NAMES.get(name, "")


def _guessed(rows: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """Without heads: the first column of words is the description, the first of amounts the likely cost."""
    fields = [""] * width
    for column in range(width):
        cells = [row[column] for row in rows if row[column]]
        amounts = bool(cells) and all(_is_amount(cell) for cell in cells)
        codes = bool(cells) and all(cell[:2].upper() == "S-" for cell in cells)
        name = "likely" if amounts else "scope" if codes else "description"
        fields[column] = name if name not in fields else ""
    return tuple(fields)


def _is_amount(cell: str) -> bool:
    try:
        return read_amount(cell, "USD") is not None
    except CharretteError:
        return False
