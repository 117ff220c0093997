"""Rankings by preflibtools and pref_voting: Borda, Copeland, Schulze, ranked pairs; and approvals of category files.

Run by ``tests.oracles.recompute`` in the environment of ``rankings.txt``: ``python rankings.py DATA`` prints one JSON
object a line, ``{"file": "preflib/x", ...}``. Every set of rankings is computed twice: needs that a ballot does not
rank stand ``below`` those it ranks, or it has ``no opinion`` on them.
"""
# pyright: reportMissingImports=false, reportMissingModuleSource=false

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import networkx as nx
from pref_voting.margin_based_methods import beat_path_defeat, ranked_pairs_defeat_tb
from pref_voting.profiles_with_ties import ProfileWithTies
from preflibtools.instances import CategoricalInstance, OrdinalInstance

ENDINGS = (".soc", ".soi", ".toc", ".toi")
Order = tuple[tuple[str, ...], ...]
BY = ("pref_voting", "preflibtools", "networkx")


def computed(needs: list[str], orders: dict[Order, int], *, below: bool) -> dict[str, Any]:
    """The four methods; needs are numbers by their place, so that ties of ranked pairs go by the file's order."""
    place = {need: number for number, need in enumerate(needs)}
    ranks = [{place[need]: rank for rank, tied in enumerate(order) for need in tied} for order in orders]
    profile = ProfileWithTies(ranks, rcounts=list(orders.values()), candidates=list(range(len(needs))))
    if below:
        profile.use_extended_strict_preference()
    net = {own: sum(profile.margin(own, each) for each in place.values()) for own in place.values()}
    borda = profile.borda_scores() if below else net
    copeland = profile.copeland_scores()
    winner = profile.condorcet_winner()
    schulze = beat_path_defeat(profile)
    distinct = profile.is_uniquely_weighted()
    profile.is_tied = lambda _one, _other: (
        False
    )  # the library locks ties of no margin too, in the file's order
    pairs = ranked_pairs_defeat_tb(profile)
    return {
        "borda": {need: int(borda[own]) for need, own in place.items()},
        "copeland": {need: int(copeland[own]) for need, own in place.items()},
        "schulze": levels(schulze, needs),
        "ranked-pairs": levels(pairs, needs),
        "distinct margins": distinct,
        "condorcet": None if winner is None else needs[winner],
    }


def levels(over: Any, needs: list[str]) -> list[list[str]]:
    """What nothing stands over, then what only that stands over, and so on; each level in the file's order."""
    return [[needs[each] for each in sorted(level)] for level in nx.topological_generations(over)]


def ranked(path: Path) -> dict[str, Any]:
    """A file of rankings."""
    instance = OrdinalInstance(str(path))
    orders = {
        tuple(tuple(map(str, tied)) for tied in order): count
        for order, count in instance.multiplicity.items()
    }
    return _found([str(each) for each in sorted(instance.alternatives_name)], orders)


def funded(path: Path) -> dict[str, Any] | None:
    """A Pabulib file of rankings; of other kinds None."""
    parts: dict[str, list[str]] = {}
    part = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line in {"META", "PROJECTS", "VOTES"}:
            part = line
        else:
            parts.setdefault(part, []).append(line)
    if "vote_type;ordinal" not in parts["META"]:
        return None
    needs = [row["project_id"] for row in csv.DictReader(parts["PROJECTS"], delimiter=";")]
    votes = [row["vote"].split(",") for row in csv.DictReader(parts["VOTES"], delimiter=";")]
    return _found(needs, Counter(tuple((need,) for need in vote if need) for vote in votes))


def _found(needs: list[str], orders: dict[Order, int]) -> dict[str, Any]:
    return {
        "ballots": sum(orders.values()),
        "below": computed(needs, orders, below=True),
        "no opinion": computed(needs, orders, below=False),
        "written_by": {name: version(name) for name in BY},
    }


def approved(path: Path) -> dict[str, Any]:
    """A file of two categories, of which the first is Yes."""
    instance = CategoricalInstance(str(path))
    votes: Counter[str] = Counter()
    for answer, count in instance.multiplicity.items():
        for need in answer[0]:
            votes[str(need)] += count
    return {
        "ballots": sum(instance.multiplicity.values()),
        "approval": {str(need): votes[str(need)] for need in sorted(instance.alternatives_name)},
        "written_by": {"preflibtools": version("preflibtools")},
    }


def files(data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and result of every file that holds rankings or categories."""
    for path in sorted((data / "preflib").glob("*/*")):
        if path.suffix in ENDINGS:
            yield f"preflib/{path.name}", ranked(path)
        elif path.suffix == ".cat":
            yield f"preflib/{path.name}", approved(path)
    for path in sorted((data / "pabulib").glob("*.pb")):
        found = funded(path)
        if found is not None:
            yield f"rankings/{path.stem}", found


def main(data: Path) -> None:
    """Prints one line a file."""
    for name, found in files(data):
        sys.stdout.write(json.dumps({"file": name, **found}, sort_keys=True) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
