"""Lessons, and where a project came from: what one school hands on to the next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learned, such as L-2. ``origin_id`` is the lesson of the project ``from_project`` it was taken from."""

    id: UUID
    project_id: UUID
    number: int
    code: str
    text: str
    made_at: datetime
    category: str = ""
    from_project: str = ""
    origin_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The project this one was carried forward from, with what came along.

    ``histories`` tells of each need that came what it was there ("N-004 of Alder Creek, Must, rank 2 in R-2");
    ``settled`` are the lessons of the origin that were taken or turned down since.
    """

    id: UUID
    project_id: UUID
    from_id: UUID
    from_name: str
    carried_at: datetime
    parts: tuple[str, ...] = ()
    histories: Mapping[UUID, str] = field(default_factory=dict[UUID, str])
    settled: tuple[UUID, ...] = ()
