"""The parking lot: cards put aside and items written down, with who takes each by when."""

from dataclasses import dataclass

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


def wanting_items(snapshot: ProjectSnapshot) -> tuple[str, ...]:
    """The codes of parked items and actions that have no owner or no date: a session closes only after saying so."""
    actions = [each.code for each in snapshot.entries if each.kind is EntryKind.ACTION and each.wanting]
    return (*(item.code for item in parked_items(snapshot) if item.wanting), *actions)


def _settled(entry: LogEntry | None) -> bool:
    return entry is not None and bool(entry.outcome)
