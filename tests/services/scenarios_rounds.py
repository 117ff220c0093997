"""Scenarios of rounds by criteria and by comparisons, for undo and redo."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from charrette.domain.criteria import Criterion, Judgement
from charrette.domain.pairs import FIRST, pair_key
from charrette.domain.rounds import Round
from charrette.services import ballots, rounds

if TYPE_CHECKING:
    from tests.services.scenarios import Room

CRITERIA = (
    Criterion("Benefit", "few notice it", "every student", Fraction(3)),
    Criterion("Cost", "little", "much", Fraction(2), cost=True),
)


def _command(room: "Room", method: str) -> rounds.OpenRound:
    ids = tuple(each.id for each in room.needs[:3])
    judged = (
        Judgement((Fraction(3),), room.group("ST"), Fraction(2)),
        Judgement((Fraction(1, 5),), room.group("FA")),
    )
    by_criteria = method == "criteria"
    return rounds.OpenRound(
        room.snapshot().charrettes[0].id,
        ids,
        method,
        criteria=CRITERIA if by_criteria else (),
        judgements=judged if by_criteria else (),
    )


def _opened(room: "Room", method: str) -> Round:
    return room.do(rounds.open_round, _command(room, method))


def _repeat(room: "Room") -> Any:
    round_ = _opened(room, "criteria")
    room.do(rounds.close_round, round_.id)
    return rounds.repeat_round, round_.id


def _compare(room: "Room") -> Any:
    round_ = _opened(room, "pairwise")
    key = pair_key(round_.needs[0].need_id, round_.needs[2].need_id)
    return ballots.cast_ballot, ballots.CastBallot(round_.id, room.group("ST"), {key: FIRST})


def _judge(room: "Room") -> Any:
    round_ = _opened(room, "criteria")
    first = round_.needs[0].need_id
    ballot = room.do(ballots.cast_ballot, ballots.CastBallot(round_.id, room.group("ST"), {first: 52}))
    return ballots.correct_ballot, ballots.CorrectBallot(ballot.id, room.group("ST"), {first: 40})


SCENARIOS: dict[str, Any] = {
    "open_round:criteria": lambda room: (rounds.open_round, _command(room, "criteria")),
    "repeat_round:criteria": _repeat,
    "cast_ballot:pairs": _compare,
    "correct_ballot:criteria": _judge,
}
