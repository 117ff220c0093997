"""Agreement and strengths: Kendall's W by scipy, Krippendorff's alpha, Bradley-Terry by choix, AHP by ahpy.

Run by ``tests.oracles.recompute`` in the environment of ``strengths.txt``: ``python strengths.py DATA`` prints one JSON
object a line, ``{"file": "strengths/x", ...}``. Numbers are rounded to eight places.
"""
# pyright: reportMissingImports=false

import csv
import json
import sys
from collections.abc import Iterator
from importlib.metadata import version
from itertools import combinations
from pathlib import Path
from typing import Any

import ahpy
import choix
import krippendorff
import numpy as np
from preflibtools.instances import OrdinalInstance
from scipy.stats import friedmanchisquare

STRICT = (".soc", ".soi")
COMPLETE = (".soc", ".toc")
MATRICES = {
    "textbook": (3, (3, 5, 3)),
    "worst": (3, (9, 1 / 9, 9)),
    "fitting": (4, (2, 4, 8, 2, 4, 2)),
    "four": (4, (2, 5, 7, 3, 5, 2)),
    "six": (6, (4, 3, 1, 3, 4, 7, 3, 1 / 5, 1, 1 / 5, 1 / 5, 1 / 6, 1, 1 / 3, 3)),
}
"""The upper triangle row by row."""


def positions(instance: Any) -> tuple[list[str], np.ndarray]:
    """Needs in order, and for every voter and need the rank from 1; missing where the ballot does not rank it."""
    needs = sorted(instance.alternatives_name)
    column = {need: place for place, need in enumerate(needs)}
    rows: list[np.ndarray] = []
    for order, count in instance.multiplicity.items():
        row = np.full(len(needs), np.nan)
        for rank, tied in enumerate(order, start=1):
            for need in tied:
                row[column[need]] = rank
        rows.extend([row] * count)
    return [str(need) for need in needs], np.array(rows)


def strengths(ranks: np.ndarray) -> list[float]:
    """Bradley-Terry with a phantom, last in the matrix, that wins once and loses once against every need."""
    count = ranks.shape[1]
    wins = np.zeros((count + 1, count + 1))
    for one, other in combinations(range(count), 2):
        both = ranks[~np.isnan(ranks[:, one]) & ~np.isnan(ranks[:, other])]
        even = float((both[:, one] == both[:, other]).sum()) / 2
        wins[one, other] = (both[:, one] < both[:, other]).sum() + even
        wins[other, one] = (both[:, one] > both[:, other]).sum() + even
    wins[:count, count] = wins[count, :count] = 1
    logs = choix.ilsr_pairwise_dense(wins, max_iter=10_000, tol=1e-12)
    return [round(float(each), 8) for each in np.exp(logs[:count] - logs[count])]


def ranked(path: Path) -> dict[str, Any]:
    """What the libraries say of one file of rankings."""
    needs, ranks = positions(OrdinalInstance(str(path)))
    found: dict[str, Any] = {
        "ballots": len(ranks),
        "bradley-terry": dict(zip(needs, strengths(ranks), strict=True)),
        "written_by": {"choix": version("choix"), "preflibtools": version("preflibtools")},
    }
    if path.suffix in COMPLETE:
        chi = friedmanchisquare(*ranks.T).statistic
        found["kendall_w"] = round(float(chi) / (len(ranks) * (len(needs) - 1)), 8)
        found["written_by"]["scipy"] = version("scipy")
    if path.suffix in STRICT:
        found["alpha"] = alpha(ranks)
        found["written_by"]["krippendorff"] = version("krippendorff")
    return found


def alpha(answers: np.ndarray) -> float:
    """Krippendorff's, ordinal; one row a voter, missing where nothing is said."""
    return round(float(krippendorff.alpha(answers, level_of_measurement="ordinal")), 8)


def consulted(path: Path) -> dict[str, Any]:
    """What participants of a Polis consultation voted; of several votes on a statement the last one in the file.

    Statements that the moderators took out are left out.
    """
    with path.with_name("comments.csv").open(encoding="utf-8", newline="") as lines:
        taken_out = {row["comment-id"] for row in csv.DictReader(lines) if row["moderated"] == "-1"}
    votes: dict[tuple[str, str], int] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["comment-id"] not in taken_out:
                votes[row["voter-id"], row["comment-id"]] = int(row["vote"])
    voters = {each: place for place, each in enumerate(sorted({voter for voter, _ in votes}))}
    statements = {each: place for place, each in enumerate(sorted({statement for _, statement in votes}))}
    answers = np.full((len(voters), len(statements)), np.nan)
    for (voter, statement), vote in votes.items():
        answers[voters[voter], statements[statement]] = vote
    by = {"krippendorff": version("krippendorff")}
    return {"alpha": alpha(answers), "ballots": len(voters), "statements": len(statements), "written_by": by}


def compared() -> dict[str, Any]:
    """Weights (principal eigenvector) and the largest eigenvalue's consistency index of a few matrices.

    The library divides by a random index of its own; its ratio times that index is the consistency index.
    """
    found: dict[str, Any] = {}
    for name, (count, entries) in MATRICES.items():
        names = [f"c{number}" for number in range(count)]
        pairs = dict(zip(combinations(names, 2), entries, strict=True))
        answer = ahpy.Compare(name, pairs, precision=8, random_index="saaty")
        found[name] = {
            "entries": [round(each, 12) for each in entries],
            "ratio": round(float(answer.consistency_ratio), 8),
            "weights": [round(float(answer.local_weights[each]), 8) for each in names],
        }
    return {"matrices": found, "written_by": {"ahpy": version("ahpy")}}


def files(data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and result of every file."""
    yield "ahp", compared()
    for path in sorted((data / "preflib").glob("*/*")):
        if path.suffix in (*STRICT, ".toc", ".toi"):
            yield path.name, ranked(path)
    for path in sorted((data / "polis").glob("*/votes.csv")):
        yield path.parent.name, consulted(path)


def main(data: Path) -> None:
    """Prints one line a file."""
    for name, found in files(data):
        sys.stdout.write(json.dumps({"file": f"strengths/{name}", **found}, sort_keys=True) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
