"""Official outcomes as oracles: what real votes on money really funded."""

import pytest

from tests.unit.funding import codes, election, select


@pytest.mark.parametrize(
    "name", ["Netherlands_Assen_2024", "Poland_Swiecie_2023", "Poland_Wieliczka_2023_Green_Budget"]
)
def test_equal_shares_funds_what_was_funded(name: str) -> None:
    vote = election(name)
    chosen = select("equal-shares", vote.candidates, vote.funds, vote.votes)
    assert set(codes(chosen)) == vote.official


@pytest.mark.parametrize(
    ("name", "threshold"),
    [
        ("Poland_Czestochowa_2024_Trzech_Wieszczow", 0),
        ("Poland_Krakow_2021_Bienczyce", 0),
        ("Poland_Warszawa_2020_Bemowo", 0),
        ("Poland_Katowice_2020_Janow-Nikiszowiec", 50),
    ],
)
def test_greedy_funds_what_was_funded(name: str, threshold: int) -> None:
    vote = election(name)
    chosen = select("greedy", vote.candidates, vote.funds, vote.votes, {"threshold": threshold})
    assert set(codes(chosen)) == vote.official


@pytest.mark.parametrize(
    "name",
    [
        "France_Toulouse_2019",
        "France_Toulouse_2022",
        "Poland_Gdansk_2020_Stogi",
        "Switzerland_Zurich_D10",
        "US_Stanford_Dataset_PB_Adler_2021_Students_vote_knapsacks",
    ],
)
def test_the_knapsack_of_a_real_vote_has_the_most_points(name: str) -> None:
    vote = election(name)
    points = {
        rule: select(rule, vote.candidates, vote.funds, vote.votes).points
        for rule in ("greedy", "greedy-per-cost", "knapsack")
    }
    assert points["knapsack"] == max(points.values()) == _programme(vote)


def _programme(vote: object) -> int:
    """The textbook's dynamic programme: one cell for each part of the budget that the costs' divisor measures."""
    from math import gcd

    import numpy as np

    from tests.unit.funding import Election

    assert isinstance(vote, Election)
    costs = [need.cost or 0 for need in vote.candidates]
    unit = gcd(*costs)
    best = np.zeros(vote.funds.budget // unit + 1, dtype=np.int64)
    for need, cost in zip(vote.candidates, costs, strict=True):
        size = cost // unit
        if 0 < size < len(best):
            best[size:] = np.maximum(best[size:], best[:-size] + int(need.points))
    return int(best[-1])
