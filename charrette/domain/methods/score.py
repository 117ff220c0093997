"""Scores: each person gives each need 1 to 5; no answer is no opinion."""

from charrette.domain.levels import Level
from charrette.domain.methods.answers import LevelsMethod
from charrette.domain.methods.points import balanced_words
from charrette.domain.rounds import RoundRules


class Score(LevelsMethod):
    """Group mean x_gj over raters; S_j = sum s_g x_gj / sum s_g over the groups with raters, raw beside it."""

    name = "score"
    title = "Scores"
    levels = (
        Level(1, "1", "1, least", -1),
        Level(2, "2", "2", -1),
        Level(3, "3", "3"),
        Level(4, "4", "4", 1),
        Level(5, "5", "5, most", 1),
    )

    def rules_in_words(self, rules: RoundRules) -> str:
        """``"Each gives 1 to 5; no answer is no opinion"``."""
        return f"Each gives a need 1 to 5; no answer is no opinion{balanced_words(rules)}"
