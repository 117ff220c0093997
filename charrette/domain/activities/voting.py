"""What the kinds that vote share: their steps, and the options of the round that a block opens."""

from collections.abc import Callable, Mapping

from charrette.domain.activities.kind import Step
from charrette.domain.methods import method_named
from charrette.domain.methods.method import Method
from charrette.domain.rounds import RoundRules
from charrette.domain.surfaces import Surface, View

PROPOSED = 0
"""The value of a rule that follows from the number of needs when the round opens."""

AS_PROPOSED = (PROPOSED, "as the number of needs asks")


def options_of(rules: Mapping[str, int], method: Method, needs: int) -> dict[str, int]:
    """The options of a round on ``needs`` needs by a block's rules; what they leave open is proposed by the method.

    Rules that are none of the method's fields stay with the block.
    """
    known = {each.name for each in method.fields}
    chosen = {name: value for name, value in rules.items() if name in known and value != PROPOSED}
    return method.defaults(needs) | chosen


def vote_step(guidance: str, share: int = 3) -> Step:
    """The step in which ballots come in."""
    return Step("Vote", guidance, Surface.VOTE, View.VOTING, share)


def reveal_step(guidance: str, title: str = "See the result", share: int = 2) -> Step:
    """The step in which the room sees what came out."""
    return Step(title, guidance, Surface.VOTE, View.RESULT, share)


def words_of(method: str) -> Callable[[Mapping[str, int]], str]:
    """A block's rules as its voting method says them: for methods whose rules do not depend on the number of needs."""

    def words(rules: Mapping[str, int]) -> str:
        return f"{method_named(method).rules_in_words(RoundRules(method, rules))}."

    return words
