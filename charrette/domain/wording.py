"""Small turns of phrase for sentences people read."""

from collections.abc import Sequence

LONGEST_QUOTE = 60


def counted(number: int, thing: str, things: str = "") -> str:
    """``"1 card"``, ``"3 cards"``."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def listed(names: Sequence[str]) -> str:
    """``"A"``, ``"A and B"``, ``"A, B and C"``."""
    return names[-1] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


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
