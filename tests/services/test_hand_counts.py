"""Hand counts of tables, walls in colours, and numbers that count once over paper and files."""

from typing import Any

import pytest

from charrette.domain.errors import InvalidInputError, StaleError
from charrette.domain.levels import packed
from charrette.domain.project import Project
from charrette.domain.reconciliation import reconcile
from charrette.domain.rounds import BallotChannel, Round
from charrette.services.ballots import (
    CastBallot,
    CorrectBallot,
    ImportBallots,
    cast_ballot,
    correct_ballot,
    import_ballots,
    remove_ballot,
)
from charrette.services.hand_counts import (
    CorrectCount,
    CountColours,
    CountTable,
    ImportCounts,
    correct_count,
    count_colours,
    count_table,
    import_counts,
)
from charrette.services.rounds import OpenRound, close_round, open_round
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished

LAPTOP, PAPER, IMPORT = BallotChannel.LAPTOP, BallotChannel.PAPER, BallotChannel.IMPORT


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


def opened(room: Room, method: str = "dots", **options: int) -> Round:
    """A round of a method on the three needs."""
    charrette = room.snapshot().charrettes[0].id
    needs = tuple(need.id for need in room.needs)
    return room.do(open_round, OpenRound(charrette, needs, method, options))


def table(room: Room, round_: Round, at: int, ballots: int, *totals: int, group: str = "") -> CountTable:
    content = {need.id: total for need, total in zip(room.needs, totals, strict=False)}
    return CountTable(round_.id, at, ballots, content, room.group(group) if group else None)


def dots(room: Room, round_: Round, number: int | None, channel: BallotChannel = PAPER) -> CastBallot:
    return CastBallot(round_.id, room.group("ST"), {room.needs[0].id: 1}, channel, number)


def test_twelve_laptops_nine_paper_ballots_and_a_table_of_seven_are_one_total(room: Room) -> None:
    round_ = opened(room, dots=5, cap=2)
    for number in range(1, 13):
        room.do(cast_ballot, dots(room, round_, number, LAPTOP))
    for number in range(1, 10):
        room.do(cast_ballot, dots(room, round_, number))
    counted = room.do(count_table, table(room, round_, 3, 7, 10, 12, 13))
    assert (counted.name, counted.table, counted.voters, counted.group_id) == ("H-001", 3, 7, None)
    assert reconcile(round_, room.snapshot().ballots).sentence == (
        "28 ballots: 12 from laptops, 9 on paper, 7 in one hand count at table 3."
    )
    result = room.snapshot().result(round_)
    assert (result.ballots, result.heads, result.points) == (28, 28, 21 + 35)
    assert {each.need.code: each.score for each in result.standings} == {
        "N-001": 31,
        "N-002": 12,
        "N-003": 13,
    }
    assert room.library.history()[0] == f"Entered the hand count of table 3 in {round_.title}"


def test_a_wrong_total_is_explained(room: Room) -> None:
    round_ = opened(room, dots=5, cap=2)
    for command, words in (
        (
            table(room, round_, 3, 7, 12, 13, 13),
            "7 ballots × 5 dots = 35 at most; 38 were counted: count again or correct the number of ballots",
        ),
        (table(room, round_, 3, 7, 15), "7 ballots × 2 on one need = 14 at most; a need has 15"),
        (table(room, round_, 3, 0), "how many ballots of the table"),
        (table(room, round_, 0, 7, 1), "numbered from 1"),
    ):
        with pytest.raises(InvalidInputError, match=words):
            room.do(count_table, command)
    assert room.snapshot().result(round_).ballots == 0


def test_a_table_counts_once_as_a_whole_or_by_group(room: Room) -> None:
    round_ = opened(room, dots=5, cap=2)
    whole = room.do(count_table, table(room, round_, 3, 7, 5))
    with pytest.raises(InvalidInputError, match="Table 3 is in already as H-001") as refused:
        room.do(count_table, table(room, round_, 3, 2, 1, group="ST"))
    assert refused.value.way_on == "Correct that count instead."
    room.do(remove_ballot, whole)
    for group in ("ST", "FA"):
        room.do(count_table, table(room, round_, 3, 3, 1, group=group))
    with pytest.raises(InvalidInputError, match="Table 3 is in already as H-002"):
        room.do(count_table, table(room, round_, 3, 3, 1, group="ST"))
    result = room.snapshot().result(round_)
    assert (result.ballots, result.standings[0].score) == (6, 2)


def test_a_count_is_corrected_with_its_number_of_ballots(room: Room) -> None:
    round_ = opened(room, dots=5, cap=2)
    count = room.do(count_table, table(room, round_, 3, 7, 5))
    right = CorrectCount(count.id, room.group("FA"), {room.needs[1].id: 16}, 8)
    corrected = room.do(correct_count, right)
    assert (corrected.voters, corrected.content, corrected.table) == (8, {room.needs[1].id: 16}, 3)
    for voters, words in ((7, "7 ballots × 2 on one need"), (None, "how many ballots")):
        with pytest.raises(InvalidInputError, match=words):
            room.do(correct_count, CorrectCount(count.id, None, {room.needs[1].id: 16}, voters))
    totals = dict(zip((need.id for need in room.needs), (16, 16, 9), strict=True))
    with pytest.raises(InvalidInputError, match="8 ballots × 5 dots = 40 at most; 41 were counted"):
        room.do(correct_ballot, CorrectBallot(count.id, None, totals))
    ballot = room.do(cast_ballot, dots(room, round_, 1))
    with pytest.raises(InvalidInputError, match="P-001 is a single ballot and no hand count"):
        room.do(correct_count, CorrectCount(ballot.id, None, {}, 1))


def test_a_wall_in_colours_is_one_step(room: Room) -> None:
    round_ = opened(room, dots=5, cap=2)
    students, families = room.group("ST"), room.group("FA")
    counts: Any = {
        students: {room.needs[0].id: 4},
        families: {room.needs[1].id: 3, room.needs[2].id: 0},
        None: {room.needs[2].id: 1},
        room.group("TE"): {},
    }
    walls = room.do(count_colours, CountColours(round_.id, counts, {students: 2, families: 2}))
    assert [(wall.group_id, wall.voters, wall.table) for wall in walls] == [
        (students, 2, None),
        (families, 2, None),
        (None, None, None),
    ]
    assert room.library.history()[0] == f"Entered a wall of 3 colours in {round_.title}"
    found = reconcile(round_, room.snapshot().ballots)
    assert found.sentence == "At least 4 ballots: 4 and others whose number is not known on the wall."
    room.library.undo()
    assert room.snapshot().result(round_).points == 0
    with pytest.raises(InvalidInputError, match="no dot on that wall"):
        room.do(count_colours, CountColours(round_.id, {students: {}}, {}))
    wrong: Any = {students: {need.id: 2 for need in room.needs}}
    with pytest.raises(InvalidInputError, match="1 ballot × 5 dots = 5 at most; 6 were counted"):
        room.do(count_colours, CountColours(round_.id, wrong, {students: 1}))


def test_hands_are_counted_by_level_and_rankings_never(room: Room) -> None:
    round_ = opened(room, "moscow")
    room.do(count_table, table(room, round_, 1, 5, packed({3: 4, 0: 1}), packed({1: 2})))
    standing = room.snapshot().result(round_).standings[0]
    assert (standing.need.code, standing.verdict, standing.voters) == ("N-001", "Must", 5)
    with pytest.raises(InvalidInputError, match="6 answers were counted on one need, but 5 ballots"):
        room.do(count_table, table(room, round_, 2, 5, packed({3: 6})))
    room.do(close_round, round_.id)
    with pytest.raises(StaleError, match="is closed"):
        room.do(count_table, table(room, round_, 2, 5, packed({3: 1})))
    ranking = opened(room, "ngt")
    with pytest.raises(InvalidInputError, match="enter them ballot by ballot"):
        room.do(count_table, table(room, ranking, 1, 5, 3))


def test_tables_of_a_file_are_all_taken_or_none(room: Room) -> None:
    round_ = opened(room, dots=5, cap=2)
    twice = (table(room, round_, 1, 4, 3), table(room, round_, 1, 4, 3))
    with pytest.raises(InvalidInputError, match="Table 1: Table 1 is in already") as refused:
        room.do(import_counts, ImportCounts(round_.id, twice))
    assert refused.value.kept == "No count was imported."
    good = (table(room, round_, 1, 4, 3), table(room, round_, 2, 4, 3))
    names = [count.name for count in room.do(import_counts, ImportCounts(round_.id, good))]
    assert (len(names), len(set(names))) == (2, 2)


def test_a_printed_number_counts_once_keyed_or_imported(room: Room) -> None:
    round_ = opened(room, dots=5, cap=2)
    room.do(cast_ballot, dots(room, round_, 17))
    with pytest.raises(
        InvalidInputError, match="Number 17 is in already as P-017: a person counts once"
    ) as no:
        room.do(import_ballots, ImportBallots(round_.id, (dots(room, round_, 17, IMPORT),)))
    assert no.value.way_on == "Leave it out, or remove P-017 first."
    room.do(cast_ballot, dots(room, round_, 17, LAPTOP))
    room.do(import_ballots, ImportBallots(round_.id, (dots(room, round_, 18, IMPORT),)))
    with pytest.raises(InvalidInputError, match="Number 18 is in already as I-018"):
        room.do(cast_ballot, dots(room, round_, 18))
    with pytest.raises(InvalidInputError, match="numbered from 1"):
        room.do(cast_ballot, dots(room, round_, 0))
    with pytest.raises(InvalidInputError, match="enter it as a hand count"):
        room.do(cast_ballot, dots(room, round_, 1, BallotChannel.HAND_COUNT))
