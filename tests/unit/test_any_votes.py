"""Whatever is voted, by every method: each voter counts once, order does not matter, sums hold."""

from dataclasses import replace
from fractions import Fraction
from itertools import accumulate
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st

from charrette.domain.ballot_entry import entry_of, read_entry
from charrette.domain.methods import METHODS, BallotKind, Method, method_named, tally
from charrette.domain.pairs import pairs_of
from charrette.domain.rounds import Ballot, Headline, RoundRules
from charrette.exchange.ballot_cells import read_cell
from tests.unit.vote import ballot, group, needs

COUNT = 6
IDS = [UUID(int=1001 + i) for i in range(COUNT)]
GROUPS = (group(0), group(1, influence=2), group(2))


def options_of(method: Method) -> dict[str, int]:
    criteria = {"criteria": 2} if method.ballot_kind is BallotKind.CRITERIA else {}
    return method.frozen(method.defaults(COUNT) | criteria, COUNT)


@st.composite
def contents(draw: Any, method: Method) -> dict[UUID, int]:
    """A ballot within the method's rules."""
    options = options_of(method)
    if method.ballot_kind is BallotKind.RANKING:
        ranked = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=options.get("choose", COUNT)))
        return {need: position for position, need in enumerate(ranked, start=1)}
    if method.levels:
        values = st.sampled_from([level.value for level in method.levels])
        return draw(st.dictionaries(st.sampled_from(IDS), values))
    if method.ballot_kind is BallotKind.PAIRS:
        return draw(st.dictionaries(st.sampled_from(list(pairs_of(needs(COUNT)))), st.integers(0, 2)))
    if method.ballot_kind is BallotKind.CRITERIA:
        digits = st.text("12345", min_size=2, max_size=2).map(int)
        return draw(st.dictionaries(st.sampled_from(IDS), digits))
    marks = draw(st.permutations(IDS))
    room = options.get("dots", options.get("votes", COUNT))
    dots = draw(st.lists(st.integers(1, options.get("cap", 1)), max_size=COUNT))
    placed = [dot for dot, so_far in zip(dots, accumulate(dots), strict=True) if so_far <= room]
    return dict(zip(marks, placed, strict=False))


@st.composite
def rooms(draw: Any) -> tuple[Method, list[Ballot], RoundRules]:
    """Up to twelve ballots of any method, of three groups or none."""
    method = METHODS[draw(st.sampled_from(sorted(METHODS)))]
    ballots = [
        replace(ballot(number, draw(st.sampled_from([None, 0, 1, 2])), []), content=content)
        for number, content in enumerate(draw(st.lists(contents(method), max_size=12)))
    ]
    headline = draw(st.sampled_from(list(Headline)))
    return method, ballots, RoundRules(method.name, options_of(method), GROUPS, headline)


@settings(max_examples=40, deadline=None)
@forall(rooms(), st.randoms(use_true_random=False))
def test_the_order_of_the_ballots_does_not_matter(room: Any, chance: Any) -> None:
    _, ballots, rules = room
    shuffled = list(ballots)
    chance.shuffle(shuffled)
    assert tally(rules, needs(COUNT), ballots) == tally(rules, needs(COUNT), shuffled)


@settings(max_examples=40, deadline=None)
@forall(rooms())
def test_each_voter_counts_once_and_every_need_stays(room: Any) -> None:
    method, ballots, rules = room
    result = tally(rules, needs(COUNT), ballots)
    assert (result.ballots, result.heads) == (len(ballots), len(ballots))
    assert sorted(each.need.position for each in result.standings) == list(range(1, COUNT + 1))
    for each in result.standings:
        gave = sum(bool(said_of(method, one, each.need.need_id)) for one in ballots)
        assert each.voters == gave
        assert sum((cell.points for cell in each.cells), Fraction(0)) == sum(
            _points(method, one, each.need.need_id, rules) for one in ballots
        )
        if method.levels:
            assert sum(each.counts) == gave == sum(each.balanced_counts)
        assert method.explain(result, each).startswith(each.need.code)
    following = method.follow_up(result)
    assert set(following.discuss) <= set(following.need_ids) <= set(IDS)
    assert following.words.endswith((".", "once more."))


def said_of(method: Method, one: Ballot, need_id: UUID) -> list[UUID]:
    """What a ballot says of a need; of comparisons, the pairs it is in."""
    kept = method.kept(one.content)
    if method.ballot_kind is not BallotKind.PAIRS:
        return [need_id] if need_id in kept else []
    pairs = pairs_of(needs(COUNT))
    return [key for key in kept if need_id in {need.need_id for need in pairs[key]}]


def _points(method: Method, one: Ballot, need_id: UUID, rules: RoundRules) -> Fraction | int:
    mark = one.content.get(need_id, 0)
    if method.ballot_kind is BallotKind.PAIRS:
        first = {key: pair[0].need_id == need_id for key, pair in pairs_of(needs(COUNT)).items()}
        answers = [(one.content[key], first[key]) for key in said_of(method, one, need_id)]
        return sum((answer == 1) == ahead or -1 for answer, ahead in answers if answer)
    if method.ballot_kind is BallotKind.CRITERIA:
        return Fraction(mark // 10 + mark % 10 - 2, 8) if mark else 0
    if method.name in {"borda", "copeland", "schulze", "ranked-pairs"}:
        ranked = len(one.content)
        return COUNT - 2 * mark + 1 if mark else -ranked
    if method.ballot_kind is BallotKind.RANKING:
        return rules.options["choose"] - mark + 1 if mark else 0
    return mark // 10 - mark % 10 if method.ballot_kind is BallotKind.IMPACT_EFFORT else mark


@settings(max_examples=40, deadline=None)
@forall(st.data())
def test_a_ballot_is_typed_and_filed_as_it_is(data: Any) -> None:
    method = METHODS[data.draw(st.sampled_from(sorted(METHODS)))]
    content = data.draw(contents(method))
    method.check_ballot(content, options_of(method))
    line = entry_of(method, content, needs(COUNT), options_of(method))
    typed = read_entry(method, f"AA {line}", needs(COUNT), {"AA", "BB"}, options_of(method))
    assert (typed.label, dict(typed.content)) == ("AA", content)
    if method.ballot_kind is BallotKind.PAIRS:
        return
    keys = {level.value: level.key for level in method.levels}
    cells = {need: read_cell(method, keys.get(mark, str(mark))) for need, mark in content.items()}
    assert cells == content


@settings(max_examples=40, deadline=None)
@forall(st.data())
def test_a_merged_need_gets_from_a_ballot_what_one_need_may_get(data: Any) -> None:
    method = METHODS[data.draw(st.sampled_from(sorted(METHODS)))]
    content = data.draw(contents(method))
    marks = list(content.values())
    if not marks:
        return
    merged = method.merged(marks, options_of(method))
    assert method.merged([merged], options_of(method)) == merged
    if method.ballot_kind in {BallotKind.PAIRS, BallotKind.CRITERIA}:
        method.check_ballot({IDS[0]: merged}, options_of(method))
        return
    highest = sum(marks) if method.ballot_kind is BallotKind.DOTS else max(marks)
    lowest = min(each % 10 for each in marks) if method.name == "impact-effort" else min(marks)
    assert lowest <= merged <= max(highest, 55 if method.name == "impact-effort" else 0)
    if method.levels:
        assert merged in {level.value for level in method.levels}


@pytest.mark.parametrize("name", sorted(METHODS))
def test_rules_are_said_and_fit_any_number_of_needs(name: str) -> None:
    method = method_named(name)
    for count in (1, 2, 3, 7, 24, 60):
        options = method.defaults(count)
        method.check_options(options, count)
        assert {each.name for each in method.fields} == set(options)
        for field in method.fields:
            assert field.least <= options[field.name] <= field.most
            assert all(field.least <= value <= field.most for value, _ in field.choices)
        said = method.rules_in_words(RoundRules(name, method.frozen(options, count)))
        assert said[0].isupper() or said[0].isdigit()
        balanced = RoundRules(name, method.frozen(options, count), headline=Headline.BALANCED)
        assert method.rules_in_words(balanced).endswith(", groups balanced")
    assert method.rules_in_words(RoundRules(name, {}))
    assert len({level.key for level in method.levels}) == len(method.levels)
