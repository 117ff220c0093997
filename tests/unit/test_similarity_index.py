"""The law of the index: after any edits it finds exactly what one made afresh finds, and what the definition says."""

import math
from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from charrette.domain.similarity import SimilarTexts, similar_pairs
from charrette.domain.similarity.words import grams_of, words_of

WORDS = (
    *(
        "data",
        "cabling",
        "cabeling",
        "classrooms",
        "classroom",
        "wireless",
        "access points",
        "APs",
        "gym",
        "no",
    ),
    *(
        "door",
        "doors",
        "hardware",
        "control",
        "controls",
        "lighting",
        "lightning",
        "36",
        "TV",
        "Baños",
        "for",
        "II",
    ),
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=40).map(", ".join),
    st.text(max_size=12),
)
SIDES = st.sampled_from((None, "Facilities", "Technology"))
KEYS = st.integers(0, 9)


def by_definition(
    texts: Mapping[int, str], sides: Mapping[int, str | None], at_least: float
) -> dict[tuple[int, int], float]:
    """The pairs as the definition has them, one by one, in plain Python."""
    grams = {
        key: frozenset[str]().union(*(grams_of(word.read) for word in words_of(text)))
        for key, text in texts.items()
    }
    counts = Counter(gram for held in grams.values() for gram in held)
    weights = {gram: (math.log((1 + len(texts)) / (1 + n)) + 1) ** 2 for gram, n in counts.items()}
    found: dict[tuple[int, int], float] = {}
    for a, b in combinations(sorted(texts), 2):
        shared = grams[a] & grams[b]
        long = [sum(len(gram) == 5 for gram in each) for each in (shared, grams[a], grams[b])]
        together = sides.get(a) is not None and sides.get(a) == sides.get(b)
        if together or not long[0] or 8 * long[0] < 3 * math.sqrt(long[1] * long[2]) - 1e-9:
            continue
        dot, one, other = (sum(weights[gram] for gram in each) for each in (shared, grams[a], grams[b]))
        score = dot / math.sqrt(one * other)
        if score >= at_least:
            found[a, b] = score
    return found


class AnyEdits(RuleBasedStateMachine):
    """Texts come, change, move to another department and go."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[int, str] = {}
        self.sides: dict[int, str | None] = {}
        self.index = SimilarTexts[int]()

    @rule(key=KEYS, text=TEXTS, side=SIDES)
    def put(self, key: int, text: str, side: str | None) -> None:
        """A text is entered or changed."""
        self.index.put(key, text, side)
        self.texts[key], self.sides[key] = text, side

    @precondition(lambda self: bool(self.texts))
    @rule(data=st.data())
    def drop(self, data: st.DataObject) -> None:
        """A text goes."""
        key = data.draw(st.sampled_from(sorted(self.texts)))
        self.index.drop(key)
        del self.texts[key], self.sides[key]

    @initialize(texts=st.dictionaries(KEYS, TEXTS))
    def begin_with(self, texts: dict[int, str]) -> None:
        """The index is filled at once."""
        self.texts, self.sides = texts.copy(), dict.fromkeys(texts)
        self.index = SimilarTexts(texts)

    @invariant()
    def is_as_if_made_afresh(self) -> None:
        """The same pairs, scores to the last bit and order, and the same evidence."""
        afresh = SimilarTexts(dict(sorted(self.texts.items())), self.sides)
        assert len(self.index) == len(self.texts)
        for at_least in (0.0, 0.6):
            assert self.index.pairs(at_least) == afresh.pairs(at_least)
        for pair in afresh.pairs(0.9)[:3]:
            told = self.index.evidence(pair.first, pair.second)
            assert told == afresh.evidence(pair.first, pair.second)
            assert told.score == pair.score


def test_after_any_edits_the_index_is_as_if_made_afresh() -> None:
    run_state_machine_as_test(
        AnyEdits,
        settings=settings(
            max_examples=30,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[
                HealthCheck.too_slow,
                HealthCheck.filter_too_much,
                HealthCheck.data_too_large,
            ],
            phases=[Phase.generate, Phase.target, Phase.shrink],
        ),
    )


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(KEYS, TEXTS), st.dictionaries(KEYS, SIDES))
def test_pairs_are_those_of_the_definition(texts: dict[int, str], sides: dict[int, str | None]) -> None:
    expected = by_definition(texts, sides, 0.0)
    found = {(pair.first, pair.second): pair.score for pair in similar_pairs(texts, sides, 0.0)}
    assert found.keys() == expected.keys()
    assert all(abs(found[key] - expected[key]) < 1e-5 for key in found)


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(KEYS, TEXTS), st.randoms(use_true_random=False))
def test_the_order_of_the_texts_changes_nothing(texts: dict[int, str], random: Random) -> None:
    keys = list(texts)
    random.shuffle(keys)
    assert similar_pairs({key: texts[key] for key in keys}, at_least=0) == similar_pairs(texts, at_least=0)


def test_the_numbers_of_grams_that_went_are_given_to_others() -> None:
    index = SimilarTexts({1: "Data cabling, classrooms"})
    size = index._grams.size
    for turn in range(50):
        index.put(1, "Wireless classrooms" if turn % 2 else "Data cabling, classrooms")
    assert index._grams.size == size


def test_a_text_that_is_not_there_cannot_go() -> None:
    index = SimilarTexts({1: "Data cabling"})
    with pytest.raises(KeyError):
        index.drop(2)
    assert len(index) == 1


def test_texts_that_were_alike_go_in_any_order() -> None:
    index = SimilarTexts({1: "Data cabling"})
    for key in (2, 3):
        index.put(key, "Data cabling")
    for key in (3, 1, 2):
        index.drop(key)
    assert (len(index), index.pairs()) == (0, ())
