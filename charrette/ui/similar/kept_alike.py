"""After a card was kept: which card or need it is like, said quietly where nobody types."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from charrette.domain.cards import Card
from charrette.ui.desk import Desk
from charrette.ui.similar.watch import SimilarWatch


class KeptAlike(QObject):
    """Looks only at the card that was kept last: what came before is said by the count of pairs."""

    alike = Signal(str, object)
    """A sentence, and the id of the card it points at (None for a need)."""

    def __init__(self, desk: Desk, watch: SimilarWatch, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._watch = desk, watch
        self._kept: UUID | None = None
        watch.found.connect(self._on_found)

    def follow(self, card: Card) -> None:
        """A card was just kept."""
        self._kept = card.id

    def forget(self) -> None:
        """Somebody types the next card: what is like the last one is no longer said."""
        self._kept = None

    def _on_found(self) -> None:
        kept, snapshot = self._kept, self._desk.snapshot
        card = snapshot.card_by_id.get(kept) if kept else None
        if card is None:
            return
        self._kept = None
        found = next((each for each in self._watch.suggestions or () if card.id in each.pair), None)
        if found is None:
            return
        other = found.second_id if found.first_id == card.id else found.first_id
        near = snapshot.card_by_id.get(other) or snapshot.need_by_id.get(other)
        if near is not None:
            words = "may be the opposite of" if found.opposed else "is like"
            self.alike.emit(
                f"{card.code} {words} {near.code}", other if other in snapshot.card_by_id else None
            )
