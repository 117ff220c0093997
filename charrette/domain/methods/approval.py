"""Approval: each person marks as many needs as they support."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods.method import BallotKind
from charrette.domain.methods.points import PointsMethod, balanced_words, check_each, check_total
from charrette.domain.rounds import RoundRules


class Approval(PointsMethod):
    """S_j = sum of w_i a_ij."""

    name = "approval"
    title = "Approval"
    ballot_kind = BallotKind.APPROVAL
    unit = "votes"

    def check_ballot(self, content: Mapping[UUID, int], options: Mapping[str, int]) -> None:
        """A need is marked or not."""
        check_marks(content)

    def check_count(
        self, content: Mapping[UUID, int], voters: int | None, options: Mapping[str, int]
    ) -> None:
        """No need with more votes than people."""
        check_total(content, voters, None, self.unit)
        check_each(content, voters, 1)

    def rules_in_words(self, rules: RoundRules) -> str:
        """``"One vote each for every need that a person supports"``."""
        return f"One vote each for every need that a person supports{balanced_words(rules)}"

    def merged(self, contents: Sequence[int], options: Mapping[str, int]) -> int:
        """Who marked any of them marks the merged need, once."""
        return int(any(contents))


def check_marks(content: Mapping[UUID, int]) -> None:
    """Raises ``InvalidInputError`` for anything but marked (1) or not (0)."""
    if any(mark not in {0, 1} for mark in content.values()):
        raise InvalidInputError("A need is marked once or not at all: 1 or 0.")
