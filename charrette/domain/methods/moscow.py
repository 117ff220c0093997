"""MoSCoW: each person says Must, Should, Could or Won't this time."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from charrette.domain.exact import total
from charrette.domain.level_result import Counts, Place
from charrette.domain.levels import Level, mean_level, median_level, share_of
from charrette.domain.methods.answers import LevelsMethod, answering
from charrette.domain.methods.points import balanced_words
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import RoundRules

MUST_SHARE = Fraction(60, 100)
CONTESTED = "contested"
_WORDS = {3: "Must", 2: "Should", 1: "Could", 0: "Won’t"}


class Moscow(LevelsMethod):
    """W0 C1 S2 M3; weighted median, a tie goes lower.

    "Must" needs at least 60 % of the answers on M and no group (of at least 3 ballots) with a majority on W, else
    the need is contested.
    """

    name = "moscow"
    title = "MoSCoW"
    levels = (
        Level(3, "M", "Must", 1),
        Level(2, "S", "Should", 1),
        Level(1, "C", "Could"),
        Level(0, "W", "Won’t this time", -1),
    )

    def place(self, counts: Counts, rules: RoundRules) -> Place:
        """The median, then the mean."""
        del rules
        mean, median = mean_level(self.levels, counts), median_level(self.levels, counts)
        return () if mean is None or median is None else (median, mean)

    def verdict(self, counts: Counts, by_group: Sequence[Counts], rules: RoundRules) -> str:
        """``"Must"``, ``"Should"``, ``"Could"``, ``"Won’t"`` or ``"contested"``; empty without an answer."""
        del rules
        median = median_level(self.levels, counts)
        if median is None:
            return ""
        against = any(own[-1] and 2 * own[-1] > total(own) for own in by_group)
        musts = share_of(self.levels, counts, [3])
        if (median == 3 or musts >= MUST_SHARE) and (musts < MUST_SHARE or against):
            return CONTESTED
        return _WORDS[median]

    def reason(self, result: Result, standing: Standing) -> str:
        """How many say Must, and what a contested need lacks."""
        counts, _ = answering(result, standing)
        musts = f"{float(share_of(self.levels, counts, [3])):.0%} say Must"
        if standing.verdict == CONTESTED:
            short = share_of(self.levels, counts, [3]) < MUST_SHARE
            why = "60% are needed" if short else "most of one group say Won’t"
            return f"Contested: {musts}, {why}."
        return f"{standing.verdict}: {musts}; the middle answer decides, a tie goes lower."

    def rules_in_words(self, rules: RoundRules) -> str:
        """``"Each says Must, Should, Could or Won't; a Must needs 60% ..."``."""
        must = "a Must needs 60% and no group mostly against it"
        return f"Each says Must, Should, Could or Won’t this time; {must}{balanced_words(rules)}"

    def merged(self, contents: Sequence[int], options: Mapping[str, int]) -> int:
        """The highest answer of the ballot."""
        return max(contents, default=0)
