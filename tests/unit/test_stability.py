"""Stability: ballots drawn again give what each method itself would give, always the same for the same seed."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charrette.domain.chosen_ballots import only_ballots
from charrette.domain.methods import METHODS, method_named
from charrette.domain.profile import profile_of
from charrette.domain.replica_levels import LEVEL_KEYS
from charrette.domain.replica_weights import headline_factors
from charrette.domain.replicas import ordered, places
from charrette.domain.result import balanced_weights
from charrette.domain.rounds import Headline
from charrette.domain.stability import stability
from tests.unit.vote import ballot, needs
from tests.unit.what_if_votes import NAMES, ballots_of, need_id, room, rules_of


@pytest.mark.parametrize("headline", list(Headline))
@pytest.mark.parametrize("name", NAMES)
def test_a_replica_of_the_ballots_as_cast_is_the_result_itself(name: str, headline: Headline):
    for seed in range(3):
        rules, profile = room(name, seed, headline=headline, weights=seed == 1)
        result = METHODS[name].tally(rules, profile)
        found = places(rules, profile, np.ones((1, len(profile)), dtype=np.int64))[0]
        ranks = {each.need.need_id: each.rank for each in result.standings}
        assert found.tolist() == [ranks[need.need_id] for need in profile.needs]


@pytest.mark.parametrize("name", NAMES)
def test_a_ballot_counted_twice_or_not_is_as_if_cast_twice_or_not(name: str):
    rules, profile = room(name, 5, headline=Headline.BALANCED)
    times = np.ones((2, len(profile)), dtype=np.int64)
    times[1, :6] = [0, 2, 3, 0, 1, 2]
    again = only_ballots(profile, np.repeat(np.arange(len(profile)), times[1]))
    result = METHODS[name].tally(rules, again)
    ranks = {each.need.need_id: each.rank for each in result.standings}
    assert places(rules, profile, times)[1].tolist() == [ranks[need.need_id] for need in profile.needs]


def test_a_method_that_is_not_counted_all_at_once_is_counted_by_itself(monkeypatch: pytest.MonkeyPatch):
    rules, profile = room("score", 2)
    times = np.ones((2, len(profile)), dtype=np.int64)
    times[1, :3] = [0, 2, 3]
    at_once = places(rules, profile, times)
    monkeypatch.delitem(LEVEL_KEYS, "score")
    assert places(rules, profile, times).tolist() == at_once.tolist()


@pytest.mark.parametrize("name", ["dots", "moscow", "schulze"])
def test_the_same_seed_gives_the_same_and_another_seed_another(name: str):
    rules, profile = room(name, 3)
    first, same, other = (stability(rules, profile, seed=seed, replicates=200) for seed in (7, 7, 8))
    assert first == same
    assert first.replicates == 200
    assert first.beats != other.beats


def test_a_clear_order_stands_in_tiers_and_an_even_one_in_one():
    clear = ballots_of([0] * 12, [{1: 3, 2: 2, 3: 1}] * 12)
    rules = rules_of("dots", 1)
    found = stability(rules, profile_of(rules, needs(3), clear))
    assert found.tiers == ((need_id(1),), (need_id(2),), (need_id(3),))
    assert [(each.low, each.median, each.high) for each in found.needs] == [(1, 1, 1), (2, 2, 2), (3, 3, 3)]
    assert found.beats == (1.0, 1.0)
    even = ballots_of([0] * 12, [{1: 1}, {2: 1}] * 6)
    found = stability(rules, profile_of(rules, needs(2), even))
    assert found.tiers == ((need_id(1), need_id(2)),)
    assert found.beats[0] == pytest.approx(0.5, abs=0.06)
    assert "do not tell the needs apart" in found.words


def test_half_of_the_ties_count_as_won():
    same = ballots_of([0] * 6, [{1: 1, 2: 1}] * 6)
    rules = rules_of("dots", 1)
    assert stability(rules, profile_of(rules, needs(2), same)).beats == (0.5,)


def test_a_group_under_five_is_left_out_one_ballot_at_a_time():
    """Group BB has three ballots; the one with three dots for N-002 keeps it first."""
    contents = [{1: 1}] * 5 + [{2: 1}] * 3 + [{2: 3}, {3: 1}, {3: 1}]
    rules = rules_of("dots", 2)
    profile = profile_of(rules, needs(4), ballots_of([0] * 8 + [1] * 3, contents))
    found = stability(rules, profile, replicates=50, top=1)
    assert [(each.name, each.ballots, each.changing) for each in found.jackknife] == [("Group BB", 3, 1)]
    assert (
        "1 of the 3 ballots of Group BB, left out one at a time, would change which need is first."
        in found.words
    )
    assert stability(rules, profile, replicates=50, top=1, least=5).jackknife == ()


def test_groups_under_three_are_not_spoken_of():
    rules = rules_of("dots", 2)
    profile = profile_of(rules, needs(3), ballots_of([0] * 6 + [1] * 2, [{1: 1}] * 6 + [{2: 1}] * 2))
    found = stability(rules, profile, replicates=20)
    assert found.jackknife == ()
    assert "Group BB" not in found.words


def test_where_every_group_is_small_nothing_is_drawn():
    rules = rules_of("dots", 2)
    profile = profile_of(rules, needs(3), ballots_of([0] * 4 + [1] * 3, [{1: 1}] * 7))
    found = stability(rules, profile)
    assert (found.replicates, found.needs, found.tiers) == (0, (), ())
    assert [each.changing for each in found.jackknife] == [0, 0]


def test_hand_counts_and_single_people_are_refused_in_words():
    rules = rules_of("dots", 1)
    few = profile_of(rules, needs(3), ballots_of([0, 0], [{1: 1}, {2: 1}]))
    assert "fewer than 3 ballots" in stability(rules, few).words
    wall = ballot(1, 0, [3, 2, 1], voters=9)
    counted = replace(few, hand=(wall,))
    assert "by hand" in stability(rules, counted).words
    assert stability(rules, counted).needs == ()


def test_many_ballots_take_fewer_draws_and_the_value_says_so():
    rules, profile = room("pairwise", 1)
    found = stability(rules, profile, replicates=10**6)
    assert 50 <= found.replicates < 10**6
    assert f"{found.replicates:,} times" in found.words
    assert "instead of 1,000,000" in found.words


@pytest.mark.parametrize("name", ["dots", "score", "borda"])
def test_the_order_of_the_ballots_changes_no_place(name: str):
    rules, profile = room(name, 4)
    turned = only_ballots(profile, np.arange(len(profile))[::-1])
    before, after = (stability(rules, each, replicates=2000) for each in (profile, turned))
    assert [each.need for each in before.needs] == [each.need for each in after.needs]
    assert before.beats == pytest.approx(after.beats, abs=0.06)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), min_size=1, max_size=6))
def test_balancing_many_replicas_is_balancing_each(groups: list[tuple[int, int]]):
    exact, _ = balanced_weights([(Fraction(ballots), Fraction(influence)) for ballots, influence in groups])
    sizes, influences = np.array(groups, dtype=np.float64).T
    found = headline_factors(np.array([sizes, sizes]), influences)
    assert found[0] == pytest.approx([float(each) for each in exact])
    assert found[1] == pytest.approx(found[0])


def test_places_go_by_the_first_key_then_the_second():
    keys = [np.array([[1.0, 2, 2, 2]]), np.array([[9.0, 1, 5, 1]])]
    assert ordered(keys).tolist() == [[4, 2, 1, 2]]


def test_a_room_of_sixty_is_drawn_a_thousand_times():
    rules, profile = room("dots", 2, sizes=(20, 20, 20), count=60)
    found = stability(rules, profile)
    assert found.replicates == 1000
    assert sorted(sum(found.tiers, ())) == sorted(need.need_id for need in profile.needs)
    assert method_named("dots").tally(rules, profile).standings[0].need.need_id == found.tiers[0][0]
