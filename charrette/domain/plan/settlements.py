"""What the departments settled: decisions on findings, and the sign-off of the whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Way(StrEnum):
    """The ways to settle a finding."""

    KEEP_ONE = "keep one"
    MERGE = "merge"
    SHARE = "share"
    NOT_THE_SAME = "not the same"
    DROP = "drop"
    KEEP_BOTH = "keep both"
    ACCEPT = "accept"


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a finding was settled. It holds while the finding looks as it was ``seen``; else the finding is open again.

    ``finding`` is the finding's stable id, ``items`` the codes it names, ``freed`` the money that was avoided (minor
    units). ``split`` says in words how a shared piece of work is divided, ``shares`` by how much each line pays (code
    to minor units); ``confirmed`` are the departments that agreed to the split.
    """

    id: UUID
    project_id: UUID
    finding: str
    rule: int
    title: str
    items: tuple[str, ...]
    way: Way
    seen: str
    decided_at: datetime
    decided_by: str = ""
    reason: str = ""
    freed: int = 0
    split: str = ""
    shares: Mapping[str, int] = field(default_factory=dict[str, int])
    confirmed: tuple[UUID, ...] = ()


class SignedBy(StrEnum):
    """How a sign-off was given."""

    PAGE = "signed page"
    PIN = "PIN"


@dataclass(frozen=True, slots=True)
class SignOff:
    """A department's sign-off of the plan.

    ``seen`` is what it signed: code of each line or scope item to a text of amount, sources, scope and owner. A later
    edit of these voids it (``domain.plan.signing``); one of the wording does not.
    """

    id: UUID
    project_id: UUID
    department_id: UUID
    signed_at: datetime
    how: SignedBy
    signer: str = ""
    total: int = 0
    seen: Mapping[str, str] = field(default_factory=dict[str, str])
