"""Milestones: entered, moved with what follows, scheduled backward from the first school day, passed at gates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.log import LogEntry
from charrette.domain.plan.coordination import Question, Review
from charrette.domain.plan.milestones import Milestone, MilestoneLink, MilestoneState
from charrette.domain.plan.net import working_day_from
from charrette.domain.plan.papers import Paper
from charrette.domain.plan.people import Staffing
from charrette.domain.plan.phases import Phase
from charrette.domain.plan.schedule import slipped
from charrette.domain.plan.scope import ScopeItem
from charrette.domain.wording import counted, several
from charrette.services.milestone_checks import (
    check_circles,
    check_gate,
    checked_milestone,
    keep_waits,
    whole_net,
    words_of,
)
from charrette.services.plan_checks import day, one_line, taken_codes, today_of
from charrette.services.projects import changed_fields

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

CALENDAR = UUID(int=0)
"""Whose the codes of the district's calendar are: K-001, counted for all projects together."""


@dataclass(frozen=True, slots=True)
class MilestoneDraft:
    """A milestone to enter; ``due`` and ``done_on`` as people write days ("2027-03-14", "14 March", "+7").

    ``waits_for`` gives milestones with the least days between; ``waits_on`` the same by codes: of drafts beside it, of
    the project, of the calendar. An empty ``code`` is the next one.
    """

    title: str
    due: str = ""
    department_id: UUID | None = None
    phase: Phase | None = None
    state: MilestoneState = MilestoneState.PLANNED
    gate: bool = False
    evidence: str = ""
    staffing: Staffing = field(default_factory=Staffing)
    done_on: str = ""
    waits_for: Mapping[UUID, int] = field(default_factory=dict[UUID, int])
    waits_on: Mapping[str, int] = field(default_factory=dict[str, int])
    key: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class AddMilestones:
    """Milestones for a project; ``project_id`` None: for the district's calendar."""

    project_id: UUID | None
    drafts: tuple[MilestoneDraft, ...]


@dataclass(frozen=True, slots=True)
class EditMilestone:
    """A milestone as it shall be; ``waits_for`` (milestone to least days between) where that changes too."""

    milestone: Milestone
    waits_for: Mapping[UUID, int] | None = None


@dataclass(frozen=True, slots=True)
class MoveMilestone:
    """A milestone to another day; with its followers, those that must move go too, in one step."""

    milestone_id: UUID
    due: str
    with_followers: bool = True


@dataclass(frozen=True, slots=True)
class RemoveMilestones:
    """Milestones to take out of the plan, with their links."""

    milestone_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class PassGate:
    """A gate that was passed ``on`` a day (empty: today); ``despite`` says why, where a review is open.

    ``evidence`` is what shows it; None: what was written down before stays.
    """

    milestone_id: UUID
    on: str = ""
    despite: str = ""
    evidence: str | None = None


def add_milestones(work: "UnitOfWork", command: AddMilestones) -> tuple[Milestone, ...]:
    """Enters milestones in one step. Raises ``InvalidInputError`` for a fault in one, then nothing is entered."""
    if not command.drafts:
        raise InvalidInputError("There is no milestone to add.")
    wanted = [draft.code for draft in command.drafts]
    numbered = _codes(work, command.project_id, wanted)
    made = tuple(
        _made(work, command.project_id, draft, number, code)
        for draft, (number, code) in zip(command.drafts, numbered, strict=True)
    )
    work.add(*made)
    _link(work, command, made)
    where = "" if command.project_id else " to the district’s calendar"
    words = words_of(made[0]) if len(made) == 1 else several([each.code for each in made], "milestone")
    work.describe(f"Added {words}{where}", command.project_id)
    return made


def _made(
    work: "UnitOfWork", project_id: UUID | None, draft: MilestoneDraft, number: int, code: str
) -> Milestone:
    milestone = Milestone(
        work.ids.new(),
        project_id,
        number,
        code,
        **{
            name: getattr(draft, name)
            for name in (
                "title",
                "due",
                "department_id",
                "phase",
                "state",
                "gate",
                "evidence",
                "staffing",
                "done_on",
                "key",
            )
        },
    )
    made = checked_milestone(work, milestone)
    check_gate(work, made)
    return made


def _codes(work: "UnitOfWork", project_id: UUID | None, wanted: Sequence[str]) -> tuple[tuple[int, str], ...]:
    if project_id is not None:
        return taken_codes(work, project_id, Milestone, "M", wanted)
    given = {each.strip().upper() for each in wanted}
    for each in work.queries.every(Milestone, "number"):
        if each.project_id is None and each.code in given:
            raise InvalidInputError(f"The code {each.code} is taken already.", "Nothing was changed.")
    return taken_codes(work, CALENDAR, Milestone, "K", wanted)


def _link(work: "UnitOfWork", command: AddMilestones, made: Sequence[Milestone]) -> None:
    if not any(draft.waits_for or draft.waits_on for draft in command.drafts):
        return
    own = {None, command.project_id}
    ids = {each.code: each.id for each in work.queries.every(Milestone, "number") if each.project_id in own}
    for milestone, draft in zip(made, command.drafts, strict=True):
        missing = next((code for code in draft.waits_on if code.strip().upper() not in ids), None)
        if missing is not None:
            raise InvalidInputError(
                f"{words_of(milestone)} waits for {missing}, which is no milestone of this project.",
                "Nothing was changed.",
                "Enter that milestone too, or take it out.",
            )
        named = {ids[code.strip().upper()]: lag for code, lag in draft.waits_on.items()}
        keep_waits(work, milestone, {**draft.waits_for, **named})
    check_circles(work)


def edit_milestone(work: "UnitOfWork", command: EditMilestone) -> Milestone:
    """Keeps a milestone's title, day, department, phase, state, gate, evidence, people and waits; its code stays.

    Raises ``InvalidInputError`` for waits in a circle (naming it) and for a gate that is done with a review open.
    What follows stays where it is: ``move_milestone`` takes it along.
    """
    before = work.get(Milestone, command.milestone.id)
    kept = {name: getattr(before, name) for name in ("project_id", "number", "code", "key")}
    after = checked_milestone(work, replace(command.milestone, **kept))
    if not before.done or not before.gate:
        check_gate(work, after)
    changed = changed_fields(before, after)
    linked = command.waits_for is not None and keep_waits(work, after, command.waits_for)
    if not changed and not linked:
        raise InvalidInputError("The milestone is the same as before.")
    if changed:
        work.change(before, **changed)
    if linked:
        check_circles(work)
    work.describe(_edited(before, after), before.project_id)
    return after


def _edited(before: Milestone, after: Milestone) -> str:
    if after.state is not before.state:
        return f"Set {words_of(after)} to {after.state.value}"
    if after.due != before.due:
        return (
            f"Moved {words_of(after)} to {after.due}"
            if after.due
            else f"Took the day of {words_of(after)} away"
        )
    return f"Changed milestone {words_of(after)}"


def move_milestone(work: "UnitOfWork", command: MoveMilestone) -> tuple[Milestone, ...]:
    """Moves a milestone, and with its followers all that must move (``domain.plan.schedule.slip`` lists it before).

    Gives what moved, the milestone first. With followers it cannot go before what it waits for.
    """
    before = work.get(Milestone, command.milestone_id)
    due = day(work, before.project_id, command.due)
    if before.done:
        raise InvalidInputError(
            f"{words_of(before)} is reached already.", "Nothing was changed.", "Open it again to move it."
        )
    known = whole_net(work)
    earliest = known.earliest(before.id, known.held())
    if command.with_followers and due and earliest and due < earliest.isoformat():
        first = working_day_from(earliest).isoformat()
        raise InvalidInputError(
            f"{words_of(before)} cannot be held on {due}: what it waits for leaves {first} at the earliest.",
            "Nothing was changed.",
            "Move what it waits for first, or move this one alone.",
        )
    following = slipped(known, before.id, due) if command.with_followers else ()
    if due == before.due and not following:
        raise InvalidInputError(f"{words_of(before)} is held on that day already.")
    if due != before.due:
        work.change(before, due=due)
    for each in following:
        work.change(each.milestone, due=each.after)
    where = f"to {due}" if due else "to no day"
    rest = f", and {counted(len(following), 'milestone')} that must follow" if following else ""
    work.describe(f"Moved {words_of(before)} {where}{rest}", before.project_id)
    return (replace(before, due=due), *(replace(each.milestone, due=each.after) for each in following))


def remove_milestones(work: "UnitOfWork", command: RemoveMilestones) -> None:
    """Takes milestones out with their links and reviews; scope, questions, papers and the log let go of them."""
    ids = command.milestone_ids
    gone = work.queries.by_ids(Milestone, ids)
    if not gone:
        raise InvalidInputError("Select a milestone first.")
    for kind in (ScopeItem, Question, Paper, LogEntry):
        for each in work.queries.linked(kind, "milestone_id", ids):
            work.change(each, milestone_id=None)
    links = {
        (link.milestone_id, link.waits_for_id): link
        for column in ("milestone_id", "waits_for_id")
        for link in work.queries.linked(MilestoneLink, column, ids)
    }
    for values in (tuple(links.values()), work.queries.linked(Review, "milestone_id", ids), gone):
        if values:
            work.remove(*values)
    words = words_of(gone[0]) if len(gone) == 1 else several([each.code for each in gone], "milestone")
    work.describe(f"Removed {words}", gone[0].project_id)


def pass_gate(work: "UnitOfWork", command: PassGate) -> Milestone:
    """Calls a gate passed. While a review is open that needs a reason, which is kept beside the gate."""
    before = work.get(Milestone, command.milestone_id)
    if not before.gate:
        raise InvalidInputError(
            f"{words_of(before)} is no gate.", "Nothing was changed.", "Set it to done instead."
        )
    if before.done:
        raise InvalidInputError(f"{words_of(before)} was passed on {before.done_on}.", "Nothing was changed.")
    on = day(work, before.project_id, command.on) or today_of(work, before.project_id)
    despite = one_line(command.despite)
    evidence = before.evidence if command.evidence is None else one_line(command.evidence)
    after = replace(before, state=MilestoneState.DONE, done_on=on, evidence=evidence)
    waited_for = check_gate(work, after, despite)
    after = replace(after, passed_despite=despite if waited_for else "")
    work.change(before, **changed_fields(before, after))
    why = f", though the review of {waited_for} is open: {despite}" if waited_for else ""
    work.describe(f"Called the gate {words_of(after)} passed on {on}{why}", after.project_id)
    return after
