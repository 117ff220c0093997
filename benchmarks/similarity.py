"""Similarity of texts: all pairs afresh and one edit to its updated pairs, as the texts grow; and what the rule finds.

Lines are the planted plan's, compared across the two departments, with ever more lines of each by itself; sentences of
ten and of forty words are drawn from the same vocabulary and compared each with all. Goals: 600 texts afresh in 0.4 s,
an edit in 15 ms; 5,500 texts in seconds, growing clearly slower than their square, an edit in 60 ms.
"""

from collections.abc import Mapping
from functools import partial
from math import log
from random import Random
from statistics import median, quantiles
from time import perf_counter

from benchmarks.planted import departments
from charrette.domain.similarity import SimilarTexts, similar_pairs

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


if __name__ == "__main__":
    main()
