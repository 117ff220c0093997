"""Settling findings: what was chosen is done and kept as a decision, in one step."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.guard.finding import Choice, Finding
from charrette.domain.guard.settled import DONE_BY_REMOVAL
from charrette.domain.plan.settlements import Settlement, Way
from charrette.domain.wording import listed, quoted
from charrette.services.plan_checks import department_of, one_line
from charrette.services.settling_acts import Chosen, act

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SettleFinding:
    """A finding and one of its choices. ``reason`` or ``split`` are what the choice asks for.

    ``split`` says who does what of a shared piece of work, or what the second line is for where the scope is split.
    ``shares`` are what the lines pay from now on (code to minor units): of a share for both lines, of a merge for the
    line that stays; those that are not named stay as they are.
    """

    project_id: UUID
    finding: Finding
    choice: Choice
    reason: str = ""
    split: str = ""
    shares: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class ConfirmSplit:
    """A department agrees to a recorded split."""

    settlement_id: UUID
    department_id: UUID


@dataclass(frozen=True, slots=True)
class ReopenFinding:
    """A decision to be taken back, so that its finding is open again."""

    settlement_id: UUID


def settle_finding(work: "UnitOfWork", command: SettleFinding) -> Settlement:
    """Does what was chosen and keeps the decision in place of an earlier one on the same finding.

    Raises ``InvalidInputError`` when what the choice asks for is missing, or when the finding, its choices or the
    decision on it are no longer as they were shown.
    """
    finding, choice = command.finding, command.choice
    reason, split = one_line(command.reason), one_line(command.split)
    _check_words(choice, reason, split)
    _check_current(work, command)
    freed = act(work, Chosen(command.project_id, finding, choice, split, command.shares))
    freed += sum(
        each.freed for each in _earlier(work, command.project_id, finding.id) if _holds(each, finding)
    )
    settlement = Settlement(
        work.ids.new(),
        command.project_id,
        finding.id,
        finding.rule,
        finding.title,
        finding.items,
        choice.way,
        _seen(work, command),
        work.clock.now(),
        work.actor,
        reason,
        freed,
        split,
        dict(command.shares),
    )
    words = f"{listed(finding.items)}: {choice.words.rstrip('…')}"
    work.describe(f"Settled {quoted(finding.title)}, {words}", command.project_id)
    _replace(work, settlement)
    return settlement


def _check_words(choice: Choice, reason: str, split: str) -> None:
    if choice.asks == "reason" and not reason:
        raise InvalidInputError("A reason is missing.", "Nothing was changed.", "Say why, in a few words.")
    if choice.asks == "split" and not split:
        asked = "who does what" if choice.way is Way.SHARE else "what the second line is for"
        raise InvalidInputError(
            "How it is divided is missing.", "Nothing was changed.", f"Say {asked}, in a few words."
        )


def _check_current(work: "UnitOfWork", command: SettleFinding) -> None:
    """Refuses what somebody else settled or edited meanwhile: nobody's decision is replaced unseen."""
    finding, shown = command.finding, command.finding.settlement
    earlier = _earlier(work, command.project_id, finding.id)
    others = [
        each for each in earlier if shown is None or (each.id, each.confirmed) != (shown.id, shown.confirmed)
    ]
    if others:
        raise InvalidInputError(
            f"{others[0].decided_by or 'Somebody'} settled {quoted(finding.title)} since it was shown.",
            "Nothing was changed.",
            "Look at that decision, and choose again.",
        )
    now = _now(work, command.project_id, finding)
    if now is None or now.seen != finding.seen or command.choice not in now.choices:
        raise InvalidInputError(
            f"{quoted(finding.title)} has changed since it was shown.",
            "Nothing was changed.",
            "Look at it as it is now, and choose again.",
        )


def _now(work: "UnitOfWork", project_id: UUID, finding: Finding) -> Finding | None:
    """The finding as the library stands in this step; None: it is gone."""
    from charrette.domain.guard.watch import finding_now

    snapshot = work.queries.snapshot(project_id, planned=True)
    return finding_now(snapshot, finding.rule, finding.id) if snapshot else None


def _seen(work: "UnitOfWork", command: SettleFinding) -> str:
    """What the decision rests on: where it changed amounts, the finding as it is after it."""
    finding = command.finding
    if command.choice.way in DONE_BY_REMOVAL or not command.shares:
        return finding.seen
    now = _now(work, command.project_id, finding)
    return now.seen if now else finding.seen


def _earlier(work: "UnitOfWork", project_id: UUID, finding_id: str) -> list[Settlement]:
    known = work.queries.of_project(Settlement, project_id)
    return [each for each in known if each.finding == finding_id]


def _holds(earlier: Settlement, finding: Finding) -> bool:
    """Whether the earlier decision still held: what it freed stays free under the one that takes its place."""
    return earlier.way not in DONE_BY_REMOVAL and earlier.seen == finding.seen


def _replace(work: "UnitOfWork", settlement: Settlement) -> None:
    earlier = _earlier(work, settlement.project_id, settlement.finding)
    if earlier:
        work.remove(*earlier)
    work.add(settlement)


def confirm_split(work: "UnitOfWork", command: ConfirmSplit) -> Settlement:
    """Keeps that a department agrees to a split. Raises ``InvalidInputError`` where there is none, or it did before."""
    settlement = work.get(Settlement, command.settlement_id)
    department = department_of(work, settlement.project_id, command.department_id)
    if settlement.way is not Way.SHARE:
        raise InvalidInputError(f"{quoted(settlement.title)} was not settled by a split.")
    if department.id in settlement.confirmed:
        raise InvalidInputError(f"{department.name} agreed to this split before.")
    confirmed = (*settlement.confirmed, department.id)
    codes = listed(settlement.items)
    work.describe(
        f"{department.name} confirmed the split of {codes}: {quoted(settlement.split)}", settlement.project_id
    )
    work.change(settlement, confirmed=confirmed)
    return replace(settlement, confirmed=confirmed)


def reopen_finding(work: "UnitOfWork", command: ReopenFinding) -> None:
    """Takes a decision back. Refused where it removed something: that comes back by undo only."""
    settlement = work.get(Settlement, command.settlement_id)
    if settlement.way in DONE_BY_REMOVAL:
        raise InvalidInputError(
            f"{quoted(settlement.title)} was settled by taking something away.",
            "Nothing was changed.",
            "Undo that step, or enter again what is missing.",
        )
    codes = listed(settlement.items)
    work.describe(f"Took back the decision on {codes}: {quoted(settlement.title)}", settlement.project_id)
    work.remove(settlement)
