"""What the rows of a table mean in a project, without doing it: what is new, what changes, what stays as it is.

A row whose code is in the project changes that entry, in the columns the table has. A row without a code that says
what an entry says already is that entry, each but once: the same file twice doubles nothing. Any other row adds one,
under its own code where it has one. Funding sources that are not known are made; departments, needs and codes must be
there.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from charrette.domain.errors import InvalidInputError
from charrette.domain.money import CostRange, to_minor
from charrette.domain.plan.budget import BudgetLine, LineClass
from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.scope import Duty, DutyKind, ScopeItem
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted, listed
from charrette.exchange.plan_rows import BudgetRow, MilestoneRow, ScopeRow
from charrette.exchange.problems import Problems
from charrette.services.budget import EditLine, LineDraft
from charrette.services.milestones import MilestoneDraft
from charrette.services.plan_checks import named_fields, one_line
from charrette.services.plan_names import PlanNames, coded, given, own_code
from charrette.services.projects import changed_fields
from charrette.services.scope import EditScope, ScopeDraft
from charrette.services.scope_checks import spelled

Row = ScopeRow | BudgetRow | MilestoneRow
Entry = TypeVar("Entry", ScopeItem, BudgetLine, Milestone)


@dataclass(frozen=True, slots=True)
class MilestoneEdit:
    """A milestone as the file has it; ``waits_on`` are codes of milestones that are new in the same file."""

    milestone: Milestone
    waits_for: Mapping[UUID, int] | None = None
    waits_on: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the rows mean: drafts of what is new, what is there and changes, and what stays as it is.

    ``changes`` says of each change what it is ("B-014: amount and source"); ``new_sources`` are funding sources to be
    made.
    """

    drafts: tuple[Any, ...] = ()
    edits: tuple[Any, ...] = ()
    same: int = 0
    changes: tuple[str, ...] = ()
    new_sources: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """ "12 new, 3 changed, 30 as they were; funding sources Bond B and E-Rate are made"."""
        parts = [f"{len(self.drafts)} new", f"{len(self.edits)} changed", f"{self.same} as they were"]
        made = counted(len(self.new_sources), "funding source")
        more = f"; {made} made: {listed(self.new_sources)}" if self.new_sources else ""
        return ", ".join(parts) + more


def resolved(snapshot: ProjectSnapshot, rows: tuple[Row, ...], came_from: str) -> Resolved:
    """What rows of one kind would do to a project (with its plan), without doing it: the preview.

    Raises ``InvalidInputError`` naming up to ten rows and columns whose names are not known.
    """
    problems = Problems(came_from)
    kind = _KINDS[type(rows[0])] if rows else None
    if kind is None:
        raise InvalidInputError(f"{came_from} holds no rows.", "Nothing was imported.")
    found = kind(_Reading(snapshot, problems), rows)
    problems.stop_if_any()
    return found


class _Reading:
    """What the rows of one file are read against."""

    def __init__(self, snapshot: ProjectSnapshot, problems: Problems) -> None:
        self.snapshot, self.plan, self.problems = snapshot, snapshot.planned, problems
        self.currency = snapshot.project.currency
        self.names = PlanNames(snapshot, problems)
        self.drafts: list[Any] = []
        self.edits: list[Any] = []
        self.changes: list[str] = []
        self.same = 0
        self._rows: dict[str, int] = {}
        self._met: set[UUID] = set()

    def twin(
        self, row: Row, entries: Iterable[Entry], changes: Callable[[Entry], Mapping[str, Any]]
    ) -> Entry | None:
        """The entry that says already what a row without a code says; each is the twin of one row."""
        if row.code or self.problems.count:
            return None
        found = next((each for each in entries if each.id not in self._met and not changes(each)), None)
        if found is not None:
            self._met.add(found.id)
        return found

    def code(self, letter: str, row: Row) -> str:
        """The code a row gives its entry, empty for none; two rows of one code are noted, however it is written."""
        found = own_code(self.problems, row.row, letter, row.code)
        if found and self._rows.setdefault(found, row.row) != row.row:
            self.problems.add(row.row, "code", f"{found} is in row {self._rows[found]} already.")
        return found

    def needs_of(self, scope_id: UUID) -> set[UUID]:
        """The standing needs of a scope item: a file names no need that lives on in another."""
        linked = self.plan.needs_of_scope.get(scope_id, ())
        return {self.snapshot.standing_need(each) for each in linked}

    def edit(self, code: str, fields: Mapping[str, Any], edit: Any) -> None:
        """Notes a change of these fields, or that there is none."""
        if not fields:
            self.same += 1
            return
        self.edits.append(edit)
        self.changes.append(f"{code}: {named_fields(fields)}")

    def outcome(self, new_sources: tuple[str, ...] = ()) -> Resolved:
        """What was found."""
        return Resolved(tuple(self.drafts), tuple(self.edits), self.same, tuple(self.changes), new_sources)


def _scope(reading: _Reading, rows: tuple[ScopeRow, ...]) -> Resolved:
    known, alike = {item.code: item for item in reading.plan.scope}, _grouped(reading.plan.scope, _work)
    for row in rows:
        code = reading.code("S", row)
        need_ids = None if row.needs is None else reading.names.needs(row.row, row.needs)
        changes = partial(_scope_changes, reading, row, need_ids)
        fields = _scope_fields(reading, row, ())
        key = (fields["space"], fields["system"], row.action)
        item = known.get(code) or reading.twin(row, alike[key], changes)
        if item is None:
            reading.drafts.append(ScopeDraft(**fields, need_ids=need_ids or (), code=code))
            continue
        after = replace(item, **_scope_fields(reading, row, item.duties))
        reading.edit(item.code, changes(item), EditScope(after, need_ids))
    return reading.outcome()


def _work(item: ScopeItem) -> tuple[str, str, str]:
    return item.space, item.system, item.action


def _scope_fields(reading: _Reading, row: ScopeRow, duties: tuple[Duty, ...]) -> dict[str, Any]:
    fields = given(
        {
            "space": spelled(one_line(row.space), reading.plan.spaces),
            "system": spelled(one_line(row.system), reading.plan.systems),
            "action": row.action,
            "responsibility": row.responsibility,
            "title": None if row.title is None else one_line(row.title),
            "division": row.division,
            "note": row.note,
            "duties": _duties(reading, row, duties),
        }
    )
    if row.milestone is not None:
        fields["milestone_id"] = reading.names.milestone(row.row, "milestone", row.milestone)
    return fields


def _scope_changes(
    reading: _Reading, row: ScopeRow, need_ids: tuple[UUID, ...] | None, item: ScopeItem
) -> dict[str, Any]:
    changed = changed_fields(item, replace(item, **_scope_fields(reading, row, item.duties)))
    if need_ids is not None and set(need_ids) != reading.needs_of(item.id):
        changed["need_ids"] = need_ids
    return changed


def _duties(reading: _Reading, row: ScopeRow, before: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """The letters of the columns the table has, with those it has not as they were; in the order they are kept."""
    found: list[Duty] = []
    for kind in DutyKind:
        names: tuple[str, ...] | None = getattr(row, kind.words.lower())
        kept = [duty for duty in before if duty.kind is kind]
        found += kept if names is None else reading.names.duties(row.row, kind, names)
    return tuple(found)


def _budget(reading: _Reading, rows: tuple[BudgetRow, ...]) -> Resolved:
    known = {line.code: line for line in reading.plan.lines}
    alike = _grouped(reading.plan.lines, lambda line: line.description)
    new_sources: dict[str, str] = {}
    for row in rows:
        code = reading.code("B", row)
        scope_ids = None if row.scope is None else reading.names.scope(row.row, row.scope)
        allocations = _allocations(reading, row, new_sources)
        changes = partial(_line_changes, reading, row, scope_ids, allocations)
        line = known.get(code) or reading.twin(row, alike[one_line(row.description)], changes)
        if line is not None:
            after = replace(line, **_line_fields(reading, row, line.amount))
            reading.edit(line.code, changes(line), EditLine(after, scope_ids, allocations))
            continue
        fields = _line_fields(reading, row, CostRange())
        if "kind" not in fields:
            words = listed([each.value for each in LineClass])
            reading.problems.add(row.row, "class", f"the line has no class. Write one of {words}.")
            continue
        draft = LineDraft(**fields, scope_ids=scope_ids or (), allocations=allocations or {}, code=code)
        reading.drafts.append(draft)
    return reading.outcome(tuple(new_sources.values()))


def _line_fields(reading: _Reading, row: BudgetRow, before: CostRange) -> dict[str, Any]:
    fields = given(
        {
            "description": one_line(row.description),
            "kind": row.kind,
            "phase": row.phase,
            "buy_by": row.buy_by,
            "rate": row.rate,
            "rate_on": row.rate_on or None,
            "rate_source": row.rate_source,
            "rate_date": row.rate_date,
            "note": row.note,
        }
    )
    if row.rate is None and (amount := _amount(reading, row, before)) is not None:
        fields["amount"] = amount
    if row.department is not None:
        fields["department_id"] = reading.names.department(row.row, "department", row.department)
    return fields


def _amount(reading: _Reading, row: BudgetRow, before: CostRange) -> CostRange | None:
    """The amounts of a row, those without a column as they were; None: it has none."""
    given = {"low": row.low, "likely": row.likely, "high": row.high}
    if all(point is None for point in given.values()):
        return None
    points = {
        name: None if point is None else to_minor(point, reading.currency)
        for name, point in given.items()
        if name in row.points
    }
    return replace(before, **points)


def _allocations(reading: _Reading, row: BudgetRow, new_sources: dict[str, str]) -> Mapping[UUID, int] | None:
    """What sources pay, by id; a source to be made stands under an id that is known only here."""
    if row.sources is None:
        return None
    found: dict[UUID, int] = {}
    for name, amount in row.sources:
        source_id = reading.names.source(name)
        if source_id is None:
            first = new_sources.setdefault(name.casefold(), name)
            source_id = uuid5(NAMESPACE_URL, first)
        found[source_id] = to_minor(amount, reading.currency)
    return {source_id: amount for source_id, amount in found.items() if amount}


def _line_changes(
    reading: _Reading,
    row: BudgetRow,
    scope_ids: tuple[UUID, ...] | None,
    allocations: Mapping[UUID, int] | None,
    line: BudgetLine,
) -> dict[str, Any]:
    changed = changed_fields(line, replace(line, **_line_fields(reading, row, line.amount)))
    if set(row.rate_on) == set(line.rate_on):
        changed.pop("rate_on", None)
    plan = reading.plan
    if scope_ids is not None and set(scope_ids) != set(plan.scope_of_line.get(line.id, ())):
        changed["scope"] = scope_ids
    paying = plan.allocations_of_line.get(line.id, ())
    paid = {each.source_id: each.amount for each in paying if each.amount}
    if allocations is not None and dict(allocations) != paid:
        changed["sources"] = allocations
    return changed


def _milestones(reading: _Reading, rows: tuple[MilestoneRow, ...]) -> Resolved:
    known = {each.code: each for each in reading.plan.milestones}
    alike = _grouped(reading.plan.milestones, lambda each: each.title)
    own = {reading.code("M", row) for row in rows}
    for row in rows:
        code, waits, fields = coded("M", row.code), _waits(reading, row, own), _milestone_fields(reading, row)
        edit = partial(_milestone_edit, reading, fields, waits)
        milestone = known.get(code) or reading.twin(
            row, alike[fields["title"]], lambda each, edit=edit: edit(each)[1]
        )
        if milestone is None:
            reading.drafts.append(MilestoneDraft(**fields, waits_on=waits or {}, code=code))
            continue
        edited, changed = edit(milestone)
        reading.edit(milestone.code, changed, edited)
    return reading.outcome()


def _milestone_fields(reading: _Reading, row: MilestoneRow) -> dict[str, Any]:
    fields = given(
        {
            "title": one_line(row.title),
            "due": row.due,
            "state": row.state,
            "phase": row.phase,
            "gate": row.gate,
            "evidence": None if row.evidence is None else one_line(row.evidence),
        }
    )
    if row.department is not None:
        fields["department_id"] = reading.names.department(row.row, "department", row.department)
    return fields


def _waits(reading: _Reading, row: MilestoneRow, own: set[str]) -> dict[str, int] | None:
    """Codes with days; each is in the file, in the project or in the district's calendar."""
    if row.depends_on is None:
        return None
    found = {coded("M", written): days for written, days in row.depends_on}
    for code in found:
        if code not in own:
            reading.names.milestone(row.row, "depends_on", code)
    return found


def _milestone_edit(
    reading: _Reading, fields: Mapping[str, Any], waits: dict[str, int] | None, milestone: Milestone
) -> tuple[MilestoneEdit, dict[str, Any]]:
    """The milestone as the row has it, and what of it changes."""
    after = replace(milestone, **fields)
    if after.done and not milestone.done_on:
        after = replace(after, done_on=after.due)
    changed = changed_fields(milestone, after)
    ids = {each.code: each.id for each in (*reading.plan.district.calendar, *reading.plan.milestones)}
    links = reading.plan.waits_for.get(milestone.id, ())
    before = {link.waits_for_id: link.lag_days for link in links}
    new = {code: days for code, days in (waits or {}).items() if code not in ids}
    wanted = None if waits is None else {ids[code]: days for code, days in waits.items() if code in ids}
    if wanted is not None:  # a file names no milestone of another project: those links stay
        wanted |= {each: days for each, days in before.items() if each not in ids.values()}
        if new or wanted != before:
            changed["waits_for"] = wanted
    return MilestoneEdit(after, wanted, new), changed


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], Any]) -> dict[Any, list[Entry]]:
    found: dict[Any, list[Entry]] = defaultdict(list)
    for each in entries:
        found[key(each)].append(each)
    return found


_KINDS: dict[type[Any], Any] = {ScopeRow: _scope, BudgetRow: _budget, MilestoneRow: _milestones}
