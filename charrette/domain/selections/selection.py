"""The values of a selection under a budget: what may be bought, the money, the ballots, and what came out and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods.method import RuleField
from charrette.domain.money import exponent, money_words

if TYPE_CHECKING:
    from charrette.domain.selections.given import Given

Number = Fraction | int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A need that may be bought. ``cost`` is in minor units (None: not known), ``voters`` its distinct supporters.

    ``least_group`` is the share of supporters (0 to 1) in the group that supports it least; it only breaks ties.
    """

    id: UUID
    code: str
    name: str
    cost: int | None
    points: Number = 0
    voters: Number = 0
    department: UUID | None = None
    required: bool = False
    on_ballot: bool = True
    least_group: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Funds:
    """The money in minor units: the whole budget, and what departments may spend of it at most (``caps``).

    ``departments`` are their names, for sentences only. A department without a cap is held by the budget alone.
    """

    budget: int
    caps: Mapping[UUID, int] = field(default_factory=dict[UUID, int])
    currency: str = "USD"
    departments: Mapping[UUID, str] = field(default_factory=dict[UUID, str])

    def __post_init__(self) -> None:
        """Refuses negative money."""
        if self.budget < 0 or any(cap < 0 for cap in self.caps.values()):
            raise InvalidInputError("A budget cannot be negative.")

    @property
    def unit(self) -> int:
        """Minor units in one unit of the currency: 100 for USD, 1 for JPY."""
        return int(10 ** exponent(self.currency))

    def words(self, minor: Number) -> str:
        """``"$84,000"``; parts of a minor unit are rounded."""
        return money_words(round(minor), self.currency)

    def department_name(self, department: UUID | None) -> str:
        """The department's name, or "its department" where it is not known."""
        return (self.departments.get(department) if department else None) or "its department"


@dataclass(frozen=True, slots=True)
class FundingBallot:
    """What one ballot gives to needs (only numbers above 0 count); ``weight`` multiplies it, its share of money too."""

    points: Mapping[UUID, Number]
    weight: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Votes:
    """The ballots behind the points, and the ``lot`` that breaks the last ties.

    ``lot`` is ``"charrette id|round number"``; empty (a file): the order in which the candidates are given decides.
    ``totals`` says that some ballots are counts of many people, whose single ballots are not known. ``given`` are the
    ballots as arrays, instead of ``ballots``, where there are very many.
    """

    ballots: tuple[FundingBallot, ...] = ()
    lot: str = ""
    totals: bool = False
    given: "Given | None" = None


class Tie(StrEnum):
    """What decided between two needs that were equal: the links of the chain in their order."""

    POINTS = "more points"
    SUPPORTERS = "more supporters"
    LEAST_GROUP = "more support in the group that supports it least"
    HEAD_TO_HEAD = "more ballots that prefer it to the other"
    COST = "lower cost"
    LOT = "the recorded lot"
    ORDER = "the order of the list"


class Why(StrEnum):
    """Why a need was left out."""

    NO_COST = "no cost known"
    NO_VOTES = "no votes"
    NOT_ON_BALLOT = "not on the ballot"
    TOO_DEAR = "more than there is"
    BUDGET = "does not fit what is left"
    CAP = "does not fit what its department has left"
    THRESHOLD = "below the threshold"
    STOPPED = "after the stop"
    SHARES = "its supporters' shares do not cover it"
    ELSEWHERE = "the money brings more elsewhere"


@dataclass(frozen=True, slots=True)
class Payment:
    """``ballots`` (by weight) paid ``amount`` minor units each; ``all_they_had`` where nothing is left to them."""

    ballots: Fraction
    amount: Fraction
    all_they_had: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the account, in the order of what happened; ``words`` is the sentence.

    ``left`` is the budget left after it in minor units. ``rho`` (equal shares) is what each supporter pays for one
    unit of utility, ``payments`` who paid what; ``tie`` what decided, where equal needs had to be told apart.
    """

    words: str
    left: int
    need: Candidate | None = None
    taken: bool = False
    rho: Fraction | None = None
    payments: tuple[Payment, ...] = ()
    tie: Tie | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A need that was not chosen, and why in a sentence."""

    need: Candidate
    why: Why
    reason: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a selection buys, in the order in which it was taken; money in minor units."""

    selection: str
    needs: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]
    cost: int
    left: int
    by_department: Mapping[UUID | None, int]
    """What each department spends; None: needs of no department."""
    steps: tuple[Step, ...]
    points: Number
    """The points of the chosen needs together, required ones not among them."""

    @property
    def ids(self) -> tuple[UUID, ...]:
        """The ids of the chosen needs, in their order."""
        return tuple(need.id for need in self.needs)

    @property
    def uncosted(self) -> tuple[Candidate, ...]:
        """The needs that nobody has put a cost to: what is left may not be left in truth."""
        return tuple(each.need for each in self.left_out if each.why is Why.NO_COST)


class Selection(Protocol):
    """One way to spend a budget on needs. Pure: from candidates, money and ballots to what is chosen."""

    @property
    def name(self) -> str:
        """The name in files and on the command line."""
        ...

    @property
    def title(self) -> str:
        """The name people read."""
        ...

    @property
    def explanation(self) -> str:
        """What it does, what it favours and what it cannot tell, for the person who leads the talk."""
        ...

    @property
    def fields(self) -> tuple[RuleField, ...]:
        """The form of its options: whole numbers."""
        ...

    def defaults(self) -> dict[str, int]:
        """The options proposed."""
        ...

    def select(
        self,
        candidates: Sequence[Candidate],
        funds: Funds,
        votes: Votes,
        options: Mapping[str, int] | None = None,
    ) -> Chosen:
        """Spends the funds. Required needs come first, whatever their points.

        Raises ``BudgetTooSmallError`` when they alone do not fit, ``InvalidInputError`` for options that make no
        sense. A missing option is its default.
        """
        ...


def checked_options(
    fields: Sequence[RuleField], defaults: Mapping[str, int], options: Mapping[str, int] | None
) -> dict[str, int]:
    """The options with defaults for the missing ones; raises ``InvalidInputError`` outside of a field's limits."""
    found = dict(defaults) | dict(options or {})
    for each in fields:
        if not each.least <= found[each.name] <= each.most:
            raise InvalidInputError(f"{each.label}: a number from {each.least} to {each.most}.")
    return found
