"""Ballot files: read by row and column, tallied without a library."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.exchange.ballots_csv import BallotRow, read_ballots
from charrette.services.tallying import VoteFile, open_votes, tally_file

Write = Callable[[str, str | bytes], Path]
SMALL = "ballot,group,weight,N-001,N-002,N-003\n1,ST,1,2,1,\n2,ST,,0,3,0\n3,FA,1/2,1,1,1\n"


def ranks(path: Path, dots: int | None = None, cap: int | None = None) -> list[tuple[str, str, Fraction]]:
    """Code, rank and dots of each need, in the result's order."""
    given = {name: number for name, number in (("dots", dots), ("cap", cap)) if number is not None}
    _, result = tally_file(VoteFile(path, "dots", given))
    return [(each.need.code, each.rank_label, each.score) for each in result.standings]


def test_a_ballot_file_is_read_in_its_order(write: Write) -> None:
    found = read_ballots(write("b.csv", SMALL))
    assert found.codes == ("N-001", "N-002", "N-003")
    assert found.groups == ("ST", "FA")
    assert found.rows[2] == BallotRow("3", "FA", Fraction(1, 2), (1, 1, 1), 4)


def test_it_is_tallied_without_a_library(write: Write) -> None:
    expected = [
        ("N-002", "1", Fraction(9, 2)),
        ("N-001", "2", Fraction(5, 2)),
        ("N-003", "3", Fraction(1, 2)),
    ]
    assert ranks(write("b.csv", SMALL)) == expected
    assert ranks(write("b.csv", SMALL), 3, 3) == expected


def test_the_same_file_gives_the_same_ids(write: Write) -> None:
    path = write("b.csv", SMALL)
    one, two = (open_votes(VoteFile(path, "dots")) for _ in range(2))
    assert (one.ballots.needs, one.rules) == (two.ballots.needs, two.rules)


def test_group_and_weight_may_be_missing_and_columns_in_any_order(write: Write) -> None:
    assert ranks(write("b.csv", "N-001;Ballot;N-002\n2;a;\n;b;1\n")) == [("N-001", "1", 2), ("N-002", "2", 1)]
    assert ranks(write("b.csv", "ballot,N-001\nP-1,0\n")) == [("N-001", "–", 0)]


def test_too_many_dots_are_refused_by_row_and_only_when_asked(write: Write) -> None:
    path = write("b.csv", SMALL)
    with pytest.raises(
        InvalidInputError, match="line 3: ballot 2: 3 dots on one need; at most 2 are allowed"
    ):
        tally_file(VoteFile(path, "dots", {"dots": 3, "cap": 2}))
    with pytest.raises(InvalidInputError, match="line 2: ballot 1: 3 dots are placed; a ballot has 2"):
        tally_file(VoteFile(path, "dots", {"dots": 2}))
    with pytest.raises(InvalidInputError, match="Dots per person: a number of 1 at least"):
        tally_file(VoteFile(path, "dots", {"dots": 0}))


@pytest.mark.parametrize("weight", ["0", "-1", "x", "1/0", "0/5", "1e999999999", "nan", "0.0", "½", "1/2/3"])
def test_a_weight_must_be_a_number_above_nothing(write: Write, weight: str) -> None:
    with pytest.raises(InvalidInputError, match=r"line 2, column “weight”: .* is no weight above 0"):
        read_ballots(write("b.csv", f"ballot,weight,N-001\n1,{weight},1\n"))


@pytest.mark.parametrize("dots", ["-1", "1.5", "two", "1e3", "²", "+1"])
def test_dots_are_whole_numbers(write: Write, dots: str) -> None:
    with pytest.raises(InvalidInputError, match=r"line 2, column “N-001”: .* is no number of dots"):
        read_ballots(write("b.csv", f"ballot,N-001\n1,{dots}\n"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("ballot,N-001\n1,1\n2,1\n1,0\n", "line 4, column “ballot”: ballot 1 is in line 2 already"),
        ("ballot,N-001\n,1\n", "line 2, column “ballot”: the ballot has no number"),
        ("group,N-001\nST,1\n", "there is no column “ballot”"),
        ("ballot,group\n1,ST\n", "there is no column for a need"),
        ("ballot,N-001,N-001\n1,1,1\n", "column “N-001”: the need has two columns"),
        ("ballot,N-001\n", "has a header but no rows"),
    ],
)
def test_what_is_wrong_is_said_by_its_place(write: Write, text: str, sentence: str) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        read_ballots(write("b.csv", text))


def test_ten_thousand_ballots_of_a_hundred_needs(write: Write) -> None:
    header = "ballot,group," + ",".join(f"N-{i:03d}" for i in range(100))
    rows = "\n".join(
        f"{i},G{i % 7}," + ",".join("1" if (i + j) % 33 == 0 else "" for j in range(100))
        for i in range(10_000)
    )
    found = read_ballots(write("b.csv", f"{header}\n{rows}\n"))
    assert sum(sum(row.dots) for row in found.rows) == sum(
        1 for i in range(10_000) for j in range(100) if (i + j) % 33 == 0
    )
