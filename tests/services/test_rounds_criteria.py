"""Rounds by criteria and by comparisons: what is frozen, what is refused, what a file and a needs file carry."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from charrette.domain.criteria import Criterion, Judgement
from charrette.domain.criteria_set import SCHOOL_CRITERIA
from charrette.domain.errors import InvalidInputError
from charrette.domain.pairs import EVEN, FIRST, SECOND, pair_key
from charrette.domain.project import Project
from charrette.domain.rounds import Ballot, BallotChannel, Round
from charrette.exchange.ballots_csv import read_ballots
from charrette.exchange.references import faults
from charrette.services.ballots import CastBallot, cast_ballot
from charrette.services.entering import ballots_for
from charrette.services.hand_counts import CountTable, count_table
from charrette.services.rounds import OpenRound, close_round, open_round, repeat_round
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_rounds import CRITERIA


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    """A project in the middle of its work, no round open."""
    return furnished(library, project)


def opened(room: Room, method: str, **more: Any) -> Round:
    ids = tuple(each.id for each in room.needs[:3])
    return room.do(open_round, OpenRound(room.snapshot().charrettes[0].id, ids, method, **more))


def test_criteria_are_frozen_with_their_number_and_repeated(room: Room) -> None:
    judged = (Judgement((Fraction(3),), room.group("ST")),)
    round_ = opened(room, "criteria", criteria=CRITERIA, judgements=judged)
    assert round_.rules.criteria == CRITERIA
    assert round_.rules.judgements == judged
    assert round_.rules.options == {"criteria": 2}
    room.do(close_round, round_.id)
    again = room.do(repeat_round, round_.id)
    assert (again.rules.criteria, again.rules.judgements) == (CRITERIA, judged)


def test_without_criteria_those_proposed_to_a_school_are_taken(room: Room) -> None:
    assert opened(room, "criteria").rules.criteria == SCHOOL_CRITERIA


def test_other_methods_keep_no_criteria(room: Room) -> None:
    assert opened(room, "dots", criteria=CRITERIA).rules.criteria == ()


@pytest.mark.parametrize(
    ("criteria", "judgements", "why"),
    [
        ((Criterion("Alone"),), (), "2 to 8 criteria"),
        (CRITERIA, (Judgement(()),), "compared in 1 pair; a judgement has 0"),
    ],
)
def test_a_set_that_makes_no_sense_opens_nothing(
    room: Room, criteria: tuple[Criterion, ...], judgements: tuple[Judgement, ...], why: str
) -> None:
    with pytest.raises(InvalidInputError, match=why):
        opened(room, "criteria", criteria=criteria, judgements=judgements)
    assert all(each.rules.method != "criteria" for each in room.snapshot().rounds)


def test_a_judgement_of_nobody_and_a_single_need_to_compare_are_refused(room: Room) -> None:
    stranger = (Judgement((Fraction(3),), room.needs[0].id),)
    with pytest.raises(InvalidInputError, match="a group that is not there"):
        opened(room, "criteria", criteria=CRITERIA, judgements=stranger)
    command = OpenRound(room.snapshot().charrettes[0].id, (room.needs[0].id,), "pairwise")
    with pytest.raises(InvalidInputError, match="at least two needs"):
        room.do(open_round, command)


@pytest.mark.parametrize("method", ["pairwise", "criteria", "schulze"])
def test_hand_counts_are_refused_where_totals_say_too_little(room: Room, method: str) -> None:
    round_ = opened(room, method)
    command = CountTable(round_.id, 1, 7, {round_.needs[0].need_id: 4})
    with pytest.raises(InvalidInputError, match="ballot by ballot"):
        room.do(count_table, command)


def test_comparisons_are_of_pairs_on_the_ballot_and_pass_with_the_needs_file(room: Room) -> None:
    round_ = opened(room, "pairwise")
    one, other = round_.needs[0].need_id, round_.needs[1].need_id
    room.do(cast_ballot, CastBallot(round_.id, room.group("ST"), {pair_key(one, other): SECOND}))
    assert not list(faults(room.snapshot()))
    for content in ({one: 1}, {pair_key(one, room.project.id): 1}):
        with pytest.raises(InvalidInputError, match="not on this round’s list"):
            room.do(cast_ballot, CastBallot(round_.id, room.group("ST"), content))


def test_a_file_of_comparisons_is_entered_whichever_need_comes_first(room: Room, tmp_path: Path) -> None:
    round_ = opened(room, "pairwise")
    first, second, third = (need.code for need in round_.needs)
    path = tmp_path / "pairs.csv"
    path.write_text(
        "ballot,group,a,b,winner\n"
        f"1,ST,{second},{first},{second}\n1,ST,{first},{third},{first}\n2,FA,{third},{second},tie\n",
        encoding="utf-8",
    )
    casts = ballots_for(round_, read_ballots(path, "pairwise"), BallotChannel.PAPER, list[Ballot]())
    a, b, c = (need.need_id for need in round_.needs)
    assert [each.content for each in casts] == [
        {pair_key(a, b): SECOND, pair_key(a, c): FIRST},
        {pair_key(b, c): EVEN},
    ]
