"""The registry of selections: each spends a budget on needs by a rule of its own, and says what it did and why."""

from charrette.domain.errors import NotFoundError
from charrette.domain.selections.equal_shares import EqualShares
from charrette.domain.selections.greedy import Greedy, GreedyPerCost
from charrette.domain.selections.knapsack import Knapsack
from charrette.domain.selections.selection import (
    Candidate,
    Chosen,
    FundingBallot,
    Funds,
    LeftOut,
    Number,
    Selection,
    Step,
    Tie,
    Votes,
    Why,
)

_ALL: tuple[Selection, ...] = (Greedy(), GreedyPerCost(), Knapsack(), EqualShares())
SELECTIONS: dict[str, Selection] = {selection.name: selection for selection in _ALL}


def selection_named(name: str) -> Selection:
    """The selection of that name; raises ``NotFoundError`` naming those there are."""
    try:
        return SELECTIONS[name]
    except KeyError:
        known = ", ".join(SELECTIONS)
        raise NotFoundError(f"There is no selection called “{name}”. There are: {known}.") from None


__all__ = [
    "SELECTIONS",
    "Candidate",
    "Chosen",
    "FundingBallot",
    "Funds",
    "LeftOut",
    "Number",
    "Selection",
    "Step",
    "Tie",
    "Votes",
    "Why",
    "selection_named",
]
