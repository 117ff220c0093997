"""Nominal group: each person ranks the k needs that matter most; the first choice gets k points, the last one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods.method import BallotKind, FollowUp, RuleField
from charrette.domain.methods.points import PointsMethod, balanced_words
from charrette.domain.result import Result
from charrette.domain.rounds import RoundRules
from charrette.domain.wording import counted, listed

if TYPE_CHECKING:
    from charrette.domain.profile import Marks, Profile

FEWEST, MOST = 5, 9
LEAST_AT_AN_END = 2
"""Ballots that must stand at each end before a pattern is called split."""


class NominalGroup(PointsMethod):
    """p_ij = k - position + 1, S_j = sum of w_i p_ij (CDC brief no. 7: five points to the most important of five)."""

    name = "ngt"
    title = "Nominal group"
    ballot_kind = BallotKind.RANKING
    unit = "points"
    countable = False
    fields = (
        RuleField(
            "choose",
            "Needs to choose",
            "5 to 9; on a short list half of the needs plus one at most. The first choice gets that many points.",
            1,
            MOST,
        ),
    )

    def defaults(self, needs: int) -> dict[str, int]:
        """Five, or half of the needs plus one where that is fewer."""
        return {"choose": min(FEWEST, _most(needs))}

    def check_options(self, options: Mapping[str, int], needs: int) -> None:
        """5 to 9, and never more than half of the needs plus one."""
        most = min(MOST, _most(needs))
        least = min(FEWEST, most)
        if not least <= options.get("choose", 0) <= most:
            span = f"{least}" if least == most else f"{least} to {most}"
            raise InvalidInputError(f"Of {counted(needs, 'need')} each person chooses {span}.")

    def check_ballot(self, content: Mapping[UUID, int], options: Mapping[str, int]) -> None:
        """Positions 1, 2, 3 and so on, each once, up to the number to choose. Fewer choices are fine."""
        positions = sorted(position for position in content.values() if position)
        if positions != list(range(1, len(positions) + 1)):
            raise InvalidInputError("The positions are 1, 2, 3 and so on, each once and none left out.")
        choose = options.get("choose")
        if choose is not None and len(positions) > choose:
            raise InvalidInputError(f"{len(positions)} needs are ranked; each person chooses {choose}.")

    def check_count(
        self, content: Mapping[UUID, int], voters: int | None, options: Mapping[str, int]
    ) -> None:
        """Never: points by total would hide the ranks."""
        raise InvalidInputError("Rankings cannot be counted by totals: enter them ballot by ballot.")

    def points_of(self, content: Mapping[UUID, int], options: Mapping[str, int]) -> Mapping[UUID, int]:
        """k - position + 1; with the option ``len-pos``, the length of the ballot instead of k."""
        top = len(content) if options.get("len-pos") else options["choose"]
        return {need: top - position + 1 for need, position in content.items() if position}

    def given(self, rules: RoundRules, profile: "Profile") -> "Marks":
        """The same of every ballot. Without ``choose`` (a file) k is the length of the longest ballot."""
        from charrette.domain.methods.points_count import points_of_places

        top = None if rules.options.get("len-pos") else _top(rules, profile)
        return points_of_places(profile.marks, top)

    def tally(self, rules: RoundRules, profile: "Profile") -> Result:
        """Points, breadth and spread; needs with many at both ends are marked for a talk and a second vote."""
        result = super().tally(rules, profile)
        top = _top(rules, profile)
        standings = tuple(replace(each, split=_split(each.spread, top)) for each in result.standings)
        return replace(result, standings=standings)

    def rules_in_words(self, rules: RoundRules) -> str:
        """``"Each ranks the 5 needs that matter most: 5 points for the first, 1 for the last"``."""
        choose = rules.options.get("choose")
        if choose is None:
            return f"Ranks as on the ballots, most points for the first{balanced_words(rules)}"
        if choose == 1:
            return f"Each names the need that matters most{balanced_words(rules)}"
        points = f"{choose} points for the first, 1 for the last"
        return f"Each ranks the {choose} needs that matter most: {points}{balanced_words(rules)}"

    def follow_up(self, result: Result) -> FollowUp:
        """A second vote on the whole list where patterns are split: points of part of a list could not be compared."""
        split = [each.need for each in result.standings if each.split]
        options = dict(result.rules.options) | {"round": result.rules.options.get("round", 1) + 1}
        if not split:
            return FollowUp((), options, "No pattern is split: this vote stands.")
        needs = sorted((each.need for each in result.standings), key=lambda need: need.position)
        codes = listed([need.code for need in split])
        words = f"Many put {codes} first and many last: talk about it, then vote on the whole list once more."
        return FollowUp(
            tuple(need.need_id for need in needs), options, words, tuple(each.need_id for each in split)
        )

    def merged(self, contents: Sequence[int], options: Mapping[str, int]) -> int:
        """The best position; 0 where none of them was ranked."""
        return min((position for position in contents if position), default=0)


def _top(rules: RoundRules, profile: "Profile") -> int:
    return rules.options.get("choose", profile.marks.most)


def _most(needs: int) -> int:
    return max(1, min(needs, needs // 2 + 1))


def _split(spread: Sequence[int], choose: int) -> bool:
    """Whether a third of its voters at least put it in the top third of the points, and a third in the bottom third.

    Three fives and three ones of six voters are split; two ballots at each end are needed.
    """
    end = max(1, choose // 3)
    if choose < 3:
        return False
    top, bottom = sum(spread[choose - end : choose]), sum(spread[:end])
    needed = max(LEAST_AT_AN_END, sum(spread) / 3)
    return top >= needed and bottom >= needed
