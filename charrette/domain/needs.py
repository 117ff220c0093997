"""Needs: statements in performance terms made from cards."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from charrette.domain.money import CostRange

LONGEST_SHORT_NAME = 44


class NeedStatus(StrEnum):
    """Where a need stands; a merged need lives on in the need it was merged into."""

    OPEN = "open"
    PARKED = "parked"
    DECLINED = "declined"
    MERGED = "merged"


class Priority(StrEnum):
    """Must, Should, Could, Won't this time."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"
    WONT = "wont"

    @property
    def words(self) -> str:
        """The name people read."""
        return {"must": "Must", "should": "Should", "could": "Could", "wont": "Won’t this time"}[self.value]


@dataclass(frozen=True, slots=True)
class Need:
    """A need with a stable code and a short name (at most 44 characters) for tables, ballots and the projector."""

    id: UUID
    project_id: UUID
    number: int
    code: str
    short_name: str
    statement: str = ""
    rationale: str = ""
    acceptance: str = ""
    space_type: str = ""
    theme_id: UUID | None = None
    department_id: UUID | None = None
    cost: CostRange = field(default_factory=CostRange)
    required: bool = False
    required_reference: str = ""
    status: NeedStatus = NeedStatus.OPEN
    reason: str = ""
    merged_into: UUID | None = None
    priority: Priority | None = None
    priority_reason: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The link between a need and one of its source cards."""

    need_id: UUID
    card_id: UUID


def short_name_from(text: str) -> str:
    """A first short name from a card's words: the first clause, cut at a word to 44 characters."""
    words = " ".join(text.split())
    for stop in (". ", "; ", "? ", "! ", ": ", ", "):
        head = words.split(stop, 1)[0]
        if 8 <= len(head) < len(words):
            words = head
            break
    words = words.rstrip(" .,;:!?") or words
    if len(words) <= LONGEST_SHORT_NAME:
        return words
    cut = words[: LONGEST_SHORT_NAME - 1]
    head = cut.rsplit(" ", 1)[0] if " " in cut else cut
    return head.rstrip(" .,;:!?") + "…"


@dataclass(frozen=True, slots=True)
class MustsShare:
    """How much of the money the Musts take, and whether to warn. Shares are between 0 and 1."""

    share: float | None
    against: str
    costed: int
    uncosted: int
    warns: bool

    @property
    def sentence(self) -> str:
        """What to show beside the list."""
        uncosted = f"{self.uncosted} of {self.costed + self.uncosted} needs have no cost yet."
        if self.share is None:
            return uncosted
        musts = f"Musts take {self.share:.0%} of {self.against}."
        return f"{musts} {uncosted}" if self.uncosted else musts


def musts_share(needs: Sequence[Need], target_budget: int | None) -> MustsShare:
    """The Musts against the target budget, else against all needs of known cost.

    Warns over 60 % (DSDM's rule, measured in money), but only when at least 80 % of the needs have a cost.
    """
    live = [need for need in needs if need.status is NeedStatus.OPEN and need.priority is not Priority.WONT]
    known = [(need, need.cost.middle) for need in live]
    costed = [(need, cost) for need, cost in known if cost is not None]
    whole = target_budget or sum(cost for _, cost in costed)
    musts = sum(cost for need, cost in costed if need.priority is Priority.MUST or need.required)
    share = musts / whole if whole and costed else None
    enough = len(costed) >= 0.8 * len(live) if live else False
    return MustsShare(
        share,
        "the target budget" if target_budget else "the needs of known cost",
        len(costed),
        len(live) - len(costed),
        bool(share is not None and share > 0.6 and enough),
    )
