"""Bad ballots of every form end in one plain error that names the file, the line and the column."""

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.services.selecting import SelectFile, select_file
from charrette.services.tallying import VoteFile, tally_file

Write = Callable[[str, str | bytes], Path]

PB = """META
key;value
num_projects;3
num_votes;{votes}
budget;{budget}
vote_type;{kind}
currency;EUR
{more}PROJECTS
project_id;cost
a;{cost}
b;20
c;30
VOTES
voter_id;vote{points}
{rows}
"""
SOI = """# FILE NAME: x.soi
# DATA TYPE: soi
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: {voters}
# NUMBER UNIQUE ORDERS: {unique}
# ALTERNATIVE NAME 1: A
# ALTERNATIVE NAME 2: B
# ALTERNATIVE NAME 3: C
{rows}
"""


def pb(rows: str, kind: str = "approval", **more: object) -> str:
    points = ";points" if kind in {"cumulative", "scoring"} else ""
    given = {"votes": rows.count("\n") + 1, "budget": 50, "cost": 10, "more": ""} | more
    return PB.format(rows=rows, kind=kind, points=points, **given)


def soi(rows: str, **more: object) -> str:
    given = {"voters": rows.count("\n") + 1, "unique": rows.count("\n") + 1} | more
    return SOI.format(rows=rows, **given)


def error(path: Path, method: str, options: dict[str, int] | None = None) -> str:
    with pytest.raises(InvalidInputError) as raised:
        tally_file(VoteFile(path, method, options or {}))
    assert path.name in raised.value.what
    return raised.value.what


HUGE = "9" * 401

PABULIB = [
    (pb("1;a,x"), "approval", "line 15, column “vote”: there is no project “x”"),
    (pb("1;a\n2;b,a,b"), "approval", "line 16, column “vote”: project b is there twice"),
    (pb("1;a\n1;b"), "approval", "line 16, column “voter_id”: voter 1 is in line 15 already"),
    (pb(";a"), "approval", "line 15, column “voter_id”: it is empty"),
    (pb("1;a,b", more="max_length;1\n"), "approval", "line 16, column “vote”: 2 projects are chosen"),
    (pb("1;a;4", "cumulative", more="max_points;3\n"), "dots", "line 16, column “points”: 4 points for one"),
    (
        pb("1;a,b;3,3", "cumulative", more="max_sum_points;5\n"),
        "dots",
        "line 16, column “points”: 6 points are given; the file allows 5",
    ),
    (pb("1;a,b;3", "cumulative"), "dots", "line 15, column “points”: there are points for 1 of 2 projects"),
    (pb("1;a;-1", "cumulative"), "dots", "line 15, column “points”: “-1” is no number of points"),
    (pb("1;a;many", "cumulative"), "dots", "“many” is no number of points"),
    (pb("1;a;NaN", "cumulative"), "dots", "“NaN” is no number of points"),
    (pb(f"1;a;{HUGE}", "scoring"), "dots", "is no number of points"),
    (pb("1;a", cost="-5"), "approval", "line 10, column “cost”: “-5” is no amount"),
    (pb("1;a", cost="NaN"), "approval", "line 10, column “cost”: “NaN” is no amount"),
    (pb("1;a", cost=HUGE), "approval", "line 10, column “cost”: “999"),
    (pb("1;a", budget="lots"), "approval", "line 5, column “value”: “lots” is no amount"),
    (pb("1;a", votes=9), "approval", "num_votes is 9, but there are 1 votes. Part of the file is missing"),
    (pb("1;a", kind="raffle"), "approval", "line 6, column “value”: vote_type “raffle” is not one of"),
    (pb("1;a").split("VOTES")[0], "approval", "line 12: the part VOTES is missing"),
    (pb("1;a").split("PROJECTS")[0], "approval", "line 7: the part PROJECTS is missing"),
    ("ballot,a\n1,1\n", "approval", "line 1: this is no Pabulib file, which begins with META"),
    ("", "approval", "votes.pb is empty"),
    (pb('1;"a'), "approval", "line 15 cannot be read: a quotation mark is opened and not closed"),
    (pb("1;a"), "borda", "votes.pb holds approval votes (vote_type approval); Borda (borda) counts rankings"),
    (pb("1;a", "choose-1"), "dots", "(vote_type choose-1); Dots (dots) counts dots or points"),
    (
        pb("1;a,b", "ordinal"),
        "approval",
        "holds rankings (vote_type ordinal); Approval (approval) counts marks",
    ),
    (pb("1;é").encode("latin-1"), "approval", "line 15, column 3: the text is not in UTF-8"),
    (pb("1;a").encode("utf-16"), "approval", "the text is not in UTF-8"),
    (b"META\nkey;value\n\0\0\0\0\0\0\0\0", "approval", "line 3, column 1: it holds NUL bytes"),
]


@pytest.mark.parametrize(("text", "method", "said"), PABULIB, ids=[each[2][:48] for each in PABULIB])
def test_a_bad_pabulib_file(text: str | bytes, method: str, said: str, write: Write) -> None:
    assert said in error(write("votes.pb", text), method)


PREFLIB = [
    ("soi", soi("1: 1,4"), "borda", "line 9, column “order”: there is no alternative 4"),
    ("soi", soi("1: 2\n1: 1,2,1"), "borda", "line 10, column “order”: alternative 1 is there twice"),
    ("soi", soi("1: {1,2}"), "borda", "line 9, column “order”: there are ties; a .soi file has none"),
    ("toc", soi("1: 1,{2}"), "borda", "line 9, column “order”: 2 of 3 alternatives are ranked"),
    ("soi", soi("-1: 1"), "borda", "line 9, column “count”: “-1” is no number of ballots"),
    ("soi", soi("NaN: 1"), "borda", "line 9, column “count”: “NaN” is no number of ballots"),
    ("soi", soi(f"{HUGE}: 1"), "borda", "line 9, column “count”"),
    ("soi", soi("1,2"), "borda", "line 9, column “count”: “1,2” is no number of ballots"),
    ("soi", soi("1: 1,,2"), "borda", "line 9, column “order”: “1,,2” is no order"),
    ("toi", soi("1: 1,{2,3"), "borda", "line 9, column “order”: “1,{2,3” is no order"),
    ("soi", soi("1: one"), "borda", "there is no alternative one"),
    (
        "soi",
        soi("2: 1\n1: 2", voters=9),
        "borda",
        "line 4, column “NUMBER VOTERS”: it says 9, but there are 3",
    ),
    (
        "soi",
        soi("1: 1", unique=2),
        "borda",
        "line 5, column “NUMBER UNIQUE ORDERS”: it says 2, but there are 1",
    ),
    ("soi", soi("1: 1").replace("S: 3", "S: x"), "borda", "line 3: “x” is no NUMBER ALTERNATIVES"),
    (
        "soi",
        soi("1: 1").replace("S: 3", "S: 4"),
        "borda",
        "line 3: NUMBER ALTERNATIVES is 4, but 3 are named",
    ),
    (
        "soi",
        soi("").replace("VOTERS: 1", "VOTERS: ").replace("ORDERS: 1", "ORDERS: "),
        "borda",
        "there are no votes after the head",
    ),
    ("soi", "1: 1,2\n", "borda", "line 1: this is no PrefLib file"),
    ("soi", "", "borda", "votes.soi is empty"),
    ("soi", soi("1: 1"), "dots", "votes.soi holds orders (.soi); Dots (dots) counts dots or points"),
    ("toi", soi("1: 1,{2,3}"), "ngt", "Nominal group (ngt) counts rankings without ties"),
    ("cat", soi("1: {1,2},3"), "moscow", "the categories 1, 2 are no answers of MoSCoW (M, S, C, W)"),
    ("soi", soi("1: 1").encode() + b"\xff", "borda", "column 1: the text is not in UTF-8"),
]


@pytest.mark.parametrize(("form", "text", "method", "said"), PREFLIB, ids=[each[3][:48] for each in PREFLIB])
def test_a_bad_preflib_file(form: str, text: str | bytes, method: str, said: str, write: Write) -> None:
    assert said in error(write(f"votes.{form}", text), method)


OWN = [
    ("ballot,a\n1,3\n", "dots", {"dots": 2}, "line 2: ballot 1: 3 dots are placed; a ballot has 2"),
    ("ballot,a\n1,-3\n", "dots", {}, "line 2, column “a”: “-3” is no number of dots"),
    ("ballot,a\n1,1\n2,text\n", "dots", {}, "line 3, column “a”: “text” is no number of dots"),
    ("ballot,a\n1,NaN\n", "dots", {}, "line 2, column “a”: “NaN” is no number of dots"),
    ("ballot,a\n1,1e400\n", "dots", {}, "line 2, column “a”: “1e400” is no number of dots"),
    (f"ballot,a\n1,{HUGE}\n", "dots", {}, "line 2, column “a”: “9999"),
    ("ballot,a,b\n1,1,1\n", "ngt", {}, "line 2: ballot 1: The positions are 1, 2, 3 and so on, each once"),
    ("ballot,a,b\n1,1,3\n", "borda", {}, "line 2: ballot 1:"),
    ("ballot,a\n1,2\n", "approval", {}, "line 2, column “a”: “2” is neither 1 (marked) nor 0"),
    ("ballot,a\n1,7\n", "score", {}, "line 2, column “a”: “7” is no answer"),
    ("ballot,a\n1,X\n", "moscow", {}, "line 2, column “a”: “X” is no answer"),
    ("ballot,a\n1,409\n", "criteria", {}, "line 2, column “a”: “409” is no answer"),
    ("ballot,a,a\n1,1,1\n", "dots", {}, "line 1, column “a”: the need has two columns"),
    ("ballot,a\n1,1,1\n", "dots", {}, "line 2, column 3: there are 3 cells; the header has 2"),
    ("ballot,a,b\n1,1,1\n2,1", "dots", {}, "line 3 breaks off"),
    ('ballot,a\n1,"1\n', "dots", {}, "line 2 cannot be read: a quotation mark is opened and not closed"),
    (b"ballot,a\n1,\xff\xfe\x81\n", "dots", {}, "line 2, column “a”"),
    (b"ballot,a\n1,\x001\n", "dots", {}, "line 2, column 3: it holds NUL bytes"),
    ("", "dots", {}, "votes.csv is empty"),
    ("ballot,a\n", "dots", {}, "has a header but no rows"),
    ("voter,a\n1,1\n", "dots", {}, "line 1: there is no column “ballot”"),
    ("ballot,a,b\n1,x,y\n", "pairwise", {}, "line 1: there is no column “winner”"),
    ("ballot,a,b,winner\n1,x,y,z\n", "pairwise", {}, "line 2, column “winner”: “z” is neither x nor y"),
    (
        "ballot,a,b,winner\n1,x,x,x\n",
        "pairwise",
        {},
        "line 2, column “b”: a comparison takes two different needs",
    ),
    (
        "ballot,a,b,winner\n1,x,y,x\n1,y,x,tie\n",
        "pairwise",
        {},
        "line 3, column “b”: ballot 1 compares y and x in line 2 already",
    ),
    (
        "ballot,group,a,b,winner\n1,ST,x,y,x\n1,FA,y,z,z\n",
        "pairwise",
        {},
        "ballot 1 has another group before",
    ),
]


@pytest.mark.parametrize(("text", "method", "options", "said"), OWN, ids=[each[3][:48] for each in OWN])
def test_a_bad_ballot_file(
    text: str | bytes, method: str, options: dict[str, int], said: str, write: Write
) -> None:
    assert said in error(write("votes.csv", text), method, options)


POLIS = [
    ("comment-id,voter-id,vote\n1,7,2\n", "votes.csv", "line 2, column “vote”: “2” is no vote"),
    (
        "comment-id,voter-id,vote\n9,7,1\n",
        "votes.csv",
        "line 2, column “comment-id”: there is no comment “9”",
    ),
    ("comment-id,voter-id,vote\n1,,1\n", "votes.csv", "line 2, column “voter-id”: the vote has no voter"),
    ("comment-id,voter-id,vote\n1,7,1\n1,8", "votes.csv", "line 3 breaks off"),
]


@pytest.mark.parametrize(("text", "name", "said"), POLIS, ids=[each[2][:40] for each in POLIS])
def test_a_bad_polis_export(text: str, name: str, said: str, write: Write) -> None:
    write("comments.csv", "comment-id,moderated,comment-body\n1,1,A quiet room\n2,-1,Rude\n")
    assert said in error(write(name, text), "approval")


def test_a_polis_export_needs_both_files(write: Write) -> None:
    path = write("votes.csv", "comment-id,voter-id,vote\n1,7,1\n")
    with pytest.raises(InvalidInputError, match=r"comments\.csv is not beside it"):
        tally_file(VoteFile(path, "approval"))


@pytest.mark.parametrize(
    "name", ["zeros.pb", "zeros.soi", "zeros.toc", "zeros.cat", "zeros.csv", "zeros.xlsx"]
)
def test_a_gigabyte_of_zeros_ends_quickly_with_little_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(10**9)
    if path.stat().st_blocks * 512 > 10**8:
        pytest.skip("this file system knows no sparse files")
    began = perf_counter()
    tracemalloc.start()
    with pytest.raises(InvalidInputError, match=name):
        tally_file(VoteFile(path, "dots"))
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()
    assert perf_counter() - began < 5


def test_zeros_after_a_good_beginning_end_it_too(tmp_path: Path) -> None:
    path = tmp_path / "votes.pb"
    path.write_text(pb("1;a"), encoding="utf-8")
    os.truncate(path, 10**9)
    assert "line 16, column 1: it holds NUL bytes" in error(path, "approval")


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("charrette.exchange.text_files.LARGEST", 100)
    path = tmp_path / "votes.csv"
    path.write_text("ballot,a\n" + "1,1\n" * 100, encoding="utf-8")
    assert "is too large" in error(path, "dots")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ({"rule": "greedy"}, "names no budget. Say it with --budget."),
        ({"rule": "knapsack", "completion": "add1"}, "--completion belongs to equal-shares; knapsack has"),
        ({"rule": "greedy", "utility": "one"}, "--utility belongs to equal-shares"),
        ({"rule": "knapsack", "threshold": 3}, "--threshold belongs to greedy"),
    ],
)
def test_a_selection_that_makes_no_sense(command: dict[str, object], said: str, write: Write) -> None:
    path = write("votes.pb", pb("1;a").replace("budget;50\n", ""))
    with pytest.raises(InvalidInputError) as raised:
        select_file(SelectFile(path, **command))  # type: ignore[arg-type]
    assert said in str(raised.value)


def test_orders_without_costs_buy_nothing(write: Write) -> None:
    with pytest.raises(InvalidInputError, match=r"votes\.soi says nothing of costs"):
        select_file(SelectFile(write("votes.soi", soi("1: 1")), "greedy"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "department,cap\nx,1\n",
            "line 1, column “department”: the first column is named like a column of the",
        ),
        ("project_id,cap\nx,1\n", "line 2, column “project_id”: no project has the project_id “x”"),
        ("project_id,cap\na,much\n", "line 2, column “cap”: “much” is no amount"),
        ("project_id,cap\na,1\na,2\n", "line 3, column “project_id”: “a” has a cap already"),
    ],
)
def test_caps_are_checked_too(text: str, said: str, write: Write) -> None:
    path, caps = write("votes.pb", pb("1;a")), write("caps.csv", text)
    with pytest.raises(InvalidInputError) as raised:
        select_file(SelectFile(path, "greedy", caps=caps))
    assert said in raised.value.what
