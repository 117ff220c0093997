"""Cutting what there is to say into pages of at most eight rows or forty words."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Row = TypeVar("Row")

ROWS = 8
WORDS = 40
PAGE_WIDTH = 300
"""Narrow letters on a page of large words; those of wide scripts count twice."""

Breaker = Callable[[str], Sequence[str]]
"""Breaks words into lines as they will stand on the screen."""


def paged(rows: Sequence[Row]) -> list[tuple[str, Sequence[Row]]]:
    """Eight rows a page, each page with its words for the corner: ``"1 to 8 of 16"``."""
    starts = range(0, max(1, len(rows)), ROWS)
    return [
        (
            f"{start + 1} to {min(start + ROWS, len(rows))} of {len(rows)}" if len(rows) > ROWS else "",
            rows[start : start + ROWS],
        )
        for start in starts
    ]


def corner(page: int, pages: int) -> str:
    """``"2 of 5"``; nothing where there is one page."""
    return f"{page} of {pages}" if pages > 1 else ""


def line_pages(texts: Sequence[Sequence[str]], most_lines: int) -> list[list[tuple[int, tuple[str, ...]]]]:
    """Texts (their lines) in pages of at most forty words, as (which text, its lines on this page).

    A text that is longer than a page goes on over the next.
    """
    pages: list[list[tuple[int, tuple[str, ...]]]] = []
    page: list[tuple[int, tuple[str, ...]]] = []
    for place, lines in enumerate(texts):
        for part in _parts(lines, most_lines):
            if page and not _fits([*(lines for _, lines in page), part], most_lines):
                pages.append(page)
                page = []
            page.append((place, part))
    return [*pages, page] if page else pages


def _parts(lines: Sequence[str], most_lines: int) -> list[tuple[str, ...]]:
    parts: list[tuple[str, ...]] = []
    part: tuple[str, ...] = ()
    for line in lines:
        if part and not _fits([(*part, line)], most_lines):
            parts.append(part)
            part = ()
        part = (*part, line)
    return [*parts, part] if part else parts


def _fits(texts: Sequence[Sequence[str]], most_lines: int) -> bool:
    words = sum(len(line.split()) for lines in texts for line in lines)
    lines = sum(len(lines) for lines in texts)
    return words <= WORDS and lines <= most_lines and len(texts) <= ROWS


def large_pages(text: str) -> list[str]:
    """A text cut between words into pages that can be shown large; a word that is longer than a page is cut inside."""
    pages: list[str] = []
    page: list[str] = []
    for word in (part for whole in text.split() for part in _cut(whole)):
        if page and (len(page) == WORDS or _width(" ".join([*page, word])) > PAGE_WIDTH):
            pages.append(" ".join(page))
            page = []
        page.append(word)
    return [*pages, " ".join(page)] if page else [""]


def _cut(word: str) -> list[str]:
    parts: list[str] = []
    part = ""
    for char in word:
        if _width(part + char) > PAGE_WIDTH:
            parts.append(part)
            part = ""
        part += char
    return [*parts, part] if part else parts


def _width(text: str) -> int:
    return sum(2 if ord(char) >= 0x2E80 else 1 for char in text)
