"""Themes: the one grouping of cards and needs."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Theme:
    """A heading over cards and needs; "category" in an export is the need's theme."""

    id: UUID
    project_id: UUID
    number: int
    name: str
    position: int


STANDARD_THEMES = (
    "Learning spaces",
    "Shared spaces",
    "Furniture",
    "Technology",
    "Safety and security",
    "Accessibility",
    "Health and environment",
    "Sustainability",
    "Community use",
    "Site and outdoor",
    "Operations and maintenance",
    "Administration",
)
"""What a new project starts with (PRODUCT vocabulary)."""
