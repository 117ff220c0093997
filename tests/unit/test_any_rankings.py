"""Whatever is ranked: names, order and size of the electorate change nothing; a clear winner wins; more helps."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any
from uuid import UUID

from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st

from charrette.domain.methods import METHODS, BallotKind, tally
from charrette.domain.result import Result
from charrette.domain.rounds import Ballot, BallotNeed, Headline, RoundRules
from tests.unit.test_any_votes import contents, options_of
from tests.unit.vote import ballot, group, needs

COUNT = 6
NEEDS = needs(COUNT)
IDS = [need.need_id for need in NEEDS]
GROUPS = (group(0), group(1))
MONOTONE = ("approval", "dots", "borda", "schulze", "ranked-pairs")
RANKINGS = ("borda", "copeland", "schulze", "ranked-pairs")


def cast(rankings: Sequence[dict[UUID, int]]) -> list[Ballot]:
    """Ballots of two groups by turns."""
    return [
        replace(ballot(number, number % 2, []), content=content) for number, content in enumerate(rankings)
    ]


def counted(name: str, ballots: Sequence[Ballot], on: Sequence[BallotNeed] = NEEDS, **more: Any) -> Result:
    return tally(RoundRules(name, options_of(METHODS[name]), GROUPS, **more), on, ballots)


def ranks(result: Result) -> dict[UUID, int]:
    return {each.need.need_id: each.rank for each in result.standings}


@st.composite
def rooms(
    draw: Any, names: Sequence[str] = tuple(sorted(METHODS)), least: int = 0
) -> tuple[str, list[Ballot]]:
    """Ballots of any of the methods."""
    name = draw(st.sampled_from(names))
    return name, cast(draw(st.lists(contents(METHODS[name]), min_size=least, max_size=9)))


@st.composite
def full_rankings(draw: Any) -> list[Ballot]:
    """Ballots that rank every need."""
    orders = draw(st.lists(st.permutations(IDS), min_size=1, max_size=9))
    return cast([{need: place for place, need in enumerate(order, start=1)} for order in orders])


@settings(max_examples=30, deadline=None)
@forall(rooms())
def test_an_electorate_twice_as_large_decides_the_same(room: Any) -> None:
    name, ballots = room
    once, twice = counted(name, ballots), counted(name, [*ballots, *ballots])
    if name not in {"multivote", "pairwise"}:  # a rule on the number of votes; a phantom that does not grow
        assert ranks(once) == ranks(twice)
        assert [each.verdict for each in once.standings] == [each.verdict for each in twice.standings]
    assert twice.ballots == 2 * (once.ballots or 0)


@settings(max_examples=30, deadline=None)
@forall(rooms(), st.permutations(IDS))
def test_other_names_of_the_needs_decide_the_same(room: Any, other: Any) -> None:
    name, ballots = room
    if METHODS[name].ballot_kind is BallotKind.PAIRS or name == "ranked-pairs":
        return  # pairs are named after their needs, and a file breaks equal margins by its order
    named = dict(zip(IDS, other, strict=True))
    renamed = [
        replace(one, content={named[need]: mark for need, mark in one.content.items()}) for one in ballots
    ]
    before = ranks(counted(name, ballots))
    assert ranks(counted(name, renamed)) == {named[need]: rank for need, rank in before.items()}


@settings(max_examples=30, deadline=None)
@forall(rooms())
def test_groups_of_equal_size_and_influence_make_raw_and_balanced_the_same(room: Any) -> None:
    name, ballots = room
    even = ballots[: len(ballots) // 2 * 2]
    result = counted(name, even)
    assert [each.balanced for each in result.standings] == [each.score for each in result.standings] or (
        METHODS[name].levels or name == "criteria"
    )  # blanks make the groups that answer unequal again
    if not METHODS[name].levels and name != "criteria":
        assert ranks(counted(name, even, headline=Headline.BALANCED)) == ranks(result)


@settings(max_examples=40, deadline=None)
@forall(full_rankings())
def test_who_beats_all_others_two_by_two_is_first(ballots: Any) -> None:
    for name in ("copeland", "schulze", "ranked-pairs"):
        result = counted(name, ballots)
        assert result.pairs is not None
        winner = [j for j in range(COUNT) if len(result.pairs.beaten(j)) == COUNT - 1]
        first = [each.need.need_id for each in result.standings if each.rank == 1]
        assert not winner or first == [IDS[winner[0]]]


@settings(max_examples=40, deadline=None)
@forall(full_rankings())
def test_borda_is_the_sum_of_what_the_pairs_say(ballots: Any) -> None:
    pairs = counted("copeland", ballots).pairs
    assert pairs is not None
    scores = {each.need.need_id: each.score for each in counted("borda", ballots).standings}
    for j, need in enumerate(pairs.need_ids):
        assert scores[need] == sum(Fraction(pairs.margin(j, other), pairs.scale) for other in range(COUNT))


@settings(max_examples=40, deadline=None)
@forall(rooms(MONOTONE, 1), st.data())
def test_more_for_a_need_never_lowers_it(room: Any, data: Any) -> None:
    name, ballots = room
    need, index = data.draw(st.sampled_from(IDS)), data.draw(st.integers(0, len(ballots) - 1))
    chosen = ballots[index]
    if name in RANKINGS:
        ordered = sorted((one for one in chosen.content if one != need), key=lambda one: chosen.content[one])
        better = {one: place for place, one in enumerate([need, *ordered], start=1)}
    else:
        better = dict(chosen.content) | {need: chosen.content.get(need, 0) + (name == "dots") or 1}
    raised = [*ballots[:index], replace(chosen, content=better), *ballots[index + 1 :]]
    assert ranks(counted(name, raised))[need] <= ranks(counted(name, ballots))[need]
