"""What if: derived results are what a vote without, with other weights or with merged needs would have given."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from uuid import UUID

import pytest

from charrette.domain import whatif
from charrette.domain.chosen_ballots import only_ballots
from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.methods import METHODS, method_named, tally
from charrette.domain.pairs import pair_key
from charrette.domain.profile import Profile, profile_of
from charrette.domain.result import Result
from charrette.domain.rounds import BallotChannel, Headline, RoundRules
from tests.unit.vote import ballot, needs
from tests.unit.what_if_votes import NAMES, ballots_of, need_id, room, rules_of

AA, BB, CC = (UUID(int=100 + index) for index in range(3))


def counted(changed: tuple[RoundRules, Profile]) -> Result:
    """The tally of a changed electorate."""
    return method_named(changed[0].method).tally(*changed)


def scores(result: Result) -> dict[int, Fraction]:
    """Scores by number of the need."""
    return {each.need.position: each.score for each in result.standings}


def votes(
    method: str, contents: Sequence[dict[int, int]], count: int = 3, **more: object
) -> tuple[RoundRules, Profile]:
    """A round of one group."""
    rules = rules_of(method, 1, **more)  # type: ignore[arg-type]
    return rules, profile_of(rules, needs(count), ballots_of([0] * len(contents), contents))


@pytest.mark.parametrize("name", NAMES)
def test_without_a_group_is_as_if_it_had_not_voted(name: str):
    rules, profile = room(name, 2, headline=Headline.BALANCED)
    left = counted(whatif.without_group(rules, profile, BB))
    expected = [each.score for each in METHODS[name].tally(rules, _others(profile, 1)).standings]
    assert [each.score for each in left.standings] == expected
    assert next(each for each in left.groups if each.group.id == BB).heads == 0


def _others(profile: Profile, index: int) -> Profile:
    return only_ballots(profile, (profile.member != index).nonzero()[0])


def test_without_a_group_its_hand_counts_go_too():
    rules = rules_of("dots", 2)
    wall = ballot(90, 1, [0, 3], voters=4, channel=BallotChannel.HAND_COUNT)
    profile = profile_of(rules, needs(2), [*ballots_of([0] * 5, [{1: 2}] * 5), wall])
    assert scores(counted(whatif.without_group(rules, profile, BB))) == {1: 10, 2: 0}


def test_a_small_group_or_one_joined_with_it_cannot_be_left_out():
    rules = rules_of("dots", 3)
    contents = [{1: 1}] * 2 + [{2: 1}] * 5 + [{3: 1}] * 6
    profile = profile_of(rules, needs(4), ballots_of([0] * 2 + [1] * 5 + [2] * 6, contents))
    for group_id in (AA, BB):
        with pytest.raises(InvalidInputError, match="cannot be shown"):
            whatif.without_group(rules, profile, group_id)
    assert scores(counted(whatif.without_group(rules, profile, CC)))[3] == 0
    with pytest.raises(InvalidInputError, match="fewer than 8 ballots"):
        whatif.without_group(rules, profile, CC, least=8)


def test_a_room_that_would_be_left_with_two_is_not_shown():
    rules = rules_of("dots", 1)
    ballots = [*ballots_of([0] * 5, [{1: 1}] * 5)]
    profile = profile_of(rules, needs(2), ballots)
    with pytest.raises(InvalidInputError, match="would be left"):
        whatif.without_group(rules, profile, AA)


def test_other_influences_are_those_of_a_round_opened_with_them():
    rules, profile = room("dots", 4)
    changed = whatif.with_influence(rules, profile, {BB: Fraction(5), CC: Fraction(0)})
    opened = rules_of(
        "dots", 3, headline=Headline.BALANCED, influences=[1, 5, 0], options=dict(rules.options)
    )
    expected = METHODS["dots"].tally(opened, replace(profile, groups=opened.groups))
    assert counted(changed).standings == expected.standings
    assert changed[0].headline is Headline.BALANCED


def test_joined_groups_keep_their_proportion():
    rules = rules_of("dots", 4)
    sizes = (2, 4, 7, 8)
    members = [index for index, size in enumerate(sizes) for _ in range(size)]
    profile = profile_of(rules, needs(4), ballots_of(members, [{1 + index: 1} for index in members]))
    with pytest.raises(InvalidInputError, match=r"small group|joined|worked out"):
        whatif.with_influence(rules, profile, {AA: Fraction(2)})


@pytest.mark.parametrize(
    ("influences", "words"), [({AA: Fraction(-1)}, "from 0 up"), ({AA: Fraction(0)}, "at least one")]
)
def test_influences_that_make_no_sense_are_refused(influences: dict[UUID, Fraction], words: str):
    rules, profile = votes("dots", [{1: 1}] * 6)
    with pytest.raises(InvalidInputError, match=words):
        whatif.with_influence(rules, profile, influences)


def test_a_group_or_a_need_that_is_not_there_is_said():
    rules, profile = votes("dots", [{1: 1}] * 6)
    with pytest.raises(NotFoundError):
        whatif.without_group(rules, profile, UUID(int=1))
    with pytest.raises(NotFoundError):
        whatif.merged(rules, profile, need_id(1), [UUID(int=1)])


@pytest.mark.parametrize(
    ("method", "options", "contents", "expected"),
    [
        ("dots", {"dots": 6, "cap": 3}, [{1: 2, 2: 2, 3: 1}, {2: 1}, {3: 3}], {1: 4, 3: 4}),
        ("approval", {}, [{1: 1, 2: 1}, {2: 1}, {3: 1}], {1: 2, 3: 1}),
        ("score", {}, [{1: 5, 2: 1, 3: 2}, {2: 4}, {3: 4}], {1: Fraction(7, 2), 3: 3}),
        ("ngt", {"choose": 3}, [{1: 3, 2: 1, 3: 2}, {2: 1}, {3: 1}], {1: 6, 3: 5}),
        ("moscow", {}, [{1: 0, 2: 3, 3: 1}, {2: 2}, {3: 1}], {1: Fraction(5, 2), 3: 1}),
    ],
)
def test_merging_counts_each_voter_once_by_the_methods_rule(
    method: str, options: dict[str, int], contents: list[dict[int, int]], expected: dict[int, Fraction]
):
    rules, profile = votes(method, contents, options=options)
    assert scores(counted(whatif.merged(rules, profile, need_id(1), [need_id(2)]))) == expected


def test_merged_pairs_are_pooled_and_those_between_the_merged_fall_away():
    """On a ballot N-004 wins over N-001 and loses to N-003: merged with N-001, both pairs speak of N-001."""
    rules = rules_of("pairwise", 1)
    one, two, three, four = (need_id(number) for number in (1, 2, 3, 4))
    first = {
        pair_key(one, four): 2,
        pair_key(three, four): 1,
        pair_key(one, three): 1,
        pair_key(two, four): 2,
    }
    ballots = [replace(ballot(1, 0, []), content=first)]
    profile = profile_of(rules, needs(4), ballots)
    result = counted(whatif.merged(rules, profile, one, [four]))
    assert result.pairs
    places = [result.pairs.index(each) for each in (one, two, three)]
    assert result.pairs.votes(places[0], places[2]) == result.pairs.votes(
        places[2], places[0]
    )  # won and lost: even
    assert result.pairs.votes(places[0], places[1]) == 1  # N-004 over N-002
    assert result.pairs.votes(places[1], places[0]) == 0
    assert result.pairs.votes(places[1], places[2]) == 0


@pytest.mark.parametrize("name", NAMES)
def test_splitting_back_is_the_identity(name: str):
    rules, profile = room(name, 6)
    before = METHODS[name].tally(rules, profile)
    merged = whatif.merged(rules, profile, need_id(2), [need_id(5), need_id(7)])
    assert {each.need.position for each in counted(merged).standings} == {1, 2, 3, 4, 6, 8}
    assert counted(whatif.merged(rules, profile, need_id(2), ())) == before
    assert METHODS[name].tally(rules, profile) == before


@pytest.mark.parametrize("name", NAMES)
def test_a_need_that_nobody_marked_is_merged_without_a_trace(name: str):
    rules, profile = room(name, 8)
    ballots = [ballot(1, 0, [])]
    empty = profile_of(rules, needs(3), ballots)
    assert len(counted(whatif.merged(rules, empty, need_id(3), [need_id(1)])).standings) == 2
    assert len(profile.needs) == 8


def test_hand_counts_of_merged_needs_are_added_up():
    rules = rules_of("dots", 1)
    wall = ballot(90, 0, [3, 4, 1], voters=4, channel=BallotChannel.HAND_COUNT)
    profile = profile_of(rules, needs(3), [wall])
    assert scores(counted(whatif.merged(rules, profile, need_id(1), [need_id(2)]))) == {1: 7, 3: 1}


def test_a_derived_result_is_named_as_derived():
    rules, profile = room("dots", 3)
    changes = (
        whatif.Merge(need_id(1), (need_id(2),)),
        whatif.Without(BB),
        whatif.Influences({AA: Fraction(2)}),
        whatif.ByMethod("approval"),
    )
    found = whatif.derived(rules, profile, changes)
    assert found.words == (
        "Derived result: with N-002 merged into N-001, without Group BB, with the influence of Group AA 2, "
        "by approval. The round’s own result stays as it is."
    )
    assert found.result.rules.method == "approval"
    assert found.result.standing(need_id(2)) is None
    assert whatif.derived(rules, profile, ()).words.startswith("Derived result: nothing changed.")


def test_by_method_is_that_methods_own_tally():
    contents = [{1: 3}, {2: 1, 3: 1}, {2: 1, 3: 1}]
    rules, profile = votes("dots", contents)
    found = counted(whatif.by_method(rules, profile, "approval"))
    marks = [dict.fromkeys(content, 1) for content in contents]
    expected = tally(rules_of("approval", 1), needs(3), ballots_of([0] * 3, marks))
    assert scores(found) == scores(expected)
