"""Scores, MoSCoW, fist to five, gradients, Delphi, impact and effort: worked examples and their borders."""

from fractions import Fraction
from uuid import UUID

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.flags import flags
from charrette.domain.levels import median_level, packed, polarisation, unpacked
from charrette.domain.methods import METHODS, method_named
from charrette.domain.result import Result
from charrette.domain.rounds import BallotChannel, Headline
from charrette.domain.small_groups import by_group
from tests.unit.answers import given, result_of, verdicts
from tests.unit.vote import group

M, S, C, W = 3, 2, 1, 0
FIST, DELPHI, GRADIENTS = (method_named(name) for name in ("fist", "delphi", "gradients"))
NEED = UUID(int=1001)


def one(method: str, *answers: int | None, options: dict[str, int] | None = None) -> Result:
    """The result of one need."""
    return result_of(method, [given(i, 0, answer) for i, answer in enumerate(answers)], 1, options)


def verdict(method: str, *answers: int | None, options: dict[str, int] | None = None) -> str:
    return one(method, *answers, options=options).standings[0].verdict


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ((M,) * 6 + (S,) * 4, "Must"),
        ((M,) * 59 + (S,) * 41, "contested"),
        ((M,) * 60 + (S,) * 40, "Must"),
        ((M,) * 5 + (S,) * 5, "Should"),
        ((S, C), "Could"),
        ((W, W, C), "Won’t"),
        ((M, M, None, None, None), "Must"),
        ((None, None), ""),
    ],
)
def test_the_middle_answer_decides_and_a_must_needs_sixty_per_cent(
    answers: tuple[int | None, ...], said: str
) -> None:
    assert verdict("moscow", *answers) == said


def test_a_must_is_contested_when_most_of_a_group_say_wont() -> None:
    many = [given(i, 0, M) for i in range(9)]
    against = [given(20 + i, 1, W) for i in range(3)]
    assert verdicts(result_of("moscow", [*many, *against], 1)) == {"N-001": "contested"}
    assert verdicts(result_of("moscow", [*many, *against[:2]], 1)) == {"N-001": "Must"}
    half = [given(20, 1, W), given(21, 1, W), given(22, 1, M), given(23, 1, M)]
    assert verdicts(result_of("moscow", [*many, *half], 1)) == {"N-001": "Must"}


def test_a_wont_and_a_fist_are_answers_and_a_blank_is_none() -> None:
    for method, values in (("moscow", (W, None, C)), ("fist", (0, None, 1))):
        result = one(method, *values)
        assert (result.standings[0].voters, result.standings[0].score) == (2, Fraction(1, 2))
        assert method_named(method).kept({NEED: 0}) == {NEED: 0}
    nothing = one("fist", 0).standings[0]
    assert (nothing.rank_label, nothing.voted, nothing.score) == ("1", True, 0)
    assert one("fist", None).standings[0].rank_label == "–"


def test_means_by_group_are_weighed_by_influence() -> None:
    ballots = [given(1, 0, 5), given(2, 0, 4), given(3, 0, 3), given(4, 1, 1), given(5, 1, None)]
    groups = (group(0), group(1, influence=2))
    standing = result_of("score", ballots, 1, groups=groups, headline=Headline.BALANCED).standings[0]
    assert standing.score == Fraction(13, 4)
    assert standing.balanced == Fraction(4 * 1 + 1 * 2, 3)
    assert (standing.voters, sum(standing.balanced_counts)) == (4, 4)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ((7,) * 70 + (4,) * 30, "in"),
        ((7,) * 69 + (4,) * 31, "undecided"),
        ((9,) * 85 + (3,) * 15, "undecided"),
        ((9,) * 86 + (3,) * 14, "in"),
        ((1,) * 70 + (5,) * 30, "out"),
        ((2,) * 85 + (7,) * 15, "undecided"),
        ((), ""),
    ],
)
def test_in_and_out_at_seventy_and_fifteen_per_cent(answers: tuple[int, ...], said: str) -> None:
    assert verdict("delphi", *answers) == said


def test_delphi_asks_again_about_the_undecided_three_times_at_most() -> None:
    ballots = [given(i, 0, 9, 5, 1) for i in range(10)]
    options = DELPHI.defaults(3)
    for number in (1, 2):
        following = DELPHI.follow_up(result_of("delphi", ballots, 3, options | {"round": number}))
        assert (following.need_ids, following.options["round"]) == ((UUID(int=1002),), number + 1)
    last = DELPHI.follow_up(result_of("delphi", ballots, 3, options | {"round": 3}))
    assert last.need_ids == ()
    assert "the last round, as agreed" in last.words
    order = [each.need.code for each in result_of("delphi", ballots, 3).standings]
    assert order == ["N-001", "N-002", "N-003"]


def test_any_hand_under_three_is_talked_about_once() -> None:
    assert verdict("fist", 3, 4, 5) == "agreed"
    assert verdict("fist", 5, 5, 2) == "discuss"
    assert verdict("fist", 5, 5, 2, options={"round": 2}) == "not agreed"
    first = FIST.follow_up(one("fist", 5, 0))
    assert (first.need_ids, first.discuss, first.options) == ((NEED,), (NEED,), {"round": 2})
    assert FIST.follow_up(one("fist", 5, 0, options={"round": 2})).need_ids == ()
    assert FIST.follow_up(one("fist", 5, 3)).words == "There is nothing to talk about."


@pytest.mark.parametrize(
    ("answers", "options", "said"),
    [
        ((1, 2, 4), {"needed": 4, "share": 100}, "agreed: level 4 reached"),
        ((1, 2, 5), {"needed": 4, "share": 100}, "not agreed"),
        ((1, 2, 3, 3, 5), {"needed": 3, "share": 80}, "agreed: level 3 reached"),
        ((1, 1, 1, 1, 8), {"needed": 3, "share": 80}, "not agreed: veto"),
        ((8,), {"needed": 8, "share": 100}, "agreed: level 8 reached"),
        ((None,), {"needed": 4, "share": 100}, ""),
    ],
)
def test_the_level_agreed_first_is_reached_or_not(
    answers: tuple[int | None, ...], options: dict[str, int], said: str
) -> None:
    assert verdict("gradients", *answers, options=options) == said


def test_gradients_are_listed_from_endorsement_on() -> None:
    result = result_of("gradients", [given(1, 0, 7, 1, None)], 3)
    assert [each.need.code for each in result.standings] == ["N-002", "N-001", "N-003"]
    assert GRADIENTS.follow_up(result).need_ids == (NEED,)
    assert [level.value for level in GRADIENTS.levels] == list(range(1, 9))
    with pytest.raises(InvalidInputError, match="Level needed: a number from 1 to 8"):
        GRADIENTS.check_options({"needed": 9, "share": 100}, 1)


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ((42,), "quick win"),
        ((55,), "major project"),
        ((11,), "fill-in"),
        ((15,), "thankless task"),
        ((35,), "borderline"),
        ((42, 22, 42, 42), "quick win"),
        ((41, 31, 31, 31), "borderline"),
        ((41, 41, 31, 31), "quick win"),
    ],
)
def test_the_map_is_cut_in_the_middle(pairs: tuple[int, ...], said: str) -> None:
    assert verdict("impact-effort", *pairs) == said


def test_impact_less_effort_then_the_lower_effort() -> None:
    result = result_of("impact-effort", [given(1, 0, 52, 41, 55, 32)], 4)
    assert [(each.need.code, each.score, each.rank_label) for each in result.standings] == [
        ("N-002", 3, "1"),
        ("N-001", 3, "2"),
        ("N-004", 1, "3"),
        ("N-003", 0, "4"),
    ]
    for method in ("impact-effort", "ngt"):
        with pytest.raises(InvalidInputError, match="ballot by ballot"):
            method_named(method).check_count({}, 3, {})


def test_hands_counted_by_level_join_the_ballots() -> None:
    by_hand = given(9, None, packed({5: 4, 2: 1}), channel=BallotChannel.HAND_COUNT, voters=7, table=3)
    result = result_of("fist", [given(1, 0, 5), by_hand], 1)
    standing = result.standings[0]
    assert (result.ballots, result.heads, standing.voters) == (8, 8, 6)
    assert standing.counts == (5, 0, 0, 1, 0, 0)
    for totals, words in (
        (packed({5: 8}), "8 answers were counted on one need, but 7 ballots hold 7 at most"),
        (packed({6: 1}), "Count the answers by level: 5, 4, 3, 2, 1, 0"),
        (-1, "by level"),
    ):
        with pytest.raises(InvalidInputError, match=words):
            FIST.check_count({NEED: totals}, 7, {})


@pytest.mark.parametrize("method", [name for name, each in METHODS.items() if each.levels])
def test_other_answers_are_refused(method: str) -> None:
    found = method_named(method)
    found.check_ballot({NEED: found.levels[0].value}, {})
    for wrong in (-1, 66, 100):
        with pytest.raises(InvalidInputError, match="An answer is one of"):
            found.check_ballot({NEED: wrong}, {})


def test_answers_at_both_ends_divide_the_room() -> None:
    ballots = [*(given(i, 0, 5, 4) for i in range(5)), *(given(10 + i, 1, 1, 4) for i in range(5))]
    result = result_of("score", ballots, 2)
    view = by_group(result, 3)
    said = {
        each.need.code: [flag.sentence for flag in flags(result, each, view)] for each in result.standings
    }
    assert said == {"N-001": ["Divides the room: Group AA agree, Group BB do not."], "N-002": []}
    unnamed = by_group(result_of("score", ballots, 2, groups=()), 3)
    assert [column.name for column in unnamed.columns] == ["No group"]
    both_ends = result_of("score", ballots, 2, groups=())
    assert [flag.sentence for flag in flags(both_ends, both_ends.standings[1], unnamed)] == [
        "Divides the room: the answers stand at both ends."
    ]


def test_few_answers_are_said() -> None:
    result = one("score", 4, None, None)
    assert [flag.sentence for flag in flags(result, result.standings[0], by_group(result, 3))] == [
        "Few answered: 33% of the ballots."
    ]


def test_a_group_is_as_large_as_the_fewest_answers_it_gave() -> None:
    all_answer = [given(i, 0, 4, 4) for i in range(5)]
    few = [given(10 + i, 1, 5, 2 if i else None) for i in range(5)]
    shown = by_group(result_of("score", [*all_answer, *few[1:], given(19, 1, 5, 3)], 2), 5)
    assert [column.label for column in shown.columns] == ["AA", "BB"]
    result = result_of("score", [*all_answer, *few], 2)
    hidden = by_group(result, 5)
    assert [column.label for column in hidden.columns] == ["+"]
    assert hidden.means(result.standings[0]) == (Fraction(45, 10),)
    assert hidden.cells(result.standings[0])[0].counts == result.standings[0].counts


def test_counts_are_packed_and_unpacked() -> None:
    assert packed({2: 4, 0: 1}) == 4_000_001
    assert unpacked(packed({9: 999, 1: 12})) == {1: 12, 9: 999}
    for wrong in ({1: 1000}, {1: -1}):
        with pytest.raises(ValueError, match="999"):
            packed(wrong)


def test_medians_and_polarisation() -> None:
    levels = method_named("score").levels
    assert median_level(levels, [Fraction(n) for n in (1, 0, 0, 0, 1)]) == 1
    assert polarisation(levels, [Fraction(n) for n in (3, 0, 0, 0, 3)]) == 1
    assert polarisation(levels, [Fraction(n) for n in (0, 0, 3, 0, 0)]) == 0


@pytest.mark.parametrize(
    ("method", "contents", "merged"),
    [
        ("moscow", [W, M, C], M),
        ("fist", [5, 1], 1),
        ("gradients", [2, 6], 6),
        ("score", [4, 5, 5], 5),
        ("score", [4, 5], 4),
        ("delphi", [1, 9], 5),
        ("impact-effort", [42, 24], 33),
    ],
)
def test_what_a_ballot_gives_to_merged_needs(method: str, contents: list[int], merged: int) -> None:
    assert method_named(method).merged(contents, {}) == merged
