"""Minority reports: what those say who do not agree with where a need stands; printed beside it at any rank."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class MinorityReport:
    """The words of a minority on one need of a round; ``by`` says whose they are ("Custodial"), often a group."""

    id: UUID
    project_id: UUID
    round_id: UUID
    need_id: UUID
    text: str
    by: str = ""
