"""Cards that keep moving: in an affinity sort they belong in both places, and are shown in both."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(slots=True)
class CardMoves:
    """Counts how often each card went from one theme to another, and remembers between which."""

    _homes: dict[UUID, list[UUID]] = field(default_factory=dict[UUID, list[UUID]])

    def moved(self, card_id: UUID, theme_id: UUID | None) -> int:
        """Notes that a card came to a theme; how often it has changed its theme so far.

        Its first theme is no move, nor is "not sorted yet", which only takes it out for a while.
        """
        homes = self._homes.setdefault(card_id, [])
        if theme_id is not None and (not homes or homes[-1] != theme_id):
            homes.append(theme_id)
        return max(0, len(homes) - 1)

    def between(self, card_id: UUID) -> tuple[UUID, ...]:
        """The last two themes it was in."""
        return tuple(self._homes.get(card_id, ())[-2:])

    def forget(self, card_id: UUID) -> None:
        """It was duplicated: counting begins anew."""
        self._homes.pop(card_id, None)
