"""Similarity of texts: all pairs afresh and one edit to its updated pairs, as the texts grow; and what the rule finds.

Lines are the planted plan's, compared across the two departments, with ever more lines of each by itself; sentences of
ten and of forty words are drawn from the same vocabulary and compared each with all. Goals: 600 texts afresh in 0.4 s,
an edit in 15 ms; 5,500 texts in seconds, growing clearly slower than their square, an edit in 60 ms.

Suggestions are looked for in a project of 2,000 cards and 100 needs, half of its cards in needs. Goal: a new card has
its own within 50 ms.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from math import log
from random import Random
from statistics import median, quantiles
from time import perf_counter
from uuid import UUID

from benchmarks.planted import departments
from charrette.domain.cards import Card, Channel
from charrette.domain.needs import Need, Source, short_name_from
from charrette.domain.project import Project
from charrette.domain.similarity import SimilarTexts, similar_pairs
from charrette.domain.similarity.suggestions import Suggestions
from charrette.domain.snapshot import ProjectSnapshot, with_cards

PROJECT = Project(UUID(int=1 << 96), "Crowded", datetime(2026, 5, 1, tzinfo=UTC))
SIZES = (600, 2000, 5500)
EDITS = 40


def lines(count: int) -> tuple[dict[str, str], dict[str, str]]:
    """The words and the departments of so many budget lines."""
    plan = departments(count).lines
    return {line.key: line.description for line in plan}, {line.key: line.department for line in plan}


def sentences(length: int, count: int) -> tuple[dict[str, str], dict[str, str]]:
    """So many texts of one length in words, common words far more often than rare ones, of no department."""
    random = Random(length)
    texts, _ = lines(2000)
    vocabulary = sorted({word for text in texts.values() for word in text.split()}, key=lambda w: (len(w), w))
    likely = [1 / (place + 2) for place in range(len(vocabulary))]
    texts = {f"T-{n:04d}": " ".join(random.choices(vocabulary, likely, k=length)) for n in range(count)}
    return texts, {}


def edited(texts: Mapping[str, str], sides: Mapping[str, str]) -> tuple[float, list[float], int]:
    """Seconds for all pairs afresh and for each of a few edits with its updated pairs; how many pairs there are."""
    began = perf_counter()
    index = SimilarTexts(texts, sides)
    pairs = index.pairs()
    afresh = perf_counter() - began
    random, times = Random(5), list[float]()
    for key in random.sample(sorted(texts), EDITS):
        words = f"{random.choice(list(texts.values()))} revised"
        began = perf_counter()
        index.put(key, words, sides.get(key))
        index.pairs()
        times.append(perf_counter() - began)
    return afresh, times, len(pairs)


def found() -> None:
    """Prints precision and recall of the text rule alone on the planted plan."""
    plan = departments()
    texts, sides = lines(len(plan.lines))
    overlaps = {(pair.first, pair.second): pair.kind for pair in plan.overlaps}
    print("\nthreshold   overlaps found   look-alikes   others   precision   recall")
    for at_least in (0.5, 0.6, 0.7):
        pairs = {(pair.first, pair.second) for pair in similar_pairs(texts, sides, at_least)}
        true = len(pairs & overlaps.keys())
        alike = len(pairs & {(pair.first, pair.second) for pair in plan.look_alikes})
        figures = f"{true:>10} of 40 {alike:>9} of 60 {len(pairs) - true - alike:>8}"
        print(f"{at_least:>9} {figures} {true / len(pairs):>11.2f} {true / len(overlaps):>8.2f}")


def crowded(count: int = 2000) -> ProjectSnapshot:
    """A project of so many cards of ten words and a hundred needs, each of ten cards and in the words of one."""
    texts, _ = sentences(10, count)
    cards = tuple(_card(number, text) for number, text in enumerate(texts.values(), 1))
    needs = tuple(
        Need(
            UUID(int=card.id.int << 64), PROJECT.id, at, f"N-{at:03d}", short_name_from(card.text), card.text
        )
        for at, card in enumerate(cards[:1000:10], 1)
    )
    joined = [Source(need.id, card.id) for at, need in enumerate(needs) for card in cards[at * 10 :][:10]]
    return ProjectSnapshot(PROJECT, cards=cards, needs=needs, sources=tuple(joined))


def suggested() -> None:
    """Prints how long a project's first suggestions take, and those of one more card."""
    snapshot, suggestions, times, again = crowded(), Suggestions(), list[float](), list[float]()
    began = perf_counter()
    suggestions.follow(snapshot)
    found = len(suggestions.all())
    first = perf_counter() - began
    random = Random(7)
    for number in range(3001, 3001 + EDITS):
        card = _card(number, f"{random.choice(snapshot.cards).text} revised")
        snapshot = with_cards(snapshot, frozenset({card.id}), {card.id: card})
        began = perf_counter()
        suggestions.follow(snapshot)
        suggestions.of(card.id)
        times.append(perf_counter() - began)
        began = perf_counter()
        suggestions.all()
        again.append(perf_counter() - began)
    shown = f"{median(times) * 1000:.1f} ms, 95 % {quantiles(times, n=20)[18] * 1000:.1f} ms"
    print(f"\n2,000 cards, 100 needs: {found} suggestions, first pass {first:.2f} s")
    print(f"a new card has its own within: median {shown}; all of them anew {median(again) * 1000:.1f} ms")


def _card(number: int, text: str) -> Card:
    id_, moment = UUID(int=number), PROJECT.created_at
    return Card(id_, PROJECT.id, number, f"C-{number:03d}", text, Channel.KEYBOARD, moment)


def main() -> None:
    """Prints one line a kind and size, the growth of each kind, and what is found."""
    print(f"{'texts':<14} {'count':>6} {'pairs':>7}   {'afresh':>8}   an edit: median, 95 %")
    for name, made in (
        ("lines", lines),
        ("ten words", partial(sentences, 10)),
        ("forty words", partial(sentences, 40)),
    ):
        spent: list[float] = []
        for size in SIZES:
            afresh, times, pairs = edited(*made(size))
            spent.append(afresh)
            shown = f"{median(times) * 1000:6.1f} ms {quantiles(times, n=20)[18] * 1000:6.1f} ms"
            print(f"{name:<14} {size:>6} {pairs:>7}   {afresh:>6.2f} s   {shown}", flush=True)
        power = log(spent[-1] / spent[0]) / log(SIZES[-1] / SIZES[0])
        print(f"{name:<14} afresh grows as the power {power:.2f} of the count")
    found()
    suggested()


if __name__ == "__main__":
    main()
