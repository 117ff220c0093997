"""Votes on money by pabutools: scores, both greedy rules, the knapsack's optimum and equal shares, file by file.

Run by ``tests.oracles.recompute`` in the environment of ``budgets.txt``: ``python budgets.py DATA`` prints one JSON
object a line, ``{"file": "pabulib/x", ...}``.
"""
# pyright: reportMissingImports=false, reportUntypedBaseClass=false

import json
import math
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pabutools.election import Additive_Cardinal_Sat, Cardinality_Sat, Cost_Sat, parse_pabulib
from pabutools.election.ballot import CardinalBallot
from pabutools.election.profile import CardinalProfile
from pabutools.election.satisfaction import AdditiveSatisfaction
from pabutools.rules import (
    greedy_utilitarian_welfare,
    max_additive_utilitarian_welfare,
    method_of_equal_shares,
)
from pabutools.tiebreaking import TieBreakingRule


class PointsTimesCost(AdditiveSatisfaction):
    """What the greedy rule divides by the cost again, so that it goes by points alone."""

    def __init__(self, instance: Any, profile: Any, ballot: Any) -> None:
        super().__init__(
            instance, profile, ballot, lambda _i, _p, vote, need, _v: vote.get(need, 0) * need.cost
        )


UTILITIES = {"cost": Cost_Sat, "one": Cardinality_Sat, "points": Additive_Cardinal_Sat}


class Vote:
    """One file: rankings become points (the length of the ballot - position + 1) and approvals points of 1."""

    def __init__(self, path: Path) -> None:
        self.instance, profile = parse_pabulib(str(path))
        self.kind = self.instance.meta["vote_type"]
        self.needs = list(self.instance.project_meta)
        self.profile = CardinalProfile([CardinalBallot(self._points(ballot)) for ballot in profile])
        self.score = {need: sum(ballot.get(need, 0) for ballot in self.profile) for need in self.needs}
        self.supporters = {need: sum(need in ballot for ballot in self.profile) for need in self.needs}
        place = {need.name: number for number, need in enumerate(self.needs)}
        chain = {
            need.name: (-self.score[need], -self.supporters[need], need.cost, place[need.name])
            for need in self.needs
        }
        self.ties = TieBreakingRule(lambda _instance, _profile, need: chain[need.name])
        self.share = self.instance.budget_limit / len(profile)
        self.many = self.profile.as_multiprofile()

    def _points(self, ballot: Any) -> dict[Any, int]:
        if self.kind == "ordinal":
            return {need: len(ballot) - place for place, need in enumerate(ballot)}
        return dict(ballot) if hasattr(ballot, "items") else dict.fromkeys(ballot, 1)

    def greedy(self, satisfaction: Any) -> list[str]:
        """The names in the order in which they are taken; what nobody marked is no choice."""
        taken = greedy_utilitarian_welfare(
            self.instance, self.many, sat_class=satisfaction, tie_breaking=self.ties
        )
        return [need.name for need in taken if self.score[need]]

    def knapsack(self) -> str:
        """The most points that the budget can buy."""
        best = max_additive_utilitarian_welfare(self.instance, self.many, sat_class=Additive_Cardinal_Sat)
        return str(sum(self.score[need] for need in best))

    def shares(self, utility: str) -> dict[str, list[str]]:
        """Without and with all shares raised by one unit at a time until the next raise would overspend.

        The library's own raise (``voter_budget_increment=1``) stops as soon as nothing more fits the budget; the rule
        goes on, so it is called here with larger budgets. Raises before ``_harmless`` cannot overspend: they are
        passed over.
        """
        run = self._run(utility)
        limit = self.instance.budget_limit
        supported = {need for need in self.needs if need.cost <= limit and self.score[need]}
        first = run(limit)
        budget = limit + self._harmless(supported) * len(self.profile)
        raised = run(budget)
        while set(raised) < supported:
            budget += len(self.profile)
            further = run(budget)
            if sum(need.cost for need in further) > limit:
                break
            raised = further
        return {"none": [need.name for need in first], "add1": [need.name for need in raised]}

    def _harmless(self, supported: set[Any]) -> int:
        """After so many raises, all needs that full purses of their supporters cover fit the budget together."""
        together = 0
        for least, cost in sorted((need.cost / self.supporters[need], need.cost) for need in supported):
            together += cost
            if together > self.instance.budget_limit:
                return max(0, math.ceil(least - self.share) - 1)
        return 0

    def _run(self, utility: str) -> Callable[[Any], list[Any]]:
        instance = type(self.instance)(
            (need for need in self.needs if need.cost <= self.instance.budget_limit),
            budget_limit=self.instance.budget_limit,
        )
        satisfied = self.many.as_sat_profile(sat_class=UTILITIES[utility])

        def run(budget: Any) -> list[Any]:
            instance.budget_limit = budget
            return list(
                method_of_equal_shares(
                    instance, self.many, sat_profile=satisfied, tie_breaking=self.ties, binary_sat=False
                )
            )

        return run

    def found(self) -> dict[str, Any]:
        """Everything, as text and lists."""
        return {
            "vote_type": self.kind,
            "ballots": len(self.profile),
            "scores": {need.name: str(self.score[need]) for need in self.needs},
            "supporters": {need.name: self.supporters[need] for need in self.needs},
            "greedy": self.greedy(PointsTimesCost),
            "greedy-per-cost": self.greedy(Additive_Cardinal_Sat),
            "knapsack": self.knapsack(),
            "equal-shares": {utility: self.shares(utility) for utility in UTILITIES},
            "written_by": {"pabutools": version("pabutools")},
        }


def main(data: Path) -> None:
    """Prints one line a file."""
    for path in sorted((data / "pabulib").glob("*.pb")):
        found = {"file": f"pabulib/{path.stem}", **Vote(path).found()}
        sys.stdout.write(json.dumps(found, sort_keys=True) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
