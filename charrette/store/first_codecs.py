"""The codecs of what every project has from its start: its people, its days, its themes and its cards.

The first look at a library needs no others until something was shaped or voted on, so that a window is there sooner.
"""

from dataclasses import fields
from datetime import datetime
from typing import Any

from charrette.domain.agenda import Block, BlockState, SessionClock
from charrette.domain.cards import Card, CardStatus, Channel, Correction, Redaction
from charrette.domain.project import (
    Charrette,
    Department,
    Participant,
    Project,
    SchoolType,
    Session,
    StakeholderGroup,
)
from charrette.domain.themes import Theme
from charrette.store.shapes import Codec, Shape, as_enum


def _corrections(found: list[dict[str, Any]]) -> tuple[Correction, ...]:
    return tuple(Correction(each["text"], datetime.fromisoformat(each["at"]), each["by"]) for each in found)


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
_BLOCK = {"state": as_enum(BlockState), "rules": Codec(dict, dict), "progress": Codec(dict, dict)}

FIRST_SHAPES = (
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
)
"""Parents before children."""
