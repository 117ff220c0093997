"""Breaks text into lines: at spaces and hyphens, between Chinese characters, within an overlong word.

Right-to-left text is joined into its letter forms first, broken in its logical order, and turned for drawing
line by line, with the numbers and the Latin words in it kept in theirs.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from charrette.publishing.fonts import Face, readable

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_ARABIC = re.compile("[\u0600-\u08ff]")
_NO_SPACES = re.compile(
    "[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\u0e00-\u0e7f]|[\U00020000-\U0002ffff]"
)
_NEVER_FIRST = set("、。，．：；？！）」』】〉》〕’”!),.:;?]}%ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ・…")
_NEVER_LAST = set("（「『【〈《〔‘“([{$￥")
_VOWEL_SIGN_I = re.compile(
    "((?:[\u0915-\u0939\u0958-\u095f]\u093c?\u094d)*[\u0915-\u0939\u0958-\u095f]\u093c?)\u093f"
)
"""Devanagari writes this sign after the consonants it is seen before; conjuncts stay spelled out."""
_PIECE = re.compile(r" *[^ /–—-]*(?:-(?=\d)[^ /–—-]*)*(?:[/–—-]+|(?= )|$)| +")
"""A hyphen before a figure ends no line: codes such as C-012 stay whole."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line ready to draw, its characters from left to right; ``logical`` when it reads otherwise.

    ``spaced``: a space parts it from the next line, which no one sees but who listens, searches or copies.
    """

    text: str
    width: float
    logical: str = ""
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """A paragraph's lines; ``rightward`` says that it reads from right to left."""

    lines: tuple[Line, ...]
    rightward: bool = False


def broken(text: str, face: Face, size: float, width: float, missing: set[str]) -> Lines:
    """Breaks a text into lines no wider than ``width`` points. Each newline begins a line.

    Blank lines are dropped; an empty text gives no line.
    """
    fit = readable(text.strip(), face, missing)
    rtl = bool(_RIGHT_TO_LEFT.search(fit))
    rightward = rtl and _begins_rightward(fit)
    if _ARABIC.search(fit):
        fit = readable(_reshaper().reshape(fit), face, missing)
    found: list[Line] = []
    paragraphs = [each for each in map(str.strip, fit.split("\n")) if each]
    for place, paragraph in enumerate(paragraphs, start=1):
        filled = _fill(_pieces(paragraph), face, size, width)
        if place < len(paragraphs):
            filled[-1] += " "
        found.extend(_drawn(line, face, size, rtl, rightward) for line in filled)
    return Lines(tuple(found), rightward)


def _fill(pieces: list[str], face: Face, size: float, width: float) -> list[str]:
    """Greedy lines: each as many pieces as fit; a piece wider than a line is cut where it must.

    A line that ends at a space keeps it.
    """
    lines: list[str] = []
    line, used = "", 0.0
    for piece in pieces:
        wide = face.width(piece, size)
        bare = face.width(piece.rstrip(), size)
        if line and used + bare > width:
            lines.append(f"{line.rstrip()} " if line[-1] == " " or piece[0] == " " else line)
            piece = piece.lstrip()  # noqa: PLW2901 the space is at the line's end
            line, used = "", 0.0
            wide = face.width(piece, size)
        while wide > width and len(piece) > 1 and face.width(piece.rstrip(), size) > width:
            cut = _cut(piece, face, size, width)
            lines.append(piece[:cut])
            piece = piece[cut:]  # noqa: PLW2901 what is left of the word
            wide = face.width(piece, size)
        line, used = line + piece, used + wide
    if line.strip():
        lines.append(line.rstrip())
    return lines


def _cut(piece: str, face: Face, size: float, width: float) -> int:
    """How many characters of an overlong word fit, at least one, never before a combining mark."""
    used = 0.0
    for index, character in enumerate(piece):
        used += face.width(character, size)
        if used > width and index and not _clings(character):
            return index
    return len(piece)


def _pieces(text: str) -> list[str]:
    """What a line may not break within: words with the space before them, single characters of CJK text."""
    pieces = [match[0] for match in _PIECE.finditer(text) if match[0]]
    if not _NO_SPACES.search(text):
        return pieces
    return [part for piece in pieces for part in _characters(piece)]


def _characters(piece: str) -> list[str]:
    """Breaks allowed on both sides of a CJK character, but not before closing or after opening marks."""
    parts = [piece[:1]]
    for before, character in pairwise(piece):
        cjk = _NO_SPACES.match(before) or _NO_SPACES.match(character)
        free = character not in _NEVER_FIRST and before not in _NEVER_LAST and not before.isspace()
        if cjk and free and not _clings(character):
            parts.append(character)
        else:
            parts[-1] += character
    return parts


def _drawn(filled: str, face: Face, size: float, rtl: bool, rightward: bool) -> Line:
    line = filled.rstrip()
    spaced = line != filled
    if not rtl:
        seen = _VOWEL_SIGN_I.sub("\u093f\\1", line)
        return Line(seen, face.width(seen, size), line if seen != line else "", spaced)
    from bidi.algorithm import get_display  # pyright: ignore[reportMissingTypeStubs] mirrors brackets too

    seen = str(get_display(line, base_dir="R" if rightward else "L"))
    spoken = _LETTER_FORMS.sub(lambda form: unicodedata.normalize("NFKC", form[0]), line)
    return Line(seen, face.width(seen, size), spoken if spoken != seen else "", spaced)


def _clings(character: str) -> bool:
    """Whether a character belongs to the one before it: an accent, a vowel sign."""
    return unicodedata.category(character).startswith("M")


def _begins_rightward(text: str) -> bool:
    """Whether the first strong character reads from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL", "L"):
            return direction != "L"
    return False


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper  # pyright: ignore[reportMissingTypeStubs]

    return ArabicReshaper({"delete_harakat": False})
