"""What the methods share in which people answer with a level: scores, MoSCoW, fist to five, gradients, Delphi."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.level_result import Counts, LevelTally, Place, headline_counts, level_result
from charrette.domain.levels import Level, mean_level, unpacked
from charrette.domain.methods.method import BallotKind
from charrette.domain.methods.points import bound_words, place_of
from charrette.domain.methods.usual import UsualMethod
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import Ballot, BallotNeed, RoundRules
from charrette.domain.wording import counted, number

if TYPE_CHECKING:
    from charrette.domain.profile import Profile


class LevelsMethod(UsualMethod):
    """Each person gives each need one of ``levels``, or no answer, which is left out of means and shares."""

    name = ""
    title = ""
    ballot_kind = BallotKind.LEVELS
    unit = "answers"
    measure = "mean"
    countable = True
    opposes = True

    def check_ballot(self, content: Mapping[UUID, int], options: Mapping[str, int]) -> None:
        """Every answer is one of the levels."""
        del options
        known = {level.value for level in self.levels}
        if any(value not in known for value in content.values()):
            raise InvalidInputError(f"An answer is one of {self.level_words()}, or left out.")

    def level_words(self) -> str:
        """``"M, S, C, W"``, the keys as they are typed."""
        return ", ".join(level.key for level in self.levels)

    def check_count(
        self, content: Mapping[UUID, int], voters: int | None, options: Mapping[str, int]
    ) -> None:
        """Hands counted by level: no more on a need than people, and only levels that there are."""
        del options
        known = {level.value for level in self.levels}
        for number_ in content.values():
            counts = unpacked(number_) if number_ >= 0 else {}
            if number_ < 0 or not counts.keys() <= known:
                raise InvalidInputError(f"Count the answers by level: {self.level_words()}.")
            answers = sum(counts.values())
            if voters is not None and answers > voters:
                raise InvalidInputError(
                    f"{answers} answers were counted on one need, but {counted(voters, 'ballot')} hold "
                    f"{voters} at most: count again or correct the number of ballots."
                )

    def kept(self, content: Mapping[UUID, int]) -> dict[UUID, int]:
        """Every answer: a 0 is one, a need without an answer is not in the content."""
        return dict(content)

    def worth(self, level: Level) -> int:
        """The level's value."""
        return level.value

    def score(self, counts: Counts) -> Fraction:
        """The mean of the answers' values; 0 without an answer."""
        return mean_level(self.levels, counts) or Fraction(0)

    def place(self, counts: Counts, rules: RoundRules) -> Place:
        """The mean; without an answer after all others."""
        del rules
        mean = mean_level(self.levels, counts)
        return () if mean is None else (mean,)

    def verdict(self, counts: Counts, by_group: Sequence[Counts], rules: RoundRules) -> str:
        """Nothing, where the method has no rule for it."""
        del counts, by_group, rules
        return ""

    def tally(self, rules: RoundRules, profile: "Profile") -> Result:
        """Counts by level and group, then raw and balanced; hands counted by level are added."""
        tally = level_tally(profile, self.levels)
        return level_result(self, rules, profile.needs, tally, self.unit, self.measure)

    def explain(self, result: Result, standing: Standing) -> str:
        """For example "N-014 is 3rd of 12: mean 4.2 of 31 answers (5: 14, 4: 10, 3: 7). ..."."""
        if not standing.voters:
            return f"{standing.need.code} got no answer; it stays on the list."
        answers = counted(standing.voters, "answer")
        spread = ", ".join(
            f"{level.key}: {number(count)}"
            for level, count in zip(result.levels, standing.counts, strict=True)
            if count
        )
        measure = f"{self.measure} {decimals(standing.score)}"
        place = place_of(result, standing) if self.ranks else standing.need.code
        sentences = [f"{place}: {measure} of {answers} ({spread})."]
        if standing.balanced is not None and standing.balanced != standing.score:
            measure = f"{self.measure} {decimals(standing.balanced)}"
            sentences.append(f"With every group counting by its influence: {measure}.")
        if reason := self.reason(result, standing):
            sentences.append(reason)
        return " ".join([*sentences, *bound_words(result)])

    def reason(self, result: Result, standing: Standing) -> str:
        """Why the verdict is what it is, in a sentence; empty where there is none."""
        del result, standing
        return ""

    def merged(self, contents: Sequence[int], options: Mapping[str, int]) -> int:
        """The mean of the ballot's answers, at the nearest level; halves go to the lower one."""
        del options
        count = len(contents)
        return -((count - 2 * sum(contents)) // (2 * count)) if contents else 0


def level_tally(profile: "Profile", levels: Sequence[Level]) -> LevelTally:
    """Single ballots and hands counted by level, by group."""
    from charrette.domain.methods.level_count import level_sums

    row = {group.id: index for index, group in enumerate(profile.groups)}
    last = len(profile.groups) - 1
    cast: list[Fraction | None] = [*profile.cast()]
    heads: list[int | None] = [*profile.heads()]
    hands: list[tuple[int, Ballot]] = []
    for ballot in profile.hand:
        here = row.get(ballot.group_id, last) if ballot.group_id else last
        hands.append((here, ballot))
        so_far, so_many = cast[here], heads[here]
        cast[here] = None if so_far is None or ballot.voters is None else so_far + ballot.voters
        heads[here] = None if so_many is None or ballot.voters is None else so_many + ballot.voters
    counts: list[list[list[int]]] = level_sums(profile, [level.value for level in levels]).tolist()
    for here, ballot in hands:
        for own, need in zip(counts[here], profile.needs, strict=True):
            found = unpacked(ballot.content.get(need.need_id, 0))
            own[:] = [
                count + found.get(level.value, 0) * profile.scale
                for count, level in zip(own, levels, strict=True)
            ]
    return LevelTally(profile.groups, tuple(cast), tuple(heads), counts, profile.scale)


def decimals(value: Fraction) -> str:
    """A mean for people: ``"4"`` or ``"4.25"``, two decimals at most."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def answering(result: Result, standing: Standing) -> tuple[Counts, Fraction]:
    """The headline's counts of a need, and how many answered it by weight."""
    counts = headline_counts(result, standing)
    return counts, sum(counts, Fraction(0))


def voted_for(standings: Sequence[Standing], verdicts: Sequence[str]) -> tuple[BallotNeed, ...]:
    """The needs with one of the verdicts, in the order of the ballot."""
    found = [each.need for each in standings if each.verdict in verdicts]
    return tuple(sorted(found, key=lambda need: need.position))
