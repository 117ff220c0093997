"""Counting and choosing: 100,000 ballots on 500 needs against plain numpy, and a room of 60 ballots on 60 needs.

Each row of the large part runs in a process of its own, so that its memory is its own: the counting alone, the whole
with the result in words, and the floor (the shortest plain numpy from the same arrays), in turns; medians. Goals: the
counting at most twice the floor; in a room every tally under 10 ms, every selection under 200 ms, stability under 500.

``python -m benchmarks tally --against PYTHON`` compares with pabutools or pref_voting, whichever the environment of
that PYTHON has (see ``tests/oracles``), on sizes that they can finish. Goal: at least fifty times as fast.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks import tally_floors as floors
from benchmarks.planted_votes import candidates, given, vote

BALLOTS, NEEDS = 100_000, 500
ROWS = ("dots", "approval", "borda", "pairwise", "schulze", "greedy", "knapsack", "equal-shares")
Timed = tuple[Callable[[], Any], Callable[[], Any], Callable[[], Any], int]
"""Counting alone, the whole, the floor, how often."""


def counting(name: str) -> Timed:
    """Of a method on marks or rankings."""
    from charrette.domain.methods import METHODS
    from charrette.domain.methods.nets import net_sums
    from charrette.domain.methods.points import PointsMethod
    from charrette.domain.methods.points_count import point_sums
    from charrette.domain.pair_wins import pair_wins

    found = vote("copeland" if name == "pairwise" else name, BALLOTS, NEEDS, 8 if name == "approval" else 1)
    method = METHODS[found.rules.method]

    def whole() -> Any:
        return method.tally(found.rules, found.profile)

    if isinstance(method, PointsMethod):
        heard = found.profile.heard(found.rules)
        marks = method.given(found.rules, found.profile)
        return (
            lambda: point_sums(found.profile, marks, heard),
            whole,
            lambda: floors.added_points(found.profile),
            7,
        )
    if name == "borda":
        return lambda: net_sums(found.profile), whole, lambda: floors.borda(found.profile), 7
    return lambda: pair_wins(found.profile), whole, lambda: floors.two_by_two(found.profile), 1


def paths() -> Timed:
    """Schulze's, from a matrix of wins; the whole is the tally of 1,000 ballots on as many needs."""
    from charrette.domain.methods import METHODS
    from charrette.domain.methods.strongest_paths import schulze_places

    random = np.random.default_rng(8)
    share = random.integers(BALLOTS // 3, BALLOTS * 2 // 3, size=(NEEDS, NEEDS))
    wins = np.triu(share, 1) + np.tril(BALLOTS - share.T, -1)
    few = vote("schulze", 1000, NEEDS)
    return (
        lambda: schulze_places(wins),
        lambda: METHODS["schulze"].tally(few.rules, few.profile),
        lambda: floors.schulze(wins),
        3,
    )


def choosing(name: str) -> Timed:
    """Of a selection; with equal shares what the first share buys, as raising them is the same again and again."""
    from charrette.domain.selections import Funds, Votes, selection_named
    from charrette.domain.selections.electorate import electorate_of
    from charrette.domain.selections.frontier import Item, best_set
    from charrette.domain.selections.market import Market
    from charrette.domain.selections.share_runs import outcome
    from charrette.domain.selections.ties import Order

    ballots = given(BALLOTS, NEEDS)
    needs, budget = candidates(ballots)
    votes, selection = Votes(lot="bench|1", given=ballots), selection_named(name)
    options = {"raise": 0} if name == "equal-shares" else {}
    points = np.array([need.points for need in needs])
    costs = np.array([need.cost for need in needs])
    money = {need.id: need.cost or 0 for need in needs}

    def whole() -> Any:
        return selection.select(needs, Funds(budget), votes, options)

    if name == "greedy":
        return (
            lambda: Order(needs, votes, lambda need: need.points),
            whole,
            lambda: floors.greedy(ballots, points, costs, budget),
            7,
        )
    if name == "knapsack":
        by_value = sorted(needs, key=lambda need: -Fraction(need.points, need.cost or 1))
        items = [Item(need.cost or 0, int(need.points)) for need in by_value]
        return lambda: best_set(items, budget, ()), whole, lambda: floors.knapsack(points, costs, budget), 3

    def shares() -> Any:
        electorate = electorate_of(money, ballots, "cost")
        market = Market(electorate, budget, {}, {}, min)
        return outcome(market, market.share)

    return shares, whole, lambda: floors.equal_shares(ballots, costs, budget), 1


def child(name: str) -> None:
    """One row of the large part, as JSON."""
    selections = {"greedy", "knapsack", "equal-shares"}
    alone, whole, floor, times = (
        choosing(name) if name in selections else paths() if name == "schulze" else counting(name)
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    spent = [_in_turns((whole, alone, floor))]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    spent += [_in_turns((whole, alone, floor)) for _ in range(times - 1)]
    medians = [median(row) for row in zip(*spent, strict=True)]
    print(json.dumps([*medians, before / 1024, peak / 1024]))


def _in_turns(works: Sequence[Callable[[], Any]]) -> list[float]:
    return [seconds(work) for work in works]


def seconds(work: Callable[[], Any]) -> float:
    """How long it takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


def large() -> None:
    """Prints the rows of 100,000 ballots."""
    print(f"{BALLOTS:,} ballots, {NEEDS} needs   counting      floor   ratio   whole tally   arrays     peak")
    for name in ROWS:
        said = subprocess.run(
            [sys.executable, "-m", "benchmarks.tally", name], check=True, capture_output=True, text=True
        ).stdout
        whole, alone, floor, before, peak = json.loads(said)
        print(
            f"{name:<28} {alone:>8.4f} s {floor:>8.4f} s {alone / floor:>6.2f} {whole:>11.4f} s"
            f" {before:>5.0f} MB {peak:>5.0f} MB",
            flush=True,
        )


def room() -> None:
    """Prints the medians of a room of 60."""
    from benchmarks.room_votes import content_profiles
    from charrette.domain.methods import METHODS
    from charrette.domain.selections import SELECTIONS, Funds, Votes
    from charrette.domain.stability import stability

    print("\na room of 60 ballots, 60 needs (medians)")
    for rules, profile in content_profiles(60, 60):
        method = METHODS[rules.method]
        spent = median(seconds(partial(method.tally, rules, profile)) for _ in range(15))
        print(f"tally {rules.method:<22} {spent * 1000:>8.2f} ms")
    ballots = given(60, 60)
    needs, budget = candidates(ballots)
    for name, selection in SELECTIONS.items():
        votes = Votes(lot="bench|1", given=ballots)
        spent = median(seconds(partial(selection.select, needs, Funds(budget), votes)) for _ in range(5))
        print(f"select {name:<21} {spent * 1000:>8.2f} ms")
    dots = vote("dots", 60, 60, 4)
    spent = median(seconds(lambda: stability(dots.rules, dots.profile)) for _ in range(5))
    print(f"stability, 1,000 draws       {spent * 1000:>8.2f} ms")


def against(python: str) -> None:
    """Prints how much longer a reference library takes for the same work."""
    from benchmarks.tally_against import WORK, seconds_of, write_work

    with TemporaryDirectory() as folder:
        write_work(Path(folder))
        script = Path(__file__).with_name("tally_reference.py")
        said = subprocess.run([python, script, folder], check=True, capture_output=True, text=True).stdout
        for name, theirs in json.loads(said).items():
            ours = seconds_of(WORK[name])
            print(
                f"{name:<44} {ours * 1000:>9.2f} ms  {theirs * 1000:>10.1f} ms  {theirs / ours:>7.0f} times",
                flush=True,
            )


def main() -> None:
    """The large part and the room, or the comparison with a library."""
    if "--against" in sys.argv:
        against(sys.argv[sys.argv.index("--against") + 1])
        return
    large()
    room()


if __name__ == "__main__":
    child(sys.argv[1])
