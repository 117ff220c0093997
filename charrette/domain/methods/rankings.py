"""What the methods share in which each person ranks needs: Borda, Copeland, Schulze, ranked pairs."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods.method import BallotKind, RuleField
from charrette.domain.methods.points import balanced_words, bound_words, place_of
from charrette.domain.methods.usual import ComparedMethod
from charrette.domain.pair_table import PairTable
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import BallotNeed, Headline, RoundRules
from charrette.domain.wording import counted, listed, number, ordinal

if TYPE_CHECKING:
    from charrette.domain.profile import Profile, Whole

BELOW, NO_OPINION = 0, 1
NAMED = 3
"""As many needs as a sentence names of those that a need beats or loses to."""


class RankingMethod(ComparedMethod):
    """Each person ranks the needs, the first choice first; what a ballot leaves out stands below, or is no opinion."""

    name = ""
    title = ""
    unit = "ballots"
    measure = ""
    ballot_kind = BallotKind.RANKING
    fields: tuple[RuleField, ...] = (
        RuleField(
            "unranked",
            "Needs that a ballot leaves out",
            "Usually they stand below those it ranks, side by side.",
            BELOW,
            NO_OPINION,
            ((BELOW, "stand below the ranked"), (NO_OPINION, "are left out of the comparison")),
        ),
    )

    def defaults(self, needs: int) -> dict[str, int]:
        """Left out means below the ranked."""
        del needs
        return {"unranked": BELOW}

    def check_options(self, options: Mapping[str, int], needs: int) -> None:
        """Below or no opinion."""
        del needs
        if options.get("unranked", BELOW) not in {BELOW, NO_OPINION}:
            raise InvalidInputError("Needs left out stand below the ranked (0) or are no opinion (1).")

    def check_ballot(self, content: Mapping[UUID, int], options: Mapping[str, int]) -> None:
        """Positions 1, 2, 3 and so on, each once; a ballot may rank all needs or fewer."""
        del options
        check_positions(content)

    def check_count(
        self, content: Mapping[UUID, int], voters: int | None, options: Mapping[str, int]
    ) -> None:
        """Never: totals would hide the ranks."""
        raise InvalidInputError("Rankings cannot be counted by totals: enter them ballot by ballot.")

    def kept(self, content: Mapping[UUID, int]) -> dict[UUID, int]:
        """Zero only means not ranked, and is not stored."""
        return {need: position for need, position in content.items() if position}

    def told(self) -> str:
        """How the method goes by rankings, for ``rules_in_words``."""
        return ""

    def rules_in_words(self, rules: RoundRules) -> str:
        """``"Each ranks the needs; most wins two by two come first; those left out stand below"``."""
        left_out = "are left out of the comparison" if rules.options.get("unranked") else "stand below"
        return f"Each ranks the needs; {self.told()}; those not ranked {left_out}{balanced_words(rules)}"

    def merged(self, contents: Sequence[int], options: Mapping[str, int]) -> int:
        """The best position; 0 where none of them was ranked."""
        del options
        return min((position for position in contents if position), default=0)

    def points_of(
        self, content: Mapping[UUID, int], rules: RoundRules, needs: Sequence[BallotNeed]
    ) -> dict[UUID, int]:
        """What one ballot gives to needs where money is shared: the most to the first, 1 to the last of all."""
        del rules
        return {need: len(needs) - place + 1 for need, place in content.items() if place}


class TwoByTwo(RankingMethod):
    """Rankings that are taken apart into comparisons of every need with every other."""

    @abstractmethod
    def scores(self, wins: "Whole", profile: "Profile") -> list[int]:
        """The score of each need from ``wins[j, l]``, the weight that ranks j over l; the greatest is first."""

    def tally(self, rules: RoundRules, profile: "Profile") -> Result:
        """Compares needs two by two, by group; then raw and balanced. Exact; a group's points are net preferences."""
        from charrette.domain.methods.pair_count import ranked_result

        unranked = rules.options.get("unranked", BELOW)
        return ranked_result(rules, profile, unranked, self.scores, self.unit, self.measure)

    def explain(self, result: Result, standing: Standing) -> str:
        """Its place, whom it beats and to whom it loses, with the numbers, and what the method makes of that."""
        if not standing.voters:
            return f"{standing.need.code} is on no ballot; it stays on the list."
        sentences = [f"{place_of(result, standing)}, ranked by {number(standing.voters)} voters."]
        if result.pairs is not None:
            sentences += two_by_two(result.pairs, result.pairs.index(standing.need.need_id))
        if reason := self.reason(result, standing):
            sentences.append(reason)
        return " ".join([*sentences, *other_place(result, standing), *bound_words(result)])

    def reason(self, result: Result, standing: Standing) -> str:
        """What the method makes of the wins, in a sentence or two; empty where nothing is to be added."""
        del result, standing
        return ""


def passed_over(pairs: PairTable, result: Result, standing: Standing) -> tuple[int, list[int], list[int]]:
    """A need's place in ``pairs``; whom it stands above though it loses to them, and below whom though it wins."""
    need = pairs.index(standing.need.need_id)
    place = {each.need.need_id: each.rank for each in result.standings}
    ranks = [place[need_id] for need_id in pairs.need_ids]
    lost = [one for one in pairs.beats_it(need) if ranks[one] > ranks[need]]
    won = [one for one in pairs.beaten(need) if ranks[one] < ranks[need]]
    return need, lost, won


def check_positions(content: Mapping[UUID, int]) -> None:
    """Raises ``InvalidInputError`` for anything but the positions 1, 2, 3 and so on, each once."""
    positions = sorted(position for position in content.values() if position)
    if positions != list(range(1, len(positions) + 1)):
        raise InvalidInputError("The positions are 1, 2, 3 and so on, each once and none left out.")


def two_by_two(pairs: PairTable, need: int) -> list[str]:
    """``"Two by two it beats 2 needs: N-003 (31 to 29) and N-004 (40 to 20), it loses to 1: N-001 (25 to 35)."``."""
    beaten, beats_it = pairs.beaten(need), pairs.beats_it(need)
    even = len(pairs.wins) - 1 - len(beaten) - len(beats_it)
    said: list[str] = []
    if beaten:
        narrowly = "" if len(beaten) <= NAMED else ", most narrowly"
        said.append(f"it beats {counted(len(beaten), 'need')}{narrowly}{_named(pairs, need, beaten)}")
    if beats_it:
        clearly = "" if len(beats_it) <= NAMED else ", most clearly to"
        said.append(f"it loses to {len(beats_it)}{clearly}{_named(pairs, need, beats_it)}")
    if even:
        said.append(f"it is even with {even}")
    return [f"Two by two {', '.join(said)}."] if said else []


def _named(pairs: PairTable, need: int, others: Sequence[int]) -> str:
    some = others[:NAMED]
    mark = ":" if len(others) <= NAMED else ""
    return f"{mark} {listed([f'{pairs.codes[each]} ({score(pairs, need, each)})' for each in some])}"


def score(pairs: PairTable, one: int, other: int) -> str:
    """``"31 to 29"``; weights by influence may make it ``"31.5 to 28.5"``."""
    return f"{_plain(pairs.votes(one, other))} to {_plain(pairs.votes(other, one))}"


def _plain(value: Fraction) -> str:
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def other_place(result: Result, standing: Standing) -> list[str]:
    """A sentence where the result that is not the headline has another place for the need."""
    if standing.other_rank is None or standing.other_rank == standing.rank:
        return []
    way = "each ballot counting the same" if result.rules.headline is Headline.BALANCED else None
    words = way or "every group counting by its influence"
    return [f"With {words} it would be {ordinal(standing.other_rank)}."]
