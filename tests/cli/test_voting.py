"""``charrette enter ballots`` and ``charrette tally`` by every method, with real files and a real library."""

import json
from pathlib import Path
from typing import Any

import pytest

from charrette.__main__ import main
from charrette.domain.rounds import Round
from charrette.services import projects, rounds
from charrette.services.needs import MakeNeed, make_need
from charrette.store.library import Library

Capture = pytest.CaptureFixture[str]
PROJECT = "Birch Elementary"


def run(capsys: Capture, *words: str | Path) -> tuple[int, str, str]:
    """Runs a command; returns its status, output and errors."""
    status = main([str(word) for word in words])
    said = capsys.readouterr()
    return status, said.out, said.err


class Voting:
    """A library with an open round on four needs."""

    def __init__(self, folder: Path, method: str, options: dict[str, int]) -> None:
        self.folder, self.path = folder, folder / "library.charrette"
        library = Library(self.path)
        project = library.do(projects.create_project, projects.NewProject(PROJECT))
        needs = [library.do(make_need, MakeNeed(project.id, (), f"Need {n}")) for n in range(4)]
        with library.reading() as queries:
            charrette = queries.charrettes(project.id)[0]
        command = rounds.OpenRound(charrette.id, tuple(need.id for need in needs), method, options)
        self.round: Round = library.do(rounds.open_round, command)
        library.close()

    def enter(self, capsys: Capture, text: str, *words: str) -> tuple[int, str, str]:
        """Enters a file with that text."""
        path = self.folder / "ballots.csv"
        path.write_text(text, encoding="utf-8")
        return run(
            capsys, "--library", self.path, "enter", "ballots", path, "--round", self.round.code, *words
        )

    def held(self) -> int:
        """How many ballots and counts the round holds."""
        library = Library(self.path)
        with library.reading() as queries:
            found = len(queries.ballots(self.round.id))
        library.close()
        return found


@pytest.fixture
def dots(tmp_path: Path) -> Voting:
    return Voting(tmp_path, "dots", {"dots": 5, "cap": 2})


def test_a_list_of_needs_keeps_the_result_until_the_room_has_seen_it(dots: Voting, capsys: Capture) -> None:
    rows = "".join(f"{n},ST,0,0,0,1\n" for n in range(1, 7))
    assert dots.enter(capsys, f"ballot,group,N-001,N-002,N-003,N-004\n{rows}")[0] == 0
    library = Library(dots.path)
    library.do(rounds.close_round, dots.round.id)
    library.close()
    words = ("--library", dots.path, "list", "needs", "--project", PROJECT, "--json")
    hidden = json.loads(run(capsys, *words)[1])
    assert [(each["code"], each["rank"], each["dots"], each["voters"]) for each in hidden] == [
        (f"N-{n:03d}", "", None, None) for n in range(1, 5)
    ]
    library = Library(dots.path)
    library.do(rounds.reveal_round, dots.round.id)
    library.close()
    first = json.loads(run(capsys, *words)[1])[0]
    assert (first["code"], first["rank"], first["dots"], first["voters"]) == ("N-004", "1", 6.0, 6.0)


def test_paper_laptops_and_a_table_come_to_the_right_total(dots: Voting, capsys: Capture) -> None:
    laptops = "".join(f"L-{n:03d},ST,2,1\n" for n in range(1, 13))
    paper = "".join(f"{n},Families,1,2\n" for n in range(1, 10))
    status, said, _ = dots.enter(capsys, f"ballot,group,N-001,n-003\n{laptops}{paper}")
    assert status == 0
    assert said.startswith("Entered 21 ballots into R-1 (Round 1, dots).\n21 ballots: 12 from laptops, 9 on")
    status, said, _ = dots.enter(
        capsys, "table,ballots,N-001,N-002,N-004\n3,7,14,10,11\n", "--channel", "hand", "--json"
    )
    found = json.loads(said)
    assert status == 0
    assert found["said"] == "28 ballots: 12 from laptops, 9 on paper, 7 in one hand count at table 3."
    assert (found["ballots"], found["dots"], found["entered"]) == (28, 36 + 27 + 35, ["H-001"])
    assert found["hand_counts"] == [
        {"name": "H-001", "table": 3, "group": None, "ballots": 7, "dots": 35},
    ]
    assert dots.held() == 22


def test_nothing_is_kept_of_a_dry_run_or_a_file_with_a_fault(dots: Voting, capsys: Capture) -> None:
    good = "ballot,group,N-001\n17,ST,2\n"
    status, said, _ = dots.enter(capsys, good, "--dry-run")
    assert (status, dots.held()) == (0, 0)
    assert said.startswith("Would enter 1 ballot into R-1")
    assert dots.enter(capsys, good)[0] == 0
    status, said, errors = dots.enter(capsys, "ballot,group,N-001\n18,ST,1\nP-017,ST,1\n19,ST,3\n")
    assert (status, said, dots.held()) == (1, "", 1)
    assert "line 3, column “ballot”: Ballot P-017 is in already. Correct that one instead." in errors
    assert "line 4: ballot 19: 3 dots on one need; at most 2 are allowed." in errors


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ballot,N-009\n1,1\n", "line 1, column “N-009”: is no need on the ballot of R-1"),
        ("ballot,N-001,Need 0\n1,1,1\n", "column “Need 0”: the need has two columns"),
        ("ballot,group,N-001\n1,Pilots,1\n", "line 2, column “group”: “Pilots” is no group of this round"),
        ("ballot,N-001\nX-1,1\n", "line 2, column “ballot”: “X-1” is no number of a ballot"),
        ("ballot,N-001\nH-1,1\n", "line 2, column “ballot”: a hand count is no single ballot"),
        ("ballot,N-001\n0,1\n", "“0” is no number of a ballot"),
        ("ballot,N-001\n7,1\n#007,1\n", "line 3, column “ballot”: Ballot P-007 is in already"),
        ("ballot,N-001\n1,x\n", "line 2, column “N-001”: “x” is no number of dots"),
    ],
)
def test_faults_are_said_by_row_and_column(text: str, words: str, dots: Voting, capsys: Capture) -> None:
    status, _, errors = dots.enter(capsys, text)
    assert (status, dots.held()) == (1, 0)
    assert words in errors


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("table,N-001\n3,1\n", "there is no column “ballots”"),
        ("table,ballots,N-001\n3,x,1\n", "line 2, column “ballots”: “x” is not a number of ballots"),
        ("table,ballots,N-001\n0,4,1\n", "line 2, column “table”: “0” is not the number of a table"),
        ("table,ballots,N-001\n3,4,9\n", "line 2: table 3: 4 ballots × 2 on one need = 8 at most"),
        ("table,ballots,N-001\n3,4,1\n3,4,1\n", "line 3, column “table”: Table 3 is in already as H-001"),
        ("table,ballots,N-001\n3,4,M:2\n", "line 2, column “N-001”: “M:2” is no total"),
    ],
)
def test_faults_of_hand_counts_too(text: str, words: str, dots: Voting, capsys: Capture) -> None:
    status, _, errors = dots.enter(capsys, text, "--channel", "hand")
    assert (status, dots.held()) == (1, 0)
    assert words in errors


def test_the_round_is_found_by_its_code(dots: Voting, capsys: Capture) -> None:
    path = dots.folder / "b.csv"
    path.write_text("ballot,N-001\n1,1\n", encoding="utf-8")
    words = ("--library", dots.path, "enter", "ballots", path, "--round")
    status, _, errors = run(capsys, *words, "R-9")
    assert status == 1
    assert "There is no round “R-9”. There are: R-1 (Round 1, dots)." in errors
    assert run(capsys, *words, "1", "--project", PROJECT)[0] == 0
    library = Library(dots.path)
    library.do(rounds.close_round, dots.round.id)
    library.close()
    status, _, errors = run(capsys, *words, "r-1")
    assert status == 1
    assert "R-1 (Round 1, dots) is closed. Nothing was taken from the file. Reopen it" in errors


@pytest.mark.parametrize(
    ("method", "cells", "second"),
    [
        ("approval", "1,0,,1", "1,2,,"),
        ("ngt", "2,1,,3", "1,1,,"),
        ("moscow", "M,s,W,", "M,X,,"),
        ("fist", "0,5,,3", "6,,,"),
        ("gradients", "1,8,,", "9,,,"),
        ("delphi", "9,1,5,", "0,,,"),
        ("score", "5,,,1", "0,,,"),
        ("impact-effort", "42,,15,", "46,,,"),
        ("multivote", "1,,1,", "1,1,1,"),
    ],
)
def test_every_kind_of_ballot_comes_from_a_file(
    method: str, cells: str, second: str, tmp_path: Path, capsys: Capture
) -> None:
    voting = Voting(tmp_path, method, {})
    head = "ballot,group,N-001,N-002,N-003,N-004\n"
    status, said, errors = voting.enter(capsys, f"{head}1,ST,{cells}\n2,,,,,\n", "--json")
    assert (status, errors) == (0, "")
    assert json.loads(said)["channels"] == {"paper": 2}
    assert voting.enter(capsys, f"{head}3,ST,{second}\n")[0] == 1
    assert voting.held() == 2


def test_hands_are_counted_by_level(tmp_path: Path, capsys: Capture) -> None:
    voting = Voting(tmp_path, "moscow", {})
    text = "table,group,ballots,N-001,N-002\n1,FA,5,M:4 w:1,\n2,,3,S:3,C:1; W:2\n"
    status, said, _ = voting.enter(capsys, text, "--channel", "hand", "--json")
    assert status == 0
    assert json.loads(said)["said"] == "8 ballots: 8 in 2 hand counts at tables 1 and 2."
    for cell in ("M4", "M:2 M:1", "X:1", "M:2 and more"):
        status, _, errors = voting.enter(capsys, f"table,ballots,N-001\n4,5,{cell}\n", "--channel", "hand")
        assert status == 1
        assert "line 2, column “N-001”" in errors


def tallied(capsys: Capture, path: Path, text: str, *words: str) -> dict[str, Any]:
    path.write_text(text, encoding="utf-8")
    status, said, errors = run(capsys, "tally", path, "--json", *words)
    assert (status, errors) == (0, "")
    return json.loads(said)


def test_files_are_tallied_by_other_methods(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "b.csv"
    moscow = "ballot,group,A,B\n1,ST,M,W\n2,ST,m,\n3,FA,S,C\n"
    found = tallied(capsys, path, moscow, "--method", "moscow")
    first = found["needs"][0]
    assert (first["id"], first["verdict"], first["answers"]) == (
        "A",
        "Must",
        {"M": 2, "S": 1, "C": 0, "W": 0},
    )
    assert (found["total"], found["needs"][1]["voters"]) == (5, 2)
    ranked = "ballot,A,B,C\n1,1,2,3\n2,2,1,\n"
    assert [each["score"] for each in tallied(capsys, path, ranked, "--method", "ngt")["needs"]] == [5, 5, 1]
    short = tallied(capsys, path, ranked, "--method", "ngt", "--ngt-points", "len-pos")
    assert [(each["id"], each["score"]) for each in short["needs"]] == [("A", 4), ("B", 4), ("C", 1)]
    delphi = "ballot,A\n1,7\n2,7\n3,4\n"
    for share, verdict in (("66", "in"), ("67", "undecided")):
        found = tallied(capsys, path, delphi, "--method", "delphi", "--share", share)
        assert found["needs"][0]["verdict"] == verdict
    status, said, _ = run(capsys, "tally", path, "--method", "delphi")
    assert status == 0
    assert said.splitlines()[0] == "Delphi: 3 ballots, 3 answers"
    assert said.splitlines()[3].split() == ["1", "A", "6", "3", "6", "undecided"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--method", "fist", "--dots", "3"), "Fist to five has no option “dots”. It has: none."),
        (("--method", "delphi", "--share", "10"), "a number from 51 to 100"),
        (("--method", "ngt", "--choose", "2"), "line 2: ballot 1: 3 needs are ranked; each person chooses 2"),
        (("--method", "raffle"), "There is no method called “raffle”. There are: dots, multivote, ngt"),
        (("--method", "dots", "--ngt-points", "len-pos"), "Dots has no option “len-pos”"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    words: tuple[str, ...], said: str, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "b.csv"
    path.write_text("ballot,A,B,C\n1,1,2,3\n", encoding="utf-8")
    status, _, errors = run(capsys, "tally", path, *words)
    assert status == 1
    assert said in errors
