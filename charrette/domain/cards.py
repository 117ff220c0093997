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
    """The card's redactions on a new version of its words: each where its words stand in ``text``, every time."""
    spans: list[Redaction] = []
    for old in sorted(card.redactions, key=lambda each: each.start - each.end):
        for found in re.finditer(re.escape(card.text[old.start : old.end]), text, re.IGNORECASE):
            if all(found.end() <= span.start or span.end <= found.start() for span in spans):
                spans.append(replace(old, start=found.start(), end=found.end()))
    return tuple(sorted(spans, key=lambda each: each.start))


_LABELLED = re.compile(r"\s*(\w{2})\s*:\s*(\S.*)", re.DOTALL)


def split_label(entry: str, labels: set[str]) -> tuple[str | None, str]:
    """Splits ``"st: a place to sit"`` into the group's label and the words.

    The label counts only when it is one of ``labels`` (upper case); otherwise the whole entry is the words.
    """
    match = _LABELLED.fullmatch(entry)
    if match and match[1].upper() in labels:
        return match[1].upper(), match[2].strip()
    return None, entry.strip()


def entries(pasted: str) -> tuple[str, ...]:
    """The cards in a pasted text: one a line, empty lines and list bullets dropped."""
    lines = (re.sub(r"^\s*(?:[-*•‣–]|\d+[.)])\s+", "", line).strip() for line in pasted.splitlines())
    return tuple(line for line in lines if line)
