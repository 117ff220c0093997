"""The bundled sample: an invented charrette, read from ``resources/sample`` (its README gives the shape)."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from charrette.domain.needs import Priority
from charrette.system.resources import resource


@dataclass(frozen=True, slots=True)
class SampleCard:
    """A card of the sample; ``parked`` and ``declined`` hold the reason, None when it stands on the board."""

    text: str
    group: str
    theme: str | None
    channel: str
    language: str
    parked: str | None = None
    declined: str | None = None
    redact: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class SampleNeed:
    """A need of the sample; ``cards`` are numbers of cards from 1, ``appeal`` is how it draws a group's dots."""

    short_name: str
    statement: str
    rationale: str
    acceptance: str
    theme: str
    department: str
    space_type: str
    cost: dict[str, int] | None
    priority: Priority | None
    required: str | None
    appeal: dict[str, float]
    cards: tuple[int, ...]
    despite: str = ""
    """Why the priority stands where the vote says otherwise."""


@dataclass(frozen=True, slots=True)
class SampleGroup:
    """A group: seats offered, and how many came."""

    label: str
    name: str
    invited: int
    here: int


@dataclass(frozen=True, slots=True)
class SampleAction:
    """What somebody promises: who, and within how many days."""

    text: str
    owner: str
    days: int


@dataclass(frozen=True, slots=True)
class Sample:
    """The whole sample."""

    project: dict[str, Any]
    charrette: dict[str, Any]
    round: dict[str, Any]
    groups: tuple[SampleGroup, ...]
    ground_rules: tuple[str, ...]
    decisions: tuple[str, ...]
    actions: tuple[SampleAction, ...]
    parked: dict[str, Any]
    """``owner`` and ``days`` of what is parked."""
    aliases: dict[str, tuple[str, ...]]
    cards: tuple[SampleCard, ...]
    needs: tuple[SampleNeed, ...]
    sources: tuple[dict[str, Any], ...]
    """Fields of funding sources; amounts in dollars."""
    first_day: str
    questions: tuple[dict[str, str], ...]
    meeting: dict[str, str]


@cache
def sample() -> Sample:
    """The sample as it is shipped."""
    found = json.loads(resource("sample/alder_creek.json").read_text(encoding="utf-8"))
    aliases: dict[str, tuple[str, ...]] = {}
    for each in found["participants"]:
        aliases[each["group"]] = (*aliases.get(each["group"], ()), each["alias"])
    return Sample(
        found["project"],
        found["charrette"],
        found["round"],
        tuple(SampleGroup(**group) for group in found["groups"]),
        tuple(found["ground_rules"]),
        tuple(found["decisions"]),
        tuple(SampleAction(**action) for action in found["actions"]),
        found["parked"],
        aliases,
        tuple(SampleCard(**card) for card in found["cards"]),
        tuple(_need(need) for need in found["needs"]),
        tuple(found["sources"]),
        found["first_day"],
        tuple(found["questions"]),
        found["meeting"],
    )


def _need(found: dict[str, Any]) -> SampleNeed:
    read: dict[str, Any] = {
        "priority": Priority(found["priority"]) if found["priority"] else None,
        "cards": tuple(found["cards"]),
    }
    return SampleNeed(**found | read)
