"""Simulated people fill ballots that every method takes."""

from random import Random
from uuid import UUID

import pytest

from charrette.domain.methods import METHODS
from charrette.services.simulated_votes import simulated_ballot

NEEDS = [UUID(int=number) for number in range(1, 13)]


@pytest.mark.parametrize("name", METHODS)
def test_every_method_takes_what_is_handed_in(name: str) -> None:
    method, chance = METHODS[name], Random(4)
    options = method.frozen(method.defaults(len(NEEDS)), len(NEEDS))
    appeal = {need: float(need.int % 5) for need in NEEDS}
    for _ in range(50):
        ballot = simulated_ballot(method, options, appeal, chance)
        method.check_ballot(ballot, options)
        assert method.kept(ballot)


@pytest.mark.parametrize("name", ["fist", "gradients", "moscow", "delphi", "score"])
def test_who_is_drawn_agrees_more(name: str) -> None:
    method, chance = METHODS[name], Random(4)
    options = method.frozen(method.defaults(2), 2)
    ballots = [simulated_ballot(method, options, {NEEDS[0]: 9.0, NEEDS[1]: 0.0}, chance) for _ in range(60)]
    sides = {level.value: level.side for level in method.levels}
    drawn, left = (sum(sides[ballot[need]] for ballot in ballots) for need in NEEDS[:2])
    assert drawn > left
