"""Our counts and selections of real ballots are those of the reference libraries, which wrote the golden files."""

import json
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from charrette.domain.ahp import ahp_weights
from charrette.domain.concord import overall
from charrette.domain.methods import method_named
from charrette.domain.methods.strengths import strengths
from charrette.domain.profile import Profile
from charrette.domain.result import Result
from charrette.domain.rounds import RoundRules
from charrette.exchange.ballot_set import BallotSet
from charrette.exchange.vote_files import read_votes
from charrette.services.selecting import SelectFile, select_file
from charrette.services.tallying import VoteFile, open_votes, tally_file

GOLDEN = Path(__file__).parent / "golden"
DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
BUDGETS = sorted(path.stem for path in (GOLDEN / "pabulib").glob("*.json"))
RANKED = sorted(path.stem for path in (GOLDEN / "preflib").glob("*.json") if ".cat" not in path.stem)
CATEGORIES = sorted(path.stem for path in (GOLDEN / "preflib").glob("*.cat.json"))
FUNDED = sorted(path.stem for path in (GOLDEN / "rankings").glob("*.json"))
BY_VOTES = {"approval": "approval", "cumulative": "dots", "ordinal": "ngt"}
UNRANKED = {"below": 0, "no opinion": 1}


def golden(kind: str, name: str) -> dict[str, Any]:
    """What the reference libraries found."""
    found: dict[str, Any] = json.loads((GOLDEN / kind / f"{name}.json").read_text(encoding="utf-8"))
    return found


def real(kind: str, name: str) -> Path:
    """The file of real ballots; skips where it is not there."""
    found = [*(DATA / kind).rglob(name)]
    if not found:
        pytest.skip("the real data is not here")
    return found[0]


@cache
def counted(path: Path, method: str, *options: tuple[str, int]) -> Result:
    """Our result of one file."""
    return tally_file(VoteFile(path, method, dict(options)))[1]


def by_code(result: Result) -> dict[str, Fraction]:
    """The score of every need."""
    return {each.need.code: each.score for each in result.standings}


def levels(result: Result) -> list[list[str]]:
    """Needs of one rank together, in the order of the file."""
    ranks = sorted({each.rank for each in result.standings})
    return [
        [
            each.need.code
            for each in sorted(result.standings, key=lambda each: each.need.position)
            if each.rank == rank
        ]
        for rank in ranks
    ]


def chosen(path: Path, rule: str, **options: Any) -> Sequence[str]:
    """What our selection buys, in its order. Thresholds of a file are no part of the comparison."""
    threshold = {"threshold": 0} if rule.startswith("greedy") else {}
    return [need.code for need in select_file(SelectFile(path, rule, **threshold, **options)).chosen.needs]


@pytest.mark.parametrize("name", BUDGETS)
def test_points_and_supporters_are_those_of_pabutools(name: str) -> None:
    theirs = golden("pabulib", name)
    method = BY_VOTES[theirs["vote_type"]]
    options = [("len-pos", 1)] if method == "ngt" else []
    result = counted(real("pabulib", f"{name}.pb"), method, *options)
    assert result.ballots == theirs["ballots"]
    assert by_code(result) == {code: Fraction(score) for code, score in theirs["scores"].items()}
    assert {each.need.code: each.voters for each in result.standings} == theirs["supporters"]


@pytest.mark.parametrize("rule", ["greedy", "greedy-per-cost"])
@pytest.mark.parametrize("name", BUDGETS)
def test_greedy_selections_are_those_of_pabutools(name: str, rule: str) -> None:
    assert chosen(real("pabulib", f"{name}.pb"), rule) == golden("pabulib", name)[rule]


@pytest.mark.parametrize("name", BUDGETS)
def test_the_knapsack_is_worth_what_that_of_pabutools_is(name: str) -> None:
    found = select_file(SelectFile(real("pabulib", f"{name}.pb"), "knapsack"))
    assert found.chosen.points == Fraction(golden("pabulib", name)["knapsack"])


@pytest.mark.parametrize("completion", ["none", "add1"])
@pytest.mark.parametrize("utility", ["cost", "one", "points"])
@pytest.mark.parametrize("name", BUDGETS)
def test_equal_shares_are_those_of_pabutools(name: str, utility: str, completion: str) -> None:
    found = chosen(real("pabulib", f"{name}.pb"), "equal-shares", utility=utility, completion=completion)
    assert found == golden("pabulib", name)["equal-shares"][utility][completion]


@pytest.mark.parametrize("unranked", UNRANKED)
@pytest.mark.parametrize(
    "kind_name", [*(("preflib", each) for each in RANKED), *(("rankings", each) for each in FUNDED)]
)
def test_rankings_count_as_in_pref_voting(kind_name: tuple[str, str], unranked: str) -> None:
    kind, name = kind_name
    path = real("preflib", name) if kind == "preflib" else real("pabulib", f"{name}.pb")
    theirs = golden(kind, name)[unranked]
    option = ("unranked", UNRANKED[unranked])
    assert by_code(counted(path, "borda", option)) == theirs["borda"]
    assert by_code(counted(path, "copeland", option)) == theirs["copeland"]
    assert levels(counted(path, "schulze", option)) == theirs["schulze"]
    assert levels(counted(path, "ranked-pairs", option)) == theirs["ranked-pairs"]


@pytest.mark.parametrize("method", ["copeland", "schulze", "ranked-pairs"])
@pytest.mark.parametrize("name", RANKED)
def test_a_need_that_beats_every_other_comes_first(name: str, method: str) -> None:
    winner = golden("preflib", name)["below"]["condorcet"]
    result = counted(real("preflib", name), method, ("unranked", 0))
    if winner is not None:
        assert levels(result)[0] == [winner]
    assert [each for each in result.standings if each.rank == 1]


@pytest.mark.parametrize("name", CATEGORIES)
def test_approvals_of_categories_are_those_of_preflibtools(name: str) -> None:
    theirs = golden("preflib", name)
    result = counted(real("preflib", name), "approval")
    assert result.ballots == theirs["ballots"]
    assert by_code(result) == theirs["approval"]


@pytest.mark.parametrize("name", RANKED)
def test_strengths_are_those_of_choix(name: str) -> None:
    theirs = golden("strengths", name)["bradley-terry"]
    ballots = read_votes(real("preflib", name), method_named("borda"))
    found = strengths(wins(ballots))
    assert dict(zip(ballots.codes, found, strict=True)) == pytest.approx(theirs, rel=1e-5)


def wins(ballots: BallotSet) -> npt.NDArray[np.float64]:
    """How often each need stands over each other on ballots that rank both; of a tie a half each."""
    rules = RoundRules("borda", {"unranked": 1})
    rank = ballots.profile(rules).matrix().astype(np.float64)
    rank[rank < 1] = np.nan
    over = (rank[:, :, None] < rank[:, None, :]) + (rank[:, :, None] == rank[:, None, :]) / 2
    found = np.einsum("ijk,i->jk", over, ballots.weight.astype(np.float64) / ballots.scale)
    np.fill_diagonal(found, 0)
    return found


@pytest.mark.parametrize("name", [each for each in RANKED if each.endswith("c")])
def test_kendalls_w_is_that_of_scipy(name: str) -> None:
    theirs = golden("strengths", name)["kendall_w"]
    found = framed_overall(real("preflib", name), "borda")
    assert found[0] == pytest.approx(theirs, abs=1e-7)


@pytest.mark.parametrize("name", ["london.youth.policing", "scoop-hivemind.affordable-housing"])
def test_alpha_is_that_of_krippendorffs_library(name: str) -> None:
    theirs = golden("strengths", name)
    found = framed_overall(real(f"polis/{name}", "votes.csv"), "score")
    assert found[1] == pytest.approx(theirs["alpha"], abs=1e-7)


def framed_overall(path: Path, method: str) -> tuple[float | None, float | None]:
    """Kendall's W and Krippendorff's alpha of a file."""
    kendall, alpha, _ = overall(*rules_and_profile(path, method), 1)
    return kendall, alpha


def rules_and_profile(path: Path, method: str) -> tuple[RoundRules, Profile]:
    """A file as a round."""
    found = open_votes(VoteFile(path, method))
    return found.rules, found.profile


@pytest.mark.parametrize("name", golden("strengths", "ahp")["matrices"])
def test_weights_of_criteria_are_those_of_ahpy(name: str) -> None:
    """The library takes the principal eigenvector: of three criteria, or where all fits, that is the same."""
    theirs = golden("strengths", "ahp")["matrices"][name]
    names = [f"c{number}" for number in range(len(theirs["weights"]))]
    found = ahp_weights(names, [Fraction(each).limit_denominator(1000) for each in theirs["entries"]])
    near = 1e-7 if len(names) == 3 or not theirs["ratio"] else 0.02
    assert found.weights == pytest.approx(theirs["weights"], abs=near)
    saaty = {3: 0.52, 4: 0.89, 6: 1.25}[len(names)]
    assert found.index == pytest.approx(theirs["ratio"] * saaty, abs=1e-6 if near < 0.01 else 0.02)
