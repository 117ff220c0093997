"""Which needs a scope item or a budget line serves today: those that were merged count as the one they live on in."""

from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.needs import Need

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


def served_needs(snapshot: "ProjectSnapshot", scope_id: UUID) -> tuple[Need, ...]:
    """The standing needs a scope item serves, each once, in the order of their numbers.

    The plan keeps the links of merged needs too, so that one can be split off again as it was.
    """
    linked = snapshot.planned.needs_of_scope.get(scope_id, ())
    standing = {snapshot.standing_need(each) for each in linked}
    return tuple(sorted((snapshot.need_by_id[each] for each in standing), key=lambda need: need.number))


def needs_of_line(snapshot: "ProjectSnapshot", line_id: UUID) -> tuple[Need, ...]:
    """The standing needs a budget line serves by way of its scope items, each once, in the order of their numbers."""
    found = {
        need.id: need
        for scope_id in snapshot.planned.scope_of_line.get(line_id, ())
        for need in served_needs(snapshot, scope_id)
    }
    return tuple(sorted(found.values(), key=lambda need: need.number))
