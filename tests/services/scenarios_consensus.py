"""Scenarios of minority reports, for undo and redo."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from charrette.domain.minority_report import MinorityReport
from charrette.services import consensus

if TYPE_CHECKING:
    from tests.services.scenarios import Room


def report_on(room: "Room", place: int = 1, text: str = "Without power the room is useless to us.") -> Any:
    """A command that keeps a report on one of the room's needs."""
    need = room.needs[place]
    return consensus.KeepMinorityReport(room.project.id, room.closed.id, need.id, text, "Custodial")


def kept_report(room: "Room", place: int = 1) -> MinorityReport:
    """A report that is kept already."""
    return room.do(consensus.keep_minority_report, report_on(room, place))


def _reworded(room: "Room") -> Any:
    kept = kept_report(room)
    other = replace(report_on(room, text="Two outlets a wall."), by="Custodial and Teachers")
    return consensus.keep_minority_report, replace(other, report_id=kept.id)


SCENARIOS: dict[str, Any] = {
    "keep_minority_report": lambda room: (consensus.keep_minority_report, report_on(room)),
    "keep_minority_report:reworded": _reworded,
    "remove_minority_report": lambda room: (consensus.remove_minority_report, kept_report(room).id),
}
