"""How the fields of domain values are written into columns and read from them: plain Python, no SQLAlchemy.

The first look at a library needs only this, so that a window is there before SQLAlchemy is.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any
from uuid import UUID

from charrette.domain.agenda import Block, BlockState, SessionClock
from charrette.domain.cards import Card, CardStatus, Channel, Correction, Redaction
from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.money import CostRange
from charrette.domain.needs import Need, NeedStatus, Priority, Source
from charrette.domain.photos import Photo, PhotoCard
from charrette.domain.project import (
    Charrette,
    Department,
    Participant,
    Project,
    SchoolType,
    Session,
    StakeholderGroup,
)
from charrette.domain.rounds import (
    Ballot,
    BallotChannel,
    BallotNeed,
    Headline,
    Round,
    RoundGroup,
    RoundRules,
    RoundState,
)
from charrette.domain.themes import Theme

Value = (
    Project
    | StakeholderGroup
    | Participant
    | Department
    | Charrette
    | Session
    | Theme
    | Card
    | Need
    | Source
    | Round
    | Ballot
    | Block
    | SessionClock
    | LogEntry
    | Photo
    | PhotoCard
)


@dataclass(frozen=True, slots=True)
class Codec:
    """How one field is written into the table and read from it."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of value with its table and the codecs of its fields; a field without one goes as it is."""

    value: type[Any]
    table: str
    codecs: Mapping[str, Codec] = field(default_factory=dict[str, Codec])
    spread: Mapping[str, tuple[type[Any], Mapping[str, str]]] = field(
        default_factory=dict[str, tuple[type[Any], Mapping[str, str]]]
    )
    """A field whose parts stand in columns of their own: its class, and part -> column."""

    def columns(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The columns of some fields."""
        written: dict[str, Any] = {}
        for name, value in values.items():
            if name in self.spread:
                written |= {column: getattr(value, part) for part, column in self.spread[name][1].items()}
            else:
                codec = self.codecs.get(name)
                written[name] = codec.write(value) if codec else value
        return written

    def read(self, columns: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> Any:
        """The value of a row, given as its columns by name."""
        given = dict(columns)
        for name, (part_class, parts) in self.spread.items():
            given[name] = part_class(**{part: given.pop(column) for part, column in parts.items()})
        for name, codec in self.codecs.items():
            given[name] = codec.read(given[name])
        return self.value(**given)


def as_enum(enum: type[StrEnum]) -> Codec:
    """An enum as its text. By a dictionary: half the time of a call of the enum, for columns read by the thousand."""
    members = {member.value: member for member in enum}

    def read(value: str) -> StrEnum:
        return members.get(value) or enum(value)

    return Codec(str, read)


def optional(codec: Codec) -> Codec:
    """The same for a field that may be None."""
    return Codec(
        lambda value: None if value is None else codec.write(value),
        lambda value: None if value is None else codec.read(value),
    )


def _corrections(found: list[dict[str, Any]]) -> tuple[Correction, ...]:
    return tuple(Correction(each["text"], datetime.fromisoformat(each["at"]), each["by"]) for each in found)


def _write_rules(rules: RoundRules) -> dict[str, Any]:
    return {
        "method": rules.method,
        "options": dict(rules.options),
        "groups": [_write_group(group) for group in rules.groups],
        "headline": str(rules.headline),
        "host_counts": rules.host_counts,
        "critical_share": str(rules.critical_share),
        "uneven_gap": str(rules.uneven_gap),
    }


def _write_group(group: RoundGroup) -> dict[str, Any]:
    named = {each.name: getattr(group, each.name) for each in fields(group)}
    return named | {"id": str(group.id), "influence": str(group.influence)}


def _read_rules(found: dict[str, Any]) -> RoundRules:
    groups = (
        RoundGroup(**each | {"id": UUID(each["id"]), "influence": Fraction(each["influence"])})
        for each in found["groups"]
    )
    return RoundRules(
        found["method"],
        found["options"],
        tuple(groups),
        Headline(found["headline"]),
        found["host_counts"],
        Fraction(found["critical_share"]),
        Fraction(found["uneven_gap"]),
    )


def _write_ballot_need(need: BallotNeed) -> dict[str, Any]:
    return {each.name: getattr(need, each.name) for each in fields(need)} | {"need_id": str(need.need_id)}


def _read_ballot_need(found: dict[str, Any]) -> BallotNeed:
    known: dict[str, Any] = {**found, "need_id": UUID(found["need_id"])}
    return BallotNeed(**known)


_CARD = {
    "channel": as_enum(Channel),
    "status": as_enum(CardStatus),
    "corrections": Codec(
        lambda value: [{"text": each.text, "at": each.at.isoformat(), "by": each.by} for each in value],
        _corrections,
    ),
    "redactions": Codec(
        lambda value: [{part.name: getattr(each, part.name) for part in fields(each)} for each in value],
        lambda found: tuple(Redaction(**each) for each in found),
    ),
}
_NEED = {"status": as_enum(NeedStatus), "priority": optional(as_enum(Priority))}
_COST = {"cost": (CostRange, {"low": "cost_low", "likely": "cost_likely", "high": "cost_high"})}
_ROUND = {
    "state": as_enum(RoundState),
    "rules": Codec(_write_rules, _read_rules),
    "needs": Codec(
        lambda value: [_write_ballot_need(each) for each in value],
        lambda found: tuple(_read_ballot_need(each) for each in found),
    ),
}
_BLOCK = {"state": as_enum(BlockState), "rules": Codec(dict, dict), "progress": Codec(dict, dict)}
_BALLOT = {
    "channel": as_enum(BallotChannel),
    "content": Codec(
        lambda value: {str(need): number for need, number in value.items()},
        lambda found: {UUID(need): number for need, number in found.items()},
    ),
    "weight": Codec(str, Fraction),
}

SHAPES: dict[type[Any], Shape] = {
    shape.value: shape
    for shape in (
        Shape(Project, "project", {"school_type": as_enum(SchoolType)}),
        Shape(StakeholderGroup, "stakeholder_group"),
        Shape(Participant, "participant"),
        Shape(Department, "department"),
        Shape(Charrette, "charrette"),
        Shape(Session, "session"),
        Shape(Block, "block", _BLOCK),
        Shape(SessionClock, "session_clock"),
        Shape(Theme, "theme"),
        Shape(Card, "card", _CARD),
        Shape(Need, "need", _NEED, _COST),
        Shape(Source, "source"),
        Shape(Round, "round", _ROUND),
        Shape(Ballot, "ballot", _BALLOT),
        Shape(LogEntry, "log_entry", {"kind": as_enum(EntryKind)}),
        Shape(Photo, "photo"),
        Shape(PhotoCard, "photo_card"),
    )
}
"""Every kind of value the library keeps, parents before children."""


def fields_of(value: Any) -> dict[str, Any]:
    """A value's fields by name, not its parts."""
    return {each.name: getattr(value, each.name) for each in fields(value)}
