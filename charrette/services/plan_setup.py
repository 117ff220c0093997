"""What planning starts from: the lists of spaces and systems, and the first school day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.plan import PlanSetup
from charrette.domain.plan.scope import ScopeItem
from charrette.domain.plan.sources import FundingSource
from charrette.domain.project import Project
from charrette.domain.wording import counted, listed, quoted
from charrette.services.plan_checks import day, one_line

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SetLists:
    """The spaces and systems to choose from. ``renamed`` gives old names their new ones, in the scope too."""

    project_id: UUID
    spaces: tuple[str, ...]
    systems: tuple[str, ...]
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class SetFirstDay:
    """The first school day as people write days; empty: not known."""

    project_id: UUID
    day: str


def set_lists(work: "UnitOfWork", command: SetLists) -> PlanSetup:
    """Keeps both lists; scope items follow a renamed space or system, funding sources pay the new name too.

    A name that leaves a list stays in the scope items that have it.
    """
    before = _setup(work, command.project_id)
    spaces, systems = _names(command.spaces, "space"), _names(command.systems, "system")
    space_names = _renamed(command.renamed, before.spaces, spaces)
    system_names = _renamed(command.renamed, before.systems, systems)
    after = replace(before, spaces=spaces, systems=systems)
    moved = _rename_scope(work, command.project_id, space_names, system_names)
    widened = _widen_sources(work, system_names)
    said = _said(before, after, space_names | system_names, moved)
    if not said and not widened:
        raise InvalidInputError("The lists are the same as before.")
    work.describe(f"Changed the lists of spaces and systems: {'; '.join(said)}", command.project_id)
    _keep(work, after)
    return after


def set_first_day(work: "UnitOfWork", command: SetFirstDay) -> PlanSetup:
    """Keeps the first school day, which schedules count back from. Milestones that are there do not move by it."""
    before, project = _setup(work, command.project_id), work.get(Project, command.project_id)
    first = day(work, project.id, command.day)
    words = (
        f"Set the first school day of {project.name} to {first}"
        if first
        else "Took the first school day away"
    )
    work.describe(words, project.id)
    after = replace(before, first_day=first)
    _keep(work, after)
    return after


def _setup(work: "UnitOfWork", project_id: UUID) -> PlanSetup:
    found = next(iter(work.queries.of_project(PlanSetup, project_id)), None)
    return found or PlanSetup(work.ids.new(), project_id)


def _keep(work: "UnitOfWork", setup: PlanSetup) -> None:
    if work.queries.one(PlanSetup, setup.id) is None:
        work.add(setup)
    else:
        work.change(setup, spaces=setup.spaces, systems=setup.systems, first_day=setup.first_day)


def _names(names: Sequence[str], thing: str) -> tuple[str, ...]:
    """The names of a list on one line each; raises ``InvalidInputError`` for one that is there twice."""
    kept: dict[str, str] = {}
    for name in filter(None, map(one_line, names)):
        if name.casefold() in kept:
            raise InvalidInputError(
                f"The {thing} {quoted(name)} is in the list twice.", "Nothing was changed."
            )
        kept[name.casefold()] = name
    if not kept:
        raise InvalidInputError(f"The list needs a {thing} at least.", "Nothing was changed.")
    return tuple(kept.values())


def _renamed(renamed: Mapping[str, str], before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """The new names of one list: of names that were in it, and are so no more."""
    given = {old: one_line(new) for old, new in renamed.items()}
    return {old: new for old, new in given.items() if old in before and old not in after and new in after}


def _rename_scope(
    work: "UnitOfWork", project_id: UUID, spaces: Mapping[str, str], systems: Mapping[str, str]
) -> int:
    moved = 0
    for item in work.queries.of_project(ScopeItem, project_id, "number"):
        space, system = spaces.get(item.space, item.space), systems.get(item.system, item.system)
        if (space, system) != (item.space, item.system):
            work.change(item, space=space, system=system)
            moved += 1
    return moved


def _widen_sources(work: "UnitOfWork", systems: Mapping[str, str]) -> bool:
    """Sources that pay for a system pay for it by its new name too; other projects may still use the old one."""
    touched = False
    for source in work.queries.every(FundingSource, "name"):
        more = [systems[each] for each in source.systems if each in systems]
        if added := [each for each in more if each not in source.systems]:
            work.change(source, systems=(*source.systems, *added))
            touched = True
    return touched


def _said(before: PlanSetup, after: PlanSetup, renamed: Mapping[str, str], moved: int) -> list[str]:
    old, new = {*before.spaces, *before.systems}, {*after.spaces, *after.systems}
    added = [
        quoted(each) for each in (*after.spaces, *after.systems) if each not in old | set(renamed.values())
    ]
    gone = [quoted(each) for each in (*before.spaces, *before.systems) if each not in new | set(renamed)]
    said = [f"added {listed(added)}"] if added else []
    said += [f"took out {listed(gone)}"] if gone else []
    if renamed:
        pairs = listed([f"{quoted(one)} to {quoted(other)}" for one, other in renamed.items()])
        said.append(f"renamed {pairs} in {counted(moved, 'scope item')}")
    reordered = (before.spaces, before.systems) != (after.spaces, after.systems)
    return said or (["another order"] if reordered else [])
