"""Places in a list that people arrange by hand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from charrette.domain.project import StakeholderGroup
from charrette.domain.themes import Theme

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


def shift(
    work: "UnitOfWork",
    ordered: Sequence[StakeholderGroup | Theme],
    moved: StakeholderGroup | Theme,
    places: int,
) -> None:
    """Moves one of a project's groups or themes so many places down (negative: up), no further than the ends."""
    order = [each for each in ordered if each.id != moved.id]
    at = next(index for index, each in enumerate(ordered) if each.id == moved.id)
    order.insert(min(len(order), max(0, at + places)), moved)
    for position, each in enumerate(order):
        if each.position != position:
            work.change(each, position=position)
