"""Funding sources: the district's money, with what each may pay for. Several projects draw on one."""

from dataclasses import dataclass
from uuid import UUID

from charrette.domain.plan.budget import LineClass


@dataclass(frozen=True, slots=True)
class FundingSource:
    """Money of the district. Amounts are minor units of ``currency``; days such as "2027-03-14", empty: no limit.

    ``amount`` is what there is (None: not known). An empty tuple restricts nothing: ``classes`` and ``systems`` that
    may be paid, ``projects`` on a bond measure's list (by name). ``per_student`` is a cap on the cost *before* the
    ``discount`` (the per cent that the source pays), times the ``students`` of the whole district, at least ``least``
    (E-Rate category two).
    """

    id: UUID
    name: str
    currency: str = "USD"
    amount: int | None = None
    classes: tuple[LineClass, ...] = ()
    systems: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    opens: str = ""
    closes: str = ""
    per_student: int | None = None
    students: int | None = None
    least: int | None = None
    discount: int | None = None
    note: str = ""

    @property
    def cap(self) -> int | None:
        """The most that may be bought before the discount; None where there is no cap."""
        if self.per_student is None or self.students is None:
            return None
        return max(self.per_student * self.students, self.least or 0)

    def before_discount(self, paid: int) -> int:
        """The cost before the discount of what the source pays, rounded up to a whole minor unit."""
        return -(-paid * 100 // self.discount) if self.discount else paid
