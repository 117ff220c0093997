"""The registry of methods: each is one module with its rules form, ballot kind, tally, explanation, merge rule."""

from collections.abc import Sequence

from charrette.domain.errors import NotFoundError
from charrette.domain.methods.approval import Approval
from charrette.domain.methods.borda import Borda
from charrette.domain.methods.copeland import Copeland
from charrette.domain.methods.criteria import WeightedCriteria
from charrette.domain.methods.delphi import Delphi
from charrette.domain.methods.dots import Dots
from charrette.domain.methods.fist import Fist
from charrette.domain.methods.gradients import Gradients
from charrette.domain.methods.impact_effort import ImpactEffort
from charrette.domain.methods.method import BallotKind, FollowUp, Method, RuleField
from charrette.domain.methods.moscow import Moscow
from charrette.domain.methods.multivote import Multivote
from charrette.domain.methods.ngt import NominalGroup
from charrette.domain.methods.pairwise import Pairwise
from charrette.domain.methods.ranked_pairs import RankedPairs
from charrette.domain.methods.schulze import Schulze
from charrette.domain.methods.score import Score
from charrette.domain.result import Result
from charrette.domain.rounds import Ballot, BallotNeed, RoundRules

_ALL: tuple[Method, ...] = (
    Dots(),
    Multivote(),
    NominalGroup(),
    Approval(),
    Score(),
    Moscow(),
    ImpactEffort(),
    Fist(),
    Gradients(),
    Delphi(),
    Borda(),
    Copeland(),
    Schulze(),
    RankedPairs(),
    Pairwise(),
    WeightedCriteria(),
)
METHODS: dict[str, Method] = {method.name: method for method in _ALL}


def method_named(name: str) -> Method:
    """The method of that name; raises ``NotFoundError`` naming those there are."""
    try:
        return METHODS[name]
    except KeyError:
        raise NotFoundError(f"There is no method called “{name}”. There are: {', '.join(METHODS)}.") from None


def tally(rules: RoundRules, needs: Sequence[BallotNeed], ballots: Sequence[Ballot], lot: str = "") -> Result:
    """Counts ballots by the method that the rules name. Raises ``NotFoundError`` where there is none of that name.

    ``lot`` is what a tie that must be broken is drawn from (``lots.lot_of_round``); empty: the order of the needs.
    """
    from charrette.domain.profile import profile_of

    return method_named(rules.method).tally(rules, profile_of(rules, needs, ballots, lot))


__all__ = ["METHODS", "BallotKind", "FollowUp", "Method", "RuleField", "method_named", "tally"]
