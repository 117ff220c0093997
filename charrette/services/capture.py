"""Capture: cards are kept word for word, at once."""

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from charrette.domain.cards import LONGEST_CARD, Card, Channel
from charrette.domain.codes import code
from charrette.domain.errors import InvalidInputError
from charrette.domain.project import StakeholderGroup
from charrette.domain.wording import counted, quoted

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


class KeepCard(NamedTuple):
    """One contribution as it came."""

    project_id: UUID
    text: str
    group_id: UUID | None = None
    session_id: UUID | None = None
    channel: Channel = Channel.KEYBOARD
    language: str = "en"
    theme_id: UUID | None = None
    participant_id: UUID | None = None
    table: int | None = None
    block_id: UUID | None = None
    paper: str = ""


class KeepCards(NamedTuple):
    """Many contributions kept together: all or none, one step of the journal."""

    cards: tuple[KeepCard, ...]
    came_from: str = "a pasted text"


def keep_card(work: "UnitOfWork", command: KeepCard) -> Card:
    """Keeps one card. Raises ``InvalidInputError`` for an empty or too long text."""
    card = _card(work, command, work.next_numbers(command.project_id, "C")[0])
    group = work.get(StakeholderGroup, command.group_id).name if command.group_id else "no group"
    work.describe(f"Kept card {card.code} from {group}: {quoted(card.original)}", command.project_id)
    work.add(card)
    return card


def keep_cards(work: "UnitOfWork", command: KeepCards) -> tuple[Card, ...]:
    """Keeps many cards of one project in one step."""
    if not command.cards:
        raise InvalidInputError("There is no card to keep.")
    project_id = command.cards[0].project_id
    numbers = work.next_numbers(project_id, "C", len(command.cards))
    cards = tuple(_card(work, each, number) for each, number in zip(command.cards, numbers, strict=True))
    work.describe(
        f"Kept {counted(len(cards), 'card')} ({cards[0].code} to {cards[-1].code}) from {command.came_from}",
        project_id,
    )
    work.add(*cards)
    return cards


def _card(work: "UnitOfWork", command: KeepCard, number: int) -> Card:
    return Card(
        work.ids.new(),
        command.project_id,
        number,
        code("C", number),
        clean(command.text),
        command.channel,
        work.clock.now(),
        command.session_id,
        command.group_id,
        command.participant_id,
        command.language,
        command.theme_id,
        position=-float(number),
        table=command.table,
        block_id=command.block_id,
        paper=command.paper,
    )


def clean(text: str) -> str:
    """The words as they can be kept: outer blanks off, and only what no database can hold taken out."""
    words = text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8").strip()
    if not words:
        raise InvalidInputError("The card has no words.", "", "Type what was said, then press Enter.")
    if len(words) > LONGEST_CARD:
        raise InvalidInputError(
            f"The card has {len(words):,} characters; the most is {LONGEST_CARD:,}.",
            "Your words are still in the field.",
            "Split them into several cards.",
        )
    return words
