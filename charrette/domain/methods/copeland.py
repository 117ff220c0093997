"""Copeland: needs that each beats two by two, less needs that beat it."""

from fractions import Fraction
from typing import TYPE_CHECKING

from charrette.domain.methods.rankings import TwoByTwo
from charrette.domain.result import Result, Standing

if TYPE_CHECKING:
    from charrette.domain.profile import Profile, Whole


class Copeland(TwoByTwo):
    """Wins - losses on P."""

    name = "copeland"
    title = "Copeland"
    measure = "wins less losses"

    def told(self) -> str:
        """How it counts."""
        return "compared two by two, most wins less losses come first"

    def scores(self, wins: "Whole", profile: "Profile") -> list[int]:
        """Wins less losses."""
        from charrette.domain.methods.strongest_paths import copeland_scores

        del profile
        return copeland_scores(wins)

    def least(self, result: Result) -> Fraction:
        """Beaten by all others."""
        return Fraction(1 - len(result.standings))

    def reason(self, result: Result, standing: Standing) -> str:
        """The sum."""
        pairs = result.pairs
        if pairs is None:
            return ""
        need = pairs.index(standing.need.need_id)
        won, lost = len(pairs.beaten(need)), len(pairs.beats_it(need))
        return f"That is {won} less {lost}: {won - lost}."
