"""Rounds and ballots: one vote on a fixed list of needs by one method with frozen rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from charrette.domain.criteria import Criterion, Judgement


class RoundState(StrEnum):
    """A round is open, closed or void."""

    OPEN = "open"
    CLOSED = "closed"
    VOID = "void"


class Headline(StrEnum):
    """Which result is the headline: each ballot the same (raw), or each group by its influence (balanced)."""

    RAW = "raw"
    BALANCED = "balanced"


class BallotChannel(StrEnum):
    """How a ballot came."""

    LAPTOP = "laptop"
    PHONE = "phone"
    PAPER = "paper"
    HAND_COUNT = "hand count"
    IMPORT = "import"

    @property
    def letter(self) -> str:
        """The letter of a ballot's name: P-017."""
        return {"laptop": "L", "phone": "F", "paper": "P", "hand count": "H", "import": "I"}[self.value]


@dataclass(frozen=True, slots=True)
class RoundGroup:
    """A group as the round froze it. ``votes`` says whether its ballots are taken."""

    id: UUID
    label: str
    name: str
    mark: int
    influence: Fraction = Fraction(1)
    host: bool = False
    votes: bool = True


@dataclass(frozen=True, slots=True)
class RoundRules:
    """What opening a round freezes: the method, its options, the headline, who votes and with what influence."""

    method: str
    options: Mapping[str, int]
    groups: tuple[RoundGroup, ...] = ()
    headline: Headline = Headline.RAW
    host_counts: bool = False
    critical_share: Fraction = Fraction(1, 4)
    """A need is critical to a group when it holds at least this share of the group's points."""
    uneven_gap: Fraction = Fraction(1, 2)
    """Support is uneven when two groups differ by at least this much."""
    criteria: tuple[Criterion, ...] = ()
    """What needs are judged by, where the method has criteria."""
    judgements: tuple[Judgement, ...] = ()
    """What the criteria's weights came from, where they were compared two by two; empty: points."""


@dataclass(frozen=True, slots=True)
class BallotNeed:
    """A need as it stood on the ballot; ``position`` counts from 1 and is the number people write.

    A ``proposal`` is a sentence that is voted on and no need of the project: ``need_id`` is its own, its code P-1.
    """

    need_id: UUID
    code: str
    short_name: str
    statement: str
    position: int
    proposal: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """One vote. ``revealed_at`` is set when the room has seen the result."""

    id: UUID
    charrette_id: UUID
    number: int
    title: str
    state: RoundState
    rules: RoundRules
    needs: tuple[BallotNeed, ...]
    opened_at: datetime
    closed_at: datetime | None = None
    revealed_at: datetime | None = None
    void_reason: str = ""
    code: str = ""
    """R-2: counted per project."""
    block_id: UUID | None = None
    """The block of the agenda that it was opened in."""

    @property
    def on_proposals(self) -> bool:
        """Whether the room votes on sentences that are no needs."""
        return any(need.proposal for need in self.needs)


@dataclass(frozen=True, slots=True)
class Ballot:
    """Raw, kept and secret: never a person, an alias or a device, only the group.

    ``content`` maps need ids to what the method takes (for dots: how many). A hand count is one ballot that holds
    the totals of a group on the wall, or of a whole ``table``; its ``voters`` may be unknown (None).
    """

    id: UUID
    round_id: UUID
    channel: BallotChannel
    number: int
    group_id: UUID | None
    content: Mapping[UUID, int] = field(default_factory=dict[UUID, int])
    weight: Fraction = Fraction(1)
    voters: int | None = None
    table: int | None = None

    @property
    def name(self) -> str:
        """What the minutes call it: P-017."""
        return f"{self.channel.letter}-{self.number:03d}"


def ballots_of(round_: Round, ballots: tuple[Ballot, ...]) -> tuple[Ballot, ...]:
    """The ballots of one round, in the order they were numbered."""
    found = [ballot for ballot in ballots if ballot.round_id == round_.id]
    return tuple(sorted(found, key=lambda ballot: (ballot.channel, ballot.number)))
