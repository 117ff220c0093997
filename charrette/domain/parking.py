"""The parking lot: cards put aside and items written down, with who takes each by when."""

from dataclasses import dataclass
from uuid import UUID

from charrette.domain.cards import Card, CardStatus
from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.snapshot import ProjectSnapshot


@dataclass(frozen=True, slots=True)
class ParkedItem:
    """A parked card, an entry of the log, or a card with its entry. A card alone has no owner and no date yet."""

    card: Card | None
    entry: LogEntry | None

    @property
    def wanting(self) -> bool:
        """Whether it lacks an owner or a date."""
        return self.entry is None or self.entry.wanting

    @property
    def text(self) -> str:
        """What is parked."""
        return self.card.text if self.card else self.entry.text if self.entry else ""

    @property
    def code(self) -> str:
        """The card's code, else the entry's."""
        return self.card.code if self.card else self.entry.code if self.entry else ""

    @property
    def session_id(self) -> UUID | None:
        """The session it was logged in; None where that is not known."""
        return self.entry.session_id if self.entry else None


def parked_items(snapshot: ProjectSnapshot) -> tuple[ParkedItem, ...]:
    """What lies in the parking lot: parked cards in their order, then items that are no card. Settled ones are out."""
    entries = [each for each in snapshot.entries if each.kind is EntryKind.PARKED]
    of_card = {each.card_id: each for each in entries if each.card_id}
    cards = [
        ParkedItem(card, of_card.get(card.id))
        for card in snapshot.cards
        if card.status is CardStatus.PARKED and not _settled(of_card.get(card.id))
    ]
    written = (ParkedItem(None, each) for each in entries if each.card_id is None and not _settled(each))
    return (*cards, *written)


def loose_ends(snapshot: ProjectSnapshot, session_id: UUID | None = None) -> tuple[ParkedItem, ...]:
    """Parked items, then actions, that have no owner or no date; an action stands as its entry alone.

    Of every session, or of one: what was logged in another is left out. A parked card that nobody wrote an entry for
    belongs to whichever session closes next.
    """
    actions = (ParkedItem(None, each) for each in snapshot.entries if each.kind is EntryKind.ACTION)
    wanting = (item for item in (*parked_items(snapshot), *actions) if item.wanting)
    return tuple(item for item in wanting if session_id is None or item.session_id in {None, session_id})


def _settled(entry: LogEntry | None) -> bool:
    return entry is not None and bool(entry.outcome)
