"""Rule 7: lines or needs of two departments that mean the same, by their words and by what speaks for and against it.

Two texts are a pair when their similarity (``domain.similarity``) is at least ``ALIKE``. Other spaces, other actions
and other systems speak against it and take their weight off, amounts within 20 % give some of it back; a pair that is
still at ``ALIKE`` is shown to people with all of this. Lines of the same work are rule 2's and left out.

The weights were chosen on the planted plan of two departments (``benchmarks/guard.py`` prints what they give there).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from uuid import UUID

from charrette.domain.guard.counterparts import WHOLE
from charrette.domain.guard.facts import LineFacts, PlanFacts
from charrette.domain.guard.finding import Finding, Severity
from charrette.domain.guard.rule import Rule
from charrette.domain.guard.same_meaning_findings import Like, LikeNeed, finding_of_lines, finding_of_needs
from charrette.domain.similarity import ALIKE, KeptTexts, SimilarTexts, amounts_near

OTHER_SPACE, OTHER_ACTION, OTHER_SYSTEM = 0.2, 0.2, 0.1
"""What speaks against a pair, off its similarity."""
NEAR = 0.1
"""What near amounts give back of it."""


class SameMeaning:
    """Rule 7 at work: the texts of lines and of needs, each kept up to date edit by edit."""

    def __init__(self) -> None:
        self._lines, self._needs = KeptTexts[UUID](), KeptTexts[UUID]()

    def look(self, facts: PlanFacts) -> Iterable[Finding]:
        """The pairs of the plan as it stands."""
        self._lines.follow({line.id: (line.description, line.department_id) for line in facts.lines.values()})
        self._needs.follow(
            {
                need.id: (need.statement or need.short_name, need.department_id)
                for need in facts.snapshot.open_needs
                if need.department_id
            }
        )
        yield from (finding_of_lines(like) for like in _like_lines(facts, self._lines.index))
        yield from (finding_of_needs(like) for like in _like_needs(facts, self._needs.index))


def _like_lines(facts: PlanFacts, index: SimilarTexts[UUID]) -> Iterator[Like]:
    for pair in index.pairs():
        lines = (facts.lines[pair.first], facts.lines[pair.second])
        first, second = sorted(lines, key=lambda line: line.number)
        if _same_work(first, second):
            continue
        weighed = weighed_score(pair.score, first, second)
        if weighed.suggested:
            words = index.evidence(first.id, second.id).words
            yield Like(first, second, pair.score, words, weighed.against, weighed.near, pair.opposed)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pair's similarity once what differs is taken off, what that is in words, and whether the amounts are near."""

    score: float
    against: tuple[str, ...]
    near: bool | None

    @property
    def suggested(self) -> bool:
        """Whether people should look at the pair."""
        return self.score >= ALIKE


def weighed_score(score: float, first: LineFacts, second: LineFacts) -> Weighed:
    """Weighs the similarity of two lines; near amounts give back no more than what differs took off."""
    against = _differences(first, second) if first.scope and second.scope else {}
    near = amounts_near(first.amount, second.amount) if first.amount and second.amount else None
    off = max(0.0, sum(against.values()) - NEAR * bool(near))
    return Weighed(score - off, tuple(against), near)


def _same_work(first: LineFacts, second: LineFacts) -> bool:
    return any(one.work == other.work for one, other in product(first.scope, second.scope))


def _differences(first: LineFacts, second: LineFacts) -> dict[str, float]:
    """What speaks against two lines that serve scope items, with its weight."""
    pairs = list(product(first.scope, second.scope))
    found: dict[str, float] = {}
    if all(_apart(one.work[0], other.work[0]) for one, other in pairs):
        found[f"other spaces: {first.spaces} and {second.spaces}"] = OTHER_SPACE
    if all(one.work[2] != other.work[2] for one, other in pairs):
        found[f"other actions: {first.actions} and {second.actions}"] = OTHER_ACTION
    if all(_apart(one.work[1], other.work[1]) for one, other in pairs):
        found[f"other systems: {first.systems} and {second.systems}"] = OTHER_SYSTEM
    return found


@lru_cache(maxsize=10_000)
def _apart(one: str, other: str) -> bool:
    """Whether two names of spaces or systems share no word; what stands for the whole school is apart from nothing."""
    if one in WHOLE or other in WHOLE:
        return False
    return not _words(one) & _words(other)


def _words(name: str) -> frozenset[str]:
    letters = "".join(each if each.isalnum() else " " for each in name)
    return frozenset(word.removesuffix("s") for word in letters.split()) - {"room", "and", "main"}


def _like_needs(facts: PlanFacts, index: SimilarTexts[UUID]) -> Iterator[LikeNeed]:
    for pair in index.pairs():
        needs = (facts.snapshot.need_by_id[each] for each in (pair.first, pair.second))
        first, second = sorted(needs, key=lambda need: need.number)
        apart = bool(first.space_type and second.space_type) and _apart(
            first.space_type.casefold(), second.space_type.casefold()
        )
        if pair.score - OTHER_SPACE * apart >= ALIKE:
            names = tuple(facts.snapshot.department_name(need.department_id) for need in (first, second))
            words = index.evidence(first.id, second.id).words
            yield LikeNeed(first, second, (names[0], names[1]), pair.score, words, apart, pair.opposed)


RULE = Rule(
    7,
    "Two departments may mean the same",
    "Lines or needs of two departments that say the same in like words are shown side by side with what speaks for and "
    "against it: shared words, near amounts, other spaces, actions or systems. A person decides; nothing is merged by "
    "itself.",
    Severity.REVIEW,
    SameMeaning,
)
