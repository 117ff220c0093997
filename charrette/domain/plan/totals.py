"""What the budget comes to: rates worked out, totals whose parts sum to the whole, what sources have left."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.money import CostRange
from charrette.domain.needs import Priority
from charrette.domain.plan.budget import BudgetLine, LineClass
from charrette.domain.plan.phases import Phase
from charrette.domain.plan.served import needs_of_line

if TYPE_CHECKING:
    from charrette.domain.plan.plan import Plan
    from charrette.domain.plan.sources import FundingSource
    from charrette.domain.snapshot import ProjectSnapshot

Points = tuple[int, int, int]
"""Low, likely and high of an amount, in minor units."""

NOTHING: Points = (0, 0, 0)


def points(amount: CostRange) -> Points | None:
    """Low, likely and high; a point that is not known is the middle one. None: nothing is known."""
    middle = amount.middle
    if middle is None:
        return None
    low, high = (middle if each is None else each for each in (amount.low, amount.high))
    return low, middle, high


def amounts_of(plan: "Plan") -> dict[UUID, CostRange]:
    """The amount of every line, by line: its own, or worked out where it is a rate.

    A rate is taken of the sum of the lines of the project without a rate, of the classes ``rate_on`` (none: of all),
    at low, likely and high each, rounded half to even to a whole minor unit; unknown while no such line has an amount.
    """
    bases: dict[LineClass, Points] = {}
    for line in plan.lines:
        known = points(line.amount) if line.rate is None else None
        if known is not None:
            bases[line.kind] = _plus(bases.get(line.kind, NOTHING), known)
    return {
        line.id: line.amount if line.rate is None else _share(line.rate, line.rate_on, bases)
        for line in plan.lines
    }


def _share(rate: Decimal, classes: tuple[LineClass, ...], bases: dict[LineClass, Points]) -> CostRange:
    counted = [known for kind, known in bases.items() if not classes or kind in classes]
    if not counted:
        return CostRange()
    low, likely, high = (sum(each) for each in zip(*counted, strict=True))
    return CostRange(*(_rounded(Decimal(base) * rate / 100) for base in (low, likely, high)))


def _rounded(amount: Decimal) -> int:
    return int(amount.to_integral_value(ROUND_HALF_EVEN))


def _plus(one: Points, other: Points) -> Points:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the budget under one heading. ``key`` is what the heading stands for; None: not assigned.

    ``unpriced`` lines have no amount yet and count as nothing. The parts by source know one amount only, the likely.
    """

    key: UUID | Phase | LineClass | str | None
    name: str
    amount: CostRange
    lines: int
    unpriced: int = 0

    @property
    def likely(self) -> int:
        """The likely amount in minor units."""
        return self.amount.likely or 0


@dataclass(frozen=True, slots=True)
class Totals:
    """The budget as a whole, and in five views: the likely amounts of the parts of each sum to the whole.

    So do the low and the high ones, but in the view by source. ``paid`` is what sources pay; ``unpaid`` what no source
    pays yet, ``over`` what is allocated beyond the amount of a line: ``paid + unpaid - over`` is the whole.
    """

    whole: Part
    by_department: tuple[Part, ...]
    by_source: tuple[Part, ...]
    by_phase: tuple[Part, ...]
    by_class: tuple[Part, ...]
    by_priority: tuple[Part, ...]
    paid: int
    unpaid: int
    over: int

    @property
    def views(self) -> dict[str, tuple[Part, ...]]:
        """The five views by name, in the order they are shown."""
        return {
            "Department": self.by_department,
            "Source": self.by_source,
            "Phase": self.by_phase,
            "Class": self.by_class,
            "Priority": self.by_priority,
        }


UNPAID, OVER = "unpaid", "over"
"""The keys of the parts by source that no source pays."""

REQUIRED, NO_PRIORITY, NO_NEED, ON_TOP = "required", "no priority", "no need", "on top"
"""The keys of the parts by priority beside the priorities themselves."""


def totals(snapshot: "ProjectSnapshot") -> Totals:
    """The totals of a project's budget; parts without a line are left out, lines without a heading are not."""
    amounts = amounts_of(snapshot.planned)
    paid, unpaid, over = _paid(snapshot.planned, amounts)
    return Totals(
        whole=_part(None, "Total", snapshot.planned.lines, amounts),
        by_department=_by(snapshot, amounts, lambda line: line.department_id, _departments(snapshot)),
        by_source=_by_source(snapshot.planned, paid, unpaid, over),
        by_phase=_by(snapshot, amounts, lambda line: line.phase, _PHASES),
        by_class=_by(snapshot, amounts, lambda line: line.kind, _CLASSES),
        by_priority=_by(snapshot, amounts, _priorities(snapshot), _PRIORITIES),
        paid=sum(amount for amount, _ in paid.values()),
        unpaid=unpaid[0],
        over=over[0],
    )


Heading = UUID | Phase | LineClass | str | None

_PHASES: dict[Heading, str] = {**{phase: phase.words for phase in Phase}, None: "No phase yet"}
_CLASSES: dict[Heading, str] = {kind: kind.words for kind in LineClass}
_PRIORITIES: dict[Heading, str] = {
    REQUIRED: "Required",
    **{priority.value: priority.words for priority in Priority},
    NO_PRIORITY: "Needs without a priority",
    ON_TOP: "Contingency and escalation",
    NO_NEED: "Serves no need yet",
}
"""From the strongest: a line that serves several needs counts once, under the strongest."""


def _departments(snapshot: "ProjectSnapshot") -> dict[Heading, str]:
    return {**{each.id: each.name for each in snapshot.departments}, None: "No department yet"}


def _by(
    snapshot: "ProjectSnapshot",
    amounts: dict[UUID, CostRange],
    heading: Callable[[BudgetLine], Heading],
    names: dict[Heading, str],
) -> tuple[Part, ...]:
    found: dict[Heading, list[BudgetLine]] = defaultdict(list)
    for line in snapshot.planned.lines:
        key = heading(line)
        found[key if key in names else None].append(line)
    last = {key: names.get(key, "Not assigned yet") for key in found if key not in names}
    return tuple(
        _part(key, name, found[key], amounts) for key, name in (names | last).items() if key in found
    )


def _part(key: Heading, name: str, lines: Iterable[BudgetLine], amounts: dict[UUID, CostRange]) -> Part:
    whole, count, unpriced = NOTHING, 0, 0
    for line in lines:
        known = points(amounts[line.id])
        count, unpriced = count + 1, unpriced + (known is None)
        whole = _plus(whole, known or NOTHING)
    return Part(key, name, CostRange(*whole), count, unpriced)


def _priorities(snapshot: "ProjectSnapshot") -> Callable[[BudgetLine], str]:
    rank = {key: place for place, key in enumerate(_PRIORITIES)}

    def priority(line: BudgetLine) -> str:
        keys = {
            REQUIRED if need.required else need.priority.value if need.priority else NO_PRIORITY
            for need in needs_of_line(snapshot, line.id)
        }
        on_top = line.kind in {LineClass.CONTINGENCY, LineClass.ESCALATION}
        return min(keys, key=rank.__getitem__, default=ON_TOP if on_top else NO_NEED)

    return priority


Counted = tuple[int, int]
"""An amount in minor units, and of how many lines."""


def _paid(plan: "Plan", amounts: dict[UUID, CostRange]) -> tuple[dict[UUID, Counted], Counted, Counted]:
    """What each source pays here; what no source pays yet; what is allocated beyond a line's amount."""
    sums, lines = Counter[UUID](), Counter[UUID]()
    unpaid, over = [0, 0], [0, 0]
    for line in plan.lines:
        rest = amounts[line.id].middle or 0
        for allocation in plan.allocations_of_line.get(line.id, ()):
            sums[allocation.source_id] += allocation.amount
            lines[allocation.source_id] += 1
            rest -= allocation.amount
        if rest:
            side = unpaid if rest > 0 else over
            side[0], side[1] = side[0] + abs(rest), side[1] + 1
    paid = {source_id: (sums[source_id], lines[source_id]) for source_id in sums}
    return paid, (unpaid[0], unpaid[1]), (over[0], over[1])


def _by_source(plan: "Plan", paid: dict[UUID, Counted], unpaid: Counted, over: Counted) -> tuple[Part, ...]:
    names = {source.id: source.name for source in plan.district.sources}
    known = {source_id: paid[source_id] for source_id in names if source_id in paid} | paid
    parts = [
        Part(source_id, names.get(source_id, "Unknown source"), CostRange(likely=amount), lines)
        for source_id, (amount, lines) in known.items()
    ]
    if unpaid[1]:
        parts.append(Part(UNPAID, "Not paid yet", CostRange(likely=unpaid[0]), unpaid[1]))
    if over[1]:
        parts.append(Part(OVER, "Allocated beyond the amount", CostRange(likely=-over[0]), over[1]))
    return tuple(parts)


def drawn(source: "FundingSource", plan: "Plan") -> int:
    """What is drawn from a source in minor units: by this project and by the others of the district."""
    return drawn_here(source, plan) + drawn_elsewhere(source, plan)


def drawn_here(source: "FundingSource", plan: "Plan") -> int:
    """What this project draws from a source, in minor units."""
    return sum(each.amount for each in plan.allocations if each.source_id == source.id)


def drawn_elsewhere(source: "FundingSource", plan: "Plan") -> int:
    """What the other projects of the district draw from a source, in minor units."""
    return sum(each.amount for each in plan.district.elsewhere if each.source_id == source.id)


def most_of(source: "FundingSource") -> int | None:
    """The most a source can pay in minor units: what there is, and no more than its cap allows.

    A cap is on the cost before the discount, of which the source pays only its per cent. None: not known.
    """
    bounds = [] if source.amount is None else [source.amount]
    if source.cap is not None:
        bounds.append(source.cap * source.discount // 100 if source.discount else source.cap)
    return min(bounds, default=None)


def left(source: "FundingSource", plan: "Plan") -> int | None:
    """What a source can still pay, in minor units; negative: its money is promised more than once. None: not known."""
    most = most_of(source)
    return None if most is None else most - drawn(source, plan)
