"""Comparisons two by two: each person says of some pairs which need matters more; strengths follow (Bradley-Terry)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods.method import BallotKind
from charrette.domain.methods.points import balanced_words, bound_words, place_of
from charrette.domain.methods.rankings import other_place, two_by_two
from charrette.domain.methods.usual import ComparedMethod
from charrette.domain.pairs import EVEN, FIRST, SECOND, pairs_of
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import BallotNeed, Headline, RoundRules
from charrette.domain.wording import number

if TYPE_CHECKING:
    from charrette.domain.profile import Profile


class Pairwise(ComparedMethod):
    """Strengths p, P(j over l) = p_j / (p_j + p_l); a phantom of strength 1 wins and loses once with each need."""

    name = "pairwise"
    title = "Pairs"
    ballot_kind = BallotKind.PAIRS
    unit = "comparisons"
    measure = "strength"

    def check_ballot(self, content: Mapping[UUID, int], options: Mapping[str, int]) -> None:
        """Of each pair the first (1), the second (2) or neither (0)."""
        del options
        if any(answer not in {EVEN, FIRST, SECOND} for answer in content.values()):
            raise InvalidInputError("Of a pair, 1 is the first need, 2 the second, 0 neither.")

    def check_count(
        self, content: Mapping[UUID, int], voters: int | None, options: Mapping[str, int]
    ) -> None:
        """Never: comparisons are entered ballot by ballot."""
        raise InvalidInputError("Pairs cannot be counted by totals: enter them ballot by ballot.")

    def kept(self, content: Mapping[UUID, int]) -> dict[UUID, int]:
        """Every answer: 0 says that neither matters more."""
        return dict(content)

    def tally(self, rules: RoundRules, profile: "Profile") -> Result:
        """Wins by pair and group, then strengths, raw and balanced, to nine figures; a tie is half a win for each."""
        from charrette.domain.methods.pair_count import compared_result

        return compared_result(rules, profile, self.unit, self.measure)

    def rules_in_words(self, rules: RoundRules) -> str:
        """``"Each says of pairs of needs which matters more; strengths follow from the wins"``."""
        told = "Each says of pairs of needs which matters more; strengths follow from the wins"
        return f"{told}{balanced_words(rules)}"

    def explain(self, result: Result, standing: Standing) -> str:
        """Its strength, whom it beats and to whom it loses, with the numbers."""
        if not standing.voters:
            return f"{standing.need.code} was not compared; it stays on the list."
        strength = standing.balanced if result.rules.headline is Headline.BALANCED else standing.score
        place = f"{place_of(result, standing)}: strength {float(strength or 0):.2f}"
        sentences = [f"{place}, compared by {number(standing.voters)} voters."]
        if result.pairs is not None:
            sentences += two_by_two(result.pairs, result.pairs.index(standing.need.need_id))
        sentences.append("A need is expected to win over one of half its strength two times of three.")
        return " ".join([*sentences, *other_place(result, standing), *bound_words(result)])

    def merged(self, contents: Sequence[int], options: Mapping[str, int]) -> int:
        """A ballot's answers to the same pair pooled: what most of them say, neither where they are even."""
        del options
        first, second = contents.count(FIRST), contents.count(SECOND)
        return EVEN if first == second else FIRST if first > second else SECOND

    def points_of(
        self, content: Mapping[UUID, int], rules: RoundRules, needs: Sequence[BallotNeed]
    ) -> dict[UUID, int]:
        """What one ballot gives to needs where money is shared: two points for a win, one for a tie."""
        del rules
        points: dict[UUID, int] = defaultdict(int)
        for key, (one, other) in pairs_of(needs).items():
            answer = content.get(key)
            if answer is not None:
                points[one.need_id] += {FIRST: 2, EVEN: 1}.get(answer, 0)
                points[other.need_id] += {SECOND: 2, EVEN: 1}.get(answer, 0)
        return {need: given for need, given in points.items() if given}
