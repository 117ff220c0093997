"""Fist to five: each person holds up 0 to 5 fingers; any 0, 1 or 2 is talked about, then all vote once more."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from charrette.domain.exact import total
from charrette.domain.level_result import Counts
from charrette.domain.levels import Level
from charrette.domain.methods.answers import LevelsMethod, answering, voted_for
from charrette.domain.methods.method import FollowUp
from charrette.domain.methods.points import balanced_words
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import RoundRules
from charrette.domain.wording import listed, number

AGREED, DISCUSS, NOT_AGREED = "agreed", "discuss", "not agreed"
MOST_ROUNDS = 2


class Fist(LevelsMethod):
    """0 no, 1 major concern, 2 minor concern, 3 okay, 4 support, 5 lead: one hand under 3 is enough to talk."""

    name = "fist"
    title = "Fist to five"
    ranks = False
    levels = (
        Level(5, "5", "loves it, will lead", 1),
        Level(4, "4", "likes it, supports it", 1),
        Level(3, "3", "is okay with it", 1),
        Level(2, "2", "has a minor concern", -1),
        Level(1, "1", "has a major concern", -1),
        Level(0, "0", "no (fist)", -1),
    )

    def verdict(self, counts: Counts, by_group: Sequence[Counts], rules: RoundRules) -> str:
        """``"agreed"``, ``"discuss"`` or, after the second vote, ``"not agreed"``; empty without an answer."""
        del by_group
        if not any(counts):
            return ""
        if not _under_three(self.levels, counts):
            return AGREED
        return NOT_AGREED if rules.options.get("round", 1) >= MOST_ROUNDS else DISCUSS

    def reason(self, result: Result, standing: Standing) -> str:
        """How many hold up fewer than three."""
        counts, _ = answering(result, standing)
        if standing.verdict == AGREED:
            return "Agreed: nobody holds up fewer than three."
        under = f"{number(_under_three(self.levels, standing.counts or counts))} with fewer than three"
        if standing.verdict == DISCUSS:
            return f"Discuss: {under}; hear them, then vote once more."
        return f"Not agreed: {under} after the second vote; the room decides what to do with it."

    def rules_in_words(self, rules: RoundRules) -> str:
        """``"Each holds up 0 to 5 fingers; ..."``."""
        second = ", second and last vote" if rules.options.get("round", 1) >= MOST_ROUNDS else ""
        talk = "any 0, 1 or 2 is talked about and voted on once more"
        return f"Each holds up 0 to 5 fingers; {talk}{second}{balanced_words(rules)}"

    def follow_up(self, result: Result) -> FollowUp:
        """Once more on what has to be discussed; nothing after the second vote."""
        options = dict(result.rules.options) | {"round": result.rules.options.get("round", 1) + 1}
        needs = voted_for(result.standings, [DISCUSS])
        if not needs:
            second = result.rules.options.get("round", 1) >= MOST_ROUNDS
            words = "This was the second and last vote." if second else "There is nothing to talk about."
            return FollowUp((), options, words)
        ids = tuple(need.need_id for need in needs)
        codes = listed([need.code for need in needs])
        return FollowUp(ids, options, f"Talk about {codes}, then vote once more.", ids)

    def merged(self, contents: Sequence[int], options: Mapping[str, int]) -> int:
        """The lowest: a concern about a part is a concern about the whole."""
        return min(contents, default=0)


def _under_three(levels: Sequence[Level], counts: Counts) -> Fraction:
    return total(count for level, count in zip(levels, counts, strict=True) if level.value < 3)
