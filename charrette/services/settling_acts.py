"""What a choice on a finding does to the plan: lines go, links move, scope is split, amounts are shared."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.guard.finding import Choice, Finding
from charrette.domain.money import CostRange
from charrette.domain.needs import Need
from charrette.domain.plan.budget import Allocation, BudgetLine, LineScope
from charrette.domain.plan.scope import ScopeItem, ScopeNeed
from charrette.domain.plan.settlements import Way
from charrette.domain.plan.totals import points
from charrette.services.budget import EditLine, RemoveLines, edit_line, remove_lines
from charrette.services.needs import MergeNeeds, merge_needs
from charrette.services.scope import AddScope, RemoveScope, ScopeDraft, add_scope, remove_scope

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen on a finding; ``shares`` are amounts by code of line, in minor units."""

    project_id: UUID
    finding: Finding
    choice: Choice
    split: str
    shares: Mapping[str, int]


def act(work: "UnitOfWork", chosen: Chosen) -> int:
    """Does what the choice says; the money it freed, in minor units. Ways that only record do nothing."""
    doing = _ACTS.get(chosen.choice.way)
    return doing(work, chosen) if doing else 0


def _keep_one(work: "UnitOfWork", chosen: Chosen) -> int:
    """The other line goes; scope items it served for the same work are served by the one that stays."""
    kept = work.get(BudgetLine, _kept(chosen))
    _edit(work, kept, scope_ids=(*_scope_of(work, kept), *chosen.choice.moves))
    remove_lines(work, RemoveLines(chosen.choice.drops))
    return chosen.choice.frees


def _merge(work: "UnitOfWork", chosen: Chosen) -> int:
    if work.queries.one(Need, _kept(chosen)) is not None:
        merge_needs(work, MergeNeeds(_kept(chosen), chosen.choice.drops))
        return 0
    return _merge_lines(work, chosen)


def _merge_lines(work: "UnitOfWork", chosen: Chosen) -> int:
    """One line with the amounts, the allocations and the scope of all, or with the amount that was given."""
    kept = work.get(BudgetLine, _kept(chosen))
    lines = [kept, *(work.get(BudgetLine, each) for each in chosen.choice.drops)]
    if rated := [line.code for line in lines if line.rate is not None]:
        raise InvalidInputError(
            f"{rated[0]} is a rate on other lines and cannot be merged.",
            "Nothing was changed.",
            "Keep one of them.",
        )
    whole = sum(line.amount.middle or 0 for line in lines)
    amount, paid = _sum([line.amount for line in lines]), _paid(work, lines)
    given = chosen.shares.get(kept.code, whole)
    if given != whole:
        amount, paid = CostRange(likely=given), _scaled(paid, whole, given)
    scope = (*_scope_of(work, kept), *chosen.choice.moves)
    remove_lines(work, RemoveLines(chosen.choice.drops))
    _edit(work, replace(kept, amount=amount), scope_ids=scope, allocations=paid)
    return max(0, whole - given)


def _share(work: "UnitOfWork", chosen: Chosen) -> int:
    """Each line pays its share from now on, by the same sources; what a rate comes to stays as it is worked out."""
    freed = 0
    lines = [
        work.get(BudgetLine, each) for each in chosen.finding.subjects if work.queries.one(BudgetLine, each)
    ]
    for line in lines:
        before = line.amount.middle or 0
        given = chosen.shares.get(line.code, before)
        if given != before and line.rate is None:
            paid = _scaled(_paid(work, [line]), before, given)
            _edit(work, replace(line, amount=CostRange(likely=given)), allocations=paid)
            freed += before - given
    return max(0, freed)


def _split_scope(work: "UnitOfWork", chosen: Chosen) -> int:
    """Scope items that both lines serve are split: the other line gets one of its own, named by the split."""
    others = [each for each in chosen.finding.subjects if each != chosen.choice.keep]
    lines = [work.get(BudgetLine, each) for each in others if work.queries.one(BudgetLine, each)]
    for scope_id in chosen.choice.moves:
        item = work.get(ScopeItem, scope_id)
        made = add_scope(work, AddScope(chosen.project_id, (_draft(work, item, chosen.split),)))[0]
        for line in lines:
            kept = [each for each in _scope_of(work, line) if each != scope_id]
            _edit(work, line, scope_ids=(*kept, made.id))
    return 0


def _draft(work: "UnitOfWork", item: ScopeItem, title: str) -> ScopeDraft:
    """A scope item like another, under a title of its own."""
    needs = tuple(link.need_id for link in work.queries.linked(ScopeNeed, "scope_id", (item.id,)))
    return ScopeDraft(
        item.space,
        item.system,
        item.action,
        title,
        item.responsibility,
        item.duties,
        needs,
        item.milestone_id,
        item.division,
        item.note,
        item.staffing,
    )


def _drop(work: "UnitOfWork", chosen: Chosen) -> int:
    """Lines, scope items or allocations go."""
    drops = chosen.choice.drops
    lines = [each for each in drops if work.queries.one(BudgetLine, each)]
    scope = [each for each in drops if work.queries.one(ScopeItem, each)]
    if lines:
        remove_lines(work, RemoveLines(tuple(lines)))
    if scope:
        remove_scope(work, RemoveScope(tuple(scope)))
    for each in (work.queries.one(Allocation, each) for each in drops):
        if each is not None:
            line = work.get(BudgetLine, each.line_id)
            paid = {
                source: amount for source, amount in _paid(work, [line]).items() if source != each.source_id
            }
            _edit(work, line, allocations=paid)
    return chosen.choice.frees


_ACTS: dict[Way, Callable[["UnitOfWork", Chosen], int]] = {
    Way.KEEP_ONE: _keep_one,
    Way.MERGE: _merge,
    Way.SHARE: _share,
    Way.NOT_THE_SAME: _split_scope,
    Way.DROP: _drop,
}


def _kept(chosen: Chosen) -> UUID:
    if chosen.choice.keep is None:
        raise InvalidInputError("It is not said which one stays.", "Nothing was changed.")
    return chosen.choice.keep


def _edit(
    work: "UnitOfWork",
    line: BudgetLine,
    scope_ids: tuple[UUID, ...] | None = None,
    allocations: Mapping[UUID, int] | None = None,
) -> None:
    """Edits a line where anything of it changes."""
    before = work.get(BudgetLine, line.id)
    scope = tuple(dict.fromkeys(_scope_of(work, line) if scope_ids is None else scope_ids))
    paid = _paid(work, [line]) if allocations is None else allocations
    if before != line or set(scope) != set(_scope_of(work, line)) or paid != _paid(work, [line]):
        edit_line(work, EditLine(line, scope, paid))


def _scope_of(work: "UnitOfWork", line: BudgetLine) -> tuple[UUID, ...]:
    return tuple(link.scope_id for link in work.queries.linked(LineScope, "line_id", (line.id,)))


def _paid(work: "UnitOfWork", lines: Sequence[BudgetLine]) -> dict[UUID, int]:
    """What sources pay of lines together, by source."""
    found: dict[UUID, int] = {}
    for each in work.queries.linked(Allocation, "line_id", [line.id for line in lines]):
        found[each.source_id] = found.get(each.source_id, 0) + each.amount
    return found


def _sum(amounts: Sequence[CostRange]) -> CostRange:
    """Amounts together, at low, likely and high each; unknown ones count as nothing."""
    known = [each for each in map(points, amounts) if each is not None]
    if not known:
        return CostRange()
    low, likely, high = (sum(each) for each in zip(*known, strict=True))
    return CostRange(likely=likely) if low == likely == high else CostRange(low, likely, high)


def _scaled(paid: Mapping[UUID, int], before: int, after: int) -> dict[UUID, int]:
    """Allocations that summed to an amount, made to sum to another, each in its proportion; others stay."""
    if not paid or sum(paid.values()) != before:
        return dict(paid)
    shares = {source: amount * after // before for source, amount in paid.items()}
    first = next(iter(paid))
    shares[first] += after - sum(shares.values())
    return shares
