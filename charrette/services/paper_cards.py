"""Card sheets typed in by the numbers printed on them: each number once."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.cards import Card, Channel
from charrette.domain.errors import InvalidInputError
from charrette.domain.paper_keying import keyed, paper_number, refuse_twice
from charrette.domain.wording import quoted
from charrette.services.board import CorrectCard, correct_card
from charrette.services.capture import KeepCard, clean, keep_card

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class KeyPaperCard:
    """A card as it was written on the sheet with that number."""

    project_id: UUID
    number: int
    text: str
    group_id: UUID | None = None
    session_id: UUID | None = None
    table: int | None = None
    block_id: UUID | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class CorrectPaperCard:
    """Other words or another group for the card with that number."""

    project_id: UUID
    number: int
    text: str
    group_id: UUID | None = None


def key_paper_card(work: "UnitOfWork", command: KeyPaperCard) -> Card:
    """Keeps the card with its number. Raises ``InvalidInputError`` for a number that was keyed, and for no words."""
    number = paper_number(str(command.number))
    refuse_twice(number, keyed(work.queries.cards(command.project_id)))
    kept = KeepCard(
        command.project_id,
        command.text,
        command.group_id,
        command.session_id,
        Channel.PAPER,
        command.language,
        table=command.table,
        block_id=command.block_id,
        paper=str(number),
    )
    card = keep_card(work, kept)
    work.describe(f"Kept card {card.code}, {number} on paper: {quoted(card.original)}", command.project_id)
    return card


def correct_paper_card(work: "UnitOfWork", command: CorrectPaperCard) -> Card:
    """Corrects the card with that number: its first words are kept beside the new ones, its group is replaced."""
    card = keyed(work.queries.cards(command.project_id)).get(command.number)
    if card is None:
        raise InvalidInputError(f"{command.number} was not keyed yet.", "Nothing was changed.")
    words, regrouped = clean(command.text) != card.text, command.group_id != card.group_id
    if not words and not regrouped:
        raise InvalidInputError(f"{command.number} ({card.code}) stays as it is: nothing is different.")
    if words:
        card = correct_card(work, CorrectCard(card.id, command.text))
    if regrouped:
        work.change(card, group_id=command.group_id)
        card = replace(card, group_id=command.group_id)
    work.describe(
        f"Corrected card {card.code}, {command.number} on paper: {quoted(card.text)}", command.project_id
    )
    return card
