"""Cards: contributions, verbatim and immutable."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

LONGEST_CARD = 4000
"""Characters; a longer text is refused with a sentence, never cut."""


class Channel(StrEnum):
    """How a card came."""

    KEYBOARD = "keyboard"
    PHONE = "phone"
    PAPER = "paper"
    IMPORT = "import"


class CardStatus(StrEnum):
    """Where a card stands."""

    OPEN = "open"
    PARKED = "parked"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Redaction:
    """A marked span (characters ``start`` to ``end``) that public editions show as ``[label]``."""

    start: int
    end: int
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A new version of a card's words, beside the old one."""

    text: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Card:
    """One contribution. ``original`` is what was said; ``text`` is the latest version of it."""

    id: UUID
    project_id: UUID
    number: int
    code: str
    original: str
    channel: Channel
    created_at: datetime
    session_id: UUID | None = None
    group_id: UUID | None = None
    participant_id: UUID | None = None
    language: str = "en"
    theme_id: UUID | None = None
    position: float = 0.0
    status: CardStatus = CardStatus.OPEN
    reason: str = ""
    duplicate_of: UUID | None = None
    corrections: tuple[Correction, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    table: int | None = None
    """The table it came from."""
    block_id: UUID | None = None
    """The block of the agenda it was said in."""
    paper: str = ""
    """Its number on paper: ``17`` on a card sheet, ``2/3/1`` on a grid (sheet, row, idea)."""

    @property
    def text(self) -> str:
        """The latest version of the words."""
        return self.corrections[-1].text if self.corrections else self.original


def public_text(card: Card) -> str:
    """The card's words with every redacted span shown as ``[label]``."""
    text = card.text
    for span in sorted(card.redactions, key=lambda each: each.start, reverse=True):
        text = f"{text[: span.start]}[{span.label}]{text[span.end :]}"
    return text


def moved_redactions(card: Card, text: str) -> tuple[Redaction, ...]:
    """The card's redactions on a new version of its words.

    Each stands where its words stand in ``text``, every time; where they stand nowhere (the name itself was put
    right), on the words that took their place.
    """
    spans: list[Redaction] = []
    for old in sorted(card.redactions, key=lambda each: each.start - each.end):
        same = [
            found.span()
            for found in re.finditer(re.escape(card.text[old.start : old.end]), text, re.IGNORECASE)
        ]
        for start, end in same or _in_its_place(card.text, old, text):
            if all(end <= span.start or span.end <= start for span in spans):
                spans.append(replace(old, start=start, end=end))
    return tuple(sorted(spans, key=lambda each: each.start))


_SAME_TEXT = 0.4
"""The share of characters two versions have in common, at least."""


def _in_its_place(before: str, old: Redaction, text: str) -> list[tuple[int, int]]:
    """The whole words of ``text`` that took the place of a span; none where it was left out, or in another text."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, before, text, autojunk=False)
    if matcher.ratio() < _SAME_TEXT:
        return []
    start, end = len(text), 0
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if i1 >= old.end or i2 <= old.start:
            continue
        exact = kind == "equal"
        start = min(start, j1 + max(0, old.start - i1) if exact else j1)
        end = max(end, j2 - max(0, i2 - old.end) if exact else j2)
    while 0 < start < end and text[start - 1].isalnum():
        start -= 1
    while start < end < len(text) and text[end].isalnum():
        end += 1
    return [(start, end)] if start < end and text[start:end].strip() else []


_LABELLED = re.compile(r"\s*(\w{2})\s*:\s*(\S.*)", re.DOTALL)


def split_label(entry: str, labels: set[str]) -> tuple[str | None, str]:
    """Splits ``"st: a place to sit"`` into the group's label and the words.

    The label counts only when it is one of ``labels`` (upper case); otherwise the whole entry is the words.
    """
    match = _LABELLED.fullmatch(entry)
    if match and match[1].upper() in labels:
        return match[1].upper(), match[2].strip()
    return None, entry.strip()


_TABLE = re.compile(r"\s*[tT](\d{1,3})(\s*:|\s)\s*(\S.*)", re.DOTALL)


def split_table(entry: str, labels: set[str]) -> tuple[int | None, str]:
    """Splits ``"t3 st: a place to sit"`` or ``"t3: a place to sit"`` into the table and the rest.

    Without its colon the table counts only before one of ``labels`` (upper case), so that no words are lost; a group
    that is itself called ``T3`` comes first.
    """
    match = _TABLE.fullmatch(entry)
    if match is None or not int(match[1]) or f"T{match[1]}" in labels:
        return None, entry
    if not match[2].strip() and split_label(match[3], labels)[0] is None:
        return None, entry
    return int(match[1]), match[3]


def entries(pasted: str) -> tuple[str, ...]:
    """The cards in a pasted text: one a line, empty lines and list bullets dropped."""
    lines = (re.sub(r"^\s*(?:[-*•‣–]|\d+[.)])\s+", "", line).strip() for line in pasted.splitlines())
    return tuple(line for line in lines if line)
