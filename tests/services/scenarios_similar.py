"""Scenarios of verdicts on what looks alike, for undo and redo."""

from typing import TYPE_CHECKING, Any

from charrette.domain.similar_verdict import Likeness
from charrette.services import similar

if TYPE_CHECKING:
    from tests.services.scenarios import Room


def _verdict(room: "Room", likeness: Likeness = Likeness.NOT_SAME) -> Any:
    one, other = room.cards[4].id, room.cards[3].id
    return similar.give_verdict, similar.GiveVerdict(room.project.id, one, other, likeness)


def _again(room: "Room") -> Any:
    room.do(*_verdict(room))
    return _verdict(room, Likeness.OPPOSITE)


def _withdrawn(room: "Room") -> Any:
    return similar.withdraw_verdict, room.do(*_verdict(room))


def _accepted(room: "Room", first: Any, second: Any, into: Any = None) -> Any:
    ids = (first.id, second.id, into.id if into else None)
    return similar.accept_similar, similar.AcceptSimilar(room.project.id, *ids)


SCENARIOS: dict[str, Any] = {
    "give_verdict": _verdict,
    "give_verdict:again": _again,
    "withdraw_verdict": _withdrawn,
    "accept_similar": lambda room: _accepted(room, room.cards[3], room.cards[4]),
    "accept_similar:joins": lambda room: _accepted(room, room.cards[0], room.cards[4], room.needs[0]),
    "accept_similar:card_and_need": lambda room: _accepted(room, room.cards[3], room.needs[1], room.needs[1]),
    "accept_similar:merges": lambda room: _accepted(room, room.needs[2], room.needs[0], room.needs[0]),
}
