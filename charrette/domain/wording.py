"""Small turns of phrase for sentences people read."""

from collections.abc import Sequence
from fractions import Fraction

LONGEST_QUOTE = 60


def number(value: Fraction) -> str:
    """A count for people: ``"16"``, or one decimal where it is not whole."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.1f}"


def ordinal(place: int) -> str:
    """1st, 2nd, 3rd, 4th, ... 11th."""
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def counted(count: int | Fraction, thing: str, things: str = "") -> str:
    """``"1 card"``, ``"3 cards"``, ``"1,200 cards"``, ``"2.5 ballots"``."""
    figure = f"{count:,}" if isinstance(count, int) else number(count)
    return f"{figure} {thing if count == 1 else things or thing + 's'}"


def listed(names: Sequence[str]) -> str:
    """``"A"``, ``"A and B"``, ``"A, B and C"``; empty for no name."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def quoted(text: str) -> str:
    """A text in quotation marks on one line, shortened at a word where it is long."""
    line = " ".join(text.split())
    if len(line) > LONGEST_QUOTE:
        line = line[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"“{line}”"


def several(codes: Sequence[str], thing: str) -> str:
    """``"card C-001"``, ``"cards C-001 and C-002"``, ``"12 cards"``."""
    if len(codes) == 1:
        return f"{thing} {codes[0]}"
    return f"{thing}s {listed(codes)}" if len(codes) <= 4 else counted(len(codes), thing)


_NAMES = ("Borda", "Copeland", "Schulze", "Delphi")


def in_a_sentence(title: str) -> str:
    """A title within a sentence: ``"fist to five"``, but ``"MoSCoW"`` and ``"Schulze"``, which is a name."""
    return title.lower() if title[1:].islower() and not title.startswith(_NAMES) else title
