"""Budget lines and how they are paid. Amounts are whole minor units of the project's currency."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from charrette.domain.money import CostRange
from charrette.domain.plan.phases import Phase


class LineClass(StrEnum):
    """The class of a budget line."""

    HARD = "hard"
    SOFT = "soft"
    FURNITURE = "furniture and equipment"
    TECHNOLOGY = "technology"
    CONTINGENCY = "contingency"
    ESCALATION = "escalation"

    @property
    def words(self) -> str:
        """The name people read."""
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of a department's budget, such as B-014.

    ``buy_by`` is the day of the purchase. A line with a ``rate`` (per cent, such as 4.5) has no amount of its own: it
    is that share of the plain lines of the classes ``rate_on`` (none: of all), by ``domain.plan.totals``;
    ``rate_source`` and ``rate_date`` say where the rate comes from.
    """

    id: UUID
    project_id: UUID
    number: int
    code: str
    description: str
    kind: LineClass
    department_id: UUID | None = None
    phase: Phase | None = None
    amount: CostRange = field(default_factory=CostRange)
    buy_by: str = ""
    rate: Decimal | None = None
    rate_on: tuple[LineClass, ...] = ()
    rate_source: str = ""
    rate_date: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LineScope:
    """A budget line serves a scope item."""

    line_id: UUID
    scope_id: UUID


@dataclass(frozen=True, slots=True)
class Allocation:
    """A funding source pays an amount of a line."""

    id: UUID
    line_id: UUID
    source_id: UUID
    amount: int
