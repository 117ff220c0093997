"""The codecs of every kind of value: the first ones, and those of what comes with shaping and voting."""

from dataclasses import fields
from fractions import Fraction
from typing import Any
from uuid import UUID

from charrette.domain.agenda import Block, SessionClock
from charrette.domain.cards import Card
from charrette.domain.criteria import Criterion, Judgement
from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.minority_report import MinorityReport
from charrette.domain.money import CostRange
from charrette.domain.needs import Need, NeedStatus, Priority, Source
from charrette.domain.photos import Photo, PhotoCard
from charrette.domain.project import Charrette, Department, Participant, Project, Session, StakeholderGroup
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
from charrette.domain.similar_verdict import Likeness, SimilarVerdict
from charrette.domain.themes import Theme
from charrette.domain.value_codec import decoded, encoded
from charrette.store.first_codecs import FIRST_SHAPES
from charrette.store.shapes import Codec, Shape, as_enum, optional

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
    | SimilarVerdict
    | MinorityReport
)


def _write_rules(rules: RoundRules) -> dict[str, Any]:
    return {
        "method": rules.method,
        "options": dict(rules.options),
        "groups": [_write_group(group) for group in rules.groups],
        "headline": str(rules.headline),
        "host_counts": rules.host_counts,
        "critical_share": str(rules.critical_share),
        "uneven_gap": str(rules.uneven_gap),
    } | _write_criteria(rules)


def _write_criteria(rules: RoundRules) -> dict[str, Any]:
    """Only where there are some: most rounds have none."""
    named = {"criteria": rules.criteria, "judgements": rules.judgements}
    return {name: encoded(values) for name, values in named.items() if values}


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
        tuple(decoded(Criterion, each, "criteria") for each in found.get("criteria", ())),
        tuple(decoded(Judgement, each, "judgements") for each in found.get("judgements", ())),
    )


def _write_ballot_need(need: BallotNeed) -> dict[str, Any]:
    return {each.name: getattr(need, each.name) for each in fields(need)} | {"need_id": str(need.need_id)}


def _read_ballot_need(found: dict[str, Any]) -> BallotNeed:
    known: dict[str, Any] = {**found, "need_id": UUID(found["need_id"])}
    return BallotNeed(**known)


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
        *FIRST_SHAPES,
        Shape(Need, "need", _NEED, _COST),
        Shape(Source, "source"),
        Shape(Round, "round", _ROUND),
        Shape(Ballot, "ballot", _BALLOT),
        Shape(LogEntry, "log_entry", {"kind": as_enum(EntryKind)}),
        Shape(Photo, "photo"),
        Shape(PhotoCard, "photo_card"),
        Shape(SimilarVerdict, "similar_verdict", {"likeness": as_enum(Likeness)}),
        Shape(MinorityReport, "minority_report"),
    )
}
"""Every kind of value the library keeps, parents before children."""
