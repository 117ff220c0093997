"""What if: the same ballots counted another way. A derived result stands beside the round's own and changes nothing.

Every question keeps the small groups safe: no difference between two views may tell what a small group did.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.methods import method_named
from charrette.domain.result import GroupBallots, Result, balanced_weights
from charrette.domain.rounds import Headline, RoundRules
from charrette.domain.small_groups import (
    FACILITATOR_LEAST,
    ByGroup,
    by_group,
    gives_away,
    shown_result,
    withheld,
)
from charrette.domain.wording import in_a_sentence, listed, number

if TYPE_CHECKING:
    from charrette.domain.profile import Profile

Electorate = tuple[RoundRules, "Profile"]
"""What a method tallies: rules and ballots."""


@dataclass(frozen=True, slots=True)
class Without:
    """Without the ballots of one group."""

    group_id: UUID


@dataclass(frozen=True, slots=True)
class Influences:
    """With other influences, by group id; the others keep theirs. The balanced result becomes the headline."""

    by_group: Mapping[UUID, Fraction]


@dataclass(frozen=True, slots=True)
class ByMethod:
    """By another method that can read the same ballots."""

    name: str


@dataclass(frozen=True, slots=True)
class Merge:
    """With ``others`` merged into ``into``, each voter once."""

    into: UUID
    others: tuple[UUID, ...]


Change = Without | Influences | ByMethod | Merge


@dataclass(frozen=True, slots=True)
class Derived:
    """A derived result with what was changed, in words that say so."""

    result: Result
    words: str
    """``"Derived result: without Custodial, by approval. The round's own result stays as it is."``"""
    changes: tuple[Change, ...]


def derived(
    rules: RoundRules, profile: "Profile", changes: Sequence[Change], *, least: int = FACILITATOR_LEAST
) -> Derived:
    """The result with all ``changes``, one after the other, for an audience that may see groups of ``least`` ballots.

    Raises ``InvalidInputError`` where a change makes no sense or would tell on a small group.
    """
    changed: Electorate = (rules, profile)
    names: list[str] = []
    for change in changes:
        names.append(_words(changed[1], change))
        changed = _changed(*changed, change, least)
    result = method_named(changed[0].method).tally(*changed)
    if reason := withheld(result, least):
        raise InvalidInputError(reason)
    result, _ = shown_result(result, least)
    what = ", ".join(names) or "nothing changed"
    words = f"Derived result: {what}. The round’s own result stays as it is."
    return Derived(result, words, tuple(changes))


def _changed(rules: RoundRules, profile: "Profile", change: Change, least: int) -> Electorate:
    match change:
        case Without(group_id):
            return without_group(rules, profile, group_id, least=least)
        case Influences(influences):
            return with_influence(rules, profile, influences, least=least)
        case ByMethod(name):
            return by_method(rules, profile, name)
        case Merge(into, others):
            return merged(rules, profile, into, others)


def _words(profile: "Profile", change: Change) -> str:
    groups = {group.id: group.name for group in profile.groups}
    match change:
        case Without(group_id):
            return f"without {groups.get(group_id, 'a group')}"
        case Influences(influences):
            each = [f"{groups.get(key, 'a group')} {number(value)}" for key, value in influences.items()]
            return f"with the influence of {listed(each)}"
        case ByMethod(name):
            return f"by {in_a_sentence(method_named(name).title)}"
        case Merge(into, others):
            codes = {need.need_id: need.code for need in profile.needs}
            gone = listed([codes.get(other, "a need") for other in others])
            return f"with {gone} merged into {codes.get(into, 'a need')}"


def without_group(
    rules: RoundRules, profile: "Profile", group_id: UUID, *, least: int = FACILITATOR_LEAST
) -> Electorate:
    """The same without the ballots of one group, which must be shown by itself to that audience.

    Raises ``NotFoundError`` for a group that the round does not know, ``InvalidInputError`` where the difference would
    tell on a small group, or nothing would be left.
    """
    from charrette.domain.chosen_ballots import without_ballots

    index = _index(profile, group_id)
    name = profile.groups[index].name
    before = method_named(rules.method).tally(rules, profile)
    view = by_group(before, least)
    if not any(column.members == (index,) for column in view.columns):
        raise InvalidInputError(
            f"Without {name} cannot be shown: fewer than {least} ballots, its own or those joined with it, could "
            "then be told from the difference."
        )
    left_ballots = [_counting(each) if at != index else Fraction(0) for at, each in enumerate(before.groups)]
    if _told_apart(before, view, [each.group.influence for each in before.groups], left_ballots):
        raise InvalidInputError(
            f"Without {name} cannot be shown: the joined groups would weigh differently against each other, and could "
            "be told apart by the difference."
        )
    left = without_ballots(profile, index)
    remaining = method_named(rules.method).tally(rules, left)
    if not remaining.heads or remaining.heads < least:
        raise InvalidInputError(
            f"Without {name} fewer than {least} ballots would be left: that is not shown."
        )
    return rules, left


def _index(profile: "Profile", group_id: UUID) -> int:
    for index, group in enumerate(profile.groups):
        if group.id == group_id:
            return index
    raise NotFoundError("The round has no such group.")


def with_influence(
    rules: RoundRules,
    profile: "Profile",
    influences: Mapping[UUID, Fraction],
    *,
    least: int = FACILITATOR_LEAST,
) -> Electorate:
    """The same with other influences, balanced as the headline.

    Groups that are joined in Others must keep their weights in proportion to each other: two different sums of them
    would tell on each. Raises ``InvalidInputError`` there, and for an influence below 0 or none above 0.
    """
    for group_id in influences:
        _index(profile, group_id)
    groups = tuple(
        replace(group, influence=influences.get(group.id, group.influence)) for group in profile.groups
    )
    if any(group.influence < 0 for group in groups) or not any(group.influence for group in groups):
        raise InvalidInputError("An influence is a number from 0 up, and at least one group needs some.")
    known = {group.id: group for group in groups}
    changed = replace(
        rules,
        headline=Headline.BALANCED,
        groups=tuple(known.get(group.id, group) for group in rules.groups),
    )
    before = method_named(rules.method).tally(rules, profile)
    if before.ballots is None:
        raise InvalidInputError("How many voted in a hand count is not known: groups cannot be balanced.")
    _check_others(before, by_group(before, least), [group.influence for group in groups], least)
    return changed, replace(profile, groups=groups)


def _check_others(result: Result, view: ByGroup, influences: Sequence[Fraction], least: int) -> None:
    """Raises where the groups in Others would count in other proportions than in the balanced result as it is."""
    if gives_away(result, view, least):
        raise InvalidInputError(
            "With both totals a small group could be worked out. So influences stay as they are."
        )
    if not view.columns:
        raise InvalidInputError(f"{view.hidden} So influences stay as they are.")
    told = _told_apart(result, view, influences, [_counting(each) for each in result.groups])
    if told:
        names = listed([result.groups[index].group.name for index in told])
        raise InvalidInputError(
            f"{names} are joined so that no small group is shown singly: change their influence together, by the "
            "same factor."
        )


def _counting(group: GroupBallots) -> Fraction:
    return (group.ballots or Fraction(0)) if group.counts else Fraction(0)


def _told_apart(
    result: Result, view: ByGroup, influences: Sequence[Fraction], ballots: Sequence[Fraction]
) -> tuple[int, ...]:
    """The joined groups, where they would count in other proportions than they do; empty where they would not."""
    others: tuple[int, ...] = next((column.members for column in view.columns if column.others), ())
    now = [(_counting(each), each.group.influence) for each in result.groups]
    old, new = balanced_weights(now)[0], balanced_weights(list(zip(ballots, influences, strict=True)))[0]
    apart = any(old[one] * new[other] != new[one] * old[other] for one, other in pairwise(others))
    return others if apart else ()


def by_method(rules: RoundRules, profile: "Profile", name: str) -> Electorate:
    """The same ballots as the method ``name`` reads them; see ``converted.read_by``."""
    from charrette.domain.converted import read_by

    return read_by(rules, profile, name)


def merged(rules: RoundRules, profile: "Profile", into: UUID, others: Sequence[UUID]) -> Electorate:
    """The same with ``others`` merged into ``into``, which keeps its name and place; each voter counts once.

    By the rule of the method: dots are added up to the cap, approval is any, scores the ballot's mean, ranks the best
    position, MoSCoW the highest; pairs are pooled. Without ``others`` nothing changes. Raises ``NotFoundError`` for a
    need that is not on the ballot.
    """
    from charrette.domain.chosen_ballots import merged_needs

    column = {need.need_id: index for index, need in enumerate(profile.needs)}
    if not {into, *others} <= column.keys():
        raise NotFoundError("Only needs that were on the ballot can be merged.")
    gone = sorted({column[other] for other in others} - {column[into]})
    return rules, merged_needs(rules, profile, column[into], gone) if gone else profile
