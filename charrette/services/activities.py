"""Running an activity: its step, its turns, its sheets, its rotations, its item, its round. Each is one step undone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.activities import ActivityKind, activity_named, rules_of
from charrette.domain.activities.voting import options_of
from charrette.domain.agenda import Block, BlockState
from charrette.domain.cards import Card, Channel
from charrette.domain.clarifying import Item
from charrette.domain.errors import InvalidInputError, StaleError
from charrette.domain.going_round import Speaker, speakers, taken, turns
from charrette.domain.idea_grid import GridCell, grid_of
from charrette.domain.methods import method_named
from charrette.domain.needs import Need, NeedStatus
from charrette.domain.project import Charrette, Session
from charrette.domain.rotation import plan_of
from charrette.domain.rounds import Round
from charrette.domain.surfaces import Surface
from charrette.domain.wording import quoted
from charrette.services.board import CorrectCard, correct_card
from charrette.services.capture import KeepCard, keep_card
from charrette.services.rounds import OpenRound, open_round

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SetStep:
    """A step of a running block, from 0."""

    block_id: UUID
    step: int


@dataclass(frozen=True, slots=True)
class TakeTurn:
    """The current speaker has had the turn, or passes."""

    block_id: UUID
    passed: bool = False


@dataclass(frozen=True, slots=True)
class SetGridRound:
    """The round the sheets are in, from 1."""

    block_id: UUID
    round: int


@dataclass(frozen=True, slots=True)
class KeyCell:
    """An idea as it stands on a sheet. Empty words leave a blank cell blank."""

    block_id: UUID
    cell: GridCell
    text: str
    group_id: UUID | None = None
    language: str = "en"
    table: int | None = None


@dataclass(frozen=True, slots=True)
class SetRotation:
    """The rotation the tables are in, from 1."""

    block_id: UUID
    rotation: int


@dataclass(frozen=True, slots=True)
class ShowItem:
    """The card or need that is read out now."""

    block_id: UUID
    item: Item


@dataclass(frozen=True, slots=True)
class OpenBlockRound:
    """A round by a block's rules: on ``need_ids``, else on every need that can be voted on, or on ``proposals``.

    ``options`` go before the block's rules: a method's follow-up gives them.
    """

    block_id: UUID
    need_ids: tuple[UUID, ...] = ()
    proposals: tuple[str, ...] = ()
    options: Mapping[str, int] | None = None


def set_step(work: "UnitOfWork", command: SetStep) -> Block:
    """Goes to a step of a running block."""
    block, kind = _running(work, command.block_id)
    if not 0 <= command.step < len(kind.steps):
        raise InvalidInputError(f"{kind.title} has no step {command.step + 1}.", "Nothing was changed.")
    title = kind.steps[command.step].title
    number = f"step {command.step + 1} of {len(kind.steps)}, {title}"
    work.describe(f"{block.title}: {number}", _project(work, block))
    return _progressed(work, block, step=command.step)


def take_turn(work: "UnitOfWork", command: TakeTurn) -> Block:
    """Goes on to the next speaker; the minutes name the group or table, never a person."""
    block, _ = _running(work, command.block_id, Surface.TURNS)
    order, rules = _speakers(work, block), rules_of(block)
    now = turns(order, block.progress, rules)
    if now.current is None:
        raise InvalidInputError(
            "The round is over: everybody has passed or had every turn.", "Nothing was changed."
        )
    did = "passed" if command.passed else "had the turn"
    work.describe(f"{now.current.words} {did} (lap {now.lap})", _project(work, block))
    progress = taken(order, block.progress, rules, passed=command.passed)
    work.change(block, progress=progress)
    return replace(block, progress=progress)


def _speakers(work: "UnitOfWork", block: Block) -> tuple[Speaker, ...]:
    session = work.get(Session, block.session_id)
    project_id = _project(work, block)
    people = [each for each in work.queries.participants(project_id) if each.came]
    return speakers(work.queries.groups(project_id), people, session.tables, rules_of(block)["by"])


def set_grid_round(work: "UnitOfWork", command: SetGridRound) -> Block:
    """The sheets are passed on: another round."""
    block, _ = _running(work, command.block_id, Surface.GRID)
    rounds = grid_of(block).rounds
    if not 1 <= command.round <= rounds:
        raise InvalidInputError(f"The sheets go round {rounds} times.", "Nothing was changed.")
    work.describe(f"{block.title}: round {command.round} of {rounds}", _project(work, block))
    return _progressed(work, block, round=command.round)


def key_cell(work: "UnitOfWork", command: KeyCell) -> Card:
    """Keeps the idea of a cell as a card with the cell as its number on paper; other words correct the card.

    Sheets are often keyed after they have gone round, so that a block that is over takes them too. Raises
    ``InvalidInputError`` for a cell that is not in the grid, and for no words.
    """
    block = work.get(Block, command.block_id)
    if block.state is BlockState.PLANNED:
        raise _not_running(block)
    if not grid_of(block).holds(command.cell):
        raise InvalidInputError(
            f"There is no cell {command.cell.paper} on these sheets.", "Nothing was changed."
        )
    project_id, paper = _project(work, block), command.cell.paper
    held = next(
        (each for each in work.queries.cards(project_id) if (each.block_id, each.paper) == (block.id, paper)),
        None,
    )
    if held is not None:
        return correct_card(work, CorrectCard(held.id, command.text))
    return keep_card(
        work,
        KeepCard(
            project_id,
            command.text,
            command.group_id,
            block.session_id,
            Channel.PAPER,
            command.language,
            table=command.table,
            block_id=block.id,
            paper=paper,
        ),
    )


def set_rotation(work: "UnitOfWork", command: SetRotation) -> Block:
    """The recorders go on to the next table: another rotation."""
    block, _ = _running(work, command.block_id, Surface.ROTATION)
    rotations = plan_of(block).rotations
    if not 1 <= command.rotation <= rotations:
        raise InvalidInputError(f"There are {rotations} rotations.", "Nothing was changed.")
    work.describe(f"{block.title}: rotation {command.rotation} of {rotations}", _project(work, block))
    return _progressed(work, block, rotation=command.rotation)


def show_item(work: "UnitOfWork", command: ShowItem) -> Block:
    """Goes to a card or need to be clarified."""
    block, _ = _running(work, command.block_id, Surface.CLARIFY)
    work.describe(f"{block.title}: went to {command.item.code}", _project(work, block))
    return _progressed(work, block, item=command.item.number)


def open_block_round(work: "UnitOfWork", command: OpenBlockRound) -> Round:
    """Opens the round of a running block by its frozen rules and its method.

    Raises ``InvalidInputError`` where there is nothing to vote on, or where the method cannot take so few needs.
    """
    block, kind = _running(work, command.block_id, Surface.VOTE)
    charrette = work.get(Charrette, work.get(Session, block.session_id).charrette_id)
    needs = command.need_ids
    if not needs and not command.proposals:
        needs = _votable(work, charrette.project_id)
    count = len(needs) or len(command.proposals)
    if not count:
        raise InvalidInputError(
            "There is no need to vote on yet.", "", "Make needs of the cards first: J on the board."
        )
    method = method_named(kind.method)
    options = command.options or options_of(rules_of(block), method, count)
    return open_round(
        work,
        OpenRound(
            charrette.id,
            needs,
            method.name,
            dict(options),
            proposals=command.proposals,
            block_id=block.id,
        ),
    )


def _votable(work: "UnitOfWork", project_id: UUID) -> tuple[UUID, ...]:
    needs: tuple[Need, ...] = work.queries.needs(project_id)
    return tuple(need.id for need in needs if need.status is NeedStatus.OPEN and not need.required)


def _running(
    work: "UnitOfWork", block_id: UUID, surface: Surface | None = None
) -> tuple[Block, ActivityKind]:
    """A running block with its kind; refuses one that does not run, and one whose kind has no such surface."""
    block = work.get(Block, block_id)
    kind = activity_named(block.kind)
    if block.state is not BlockState.RUNNING:
        raise _not_running(block)
    if surface is not None and surface not in kind.surfaces:
        raise InvalidInputError(f"{quoted(block.title)} is no block for that.", "Nothing was changed.")
    return block, kind


def _not_running(block: Block) -> StaleError:
    state = {"planned": "has not started yet", "done": "is over", "skipped": "was skipped"}[block.state.value]
    return StaleError(f"{quoted(block.title)} {state}.", "Nothing was changed.", "Start it first.")


def _progressed(work: "UnitOfWork", block: Block, **changed: int) -> Block:
    progress = {**block.progress, **changed}
    work.change(block, progress=progress)
    return replace(block, progress=progress)


def _project(work: "UnitOfWork", block: Block) -> UUID:
    return work.get(Charrette, work.get(Session, block.session_id).charrette_id).project_id
