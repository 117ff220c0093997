"""Hints while typing: a card like the one being typed is shown, never blocked."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from rapidfuzz import fuzz, process, utils

LEAST_LIKENESS = 82.0
"""Of 100: word order and small words matter little (token sort ratio), a different word does."""

_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Hint:
    """The card most like the words being typed; ``likeness`` is up to 100."""

    card_id: UUID
    text: str
    likeness: float


class Hints:
    """The words of a project's cards, ready to be compared. Not for use by two threads at once."""

    def __init__(self, texts: Mapping[UUID, str]) -> None:
        self._texts = dict(texts)
        self._plain = {card_id: utils.default_process(text) for card_id, text in texts.items()}

    def learn(self, card_id: UUID, text: str) -> None:
        """Takes a new card, or a card's new words."""
        self._texts[card_id] = text
        self._plain[card_id] = utils.default_process(text)

    def forget(self, card_id: UUID) -> None:
        """Leaves a card out."""
        self._texts.pop(card_id, None)
        self._plain.pop(card_id, None)

    def closest(self, text: str) -> Hint | None:
        """The closest card, None when nothing is alike or the text is too short to tell."""
        plain = utils.default_process(text)
        if len(plain) < _SHORTEST:
            return None
        found = process.extractOne(
            plain, self._plain, scorer=fuzz.token_sort_ratio, score_cutoff=LEAST_LIKENESS
        )
        return Hint(found[2], self._texts[found[2]], found[1]) if found else None
