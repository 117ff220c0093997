"""Which texts are alike: the cosine of their grams, weighted by rarity among all texts, kept up to date edit by edit.

The definition (after METHODS.md: character 3-5-gram TF-IDF cosine). The grams of a text are the set of runs of three to
five letters of its words. The weight of a gram is its squared inverse document frequency, a whole number. Two texts
are *compared* when the five-letter grams they share are at least 3/8 of the geometric mean of what they have, which is
a matter of these two texts alone; the score of a compared pair is the cosine. Of the 16,373 pairs of at least .6 among
1,500 comments of a city (whole and cut to ten words), 204 statements, 500 and 2,000 budget lines, it compares all.

So an edit changes which pairs are compared only for its own text, while all scores follow the counts of the whole
corpus. Sums are of whole numbers: a score depends neither on the order of the texts nor on the way they came in.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt
from typing import Generic

import numpy as np
import numpy.typing as npt

from charrette.domain.similarity.grams import Grams, Ints, Numbers
from charrette.domain.similarity.pair import ALIKE, Evidence, Key, Pair, amounts_near, shared_words
from charrette.domain.similarity.words import LONGEST, grams_of, negates, words_of

NOTHING: Numbers = np.zeros(0, np.int32)


@dataclass(frozen=True, slots=True)
class _Text(Generic[Key]):
    """A text as it is compared: its grams as numbers, and those of five letters."""

    key: Key
    text: str
    side: Hashable
    negated: bool
    grams: Numbers
    long: Numbers


@dataclass(frozen=True, slots=True)
class _Block:
    """The texts one text is compared with, as places, and the grams it shares with each, end to end."""

    others: Ints
    lengths: Ints
    shared: Numbers

    def without(self, place: int) -> "_Block":
        """The block once that text has gone."""
        kept = self.others != place
        return _Block(self.others[kept], self.lengths[kept], self.shared[np.repeat(kept, self.lengths)])


class SimilarTexts(Generic[Key]):
    """Texts and the pairs of them that are alike; after any edits the same as one made afresh from the same texts.

    Texts of one ``side`` (a department) are not compared with each other; a text without side is compared with all.
    """

    def __init__(
        self, texts: Mapping[Key, str] | None = None, sides: Mapping[Key, Hashable] | None = None
    ) -> None:
        self._grams = Grams()
        self._places: dict[Key, int] = {}
        self._texts: dict[int, _Text[Key]] = {}
        self._blocks: dict[int, _Block] = {}
        self._held_by: dict[int, set[int]] = {}
        self._free: list[int] = []
        self._weighed: Ints | None = None
        for key, text in (texts or {}).items():
            self._enter(key, text, (sides or {}).get(key))
        for place, others in _met(self._texts, self._grams.size):
            self._hold(place, others)

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def put(self, key: Key, text: str, side: Hashable = None) -> None:
        """Enters a text, or changes it."""
        known = self._texts[self._places[key]] if key in self._places else None
        if known is not None and (known.text, known.side) == (text, side):
            return
        if known is not None:
            self.drop(key)
        place = self._enter(key, text, side)
        self._hold(place, _compared(place, self._texts, self._grams.size))

    def drop(self, key: Key) -> None:
        """Takes a text away; KeyError when it is not there."""
        place = self._places.pop(key)
        self._weighed = None
        self._grams.given_back(self._texts.pop(place).grams)
        for other in self._blocks.pop(place).others.tolist():
            self._held_by[other].discard(place)
        for holder in self._held_by.pop(place):
            self._blocks[holder] = self._blocks[holder].without(place)
        self._free.append(place)

    def pairs(self, at_least: float = ALIKE) -> tuple[Pair[Key], ...]:
        """The pairs of at least that cosine, the most alike first, then by their keys."""
        if not self._blocks:
            return ()
        weights = self._weights()
        squares = self._squares(weights)
        blocks = self._blocks.values()
        firsts = np.repeat(list(self._blocks), [len(block.others) for block in blocks])
        seconds = np.concatenate([block.others for block in blocks])
        dots = _sums(weights, [block.shared for block in blocks], np.concatenate([b.lengths for b in blocks]))
        scores = dots / np.sqrt(squares[firsts] * squares[seconds])
        kept = scores >= at_least
        found = zip(firsts[kept].tolist(), seconds[kept].tolist(), scores[kept].tolist(), strict=True)
        pairs = [self._pair(first, second, score) for first, second, score in found]
        return tuple(sorted(pairs, key=_order))

    def pairs_of(self, key: Key, at_least: float = ALIKE) -> tuple[Pair[Key], ...]:
        """The pairs of one text, in the order of ``pairs``, without looking at all the others."""
        place, weights = self._places[key], self._weights()
        text = self._texts[place]
        found: list[tuple[int, float]] = []
        square = int(weights[text.grams].sum())
        for other, shared in self._shared_with(place):
            dot, other_square = int(weights[shared].sum()), int(weights[self._texts[other].grams].sum())
            score = float(dot / np.sqrt(float(square * other_square)))
            if score >= at_least:
                found.append((other, score))
        pairs = [self._pair(place, other, score) for other, score in found]
        return tuple(sorted(pairs, key=_order))

    def evidence(
        self, first: Key, second: Key, amounts: tuple[Decimal | int, Decimal | int] | None = None
    ) -> Evidence:
        """What speaks for a pair, also for one that is not suggested; amounts are those of the two, in one currency."""
        one, other = (self._texts[self._places[key]] for key in (first, second))
        return Evidence(
            self.score(first, second),
            self.words(first, second),
            one.negated != other.negated,
            None if amounts is None else amounts_near(*amounts),
        )

    def words(self, first: Key, second: Key) -> tuple[str, ...]:
        """The words that made two texts alike, the weightiest first, as each text writes them."""
        one, other = (self._texts[self._places[key]].text for key in (first, second))
        return shared_words(one, other, self._grams.weigher(self._weights()))

    def score(self, first: Key, second: Key) -> float:
        """The cosine of two texts, from 0 to 1, whether or not they are compared."""
        one, other = (self._texts[self._places[key]].grams for key in (first, second))
        weights = self._weights()
        shared = np.intersect1d(one, other, assume_unique=True)
        dot, square, other_square = (float(weights[grams].sum()) for grams in (shared, one, other))
        return dot / sqrt(square * other_square) if dot else 0.0

    def _weights(self) -> Ints:
        """The weight of each gram among the texts of now."""
        if self._weighed is None:
            self._weighed = self._grams.weights(len(self))
        return self._weighed

    def _enter(self, key: Key, text: str, side: Hashable) -> int:
        """Gives a text a place and counts its grams."""
        self._weighed = None
        place = self._free.pop() if self._free else len(self._texts)
        grams = frozenset[str]().union(*(grams_of(word.read) for word in words_of(text)))
        numbers = self._grams.taken(grams)
        long = numbers[np.fromiter((len(gram) == LONGEST for gram in grams), np.bool_, len(grams))]
        self._places[key] = place
        self._texts[place] = _Text(key, text, side, negates(text), numbers, long)
        self._held_by[place] = set()
        return place

    def _hold(self, place: int, others: Ints) -> None:
        """Keeps the grams a text shares with those it is compared with."""
        mark = np.zeros(self._grams.size, np.bool_)
        mark[self._texts[place].grams] = True
        theirs = [self._texts[other].grams for other in others.tolist()]
        hits = [grams[mark[grams]] for grams in theirs]
        lengths = np.fromiter(map(len, hits), np.int64, len(hits))
        self._blocks[place] = _Block(others, lengths, np.concatenate([NOTHING, *hits]))
        for other in others.tolist():
            self._held_by[other].add(place)

    def _shared_with(self, place: int) -> Iterator[tuple[int, Numbers]]:
        """The places a text is compared with, whichever of the two came later, and the grams they share."""
        for holder in (place, *self._held_by[place]):
            block = self._blocks[holder]
            ends = np.cumsum(block.lengths)
            for at, other in enumerate(block.others.tolist()):
                if place in {holder, other}:
                    shared = block.shared[ends[at] - block.lengths[at] : ends[at]]
                    yield (other if holder == place else holder), shared

    def _squares(self, weights: Ints) -> npt.NDArray[np.float64]:
        """The squared length of each text, by place."""
        texts = self._texts.values()
        squares = np.zeros(len(texts) + len(self._free))
        lengths = np.fromiter((len(text.grams) for text in texts), np.int64, len(texts))
        squares[list(self._texts)] = _sums(weights, [text.grams for text in texts], lengths)
        return squares

    def _pair(self, first: int, second: int, score: float) -> Pair[Key]:
        one, other = self._texts[first], self._texts[second]
        low, high = (one, other) if one.key < other.key else (other, one)
        return Pair(low.key, high.key, score, one.negated != other.negated)


def _order(pair: Pair[Key]) -> tuple[float, Key, Key]:
    """The most alike first, then by their keys."""
    return -pair.score, pair.first, pair.second


def similar_pairs(
    texts: Mapping[Key, str], sides: Mapping[Key, Hashable] | None = None, at_least: float = ALIKE
) -> tuple[Pair[Key], ...]:
    """The pairs of texts whose cosine is at least that, the most alike first; see the module for the definition.

    With ``sides`` only texts of different sides are compared; a key without a side is compared with all.
    """
    return SimilarTexts(texts, sides).pairs(at_least)


def _sums(weights: Ints, runs: Iterable[Numbers], lengths: Ints) -> Ints:
    """The sum of the weights of each stretch of that length, over the runs laid end to end."""
    sums = np.zeros(len(lengths), np.int64)
    filled = lengths > 0
    if filled.any():
        starts = (np.cumsum(lengths) - lengths)[filled]
        sums[filled] = np.add.reduceat(weights[np.concatenate([NOTHING, *runs])], starts)
    return sums


def _enough(shared: Ints, lengths: Ints, length: int) -> npt.NDArray[np.bool_]:
    """Whether the shared long grams are at least 3/8 of the geometric mean of both texts' own."""
    return (shared > 0) & (64 * shared * shared >= 9 * lengths * length)


def _apart(text: _Text[Key], other: _Text[Key]) -> bool:
    """Whether the sides of two texts let them be compared."""
    return text.side is None or text.side != other.side


def _compared(place: int, texts: Mapping[int, _Text[Key]], size: int) -> Ints:
    """The places of the texts that the one at a place is compared with, by looking through all."""
    text = texts[place]
    others = [(at, each.long) for at, each in texts.items() if at != place and _apart(text, each)]
    mark = np.zeros(size, np.bool_)
    mark[text.long] = True
    lengths = np.fromiter((len(long) for _, long in others), np.int64, len(others))
    owners = np.repeat(np.arange(len(others)), lengths)
    held = mark[np.concatenate([NOTHING, *(long for _, long in others)])]
    shared = np.bincount(owners[held], minlength=len(others))
    places = np.fromiter((at for at, _ in others), np.int64, len(others))
    return places[_enough(shared, lengths, len(text.long))]


def _met(texts: Mapping[int, _Text[Key]], size: int) -> Iterator[tuple[int, Ints]]:
    """Each text's place with the earlier ones it is compared with: the same as looking through all, by an index."""
    longs = [text.long for text in texts.values()]
    flat = np.concatenate([NOTHING, *longs])
    lengths = np.fromiter(map(len, longs), np.int64, len(longs))
    owners = np.repeat(np.arange(len(longs)), lengths)[np.argsort(flat, kind="stable")]
    starts = np.searchsorted(np.sort(flat), np.arange(size))
    seen = np.zeros(size, np.int64)
    sides = _side_numbers(texts.values())
    places = np.fromiter(texts, np.int64, len(texts))
    for at, long in enumerate(longs):
        runs = seen[long]
        ends = np.cumsum(runs)
        steps: Ints = np.repeat(starts[long] - (ends - runs), runs) + np.arange(ends[-1] if len(ends) else 0)
        shared = np.bincount(owners[steps], minlength=at)
        apart = (sides[:at] != sides[at]) if sides[at] else np.ones(at, np.bool_)
        yield int(places[at]), places[:at][_enough(shared, lengths[:at], len(long)) & apart]
        seen[long] += 1


def _side_numbers(texts: Iterable[_Text[Key]]) -> Ints:
    """A number for each side, 0 for none."""
    numbers: dict[Hashable, int] = {None: 0}
    return np.array([numbers.setdefault(text.side, len(numbers)) for text in texts], np.int64)
