"""From judgements by group and criterion to a result."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from charrette.domain.exact import weighed_total
from charrette.domain.methods.criteria import Means, value_of
from charrette.domain.methods.criteria_count import CriteriaSums, criteria_sums
from charrette.domain.methods.points_count import fractions
from charrette.domain.profile import Profile, Whole
from charrette.domain.result import Result, Tally, balanced_weights, group_weights, scored_result
from charrette.domain.rounds import Headline, RoundRules


def criteria_result(rules: RoundRules, profile: Profile, unit: str, measure: str) -> Result:
    """Means by criterion, values and ranks, exact. A group's points are its mean value times its voters."""
    counted = criteria_sums(profile, len(rules.criteria))
    cast = profile.cast()
    weights = group_weights(rules, profile.groups, cast)
    inside = [g for g, counts in enumerate(weights.raw) if counts]
    raw, balanced, bound = _means(profile, counted, inside)
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
    names = tuple(profile.groups[inside[index]].name for index in sorted(bound))
    return replace(result, standings=standings, bounded=names)


def _means(
    profile: Profile, counted: CriteriaSums, inside: list[int]
) -> tuple[list[Means], list[Means], set[int]]:
    """Raw and balanced means of every need by criterion, over the groups in the headline; and where the limit binds."""
    influences = [profile.groups[g].influence for g in inside]
    raw, balanced = list[Means](), list[Means]()
    bound: set[int] = set()

    known: dict[tuple[int, ...], list[Fraction]] = {}

    def weights(answers: list[int]) -> list[Fraction]:
        key = tuple(answers)
        if key not in known:
            sizes = [(Fraction(n, profile.scale), s) for n, s in zip(answers, influences, strict=True)]
            known[key], binds = balanced_weights(sizes)
            bound.update(index for index, over in enumerate(binds) if over)
        return known[key]

    for sums, answers in zip(_by_need(counted.sums, inside), _by_need(counted.answers, inside), strict=True):
        columns = list(zip(sums, answers, strict=True))
        raw.append(tuple(_mean([1] * len(inside), *column) for column in columns))
        balanced.append(tuple(_mean(weights(column[1]), *column) for column in columns))
    return raw, balanced, bound


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
    count = weighed_total(weights, answers)
    return weighed_total(weights, sums) / count if count else None


def _group_value(rules: RoundRules, sums: list[int], answers: list[int]) -> Fraction:
    means = [Fraction(given, count) if count else None for given, count in zip(sums, answers, strict=True)]
    return value_of(rules.criteria, means) or Fraction(0)
