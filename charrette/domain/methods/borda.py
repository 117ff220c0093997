"""Borda: every need gets as many points as needs are ranked below it, less as many as are ranked above."""

from fractions import Fraction
from typing import TYPE_CHECKING

from charrette.domain.methods.points import bound_words, place_of
from charrette.domain.methods.rankings import BELOW, RankingMethod, other_place
from charrette.domain.result import Result, Standing, Tally, additive_result
from charrette.domain.rounds import RoundRules
from charrette.domain.wording import counted, number

if TYPE_CHECKING:
    from charrette.domain.profile import Profile


class Borda(RankingMethod):
    """S_j = sum over l of (P_jl - P_lj), P_jl the weight that ranks j over l: a sum over ballots."""

    name = "borda"
    title = "Borda"
    unit = "points"
    measure = "points"

    def told(self) -> str:
        """How it counts."""
        return "a need gets a point for every need ranked below it and loses one for every need above"

    def tally(self, rules: RoundRules, profile: "Profile") -> Result:
        """Added up ballot by ballot, without comparing the needs two by two."""
        from charrette.domain.methods.nets import net_sums
        from charrette.domain.methods.points_count import fractions
        from charrette.domain.pair_wins import rankings

        nets, voters = net_sums(rankings(profile), rules.options.get("unranked", BELOW))
        tally = Tally(
            profile.groups,
            tuple(profile.cast()),
            tuple(profile.heads()),
            fractions(nets, profile.scale),
            fractions(voters, profile.scale),
            ((),) * len(profile.needs),
        )
        return additive_result(rules, profile.needs, tally, self.unit)

    def least(self, result: Result) -> Fraction:
        """Last on every ballot."""
        return (1 - len(result.standings)) * (result.ballots or Fraction(0))

    def explain(self, result: Result, standing: Standing) -> str:
        """For example "N-014 is 3rd of 12: 140 points ... On average a ballot ranks it over 7.2 needs more ..."."""
        if not standing.voters:
            return f"{standing.need.code} is on no ballot; it stays on the list."
        place = f"{place_of(result, standing)}: {number(standing.score)} points"
        sentences = [f"{place}, ranked by {number(standing.voters)} voters."]
        if result.ballots:
            mean = float(standing.score / result.ballots)
            more, way = counted_needs(abs(mean)), "below" if mean >= 0 else "above"
            other = "above" if mean >= 0 else "below"
            sentences.append(f"On average a ballot has {more} more {way} it than {other} it.")
        if standing.balanced is not None and standing.balanced != standing.score:
            points = f"{number(standing.balanced)} points"
            sentences.append(f"With every group counting by its influence it has {points}.")
        return " ".join([*sentences, *other_place(result, standing), *bound_words(result)])


def counted_needs(mean: float) -> str:
    """``"1 need"``, ``"2.5 needs"``."""
    rounded = round(mean, 1)
    return counted(int(rounded), "need") if rounded == int(rounded) else f"{rounded} needs"
