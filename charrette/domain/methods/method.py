"""What every method offers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from charrette.domain.result import Result, Standing
from charrette.domain.rounds import Ballot, BallotNeed, RoundRules


@dataclass(frozen=True, slots=True)
class RuleField:
    """One field of a method's rules form: a whole number between ``least`` and ``most``."""

    name: str
    label: str
    help: str
    least: int
    most: int


class Method(Protocol):
    """One way to vote. Pure: from needs, ballots and rules to a result."""

    @property
    def name(self) -> str:
        """The name in files and on the command line."""
        ...

    @property
    def title(self) -> str:
        """The name people read."""
        ...

    @property
    def ballot_kind(self) -> str:
        """How a ballot is entered: ``dots``, later ``approval``, ``ranking``, ..."""
        ...

    @property
    def unit(self) -> str:
        """What is counted: ``dots``."""
        ...

    @property
    def fields(self) -> tuple[RuleField, ...]:
        """The rules form."""
        ...

    def defaults(self, needs: int) -> dict[str, int]:
        """The options proposed for a ballot of that many needs."""
        ...

    def check_options(self, options: Mapping[str, int], needs: int) -> None:
        """Raises ``InvalidInputError`` when the options make no sense together."""
        ...

    def check_ballot(self, content: Mapping[UUID, int], options: Mapping[str, int]) -> None:
        """Raises ``InvalidInputError`` when one person's ballot breaks the rules."""
        ...

    def tally(self, rules: RoundRules, needs: Sequence[BallotNeed], ballots: Sequence[Ballot]) -> Result:
        """Counts the ballots."""
        ...

    def rules_in_words(self, rules: RoundRules) -> str:
        """The rules in one sentence, for headers and documents."""
        ...

    def explain(self, result: Result, standing: Standing) -> str:
        """How one need's number came about, in a short paragraph."""
        ...

    def merged(self, contents: Sequence[int], options: Mapping[str, int]) -> int:
        """What one ballot gives to a need merged from several: each voter counts once."""
        ...
