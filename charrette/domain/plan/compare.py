"""Two scenarios side by side: what both hold, what only one does, and what each costs."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from charrette.domain.needs import Need
from charrette.domain.snapshot import ProjectSnapshot


@dataclass(frozen=True, slots=True)
class Compared:
    """Needs by where they are; costs (minor units) are of the needs whose cost is known."""

    both: tuple[Need, ...]
    only_first: tuple[Need, ...]
    only_second: tuple[Need, ...]
    neither: tuple[Need, ...]
    first_cost: int
    second_cost: int


def compared(snapshot: ProjectSnapshot, first: Iterable[UUID], second: Iterable[UUID]) -> Compared:
    """The open needs of a project by whether one choice, the other, both or neither holds them."""
    one, other = set(first), set(second)
    needs = snapshot.open_needs
    return Compared(
        tuple(need for need in needs if need.id in one & other),
        tuple(need for need in needs if need.id in one - other),
        tuple(need for need in needs if need.id in other - one),
        tuple(need for need in needs if need.id not in one | other),
        _cost(needs, one),
        _cost(needs, other),
    )


def _cost(needs: Iterable[Need], chosen: set[UUID]) -> int:
    return sum(need.cost.middle or 0 for need in needs if need.id in chosen)
