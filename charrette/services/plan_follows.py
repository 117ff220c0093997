"""What of the plan follows when needs are merged or split, or a project is renamed: nothing of it is lost."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.needs import Need
from charrette.domain.plan.answers import Answer
from charrette.domain.plan.budget import BudgetLine
from charrette.domain.plan.scope import ScopeItem, ScopeNeed
from charrette.domain.plan.sources import FundingSource
from charrette.domain.project import Project
from charrette.domain.wording import counted, several

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


def follow_merge(work: "UnitOfWork", into: Need, merged: Sequence[Need]) -> str:
    """The need that lives on is served by the scope of the others and, where it has no answer, takes over theirs.

    The merged ones keep their own, unseen, so that splitting one off again gives it back as it was. Gives the words
    for the minutes; empty where nothing had to follow.
    """
    scope = _share_scope(work, into, merged)
    answer = _take_answer(work, into, merged)
    return _words(scope, answer)


def follow_split(work: "UnitOfWork", need: Need, new: Need) -> str:
    """A need that was split off starts with the answer and the scope of the one it was part of."""
    return _words(_share_scope(work, new, (need,)), _take_answer(work, new, (need,)))


def follow_name(work: "UnitOfWork", before: Project, after: Project) -> None:
    """Funding sources whose project list has the project's old name have its new one."""
    if after.name == before.name:
        return
    old = before.name.casefold()
    for source in work.queries.every(FundingSource, "name"):
        if any(each.casefold() == old for each in source.projects):
            names = tuple(after.name if each.casefold() == old else each for each in source.projects)
            work.change(source, projects=names)


def check_currency(work: "UnitOfWork", project: Project) -> None:
    """Refuses another currency for a project whose budget lines are in the one it has."""
    lines = work.queries.count(BudgetLine, project.id)
    if lines:
        raise InvalidInputError(
            f"The plan has {counted(lines, 'budget line')} in {project.currency}: the currency cannot change.",
            "Nothing was changed.",
            "Export the budget, remove these lines, and import them again in the other currency.",
        )


def _share_scope(work: "UnitOfWork", need: Need, others: Sequence[Need]) -> list[str]:
    """Links the scope of other needs to a need; gives the codes of what is new to it."""
    own = {link.scope_id for link in work.queries.linked(ScopeNeed, "need_id", (need.id,))}
    links = work.queries.linked(ScopeNeed, "need_id", (other.id for other in others))
    new = {link.scope_id for link in links} - own
    if new:
        work.add(*(ScopeNeed(scope_id, need.id) for scope_id in sorted(new)))
    return [item.code for item in sorted(work.queries.by_ids(ScopeItem, new), key=lambda item: item.number)]


def _take_answer(work: "UnitOfWork", need: Need, others: Sequence[Need]) -> Answer | None:
    """Gives a need without an answer that of the first other that has one; an answer "merged into" an other ends."""
    answers = {
        each.need_id: each for each in work.queries.linked(Answer, "need_id", (need.id, *_ids(others)))
    }
    own = answers.get(need.id)
    if own is not None and own.into_need_id in _ids(others):
        work.remove(own)
        own = None
    theirs = (answers[other.id] for other in others if other.id in answers)
    taken = next((each for each in theirs if each.into_need_id != need.id), None)
    if own is not None or taken is None:
        return None
    work.add(replace(taken, id=work.ids.new(), need_id=need.id))
    return taken


def _ids(needs: Sequence[Need]) -> set[UUID]:
    return {need.id for need in needs}


def _words(scope: Sequence[str], answer: Answer | None) -> str:
    follows = [f"{several(scope, 'scope item')} with it"] if scope else []
    follows += [f"answered {answer.disposition.value} as before"] if answer else []
    return "".join(f"; {each}" for each in follows)
