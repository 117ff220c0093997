"""A reader with pencil and paper: everything that is shown of one need, as equations, solves for no small group.

The unknowns are what each group gave to one need in all. A view tells sums of them: the total, the balanced total,
the columns by group, the same without a group or with other influences. A number of a group is found when it follows
from these sums (exact elimination in fractions); the same for what two or more groups, together too small, gave.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from uuid import UUID

from hypothesis import example, given, settings
from hypothesis import strategies as st

from charrette.domain.agreement import agreement
from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import method_named
from charrette.domain.profile import Profile, profile_of
from charrette.domain.result import Result, balanced_weights
from charrette.domain.rounds import Ballot, Headline, RoundGroup, RoundRules
from charrette.domain.small_groups import FACILITATOR_LEAST, PUBLIC_LEAST, ByGroup, shown_result, withheld
from charrette.domain.whatif import with_influence, without_group
from tests.unit.vote import ballot, group, needs

Row = list[Fraction]
AUDIENCES = (FACILITATOR_LEAST, PUBLIC_LEAST)


class Reader:
    """Collects sums and knows what follows from them."""

    def __init__(self, groups: Sequence[RoundGroup]) -> None:
        self.at = {each.id: index for index, each in enumerate(groups)}
        self._known: list[Row] = []

    def read(self, sum_of: Mapping[UUID, Fraction]) -> None:
        """One number that is shown: the weights of the groups in it."""
        row = [Fraction(0)] * len(self.at)
        for id_, weight in sum_of.items():
            row[self.at[id_]] = weight
        self._keep(row)

    def finds(self, groups: Sequence[UUID]) -> bool:
        """Whether what these groups gave together follows."""
        wanted = {self.at[each] for each in groups}
        return not any(self._reduced([Fraction(int(index in wanted)) for index in range(len(self.at))]))

    def _keep(self, row: Row) -> None:
        left = self._reduced(row)
        if any(left):
            lead = next(each for each in left if each)
            self._known.append([each / lead for each in left])

    def _reduced(self, row: Row) -> Row:
        for known in self._known:
            place = next(index for index, each in enumerate(known) if each)
            row = [mine - row[place] * theirs for mine, theirs in zip(row, known, strict=True)]
        return row

    def result(self, shown: Result, view: ByGroup) -> None:
        """Everything a result tells of one need: its totals and its columns."""
        inside = [each for each in shown.groups if each.counts]
        sizes = [(each.ballots or Fraction(0), each.group.influence) for each in inside]
        weights = balanced_weights(sizes)[0]
        if _raw_shown(shown):
            self.read({each.group.id: Fraction(1) for each in inside})
        if any(each.balanced is not None for each in shown.standings):
            self.read({each.group.id: weight for each, weight in zip(inside, weights, strict=True)})
        for column in view.columns:
            self.read({shown.groups[index].group.id: Fraction(1) for index in column.members})


def _raw_shown(shown: Result) -> bool:
    """The raw total stands beside the balanced one unless the score was put in its place."""
    told = [(each.score, each.balanced) for each in shown.standings]
    return not (shown.rules.headline is Headline.BALANCED and all(score == other for score, other in told))


def cast(sizes: Sequence[int]) -> list[Ballot]:
    """Ballots of uneven content, so that raw and balanced totals differ where they can."""
    numbered = [(index, size) for index, many in enumerate(sizes) for size in range(many)]
    return [
        ballot(number, index, [1 + (number + index) % 3, 1 + (size + index) % 2, 1])
        for number, (index, size) in enumerate(numbered)
    ]


def room(sizes: Sequence[int], influence: Sequence[int], headline: Headline) -> tuple[RoundRules, Profile]:
    groups = tuple(group(index, influence=each) for index, each in enumerate(influence[: len(sizes)]))
    rules = RoundRules("dots", {"dots": 5, "cap": 3}, groups, headline)
    return rules, profile_of(rules, needs(3), cast(sizes))


def whatifs(rules: RoundRules, profile: Profile, least: int) -> Iterator[tuple[RoundRules, Profile]]:
    """Every question that is answered: without each group, and with other influences of one or of all."""
    for each in rules.groups:
        try:
            yield without_group(rules, profile, each.id, least=least)
        except InvalidInputError:
            continue
    others = [{each.id: Fraction(factor)} for each in rules.groups for factor in (0, 1, 2, 5)]
    others.append({each.id: Fraction(place) for place, each in enumerate(rules.groups, start=1)})
    for influences in others:
        try:
            yield with_influence(rules, profile, influences, least=least)
        except InvalidInputError:
            continue


def told(reader: Reader, rules: RoundRules, profile: Profile, least: int) -> None:
    """What one audience sees of one counting."""
    result = method_named(rules.method).tally(rules, profile)
    if not (least >= PUBLIC_LEAST and withheld(result, least)):
        reader.result(*shown_result(result, least))


def small_ones(sizes: Sequence[int], least: int) -> Iterator[tuple[int, ...]]:
    """Groups that voted and are together too small to be shown."""
    voted = [index for index, size in enumerate(sizes) if size]
    for many in range(1, len(voted) + 1):
        for chosen in combinations(voted, many):
            if sum(sizes[index] for index in chosen) < least:
                yield chosen


sizes_of_rooms = st.lists(st.integers(0, 9), min_size=2, max_size=6).filter(lambda sizes: sum(sizes) >= 5)
influences = st.lists(st.integers(1, 3), min_size=6, max_size=6)


@settings(deadline=None, max_examples=60)
@given(sizes_of_rooms, influences, st.sampled_from(Headline), st.sampled_from(AUDIENCES))
@example([9, 7, 2, 2, 1], [1] * 6, Headline.RAW, FACILITATOR_LEAST)
@example([9, 7, 2, 2, 1], [1] * 6, Headline.RAW, PUBLIC_LEAST)
@example([8, 2], [1] * 6, Headline.RAW, FACILITATOR_LEAST)
@example([8, 2], [1] * 6, Headline.BALANCED, FACILITATOR_LEAST)
@example([4, 1], [1] * 6, Headline.RAW, PUBLIC_LEAST)
@example([9, 8, 6, 2, 1], [1] * 6, Headline.RAW, PUBLIC_LEAST)
@example([9, 9, 3, 1], [3, 3, 1, 1, 1, 1], Headline.BALANCED, PUBLIC_LEAST)
def test_no_view_and_no_whatif_tells_on_a_small_group(
    sizes: list[int], influence: list[int], headline: Headline, least: int
) -> None:
    rules, profile = room(sizes, influence, headline)
    reader = Reader(rules.groups)
    told(reader, rules, profile, least)
    for changed in whatifs(rules, profile, least):
        told(reader, *changed, least)
    for chosen in small_ones(sizes, least):
        assert not reader.finds([rules.groups[index].id for index in chosen]), chosen


@settings(deadline=None, max_examples=40)
@given(st.permutations(range(4)), st.sampled_from(("dots", "approval", "moscow", "score")))
def test_agreement_does_not_say_which_of_the_joined_groups_said_what(order: list[int], method: str) -> None:
    """Four ballots of two groups of two are dealt otherwise between them: nothing on the page changes."""
    sizes = (6, 5, 2, 2)
    groups = tuple(group(index) for index in range(4))
    rules = RoundRules(method, {"dots": 5, "cap": 3} if method == "dots" else {}, groups)
    before = cast(sizes)
    dealt = [before[11 + place].content for place in order]
    after = before[:11] + [replace(each, content=said) for each, said in zip(before[11:], dealt, strict=True)]
    pages = []
    for ballots in (before, after):
        profile = profile_of(rules, needs(3), ballots)
        result = method_named(method).tally(rules, profile)
        found = agreement(result, profile)
        pages.append((found.needs, found.kendall_w, found.alpha, found.words))
    assert pages[0] == pages[1]
