"""Rounds: frozen when they open, counted when they close; a ballot is raw, kept and secret."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from charrette.domain.errors import InvalidInputError, StaleError
from charrette.domain.needs import NeedStatus
from charrette.domain.project import Project
from charrette.domain.rounds import BallotChannel, Round, RoundState
from charrette.services.ballots import (
    CastBallot,
    CorrectBallot,
    ImportBallots,
    cast_ballot,
    correct_ballot,
    import_ballots,
    remove_ballot,
)
from charrette.services.hand_counts import CountWall, count_wall
from charrette.services.needs import SetStatus, edit_need, set_status
from charrette.services.projects import edit_group
from charrette.services.rounds import (
    OpenRound,
    VoidRound,
    close_round,
    open_round,
    reopen_round,
    repeat_round,
    reveal_round,
    void_round,
)
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


def cast(room: Room, round_: Round, *dots: int, **more: Any) -> CastBallot:
    """A ballot of the students."""
    content = {need.id: count for need, count in zip(room.needs, dots, strict=False)}
    return CastBallot(round_.id, room.group("ST"), content, **more)


def test_what_opened_stays_as_it_was(room: Room) -> None:
    round_ = room.open_round()
    room.do(edit_need, replace(room.needs[0], short_name="Renamed", statement="Reworded"))
    room.do(edit_group, replace(room.snapshot().groups[0], name="Pupils", label="PU"))
    kept = room.snapshot().rounds[-1]
    assert kept == round_
    assert kept.needs[0].short_name == "Quiet corners"
    assert kept.rules.groups[0].name == "Students"
    assert [need.position for need in kept.needs] == [1, 2, 3]


def test_one_round_is_open_at_a_time(room: Room) -> None:
    room.open_round()
    with pytest.raises(StaleError, match="Round 2 is still open"):
        room.open_round()


def test_what_cannot_be_voted_on_is_refused(room: Room) -> None:
    charrette = room.snapshot().charrettes[0].id
    room.do(edit_need, replace(room.needs[0], required=True, required_reference="ADA"))
    room.do(set_status, SetStatus((room.needs[1].id,), NeedStatus.PARKED))
    for ids, words in (
        ((), "at least one need"),
        ((room.needs[0].id,), "N-001 is required"),
        ((room.needs[1].id,), "N-002 is parked"),
    ):
        with pytest.raises(InvalidInputError, match=words):
            room.do(open_round, OpenRound(charrette, ids))


@pytest.mark.parametrize(
    ("dots", "more", "words"),
    [
        ((2,), {}, "at most 1"),
        ((1, 1, 1, 1), {}, "not on this round"),
        ((-1,), {}, "negative"),
        ((1,), {"weight": Fraction(0)}, "weight must be above zero"),
        ((1,), {"group_id": None, "number": 1}, ""),
    ],
)
def test_a_ballot_that_breaks_the_rules_is_refused(
    dots: tuple[int, ...], more: dict[str, Any], words: str, room: Room
) -> None:
    round_ = room.open_round()
    command = replace(cast(room, round_, *dots), **more)
    if len(dots) > len(room.needs):
        command = replace(command, content={room.project.id: 1})
    if not words:
        assert room.do(cast_ballot, command).name == "P-001"
        words = "Ballot P-001 is in already"
    with pytest.raises(InvalidInputError, match=words):
        room.do(cast_ballot, command)


def test_ballots_are_numbered_by_channel_and_never_again(room: Room) -> None:
    round_ = room.open_round()
    names = [room.do(cast_ballot, cast(room, round_, 1)).name for _ in range(2)]
    names.append(room.do(cast_ballot, cast(room, round_, 1, channel=BallotChannel.PHONE)).name)
    room.library.undo()
    names.append(room.do(cast_ballot, cast(room, round_, 1, channel=BallotChannel.PHONE)).name)
    assert names == ["P-001", "P-002", "F-001", "F-002"]
    room.do(cast_ballot, cast(room, round_, 1, number=3))
    assert room.do(cast_ballot, cast(room, round_, 1)).name == "P-004"


def test_the_minutes_never_say_what_a_ballot_says(room: Room) -> None:
    round_ = room.open_round()
    ballot = room.do(cast_ballot, cast(room, round_, 1))
    room.do(correct_ballot, CorrectBallot(ballot.id, room.group("FA"), {room.needs[1].id: 1}))
    room.do(remove_ballot, ballot)
    with room.library.reading() as queries:
        said = [entry.sentence for entry in queries.minutes(room.project.id)][:3]
    assert said == [
        "Removed ballot P-001 from Round 2, dots",
        "Corrected ballot P-001 in Round 2, dots",
        "Entered ballot P-001 in Round 2, dots",
    ]


def test_ballots_are_imported_all_or_none(room: Room) -> None:
    round_ = room.open_round()
    good, bad = cast(room, round_, 1, channel=BallotChannel.IMPORT), cast(room, round_, 2, number=8)
    with pytest.raises(InvalidInputError, match="Ballot 8: 2 dots on one need") as refused:
        room.do(import_ballots, ImportBallots(round_.id, (good, bad)))
    assert refused.value.kept == "No ballot was imported."
    assert not [ballot for ballot in room.snapshot().ballots if ballot.round_id == round_.id]
    assert len(room.do(import_ballots, ImportBallots(round_.id, (good, good)))) == 2


def test_a_wall_is_counted_by_totals(room: Room) -> None:
    round_ = room.open_round()
    content = {room.needs[0].id: 5, room.needs[1].id: 0}
    wall = room.do(count_wall, CountWall(round_.id, room.group("ST"), content, voters=5))
    assert (wall.name, wall.voters, wall.content) == ("H-001", 5, {room.needs[0].id: 5})
    for voters, words in (
        (1, "1 ballot × 3 dots = 3 at most; 5 were counted: count again or correct the number of ballots"),
        (4, "4 ballots × 1 on one need = 4 at most; a need has 5"),
        (0, "how many people"),
        (-1, "how many"),
    ):
        with pytest.raises(InvalidInputError, match=words):
            room.do(count_wall, CountWall(round_.id, None, content, voters=voters))
    unknown = room.do(count_wall, CountWall(round_.id, None, content))
    assert unknown.voters is None


def test_a_closed_round_takes_no_ballot_until_it_is_reopened(room: Room) -> None:
    closed = room.closed
    before = [ballot for ballot in room.snapshot().ballots if ballot.round_id == closed.id]
    with pytest.raises(StaleError, match="is closed"):
        room.do(cast_ballot, cast(room, closed, 1))
    room.do(reveal_round, closed.id)
    reopened: Round = room.do(reopen_round, closed.id)
    assert (reopened.state, reopened.closed_at, reopened.revealed_at) == (RoundState.OPEN, None, None)
    assert room.library.history()[0] == f"Reopened {closed.title}; its 3 ballots are kept"
    room.do(cast_ballot, cast(room, closed, 1))
    assert [ballot for ballot in room.snapshot().ballots if ballot.round_id == closed.id][:3] == before
    with pytest.raises(InvalidInputError, match="close it before"):
        room.do(reveal_round, closed.id)


def test_a_void_round_stays_readable_and_can_be_repeated(room: Room) -> None:
    with pytest.raises(InvalidInputError, match="A void round needs a reason"):
        room.do(void_round, VoidRound(room.closed.id, " "))
    void: Round = room.do(void_round, VoidRound(room.closed.id, "two boxes were mixed"))
    assert room.snapshot().named_round is None
    assert [ballot for ballot in room.snapshot().ballots if ballot.round_id == void.id]
    with pytest.raises(InvalidInputError, match="only a closed round"):
        room.do(reopen_round, void.id)
    room.do(set_status, SetStatus((room.needs[2].id,), NeedStatus.PARKED))
    fewer: Round = room.do(repeat_round, void.id)
    assert (len(fewer.needs), fewer.rules.options) == (2, {"dots": 2, "cap": 1})
    room.library.undo()
    room.library.undo()
    again: Round = room.do(repeat_round, void.id)
    assert again.needs == void.needs
    assert again.rules.groups == void.rules.groups
    assert again.number == 2
    assert again.rules.options == void.rules.options
    room.do(close_round, again.id)
    named = room.snapshot().named_round
    assert named is not None
    assert named.id == again.id


def test_groups_that_do_not_vote_are_refused(room: Room) -> None:
    charrette = room.snapshot().charrettes[0].id
    command = OpenRound(
        charrette, tuple(need.id for need in room.needs), voting=frozenset({room.group("FA")})
    )
    round_: Round = room.do(open_round, command)
    with pytest.raises(InvalidInputError, match="Students does not vote"):
        room.do(cast_ballot, cast(room, round_, 1))
    stranger = replace(cast(room, round_, 1), group_id=room.project.id)
    with pytest.raises(InvalidInputError, match="was not there when the round opened"):
        room.do(cast_ballot, stranger)
    influence = {room.group("ST"): Fraction(-1)}
    room.do(close_round, round_.id)
    with pytest.raises(InvalidInputError, match="cannot be negative"):
        room.do(open_round, replace(command, influence=influence))
