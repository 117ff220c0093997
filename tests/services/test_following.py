"""Rounds on proposals, and the round that a method's rule says shall follow."""

from collections.abc import Sequence

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.needs import Need, NeedStatus
from charrette.domain.project import Project
from charrette.domain.rounds import Round
from charrette.services.ballots import CastBallot, cast_ballot
from charrette.services.needs import MakeNeed, SetStatus, make_need, set_status
from charrette.services.rounds import (
    OpenRound,
    close_round,
    follow_up_round,
    open_round,
    repeat_round,
    reveal_round,
)
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


def eight(room: Room) -> tuple[Need, ...]:
    """Five more needs."""
    more = [room.do(make_need, MakeNeed(room.project.id, (), f"Need number {n}")) for n in range(5)]
    return (*room.needs, *more)


def opened(room: Room, needs: Sequence[Need], method: str, **options: int) -> Round:
    charrette = room.snapshot().charrettes[0].id
    return room.do(open_round, OpenRound(charrette, tuple(each.id for each in needs), method, options))


def on(room: Room, *proposals: str, method: str = "fist") -> Round:
    charrette = room.snapshot().charrettes[0].id
    return room.do(open_round, OpenRound(charrette, method=method, proposals=proposals))


def voted(room: Room, round_: Round, *ballots: Sequence[int | None]) -> Round:
    """Ballots in the order of the list, then the round is closed."""
    for marks in ballots:
        pairs = zip(round_.needs, marks, strict=False)
        content = {need.need_id: mark for need, mark in pairs if mark is not None}
        room.do(cast_ballot, CastBallot(round_.id, room.group("ST"), content))
    return room.do(close_round, round_.id)


def test_a_round_on_proposals_leaves_the_ranks_of_needs_alone(room: Room) -> None:
    named = room.snapshot().named_round
    round_ = on(room, "This list  as it stands", "Two entrances, one for buses and one for families")
    assert [(each.code, each.statement, each.proposal) for each in round_.needs] == [
        ("P-1", "This list as it stands", True),
        ("P-2", "Two entrances, one for buses and one for families", True),
    ]
    assert round_.on_proposals
    assert round_.code == "R-2"
    closed = voted(room, round_, [5, 4], [0, 3])
    standings = {each.need.code: each for each in room.snapshot().result(closed).standings}
    assert (standings["P-1"].verdict, standings["P-2"].verdict) == ("discuss", "agreed")
    assert standings["P-1"].counts == (1, 0, 0, 0, 0, 1)
    assert room.snapshot().named_round == named
    assert "on 2 proposals" in " ".join(entry.sentence for entry in minutes(room))


def minutes(room: Room):
    with room.library.reading() as queries:
        return queries.minutes(room.project.id)


@pytest.mark.parametrize(
    ("proposals", "words"),
    [((" ",), "needs words"), (("Yes", "yes "), "say the same"), ((), "at least one need")],
)
def test_proposals_without_words_or_twice_are_refused(
    proposals: tuple[str, ...], words: str, room: Room
) -> None:
    with pytest.raises(InvalidInputError, match=words):
        on(room, *proposals)


def test_needs_and_proposals_do_not_mix(room: Room) -> None:
    charrette = room.snapshot().charrettes[0].id
    with pytest.raises(InvalidInputError, match="not on both"):
        room.do(open_round, OpenRound(charrette, (room.needs[0].id,), "fist", proposals=("All of it",)))


def test_a_check_of_agreement_does_not_rank_the_needs(room: Room) -> None:
    named = room.snapshot().named_round
    voted(room, opened(room, room.needs, "fist"), [5, 4, 3])
    assert room.snapshot().named_round == named
    moscow = voted(room, opened(room, room.needs, "moscow"), [3, 2, 0])
    assert room.snapshot().named_round == moscow


def test_fist_votes_once_more_on_what_was_talked_about(room: Room) -> None:
    first = voted(room, on(room, "All of it", "The first half"), [2, 5], [4, 4])
    second = room.do(follow_up_round, first.id)
    assert [each.need_id for each in second.needs] == [first.needs[0].need_id]
    assert second.needs[0].position == 1
    assert second.rules.options == {"round": 2}
    assert room.snapshot().result(second).standings[0].voters == 0
    last = voted(room, second, [1])
    with pytest.raises(InvalidInputError, match="second and last vote"):
        room.do(follow_up_round, last.id)


def test_multivoting_goes_on_with_what_was_kept(room: Room) -> None:
    needs = eight(room)
    first = opened(room, needs, "multivote", part=2)
    assert first.rules.options == {"round": 1, "part": 2, "votes": 4}
    with pytest.raises(InvalidInputError, match="can follow a closed one only"):
        room.do(follow_up_round, first.id)
    closed = voted(room, first, *[[1, 1, 0, 1, 1]] * 6, [0, 0, 1, 0, 0, 1])
    second = room.do(follow_up_round, closed.id)
    assert [each.code for each in second.needs] == ["N-001", "N-002", "N-004", "N-005"]
    assert second.rules.options == {"round": 2, "part": 2, "votes": 2}
    assert second.rules.groups == closed.rules.groups
    assert len(room.snapshot().open_needs) == len(needs)


def test_what_is_not_open_any_more_does_not_go_on(room: Room) -> None:
    needs = eight(room)
    closed = voted(room, opened(room, needs, "delphi"), *[[9, 5, 5]] * 3)
    room.do(set_status, SetStatus((needs[1].id,), NeedStatus.PARKED))
    second = room.do(follow_up_round, closed.id)
    assert [each.code for each in second.needs] == [need.code for need in needs[2:]]
    assert second.rules.options["round"] == 2


def test_split_patterns_are_voted_on_again(room: Room) -> None:
    needs = eight(room)
    ones, last = [1, 2, 3, 4, 5], [5, 2, 3, 4, 1]
    first = voted(room, opened(room, needs, "ngt", choose=5), *[ones] * 3, *[last] * 3)
    second = room.do(follow_up_round, first.id)
    assert (len(second.needs), second.rules.options) == (8, {"choose": 5, "round": 2})
    agreed = voted(room, second, *[ones] * 6)
    with pytest.raises(InvalidInputError, match="No pattern is split"):
        room.do(follow_up_round, agreed.id)
    room.do(reveal_round, agreed.id)
    assert room.do(repeat_round, agreed.id).rules.options == {"choose": 5, "round": 2}


def test_codes_of_rounds_are_never_given_twice(room: Room) -> None:
    assert room.closed.code == "R-1"
    room.open_round()
    room.library.undo()
    assert room.open_round().code == "R-3"
