"""Schulze (2011): where wins go round in a circle, the strongest path of wins decides."""

from typing import TYPE_CHECKING

from charrette.domain.methods.rankings import NAMED, TwoByTwo, passed_over, score
from charrette.domain.pair_table import PairTable
from charrette.domain.result import Result, Standing

if TYPE_CHECKING:
    from charrette.domain.profile import Profile, Whole


class Schulze(TwoByTwo):
    """Strongest paths on margins; j over l if s_jl > s_lj; levels by peeling. The score: needs on lower levels."""

    name = "schulze"
    title = "Schulze"
    measure = "needs below"

    def told(self) -> str:
        """How it counts."""
        return "compared two by two, the strongest path of wins decides"

    def scores(self, wins: "Whole", profile: "Profile") -> list[int]:
        """Needs on lower levels."""
        from charrette.domain.methods.strongest_paths import schulze_places

        del profile
        return schulze_places(wins)

    def reason(self, result: Result, standing: Standing) -> str:
        """The paths that decided against a win two by two: for it first, else against it."""
        pairs = result.pairs
        if pairs is None:
            return ""
        need, passed, above = passed_over(pairs, result, standing)
        said = [_path_words(pairs, need, one) for one in passed[:NAMED]]
        said += [_path_words(pairs, one, need) for one in above[: NAMED - len(said)]]
        return " ".join(words for words in said if words)


def _path_words(pairs: PairTable, over: int, under: int) -> str:
    path = pairs.strongest_path(over, under)
    if not path:
        return ""
    codes = [pairs.codes[each] for each in path]
    weak = pairs.weakest(path)
    words = f"{pairs.codes[under]} beats {pairs.codes[over]} two by two, yet {pairs.codes[over]} stands above it by "
    words += f"the path {' > '.join(codes)}, whose narrowest win is {score(pairs, *weak)}; "
    back = pairs.strongest_path(under, over)
    return words + f"the way back is no stronger than {score(pairs, *pairs.weakest(back))}."
