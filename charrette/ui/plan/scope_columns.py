"""The columns of the scope table: what each is called, how wide it is, and what a scope item shows in it."""

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.plan.scope import DutyKind, Outsider, ScopeItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from charrette.domain.guard.finding import Finding
    from charrette.domain.plan.people import Person
    from charrette.domain.snapshot import ProjectSnapshot

NOBODY = "nobody"
"""What stands where no department is accountable."""


class Col(IntEnum):
    """The columns in their order."""

    CODE = 0
    SPACE = 1
    SYSTEM = 2
    ACTION = 3
    TITLE = 4
    TAG = 5
    ACCOUNTABLE = 6
    RESPONSIBLE = 7
    CONSULTED = 8
    INFORMED = 9
    NEEDS = 10
    MILESTONE = 11
    LEAD = 12
    DIVISION = 13


@dataclass(frozen=True, slots=True)
class ScopeColumn:
    """One column: its head, its width in the design, and its field in a file (``exchange.plan_tables.SCOPE``)."""

    words: str
    width: int
    field: str


COLUMNS = {
    Col.CODE: ScopeColumn("Code", 92, "code"),
    Col.SPACE: ScopeColumn("Space", 128, "space"),
    Col.SYSTEM: ScopeColumn("System", 132, "system"),
    Col.ACTION: ScopeColumn("Action", 78, "action"),
    Col.TITLE: ScopeColumn("Words", 190, "title"),
    Col.TAG: ScopeColumn("Who", 62, "responsibility"),
    Col.ACCOUNTABLE: ScopeColumn("Accountable", 102, "accountable"),
    Col.RESPONSIBLE: ScopeColumn("Responsible", 118, "responsible"),
    Col.CONSULTED: ScopeColumn("Consulted", 118, "consulted"),
    Col.INFORMED: ScopeColumn("Informed", 108, "informed"),
    Col.NEEDS: ScopeColumn("Needs", 92, "needs"),
    Col.MILESTONE: ScopeColumn("Milestone", 84, "milestone"),
    Col.LEAD: ScopeColumn("Lead", 112, "lead"),
    Col.DIVISION: ScopeColumn("Division", 84, "division"),
}

LETTERS = {
    Col.ACCOUNTABLE: DutyKind.ACCOUNTABLE,
    Col.RESPONSIBLE: DutyKind.RESPONSIBLE,
    Col.CONSULTED: DutyKind.CONSULTED,
    Col.INFORMED: DutyKind.INFORMED,
}
"""The columns of the letters of RACI."""

SEVERAL = {*LETTERS, Col.NEEDS}
"""Columns that hold several values, with semicolons between."""


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """A scope item as the table shows it; ``cells`` has the words of each column, ``finding`` the gravest one."""

    item: ScopeItem
    cells: tuple[str, ...]
    finding: "Finding | None" = None

    @property
    def id(self) -> UUID:
        """The id of the scope item."""
        return self.item.id

    @property
    def accountables(self) -> int:
        """How many departments are accountable."""
        return len(self.item.departments(DutyKind.ACCOUNTABLE))


def rows_of(
    snapshot: "ProjectSnapshot", marks: "Mapping[UUID, Finding]", kept: "set[UUID] | None" = None
) -> tuple[ScopeRow, ...]:
    """The rows of all scope items, or of those that are ``kept``, in the order of their numbers."""
    people = people_words(snapshot.planned.district.people)
    return tuple(
        ScopeRow(item, cells_of(snapshot, item, people), marks.get(item.id))
        for item in snapshot.planned.scope
        if kept is None or item.id in kept
    )


def cells_of(snapshot: "ProjectSnapshot", item: ScopeItem, people: "Mapping[UUID, str]") -> tuple[str, ...]:
    """The words of every column; ``people`` are names by id."""
    plan = snapshot.planned
    milestone = plan.milestone_by_id.get(item.milestone_id) if item.milestone_id else None
    parties = {kind: parties_words(snapshot, item, kind) for kind in DutyKind}
    return (
        item.code,
        item.space,
        item.system,
        item.action.words,
        item.title,
        item.responsibility.value if item.responsibility else "",
        parties[DutyKind.ACCOUNTABLE] or NOBODY,
        parties[DutyKind.RESPONSIBLE],
        parties[DutyKind.CONSULTED],
        parties[DutyKind.INFORMED],
        "; ".join(needs_codes(snapshot, item)),
        milestone.code if milestone else "",
        people.get(item.staffing.lead_id, "") if item.staffing.lead_id else "",
        item.division,
    )


def parties_words(snapshot: "ProjectSnapshot", item: ScopeItem, kind: DutyKind) -> str:
    """Who has a letter, by name, with semicolons between."""
    names = (
        duty.outsider.words if duty.outsider else snapshot.department_name(duty.department_id) or "?"
        for duty in item.duties
        if duty.kind is kind
    )
    return "; ".join(names)


def needs_codes(snapshot: "ProjectSnapshot", item: ScopeItem) -> list[str]:
    """The codes of the standing needs that an item serves, in the order of their numbers."""
    ids = {snapshot.standing_need(each) for each in snapshot.planned.needs_of_scope.get(item.id, ())}
    needs = sorted((snapshot.need_by_id[each] for each in ids), key=lambda need: need.number)
    return [need.code for need in needs]


def people_words(people: "Iterable[Person]") -> dict[UUID, str]:
    """The names of people by id; with the department where two have the same name."""
    known = tuple(people)
    count = Counter(each.name for each in known)
    return {
        each.id: f"{each.name} ({each.department})" if count[each.name] > 1 and each.department else each.name
        for each in known
    }


def outsider_names() -> dict[str, Outsider]:
    """The partners outside by name."""
    return {each.words: each for each in Outsider}
