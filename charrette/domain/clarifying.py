"""Clarifying: which cards or needs are gone through one after the other, and which is on now."""

from dataclasses import dataclass
from uuid import UUID

from charrette.domain.activities.clarify import NEEDS
from charrette.domain.agenda import Block
from charrette.domain.snapshot import ProjectSnapshot


@dataclass(frozen=True, slots=True)
class Item:
    """One card or need as it is read out; ``number`` is that of its code and is kept in the block's progress."""

    id: UUID
    number: int
    code: str
    title: str
    words: str
    is_need: bool


def items_of(block: Block, snapshot: ProjectSnapshot) -> tuple[Item, ...]:
    """What a block goes through: the needs that stand, or the cards in no need; the others where there are none."""
    needs = tuple(
        Item(need.id, need.number, need.code, need.short_name, need.statement, is_need=True)
        for need in snapshot.open_needs
        if not need.required
    )
    if needs and block.rules.get("of", NEEDS) == NEEDS:
        return needs
    cards = tuple(
        Item(card.id, card.number, card.code, "", card.text, is_need=False) for card in snapshot.unanswered
    )
    return cards or needs


def item_at(block: Block, items: tuple[Item, ...]) -> int:
    """The place of the item that is on, from 0: the one whose number is kept, else the next after it."""
    number = block.progress.get("item", 0)
    return next((place for place, item in enumerate(items) if item.number >= number), max(0, len(items) - 1))
