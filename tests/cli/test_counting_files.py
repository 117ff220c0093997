"""The commands that count a file: what they print for people, and JSON as its schema says."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.test_voting import Capture, run

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
SCHEMAS = ROOT / "resources" / "schemas"
PB = """META
key;value
num_votes;4
budget;{budget}
vote_type;{kind}
currency;EUR
PROJECTS
project_id;cost;name;category
a;300;Lamps;Light
b;100;Plugs;Power
c;250;Blinds;Light
VOTES
voter_id;vote;group
1;a,b;ST
2;a,c;ST
3;a;ST
4;b;FA
"""


def told(capsys: Capture, command: str, *words: str | Path) -> dict[str, Any]:
    """What a command prints as JSON, checked by its schema."""
    status, said, errors = run(capsys, command, *words, "--json")
    assert (status, errors) == (0, "")
    found = json.loads(said)
    schema = json.loads((SCHEMAS / f"charrette-{command}-1.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema)
    return found


def written(tmp_path: Path, text: str, name: str = "votes.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def pabulib(tmp_path: Path, kind: str = "approval", budget: str = "400") -> Path:
    return written(tmp_path, PB.format(kind=kind, budget=budget), "votes.pb")


def test_tally_tells_scores_exactly_and_who_won(tmp_path: Path, capsys: Capture) -> None:
    found = told(capsys, "tally", pabulib(tmp_path), "--method", "approval")
    assert (found["method"], found["winners"], found["ballots"]) == ("approval", ["a"], 4)
    first = found["needs"][0]
    assert (first["id"], first["name"], first["score"], first["score_exact"]) == ("a", "Lamps", 3, "3")
    assert [(each["id"], each["rank"]) for each in found["needs"]] == [("a", 1), ("b", 2), ("c", 3)]
    assert first["by_group"] == {"Others": 3}, "a group of one ballot is not shown, nor found by subtraction"
    third = "ballot,weight,N\n1,1/3,1\n"
    need = told(capsys, "tally", written(tmp_path, third), "--method", "dots")["needs"][0]
    assert (need["score_exact"], need["voters"]) == ("1/3", pytest.approx(1 / 3))


def test_influence_ranks_by_the_balanced_result(tmp_path: Path, capsys: Capture) -> None:
    path = pabulib(tmp_path)
    found = told(capsys, "tally", path, "--method", "approval", "--influence", "FA=3")
    assert (found["rules"]["headline"], found["rules"]["influence"]) == ("balanced", {"ST": 1, "FA": 3})
    first = found["needs"][0]
    assert (first["id"], first["score_exact"], first["raw"], first["raw_rank"]) == ("b", "10/3", 2, 2)
    raw = told(capsys, "tally", path, "--method", "approval", "--influence", "FA=3", "--headline", "raw")
    assert raw["winners"] == ["a"]
    for words, said in (
        ("XX=2", "votes.pb has no group “XX”. There are: ST and FA."),
        ("FA=much", "“FA=much” is no name with a number. Write it like --influence ST=2."),
        ("FA", "“FA” is no name with a number."),
        ("FA=1/0", "“FA=1/0” is no name with a number."),
    ):
        status, _, errors = run(capsys, "tally", path, "--method", "approval", "--influence", words)
        assert (status, said in errors) == (1, True), errors


def test_the_group_column_can_be_named(tmp_path: Path, capsys: Capture) -> None:
    found = told(capsys, "tally", pabulib(tmp_path), "--method", "approval", "--group-column", "voter_id")
    assert [each["name"] for each in found["groups"]] == ["1", "2", "3", "4"]
    status, _, errors = run(
        capsys, "tally", pabulib(tmp_path), "--method", "approval", "--group-column", "age"
    )
    assert status == 1
    assert "line 13, column “age”: there is no such column of VOTES" in errors


def test_points_of_a_ranking_by_either_convention(tmp_path: Path, capsys: Capture) -> None:
    path = pabulib(tmp_path, "ordinal")
    scores = {}
    for convention in ("k-pos", "len-pos"):
        found = told(capsys, "tally", path, "--method", "ngt", "--ngt-points", convention)
        assert found["rules"]["options"]["ngt_points"] == convention
        scores[convention] = {each["id"]: each["score"] for each in found["needs"]}
    assert scores == {"k-pos": {"a": 6, "b": 3, "c": 1}, "len-pos": {"a": 5, "b": 2, "c": 1}}


def test_select_takes_the_budget_of_the_file_or_another(tmp_path: Path, capsys: Capture) -> None:
    path = pabulib(tmp_path)
    found = told(capsys, "select", path, "--rule", "greedy")
    assert (found["budget"], found["selected"], found["cost"], found["left"]) == (400, ["a", "b"], 400, 0)
    less = told(capsys, "select", path, "--rule", "greedy", "--budget", "299.5")
    assert (less["budget"], less["selected"], less["cost"]) == (299.5, ["b"], 100)
    assert less["left_out"][0] == {
        "id": "a", "why": "too-dear", "reason": "Costs €300, more than the whole budget of €299.50.",
    }  # fmt: skip
    knapsack = told(capsys, "select", path, "--rule", "knapsack", "--budget", "350")
    assert (knapsack["selected"], knapsack["options"]) == (["a"], {})
    shares = told(
        capsys, "select", path, "--rule", "equal-shares", "--completion", "none", "--utility", "one"
    )
    assert shares["options"] == {"completion": "none", "utility": "one"}
    assert (shares["selected"], shares["left"]) == (["b"], 300)
    assert told(capsys, "select", path, "--rule", "equal-shares")["selected"] == ["a", "b"]


def test_caps_hold_back_what_a_category_may_spend(tmp_path: Path, capsys: Capture) -> None:
    path, caps = pabulib(tmp_path, budget="1000"), written(tmp_path, "category,cap\nLight,400\n", "caps.csv")
    assert told(capsys, "select", path, "--rule", "greedy")["selected"] == ["a", "b", "c"]
    found = told(capsys, "select", path, "--rule", "greedy", "--caps", caps)
    assert (found["selected"], found["left_out"][0]["why"]) == (["a", "b"], "cap")


def test_select_says_it_to_people(tmp_path: Path, capsys: Capture) -> None:
    status, said, _ = run(capsys, "select", pabulib(tmp_path), "--rule", "greedy")
    assert status == 0
    assert said.splitlines()[-1] == "2 projects for €400; €0 are left."
    status, _, errors = run(capsys, "select", pabulib(tmp_path), "--rule", "greedy", "--budget", "nan")
    assert status == 1
    assert "“nan” is no amount." in errors


def test_agreement_of_scores_and_rankings(tmp_path: Path, capsys: Capture) -> None:
    rows = "".join(f"{n},{'ST' if n < 5 else 'FA'},{5 if n < 5 else 1},3\n" for n in range(1, 9))
    path = written(tmp_path, f"ballot,group,A,B\n{rows}")
    found = told(capsys, "agreement", path)
    assert found["method"] == "score"
    apart = next(each for each in found["needs"] if each["id"] == "A")
    assert (apart["polarisation"], apart["consensus_a"], apart["groups_apart"]) == (1, -1, ["ST", "FA"])
    assert apart["gap_exact"] == "2/3"
    assert found["kendall_w"] is None
    ranked = written(tmp_path, "ballot,A,B,C\n1,1,2,3\n2,1,2,3\n3,1,2,3\n", "ranked.csv")
    assert told(capsys, "agreement", ranked)["kendall_w"] == 1
    status, said, _ = run(capsys, "agreement", path)
    assert status == 0
    assert "ST more than FA" in said


def test_stability_is_the_same_for_the_same_seed(tmp_path: Path, capsys: Capture) -> None:
    rows = "".join(f"{n},{n % 2},1\n" for n in range(1, 21))
    path = written(tmp_path, f"ballot,A,B\n{rows}")
    words = ("stability", path, "--method", "approval", "--replicates", "200")
    one, two = (told(capsys, *words, "--seed", "4") for _ in range(2))
    assert one == two
    assert (one["replicates"], one["tiers"]) == (200, [["B"], ["A"]])
    assert one["confidence"] == [{"first": "B", "second": "A", "share": 1.0}]
    status, said, _ = run(capsys, *words)
    assert (status, "5 % to 95 %" in said) == (0, True)
    for more, told_why in (
        (("--replicates", "0"), "--replicates is a number"),
        (("--seed", "-1"), "--seed is 0"),
    ):
        status, _, errors = run(capsys, "stability", path, "--method", "approval", *more)
        assert (status, told_why in errors) == (1, True)


def test_orders_that_stand_for_many_people_are_drawn_person_by_person(capsys: Capture) -> None:
    path = DATA / "preflib" / "00024-dots" / "00024-00000004.soc"
    if not path.is_file():
        pytest.skip("the real data is not here")
    found = told(capsys, "stability", path, "--method", "borda", "--replicates", "100")
    assert found["ballots"] == 794
    assert found["tiers"][0] == ["1"]


MATRICES = {
    "square": "1,3,5\n1/3,1,3\n1/5,1/3,1\n",
    "decimal": "1;3;5\n0.333;1;3\n0.2;0.333;1\n",
    "spaces": "1 3 5\n1/3 1 3\n1/5 1/3 1\n",
    "upper": "1,3,5\n,1,3\n,,1\n",
    "triangle": "3,5\n3\n",
    "named": ",Safe,Joy,New\nSafe,1,3,5\nJoy,,1,3\nNew,,,1\n",
    "header": "Safe,Joy,New\n1,3,5\n1/3,1,3\n1/5,1/3,1\n",
    "rows": "Safe,1,3,5\nJoy,1/3,1,3\nNew,1/5,1/3,1\n",
}


@pytest.mark.parametrize("rule", ["greedy", "greedy-per-cost", "knapsack", "equal-shares"])
@pytest.mark.parametrize("budget", ["1e400", "1e999999999", "9" * 400, "NaN", "inf", "-5", "much"])
def test_select_refuses_what_is_no_budget(budget: str, rule: str, tmp_path: Path, capsys: Capture) -> None:
    status, said, errors = run(capsys, "select", pabulib(tmp_path), "--rule", rule, f"--budget={budget}")
    assert (status, said) == (1, "")
    assert errors.count("\n") == 1
    assert "is no amount. Write it like 2500000." in errors
    assert len(errors) < 150


def test_a_number_without_end_is_told_by_its_beginning(tmp_path: Path, capsys: Capture) -> None:
    path = written(tmp_path, f"ballot,group,weight,N-001\n1,A,1,1{'0' * 400}\n")
    status, _, errors = run(capsys, "tally", path, "--method", "dots")
    assert status == 1
    assert "votes.csv: 1 place cannot be read. line 2, column “N-001”: “10000" in errors
    assert "…” is no number of dots. Write 0, 1, 2 and so on." in errors
    assert len(errors) < 300


@pytest.mark.parametrize("form", MATRICES)
def test_ahp_reads_a_matrix_in_every_dress(form: str, tmp_path: Path, capsys: Capture) -> None:
    found = told(capsys, "ahp", written(tmp_path, MATRICES[form], "m.csv"))
    assert [round(each, 4) for each in found["weights"]] == [0.6370, 0.2583, 0.1047]
    assert round(found["consistency_ratio"], 4) == 0.0332
    names = ["Safe", "Joy", "New"] if form in {"named", "header", "rows"} else ["1", "2", "3"]
    assert [each["name"] for each in found["criteria"]] == names


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1,3\n1/2,1\n", "line 2, column “1”: “1/2” does not mirror “3” in line 1"),
        ("1,x\n,1\n", "line 1, column “2”: “x” is no comparison"),
        ("1,-3\n,1\n", "line 1, column “2”: “-3” is no comparison"),
        ("1,0\n,1\n", "line 1, column “2”: “0” is no comparison"),
        ("1,1/0\n,1\n", "line 1, column “2”: “1/0” is no comparison"),
        ("1,NaN\n,1\n", "line 1, column “2”: “NaN” is no comparison"),
        ("2,3\n1/3,1\n", "line 1, column “1”: “2”: compared with itself a criterion has 1"),
        ("1,3,5\n1/3,1,3\n", "a matrix of 2 rows has 2 columns"),
        ("", "m.csv is empty"),
    ],
)
def test_a_matrix_that_makes_no_sense(text: str, said: str, tmp_path: Path, capsys: Capture) -> None:
    status, _, errors = run(capsys, "ahp", written(tmp_path, text, "m.csv"))
    assert status == 1
    assert said in errors


def test_similar_names_the_texts_by_their_ids(tmp_path: Path, capsys: Capture) -> None:
    text = (
        "id,text\nx1,We need more power outlets in the library\nx2,The library needs more power outlets\n"
        "x3,Paint the gym blue\nx4,The library does not need more power outlets\n"
    )
    path = written(tmp_path, text, "cards.csv")
    found = told(capsys, "similar", path, "--threshold", "0.5")
    pairs = {(each["first"], each["second"]): each["opposed"] for each in found["pairs"]}
    assert pairs["x1", "x2"] is False
    assert pairs["x2", "x4"] is True
    assert (found["column"], found["texts"]) == ("text", 4)
    status, said, _ = run(capsys, "similar", path)
    assert (status, said.splitlines()[-1].endswith("among 4 texts.")) == (0, True)
    for more, why in (
        (("--threshold", "2"), "--threshold is a number"),
        (("--text", "no"), "has no column “no”"),
    ):
        status, _, errors = run(capsys, "similar", path, *more)
        assert (status, why in errors) == (1, True)


@pytest.mark.parametrize(
    ("method", "text"),
    [
        ("multivote", "ballot,A,B\n1,1,\n2,1,1\n"),
        ("moscow", "ballot,A,B\n1,M,W\n2,S,\n"),
        ("impact-effort", "ballot,A,B\n1,42,15\n2,33,\n"),
        ("fist", "ballot,A,B\n1,5,0\n"),
        ("gradients", "ballot,A,B\n1,1,8\n"),
        ("delphi", "ballot,A,B\n1,9,1\n"),
        ("copeland", "ballot,A,B\n1,1,2\n2,1,\n"),
        ("schulze", "ballot,A,B\n1,1,2\n"),
        ("ranked-pairs", "ballot,A,B\n1,1,2\n"),
        ("pairwise", "ballot,a,b,winner\n1,A,B,A\n2,A,B,tie\n"),
        ("criteria", "ballot,A,B\n1,53,11\n2,44,\n"),
    ],
)
def test_the_object_of_every_method_keeps_to_the_schema(
    method: str, text: str, tmp_path: Path, capsys: Capture
) -> None:
    found = told(capsys, "tally", written(tmp_path, text), "--method", method)
    assert found["winners"] == ["A"]
    assert ("score_exact" in found["needs"][0]) == (method != "pairwise")
    status, said, _ = run(capsys, "tally", written(tmp_path, text), "--method", method)
    assert status == 0
    assert "A" in said.splitlines()[3]
