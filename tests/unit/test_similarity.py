"""Similarity of texts: which words count, what is suggested and what is only asked, and the evidence for it."""

from decimal import Decimal

import pytest

from charrette.domain.similarity import Pair, SimilarTexts, amounts_near, by_place, similar_pairs
from charrette.domain.similarity.abbreviations import ABBREVIATIONS, in_full
from charrette.domain.similarity.words import negates, words_of

FRAME = ("distribution", "frame")


def read(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [word.read for word in words_of(text)]


def score(first: str, second: str) -> float:
    """How alike two texts are when there are no others."""
    return SimilarTexts({1: first, 2: second}).evidence(1, 2).score


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Data cabling, 36 classrooms", ["data", "cabling", "classrooms"]),
        ("BAÑOS más limpios", ["banos", "mas", "limpios"]),
        ("nurse's office", ["nurse", "office"]),
        ("APs and Wi-Fi for the gym", ["access", "point", "wireless", "gymnasium"]),
        ("WIFI in MDF/IDF", ["wireless", "main", *FRAME, "intermediate", *FRAME]),
        ("sign-ups, push ups", ["sign", "ups", "push", "ups"]),
        ("Cat6A and Cat 6A drops", ["category", "6a", "category", "6a", "drops"]),
        ("A/V rack", ["audio", "visual", "rack"]),
        ("CO2 sensors", ["co2", "sensors"]),
        ("… 12 - 14 !", []),
    ],
)
def test_words_are_folded_and_short_forms_read_in_full(text: str, words: list[str]) -> None:
    assert read(text) == words


@pytest.mark.parametrize("short", ABBREVIATIONS)
def test_a_short_form_is_as_its_full_form(short: str) -> None:
    assert read(f"{short} upstairs") == read(f"{in_full(short)} upstairs") != [short.casefold(), "upstairs"]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The gym does not need new doors", True),
        ("We don't want phones", True),
        ("We DON’T want phones", True),
        ("cannot close", True),
        ("Sin ascensor no se puede subir", True),
        ("Ningún baño abierto", True),
        ("jamás", True),
        ("Room No. 12 and no 14", False),
        ("Notes, knots and a note", False),
        ("Sinks in every classroom", False),
    ],
)
def test_negations_are_known(text: str, negated: bool) -> None:
    assert negates(text) is negated


def test_other_counts_case_order_and_accents_make_no_difference() -> None:
    assert score("Data cabling, 36 classrooms", "classrooms: DATA CABLING (12)") == 1.0
    assert score("Baños más limpios", "banos mas limpios") == 1.0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Door hardware", "Paint the gym"),
        ("", ""),
        ("36", "36"),
        ("…", "Data cabling"),
    ],
)
def test_texts_without_common_words_are_not_alike(first: str, second: str) -> None:
    assert similar_pairs({1: first, 2: second}, at_least=0) == ()
    assert score(first, second) < 0.1


def test_an_opposite_is_marked_so_that_a_person_is_asked() -> None:
    pairs = similar_pairs({"a": "The gym needs new doors", "b": "The gym does not need new doors"})
    assert [(pair.first, pair.second, pair.opposed) for pair in pairs] == [("a", "b", True)]
    both = similar_pairs({"a": "No phones in class", "b": "Phones not in class"})
    assert [pair.opposed for pair in both] == [False]


def test_only_texts_of_different_departments_are_compared_and_one_without_is_compared_with_all() -> None:
    texts = dict.fromkeys("abcd", "Data cabling, classrooms")
    pairs = similar_pairs(texts, {"a": "Facilities", "b": "Facilities", "c": "Technology"})
    assert [pair.first + pair.second for pair in pairs] == ["ac", "ad", "bc", "bd", "cd"]


def test_a_text_that_moves_to_the_other_department_is_compared_anew() -> None:
    index = SimilarTexts({1: "Sound system, gym", 2: "Gym sound system"}, {1: "F", 2: "F"})
    assert index.pairs() == ()
    index.put(2, "Gym sound system", "T")
    assert [pair.score for pair in index.pairs()] == [1.0]


def test_evidence_names_the_words_in_order_of_weight() -> None:
    index = SimilarTexts(
        {
            1: "Irrigation controler for classrooms",
            2: "Classrooms: irrigation controller",
            3: "Paint, classrooms",
            4: "Carpet, classrooms",
            5: "Doors, classrooms",
        }
    )
    told = index.evidence(1, 2, (Decimal(100), Decimal(120)))
    assert told.words == ("Irrigation", "controler / controller", "classrooms")
    assert told.amounts_near is True
    assert told.score == index.pairs()[0].score
    assert index.evidence(3, 4).words == ("classrooms",)
    assert index.evidence(3, 4).amounts_near is None


def test_evidence_shows_short_forms_as_written_beside_what_they_stand_for() -> None:
    index = SimilarTexts({1: "APs for classrooms", 2: "Access points, classrooms"})
    assert set(index.evidence(1, 2).words) == {"APs / Access points", "classrooms"}
    assert set(index.evidence(2, 1).words) == {"Access points / APs", "classrooms"}


@pytest.mark.parametrize(
    ("first", "second", "near"),
    [
        (100, 120, True),
        (100, 80, True),
        (79, 100, False),
        (0, 0, False),
        (0, 1, False),
        (Decimal("0.80"), 1, True),
    ],
)
def test_amounts_are_near_within_a_fifth_of_the_greater(
    first: Decimal | int, second: Decimal | int, near: bool
) -> None:
    assert amounts_near(first, second) is amounts_near(second, first) is near


def test_near_amounts_raise_a_pair_and_opposites_come_last() -> None:
    far, near = Pair("a", "b", 0.75, opposed=False), Pair("c", "d", 0.7, opposed=False)
    opposed, unknown = Pair("e", "f", 0.9, opposed=True), Pair("g", "h", 0.72, opposed=False)
    amounts = {"a": 100, "b": 900, "c": 100, "d": 110, "g": None}
    assert by_place((opposed, far, unknown, near), amounts) == (near, far, unknown, opposed)
