"""How a pair that is alike is told: which of its letters made it so, and how much alike it is, in words."""

import unicodedata
from functools import lru_cache

from charrette.domain.similarity.words import written_words

_DEGREES = ((0.9, "almost word for word"), (0.75, "very alike"), (0.0, "alike"))


@lru_cache(maxsize=20_000)
def emphasised(text: str, words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where the words that made a pair alike stand in one of its texts: (start, end) in characters, in order.

    ``words`` as evidence has them, ``"APs / access points"`` for what the two texts write in two ways.
    """
    wanted = {part.casefold() for word in words for part in word.replace(" / ", " ").split()}
    return tuple(
        (start, end)
        for start, end in written_words(text)
        if unicodedata.normalize("NFC", text[start:end]).casefold() in wanted
    )


def degree(score: float) -> str:
    """How much alike two texts are: ``"very alike"``."""
    return next(words for least, words in _DEGREES if score >= least)
