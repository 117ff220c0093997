"""The columns of the milestones' table: what each is called, how wide it is, and what a milestone shows in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.plan.milestones import Milestone, MilestoneLink
from charrette.ui.plan.days import day_words
from charrette.ui.plan.milestones_standing import Standing, Standings
from charrette.ui.plan.scope_columns import people_words

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

GATE = "gate"
"""What stands in the column of gates."""


class Col(IntEnum):
    """The columns in their order."""

    CODE = 0
    TITLE = 1
    DEPARTMENT = 2
    DUE = 3
    STATE = 4
    WAITS = 5
    GATE = 6
    LEAD = 7
    BACKUP = 8
    ACTING = 9
    EVIDENCE = 10


@dataclass(frozen=True, slots=True)
class MilestoneColumn:
    """One column: its head and its width in the design."""

    words: str
    width: int


COLUMNS = {
    Col.CODE: MilestoneColumn("Code", 76),
    Col.TITLE: MilestoneColumn("Milestone", 208),
    Col.DEPARTMENT: MilestoneColumn("Owner", 98),
    Col.DUE: MilestoneColumn("Due", 122),
    Col.STATE: MilestoneColumn("State", 166),
    Col.WAITS: MilestoneColumn("Waits for", 112),
    Col.GATE: MilestoneColumn("Gate", 54),
    Col.LEAD: MilestoneColumn("Lead", 96),
    Col.BACKUP: MilestoneColumn("Backup", 96),
    Col.ACTING: MilestoneColumn("Acting", 92),
    Col.EVIDENCE: MilestoneColumn("Evidence", 110),
}


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A milestone as the table shows it; ``cells`` has the words of each column, ``typed`` what a field begins with."""

    standing: Standing
    cells: tuple[str, ...]
    typed: tuple[str, ...]

    @property
    def milestone(self) -> Milestone:
        """The milestone."""
        return self.standing.milestone

    @property
    def id(self) -> UUID:
        """The id of the milestone."""
        return self.standing.milestone.id


def rows_of(
    snapshot: "ProjectSnapshot", standings: Standings, kept: "set[UUID] | None" = None
) -> tuple[MilestoneRow, ...]:
    """The rows of all milestones, or of those that are ``kept``, in the order of their days."""
    plan = snapshot.planned
    people = people_words(plan.district.people)
    links: dict[UUID, list[MilestoneLink]] = {}
    for link in (*plan.milestone_links, *plan.district.links):
        links.setdefault(link.milestone_id, []).append(link)
    return tuple(
        _row(snapshot, each, links.get(each.id, ()), people)
        for each in standings.rows
        if kept is None or each.id in kept
    )


def _row(
    snapshot: "ProjectSnapshot", standing: Standing, links: Sequence[MilestoneLink], people: dict[UUID, str]
) -> MilestoneRow:
    milestone, staffing = standing.milestone, standing.milestone.staffing
    plan = snapshot.planned
    lead, backup = (people.get(each, "") if each else "" for each in (staffing.lead_id, staffing.backup_id))
    acting = snapshot.department_name(staffing.acting_id) if staffing.acting_id else ""
    waits = waits_words(links, {each: other.code for each, other in plan.milestone_by_id.items()})
    gate = GATE if milestone.gate else ""
    tail = (lead, backup, acting, milestone.evidence)
    head = (milestone.code, milestone.title, standing.department)
    return MilestoneRow(
        standing,
        (*head, day_words(milestone.due), standing.state_words, waits, gate, *tail),
        (*head, milestone.due, milestone.state.words, waits, gate, *tail),
    )


def waits_words(links: Sequence[MilestoneLink], codes: "dict[UUID, str]") -> str:
    """``"M-003 +14; K-001"``: codes with the least days between."""
    parts = [
        f"{codes[link.waits_for_id]}{f' +{link.lag_days}' if link.lag_days else ''}"
        for link in sorted(links, key=lambda each: codes.get(each.waits_for_id, ""))
        if link.waits_for_id in codes
    ]
    return "; ".join(parts)
