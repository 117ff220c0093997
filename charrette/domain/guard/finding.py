"""What the guard reports: a finding, the ways to settle it, and all findings of a plan."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from charrette.domain.plan.settlements import Settlement, Way


class Severity(StrEnum):
    """What a finding does: it blocks the sign-off, it warns, or a person reviews it."""

    BLOCKS = "blocks"
    WARNS = "warns"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to settle a finding, in words that say what will happen: "Keep Facilities, release $198,000".

    ``keep`` is what stays (a line or a need), ``drops`` what goes (lines, needs, scope items or allocations), ``moves``
    the scope items whose link goes over to ``keep``; for *not the same* those that are split. ``frees`` is the money
    that is avoided (minor units). ``asks`` is what must be said with it: "reason", "split" or nothing.
    """

    way: Way
    words: str
    keep: UUID | None = None
    frees: int = 0
    drops: tuple[UUID, ...] = ()
    moves: tuple[UUID, ...] = ()
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``id`` is made of the rule's number and codes ("2:B-022+B-041") and stays as long as these do.

    ``items`` are the codes it names, ``subjects`` the ids of lines, scope items, needs or milestones behind them;
    ``sides`` are the items side by side, one text for each. ``amount`` is the money at stake (minor units).
    ``evidence`` is what speaks for and against it. ``departments`` are whom it concerns: who confirms a split.
    ``seen`` is what it rests on, a line of text for each item: a settlement holds while it is the same.
    """

    id: str
    rule: int
    severity: Severity
    title: str
    explanation: str
    items: tuple[str, ...]
    subjects: tuple[UUID, ...] = ()
    sides: tuple[str, ...] = ()
    amount: int = 0
    evidence: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    departments: tuple[UUID, ...] = ()
    seen: str = ""
    settlement: Settlement | None = None
    reopened: bool = False
    """It was settled once, and what it rests on has changed since."""


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings of a plan: those that wait, the most pressing first; those settled; the money that was freed.

    ``settled`` holds what was decided, newest first, also where nothing is left to see of it because a line went.
    """

    open: tuple[Finding, ...] = ()
    settled: tuple[Finding, ...] = ()
    freed: int = 0
    by_id: dict[str, Finding] = field(default_factory=dict[str, Finding], compare=False, repr=False)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What must be settled before anybody signs."""
        return tuple(finding for finding in self.open if finding.severity is Severity.BLOCKS)

    def counts(self) -> dict[Severity, int]:
        """How many wait, by severity."""
        return {severity: sum(each.severity is severity for each in self.open) for severity in Severity}
