"""The tables of the room: agenda, clock, log and photos, likenesses, minority reports."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from charrette.store.rows import Row, id_column, link_to


class BlockRow(Row):
    """A block of a session's agenda."""

    __tablename__ = "block"

    id: Mapped[UUID] = id_column()
    session_id: Mapped[UUID] = link_to("session.id")
    position: Mapped[int]
    title: Mapped[str]
    kind: Mapped[str] = mapped_column(String(40))
    minutes: Mapped[int]
    least: Mapped[int]
    outcome: Mapped[str]
    notes: Mapped[str]
    prompt: Mapped[str]
    owner: Mapped[str]
    materials: Mapped[str]
    tables: Mapped[str]
    protected: Mapped[bool]
    fixed_start: Mapped[str]
    beside: Mapped[bool]
    rules: Mapped[dict[str, Any]]
    progress: Mapped[dict[str, Any]]
    state: Mapped[str]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class SessionClockRow(Row):
    """The running state of a session."""

    __tablename__ = "session_clock"

    id: Mapped[UUID] = id_column()
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id", ondelete="RESTRICT"), unique=True)
    block_id: Mapped[UUID | None] = link_to("block.id", optional=True)
    length_ms: Mapped[int]
    kept_ms: Mapped[int]
    deadline: Mapped[datetime | None]
    bell: Mapped[bool]


class LogEntryRow(Row):
    """A decision, an action, a parking lot item or a ground rule."""

    __tablename__ = "log_entry"
    __table_args__ = (UniqueConstraint("project_id", "code"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    kind: Mapped[str] = mapped_column(String(20))
    number: Mapped[int]
    code: Mapped[str] = mapped_column(String(20))
    text: Mapped[str]
    made_at: Mapped[datetime]
    session_id: Mapped[UUID | None] = link_to("session.id", optional=True)
    block_id: Mapped[UUID | None] = link_to("block.id", optional=True)
    owner: Mapped[str]
    due: Mapped[str] = mapped_column(String(10))
    outcome: Mapped[str]
    card_id: Mapped[UUID | None] = link_to("card.id", optional=True)
    milestone_id: Mapped[UUID | None] = link_to("milestone.id", optional=True)


class PhotoRow(Row):
    """What is known of a photo."""

    __tablename__ = "photo"
    __table_args__ = (UniqueConstraint("project_id", "number"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    number: Mapped[int]
    caption: Mapped[str]
    media_type: Mapped[str] = mapped_column(String(40))
    width: Mapped[int]
    height: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    added_at: Mapped[datetime]
    session_id: Mapped[UUID | None] = link_to("session.id", optional=True)


class PhotoCardRow(Row):
    """A photo shows a card."""

    __tablename__ = "photo_card"

    photo_id: Mapped[UUID] = mapped_column(ForeignKey("photo.id", ondelete="RESTRICT"), primary_key=True)
    card_id: Mapped[UUID] = mapped_column(
        ForeignKey("card.id", ondelete="RESTRICT"), primary_key=True, index=True
    )


class PictureRow(Row):
    """The content of a photo or a shared paper, by its SHA-256.

    Written once and never changed, so the journal need not hold it.
    """

    __tablename__ = "picture"
    journalled = False

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class SimilarVerdictRow(Row):
    """What was said of two cards or needs that look alike; what they point at may be either."""

    __tablename__ = "similar_verdict"
    __table_args__ = (UniqueConstraint("project_id", "first_id", "second_id"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    first_id: Mapped[UUID]
    second_id: Mapped[UUID]
    likeness: Mapped[str] = mapped_column(String(20))
    decided_at: Mapped[datetime]


class MinorityReportRow(Row):
    """The words of a minority on one need of a round."""

    __tablename__ = "minority_report"

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    round_id: Mapped[UUID] = link_to("round.id")
    need_id: Mapped[UUID] = link_to("need.id")
    text: Mapped[str]
    by: Mapped[str]
