"""How far shares can be raised: runs of equal shares one after the other, each with a little more for every ballot."""

from fractions import Fraction
from math import ceil

from charrette.domain.selections.exact_runs import exact_outcome
from charrette.domain.selections.market import Market, Outcome
from charrette.domain.selections.purses import Purses
from charrette.domain.selections.quick_purses import QuickPurses
from charrette.domain.selections.quick_runs import QuickRun, UndecidedError

FINEST = 2000
"""A share is raised by one unit of the currency at a time, or by 10, 100, ... where it has more units than this."""
SOME = 40
"""From so many crowds on floating point is tried first; the exact run decides what it cannot tell."""
MANY = 10_000
"""Beyond so many crowds floating point has the last word."""


def rounded(market: Market) -> bool:
    """Whether the runs are worked out in floating point alone."""
    return len(market.electorate.weights) > MANY


def purses_of(market: Market, each: Fraction) -> Purses | QuickPurses:
    """The purses of a run before anything is bought."""
    return (QuickPurses if rounded(market) else Purses)(market.electorate, each)


def outcome(market: Market, each: Fraction) -> Outcome | None:
    """Buys at the lowest rho until nothing is covered; None where that spends more than the budget."""
    if len(market.electorate.weights) < SOME:
        return exact_outcome(market, each)
    try:
        return QuickRun(market, each, boldly=rounded(market)).outcome()
    except UndecidedError:
        return exact_outcome(market, each)


def step_of(market: Market, unit: int) -> int:
    """By how many minor units a share is raised at a time."""
    while market.share / unit > FINEST:
        unit *= 10
    return unit


def completed(market: Market, unit: int) -> Outcome:
    """The outcome at the last share before a raise by a step first spends more than the budget (``add1``)."""
    step = step_of(market, unit)
    steps = _harmless_steps(market, step)
    if steps is None:
        return _everything(market, step)
    found = outcome(market, market.share + steps * step)
    while found is not None and not found.complete:
        steps += 1
        raised = outcome(market, market.share + steps * step)
        if raised is None:
            break
        found = raised
    assert found is not None
    return found


def _harmless_steps(market: Market, step: int) -> int | None:
    """So many steps cannot overspend: all needs whose supporters could cover them by then fit the budget together.

    None where all wanted needs fit together. This skips runs, and changes no outcome.
    """
    together = 0
    for need in sorted(market.electorate.wanted, key=lambda need: need.least_share):
        together += need.cost
        if together > market.budget:
            return max(0, ceil((need.least_share - market.share) / step) - 1)
    return None


def _everything(market: Market, step: int) -> Outcome:
    """Where all wanted needs fit together: shares are raised until all of them are bought that caps allow."""
    widest = max(need.least_share for need in market.electorate.wanted)
    steps = max(0, ceil((widest - market.share) / step))
    while True:
        found = outcome(market, market.share + steps * step)
        assert found is not None
        if found.complete:
            return found
        steps = max(1, 2 * steps)
