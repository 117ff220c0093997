"""Robustness: the same ballots under every method they allow, and without one group."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

import pytest

from charrette.domain.converted import read_by, readable_by
from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import METHODS, tally
from charrette.domain.profile import profile_of
from charrette.domain.robustness import robustness
from charrette.domain.rounds import RoundRules
from tests.unit.vote import ballot, needs
from tests.unit.what_if_votes import NAMES, ballots_of, need_id, room, rules_of

BY_PAIRS = ("borda", "copeland", "schulze", "ranked-pairs")


def ranks(
    rules: RoundRules, count: int, groups: Sequence[int], contents: Sequence[dict[int, int]]
) -> dict[int, int]:
    """Places by number of the need."""
    result = tally(rules, needs(count), ballots_of(groups, contents))
    return {each.need.position: each.rank for each in result.standings}


@pytest.mark.parametrize("name", NAMES)
def test_every_method_that_can_read_the_ballots_ranks_every_need(name: str):
    rules, profile = room(name, 1)
    found = robustness(rules, profile)
    assert next(iter(found.by_method)) == name
    assert set(readable_by(rules)) <= set(found.by_method)
    for places in found.by_method.values():
        assert set(places) == {need.need_id for need in profile.needs}
    for each in found.needs:
        places = [of_method[each.need] for of_method in found.by_method.values()]
        assert (each.low, each.high) == (min(places), max(places))
        assert bool(each.methods_words) == (each.high - each.low > found.slack)


def test_dots_are_read_as_approval_and_as_rankings_with_ties():
    rules = rules_of("dots", 1)
    contents = [{1: 3}, {2: 1, 3: 1}, {2: 1, 3: 1}, {1: 3, 2: 1}]
    profile = profile_of(rules, needs(4), ballots_of([0] * 4, contents))
    found = robustness(rules, profile)
    assert tuple(found.by_method) == ("dots", "approval", *BY_PAIRS)
    marks = [dict.fromkeys(content, 1) for content in contents]
    assert found.by_method["approval"] == {
        need_id(key): rank for key, rank in ranks(rules_of("approval", 1), 4, [0] * 4, marks).items()
    }
    places = [{1: 1}, {2: 1, 3: 1}, {2: 1, 3: 1}, {1: 1, 2: 2}]
    for name in BY_PAIRS:
        expected = ranks(rules_of(name, 1, options={"unranked": 0}), 4, [0] * 4, places)
        assert found.by_method[name] == {need_id(key): rank for key, rank in expected.items()}


def test_gradients_are_read_from_endorsement_down():
    rules = rules_of("gradients", 1)
    profile = profile_of(rules, needs(3), ballots_of([0] * 3, [{1: 8, 2: 1, 3: 4}] * 3))
    found = robustness(rules, profile)
    for name in ("gradients", *BY_PAIRS):
        assert [found.by_method[name][need_id(at)] for at in (1, 2, 3)] == [3, 1, 2]
    assert found.by_method["approval"][need_id(2)] == 1


def test_needs_without_an_answer_are_no_opinion():
    """N-003 has one answer, the best; nobody is counted as against it."""
    rules = rules_of("score", 1)
    profile = profile_of(
        rules, needs(3), ballots_of([0] * 3, [{1: 4, 2: 3, 3: 5}, {1: 4, 2: 3}, {1: 4, 2: 3}])
    )
    assert robustness(rules, profile).by_method["copeland"][need_id(3)] == 1


def test_moscow_has_the_order_by_the_mean_beside_it():
    rules = rules_of("moscow", 1)
    contents = [{1: 3, 2: 2}, {1: 3, 2: 2}, {1: 3, 2: 2}, {1: 0, 2: 3}, {1: 0, 2: 3}]
    profile = profile_of(rules, needs(2), ballots_of([0] * 5, contents))
    found = robustness(rules, profile)
    assert found.by_method["moscow"][need_id(1)] == 1
    assert found.by_method["mean"][need_id(2)] == 1


def test_a_place_that_depends_on_the_method_is_said():
    """N-001 has most dots from two people; by approval six others stand before it."""
    contents = [{1: 9}] * 2 + [{2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1}] * 10
    rules = rules_of("dots", 1)
    profile = profile_of(rules, needs(8), ballots_of([0] * 12, contents))
    found = robustness(rules, profile).of(need_id(1))
    assert found
    assert found.methods_words == "place depends on the method: 1st to 7th"


def test_a_place_that_depends_on_one_group_is_said():
    contents = [{1: 5}] * 4 + [{2: 1, 3: 1, 4: 1, 5: 1}] * 8
    rules = rules_of("dots", 2)
    profile = profile_of(rules, needs(6), ballots_of([0] * 4 + [1] * 8, contents))
    found = robustness(rules, profile)
    need = found.of(need_id(1))
    assert need
    assert need.groups_words == "place depends on Group AA: 1st, without Group AA 5th"
    assert found.without[UUID(int=100)][need_id(1)] == 5


def test_groups_under_three_and_rooms_that_would_be_left_with_few_are_not_left_out():
    contents = [{1: 1}] * 2 + [{2: 1}] * 5 + [{3: 1}] * 6
    rules = rules_of("dots", 3)
    profile = profile_of(rules, needs(4), ballots_of([0] * 2 + [1] * 5 + [2] * 6, contents))
    assert set(robustness(rules, profile).without) == {UUID(int=102)}  # AA is joined with BB
    two = profile_of(rules, needs(4), ballots_of([0] * 4 + [1] * 3, [{1: 1}] * 7))
    assert set(robustness(rules, two).without) == {UUID(int=100), UUID(int=101)}
    assert robustness(rules, two, least=5).without == {}


def test_what_cannot_be_read_is_refused_in_words():
    rules, profile = room("approval", 1)
    with pytest.raises(InvalidInputError, match="cannot be counted by Scores"):
        read_by(rules, profile, "score")
    dots, marked = room("dots", 1)
    counted = replace(marked, hand=(ballot(1, 0, [3], voters=4),))
    with pytest.raises(InvalidInputError, match="by hand"):
        read_by(dots, counted, "approval")
    assert tuple(robustness(dots, counted).by_method) == ("dots",)


def test_nominal_group_takes_the_first_few_of_a_long_ranking():
    rules = rules_of("borda", 1)
    order = {key: key for key in range(1, 301)}
    profile = profile_of(rules, needs(300), ballots_of([0] * 3, [order] * 3))
    changed, read = read_by(rules, profile, "ngt")
    result = METHODS["ngt"].tally(changed, read)
    assert [float(each.score) for each in result.standings[:6]] == [15, 12, 9, 6, 3, 0]
    assert sum(each.score for each in result.standings) == 45
