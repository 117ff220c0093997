"""The words of a text as the comparison reads them: folded, in full, without what says nothing about the matter."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from charrette.domain.similarity.abbreviations import in_full

SHORTEST, LONGEST = 3, 5
"""Letters in a gram."""

LITTLE = frozenset(
    {
        *("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"),
        *("de", "del", "el", "en", "la", "las", "los", "para", "con", "un", "una", "y"),
    }
)
_TAIL = re.compile(r"['’](?:s|t|d|m|re|ve|ll)\b", re.IGNORECASE)
_WORD = re.compile(r"\b(?:[Ww]i-[Ff]i|[Aa]/[VvCc])\b|[^\W_]+")
_JOINED = re.compile(r"(cat)(\d\w?)", re.IGNORECASE)
_NUMBERED = re.compile(r"\bno\.?\s*\d")
_NEGATION = re.compile(
    r"\b(?:no|not|never|without|none|nor|neither|nothing|nobody|cannot|\w+n['’]t"
    r"|(?:do|does|did|is|are|was|were|has|have|had|wo|ca|could|should|would|must|need)nt"
    r"|sin|ni|nunca|jamas|ningun\w*|nadie|nada|tampoco)\b"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as it was written, and as it is compared."""

    shown: str
    read: str


def folded(text: str) -> str:
    """Small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of(text: str) -> Iterator[Word]:
    """The words that are compared, in order; numbers and little words are left out, short forms read in full."""
    for match in _WORD.finditer(_TAIL.sub("", unicodedata.normalize("NFC", text))):
        shown = match.group()
        joined = _JOINED.fullmatch(shown)
        spread = [in_full(joined[1]), joined[2]] if joined else (in_full(shown) or shown).split()
        for word in spread:
            read = "".join(filter(str.isalnum, folded(word)))
            if read and not read.isdigit() and read not in LITTLE:
                yield Word(shown, read)


def written_words(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of a text stand, as they are written: start and end in characters."""
    return (match.span() for match in _WORD.finditer(text))


@lru_cache(maxsize=20_000)
def grams_of(read: str) -> frozenset[str]:
    """Runs of three to five letters of a word with a space at both ends; the whole of a shorter one."""
    padded = f" {read} "
    return frozenset(
        padded[start : start + size]
        for size in range(SHORTEST, LONGEST + 1)
        for start in range(len(padded) - size + 1)
    )


def negates(text: str) -> bool:
    """Whether the text holds an English or Spanish word of negation; "No. 12" is none."""
    return _NEGATION.search(_NUMBERED.sub(" ", folded(text))) is not None
