"""Impact and effort: each person gives a need an impact and an effort of 1 to 5; the map is cut in the middle."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.level_result import Counts, Place
from charrette.domain.levels import Level, mean_of
from charrette.domain.methods.answers import LevelsMethod, answering, decimals
from charrette.domain.methods.method import BallotKind
from charrette.domain.methods.points import balanced_words
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import RoundRules

CUT, BORDER = Fraction(3), Fraction(1, 4)
BORDERLINE = "borderline"
_QUADRANTS = {
    (True, False): "quick win",
    (True, True): "major project",
    (False, False): "fill-in",
    (False, True): "thankless task",
}


class ImpactEffort(LevelsMethod):
    """Mean impact and mean effort, cut at 3, within 0.25 of it borderline; order impact - effort, then lower effort.

    A ballot holds 10 * impact + effort, so the levels are the 25 pairs: 42 is impact 4, effort 2.
    """

    name = "impact-effort"
    title = "Impact and effort"
    ballot_kind = BallotKind.IMPACT_EFFORT
    measure = "impact less effort"
    countable = False
    opposes = False
    levels = tuple(
        Level(10 * impact + effort, f"{impact}{effort}", f"impact {impact}, effort {effort}")
        for impact in range(5, 0, -1)
        for effort in range(1, 6)
    )

    def level_words(self) -> str:
        """How a pair is typed."""
        return "two digits from 1 to 5, impact then effort: 42"

    def check_count(
        self, content: Mapping[UUID, int], voters: int | None, options: Mapping[str, int]
    ) -> None:
        """Never: pairs cannot be seen in totals."""
        raise InvalidInputError("Impact and effort cannot be counted by totals: enter them ballot by ballot.")

    def worth(self, level: Level) -> int:
        """Impact less effort."""
        return level.value // 10 - level.value % 10

    def score(self, counts: Counts) -> Fraction:
        """Mean impact less mean effort."""
        impact, effort = impact_and_effort(self.levels, counts) or (Fraction(0), Fraction(0))
        return impact - effort

    def place(self, counts: Counts, rules: RoundRules) -> Place:
        """Impact less effort, then the lower effort."""
        del rules
        found = impact_and_effort(self.levels, counts)
        return () if found is None else (found[0] - found[1], -found[1])

    def verdict(self, counts: Counts, by_group: Sequence[Counts], rules: RoundRules) -> str:
        """``"quick win"``, ``"major project"``, ``"fill-in"``, ``"thankless task"`` or ``"borderline"``."""
        del by_group, rules
        found = impact_and_effort(self.levels, counts)
        if found is None:
            return ""
        if any(abs(each - CUT) <= BORDER for each in found):
            return BORDERLINE
        return _QUADRANTS[found[0] > CUT, found[1] > CUT]

    def reason(self, result: Result, standing: Standing) -> str:
        """The place on the map."""
        counts, _ = answering(result, standing)
        found = impact_and_effort(self.levels, counts)
        if found is None:
            return ""
        close = " It lies within a quarter of the middle." if standing.verdict == BORDERLINE else ""
        place = f"impact {decimals(found[0])}, effort {decimals(found[1])}"
        return f"{standing.verdict.capitalize()}: {place}.{close}"

    def rules_in_words(self, rules: RoundRules) -> str:
        """``"Each gives an impact and an effort of 1 to 5; ..."``."""
        return f"Each gives an impact and an effort of 1 to 5; the map is cut at 3{balanced_words(rules)}"

    def merged(self, contents: Sequence[int], options: Mapping[str, int]) -> int:
        """The mean of both, each at the nearest level, halves to the lower one."""
        impacts, efforts = [each // 10 for each in contents], [each % 10 for each in contents]
        return 10 * super().merged(impacts, options) + super().merged(efforts, options)


def impact_and_effort(levels: Sequence[Level], counts: Counts) -> tuple[Fraction, Fraction] | None:
    """Mean impact and mean effort of counts of the 25 pairs; None without an answer."""
    impact = mean_of([level.value // 10 for level in levels], counts)
    effort = mean_of([level.value % 10 for level in levels], counts)
    return None if impact is None or effort is None else (impact, effort)
