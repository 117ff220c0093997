"""Comparisons and criteria as they are typed: read, refused in words, and written back."""

from dataclasses import dataclass
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charrette.domain.ballot_entry import content_in_words, entry_hint, entry_of, read_entry
from charrette.domain.entry_lines import criteria_line, pairs_line, read_criteria, read_pairs
from charrette.domain.errors import InvalidInputError
from charrette.domain.methods.method import BallotKind, Method
from charrette.domain.pairs import EVEN, FIRST, SECOND, pair_key, pairs_of
from tests.unit.test_pair_plan import needs_of

NEEDS = needs_of(12)
LABELS = {"ST", "FA"}
KEYS = list(pairs_of(NEEDS))


@dataclass(frozen=True)
class Kind:
    """All of a method that entry asks for."""

    ballot_kind: BallotKind
    levels: tuple[Any, ...] = ()


PAIRS, CRITERIA = cast("Method", Kind(BallotKind.PAIRS)), cast("Method", Kind(BallotKind.CRITERIA))


def key(one: int, other: int) -> Any:
    return pair_key(NEEDS[one - 1].need_id, NEEDS[other - 1].need_id)


def test_comparisons_are_read_whichever_need_is_typed_first() -> None:
    entry = read_entry(PAIRS, "st 3>7 2=5  7<1, 12 > 4", NEEDS, LABELS)
    assert entry.label == "ST"
    assert entry.content == {key(3, 7): FIRST, key(2, 5): EVEN, key(1, 7): FIRST, key(4, 12): SECOND}
    assert content_in_words(PAIRS, entry.content, NEEDS) == (
        "N-001 over N-007, N-002 and N-005 even, N-003 over N-007, N-012 over N-004"
    )


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("st 3>", "“3>” is no comparison"),
        ("3 7", "“3 7” is no comparison"),
        ("st 3>13", "There is no need number 13"),
        ("st 3=3", "compared with itself"),
        ("st 3>7 7>3", "Needs 7 and 3 are compared twice"),
        ("xx 3>7", "No voting group has the label XX"),
    ],
)
def test_a_comparison_that_makes_no_sense_is_refused_in_words(line: str, why: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_entry(PAIRS, line, NEEDS, LABELS)
    assert why in refused.value.what


@pytest.mark.parametrize(
    "line", ["st 4-5 352 - 111", "st4-5352 - 111", "st 1=4-5 2=352, 4=111", "st 4-5 352 --- 111"]
)
def test_criteria_are_read_digit_by_digit_in_order_or_by_number(line: str) -> None:
    entry = read_entry(CRITERIA, line, NEEDS, LABELS, {"criteria": 3})
    assert entry.label == "ST"
    assert entry.content == {NEEDS[0].need_id: 405, NEEDS[1].need_id: 352, NEEDS[3].need_id: 111}
    assert content_in_words(CRITERIA, entry.content, NEEDS, {"criteria": 3}) == (
        "N-001 4-5, N-002 352, N-004 111"
    )


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("st 46", "“46” is no answer here: 3 digits of 1 to 5"),
        ("st 462", "“462” is no answer here"),
        ("st 13=352", "There is no need number 13"),
        ("st 3=352 3=111", "Need number 3 is answered twice"),
        ("st 3=352 x", "“x” is no answer; type number = digits: 3=4-5"),
        ("111 " * 13, "13 answers for 12 needs"),
    ],
)
def test_an_answer_by_criteria_that_makes_no_sense_is_refused_in_words(line: str, why: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_entry(CRITERIA, line, NEEDS, LABELS, {"criteria": 3})
    assert why in refused.value.what


@given(st.dictionaries(st.sampled_from(KEYS), st.sampled_from([EVEN, FIRST, SECOND])))
def test_a_line_of_comparisons_is_read_as_what_it_was_written_from(content: dict[Any, int]) -> None:
    assert read_pairs(pairs_line(content, NEEDS), NEEDS) == content
    assert entry_of(PAIRS, content, NEEDS) == pairs_line(content, NEEDS)


@given(st.integers(1, 8), st.data())
def test_a_line_of_criteria_is_read_as_what_it_was_written_from(criteria: int, data: st.DataObject) -> None:
    digits = st.lists(st.integers(0, 5), min_size=criteria, max_size=criteria)
    answer = digits.map(lambda each: int("".join(map(str, each)))).filter(bool)
    content = data.draw(st.dictionaries(st.sampled_from([need.need_id for need in NEEDS]), answer))
    assert read_criteria(criteria_line(content, NEEDS, criteria), NEEDS, criteria) == content


def test_each_kind_says_what_to_type() -> None:
    assert "3>7" in entry_hint(PAIRS)
    assert "each criterion" in entry_hint(CRITERIA)
