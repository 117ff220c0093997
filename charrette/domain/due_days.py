"""Due dates as people write them: "2027-03-14", "14.3.2027", "3/14/2027", "14 March", "+7"."""

import re
from datetime import date, timedelta

from charrette.domain.errors import InvalidInputError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS = range(1900, 2200)
"""The years a school is planned in; what lies outside was mistyped."""


def due_day(words: str, today: date) -> str:
    """The day as "2027-03-14"; empty for no words. A day without a year is the next one to come.

    Day and month by points or by name, month and day by slashes, "+7" for in seven days. Raises ``InvalidInputError``
    for what cannot be read and for a day that has passed.
    """
    found = any_day(words, today)
    if found and found < today.isoformat():
        raise InvalidInputError(
            f"{found} has passed already.",
            "Nothing was changed.",
            "Give a day that is yet to come.",
        )
    return found


def any_day(words: str, today: date) -> str:
    """As ``due_day``, of a day that may have passed: when something was decided, or a rate was looked up."""
    text = " ".join(words.split()).strip(".").lower()
    if not text:
        return ""
    found = _read(text, today)
    if found is None or found.year not in _YEARS:
        raise InvalidInputError(
            f"“{words.strip()}” is no date.",
            "Nothing was changed.",
            "Write it as 2027-03-14, or +7 for in a week.",
        )
    return found.isoformat()


def _read(text: str, today: date) -> date | None:
    if match := re.fullmatch(r"\+(\d{1,3})", text):
        return today + timedelta(days=int(match[1]))
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return _day(match[1], match[2], match[3], today)
    if match := re.fullmatch(r"(\d{1,2})\. ?(\d{1,2})(?:\. ?(\d{4}))?", text):
        return _day(match[3], match[2], match[1], today)
    if match := re.fullmatch(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?", text):
        return _day(match[3], match[1], match[2], today)
    return _named(text, today)


def _named(text: str, today: date) -> date | None:
    """ "14 March 2027", "March 14, 2027", "14 mar"."""
    day_first = re.fullmatch(r"(\d{1,2})\.? ([a-z]{3,9})\.?,?(?: (\d{4}))?", text)
    month_first = re.fullmatch(r"([a-z]{3,9})\.? (\d{1,2}),?(?: (\d{4}))?", text)
    if day_first:
        day, name, year = day_first.groups()
    elif month_first:
        name, day, year = month_first.groups()
    else:
        return None
    month = _MONTHS.index(name[:3]) + 1 if name[:3] in _MONTHS else 0
    return _day(year, str(month), day, today)


def _day(year: str | None, month: str, day: str, today: date) -> date | None:
    try:
        if year:
            return date(int(year), int(month), int(day))
        this_year = date(today.year, int(month), int(day))
        return this_year if this_year >= today else date(today.year + 1, int(month), int(day))
    except ValueError:
        return None
