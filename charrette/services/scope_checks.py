"""What a scope item is checked for: words, letters, people, the needs and the milestone it names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.needs import Need, NeedStatus
from charrette.domain.plan.people import Staffing
from charrette.domain.plan.plan import PlanSetup
from charrette.domain.plan.scope import STANDARD_SPACES, STANDARD_SYSTEMS, Duty, DutyKind, ScopeItem
from charrette.services.plan_checks import checked_staffing, department_of, milestone_of, one_line

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

_DIVISION = re.compile(r"\d{2}(?: ?\d{2}){0,2}(?:\.\d{2})?")


def checked_scope(work: "UnitOfWork", item: ScopeItem) -> ScopeItem:
    """The item with its words on one line and in the spelling of the lists; raises ``InvalidInputError``.

    That exactly one department is accountable is not asked for here: it may not be known yet, and the guard reports it.
    """
    spaces, systems = lists_of(work, item.project_id)
    space, system = spelled(one_line(item.space), spaces), spelled(one_line(item.system), systems)
    if not space or not system:
        missing = "space" if not space else "system"
        raise InvalidInputError(
            f"{item.code} has no {missing}.",
            "Nothing was changed.",
            "A scope item says what is done with which system in which space.",
        )
    if item.milestone_id is not None:
        milestone_of(work, item.project_id, item.milestone_id)
    return replace(
        item,
        space=space,
        system=system,
        title=one_line(item.title),
        note=item.note.strip(),
        division=_division(item.division),
        duties=_duties(work, item),
        staffing=_staffing(work, item),
    )


def lists_of(work: "UnitOfWork", project_id: UUID) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The spaces and the systems of a project's lists."""
    setup = next(iter(work.queries.of_project(PlanSetup, project_id)), None)
    return (setup.spaces, setup.systems) if setup else (STANDARD_SPACES, STANDARD_SYSTEMS)


def spelled(words: str, names: Sequence[str]) -> str:
    """The words as the list spells them, where it has them."""
    return next((name for name in names if name.casefold() == words.casefold()), words)


def check_needs(work: "UnitOfWork", item: ScopeItem, need_ids: Sequence[UUID]) -> None:
    """The needs an item newly serves: of its project, and not merged into another."""
    for need in (work.get(Need, each) for each in need_ids):
        if need.project_id != item.project_id:
            raise InvalidInputError(
                f"{need.code} is a need of another project.",
                "Nothing was changed.",
                "Choose one of this project.",
            )
        if need.status is NeedStatus.MERGED and need.merged_into:
            into = work.get(Need, need.merged_into).code
            raise InvalidInputError(
                f"{need.code} is merged into {into}.", "Nothing was changed.", f"Link {into} instead."
            )


def _division(words: str) -> str:
    text = one_line(words)
    if text and not _DIVISION.fullmatch(text):
        raise InvalidInputError(
            f"“{text}” is no CSI division.",
            "Nothing was changed.",
            "Write it as 27 10 00, or leave it empty.",
        )
    return text


def _duties(work: "UnitOfWork", item: ScopeItem) -> tuple[Duty, ...]:
    for duty in item.duties:
        if (duty.department_id is None) is (duty.outsider is None):
            raise InvalidInputError("A letter belongs to one department, or to one partner outside.")
        if duty.department_id is not None:
            department_of(work, item.project_id, duty.department_id)
        if duty.outsider is not None and duty.kind is DutyKind.ACCOUNTABLE:
            raise InvalidInputError(
                f"The {duty.outsider.value} cannot be accountable for {item.code}.",
                "Nothing was changed.",
                "A department answers for it; partners can be responsible, consulted or informed.",
            )
    order = {kind: place for place, kind in enumerate(DutyKind)}
    return tuple(sorted(dict.fromkeys(item.duties), key=lambda duty: order[duty.kind]))


def _staffing(work: "UnitOfWork", item: ScopeItem) -> Staffing:
    staffing = checked_staffing(work, item.project_id, item.staffing)
    if staffing.acting_id is not None and staffing.acting_id == item.accountable:
        name = department_of(work, item.project_id, staffing.acting_id).name
        raise InvalidInputError(
            f"{name} is accountable for {item.code} itself: it cannot act for itself.",
            "Nothing was changed.",
            "Choose the department that stands in.",
        )
    return staffing
