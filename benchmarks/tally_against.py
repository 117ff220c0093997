"""The work that is timed against the reference libraries: planted votes written as files that both can read."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.planted_votes import candidates, full_rankings, given, needs_of
from charrette.domain.methods import METHODS
from charrette.domain.profile import Profile
from charrette.domain.rounds import RoundRules
from charrette.domain.selections import Funds, Votes, selection_named

VOTERS, PROJECTS = 20_000, 100
RANKERS, RANKED = 2_000, 40
PABULIB, RANKINGS = "vote.pb", "rankings.csv"


def write_work(folder: Path) -> None:
    """A Pabulib file of approvals, and complete rankings as lines of needs from 0."""
    ballots = given(VOTERS, PROJECTS)
    needs, budget = candidates(ballots)
    starts = ballots.starts.tolist()
    marked = [ballots.columns[begin:end].tolist() for begin, end in pairwise(starts)]
    lines = [
        *("META", "key;value", "vote_type;approval", f"budget;{budget}", "rule;greedy"),
        *("PROJECTS", "project_id;cost", *(f"{place};{need.cost}" for place, need in enumerate(needs))),
        *("VOTES", "voter_id;vote"),
        *(f"{voter};{','.join(map(str, columns))}" for voter, columns in enumerate(marked)),
    ]
    (folder / PABULIB).write_text("\n".join(lines) + "\n", encoding="utf-8")
    orders = full_rankings(RANKERS, RANKED).values.argsort(axis=1).tolist()
    (folder / RANKINGS).write_text("\n".join(",".join(map(str, order)) for order in orders), encoding="utf-8")


def _select(name: str, **options: int) -> Callable[[], Callable[[], Any]]:
    def ready() -> Callable[[], Any]:
        ballots = given(VOTERS, PROJECTS)
        needs, budget = candidates(ballots)
        votes = Votes(lot="bench|1", given=ballots)
        return lambda: selection_named(name).select(needs, Funds(budget), votes, options)

    return ready


def _tally(name: str) -> Callable[[], Callable[[], Any]]:
    def ready() -> Callable[[], Any]:
        import numpy as np

        marks, needs = full_rankings(RANKERS, RANKED), needs_of(RANKED)
        rules = RoundRules(name, METHODS[name].defaults(RANKED))
        from charrette.domain.profile import NO_GROUP

        member, weight = np.zeros(RANKERS, dtype=np.intp), np.ones(RANKERS, dtype=np.int64)
        profile = Profile(needs, (NO_GROUP,), member, weight, 1, marks)
        return lambda: METHODS[name].tally(rules, profile)

    return ready


WORK = {
    f"pabutools: greedy, {VOTERS:,} x {PROJECTS}": _select("greedy"),
    f"pabutools: greedy per cost, {VOTERS:,} x {PROJECTS}": _select("greedy-per-cost"),
    f"pabutools: knapsack, {VOTERS:,} x {PROJECTS}": _select("knapsack"),
    f"pabutools: equal shares, {VOTERS:,} x {PROJECTS}": _select("equal-shares", **{"raise": 0}),
    f"pref_voting: Borda, {RANKERS:,} x {RANKED}": _tally("borda"),
    f"pref_voting: Copeland, {RANKERS:,} x {RANKED}": _tally("copeland"),
    f"pref_voting: Schulze, {RANKERS:,} x {RANKED}": _tally("schulze"),
    f"pref_voting: ranked pairs, {RANKERS:,} x {RANKED}": _tally("ranked-pairs"),
}
"""By the name that the reference prints: the whole of our tally or selection, words and account too."""


def seconds_of(ready: Callable[[], Callable[[], Any]]) -> float:
    """The median of five."""
    work = ready()
    spent: list[float] = []
    for _ in range(5):
        began = perf_counter()
        work()
        spent.append(perf_counter() - began)
    return median(spent)
