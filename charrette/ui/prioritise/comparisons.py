"""What was said while criteria are compared two by two: by judge and pair, kept when a criterion comes or goes."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from uuid import UUID

from charrette.domain.criteria import Judgement

MOST_TIMES = 9
WORDS = {
    1: "as much as",
    3: "somewhat more than",
    5: "clearly more than",
    7: "far more than",
    9: "overwhelmingly more than",
}
"""Saaty's scale; the even numbers lie between."""


class Comparisons:
    """A criterion is known by a key of its own; a judge by the id of the group, None for the room together."""

    def __init__(self) -> None:
        self._said: dict[tuple[UUID | None, int, int], Fraction] = {}

    def take(self, judgements: Sequence[Judgement], keys: Sequence[int]) -> None:
        """Takes over judgements of criteria with these keys."""
        for each in judgements:
            for (one, other), times in zip(combinations(keys, 2), each.entries, strict=True):
                self.say(each.group_id, one, other, times)

    def say(self, judge: UUID | None, one: int, other: int, times: Fraction | None) -> None:
        """How many times ``one`` matters more than ``other``; None takes it back."""
        self._said.pop((judge, one, other), None)
        self._said.pop((judge, other, one), None)
        if times is not None:
            self._said[judge, one, other] = times

    def said(self, judge: UUID | None, one: int, other: int) -> Fraction | None:
        """What a judge said of a pair, whichever is named first; None: nothing yet."""
        if (judge, one, other) in self._said:
            return self._said[judge, one, other]
        turned = self._said.get((judge, other, one))
        return None if turned is None else 1 / turned

    def done(self, judge: UUID | None, keys: Sequence[int]) -> int:
        """How many pairs a judge has compared."""
        return sum(self.said(judge, one, other) is not None for one, other in combinations(keys, 2))

    def judgement(self, judge: UUID | None, keys: Sequence[int], weight: Fraction) -> Judgement | None:
        """The whole judgement; None while a pair is open."""
        said = [self.said(judge, one, other) for one, other in combinations(keys, 2)]
        entries = tuple(times for times in said if times is not None)
        return Judgement(entries, judge, weight) if len(entries) == len(said) else None


def pair_words(one: str, other: str, times: Fraction | None) -> str:
    """``"Safety 3 × Effort"``, ``"Safety = Effort"``, ``"Safety or Effort?"``."""
    if times is None:
        return f"{one} or {other}?"
    if times == 1:
        return f"{one} = {other}"
    first, second, more = (one, other, times) if times > 1 else (other, one, 1 / times)
    return f"{first} {_plain(more)} × {second}"


def pair_sentence(one: str, other: str, times: Fraction | None) -> str:
    """``"Safety matters somewhat more than Effort: 3 times as much."``"""
    if times is None:
        return f"Which matters more, {one} or {other}?"
    if times == 1:
        return f"{one} matters as much as {other}."
    first, second, more = (one, other, times) if times > 1 else (other, one, 1 / times)
    words = WORDS.get(int(more), "more than") if more == int(more) else "more than"
    return f"{first} matters {words} {second}: {_plain(more)} times as much."


def _plain(times: Fraction) -> str:
    return f"{float(times):.2f}".rstrip("0").rstrip(".")
