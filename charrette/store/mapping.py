"""Between domain values and rows: what a value's fields become in the table, and back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from charrette.domain.cards import Card, CardStatus, Channel, Correction, Redaction
from charrette.domain.errors import InvalidInputError
from charrette.domain.money import CostRange
from charrette.domain.needs import Need, NeedStatus, Priority, Source
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
from charrette.store import rows

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
)


LARGEST = 2**63 - 1
"""The largest whole number a column holds."""


@dataclass(frozen=True, slots=True)
class Codec:
    """How one field is written into the table and read from it."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value with its table and the codecs of its fields; a field without one goes as it is."""

    value: type[Any]
    row: type[rows.Row]
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
        return {column: self._storable(column, value) for column, value in written.items()}

    def _storable(self, column: str, value: Any) -> Any:
        """What both databases can hold: text without NUL, no longer than its column; numbers of 64 bits.

        Raises ``InvalidInputError`` for what does not fit.
        """
        words = column.replace("_", " ")
        if isinstance(value, str):
            value = value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
            most = getattr(self.row.__table__.c[column].type, "length", None)
            if most is not None and len(value) > most:
                raise InvalidInputError(f"The {words} has {len(value):,} characters; the most is {most}.")
        elif isinstance(value, int) and not -LARGEST <= value <= LARGEST:
            raise InvalidInputError(f"The {words} is larger than a library can hold.")
        return value

    def read(self, columns: Mapping[str, Any]) -> Any:
        """The value of a row, given as a mapping of its columns."""
        given = dict(columns)
        for name, (part_class, parts) in self.spread.items():
            given[name] = part_class(**{part: given.pop(column) for part, column in parts.items()})
        for name, codec in self.codecs.items():
            given[name] = codec.read(given[name])
        return self.value(**given)


def _enum(enum: type[Any]) -> Codec:
    return Codec(str, enum)


def _optional(codec: Codec) -> Codec:
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
    "channel": _enum(Channel),
    "status": _enum(CardStatus),
    "corrections": Codec(
        lambda value: [{"text": each.text, "at": each.at.isoformat(), "by": each.by} for each in value],
        _corrections,
    ),
    "redactions": Codec(
        lambda value: [{part.name: getattr(each, part.name) for part in fields(each)} for each in value],
        lambda found: tuple(Redaction(**each) for each in found),
    ),
}
_NEED = {"status": _enum(NeedStatus), "priority": _optional(_enum(Priority))}
_COST = {"cost": (CostRange, {"low": "cost_low", "likely": "cost_likely", "high": "cost_high"})}
_ROUND = {
    "state": _enum(RoundState),
    "rules": Codec(_write_rules, _read_rules),
    "needs": Codec(
        lambda value: [_write_ballot_need(each) for each in value],
        lambda found: tuple(_read_ballot_need(each) for each in found),
    ),
}
_BALLOT = {
    "channel": _enum(BallotChannel),
    "content": Codec(
        lambda value: {str(need): number for need, number in value.items()},
        lambda found: {UUID(need): number for need, number in found.items()},
    ),
    "weight": Codec(str, Fraction),
}

KINDS: dict[type[Any], Kind] = {
    kind.value: kind
    for kind in (
        Kind(Project, rows.ProjectRow, {"school_type": _enum(SchoolType)}),
        Kind(StakeholderGroup, rows.GroupRow),
        Kind(Participant, rows.ParticipantRow),
        Kind(Department, rows.DepartmentRow),
        Kind(Charrette, rows.CharretteRow),
        Kind(Session, rows.SessionRow),
        Kind(Theme, rows.ThemeRow),
        Kind(Card, rows.CardRow, _CARD),
        Kind(Need, rows.NeedRow, _NEED, _COST),
        Kind(Source, rows.SourceRow),
        Kind(Round, rows.RoundRow, _ROUND),
        Kind(Ballot, rows.BallotRow, _BALLOT),
    )
}
"""Every kind of value the library keeps, parents before children."""


def fields_of(value: Value) -> dict[str, Any]:
    """A value's fields by name, not its parts."""
    return {each.name: getattr(value, each.name) for each in fields(value)}
