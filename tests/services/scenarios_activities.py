"""The service functions of activities and the log, each with a room that stands where it can be done."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from charrette.domain.agenda import Block
from charrette.domain.clarifying import items_of
from charrette.domain.idea_grid import GridCell
from charrette.domain.log import EntryKind, LogEntry
from charrette.services import activities, clock, log
from charrette.services.agenda import AddBlock, add_block

if TYPE_CHECKING:
    from tests.services.scenarios import Room


def planned(room: "Room", kind: str) -> Block:
    """A block of that kind, not started yet."""
    session = room.snapshot().sessions[0]
    return room.do(add_block, AddBlock(session.id, kind.replace("-", " ").capitalize(), kind, 20))


def running(room: "Room", kind: str) -> Block:
    """A block of that kind, running."""
    block = planned(room, kind)
    room.do(clock.start_block, block.id)
    return room.snapshot().block_by_id[block.id]


def entry(room: "Room", kind: EntryKind = EntryKind.ACTION) -> LogEntry:
    """A line of the log."""
    return room.do(log.add_entry, log.AddEntry(room.project.id, kind, "Ask the bus company", "Dana", "+7"))


def _key_again(room: "Room") -> Any:
    block = running(room, "brainwriting")
    cell = GridCell(2, 3, 1)
    room.do(activities.key_cell, activities.KeyCell(block.id, cell, "A bench"))
    return activities.key_cell, activities.KeyCell(block.id, cell, "A long bench", room.group("ST"))


def _show_item(room: "Room") -> Any:
    block = running(room, "clarify")
    items = items_of(block, room.snapshot())
    return activities.show_item, activities.ShowItem(block.id, items[1])


def _park(room: "Room") -> Any:
    first, second = room.cards[3].id, room.cards[4].id
    room.do(log.park_with_owner, log.ParkWithOwner((first,), "later", "Ana"))
    return log.park_with_owner, log.ParkWithOwner((first, second), "not today", "Dana", "2031-03-14")


SCENARIOS = {
    "set_step": lambda room: (
        activities.set_step,
        activities.SetStep(running(room, "nominal-group").id, 2),
    ),
    "take_turn": lambda room: (
        activities.take_turn,
        activities.TakeTurn(running(room, "round-robin").id, passed=True),
    ),
    "set_grid_round": lambda room: (
        activities.set_grid_round,
        activities.SetGridRound(running(room, "brainwriting").id, 2),
    ),
    "key_cell": _key_again,
    "set_rotation": lambda room: (
        activities.set_rotation,
        activities.SetRotation(running(room, "rotating-recorder").id, 2),
    ),
    "show_item": _show_item,
    "open_block_round": lambda room: (
        activities.open_block_round,
        activities.OpenBlockRound(
            running(room, "fist-to-five").id, proposals=("We build the library first",)
        ),
    ),
    "add_entry": lambda room: (
        log.add_entry,
        log.AddEntry(room.project.id, EntryKind.DECISION, "The library comes first"),
    ),
    "park_with_owner": _park,
    "edit_entry": lambda room: (log.edit_entry, replace(entry(room), kind=EntryKind.DECISION, owner="Ana")),
    "remove_entry": lambda room: (log.remove_entry, entry(room)),
    "settle_entry": lambda room: (log.settle_entry, log.SettleEntry(entry(room).id, "They come at 15:10")),
}
