"""Times pabutools or pref_voting in an environment of theirs: ``PYTHON tally_reference.py FOLDER``, printed as JSON."""
# pyright: reportMissingImports=false, reportUnknownLambdaType=false, reportUnknownParameterType=false, reportMissingParameterType=false

import json
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any


def seconds(work: Callable[[], Any]) -> float:
    """How long it takes, once."""
    began = perf_counter()
    work()
    return perf_counter() - began


def budgets(path: Path) -> dict[str, float]:
    """The selections by pabutools, from a profile that was read, equal ballots put together."""
    from pabutools.election import Cardinality_Sat, Cost_Sat, parse_pabulib
    from pabutools.rules import (
        greedy_utilitarian_welfare,
        max_additive_utilitarian_welfare,
        method_of_equal_shares,
    )

    instance, single = parse_pabulib(str(path))
    size, profile = f"{len(single):,} x {len(instance)}", single.as_multiprofile()
    rules = {
        "greedy": lambda: greedy_utilitarian_welfare(instance, profile, sat_class=Cost_Sat),
        "greedy per cost": lambda: greedy_utilitarian_welfare(instance, profile, sat_class=Cardinality_Sat),
        "knapsack": lambda: max_additive_utilitarian_welfare(instance, profile, sat_class=Cardinality_Sat),
        "equal shares": lambda: method_of_equal_shares(instance, profile, sat_class=Cost_Sat),
    }
    return {f"pabutools: {name}, {size}": seconds(work) for name, work in rules.items()}


def rankings(path: Path) -> dict[str, float]:
    """The methods of pref_voting, each with the profile made from lists, as it counts pairs then."""
    from pref_voting.margin_based_methods import beat_path_defeat, ranked_pairs_defeat_tb
    from pref_voting.profiles import Profile

    orders = [
        [int(each) for each in line.split(",")] for line in path.read_text(encoding="utf-8").splitlines()
    ]
    size = f"{len(orders):,} x {len(orders[0])}"
    Profile(orders[:2]).margin(0, 1)  # what is compiled at the first use is no part of the time
    beat_path_defeat(Profile(orders[:2]))
    rules = {
        "Borda": lambda: Profile(orders).borda_scores(),
        "Copeland": lambda: Profile(orders).copeland_scores(),
        "Schulze": lambda: beat_path_defeat(Profile(orders)),
        "ranked pairs": lambda: ranked_pairs_defeat_tb(Profile(orders)),
    }
    return {f"pref_voting: {name}, {size}": seconds(work) for name, work in rules.items()}


def main(folder: Path) -> None:
    """Whichever library is there."""
    found: dict[str, float] = {}
    if find_spec("pabutools"):
        found |= budgets(folder / "vote.pb")
    if find_spec("pref_voting"):
        found |= rankings(folder / "rankings.csv")
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
