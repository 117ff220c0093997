"""Which pairs a person is asked about: all of few, an even part of many, and over the ballots every pair alike."""

from collections import Counter
from uuid import UUID

import pytest

from charrette.domain.pair_plan import content_keys, pairs_asked, pairs_for, pairs_in_all
from charrette.domain.pairs import pair_key, pairs_of
from charrette.domain.rounds import BallotNeed, RoundRules


def needs_of(count: int) -> tuple[BallotNeed, ...]:
    return tuple(
        BallotNeed(UUID(int=2**place), f"N-{place:03d}", f"Need {place}", f"Need {place}", place)
        for place in range(1, count + 1)
    )


@pytest.mark.parametrize(("needs", "asked"), [(1, 0), (2, 1), (5, 10), (8, 28), (9, 28), (16, 24), (60, 30)])
def test_few_needs_are_compared_all_and_of_many_about_thirty_pairs(needs: int, asked: int) -> None:
    assert pairs_asked(needs) == asked
    assert len(pairs_for(needs_of(needs), 1)) == asked


@pytest.mark.parametrize("count", [9, 12, 17, 30])
def test_each_need_comes_up_equally_often_on_a_ballot_and_each_pair_over_the_ballots(count: int) -> None:
    needs = needs_of(count)
    one = Counter(need.position for pair in pairs_for(needs, 1) for need in pair)
    assert max(one.values()) - min(one.values()) <= 1
    turn = len(pairs_for(needs, 1))
    every = pairs_in_all(count)
    over = Counter(frozenset(pair) for ballot in range(1, every + 1) for pair in pairs_for(needs, ballot))
    assert set(over.values()) == {turn}
    assert len(over) == every


def test_pairs_keep_the_order_of_the_ballot_and_name_each_pair_once() -> None:
    needs = needs_of(8)
    asked = pairs_for(tuple(reversed(needs)), 3)
    assert all(one.position < other.position for one, other in asked)
    assert {pair_key(one.need_id, other.need_id) for one, other in asked} == set(pairs_of(needs))


def test_content_names_needs_and_of_comparisons_pairs() -> None:
    needs = needs_of(3)
    assert content_keys(RoundRules("dots", {}), needs) == {need.need_id for need in needs}
    assert content_keys(RoundRules("unheard of", {}), needs) == {need.need_id for need in needs}
