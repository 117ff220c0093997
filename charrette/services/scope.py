"""Scope: what is done where, who furnishes and installs it, who answers for it, and which needs it serves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.budget import LineScope
from charrette.domain.plan.coordination import Question
from charrette.domain.plan.papers import Paper
from charrette.domain.plan.people import Staffing
from charrette.domain.plan.scope import Action, Duty, DutyKind, Outsider, Responsibility, ScopeItem, ScopeNeed
from charrette.domain.wording import counted, listed, several
from charrette.services.plan_checks import entries_words, named_fields, relink, taken_codes
from charrette.services.projects import changed_fields
from charrette.services.scope_checks import check_needs, checked_scope

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

Party = UUID | Outsider
"""Who has a letter of RACI: a department, or somebody outside."""

LETTERS = {kind.words.lower(): kind for kind in DutyKind}
"""The names under which ``FillScope`` takes the parties of one letter: "accountable", "responsible", ..."""

FILLED = frozenset(
    {
        "space", "system", "action", "title", "responsibility", "duties", "staffing", "division", "milestone_id",
        "note", "need_ids", "lead_id", *LETTERS,
    }
)  # fmt: skip
"""What ``FillScope`` can set."""


@dataclass(frozen=True, slots=True)
class ScopeDraft:
    """A scope item to be added. An empty ``code`` gets the next one; ``need_ids`` are the needs it serves."""

    space: str
    system: str
    action: Action
    title: str = ""
    responsibility: Responsibility | None = None
    duties: tuple[Duty, ...] = ()
    need_ids: tuple[UUID, ...] = ()
    milestone_id: UUID | None = None
    division: str = ""
    note: str = ""
    staffing: Staffing = field(default_factory=Staffing)
    code: str = ""


@dataclass(frozen=True, slots=True)
class AddScope:
    """Scope items to be added in one step."""

    project_id: UUID
    drafts: tuple[ScopeDraft, ...]


@dataclass(frozen=True, slots=True)
class EditScope:
    """A scope item as it should be; ``need_ids`` None: it serves the same needs as before."""

    item: ScopeItem
    need_ids: tuple[UUID, ...] | None = None


@dataclass(frozen=True, slots=True)
class FillScope:
    """The same values for many scope items in one step: fields of ``FILLED`` with what they become.

    "accountable", "responsible", "consulted" and "informed" take the parties of that letter (department ids and
    ``Outsider``) and leave the other letters alone; "need_ids" takes the ids of the needs they serve, "lead_id" the
    person who leads, and leaves the rest of the staffing alone.
    """

    scope_ids: tuple[UUID, ...]
    changed: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RemoveScope:
    """Scope items to be removed, with their links to needs and budget lines."""

    scope_ids: tuple[UUID, ...]


def add_scope(work: "UnitOfWork", command: AddScope) -> tuple[ScopeItem, ...]:
    """Adds scope items. Raises ``InvalidInputError`` where one cannot be taken; then none is."""
    if not command.drafts:
        raise InvalidInputError("There is no scope item to add.")
    project_id = command.project_id
    codes = taken_codes(work, project_id, ScopeItem, "S", [draft.code for draft in command.drafts])
    items = tuple(
        checked_scope(work, _new(work, project_id, draft, number, code))
        for draft, (number, code) in zip(command.drafts, codes, strict=True)
    )
    work.describe(f"Added {_words(items)}", project_id)
    work.add(*items)
    for item, draft in zip(items, command.drafts, strict=True):
        _serve(work, item, (), draft.need_ids)
    return items


def _new(work: "UnitOfWork", project_id: UUID, draft: ScopeDraft, number: int, code: str) -> ScopeItem:
    return ScopeItem(
        work.ids.new(),
        project_id,
        number,
        code,
        draft.space,
        draft.system,
        draft.action,
        draft.title,
        draft.responsibility,
        draft.duties,
        draft.staffing,
        draft.division,
        draft.milestone_id,
        draft.note,
    )


def edit_scope(work: "UnitOfWork", command: EditScope) -> ScopeItem:
    """Keeps the changed fields of a scope item and, where they are given, the needs it serves; its code stays."""
    before = work.get(ScopeItem, command.item.id)
    fixed = {"project_id": before.project_id, "number": before.number, "code": before.code}
    after = checked_scope(work, replace(command.item, **fixed))
    changed, served = changed_fields(before, after), _served(work, before)
    needs = served if command.need_ids is None else command.need_ids
    names = [*changed, *(["need_ids"] if set(needs) != set(served) else [])]
    if not names:
        raise InvalidInputError(f"{before.code} is the same as before.")
    work.describe(f"Edited {_words((after,))}: {named_fields(names)}", before.project_id)
    if changed:
        work.change(before, **changed)
    _serve(work, after, served, needs)
    return after


def fill_scope(work: "UnitOfWork", command: FillScope) -> tuple[ScopeItem, ...]:
    """Sets the same values in many scope items, in one step."""
    items = _items(work, command.scope_ids)
    unknown = sorted(set(command.changed) - FILLED)
    if unknown or not command.changed:
        raise InvalidInputError(f"A scope item has no “{listed(unknown)}” to fill in.")
    after = tuple(checked_scope(work, _filled(item, command.changed)) for item in items)
    names = named_fields(command.changed)
    work.describe(f"Filled in the {names} of {_words(after)}", items[0].project_id)
    for old, new in zip(items, after, strict=True):
        if changed := changed_fields(old, new):
            work.change(old, **changed)
        if "need_ids" in command.changed:
            _serve(work, new, _served(work, new), command.changed["need_ids"])
    return after


def _filled(item: ScopeItem, changed: Mapping[str, Any]) -> ScopeItem:
    plain = {name: value for name, value in changed.items() if name not in {*LETTERS, "need_ids", "lead_id"}}
    filled = replace(item, **plain)
    if "lead_id" in changed:
        filled = replace(filled, staffing=replace(filled.staffing, lead_id=changed["lead_id"]))
    for name, kind in LETTERS.items():
        if name in changed:
            filled = replace(filled, duties=with_letter(filled.duties, kind, changed[name]))
    return filled


def with_letter(duties: Sequence[Duty], kind: DutyKind, parties: Sequence[Party]) -> tuple[Duty, ...]:
    """The duties with one letter given to other parties; the other letters stay."""
    given = (
        Duty(kind, outsider=party) if isinstance(party, Outsider) else Duty(kind, department_id=party)
        for party in parties
    )
    return (*(duty for duty in duties if duty.kind is not kind), *given)


def remove_scope(work: "UnitOfWork", command: RemoveScope) -> None:
    """Removes scope items with their links. Refused while a question or a shared paper is about one."""
    items = _items(work, command.scope_ids)
    for item in items:
        _check_free(work, item)
    work.describe(f"Removed {_words(items)}", items[0].project_id)
    ids = [item.id for item in items]
    work.remove(
        *work.queries.linked(ScopeNeed, "scope_id", ids), *work.queries.linked(LineScope, "scope_id", ids)
    )
    work.remove(*items)


def _check_free(work: "UnitOfWork", item: ScopeItem) -> None:
    asked = work.queries.linked(Question, "scope_id", (item.id,))
    papers = work.queries.linked(Paper, "scope_id", (item.id,))
    standing = [several([each.code for each in asked], "question")] if asked else []
    standing += [counted(len(papers), "shared paper")] if papers else []
    if standing:
        stand = "stands" if len(asked) + len(papers) == 1 else "stand"
        raise InvalidInputError(
            f"{item.code} cannot be removed: {listed(standing)} {stand} on it.",
            "Nothing was changed.",
            "Move what stands on it to another scope item, or remove it first.",
        )


def _items(work: "UnitOfWork", scope_ids: Sequence[UUID]) -> tuple[ScopeItem, ...]:
    if not scope_ids:
        raise InvalidInputError("Select a scope item first.")
    return tuple(work.get(ScopeItem, each) for each in dict.fromkeys(scope_ids))


def _served(work: "UnitOfWork", item: ScopeItem) -> tuple[UUID, ...]:
    return tuple(link.need_id for link in work.queries.linked(ScopeNeed, "scope_id", (item.id,)))


def _serve(work: "UnitOfWork", item: ScopeItem, before: Sequence[UUID], after: Sequence[UUID]) -> None:
    """Makes the links of an item to needs what they should be."""
    check_needs(work, item, [each for each in after if each not in before])
    relink(work, before, after, lambda need_id: ScopeNeed(item.id, need_id))


def _words(items: Sequence[ScopeItem]) -> str:
    """ "scope item S-014 “Data cabling, classrooms: install”", "3 scope items: S-014 to S-016"."""
    return entries_words("scope item", [(item.code, item.words) for item in items])
