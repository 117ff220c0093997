"""Multivoting: one vote per need on a half or a third of the list, in rounds; what gets too few votes is dropped."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods.approval import check_marks
from charrette.domain.methods.method import BallotKind, FollowUp, RuleField
from charrette.domain.methods.points import PointsMethod, balanced_words, check_each, check_total
from charrette.domain.result import Result
from charrette.domain.rounds import RoundRules
from charrette.domain.wording import counted

if TYPE_CHECKING:
    from charrette.domain.profile import Profile

LONG_LIST = 30
"""Above so many needs a third of the list is enough for a first round."""
KEPT, DROPPED = "kept", "dropped"


def least_votes(voters: int) -> int:
    """How many votes keep a need on the list: 2 under 6 voters, 3 from 6 to 15, 4 over 15."""
    if voters < 6:
        return 2
    return 3 if voters <= 15 else 4


class Multivote(PointsMethod):
    """S_j = sum of w_i a_ij; dropped below 2, 3 or 4 votes, never down to one; the dropped are kept in the result."""

    name = "multivote"
    title = "Multivoting"
    ballot_kind = BallotKind.APPROVAL
    unit = "votes"
    fields = (
        RuleField(
            "part",
            "Votes per person",
            "One vote at most on a need. Half of the list; a third of a long one.",
            2,
            3,
            ((2, "half of the list"), (3, "a third of the list")),
        ),
    )

    def defaults(self, needs: int) -> dict[str, int]:
        """Half of the list, a third of one with more than thirty needs."""
        return {"part": 3 if needs > LONG_LIST else 2}

    def check_options(self, options: Mapping[str, int], needs: int) -> None:
        """A half or a third."""
        del needs
        if options.get("part") not in {2, 3}:
            raise InvalidInputError("Each person votes for a half (2) or a third (3) of the list.")

    def frozen(self, options: Mapping[str, int], needs: int) -> dict[str, int]:
        """With ``votes`` = the list's half or third, rounded down, at least 1; and which ``round`` it is."""
        return {"round": 1} | dict(options) | {"votes": max(1, needs // options["part"])}

    def check_ballot(self, content: Mapping[UUID, int], options: Mapping[str, int]) -> None:
        """No more votes than the part of the list, one at most on a need. Fewer are fine."""
        check_marks(content)
        placed, votes = sum(content.values()), options.get("votes")
        if votes is not None and placed > votes:
            raise InvalidInputError(f"{placed} needs are marked; a ballot has {counted(votes, 'vote')}.")

    def check_count(
        self, content: Mapping[UUID, int], voters: int | None, options: Mapping[str, int]
    ) -> None:
        """The number of people must be known: the votes a need must have depend on it."""
        if voters is None:
            raise InvalidInputError(
                "Say how many people voted: how many votes keep a need on the list depends on it."
            )
        check_total(content, voters, options.get("votes"), self.unit)
        check_each(content, voters, 1)

    def tally(self, rules: RoundRules, profile: "Profile") -> Result:
        """Votes as they are added up, and which needs are kept for the next round."""
        result = super().tally(rules, profile)
        kept = _kept(result)
        standings = tuple(
            replace(each, verdict=KEPT if each.need.need_id in kept else DROPPED) if kept else each
            for each in result.standings
        )
        return replace(result, standings=standings)

    def rules_in_words(self, rules: RoundRules) -> str:
        """``"12 votes each (half of the list), 1 at most on a need"``."""
        votes = rules.options.get("votes")
        if votes is None:
            return f"One vote at most on a need{balanced_words(rules)}"
        part = "half" if rules.options.get("part", 2) == 2 else "a third"
        return (
            f"{counted(votes, 'vote')} each ({part} of the list), 1 at most on a need{balanced_words(rules)}"
        )

    def follow_up(self, result: Result) -> FollowUp:
        """The kept needs in the order of the ballot, with half or a third of them to vote for; none from two on."""
        kept = [each.need for each in result.standings if each.verdict == KEPT]
        kept.sort(key=lambda need: need.position)
        options = _next_options(result.rules.options)
        dropped = len(result.standings) - len(kept)
        if not kept:
            return FollowUp((), options, "Nobody has voted: nothing is dropped.")
        if len(kept) <= 2 or not dropped:
            left = "Nothing was dropped" if not dropped else f"{len(kept)} needs are left"
            return FollowUp((), options, f"{left}: the list is not shortened any further by votes.")
        words = f"{counted(len(kept), 'need')} of {len(result.standings)} go on; {dropped} with under "
        words += f"{least_votes(result.heads or 0)} votes are dropped and stay on the list of all needs."
        return FollowUp(tuple(need.need_id for need in kept), options, words)

    def merged(self, contents: Sequence[int], options: Mapping[str, int]) -> int:
        """Who voted for any of them votes for the merged need, once."""
        return int(any(contents))


def _next_options(options: Mapping[str, int]) -> dict[str, int]:
    return {"part": options.get("part", 2), "round": options.get("round", 1) + 1}


def _kept(result: Result) -> set[UUID]:
    """Needs with enough votes; where that leaves fewer than two, those with the most votes, ties with them."""
    if not result.points or not result.heads:
        return set()
    least = least_votes(result.heads)
    enough = {each.need.need_id for each in result.standings if each.score >= least}
    if len(enough) > 1:
        return enough
    scores = sorted((each.score for each in result.standings), reverse=True)
    second = scores[min(1, len(scores) - 1)]
    if second:
        return {each.need.need_id for each in result.standings if each.score >= second}
    return {each.need.need_id for each in result.standings if each.score}
