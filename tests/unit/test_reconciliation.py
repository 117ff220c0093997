"""What came from where: laptops, paper, hand counts of one round."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from charrette.domain.levels import packed
from charrette.domain.reconciliation import Reconciliation, reconcile
from charrette.domain.rounds import Ballot, BallotChannel, Round, RoundRules, RoundState
from tests.unit.answers import given
from tests.unit.vote import ROUND_ID, group, needs

LAPTOP, PAPER, HAND = BallotChannel.LAPTOP, BallotChannel.PAPER, BallotChannel.HAND_COUNT


def round_of(method: str, **options: int) -> Round:
    rules = RoundRules(method, options, (group(0), group(1)))
    moment = datetime(2026, 5, 1, tzinfo=UTC)
    return Round(ROUND_ID, UUID(int=2), 1, "Round 1", RoundState.OPEN, rules, needs(4), moment)


def numbered(channel: BallotChannel, *numbers: int) -> list[Ballot]:
    return [replace(given(n, 0, 2, 1), channel=channel, number=n) for n in numbers]


def table(number: int, at: int | None, voters: int | None, *totals: int) -> Ballot:
    return given(number, None, *totals, channel=HAND, voters=voters, table=at)


def found_in(*ballots: Ballot, printed: range | None = None) -> Reconciliation:
    return reconcile(round_of("dots", dots=5, cap=3), ballots, printed)


def test_twelve_laptops_nine_on_paper_and_a_table_of_seven() -> None:
    laptops, paper = numbered(LAPTOP, *range(1, 13)), numbered(PAPER, *range(1, 10))
    found = found_in(*laptops, *paper, table(1, 3, 7, 20, 12))
    assert found.ballots == 28
    assert found.sentence == "28 ballots: 12 from laptops, 9 on paper, 7 in one hand count at table 3."
    assert [(each.ballots, each.given, each.unused) for each in found.channels] == [(12, 36, 24), (9, 27, 18)]
    hand = found.hand_counts[0]
    assert (hand.name, hand.place, hand.given, hand.unused) == ("H-001", "at table 3", 32, 3)
    assert found.given == 95
    assert found.notes == ("45 dots not used.",)


def test_missing_numbers_and_what_did_not_come_back() -> None:
    paper = numbered(PAPER, 1, 2, 5, 9)
    found = found_in(*paper, table(1, 3, 7, 5), printed=range(1, 21))
    assert found.missing == (3, 4, 6, 7, 8)
    assert found.not_returned == 9
    assert found.notes[:2] == ("Paper numbers not in: 3, 4, 6, 7, 8.", "9 ballots printed and not returned.")
    over = found_in(*paper, table(1, 3, 7, 5), printed=range(1, 11))
    assert "1 more on paper than were printed: look for a number keyed twice." in over.notes
    many = found_in(*numbered(PAPER, 40))
    assert "and 27 more." in many.notes[0]
    assert found_in().sentence == "No ballot is in yet."


def test_walls_stand_apart_and_an_unknown_number_is_said() -> None:
    wall = replace(table(1, None, 6, 9), group_id=UUID(int=100))
    found = found_in(*numbered(LAPTOP, 1), wall, table(2, 1, 5, 3), table(3, 2, 4, 3))
    assert (
        found.sentence == "16 ballots: 1 from laptops, 9 in 2 hand counts at tables 1 and 2, 6 on the wall."
    )
    assert found.hand_counts[0].group == "Group AA"
    unknown = found_in(*numbered(LAPTOP, 1, 2), table(1, None, None, 9))
    assert (unknown.ballots, unknown.hand_counts[0].unused) == (None, None)
    assert unknown.sentence == "At least 2 ballots: 2 from laptops, a wall without a number of people."


def test_ballots_of_another_round_are_passed_over() -> None:
    other = replace(numbered(PAPER, 1)[0], round_id=UUID(int=77))
    assert found_in(other).ballots == 0


def test_answers_and_ranks_are_counted_by_need() -> None:
    hands = reconcile(round_of("fist"), [given(1, 0, 0, None, 4), table(2, 3, 7, packed({5: 4, 0: 2}))])
    assert (hands.given, hands.unit, hands.channels[0].unused) == (8, "answers", None)
    ranks = reconcile(round_of("ngt", choose=3), [given(1, 0, 3, 2, 1)])
    assert ranks.given == 3
