"""The agenda: blocks added, changed, moved and removed; the adviser's times taken.

What has happened stays: a block that runs or is done keeps its place, its kind and its length.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.activities import ACTIVITIES, activity_named, check_rules
from charrette.domain.agenda import Block, BlockState, blocks_of, sets_of, time_of_day
from charrette.domain.errors import InvalidInputError
from charrette.domain.project import Charrette, Project, Session
from charrette.domain.projection import asked_end, asked_starts
from charrette.domain.wording import counted, quoted
from charrette.services.projects import changed_fields
from charrette.system.zones import zone_named

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

LONGEST = 12 * 60
"""The most minutes of a block."""

_PAST = ("kind", "minutes", "least", "protected", "fixed_start", "beside", "rules")
_FREE = ("title", "outcome", "notes", "prompt", "owner", "materials", "tables")
_KEPT = "What has happened stays as it was."


@dataclass(frozen=True, slots=True)
class AddBlock:
    """A new block, after the block ``after`` or at the end; without ``least`` that of its kind.

    The other fields are those of ``Block``.
    """

    session_id: UUID
    title: str
    kind: str = "talk"
    minutes: int = 10
    least: int | None = None
    outcome: str = ""
    notes: str = ""
    prompt: str = ""
    owner: str = ""
    materials: str = ""
    tables: str = ""
    protected: bool = False
    fixed_start: str = ""
    beside: bool = False
    rules: Mapping[str, int] = field(default_factory=dict[str, int])
    after: UUID | None = None


@dataclass(frozen=True, slots=True)
class ShiftBlock:
    """A block so many places down (negative: up).

    The first block of a set takes those beside it along and passes whole sets; one beside another passes single blocks.
    """

    block_id: UUID
    places: int


@dataclass(frozen=True, slots=True)
class TakeTimes:
    """New lengths, in minutes by block, as the adviser proposes them."""

    session_id: UUID
    minutes: Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class SetTimes:
    """When a session starts, when its room must be free, and how many tables stand in it."""

    session_id: UUID
    starts_at: datetime | None
    ends_at: datetime | None
    tables: int = 0


def add_block(work: "UnitOfWork", command: AddBlock) -> Block:
    """Adds a block. Raises ``InvalidInputError`` for what makes no sense."""
    blocks, project_id = _agenda(work, command.session_id)
    kind = activity_named(command.kind)
    minutes = command.minutes
    given = {name: getattr(command, name) for name in (*_FREE, *_PAST) if name != "least"}
    least = min(kind.least, minutes) if command.least is None else command.least
    block = _tidied(Block(work.ids.new(), command.session_id, 0, least=least, **given))
    at = next((n for n, each in enumerate(blocks, 1) if each.id == command.after), len(blocks))
    if any(each.state is not BlockState.PLANNED for each in blocks[at:]):
        raise InvalidInputError("A block cannot be put before one that was held already.", _KEPT)
    _check(block, first=at == 0)
    work.describe(f"Added {quoted(block.title)} ({block.minutes} min) to the agenda", project_id)
    for position, each in enumerate(blocks[at:], at + 1):
        _place(work, each, position)
    block = replace(block, position=at)
    work.add(block)
    return block


def edit_block(work: "UnitOfWork", block: Block) -> Block:
    """Keeps the changed fields of a block; where it stands in the run of the day is the clock's and not changed here.

    Raises ``InvalidInputError`` for what makes no sense, and for a change of what has happened already.
    """
    before = work.get(Block, block.id)
    blocks, project_id = _agenda(work, before.session_id)
    given = {name: getattr(block, name) for name in (*_FREE, *_PAST)}
    block = _tidied(replace(before, **given))
    changed = changed_fields(before, block)
    if before.state is not BlockState.PLANNED and changed.keys() & set(_PAST):
        raise InvalidInputError(
            f"{quoted(before.title)} {'is running' if before.state is BlockState.RUNNING else 'was held'}.",
            _KEPT,
            "Give it more time in Run." if before.state is BlockState.RUNNING else "",
        )
    _check(block, first=blocks[0].id == block.id)
    words = ", ".join(name.replace("_", " ") for name in changed) or "nothing"
    work.describe(f"Edited {quoted(block.title)} of the agenda: {words}", project_id)
    if changed:
        work.change(before, **changed)
    return block


def remove_block(work: "UnitOfWork", block: Block) -> None:
    """Takes a block out of the agenda. Raises ``InvalidInputError`` where something was made in it."""
    before = work.get(Block, block.id)
    blocks, project_id = _agenda(work, before.session_id)
    if before.state in {BlockState.RUNNING, BlockState.DONE}:
        raise InvalidInputError(f"{quoted(before.title)} was held and stays in the agenda.", _KEPT)
    made = _made_in(work, project_id, before.id)
    if made:
        raise InvalidInputError(
            f"{quoted(before.title)} holds {made}.", "It stays in the agenda.", "Skip it in Run instead."
        )
    work.describe(f"Removed {quoted(before.title)} from the agenda", project_id)
    work.remove(before)
    _order(work, [each for each in blocks if each.id != before.id])


def _made_in(work: "UnitOfWork", project_id: UUID, block_id: UUID) -> str:
    """What was made in a block, in words; empty for nothing."""
    queries = work.queries
    for things, name in (
        (queries.cards(project_id), "card"),
        (queries.rounds(project_id), "round"),
        (queries.entries(project_id), "entry of the log"),
        (queries.clocks(project_id), "running clock"),
    ):
        count = sum(each.block_id == block_id for each in things)
        if count:
            return counted(count, name, "entries of the log" if name.startswith("entry") else "")
    return ""


def shift_block(work: "UnitOfWork", command: ShiftBlock) -> None:
    """Moves a block. Raises ``InvalidInputError`` where it or what it would pass was held already."""
    block = work.get(Block, command.block_id)
    blocks, project_id = _agenda(work, block.session_id)
    order = moved(blocks, block.id, command.places)
    touched = [
        each
        for n, each in enumerate(blocks)
        if each.id != order[n].id and each.state is not BlockState.PLANNED
    ]
    if touched:
        raise InvalidInputError(f"{quoted(touched[0].title)} was held and keeps its place.", _KEPT)
    work.describe(f"Moved {quoted(block.title)} in the agenda", project_id)
    _order(work, order)


def moved(blocks: Sequence[Block], block_id: UUID, places: int) -> list[Block]:
    """The order after ``ShiftBlock``; no further than the ends."""
    sets = sets_of(blocks)
    lead = any(each[0].id == block_id for each in sets)
    units = [list(each) for each in sets] if lead else [[each] for each in sorted_blocks(blocks)]
    at = next(n for n, unit in enumerate(units) if unit[0].id == block_id)
    unit = units.pop(at)
    units.insert(min(len(units), max(0, at + places)), unit)
    return [block for each in units for block in each]


def places_to(blocks: Sequence[Block], block_id: UUID, before: int) -> int:
    """The places of a ``ShiftBlock`` that puts a block before the row ``before`` (the number of rows: at the end)."""
    order = sorted_blocks(blocks)
    at = next(n for n, each in enumerate(order) if each.id == block_id)
    sets = sets_of(blocks)
    if all(each[0].id != block_id for each in sets):
        return before - at - (before > at)
    own = next(n for n, each in enumerate(sets) if each[0].id == block_id)
    begun = sum(order.index(each[0]) < before for each in sets)
    return begun - own - (begun > own)


def sorted_blocks(blocks: Sequence[Block]) -> list[Block]:
    """Blocks by their positions."""
    return sorted(blocks, key=lambda each: each.position)


def take_times(work: "UnitOfWork", command: TakeTimes) -> tuple[Block, ...]:
    """Gives blocks that are still to come the lengths that the adviser proposes.

    What is protected is held where it was planned from now on: it and the session's end get their times written down.
    Raises ``InvalidInputError`` for a block that cannot be so short, was held, or is protected.
    """
    blocks, project_id = _agenda(work, command.session_id)
    chosen = [each for each in blocks if each.id in command.minutes]
    if not chosen:
        raise InvalidInputError("There is no time to take.", "Nothing was changed.")
    for block in chosen:
        _check_taken(block, command.minutes[block.id])
    saved = sum(block.minutes - command.minutes[block.id] for block in chosen)
    work.describe(
        f"Took the adviser’s times: {counted(len(chosen), 'block')} shorter by {saved} min in all", project_id
    )
    _hold(work, work.get(Session, command.session_id), blocks, project_id)
    return tuple(_shortened(work, block, command.minutes[block.id]) for block in chosen)


def _shortened(work: "UnitOfWork", block: Block, minutes: int) -> Block:
    work.change(block, minutes=minutes)
    return replace(block, minutes=minutes)


def _check_taken(block: Block, minutes: int) -> None:
    if block.state is not BlockState.PLANNED:
        raise InvalidInputError(f"{quoted(block.title)} was held meanwhile.", "No time was changed.")
    if block.protected:
        raise InvalidInputError(f"{quoted(block.title)} is protected.", "No time was changed.")
    if not block.shortest <= minutes <= block.minutes:
        raise InvalidInputError(
            f"{quoted(block.title)} takes from {block.shortest} to {block.minutes} minutes, not {minutes}.",
            "No time was changed.",
        )


def _hold(work: "UnitOfWork", session: Session, blocks: Sequence[Block], project_id: UUID) -> None:
    """Writes down when protected blocks begin and the session ends: shorter blocks before them shall not move them."""
    zone = zone_named(work.get(Project, project_id).zone)
    starts = asked_starts(session, blocks, zone)
    for block in (each[0] for each in sets_of(blocks)):
        if block.id in starts and not block.fixed_start and block.state is BlockState.PLANNED:
            work.change(block, fixed_start=f"{starts[block.id].astimezone(zone):%H:%M}")
    end = asked_end(session, blocks, zone)
    if session.ends_at is None and end is not None:
        work.change(session, ends_at=end)


def set_times(work: "UnitOfWork", command: SetTimes) -> Session:
    """Keeps a session's start, end and tables. Raises ``InvalidInputError`` where it would end before it starts."""
    session = work.get(Session, command.session_id)
    project_id = work.get(Charrette, session.charrette_id).project_id
    start, end = command.starts_at, command.ends_at
    if start and end and end <= start:
        raise InvalidInputError("The session would end before it starts.", "Nothing was changed.")
    if not 0 <= command.tables <= 99:
        raise InvalidInputError("There can be up to 99 tables.", "Nothing was changed.")
    changed = replace(session, starts_at=start, ends_at=end, tables=command.tables)
    fields = changed_fields(session, changed)
    work.describe(f"Set the times of {quoted(session.title)}", project_id)
    if fields:
        work.change(session, **fields)
    return changed


def _agenda(work: "UnitOfWork", session_id: UUID) -> tuple[tuple[Block, ...], UUID]:
    """A session's blocks in their order, and its project."""
    session = work.get(Session, session_id)
    project_id = work.get(Charrette, session.charrette_id).project_id
    return blocks_of(session_id, work.queries.blocks(project_id)), project_id


def _order(work: "UnitOfWork", blocks: Sequence[Block]) -> None:
    """Writes the order; the first block stands beside nothing."""
    for position, block in enumerate(blocks):
        _place(work, block, position)
    if blocks and blocks[0].beside:
        work.change(blocks[0], beside=False)


def _place(work: "UnitOfWork", block: Block, position: int) -> None:
    if block.position != position:
        work.change(block, position=position)


def _tidied(block: Block) -> Block:
    """Blanks off; a block beside another has no start of its own; times of day as 09:05."""
    texts: dict[str, Any] = {name: getattr(block, name).strip() for name in _FREE}
    fixed = "" if block.beside else block.fixed_start.strip()
    if fixed:
        fixed = f"{time_of_day(fixed):%H:%M}"
    texts["title"] = " ".join(block.title.split())
    return replace(block, **texts, fixed_start=fixed)


def _check(block: Block, *, first: bool) -> None:
    if not block.title:
        raise InvalidInputError("Give the block a title.", "Nothing was changed.")
    if not 1 <= block.minutes <= LONGEST:
        raise InvalidInputError(f"A block takes from 1 to {LONGEST} minutes.", "Nothing was changed.")
    if not 1 <= block.least <= block.minutes:
        raise InvalidInputError(
            f"The least a block can take is from 1 to its {counted(block.minutes, 'minute')}.",
            "Nothing was changed.",
        )
    if first and block.beside:
        raise InvalidInputError("The first block has nothing to stand beside.", "Nothing was changed.")
    if block.kind in ACTIVITIES:
        check_rules(ACTIVITIES[block.kind], block.rules)
