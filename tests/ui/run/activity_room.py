"""Blocks to run in the tests of activities: planned, started, with the panel that comes up."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from charrette.domain.activities import ACTIVITIES
from charrette.domain.agenda import Block
from charrette.services import clock, needs
from charrette.services.agenda import AddBlock, add_block, edit_block
from charrette.ui.desk import Desk
from charrette.ui.run.activity.panel import Panel
from tests.ui.run.room import Room

Start = Callable[..., Block]
Answer = Callable[[Callable[[Any], object]], None]


def starter(room: Room, desk: Desk) -> Start:
    """Plans a block of a kind, with rules and fields of its own, and starts it."""

    def started(kind: str, rules: dict[str, int] | None = None, **fields: str) -> Block:
        session = desk.session
        assert session is not None
        block = desk.library.do(add_block, AddBlock(session.id, ACTIVITIES[kind].title, kind, 20))
        if fields or rules:
            block = desk.library.do(edit_block, replace(block, rules=rules or {}, **fields))
        desk.library.do(clock.start_block, block.id)
        running = room.page.activity.running
        room.wait(lambda: running.block is not None and running.block.id == block.id)
        return desk.snapshot.block_by_id[block.id]

    return started


def panel(room: Room) -> Any:
    """The panel that is shown."""
    shown = room.page.activity.view.panel()
    assert isinstance(shown, Panel)
    return shown


def made_needs(desk: Desk, count: int) -> list[UUID]:
    """So many needs, each of one card."""
    project = desk.snapshot.project.id
    cards = desk.snapshot.cards[:count]
    names = ("Quiet corners", "Step-free entry", "Power within reach", "Sinks on every floor")
    return [
        desk.library.do(needs.make_need, needs.MakeNeed(project, (card.id,), name)).id
        for card, name in zip(cards, names, strict=False)
    ]
