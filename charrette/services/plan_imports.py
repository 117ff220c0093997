"""Scope, budget and milestones from tables: looked at first, then all or nothing, one step of the journal.

A row whose code is in the project changes that entry, in the columns the table has; any other row adds one, under its
own code where it has one. Funding sources that are not known are made; departments, needs and codes must be there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, UUID, uuid5

from charrette.domain.errors import InvalidInputError
from charrette.domain.money import CostRange, to_minor
from charrette.domain.plan.budget import BudgetLine, LineClass
from charrette.domain.plan.milestones import Milestone, MilestoneState
from charrette.domain.plan.scope import Duty, DutyKind
from charrette.domain.plan.sources import FundingSource
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted, listed
from charrette.exchange.plan_rows import BudgetRow, MilestoneRow, ScopeRow
from charrette.exchange.problems import Problems
from charrette.services.budget import AddLines, EditLine, LineDraft, add_lines, edit_line
from charrette.services.milestones import (
    AddMilestones,
    EditMilestone,
    MilestoneDraft,
    add_milestones,
    edit_milestone,
)
from charrette.services.plan_checks import named_fields
from charrette.services.plan_names import PlanNames, coded, given, own_code
from charrette.services.projects import changed_fields
from charrette.services.scope import AddScope, EditScope, ScopeDraft, add_scope, edit_scope
from charrette.services.sources import add_source

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

Row = ScopeRow | BudgetRow | MilestoneRow


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Rows of one kind read from a file, for a project; ``came_from`` is the file's name."""

    project_id: UUID
    rows: tuple[Row, ...]
    came_from: str


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


def import_plan(work: "UnitOfWork", command: ImportPlan) -> Resolved:
    """Takes the rows in. Raises ``InvalidInputError`` where one cannot be taken; then none is."""
    snapshot = work.queries.snapshot(command.project_id, planned=True)
    if snapshot is None:
        raise InvalidInputError("That project is no longer in the library.")
    plan = resolved(snapshot, command.rows, command.came_from)
    if plan.new_sources:
        for name in plan.new_sources:
            add_source(work, FundingSource(work.ids.new(), name, snapshot.project.currency))
        fresh = work.queries.snapshot(command.project_id, planned=True)
        assert fresh is not None
        plan = replace(resolved(fresh, command.rows, command.came_from), new_sources=plan.new_sources)
    add, edit, things = _ACTS[type(command.rows[0])]
    if plan.drafts:
        add(work, command.project_id, plan.drafts)
    for each in plan.edits:
        edit(work, each)
    count = len(plan.drafts) + len(plan.edits)
    if not count:
        raise InvalidInputError(f"Everything in {command.came_from} is in the plan already.")
    thing = things if count != 1 else things.removesuffix("s")
    work.describe(f"Imported {count:,} {thing} from {command.came_from}: {plan.sentence}", command.project_id)
    return plan


def _add_scope(work: "UnitOfWork", project_id: UUID, drafts: tuple[ScopeDraft, ...]) -> None:
    add_scope(work, AddScope(project_id, drafts))


def _add_lines(work: "UnitOfWork", project_id: UUID, drafts: tuple[LineDraft, ...]) -> None:
    add_lines(work, AddLines(project_id, drafts))


def _add_milestones(work: "UnitOfWork", project_id: UUID, drafts: tuple[MilestoneDraft, ...]) -> None:
    add_milestones(work, AddMilestones(project_id, drafts))


def _edit_milestone_of(work: "UnitOfWork", edit: MilestoneEdit) -> None:
    """Edits a milestone, with what it waits for: the new ones of the file are there by now."""
    waits = edit.waits_for
    if edit.waits_on:
        own, every = edit.milestone.project_id, work.queries.every(Milestone, "number")
        ids = {each.code: each.id for each in every if each.project_id == own}
        waits = {**(waits or {}), **{ids[code]: days for code, days in edit.waits_on.items()}}
    edit_milestone(work, EditMilestone(edit.milestone, waits))


_ACTS: dict[type[Any], tuple[Any, Any, str]] = {
    ScopeRow: (_add_scope, edit_scope, "scope items"),
    BudgetRow: (_add_lines, edit_line, "budget lines"),
    MilestoneRow: (_add_milestones, _edit_milestone_of, "milestones"),
}


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
    known = {item.code: item for item in reading.plan.scope}
    for row in rows:
        code = reading.code("S", row)
        item = known.get(code)
        need_ids = None if row.needs is None else reading.names.needs(row.row, row.needs)
        fields = given(
            {
                "space": row.space,
                "system": row.system,
                "action": row.action,
                "responsibility": row.responsibility,
                "title": row.title,
                "division": row.division,
                "note": row.note,
                "duties": _duties(reading, row, item.duties if item else ()),
            }
        )
        if row.milestone is not None:
            fields["milestone_id"] = reading.names.milestone(row.row, "milestone", row.milestone)
        if item is None:
            reading.drafts.append(ScopeDraft(**fields, need_ids=need_ids or (), code=code))
            continue
        after = replace(item, **fields)
        changed = changed_fields(item, after)
        if need_ids is not None and set(need_ids) != reading.needs_of(item.id):
            changed["need_ids"] = need_ids
        reading.edit(code, changed, EditScope(after, need_ids))
    return reading.outcome()


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
    new_sources: dict[str, str] = {}
    for row in rows:
        code = reading.code("B", row)
        line = known.get(code)
        scope_ids = None if row.scope is None else reading.names.scope(row.row, row.scope)
        allocations = _allocations(reading, row, new_sources)
        fields = _line_fields(reading, row, line.amount if line else CostRange())
        if line is None:
            kind = fields.pop("kind", None)
            if kind is None:
                words = listed([each.value for each in LineClass])
                reading.problems.add(row.row, "class", f"the line has no class. Write one of {words}.")
                continue
            reading.drafts.append(
                LineDraft(
                    kind=kind, **fields, scope_ids=scope_ids or (), allocations=allocations or {}, code=code
                )
            )
            continue
        _edit_line(reading, line, fields, scope_ids, allocations)
    return reading.outcome(tuple(new_sources.values()))


def _line_fields(reading: _Reading, row: BudgetRow, before: CostRange) -> dict[str, Any]:
    fields = given(
        {
            "description": row.description,
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
    return found


def _edit_line(
    reading: _Reading,
    line: BudgetLine,
    fields: Mapping[str, Any],
    scope_ids: tuple[UUID, ...] | None,
    allocations: Mapping[UUID, int] | None,
) -> None:
    after = replace(line, **fields)
    changed = changed_fields(line, after)
    plan = reading.plan
    if scope_ids is not None and set(scope_ids) != set(plan.scope_of_line.get(line.id, ())):
        changed["scope"] = scope_ids
    paid = {each.source_id: each.amount for each in plan.allocations_of_line.get(line.id, ())}
    if allocations is not None and dict(allocations) != paid:
        changed["sources"] = allocations
    reading.edit(line.code, changed, EditLine(after, scope_ids, allocations))


def _milestones(reading: _Reading, rows: tuple[MilestoneRow, ...]) -> Resolved:
    known = {each.code: each for each in reading.plan.milestones}
    own = {reading.code("M", row) for row in rows}
    for row in rows:
        code = coded("M", row.code)
        milestone = known.get(code)
        fields = given(
            {
                "title": row.title,
                "due": row.due,
                "state": row.state,
                "phase": row.phase,
                "gate": row.gate,
                "evidence": row.evidence,
            }
        )
        if row.department is not None:
            fields["department_id"] = reading.names.department(row.row, "department", row.department)
        waits = _waits(reading, row, own)
        if milestone is None:
            reading.drafts.append(MilestoneDraft(**fields, waits_on=waits or {}, code=code))
            continue
        _edit_milestone(reading, milestone, fields, waits)
    return reading.outcome()


def _waits(reading: _Reading, row: MilestoneRow, own: set[str]) -> dict[str, int] | None:
    """Codes with days; each is in the file, in the project or in the district's calendar."""
    if row.depends_on is None:
        return None
    found = {coded("M", written): days for written, days in row.depends_on}
    for code in found:
        if code not in own:
            reading.names.milestone(row.row, "depends_on", code)
    return found


def _edit_milestone(
    reading: _Reading, milestone: Milestone, fields: dict[str, Any], waits: dict[str, int] | None
) -> None:
    if fields.get("state") is MilestoneState.DONE and not milestone.done_on:
        fields["done_on"] = fields.get("due") or milestone.due
    after = replace(milestone, **fields)
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
    reading.edit(milestone.code, changed, MilestoneEdit(after, wanted, new))


_KINDS: dict[type[Any], Any] = {ScopeRow: _scope, BudgetRow: _budget, MilestoneRow: _milestones}
