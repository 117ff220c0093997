"""How far a room agrees: on each need between its ballots and its groups, and over the whole list.

Numbers per need are exact. Small groups are joined as everywhere else, so nothing here tells on one of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.level_result import headline_counts
from charrette.domain.result import Cell, Result, Standing
from charrette.domain.small_groups import FACILITATOR_LEAST, ByGroup, Column, shown_result

if TYPE_CHECKING:
    from charrette.domain.profile import Profile

LEAST_FOR_A_GAP = 3
"""Ballots (with levels: answers) a group must have before a gap speaks of it."""
Support = tuple[Column, Fraction, Fraction]
"""A column, how many of it agree, how many respond."""


@dataclass(frozen=True, slots=True)
class NeedAgreement:
    """Agreement on one need, by its id. None where the method or the groups do not allow the number."""

    need: UUID
    polarisation: Fraction | None
    """0: all answer the same, 1: half stands at each end. Methods with levels only."""
    consensus_a: Fraction | None
    """Van der Eijk's A: 1 all at one level, 0 spread evenly, -1 half at each end. Methods with levels only."""
    gap: Fraction | None
    """The largest difference between two stakeholder groups of (1 + agreeing) / (2 + responding)."""
    consensus: Fraction | None
    """Group-informed consensus: the product of (1 + agreeing) / (2 + responding) over the groups."""
    widest: tuple[str, str] | None = None
    """The names of the groups with the most and the least support, where there is a gap."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement in a round: ``needs`` in the order of the result; one of ``kendall_w`` and ``alpha``, or neither."""

    needs: tuple[NeedAgreement, ...]
    kendall_w: float | None
    """0 no agreement on the order, 1 all the same; of rankings in which every need has a place."""
    alpha: float | None
    """Krippendorff's alpha, ordinal: 1 all the same, 0 as by chance; of all other ballots."""
    words: str

    def of(self, need_id: UUID) -> NeedAgreement | None:
        """The agreement on one need; None when it was not on the ballot."""
        return next((each for each in self.needs if each.need == need_id), None)


def agreement(result: Result, profile: "Profile", *, least: int = FACILITATOR_LEAST) -> Agreement:
    """Agreement by need and over all, for an audience that may see groups of at least ``least`` ballots.

    The overall number counts the single ballots of the headline's groups, each by its weight, and is left out when
    there are fewer than ``least`` of them or a hand count is among them.
    """
    from charrette.domain.concord import overall

    _, view = shown_result(result, least)
    needs = tuple(_of_need(result, standing, view) for standing in result.standings)
    kendall, alpha, words = overall(result.rules, profile, least)
    return Agreement(needs, kendall, alpha, words)


def _of_need(result: Result, standing: Standing, view: ByGroup) -> NeedAgreement:
    classes = ordered_classes(result, standing)
    support = supporting(result, standing, view)
    gap, widest = _gap(support)
    return NeedAgreement(
        standing.need.need_id,
        _spread_over(classes),
        van_der_eijk(list(classes.values())) if classes else None,
        gap,
        _consensus(support),
        widest,
    )


def supporting(result: Result, standing: Standing, view: ByGroup) -> list[Support]:
    """Who agrees and who responds, by shown column; host groups outside the headline are left out.

    With levels those agree who stand on the agreeing side, of those who answered. Who ranks all needs agrees as far as
    other needs stand below, who judges by criteria as far as the value goes from 0 to 1. Else those agree who gave
    anything, of all ballots. Empty where the method has no agreeing side, compares pairs (who was asked about a need
    says nothing of it), or voters are not known.
    """
    known = known_support(result, standing, view)
    return known if len(known) == sum(not column.host for column in view.columns) else []


def known_support(result: Result, standing: Standing, view: ByGroup) -> list[Support]:
    """The same for the columns whose voters are known, also where those of others are not."""
    if result.levels and not any(level.side > 0 for level in result.levels):
        return []
    found = [
        (column, *_share(result, column, cell))
        for column, cell in zip(view.columns, view.cells(standing), strict=True)
        if not column.host
    ]
    return [(column, agree, respond) for column, agree, respond in found if agree is not None]


def _share(result: Result, column: Column, cell: Cell) -> tuple[Fraction | None, Fraction]:
    if not result.levels:
        return _graded(result, column, cell)
    pairs = zip(result.levels, cell.counts, strict=True)
    agreeing = sum((count for level, count in pairs if level.side > 0), Fraction(0))
    return agreeing, cell.voters or Fraction(0)


def graded(result: Result) -> bool:
    """Whether every need gets more or less from every ballot: rankings of all needs, criteria, comparisons."""
    from charrette.domain.methods import method_named
    from charrette.domain.methods.usual import ComparedMethod

    return isinstance(method_named(result.rules.method), ComparedMethod)


def _graded(result: Result, column: Column, cell: Cell) -> tuple[Fraction | None, Fraction]:
    """Without levels: net preferences as the share of the other needs that stand below, values as they are."""
    from charrette.domain.methods import BallotKind, method_named

    if not graded(result):
        return cell.voters, column.ballots
    kind = method_named(result.rules.method).ballot_kind
    if kind is BallotKind.RANKING:
        others = max(1, len(result.standings) - 1)
        return (column.ballots + cell.points / others) / 2, column.ballots
    return (None, column.ballots) if kind is BallotKind.PAIRS else (cell.points, cell.voters or Fraction(0))


def probability(agreeing: Fraction, responding: Fraction) -> Fraction:
    """(1 + A) / (2 + S), as Polis estimates agreement: a half without a response."""
    return (1 + agreeing) / (2 + responding)


def _gap(support: Sequence[Support]) -> tuple[Fraction | None, tuple[str, str] | None]:
    shares = [
        (probability(agree, respond), column.name)
        for column, agree, respond in support
        if column.stakeholders and respond >= LEAST_FOR_A_GAP
    ]
    if len(shares) < 2:
        return None, None
    most, least = max(shares, key=lambda each: each[0]), min(shares, key=lambda each: each[0])
    return most[0] - least[0], (most[1], least[1]) if most[0] > least[0] else None


def _consensus(support: Sequence[Support]) -> Fraction | None:
    if len(support) < 2:
        return None
    return prod((probability(agree, respond) for _, agree, respond in support), start=Fraction(1))


def ordered_classes(result: Result, standing: Standing) -> dict[Fraction, Fraction]:
    """How many of the headline answered at each worth, in order; empty without levels or without an answer.

    Impact less effort is ordered by that difference.
    """
    from charrette.domain.methods import METHODS
    from charrette.domain.methods.answers import LevelsMethod

    counts = headline_counts(result, standing)
    method = METHODS.get(result.rules.method)
    if not result.levels or not any(counts) or not isinstance(method, LevelsMethod):
        return {}
    worths = [Fraction(method.worth(level)) for level in result.levels]
    found = dict.fromkeys(sorted(set(worths)), Fraction(0))
    for worth, count in zip(worths, counts, strict=True):
        found[worth] += count
    return found


def _spread_over(classes: Mapping[Fraction, Fraction]) -> Fraction | None:
    """Var(x) / ((hi - lo) / 2)^2."""
    if not classes:
        return None
    answers = sum(classes.values(), Fraction(0))
    mean = sum((worth * count for worth, count in classes.items()), Fraction(0)) / answers
    half = (max(classes) - min(classes)) / 2
    squares = sum((count * (worth - mean) ** 2 for worth, count in classes.items()), Fraction(0))
    return squares / answers / half**2


def van_der_eijk(counts: Sequence[Fraction | int]) -> Fraction | None:
    """Agreement A on ordered levels (van der Eijk 2001), exact; None without an answer.

    The distribution is taken apart into layers, each the part that all its levels have in common; A is the mean of
    the layers' agreement by the answers in them.
    """
    left = [Fraction(count) for count in counts]
    answers = sum(left, Fraction(0))
    if not answers:
        return None
    total = Fraction(0)
    while any(left):
        height = min(count for count in left if count)
        pattern = [count > 0 for count in left]
        total += height * sum(pattern) * _layer(pattern)
        left = [count - height if count else count for count in left]
    return total / answers


def _layer(pattern: Sequence[bool]) -> Fraction:
    """U * (1 - (S - 1) / (K - 1)): how unimodal a layer is, times how few of the K levels it covers."""
    levels, filled = len(pattern), sum(pattern)
    if levels < 2:
        return Fraction(1)
    unimodal, bimodal = _triples(pattern)
    shape = Fraction(1)
    if unimodal + bimodal and levels > 2:
        shape = Fraction(
            (levels - 2) * unimodal - (levels - 1) * bimodal, (levels - 2) * (unimodal + bimodal)
        )
    return shape * (1 - Fraction(filled - 1, levels - 1))


def _triples(pattern: Sequence[bool]) -> tuple[int, int]:
    """How many triples of levels stand for one peak (1 1 0, 0 1 1), and how many for two (1 0 1)."""
    before = after = unimodal = bimodal = 0
    levels = len(pattern)
    filled = sum(pattern)
    for place, there in enumerate(pattern):
        after = filled - before - there
        if there:
            unimodal += before * (levels - 1 - place - after) + (place - before) * after
        else:
            bimodal += before * after
        before += there
    return unimodal, bimodal
