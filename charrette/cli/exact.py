"""Exact numbers as data and as words."""

from fractions import Fraction
from typing import Any


def figure(value: Fraction | None) -> int | float | None:
    """A whole number as it is, a fraction as a decimal."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def exactly(name: str, value: Fraction | None, *, exact: bool = True) -> dict[str, Any]:
    """``{"score": 0.333..., "score_exact": "1/3"}``; without the text where the method is not exact."""
    said: dict[str, Any] = {name: figure(value)}
    return said | ({f"{name}_exact": None if value is None else str(value)} if exact else {})


def words(value: Fraction | None) -> str:
    """A number for a table: three decimals at most."""
    if value is None:
        return "–"
    return str(value) if value.denominator == 1 else f"{float(value):.3f}".rstrip("0").rstrip(".")


def text_table(rows: list[tuple[str, ...]], left: frozenset[int] = frozenset()) -> str:
    """Rows under each other, the first being the header; columns in ``left`` begin alike, the others end alike."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = (
        "  ".join(
            cell.ljust(width) if column in left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
    return "\n".join(lines)
