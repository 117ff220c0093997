"""The rows of the responsibility matrix: scope items under their system or space, letters by party."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from charrette.domain.plan.scope import Duty, DutyKind, Outsider, ScopeItem
from charrette.domain.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from charrette.domain.guard.finding import Finding
    from charrette.domain.snapshot import ProjectSnapshot

Subject = Literal["system", "space"]
Party = UUID | Outsider
"""A column: a department by its id, or a partner outside."""

ORDER = (DutyKind.RESPONSIBLE, DutyKind.ACCOUNTABLE, DutyKind.CONSULTED, DutyKind.INFORMED)
"""The letters as they stand in a cell."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A scope item, or (without ``item``) a heading. ``duties`` may be ahead of the item's while these are kept."""

    key: object
    words: str
    item: ScopeItem | None = None
    duties: tuple[Duty, ...] = ()
    finding: "Finding | None" = None

    def letters(self, party: Party) -> tuple[DutyKind, ...]:
        """The letters of a party, in the order they are shown."""
        had = {duty.kind for duty in self.duties if party in {duty.department_id, duty.outsider}}
        return tuple(kind for kind in ORDER if kind in had)

    @property
    def accountables(self) -> int:
        """How many are accountable."""
        return sum(duty.kind is DutyKind.ACCOUNTABLE for duty in self.duties)

    @property
    def missing(self) -> str:
        """What is wrong with the letters, in words; empty: one answers for it and somebody does it."""
        if self.item is None:
            return ""
        undone = all(duty.kind is not DutyKind.RESPONSIBLE for duty in self.duties)
        if not self.accountables:
            return "nobody accountable or responsible" if undone else "nobody accountable"
        several = [f"{_number(self.accountables)} accountable"] if self.accountables > 1 else []
        return listed([*several, *(["nobody responsible"] if undone else [])])


def _number(count: int) -> str:
    return {2: "two", 3: "three", 4: "four"}.get(count, str(count))


def parties_of(snapshot: "ProjectSnapshot") -> tuple[tuple[Party, str], ...]:
    """The columns: departments, then partners outside, with their names."""
    departments = [(each.id, each.name) for each in snapshot.departments]
    return (*departments, *((each, each.words) for each in Outsider))


def matrix_rows(
    snapshot: "ProjectSnapshot",
    subject: Subject,
    *,
    department: UUID | None = None,
    ahead: "Mapping[UUID, tuple[Duty, ...]] | None" = None,
    marks: "Mapping[UUID, Finding] | None" = None,
) -> tuple[MatrixRow, ...]:
    """All rows with their headings; with ``department`` those in which it has a letter. ``ahead`` is not yet kept."""
    by_subject: dict[str, list[MatrixRow]] = defaultdict(list)
    for item in snapshot.planned.scope:
        duties = (ahead or {}).get(item.id, item.duties)
        if department is None or any(duty.department_id == department for duty in duties):
            heading = item.system if subject == "system" else item.space
            by_subject[heading].append(
                MatrixRow(item.id, _words(item, subject), item, duties, (marks or {}).get(item.id))
            )
    names = snapshot.planned.systems if subject == "system" else snapshot.planned.spaces
    place = {name: at for at, name in enumerate(names)}
    rows: list[MatrixRow] = []
    for heading in sorted(by_subject, key=lambda each: (place.get(each, len(place)), each.casefold())):
        rows += [MatrixRow(("heading", heading), heading), *by_subject[heading]]
    return tuple(rows)


def _words(item: ScopeItem, subject: Subject) -> str:
    """What an item is under its heading: "Classrooms: install", or its own words."""
    return item.title or f"{item.space if subject == 'system' else item.system}: {item.action.value}"


def count_words(rows: "tuple[MatrixRow, ...]") -> str:
    """``"44 scope items, 3 with nobody accountable, 1 with two"``."""
    items = [row for row in rows if row.item is not None]
    none = sum(row.accountables == 0 for row in items)
    several = sum(row.accountables > 1 for row in items)
    parts = [counted(len(items), "scope item")]
    parts += [f"{none} with nobody accountable"] if none else []
    parts += [f"{several} with more than one accountable"] if several else []
    return ", ".join(parts)
