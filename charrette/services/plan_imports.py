"""Scope, budget and milestones from tables: looked at first, then all or nothing, one step of the journal."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.sources import FundingSource
from charrette.exchange.plan_rows import BudgetRow, MilestoneRow, ScopeRow
from charrette.services.budget import AddLines, LineDraft, add_lines, edit_line
from charrette.services.milestones import (
    AddMilestones,
    EditMilestone,
    MilestoneDraft,
    add_milestones,
    edit_milestone,
)
from charrette.services.plan_resolving import MilestoneEdit, Resolved, Row, resolved
from charrette.services.scope import AddScope, ScopeDraft, add_scope, edit_scope
from charrette.services.sources import add_source

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Rows of one kind read from a file, for a project; ``came_from`` is the file's name."""

    project_id: UUID
    rows: tuple[Row, ...]
    came_from: str


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
