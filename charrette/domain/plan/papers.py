"""Shared papers: drawings, quotes and photos, kept in the library by the SHA-256 of their content."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Paper:
    """An attached file. At most one of need, scope item and milestone is set; none: it belongs to the project."""

    id: UUID
    project_id: UUID
    number: int
    title: str
    file_name: str
    media_type: str
    size: int
    """In bytes."""
    sha256: str
    added_at: datetime
    need_id: UUID | None = None
    scope_id: UUID | None = None
    milestone_id: UUID | None = None
