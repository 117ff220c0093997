"""What every method offers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from charrette.domain.levels import Level
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import RoundRules

if TYPE_CHECKING:
    from charrette.domain.profile import Profile


class BallotKind(StrEnum):
    """What a ballot holds for a need, always a whole number.

    dots: how many; approval: 1; ranking: the position, 1 first; levels: the level's value; impact-effort:
    10 * impact + effort, each 1 to 5. With these two, 0 can be an answer, and a need without one is not in
    the ballot's content at all. pairs: by ``pair_key``, 1 the need that stands first on the ballot wins, 2 the other,
    0 neither. criteria: one digit of 1 to 5 for each criterion in their order, 0 no opinion (405).
    """

    DOTS = "dots"
    APPROVAL = "approval"
    RANKING = "ranking"
    LEVELS = "levels"
    IMPACT_EFFORT = "impact-effort"
    PAIRS = "pairs"
    CRITERIA = "criteria"


@dataclass(frozen=True, slots=True)
class RuleField:
    """One field of a method's rules form: a whole number between ``least`` and ``most``.

    ``choices`` are the numbers with words, where only some make sense or numbers alone say nothing.
    """

    name: str
    label: str
    help: str
    least: int
    most: int
    choices: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a method's rule says shall follow a round: another on ``need_ids`` (none: nothing follows) with ``options``.

    ``words`` say it, or say why nothing follows. ``discuss`` are the needs to talk about before the next vote.
    """

    need_ids: tuple[UUID, ...]
    options: Mapping[str, int]
    words: str
    discuss: tuple[UUID, ...] = ()


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
    def ballot_kind(self) -> BallotKind:
        """How a ballot is entered."""
        ...

    @property
    def unit(self) -> str:
        """What is counted: ``dots``, ``votes``, ``points``, ``answers``."""
        ...

    @property
    def fields(self) -> tuple[RuleField, ...]:
        """The rules form."""
        ...

    @property
    def levels(self) -> tuple[Level, ...]:
        """The answers, in the order they stand on a ballot; for impact-effort the 25 pairs; empty for the others."""
        ...

    @property
    def countable(self) -> bool:
        """Whether totals make sense: a wall, or a whole table counted by hand."""
        ...

    @property
    def ranks(self) -> bool:
        """Whether the result is an order of needs; else it is a check of agreement, and no rank comes from it."""
        ...

    @property
    def opposes(self) -> bool:
        """Whether people can be against a need: then a room is divided, not only unevenly interested."""
        ...

    def defaults(self, needs: int) -> dict[str, int]:
        """The options proposed for a ballot of that many needs."""
        ...

    def check_options(self, options: Mapping[str, int], needs: int) -> None:
        """Raises ``InvalidInputError`` when the options make no sense together."""
        ...

    def frozen(self, options: Mapping[str, int], needs: int) -> dict[str, int]:
        """The options as an opening round keeps them: with what follows from the number of needs."""
        ...

    def check_ballot(self, content: Mapping[UUID, int], options: Mapping[str, int]) -> None:
        """Raises ``InvalidInputError`` when one person's ballot breaks the rules."""
        ...

    def check_count(
        self, content: Mapping[UUID, int], voters: int | None, options: Mapping[str, int]
    ) -> None:
        """Raises ``InvalidInputError`` when totals cannot be those of ``voters`` people (None: not known).

        ``content`` holds totals by need; with levels each is ``packed`` counts. Refused where ``countable`` is false.
        """
        ...

    def kept(self, content: Mapping[UUID, int]) -> dict[UUID, int]:
        """What is stored of a ballot: no zeros where 0 only means unmarked; every answer where 0 is one."""
        ...

    def tally(self, rules: RoundRules, profile: "Profile") -> Result:
        """Counts the ballots."""
        ...

    def rules_in_words(self, rules: RoundRules) -> str:
        """The rules in one sentence, for headers and documents."""
        ...

    def explain(self, result: Result, standing: Standing) -> str:
        """How one need's number came about, in a short paragraph."""
        ...

    def follow_up(self, result: Result) -> FollowUp:
        """What shall follow a round with that result."""
        ...

    def merged(self, contents: Sequence[int], options: Mapping[str, int]) -> int:
        """What one ballot gives to a need merged from several: each voter counts once."""
        ...
