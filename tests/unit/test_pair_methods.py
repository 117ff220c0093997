"""Rankings compared two by two, against cases worked out by hand or in the literature."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from uuid import UUID

import numpy as np
import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import METHODS, method_named, tally
from charrette.domain.pair_wins import pair_wins
from charrette.domain.profile import Marks, Profile, profile_of
from charrette.domain.result import Result
from charrette.domain.rounds import Ballot, Headline, RoundGroup, RoundRules
from tests.unit.vote import ballot, group, needs

BY_PAIRS = ["copeland", "schulze", "ranked-pairs"]
SCHULZE = {
    "ACBED": 5, "ADECB": 5, "BEDAC": 8, "CABED": 3, "CAEBD": 7, "CBADE": 2, "DCEBA": 7, "EBADC": 8,
}  # fmt: skip
"""The example of 45 voters in Schulze's paper (2011)."""
TENNESSEE = {"ABCD": 42, "BCDA": 26, "CDBA": 15, "DCBA": 17}
"""Memphis, Nashville, Chattanooga, Knoxville."""


def cast(votes: Mapping[str, int], groups: int = 1) -> list[Ballot]:
    """Ballots from words of letters: A is the first need."""
    words = [word for word, count in votes.items() for _ in range(count)]
    return [ranking(number, number % groups, word) for number, word in enumerate(words)]


def ranking(number: int, group_index: int | None, word: str, **more: object) -> Ballot:
    content = {UUID(int=1001 + ord(letter) - ord("A")): place for place, letter in enumerate(word, start=1)}
    return replace(ballot(number, group_index, [], **more), content=content)  # type: ignore[arg-type]


def counted(
    method: str,
    ballots: Sequence[Ballot],
    count: int,
    options: Mapping[str, int] | None = None,
    groups: Sequence[RoundGroup] = (group(0), group(1)),
    headline: Headline = Headline.RAW,
    lot: str = "",
) -> Result:
    return tally(RoundRules(method, options or {}, tuple(groups), headline), needs(count), ballots, lot)


def order(result: Result) -> str:
    """The needs by their letters in the order of the result, those that share a rank in brackets."""
    ranks: dict[int, str] = {}
    for each in result.standings:
        ranks[each.rank] = ranks.get(each.rank, "") + chr(ord("A") + each.need.position - 1)
    return "".join(f"({name})" if len(name) > 1 else name for name in ranks.values())


def test_the_example_of_the_paper_comes_out_as_printed() -> None:
    ballots = cast(SCHULZE, 2)
    result = counted("schulze", ballots, 5)
    assert order(result) == "EACBD"
    assert [each.score for each in result.standings] == [4, 3, 2, 1, 0]
    assert result.pairs is not None
    assert result.pairs.wins == (
        (0, 20, 26, 30, 22), (25, 0, 16, 33, 18), (19, 29, 0, 17, 24), (15, 12, 28, 0, 14), (23, 27, 21, 31, 0),
    )  # fmt: skip
    assert order(counted("ranked-pairs", ballots, 5)) == "ACEBD"
    assert order(counted("copeland", ballots, 5)) == "E(ABC)D"
    assert order(counted("borda", ballots, 5)) == "EABCD"


def test_a_path_decides_and_the_explanation_shows_it() -> None:
    result = counted("schulze", cast(SCHULZE), 5)
    said = METHODS["schulze"].explain(result, result.standings[0])
    assert said.startswith("N-005 is 1st of 5, ranked by 45 voters. Two by two it beats 3 needs: ")
    assert "it loses to 1: N-003 (21 to 24)." in said
    assert (
        "the path N-005 > N-004 > N-003, whose narrowest win is 28 to 17; the way back is no stronger" in said
    )
    kept = counted("ranked-pairs", cast(SCHULZE), 5)
    told = METHODS["ranked-pairs"].explain(kept, kept.standings[0])
    assert told.endswith("Passed over, because clearer wins say the opposite: N-002 over it (25 to 20) and "
                         "N-005 over it (23 to 22).")  # fmt: skip


def test_the_capital_of_tennessee() -> None:
    ballots = cast(TENNESSEE)
    for method in BY_PAIRS:
        assert order(counted(method, ballots, 4)) == "BCDA"
    borda = counted("borda", ballots, 4)
    assert order(borda) == "BCAD"
    points = {each.need.position: each.score for each in borda.standings}
    assert points == {1: 126 - 174, 2: 88, 3: 46, 4: -86}
    assert [cell.points for cell in borda.standings[0].cells] == [88, 0]
    copeland = counted("copeland", ballots, 4)
    assert [each.score for each in copeland.standings] == [3, 1, -1, -3]
    assert "That is 3 less 0: 3." in METHODS["copeland"].explain(copeland, copeland.standings[0])


def test_three_who_go_in_a_circle_are_equal_until_the_circle_breaks() -> None:
    circle = {"ABC": 1, "BCA": 1, "CAB": 1}
    for method in ("borda", "copeland", "schulze"):
        assert order(counted(method, cast(circle), 3)) == "(ABC)"
    assert order(counted("ranked-pairs", cast(circle), 3)) == "ABC", "a file goes by its order"
    wider = circle | {"ABC": 2}
    for method in ("schulze", "ranked-pairs"):
        assert order(counted(method, cast(wider), 3)) == "ABC"


def test_equal_margins_are_told_apart_by_the_lot_of_the_round() -> None:
    circle = cast({"ABC": 1, "BCA": 1, "CAB": 1})
    found = {order(counted("ranked-pairs", circle, 3, lot=f"charrette|{number}")) for number in range(20)}
    assert found == {"ABC", "BCA", "CAB"}


def test_needs_left_out_stand_below_or_are_no_opinion() -> None:
    ballots = cast({"A": 2, "BA": 1})
    below = counted("borda", ballots, 3)
    assert {each.need.position: each.score for each in below.standings} == {1: 4, 2: 0, 3: -4}
    ignored = counted("borda", ballots, 3, {"unranked": 1})
    assert {each.need.position: each.score for each in ignored.standings} == {1: -1, 2: 1, 3: 0}
    assert order(counted("schulze", ballots, 3)) == "ABC"
    assert order(counted("schulze", ballots, 3, {"unranked": 1})) == "(BC)A"
    nobody = next(each for each in below.standings if each.need.position == 3)
    assert (nobody.rank_label, nobody.voters) == ("–", 0)
    assert METHODS["borda"].explain(below, nobody) == "N-003 is on no ballot; it stays on the list."


def test_balanced_is_exact_where_groups_differ_in_size() -> None:
    groups = (group(0), group(1, influence=2))
    ballots = [ranking(number, 0, "AB") for number in range(3)] + [ranking(9, 1, "BA")]
    for method in ("borda", *BY_PAIRS):
        assert order(counted(method, ballots, 2, groups=groups)) == "AB"
        balanced = counted(method, ballots, 2, groups=groups, headline=Headline.BALANCED)
        assert order(balanced) == "BA"
    result = counted("borda", ballots, 2, groups=groups, headline=Headline.BALANCED)
    assert {each.need.position: each.balanced for each in result.standings} == {
        1: Fraction(-4, 3), 2: Fraction(4, 3),
    }  # fmt: skip
    pairs = counted("schulze", ballots, 2, groups=groups, headline=Headline.BALANCED).pairs
    assert pairs is not None
    assert pairs.votes(1, 0) == Fraction(8, 3)


def test_a_host_is_counted_apart() -> None:
    groups = (group(0), group(1, host=True))
    ballots = [ranking(1, 0, "AB"), ranking(2, 1, "BA"), ranking(3, 1, "BA")]
    for method in ("borda", *BY_PAIRS):
        result = counted(method, ballots, 2, groups=groups)
        assert order(result) == "AB"
        assert [cell.points for cell in result.standings[0].cells] == [1, -2]


@pytest.mark.parametrize("method", ["borda", *BY_PAIRS])
def test_rankings_are_refused_in_words(method: str) -> None:
    found = method_named(method)
    with pytest.raises(InvalidInputError, match="each once"):
        found.check_ballot({UUID(int=1): 1, UUID(int=2): 1}, {})
    with pytest.raises(InvalidInputError, match="by totals"):
        found.check_count({}, 3, {})
    with pytest.raises(InvalidInputError, match="left out stand"):
        found.check_options({"unranked": 2}, 5)


def test_no_ballot_leaves_all_equal() -> None:
    for method in ("borda", *BY_PAIRS, "pairwise", "criteria"):
        result = counted(method, [], 3, {"criteria": 2})
        assert [each.rank_label for each in result.standings] == ["–"] * 3
        assert result.ballots == 0


def plain_wins(profile: Profile, unranked: int) -> list[list[list[int]]]:
    """The definition, ballot by ballot."""
    count = len(profile.needs)
    wins = [[[0] * count for _ in range(count)] for _ in profile.groups]
    for row, member, weight in zip(profile.matrix().tolist(), profile.member, profile.weight, strict=True):
        for j, mine in enumerate(row):
            for k, other in enumerate(row):
                over = mine > 0 and (mine < other if other > 0 else unranked == 0)
                wins[member][j][k] += int(weight) * over
    return wins


@pytest.mark.parametrize("unranked", [0, 1])
@pytest.mark.parametrize("weights", ["one", "two", "many", "huge"])
def test_every_way_to_count_pairs_gives_the_definition(
    monkeypatch: pytest.MonkeyPatch, unranked: int, weights: str
) -> None:
    chance = np.random.default_rng(3)
    found = profile_of(
        RoundRules("borda", {}, (group(0), group(1))), needs(7), cast({"ABCDEFG": 3, "CA": 40}, 2)
    )
    values = np.where(chance.random((43, 7)) < 0.3, -1, chance.integers(1, 8, (43, 7))).astype(np.int16)
    kinds = {
        "one": np.ones(43, dtype=np.int64),
        "two": chance.integers(1, 3, 43),
        "many": np.arange(43) + 2**30,
        "huge": np.array([3**50 + number for number in range(43)], dtype=object),
    }
    profile = replace(found, marks=Marks(None, None, values), weight=kinds[weights])
    expected = plain_wins(profile, unranked)
    assert pair_wins(profile, unranked).tolist() == expected
    monkeypatch.setattr("charrette.domain.pair_wins._CELLS", 100)
    assert pair_wins(profile, unranked).tolist() == expected
    monkeypatch.setattr("charrette.domain.pair_wins._FEW", 0)
    assert pair_wins(profile, unranked).tolist() == expected
    sparse = profile_of(RoundRules("borda", {}, (group(0), group(1))), needs(7), cast({"AB": 9, "CGA": 8}, 2))
    assert pair_wins(sparse, unranked).tolist() == plain_wins(sparse, unranked)
    full = profile_of(RoundRules("borda", {}, (group(0), group(1))), needs(4), cast(TENNESSEE, 2))
    assert pair_wins(full, unranked).tolist() == plain_wins(full, unranked)


@pytest.mark.parametrize("unranked", [0, 1])
def test_long_runs_that_are_counted_give_what_multiplying_gives(
    monkeypatch: pytest.MonkeyPatch, unranked: int
) -> None:
    chance = np.random.default_rng(4)
    found = profile_of(
        RoundRules("borda", {}, (group(0), group(1))), needs(7), cast({"ABCDEFG": 600, "CA": 500}, 2)
    )
    values = np.where(chance.random((1100, 7)) < 0.3, -1, chance.integers(1, 8, (1100, 7))).astype(np.int16)
    profile = replace(found, marks=Marks(None, None, values), weight=np.arange(1100) // 550 + 1)
    multiplied = pair_wins(profile, unranked).tolist()
    monkeypatch.setattr("charrette.domain.pair_wins._FEW", 0)
    monkeypatch.setattr("charrette.domain.pair_wins._by_multiplying", None)
    assert pair_wins(profile, unranked).tolist() == multiplied == plain_wins(profile, unranked)
