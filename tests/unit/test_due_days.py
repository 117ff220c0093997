"""Due dates as people write them."""

from datetime import date

import pytest

from charrette.domain.due_days import due_day
from charrette.domain.errors import InvalidInputError

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("", ""),
        ("2027-03-14", "2027-03-14"),
        ("2027-3-4", "2027-03-04"),
        ("14.3.2027", "2027-03-14"),
        ("14.3.", "2027-03-14"),
        ("24.11.", "2026-11-24"),
        ("3/14/2027", "2027-03-14"),
        ("12/1", "2026-12-01"),
        ("14 March", "2027-03-14"),
        ("March 14, 2028", "2028-03-14"),
        ("14 mar. 2027", "2027-03-14"),
        ("Dec 1", "2026-12-01"),
        ("+7", "2026-12-01"),
    ],
)
def test_a_day_is_read(words: str, day: str) -> None:
    assert due_day(words, TODAY) == day


@pytest.mark.parametrize("words", ["soon", "31.2.2027", "2027-13-01", "14 smarch", "7", "0/0", "+9999"])
def test_what_is_no_day_is_refused_in_words(words: str) -> None:
    with pytest.raises(InvalidInputError, match="is no date"):
        due_day(words, TODAY)


@pytest.mark.parametrize("words", ["2026-11-23", "1.1.2020"])
def test_a_day_that_has_passed_is_refused(words: str) -> None:
    with pytest.raises(InvalidInputError, match="has passed"):
        due_day(words, TODAY)
