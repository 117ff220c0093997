"""Budget lines: whose money, of which class, for which scope, and which funding sources pay how much of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.money import CostRange
from charrette.domain.plan.budget import Allocation, BudgetLine, LineClass, LineScope
from charrette.domain.plan.phases import Phase
from charrette.domain.wording import listed
from charrette.services.budget_checks import check_scope_ids, checked_allocations, checked_line
from charrette.services.plan_checks import entries_words, named_fields, relink, taken_codes
from charrette.services.projects import changed_fields

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

FILLED = frozenset(
    {
        "description", "kind", "department_id", "phase", "amount", "buy_by", "rate", "rate_on", "rate_source",
        "rate_date", "note", "scope_ids", "allocations",
    }
)  # fmt: skip
"""What ``FillLines`` can set."""


@dataclass(frozen=True, slots=True)
class LineDraft:
    """A budget line to be added; amounts in minor units. An empty ``code`` gets the next one.

    ``allocations`` are what funding sources pay, by source id. With a ``rate`` (per cent) there is no ``amount``.
    """

    description: str
    kind: LineClass
    department_id: UUID | None = None
    phase: Phase | None = None
    amount: CostRange = field(default_factory=CostRange)
    buy_by: str = ""
    scope_ids: tuple[UUID, ...] = ()
    allocations: Mapping[UUID, int] = field(default_factory=dict[UUID, int])
    rate: Decimal | None = None
    rate_on: tuple[LineClass, ...] = ()
    rate_source: str = ""
    rate_date: str = ""
    note: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class AddLines:
    """Budget lines to be added in one step."""

    project_id: UUID
    drafts: tuple[LineDraft, ...]


@dataclass(frozen=True, slots=True)
class EditLine:
    """A budget line as it should be; None: the scope it serves, or what sources pay, stays as it was."""

    line: BudgetLine
    scope_ids: tuple[UUID, ...] | None = None
    allocations: Mapping[UUID, int] | None = None


@dataclass(frozen=True, slots=True)
class FillLines:
    """The same values for many budget lines in one step: fields of ``FILLED`` with what they become."""

    line_ids: tuple[UUID, ...]
    changed: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RemoveLines:
    """Budget lines to be removed, with their links to scope and their allocations."""

    line_ids: tuple[UUID, ...]


def add_lines(work: "UnitOfWork", command: AddLines) -> tuple[BudgetLine, ...]:
    """Adds budget lines. Raises ``InvalidInputError`` where one cannot be taken; then none is."""
    if not command.drafts:
        raise InvalidInputError("There is no budget line to add.")
    project_id = command.project_id
    codes = taken_codes(work, project_id, BudgetLine, "B", [draft.code for draft in command.drafts])
    lines = tuple(
        checked_line(work, _new(work, project_id, draft, number, code))
        for draft, (number, code) in zip(command.drafts, codes, strict=True)
    )
    work.describe(f"Added {_words(lines)}", project_id)
    work.add(*lines)
    for line, draft in zip(lines, command.drafts, strict=True):
        _serve(work, line, (), draft.scope_ids)
        _pay(work, line, {}, draft.allocations)
    return lines


def _new(work: "UnitOfWork", project_id: UUID, draft: LineDraft, number: int, code: str) -> BudgetLine:
    return BudgetLine(
        work.ids.new(),
        project_id,
        number,
        code,
        draft.description,
        draft.kind,
        draft.department_id,
        draft.phase,
        draft.amount,
        draft.buy_by,
        draft.rate,
        draft.rate_on,
        draft.rate_source,
        draft.rate_date,
        draft.note,
    )


def edit_line(work: "UnitOfWork", command: EditLine) -> BudgetLine:
    """Keeps the changed fields of a line and, where they are given, its scope and allocations; its code stays."""
    before = work.get(BudgetLine, command.line.id)
    fixed = {"project_id": before.project_id, "number": before.number, "code": before.code}
    after = checked_line(work, replace(command.line, **fixed))
    changed, served, paid = changed_fields(before, after), _served(work, before), _paid(work, before)
    scope = served if command.scope_ids is None else command.scope_ids
    shares = _amounts(paid) if command.allocations is None else _positive(command.allocations)
    names = [*changed]
    names += ["scope_ids"] if set(scope) != set(served) else []
    names += ["allocations"] if shares != _amounts(paid) else []
    if not names:
        raise InvalidInputError(f"{before.code} is the same as before.")
    work.describe(f"Edited {_words((after,))}: {_fields(names)}", before.project_id)
    if changed:
        work.change(before, **changed)
    _serve(work, after, served, scope)
    _pay(work, after, paid, shares)
    return after


def fill_lines(work: "UnitOfWork", command: FillLines) -> tuple[BudgetLine, ...]:
    """Sets the same values in many budget lines, in one step."""
    lines = _lines(work, command.line_ids)
    unknown = sorted(set(command.changed) - FILLED)
    if unknown or not command.changed:
        raise InvalidInputError(f"A budget line has no “{listed(unknown)}” to fill in.")
    plain = {
        name: value for name, value in command.changed.items() if name not in {"scope_ids", "allocations"}
    }
    after = tuple(checked_line(work, replace(line, **plain)) for line in lines)
    work.describe(f"Filled in the {_fields(command.changed)} of {_words(after)}", lines[0].project_id)
    for old, new in zip(lines, after, strict=True):
        if changed := changed_fields(old, new):
            work.change(old, **changed)
        if "scope_ids" in command.changed:
            _serve(work, new, _served(work, new), command.changed["scope_ids"])
        if "allocations" in command.changed:
            _pay(work, new, _paid(work, new), command.changed["allocations"])
    return after


def remove_lines(work: "UnitOfWork", command: RemoveLines) -> None:
    """Removes budget lines; what their sources paid is free again."""
    lines = _lines(work, command.line_ids)
    work.describe(f"Removed {_words(lines)}", lines[0].project_id)
    ids = [line.id for line in lines]
    work.remove(
        *work.queries.linked(LineScope, "line_id", ids), *work.queries.linked(Allocation, "line_id", ids)
    )
    work.remove(*lines)


def _lines(work: "UnitOfWork", line_ids: Sequence[UUID]) -> tuple[BudgetLine, ...]:
    if not line_ids:
        raise InvalidInputError("Select a budget line first.")
    return tuple(work.get(BudgetLine, each) for each in dict.fromkeys(line_ids))


def _served(work: "UnitOfWork", line: BudgetLine) -> tuple[UUID, ...]:
    return tuple(link.scope_id for link in work.queries.linked(LineScope, "line_id", (line.id,)))


def _serve(work: "UnitOfWork", line: BudgetLine, before: Sequence[UUID], after: Sequence[UUID]) -> None:
    """Makes the links of a line to scope items what they should be."""
    check_scope_ids(work, line, [each for each in after if each not in before])
    relink(work, before, after, lambda scope_id: LineScope(line.id, scope_id))


def _paid(work: "UnitOfWork", line: BudgetLine) -> dict[UUID, Allocation]:
    """The allocations of a line, by source."""
    return {each.source_id: each for each in work.queries.linked(Allocation, "line_id", (line.id,))}


def _amounts(paid: Mapping[UUID, Allocation]) -> dict[UUID, int]:
    return {source_id: each.amount for source_id, each in paid.items()}


def _positive(shares: Mapping[UUID, int]) -> dict[UUID, int]:
    """A source that pays nothing is none."""
    return {source_id: amount for source_id, amount in shares.items() if amount}


def _pay(
    work: "UnitOfWork", line: BudgetLine, before: Mapping[UUID, Allocation], shares: Mapping[UUID, int]
) -> None:
    """Makes the allocations of a line what they should be; those that stay keep their ids."""
    after = checked_allocations(work, line, _positive(shares))
    removed = [each for source_id, each in before.items() if source_id not in after]
    if removed:
        work.remove(*removed)
    for source_id, amount in after.items():
        old = before.get(source_id)
        if old is None:
            work.add(Allocation(work.ids.new(), line.id, source_id, amount))
        elif old.amount != amount:
            work.change(old, amount=amount)


def _fields(names: Mapping[str, Any] | Sequence[str]) -> str:
    """The names of a line's fields as people read them."""
    return named_fields({"kind": "class", "scope_ids": "scope"}.get(name, name) for name in names)


def _words(lines: Sequence[BudgetLine]) -> str:
    """ "budget line B-014 “Wireless”", "3 budget lines: B-014 to B-016"."""
    return entries_words("budget line", [(line.code, line.description) for line in lines])
