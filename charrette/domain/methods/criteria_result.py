"""From judgements by group and criterion to a result."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from charrette.domain.methods.criteria import Means, value_of
from charrette.domain.methods.criteria_count import CriteriaSums, criteria_sums
from charrette.domain.methods.points_count import fractions
from charrette.domain.profile import Profile, Whole
from charrette.domain.result import Result, Tally, balanced_weights, group_weights, scored_result
from charrette.domain.rounds import Headline, RoundRules

Sizes = tuple[tuple[Fraction, Fraction], ...]


class _Weigher:
    """Balanced weights for numbers of answers by group: most needs and criteria have the same, asked for once."""

    def __init__(self) -> None:
        self._known: dict[Sizes, tuple[list[Fraction], list[bool]]] = {}
        self.bound: set[int] = set()

    def weights(self, sizes: Sizes) -> list[Fraction]:
        """The weight of an answer of each group; notes the groups where the limit binds."""
        if sizes not in self._known:
            self._known[sizes] = balanced_weights(sizes)
            self.bound |= {index for index, binds in enumerate(self._known[sizes][1]) if binds}
        return self._known[sizes][0]


def criteria_result(rules: RoundRules, profile: Profile, unit: str, measure: str) -> Result:
    """Means by criterion, values and ranks, exact. A group's points are its mean value times its voters."""
    counted = criteria_sums(profile, len(rules.criteria))
    cast = profile.cast()
    weights = group_weights(rules, profile.groups, cast)
    inside = [g for g, counts in enumerate(weights.raw) if counts]
    weigher = _Weigher()
    raw, balanced = _means(profile, counted, inside, weigher)
    voters = fractions(counted.voters, profile.scale)
    tally = Tally(
        profile.groups,
        tuple(cast),
        tuple(profile.heads()),
        _group_points(rules, counted, voters),
        voters,
        ((),) * len(profile.needs),
    )
    values = [[value_of(rules.criteria, each) or Fraction(0) for each in means] for means in (raw, balanced)]
    result = scored_result(rules, profile.needs, tally, weights, (values[0], values[1]), unit, measure)
    shown = balanced if rules.headline is Headline.BALANCED else raw
    found = {need.need_id: each for need, each in zip(profile.needs, shown, strict=True)}
    standings = tuple(replace(each, by_criterion=found[each.need.need_id]) for each in result.standings)
    names = tuple(profile.groups[inside[index]].name for index in sorted(weigher.bound))
    return replace(result, standings=standings, bounded=names)


def _means(
    profile: Profile, counted: CriteriaSums, inside: list[int], weigher: _Weigher
) -> tuple[list[Means], list[Means]]:
    """Raw and balanced means of every need by criterion, over the groups in the headline."""
    influences = [profile.groups[g].influence for g in inside]
    raw, balanced = list[Means](), list[Means]()
    for totals, numbers in zip(
        _by_need(counted.sums, inside), _by_need(counted.answers, inside), strict=True
    ):
        columns = list(zip(totals, numbers, strict=True))
        raw.append(tuple(_mean([1] * len(inside), *column) for column in columns))
        shares = [
            tuple((Fraction(n, profile.scale), s) for n, s in zip(number, influences, strict=True))
            for number in numbers
        ]
        balanced.append(
            tuple(_mean(weigher.weights(each), *column) for each, column in zip(shares, columns, strict=True))
        )
    return raw, balanced


def _by_need(sums: Whole, inside: list[int]) -> list[list[list[int]]]:
    """By need and criterion the numbers of the groups in the headline."""
    return sums[inside].transpose(1, 2, 0).tolist()


def _group_points(
    rules: RoundRules, counted: CriteriaSums, voters: tuple[tuple[Fraction, ...], ...]
) -> tuple[tuple[Fraction, ...], ...]:
    return tuple(
        tuple(
            _group_value(rules, sums, answers) * people
            for sums, answers, people in zip(*of_group, strict=True)
        )
        for of_group in zip(counted.sums.tolist(), counted.answers.tolist(), voters, strict=True)
    )


def _mean(weights: Sequence[Fraction | int], sums: list[int], answers: list[int]) -> Fraction | None:
    total = sum(
        (Fraction(weight) * each for weight, each in zip(weights, sums, strict=True) if each), Fraction(0)
    )
    count = sum(
        (Fraction(weight) * each for weight, each in zip(weights, answers, strict=True) if each), Fraction(0)
    )
    return total / count if count else None


def _group_value(rules: RoundRules, sums: list[int], answers: list[int]) -> Fraction:
    means = [Fraction(total, count) if count else None for total, count in zip(sums, answers, strict=True)]
    return value_of(rules.criteria, means) or Fraction(0)
