"""Numbers on card sheets, as plain values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charrette.domain.errors import InvalidInputError
from charrette.domain.paper_keying import following, paper_number, spans, still_open


@pytest.mark.parametrize(("typed", "number"), [("17", 17), (" 017 ", 17), ("999999", 999_999)])
def test_a_number_is_read_as_it_is_printed(typed: str, number: int) -> None:
    assert paper_number(typed) == number


@pytest.mark.parametrize("typed", ["", "0", "-3", "17a", "2/3/1", "1000000", "9" * 5000])
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInputError):
        paper_number(typed)


@given(st.sets(st.integers(1, 60)), st.integers(0, 60))
def test_what_is_open_and_what_was_keyed_make_up_what_was_printed(taken: set[int], printed: int) -> None:
    left = set(still_open(printed, taken))
    assert left.isdisjoint(taken)
    assert left | {each for each in taken if each <= printed} == set(range(1, printed + 1))
    follower = following(printed, taken)
    assert follower > printed
    assert follower not in taken
    assert all(each in taken for each in range(printed + 1, follower))


@given(st.sets(st.integers(1, 40)))
def test_spans_name_every_number_and_no_other(numbers: set[int]) -> None:
    named: set[int] = set()
    for part in filter(None, spans(numbers).split(", ")):
        first, _, last = part.partition(" to ")
        named |= set(range(int(first), int(last or first) + 1))
    assert named == numbers
