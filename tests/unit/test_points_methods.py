"""Nominal group, multivoting and approval: worked examples of the practice."""

from fractions import Fraction
from uuid import UUID

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.flags import flags
from charrette.domain.methods import method_named
from charrette.domain.methods.multivote import least_votes
from charrette.domain.rounds import Ballot, BallotChannel, Headline
from charrette.domain.small_groups import by_group
from tests.unit.answers import given, result_of, verdicts
from tests.unit.vote import group, scores

NGT, MULTIVOTE, APPROVAL = (method_named(name) for name in ("ngt", "multivote", "approval"))
IDS = [UUID(int=1001 + i) for i in range(40)]


def test_the_first_of_five_gets_five_points_and_the_last_one() -> None:
    result = result_of("ngt", [given(1, 0, 1, 2, 3, 4, 5), given(2, 0, 5, 4, None, 1, None, 2)], 9)
    assert scores(result) == {
        "N-001": 6, "N-002": 6, "N-003": 3, "N-004": 7, "N-005": 1,
        "N-006": 4, "N-007": 0, "N-008": 0, "N-009": 0,
    }  # fmt: skip
    first = result.standings[0]
    assert (first.need.code, first.rank_label, first.voters) == ("N-004", "1", 2)
    assert result.unit == "points"
    assert NGT.explain(result, first).startswith("N-004 is 1st of 9: 7 points from 2 voters.")


def test_a_short_ballot_still_gives_its_first_choice_all_points() -> None:
    assert scores(result_of("ngt", [given(1, 0, None, 1)], 9))["N-002"] == 5
    by_length = result_of("ngt", [given(1, 0, 2, 1)], 9, {"choose": 5, "len-pos": 1})
    assert scores(by_length)["N-002"] == 2
    unsaid = result_of("ngt", [given(1, 0, 1, 2, 3), given(2, 0, 1)], 9, {})
    assert scores(unsaid)["N-001"] == 6


def test_three_fives_and_three_ones_are_split() -> None:
    fives = [given(i, 0, 1, 2, 3, 4, 5) for i in range(3)]
    ones = [given(3 + i, 1, 5, 2, 3, 4, 1) for i in range(3)]
    result = result_of("ngt", [*fives, *ones], 9)
    split = {each.need.code: each.split for each in result.standings}
    assert split["N-001"]
    assert split["N-005"]
    assert not split["N-002"]
    assert [flag.short for flag in flags(result, result.standings[1], by_group(result, 3))][-1] == (
        "split pattern"
    )
    again = NGT.follow_up(result)
    assert (len(again.need_ids), again.discuss, again.options["round"]) == (9, (IDS[0], IDS[4]), 2)
    agreed = result_of("ngt", [given(i, 0, 1, 2, 3, 4, 5) for i in range(6)], 9)
    assert (NGT.follow_up(agreed).need_ids, NGT.follow_up(agreed).words) == (
        (),
        "No pattern is split: this vote stands.",
    )


@pytest.mark.parametrize(("needs", "choose"), [(1, 1), (2, 2), (4, 3), (7, 4), (8, 5), (30, 5)])
def test_five_or_half_of_the_needs_plus_one(needs: int, choose: int) -> None:
    assert NGT.defaults(needs) == {"choose": choose}
    NGT.check_options({"choose": choose}, needs)


@pytest.mark.parametrize(("needs", "choose"), [(8, 6), (30, 4), (30, 10), (30, 0)])
def test_other_numbers_to_choose_are_refused(needs: int, choose: int) -> None:
    with pytest.raises(InvalidInputError, match="each person chooses"):
        NGT.check_options({"choose": choose}, needs)


@pytest.mark.parametrize(
    ("content", "words"),
    [({0: 1, 1: 1}, "each once"), ({0: 1, 1: 3}, "none left out"), ({0: -1}, "1, 2, 3")],
)
def test_positions_are_one_two_three(content: dict[int, int], words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        NGT.check_ballot({IDS[need]: mark for need, mark in content.items()}, {"choose": 5})
    with pytest.raises(InvalidInputError, match="6 needs are ranked; each person chooses 5"):
        NGT.check_ballot({IDS[i]: i + 1 for i in range(6)}, {"choose": 5})
    with pytest.raises(InvalidInputError, match="ballot by ballot"):
        NGT.check_count({}, 3, {})


def test_the_best_position_counts_for_merged_needs() -> None:
    assert (NGT.merged([3, 0, 2], {}), NGT.merged([0, 0], {})) == (2, 0)
    assert (APPROVAL.merged([1, 1], {}), APPROVAL.merged([0, 0], {})) == (1, 0)


@pytest.mark.parametrize(("voters", "least"), [(1, 2), (5, 2), (6, 3), (15, 3), (16, 4), (60, 4)])
def test_how_many_votes_keep_a_need(voters: int, least: int) -> None:
    assert least_votes(voters) == least


def test_needs_under_the_threshold_are_dropped_and_kept_as_data() -> None:
    ballots = [given(i, 0, 1, int(i < 3), int(i < 2), int(i > 4)) for i in range(7)]
    result = result_of("multivote", ballots, 8, {"part": 2})
    assert result.rules.options == {"round": 1, "part": 2, "votes": 4}
    assert verdicts(result) == {
        "N-001": "kept", "N-002": "kept", "N-003": "dropped", "N-004": "dropped",
        "N-005": "dropped", "N-006": "dropped", "N-007": "dropped", "N-008": "dropped",
    }  # fmt: skip
    assert "is not shortened" in MULTIVOTE.follow_up(result).words


def test_the_next_round_halves_what_was_kept() -> None:
    ballots = [given(i, 0, *[1] * 5, 0, 1 if i < 2 else 0) for i in range(7)]
    following = MULTIVOTE.follow_up(result_of("multivote", ballots, 12))
    assert following.need_ids == tuple(IDS[:5])
    assert MULTIVOTE.frozen(following.options, 5) == {"round": 2, "part": 2, "votes": 2}
    assert following.words.startswith("5 needs of 12 go on; 7 with under 3 votes are dropped")


def test_the_list_never_comes_down_to_one() -> None:
    one = [given(i, 0, 1, int(i < 2), int(i < 2), int(i < 1)) for i in range(7)]
    assert verdicts(result_of("multivote", one, 6)) == {
        "N-001": "kept", "N-002": "kept", "N-003": "kept", "N-004": "dropped",
        "N-005": "dropped", "N-006": "dropped",
    }  # fmt: skip
    nobody = result_of("multivote", [given(1, 0)], 6)
    assert set(verdicts(nobody).values()) == {""}
    assert MULTIVOTE.follow_up(nobody).words == "Nobody has voted: nothing is dropped."


def test_a_third_of_a_long_list() -> None:
    assert (MULTIVOTE.defaults(30), MULTIVOTE.defaults(31)) == ({"part": 2}, {"part": 3})
    assert MULTIVOTE.frozen({"part": 3}, 31)["votes"] == 10
    with pytest.raises(InvalidInputError, match=r"a half \(2\) or a third \(3\)"):
        MULTIVOTE.check_options({"part": 4}, 12)
    with pytest.raises(InvalidInputError, match="3 needs are marked; a ballot has 2 votes"):
        MULTIVOTE.check_ballot(dict.fromkeys(IDS[:3], 1), {"votes": 2})
    with pytest.raises(InvalidInputError, match="marked once"):
        MULTIVOTE.check_ballot({IDS[0]: 2}, {"votes": 2})


def hand(group_index: int | None, voters: int | None, *totals: int) -> Ballot:
    return given(
        900 + (group_index or 0), group_index, *totals, channel=BallotChannel.HAND_COUNT, voters=voters
    )


def test_marks_counted_by_hand_are_voters() -> None:
    ballots = [given(1, 0, 1, 0), hand(0, 7, 5, 2)]
    result = result_of("approval", ballots, 2)
    assert [(each.score, each.voters) for each in result.standings] == [(6, 6), (2, 2)]
    assert result.ballots == 8
    for counted, voters, words in (
        ((8, 0), 7, "7 ballots × 1 on one need = 7 at most; a need has 8"),
        ((-1, 0), 7, "negative"),
        ((1, 0), 0, "how many people"),
    ):
        with pytest.raises(InvalidInputError, match=words):
            APPROVAL.check_count(dict(zip(IDS, counted, strict=False)), voters, {})
    with pytest.raises(InvalidInputError, match="7 ballots × 2 votes = 14 at most; 15 were counted"):
        MULTIVOTE.check_count(dict.fromkeys(IDS[:5], 3), 7, {"votes": 2})
    with pytest.raises(InvalidInputError, match="Say how many people voted"):
        MULTIVOTE.check_count({}, None, {"votes": 2})


def test_approval_raw_and_balanced() -> None:
    ballots = [*(given(i, 0, 1, 0) for i in range(6)), *(given(10 + i, 1, 0, 1) for i in range(3))]
    result = result_of("approval", ballots, 2, headline=Headline.BALANCED)
    assert [(each.need.code, each.score, each.balanced) for each in result.standings] == [
        ("N-001", 6, Fraction(9, 2)),
        ("N-002", 3, Fraction(9, 2)),
    ]
    assert result.standings[0].tied
    assert group(0).id == result.groups[0].group.id
