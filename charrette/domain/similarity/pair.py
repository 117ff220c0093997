"""A pair of texts that may mean the same, and what speaks for it."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, Protocol, TypeVar

from charrette.domain.similarity.words import Word, grams_of, words_of

ALIKE = 0.6
"""The cosine from which a pair is suggested: of 896 real statements, 86 of the 107 pairs above it were truly alike."""
NEAR = Decimal("0.2")
"""Amounts differ by no more than this share of the greater one."""
RAISE = 0.1
"""By how much near amounts raise a pair among the suggestions."""
MOST_WORDS = 8


class Sortable(Hashable, Protocol):
    """A key that has an order of its own: an id, a code, or a tuple of them."""

    def __lt__(self, other: Any, /) -> bool: ...


Key = TypeVar("Key", bound=Sortable)


@dataclass(frozen=True, slots=True)
class Pair(Generic[Key]):
    """Two texts that are alike, the lesser key first; never merged by itself.

    ``opposed``: one of them holds a negation and the other none, so a person is asked whether they are opposites.
    """

    first: Key
    second: Key
    score: float
    opposed: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a pair: words of both texts, the weightiest first; ``amounts_near`` is None without amounts.

    A word that the texts write in two ways stands as ``"APs / access points"``.
    """

    score: float
    words: tuple[str, ...]
    opposed: bool
    amounts_near: bool | None = None


def amounts_near(first: Decimal | int, second: Decimal | int) -> bool:
    """Whether two amounts of one currency are within 20 % of the greater; two zeros say nothing and are not near."""
    most = max(abs(first), abs(second))
    return most > 0 and abs(first - second) <= NEAR * most


def by_place(
    pairs: Iterable[Pair[Key]], amounts: Mapping[Key, Decimal | int | None]
) -> tuple[Pair[Key], ...]:
    """Suggestions in the order in which people look at them: by score, near amounts raised, opposites last."""

    def place(pair: Pair[Key]) -> tuple[bool, float]:
        first, second = amounts.get(pair.first), amounts.get(pair.second)
        near = first is not None and second is not None and amounts_near(first, second)
        return pair.opposed, -(pair.score + RAISE * near)

    return tuple(sorted(pairs, key=place))


def shared_words(first: str, second: str, weight: Callable[[str], int]) -> tuple[str, ...]:
    """The words that made two texts alike, the weightiest first, by the weight of the grams they share."""
    mine, theirs = tuple(words_of(first)), tuple(words_of(second))
    shared = _grams(mine) & _grams(theirs)
    weights: Counter[str] = Counter()
    partners: dict[str, dict[str, None]] = {}
    for word in mine:
        common = grams_of(word.read) & shared
        if 5 * _sum(common, weight) < 2 * _sum(grams_of(word.read), weight):
            continue
        weights[word.shown] += _sum(common, weight)
        other = max(theirs, key=lambda each: _sum(common & grams_of(each.read), weight))
        partners.setdefault(word.shown, {})[other.shown] = None
    return _told(weights, {shown: " ".join(others) for shown, others in partners.items()})


def _told(weights: Counter[str], partners: Mapping[str, str]) -> tuple[str, ...]:
    """The words by weight, those that stand for one of the other text together: ``"access points / APs"``."""
    told: Counter[str] = Counter()
    for partner in dict.fromkeys(partners.values()):
        own = [shown for shown in weights if partners[shown] == partner]
        words = " ".join(own)
        same = words.casefold() == partner.casefold()
        told[words if same else f"{words} / {partner}"] += sum(weights[shown] for shown in own)
    return tuple(words for words, _ in told.most_common(MOST_WORDS))


def _grams(words: Iterable[Word]) -> frozenset[str]:
    return frozenset[str]().union(*(grams_of(word.read) for word in words))


def _sum(grams: Iterable[str], weight: Callable[[str], int]) -> int:
    return sum(map(weight, grams))
