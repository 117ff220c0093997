"""The needs by department with what they cost, and the totals. Values only, no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from charrette.domain.money import CostRange
from charrette.domain.needs import MustsShare, Need, musts_share
from charrette.domain.needs_list import ListedNeed, needs_list
from charrette.domain.small_groups import FACILITATOR_LEAST
from charrette.domain.snapshot import ProjectSnapshot

NO_DEPARTMENT = "No department yet"


@dataclass(frozen=True, slots=True)
class Total:
    """What some needs cost together: each point sums what is known, with the middle where a point is not."""

    count: int
    uncosted: int
    cost: CostRange

    @property
    def words(self) -> str:
        """``"3 needs, 1 without a cost"``."""
        needs = "1 need" if self.count == 1 else f"{self.count} needs"
        return f"{needs}, {self.uncosted} without a cost" if self.uncosted else needs


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A need, or (without one) a department with its total."""

    title: str
    department: str
    total: Total
    need: Need | None = None
    rank: str = ""

    @property
    def cost(self) -> CostRange:
        """What the need, or all of the department, costs."""
        return self.need.cost if self.need else self.total.cost


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything the page shows."""

    lines: tuple[PlanLine, ...]
    departments: tuple[PlanLine, ...]
    total: PlanLine
    musts: MustsShare
    ranked_by: str
    """The round that the ranks come from, or why there are none."""


def plan_of(snapshot: ProjectSnapshot) -> Plan:
    """The open needs by department, in the order of the list; those without a department come first.

    Ranks of a round that was not revealed yet are kept out of sight.
    """
    found = needs_list(snapshot, FACILITATOR_LEAST)
    revealed = found.round is not None and found.round.revealed_at is not None
    listed = found.lines if revealed else tuple(sorted(found.lines, key=lambda line: line.need.number))
    order: list[tuple[UUID | None, str]] = [
        (None, NO_DEPARTMENT),
        *((each.id, each.name) for each in snapshot.departments),
    ]
    lines: list[PlanLine] = []
    for id_, name in order:
        of_department = [line for line in listed if line.need.department_id == id_]
        if of_department:
            lines.append(PlanLine(name, name, total_of([line.need for line in of_department])))
            lines += [_line(line, name, revealed=revealed) for line in of_department]
    needs = [line.need for line in listed]
    return Plan(
        tuple(lines),
        tuple(line for line in lines if line.need is None),
        PlanLine("In all", "", total_of(needs)),
        musts_share(needs, snapshot.project.target_budget),
        _ranked_by(found.round.title if found.round else "", revealed=revealed),
    )


def total_of(needs: Sequence[Need]) -> Total:
    """The sum of needs; a point that nobody knows counts as the middle of its need."""
    costed = [need.cost for need in needs if need.cost.middle is not None]
    sums = [
        sum(point if point is not None else cost.middle or 0 for cost, point in points)
        for points in (
            [(cost, cost.low) for cost in costed],
            [(cost, cost.middle) for cost in costed],
            [(cost, cost.high) for cost in costed],
        )
    ]
    cost = CostRange(*sums) if costed else CostRange()
    return Total(len(needs), len(needs) - len(costed), cost)


def _line(line: ListedNeed, department: str, *, revealed: bool) -> PlanLine:
    rank = line.rank_label if revealed or line.need.required else ""
    return PlanLine(line.need.short_name, department, total_of([line.need]), line.need, rank)


def _ranked_by(title: str, *, revealed: bool) -> str:
    if not title:
        return "no round yet"
    return f"ranks from {title}" if revealed else "ranks are hidden until the reveal"
