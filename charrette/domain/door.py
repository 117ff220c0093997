"""The door: finding somebody on the list by one or two letters, and what is typed for a walk-in."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from charrette.domain.project import Participant, StakeholderGroup

MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody who fits what was typed; ``digit`` (1 to 9) picks them, None for those who are here already."""

    person: Participant
    digit: int | None

    @property
    def id(self) -> UUID:
        """The person's id."""
        return self.person.id


@dataclass(frozen=True, slots=True)
class WalkInTyped:
    """``+nb*Heron``: a walk-in of the group with that label, here a minor, with an alias."""

    group: StakeholderGroup
    alias: str = ""
    minor: bool = False


def matches(
    typed: str,
    people: Sequence[Participant],
    groups: Mapping[UUID, StakeholderGroup],
    leave_out: Collection[UUID] = (),
) -> tuple[Match, ...]:
    """Those whose alias, one of its words, label and alias, number or role begins with what was typed.

    Those who are expected come first and are numbered; those who are here follow. Nothing typed fits everybody.
    ``leave_out`` are those whose check-in is under way.
    """
    wanted = _plain(typed)
    ranked = [
        (person.came, rank, _plain(person.alias), groups[person.group_id].position, person)
        for person in people
        if person.group_id in groups and person.id not in leave_out
        if (rank := _rank(wanted, person, groups[person.group_id].label)) is not None
    ]
    ranked.sort(key=lambda each: each[:4])
    return tuple(
        Match(person, None if came or place >= MOST_DIGITS else place + 1)
        for place, (came, _, _, _, person) in enumerate(ranked)
    )


def picked(typed: str, key: str, people: Sequence[Match], longer: Sequence[Match]) -> Match | None:
    """Whom a digit picks: nobody where it is part of a number that somebody bears (``longer`` fit with it)."""
    if not typed.strip() or not key.isdecimal() or longer:
        return None
    return next((each for each in people if each.digit == int(key)), None)


def walk_in_typed(typed: str, groups: Sequence[StakeholderGroup]) -> WalkInTyped | None:
    """What ``+nb``, ``+nb Heron`` or ``+st*`` (a minor) asks for; None while it names no group."""
    found = re.fullmatch(r"\+\s*(\w\w)\s*(\*?)\s*(.*)", typed.strip())
    if found is None:
        return None
    label, star, alias = found.groups()
    group = next((each for each in groups if each.label.casefold() == label.casefold()), None)
    return WalkInTyped(group, " ".join(alias.split()), bool(star)) if group else None


def _rank(wanted: str, person: Participant, label: str) -> int | None:
    """How well somebody fits, 0 best; None where they do not."""
    alias = _plain(person.alias)
    words = [_plain(word) for word in re.split(r"[\s\-_.]+", person.alias)]
    ways = (
        alias.startswith(wanted),
        any(word.startswith(wanted) for word in words),
        (_plain(label) + alias).startswith(wanted),
        _plain(person.role).startswith(wanted) and bool(wanted),
    )
    return next((place for place, fits in enumerate(ways) if fits), None)


def _plain(words: str) -> str:
    """Without case, accents, spaces and punctuation."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(char for char in decomposed if char.isalnum())
