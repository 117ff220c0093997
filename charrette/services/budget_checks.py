"""What a budget line is checked for: amounts in order, a rate with its source, scope of its own project, who pays."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.money import CostRange
from charrette.domain.plan.budget import BudgetLine, LineClass
from charrette.domain.plan.scope import ScopeItem
from charrette.domain.plan.sources import FundingSource
from charrette.domain.project import Project
from charrette.services.plan_checks import day, department_of, one_line

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

LARGEST = 10**15
"""Minor units: more is a slip of the keyboard, and a sum of a thousand such would not fit the library."""

ON_TOP = frozenset({LineClass.CONTINGENCY, LineClass.ESCALATION})
"""The classes of lines that may be a rate on others."""


def checked_line(work: "UnitOfWork", line: BudgetLine) -> BudgetLine:
    """The line with its words on one line and its days as days; raises ``InvalidInputError``."""
    description = one_line(line.description)
    if not description:
        raise InvalidInputError(
            f"{line.code} has no description.", "Nothing was changed.", "Say what is paid for."
        )
    if line.department_id is not None:
        department_of(work, line.project_id, line.department_id)
    _check_amount(line)
    _check_rate(line)
    return replace(
        line,
        description=description,
        note=line.note.strip(),
        buy_by=day(work, line.project_id, line.buy_by),
        rate_date=day(work, line.project_id, line.rate_date),
        rate_source=one_line(line.rate_source),
        rate_on=tuple(kind for kind in LineClass if kind in line.rate_on),
    )


def _check_amount(line: BudgetLine) -> None:
    if not line.amount.ordered:
        raise InvalidInputError(
            f"The amounts of {line.code} must rise from low to likely to high, and none may be negative.",
            "Nothing was changed.",
        )
    if (line.amount.high or line.amount.middle or 0) > LARGEST:
        raise InvalidInputError(
            f"The amount of {line.code} is too large to be meant.", "Nothing was changed."
        )


def _check_rate(line: BudgetLine) -> None:
    if line.rate is None:
        if line.rate_on or line.rate_source.strip() or line.rate_date.strip():
            raise InvalidInputError(
                f"{line.code} says where its rate comes from, but has no rate.",
                "Nothing was changed.",
                "Give the rate in per cent, or take the rest away.",
            )
        return
    if line.kind not in ON_TOP:
        raise InvalidInputError(
            f"{line.code} is {line.kind.value}: only contingency and escalation are a rate on other lines.",
            "Nothing was changed.",
            "Give it an amount, or choose one of these two classes.",
        )
    if not line.rate.is_finite() or not 0 < line.rate <= 100:
        raise InvalidInputError(
            f"The rate of {line.code} must be above 0 and at most 100 per cent.", "Nothing was changed."
        )
    if line.amount != CostRange():
        raise InvalidInputError(
            f"{line.code} has both a rate and an amount.",
            "Nothing was changed.",
            "Keep one: with a rate, the amount is worked out.",
        )


def check_scope_ids(work: "UnitOfWork", line: BudgetLine, scope_ids: Sequence[UUID]) -> None:
    """The scope items a line newly serves, which must be of its project."""
    for item in (work.get(ScopeItem, each) for each in scope_ids):
        if item.project_id != line.project_id:
            raise InvalidInputError(
                f"{item.code} is a scope item of another project.",
                "Nothing was changed.",
                "Choose one of this project.",
            )


def checked_allocations(
    work: "UnitOfWork", line: BudgetLine, shares: Mapping[UUID, int]
) -> Mapping[UUID, int]:
    """What sources pay of a line: whole minor units above zero, in the project's currency.

    That they sum to its amount, and that the sources have the money, is for the guard: it may not be settled yet.
    """
    if not shares:
        return shares
    currency = work.get(Project, line.project_id).currency
    for source_id, amount in shares.items():
        source = work.get(FundingSource, source_id)
        if not 0 < amount <= LARGEST:
            raise InvalidInputError(
                f"What {source.name} pays of {line.code} must be above zero.", "Nothing was changed."
            )
        if source.currency != currency:
            raise InvalidInputError(
                f"{source.name} is in {source.currency}, the project in {currency}.",
                "Nothing was changed.",
                "A source pays in its own currency only.",
            )
    return shares
