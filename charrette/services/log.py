"""The log: decisions, actions with owner and date, parked items, ground rules."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.cards import Card
from charrette.domain.codes import code
from charrette.domain.due_days import due_day
from charrette.domain.errors import InvalidInputError
from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.project import Project
from charrette.domain.wording import quoted, several
from charrette.services.board import ParkCards, park_cards
from charrette.services.plan_checks import milestone_of
from charrette.system.zones import zone_named

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

LONGEST = 500
"""Characters of an entry."""


@dataclass(frozen=True, slots=True)
class AddEntry:
    """A line of the log. ``due`` as people write days ("2027-03-14", "+7"); empty: not known yet.

    ``milestone_id`` is the milestone that waits for what is decided or done.
    """

    project_id: UUID
    kind: EntryKind
    text: str
    owner: str = ""
    due: str = ""
    session_id: UUID | None = None
    block_id: UUID | None = None
    card_id: UUID | None = None
    milestone_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ParkWithOwner:
    """Cards to the parking lot, each with who takes it by when (either may be empty until it is known)."""

    card_ids: tuple[UUID, ...]
    reason: str = ""
    owner: str = ""
    due: str = ""
    session_id: UUID | None = None
    block_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SettleEntry:
    """What came of an entry; empty words open it again."""

    entry_id: UUID
    outcome: str


def add_entry(work: "UnitOfWork", command: AddEntry) -> LogEntry:
    """Writes a line into the log. Raises ``InvalidInputError`` for no words, and for a date that cannot be read."""
    entry = _entry(work, command)
    waiting = _waiting(work, entry.project_id, entry.milestone_id)
    work.describe(f"Logged {_words(entry)}{waiting}", command.project_id)
    work.add(entry)
    return entry


def park_with_owner(work: "UnitOfWork", command: ParkWithOwner) -> tuple[LogEntry, ...]:
    """Parks cards and writes down who takes each by when. A card that has such an entry keeps it, put right."""
    cards = park_cards(work, ParkCards(command.card_ids, command.reason))
    project_id = cards[0].project_id
    held = {each.card_id: each for each in work.queries.entries(project_id) if each.kind is EntryKind.PARKED}
    owner, due = _one_line(command.owner), _due(work, project_id, command.due)
    entries = tuple(_parked(work, card, held.get(card.id), command) for card in cards)
    for entry in entries:
        if entry.card_id in held:
            work.change(entry, owner=owner, due=due, outcome="")
    new = [entry for entry in entries if entry.card_id not in held]
    if new:
        work.add(*new)
    who = f"; {owner or 'nobody yet'} takes it by {due}" if due else f"; {owner} takes it" if owner else ""
    work.describe(f"Parked {several([card.code for card in cards], 'card')}{who}", project_id)
    return tuple(replace(entry, owner=owner, due=due, outcome="") for entry in entries)


def edit_entry(work: "UnitOfWork", entry: LogEntry) -> LogEntry:
    """Keeps an entry's words, kind, owner, date, outcome and milestone; its code stays where the kind stays.

    A due date that is not touched may lie in the past.
    """
    before = work.get(LogEntry, entry.id)
    due = entry.due if entry.due == before.due else _due(work, entry.project_id, entry.due)
    after = replace(
        entry,
        text=_text(entry.text),
        owner=_one_line(entry.owner),
        due=due,
        outcome=_one_line(entry.outcome),
        number=before.number,
        code=before.code,
    )
    if after.kind is not before.kind:
        number = work.next_numbers(entry.project_id, after.kind.letter)[0]
        after = replace(after, number=number, code=code(after.kind.letter, number))
    if after == before:
        raise InvalidInputError("The entry is the same as before.")
    waiting = _waiting(work, after.project_id, after.milestone_id)
    work.describe(f"Changed {_words(after)}{waiting}", entry.project_id)
    work.change(
        before,
        **{
            name: getattr(after, name)
            for name in ("kind", "number", "code", "text", "owner", "due", "outcome", "milestone_id")
        },
    )
    return after


def remove_entry(work: "UnitOfWork", entry: LogEntry) -> None:
    """Takes a line out of the log; the minutes keep what it said."""
    before = work.get(LogEntry, entry.id)
    work.describe(f"Removed {_words(before)}", before.project_id)
    work.remove(before)


def settle_entry(work: "UnitOfWork", command: SettleEntry) -> LogEntry:
    """Says what came of an entry, which settles it."""
    before = work.get(LogEntry, command.entry_id)
    outcome = _one_line(command.outcome)
    done = f"Settled {_words(before)} {outcome}" if outcome else f"Opened {_words(before)} again"
    work.describe(done, before.project_id)
    work.change(before, outcome=outcome)
    return replace(before, outcome=outcome)


def _entry(work: "UnitOfWork", command: AddEntry) -> LogEntry:
    text = _text(command.text)
    due = _due(work, command.project_id, command.due)
    number = work.next_numbers(command.project_id, command.kind.letter)[0]
    return LogEntry(
        work.ids.new(),
        command.project_id,
        command.kind,
        number,
        code(command.kind.letter, number),
        text,
        work.clock.now(),
        command.session_id,
        command.block_id,
        _one_line(command.owner),
        due,
        card_id=command.card_id,
        milestone_id=command.milestone_id,
    )


def _parked(work: "UnitOfWork", card: Card, held: LogEntry | None, command: ParkWithOwner) -> LogEntry:
    return held or _entry(
        work,
        AddEntry(
            card.project_id,
            EntryKind.PARKED,
            card.text[:LONGEST],
            command.owner,
            command.due,
            command.session_id,
            command.block_id,
            card.id,
        ),
    )


def _due(work: "UnitOfWork", project_id: UUID, words: str) -> str:
    zone = zone_named(work.get(Project, project_id).zone)
    return due_day(words, work.clock.now().astimezone(zone).date())


def _text(words: str) -> str:
    text = _one_line(words)
    if not text:
        raise InvalidInputError("The entry has no words.", "Nothing was changed.", "Write what was agreed.")
    if len(text) > LONGEST:
        raise InvalidInputError(
            f"The entry has {len(text)} characters; the most is {LONGEST}.", "", "Split it into several."
        )
    return text


def _waiting(work: "UnitOfWork", project_id: UUID, milestone_id: UUID | None) -> str:
    """ "; M-004 waits for it"; the milestone must be of the project or of the district's calendar."""
    return f"; {milestone_of(work, project_id, milestone_id).code} waits for it" if milestone_id else ""


def _one_line(words: str) -> str:
    return " ".join(words.replace("\x00", "").split())


def _words(entry: LogEntry) -> str:
    """ "decision D-1: “...”"; an action and a parked item with who takes it by when."""
    owner = f", {entry.owner}" if entry.owner else ""
    due = f", by {entry.due}" if entry.due else ""
    return f"{entry.kind.value} {entry.code}: {quoted(entry.text)}{owner}{due}"
