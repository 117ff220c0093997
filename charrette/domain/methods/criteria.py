"""Weighted criteria: each person judges needs by several criteria, 1 to 5; the criteria's weights make one value."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.criteria import LEAST, MOST, MOST_CRITERIA, Criterion
from charrette.domain.errors import InvalidInputError
from charrette.domain.exact import total, weighed_total
from charrette.domain.methods.method import BallotKind
from charrette.domain.methods.points import balanced_words, bound_words, place_of
from charrette.domain.methods.rankings import other_place
from charrette.domain.methods.usual import ComparedMethod
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import BallotNeed, Headline, RoundRules
from charrette.domain.wording import counted, number

if TYPE_CHECKING:
    from charrette.domain.profile import Profile

Means = tuple[Fraction | None, ...]
"""A mean for each criterion, 1 to 5; None where nobody answered."""


class WeightedCriteria(ComparedMethod):
    """u = (x - 1) / 4, cost criteria 1 - u; V_j = sum of v_c u_jc, sum of v = 1. Fixed anchors: nothing is rescaled."""

    name = "criteria"
    title = "Weighted criteria"
    ballot_kind = BallotKind.CRITERIA
    unit = "judgements"
    measure = "value"

    def check_options(self, options: Mapping[str, int], needs: int) -> None:
        """At most eight criteria."""
        del needs
        if not 1 <= options.get("criteria", 1) <= MOST_CRITERIA:
            raise InvalidInputError(f"There are 1 to {MOST_CRITERIA} criteria.")

    def check_ballot(self, content: Mapping[UUID, int], options: Mapping[str, int]) -> None:
        """One digit of 1 to 5 a criterion, 0 for no opinion."""
        most = options.get("criteria", MOST_CRITERIA)
        for given in content.values():
            if given < 0 or given >= 10**most or any(int(digit) > MOST for digit in str(given)):
                raise InvalidInputError(
                    f"A need is judged by {counted(most, 'digit')} of {LEAST} to {MOST}, one for each criterion; "
                    "0 is no opinion."
                )

    def check_count(
        self, content: Mapping[UUID, int], voters: int | None, options: Mapping[str, int]
    ) -> None:
        """Never: judgements by several criteria cannot be seen in totals."""
        raise InvalidInputError("Criteria cannot be counted by totals: enter them ballot by ballot.")

    def kept(self, content: Mapping[UUID, int]) -> dict[UUID, int]:
        """All zeros is no opinion at all, and is not stored."""
        return {need: given for need, given in content.items() if given}

    def tally(self, rules: RoundRules, profile: "Profile") -> Result:
        """Means by criterion, then values, raw and balanced. Exact in fractions.

        Balanced: by each criterion the groups that answered count by their influence, as with scores.
        """
        from charrette.domain.methods.criteria_result import criteria_result

        known = replace(rules, criteria=criteria_of(rules, profile.marks.most))
        return replace(criteria_result(known, profile, self.unit, self.measure), rules=rules)

    def rules_in_words(self, rules: RoundRules) -> str:
        """``"Each judges needs 1 to 5 by Safety (60%) and Cost (40%, less is better)"``."""
        told = "; ".join(f"{each.name} ({share})" for each, share in _shares(rules.criteria))
        by = f" by {told}" if told else " by several criteria"
        return f"Each judges needs 1 to 5{by}{balanced_words(rules)}"

    def explain(self, result: Result, standing: Standing) -> str:
        """Its value, and the mean and weight of every criterion that made it."""
        if not standing.voters:
            return f"{standing.need.code} was not judged; it stays on the list."
        balanced = result.rules.headline is Headline.BALANCED
        value = standing.balanced if balanced and standing.balanced is not None else standing.score
        place = f"{place_of(result, standing)}: value {float(value):.3f} of 1"
        sentences = [f"{place}, judged by {number(standing.voters)} voters."]
        criteria = criteria_of(result.rules, 10 ** len(standing.by_criterion) - 1)
        parts = [
            f"{criterion.name} {'–' if mean is None else f'{float(mean):.2f}'} ({share})"
            for (criterion, share), mean in zip(_shares(criteria), standing.by_criterion, strict=True)
        ]
        sentences.append(f"By criterion, 1 to 5: {'; '.join(parts)}.")
        if None in standing.by_criterion:
            sentences.append("What nobody judged is left out; the other weights share its part.")
        return " ".join([*sentences, *other_place(result, standing), *bound_words(result)])

    def merged(self, contents: Sequence[int], options: Mapping[str, int]) -> int:
        """The mean by criterion of the ballot's answers, at the nearest digit, halves to the lower one."""
        most = options.get("criteria", max((len(str(each)) for each in contents), default=1))
        answers = [
            [digit for digit in column if digit] for column in zip(*_digits(contents, most), strict=True)
        ]
        means = [-((len(given) - 2 * sum(given)) // (2 * len(given))) if given else 0 for given in answers]
        return int("".join(map(str, means)) or "0")

    def points_of(
        self, content: Mapping[UUID, int], rules: RoundRules, needs: Sequence[BallotNeed]
    ) -> dict[UUID, Fraction]:
        """What one ballot gives to needs where money is shared: the value that it sees in them."""
        del needs
        criteria = criteria_of(rules, max(content.values(), default=0))
        found: dict[UUID, Fraction] = {}
        for need, given in content.items():
            (digits,) = _digits([given], len(criteria))
            value = value_of(criteria, [Fraction(digit) if digit else None for digit in digits])
            if value:
                found[need] = value
        return found


def criteria_of(rules: RoundRules, most: int) -> tuple[Criterion, ...]:
    """The round's criteria; of a file, as many as its ballots have digits (``most``, the greatest), of equal weight."""
    if rules.criteria:
        return rules.criteria
    count = rules.options.get("criteria", len(str(most)))
    return tuple(Criterion(f"Criterion {number_}") for number_ in range(1, count + 1))


def value_of(criteria: Sequence[Criterion], means: Sequence[Fraction | None]) -> Fraction | None:
    """V from 0 to 1; weights of criteria without an answer go to the others in proportion. None without any answer."""
    known = [
        (each.weight, worth(each, mean))
        for each, mean in zip(criteria, means, strict=True)
        if mean is not None
    ]
    weights, worths = [weight for weight, _ in known], [u for _, u in known]
    whole = total(weights)
    return weighed_total(weights, worths) / whole if whole else None


def worth(criterion: Criterion, mean: Fraction) -> Fraction:
    """u = (x - 1) / 4; where less is better 1 - u."""
    above, below = mean.as_integer_ratio()
    reached = MOST * below - above if criterion.cost else above - LEAST * below
    return Fraction(reached, (MOST - LEAST) * below)


def _digits(contents: Sequence[int], count: int) -> list[list[int]]:
    return [[int(digit) for digit in str(given).zfill(count)] for given in contents]


def _shares(criteria: Sequence[Criterion]) -> list[tuple[Criterion, str]]:
    whole = sum((each.weight for each in criteria), Fraction(0))
    found: list[tuple[Criterion, str]] = []
    for each in criteria:
        share = f"{float(each.weight / whole):.1%}".replace(".0%", "%")
        found.append((each, f"{share}, less is better" if each.cost else share))
    return found
