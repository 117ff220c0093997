"""What most methods have in common; a method says only where it differs."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from fractions import Fraction
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.levels import Level
from charrette.domain.methods.method import FollowUp, RuleField
from charrette.domain.result import Result
from charrette.domain.rounds import BallotNeed, RoundRules


class UsualMethod:
    """Nothing to set, an order of needs, nobody can be against one, and no further round follows by rule."""

    levels: tuple[Level, ...] = ()
    fields: tuple[RuleField, ...] = ()
    ranks = True
    opposes = False

    def defaults(self, needs: int) -> dict[str, int]:
        """There is nothing to set."""
        del needs
        return {}

    def check_options(self, options: Mapping[str, int], needs: int) -> None:
        """Every field within its limits."""
        del needs
        for each in self.fields:
            if not each.least <= options.get(each.name, each.least) <= each.most:
                raise InvalidInputError(f"{each.label}: a number from {each.least} to {each.most}.")

    def frozen(self, options: Mapping[str, int], needs: int) -> dict[str, int]:
        """The options as they are."""
        del needs
        return dict(options)

    def follow_up(self, result: Result) -> FollowUp:
        """Nothing follows by rule."""
        return FollowUp((), result.rules.options, "No further round follows from these rules.")


class ComparedMethod(UsualMethod, ABC):
    """Ballots compare or judge needs, so that no total counted by hand can stand for them."""

    countable = False

    @abstractmethod
    def points_of(
        self, content: Mapping[UUID, int], rules: RoundRules, needs: Sequence[BallotNeed]
    ) -> Mapping[UUID, Fraction | int]:
        """What one ballot gives to needs where money is shared."""

    def least(self, result: Result) -> Fraction:
        """The lowest score there can be: where money is shared, points lie above it."""
        del result
        return Fraction(0)
