"""What everybody may read: a project with the redacted words and the aliases taken out wherever they were written."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from charrette.domain.cards import Card, public_text
from charrette.domain.editions import Edition
from charrette.domain.plan.public_plan import names_in, public_plan
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.themes import Theme

_NAME = "name"
_SHORTEST = 2
"""Characters: a single letter that was redacted is taken out of its own card only."""

_WRITTEN = {
    "charrettes": ("title",),
    "sessions": ("title", "held_on", "prompt"),
    "needs": (
        *("short_name", "statement", "rationale", "acceptance", "space_type"),
        *("required_reference", "reason", "priority_reason"),
    ),
    "rounds": ("title", "void_reason"),
    "blocks": ("title", "outcome", "prompt", "owner", "materials", "tables"),
    "entries": ("text", "owner", "outcome"),
    "photos": ("caption",),
    "minority_reports": ("text", "by"),
}
"""The texts that people typed, beside the cards."""

Mask = Callable[[str], str]


def snapshot_for(snapshot: ProjectSnapshot, edition: Edition) -> ProjectSnapshot:
    """The project as the readers of an edition may see it; the full edition sees it as it is.

    For the public a redaction holds everywhere: words that were marked in one card are shown as ``[label]`` in every
    other card, in the needs that were made from them (short names cut in the middle too), in reasons, on the
    ballots' lists of needs, in titles, themes and prompts. So are the aliases of participants, and who was named in the
    plan. Corrections, which hold older words, are left out. Groups, departments and ballots stay: counts and results
    are made from them.
    """
    if edition is Edition.FULL:
        return snapshot
    mask = mask_of(snapshot)
    written: dict[str, Any] = {
        part: tuple(_masked(each, fields, mask) for each in getattr(snapshot, part))
        for part, fields in _WRITTEN.items()
    }
    written["rounds"] = tuple(
        replace(each, needs=tuple(_masked(need, ("short_name", "statement"), mask) for need in each.needs))
        for each in written["rounds"]
    )
    written["blocks"] = tuple(replace(each, notes="") for each in written["blocks"])
    written["themes"] = _public_themes(snapshot.themes, mask)
    if snapshot.plan is not None:
        written["plan"] = public_plan(snapshot.plan, mask)
    return replace(
        snapshot,
        **written,
        cards=tuple(_public_card(card, mask) for card in snapshot.cards),
        participants=tuple(
            replace(each, alias="", grade_band="", role="", language="", accommodation="")
            for each in snapshot.participants
        ),
    )


def _public_card(card: Card, mask: Mask) -> Card:
    words, reason = mask(public_text(card)), mask(card.reason)
    return replace(card, original=words, reason=reason, corrections=(), redactions=())


def _public_themes(themes: Iterable[Theme], mask: Mask) -> tuple[Theme, ...]:
    """The themes, still told apart where only a name was different."""
    taken: set[str] = set()
    found: list[Theme] = []
    for theme in themes:
        name = mask(theme.name)
        while name.casefold() in taken:
            name = f"{name} {theme.number}"
        taken.add(name.casefold())
        found.append(theme if name == theme.name else replace(theme, name=name))
    return tuple(found)


def _masked(value: Any, fields: Sequence[str], mask: Mask) -> Any:
    changed = {name: after for name in fields if (after := mask(before := getattr(value, name))) != before}
    return replace(value, **changed) if changed else value


def mask_of(snapshot: ProjectSnapshot) -> Mask:
    """Takes redacted words out in any case and spacing; aliases, and names in the plan, as they are written."""
    labels = {_plain(words): label for words, label in _redacted(snapshot)}
    names = {_bare(each.alias) for each in snapshot.participants}
    if snapshot.plan is not None:
        named = {_bare(name) for name in names_in(snapshot.plan)} - _offices(snapshot)
        names |= {name for name in named if _may_be_name(name)}
    found = [*_patterns(labels, re.IGNORECASE), *_patterns(names, re.NOFLAG)]

    def masked(text: str) -> str:
        plain = text.casefold()
        for first, pattern in found:
            if first in plain:
                text = pattern.sub(lambda hit: f"[{labels.get(_plain(hit[0]), _NAME)}]", text)
        return text

    return masked


def _offices(snapshot: ProjectSnapshot) -> set[str]:
    """Who was entered as a department or a group is no person."""
    return {each.name for each in (*snapshot.departments, *snapshot.groups)}


def _may_be_name(words: str) -> bool:
    """“all” and “4 people” among those who attended are nobody’s name, and stay in the texts."""
    return words[:1].isalpha() and not words[:1].islower()


def _redacted(snapshot: ProjectSnapshot) -> Iterator[tuple[str, str]]:
    for card in snapshot.cards:
        for span in card.redactions:
            yield _bare(card.text[span.start : span.end]), span.label


def _bare(words: str) -> str:
    """The words without punctuation around them."""
    return re.sub(r"^[\W_]+|[\W_]+$", "", words)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _patterns(phrases: Iterable[str], flags: re.RegexFlag) -> Iterator[tuple[str, re.Pattern[str]]]:
    """For each phrase, the longest first, its first word (case folded, to pass over most texts) and its pattern.

    The pattern is the phrase as whole words; its first words too, where a short name was cut with “…”.
    """
    for phrase in sorted(phrases, key=lambda each: (-len(each), each)):
        words = phrase.split()
        if len("".join(words)) >= _SHORTEST:
            cut = [rf"{_whole(words[:count])}(?=\W*…)" for count in range(len(words) - 1, 0, -1)]
            yield words[0].casefold(), re.compile("|".join((_whole(words), *cut)), flags)


def _whole(words: Sequence[str]) -> str:
    """The words with any blanks between, not inside a longer word; scripts without blanks have no word ends."""
    before = r"(?<!\w)" if _is_spaced(words[0][0]) else ""
    after = r"(?!\w)" if _is_spaced(words[-1][-1]) else ""
    return before + r"\s+".join(map(re.escape, words)) + after


def _is_spaced(char: str) -> bool:
    """Whether the character's script puts blanks between words (Thai and Chinese, for example, do not)."""
    return ord(char) < 0x0E00 or 0x1E00 <= ord(char) < 0x2E80 or 0xAC00 <= ord(char) < 0xD7B0
