"""Photos of sketches and walls, attached to cards: what is known of them. Their pictures stay in the library."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo: ``media_type`` such as ``image/jpeg``, its size in pixels, and the SHA-256 of its picture in hex."""

    id: UUID
    project_id: UUID
    number: int
    caption: str
    media_type: str
    width: int
    height: int
    sha256: str
    added_at: datetime
    session_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PhotoCard:
    """A photo shows a card."""

    photo_id: UUID
    card_id: UUID
