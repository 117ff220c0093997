"""Ranked pairs (Tideman 1987): the clearest wins are kept first; one that would close a circle is passed over."""

from typing import TYPE_CHECKING

from charrette.domain.methods.rankings import NAMED, TwoByTwo, passed_over, score
from charrette.domain.result import Result, Standing
from charrette.domain.wording import listed

if TYPE_CHECKING:
    from charrette.domain.profile import Profile, Whole


class RankedPairs(TwoByTwo):
    """Margins descending, skip what would close a cycle; ties by lot, in a file by its order."""

    name = "ranked-pairs"
    title = "Ranked pairs"
    measure = "needs below"

    def told(self) -> str:
        """How it counts."""
        return (
            "compared two by two, the clearest wins are kept first and what contradicts them is passed over"
        )

    def scores(self, wins: "Whole", profile: "Profile") -> list[int]:
        """Needs that stand lower."""
        from charrette.domain.methods.locked_pairs import ranked_pairs_places
        from charrette.domain.methods.pair_count import order_of

        return ranked_pairs_places(wins, order_of(profile))

    def reason(self, result: Result, standing: Standing) -> str:
        """The wins that were passed over because clearer ones say the opposite."""
        pairs = result.pairs
        if pairs is None:
            return ""
        need, passed, above = passed_over(pairs, result, standing)
        lost = [f"{pairs.codes[one]} over it ({score(pairs, one, need)})" for one in passed[:NAMED]]
        won = [f"its own over {pairs.codes[one]} ({score(pairs, need, one)})" for one in above[:NAMED]]
        if not lost and not won:
            return ""
        return f"Passed over, because clearer wins say the opposite: {listed([*lost, *won])}."
