"""The tables. A row never leaves a unit of work; everybody else sees domain values."""

from datetime import UTC, datetime
from typing import Any, ClassVar, cast
from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """Aware datetimes in UTC on both databases; SQLite itself knows no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What the journal turns its images back into."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Row(DeclarativeBase):
    """What all tables share. Every row is journalled unless its class says otherwise."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        datetime: UtcDateTime,
        int: BigInteger,
        dict[str, Any]: JSON,
        list[Any]: JSON,
    }
    journalled: ClassVar[bool] = True


def table_of(row_class: type[Row]) -> "Table[Any]":
    """The table of a row class, for statements that read or that keep the journal itself."""
    return cast("Table[Any]", row_class.__table__)


def id_column() -> Mapped[UUID]:
    """The primary key of an entity."""
    return mapped_column(primary_key=True)


def link_to(target: str, *, optional: bool = False, index: bool = True) -> Mapped[Any]:
    """A foreign key; the database refuses to delete what it points at."""
    return mapped_column(ForeignKey(target, ondelete="RESTRICT"), nullable=optional, index=index)


class ProjectRow(Row):
    """A project."""

    __tablename__ = "project"

    id: Mapped[UUID] = id_column()
    name: Mapped[str] = mapped_column(String(300), unique=True)
    created_at: Mapped[datetime]
    district: Mapped[str]
    school_type: Mapped[str]
    grades: Mapped[str]
    enrolment: Mapped[int | None]
    opening: Mapped[str]
    currency: Mapped[str]
    zone: Mapped[str]
    language: Mapped[str]
    target_budget: Mapped[int | None]


class GroupRow(Row):
    """A stakeholder group."""

    __tablename__ = "stakeholder_group"
    __table_args__ = (UniqueConstraint("project_id", "label"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    label: Mapped[str] = mapped_column(String(2))
    name: Mapped[str]
    mark: Mapped[int]
    position: Mapped[int]
    invited: Mapped[int]
    host: Mapped[bool]


class ParticipantRow(Row):
    """Someone who came, by alias."""

    __tablename__ = "participant"
    __table_args__ = (UniqueConstraint("project_id", "alias"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    group_id: Mapped[UUID] = link_to("stakeholder_group.id")
    alias: Mapped[str] = mapped_column(String(300))
    minor: Mapped[bool]
    grade_band: Mapped[str]
    role: Mapped[str]
    language: Mapped[str]
    accommodation: Mapped[str]
    consent: Mapped[bool]
    table: Mapped[int | None]
    came: Mapped[bool]
    arrived_at: Mapped[datetime | None]


class DepartmentRow(Row):
    """A department."""

    __tablename__ = "department"
    __table_args__ = (UniqueConstraint("project_id", "name"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    name: Mapped[str] = mapped_column(String(300))
    position: Mapped[int]


class CharretteRow(Row):
    """A charrette."""

    __tablename__ = "charrette"
    __table_args__ = (UniqueConstraint("project_id", "number"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    number: Mapped[int]
    title: Mapped[str]


class SessionRow(Row):
    """A session of a charrette."""

    __tablename__ = "session"
    __table_args__ = (UniqueConstraint("charrette_id", "number"),)

    id: Mapped[UUID] = id_column()
    charrette_id: Mapped[UUID] = link_to("charrette.id")
    number: Mapped[int]
    title: Mapped[str]
    held_on: Mapped[str]
    prompt: Mapped[str]
    minutes: Mapped[int]
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    tables: Mapped[int]
    closed_at: Mapped[datetime | None]


class ThemeRow(Row):
    """A theme."""

    __tablename__ = "theme"
    __table_args__ = (UniqueConstraint("project_id", "number"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    number: Mapped[int]
    name: Mapped[str]
    position: Mapped[int]


class CardRow(Row):
    """A card. ``original`` is written once; corrections and redactions stand beside it."""

    __tablename__ = "card"
    __table_args__ = (UniqueConstraint("project_id", "code"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    number: Mapped[int]
    code: Mapped[str] = mapped_column(String(20))
    original: Mapped[str]
    channel: Mapped[str]
    created_at: Mapped[datetime]
    session_id: Mapped[UUID | None] = link_to("session.id", optional=True, index=False)
    group_id: Mapped[UUID | None] = link_to("stakeholder_group.id", optional=True, index=False)
    participant_id: Mapped[UUID | None] = link_to("participant.id", optional=True, index=False)
    language: Mapped[str]
    theme_id: Mapped[UUID | None] = link_to("theme.id", optional=True)
    position: Mapped[float]
    status: Mapped[str]
    reason: Mapped[str]
    duplicate_of: Mapped[UUID | None] = link_to("card.id", optional=True, index=False)
    corrections: Mapped[list[Any]]
    redactions: Mapped[list[Any]]
    table: Mapped[int | None]
    block_id: Mapped[UUID | None] = link_to("block.id", optional=True, index=False)
    paper: Mapped[str]


class NeedRow(Row):
    """A need."""

    __tablename__ = "need"
    __table_args__ = (UniqueConstraint("project_id", "code"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    number: Mapped[int]
    code: Mapped[str] = mapped_column(String(20))
    short_name: Mapped[str]
    statement: Mapped[str]
    rationale: Mapped[str]
    acceptance: Mapped[str]
    space_type: Mapped[str]
    theme_id: Mapped[UUID | None] = link_to("theme.id", optional=True)
    department_id: Mapped[UUID | None] = link_to("department.id", optional=True)
    cost_low: Mapped[int | None]
    cost_likely: Mapped[int | None]
    cost_high: Mapped[int | None]
    required: Mapped[bool]
    required_reference: Mapped[str]
    status: Mapped[str]
    reason: Mapped[str]
    merged_into: Mapped[UUID | None] = link_to("need.id", optional=True)
    priority: Mapped[str | None]
    priority_reason: Mapped[str]


class SourceRow(Row):
    """The link between a need and one of its source cards."""

    __tablename__ = "source"

    need_id: Mapped[UUID] = mapped_column(ForeignKey("need.id", ondelete="RESTRICT"), primary_key=True)
    card_id: Mapped[UUID] = mapped_column(
        ForeignKey("card.id", ondelete="RESTRICT"), primary_key=True, index=True
    )


class RoundRow(Row):
    """A round, with the rules and the list of needs it froze."""

    __tablename__ = "round"
    __table_args__ = (UniqueConstraint("charrette_id", "number"),)

    id: Mapped[UUID] = id_column()
    charrette_id: Mapped[UUID] = link_to("charrette.id")
    number: Mapped[int]
    title: Mapped[str]
    state: Mapped[str]
    rules: Mapped[dict[str, Any]]
    needs: Mapped[list[Any]]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    revealed_at: Mapped[datetime | None]
    void_reason: Mapped[str]
    code: Mapped[str] = mapped_column(String(20))
    block_id: Mapped[UUID | None] = link_to("block.id", optional=True)


class BallotRow(Row):
    """A ballot: round, channel, number, group, content; never a person, an alias or a device."""

    __tablename__ = "ballot"
    __table_args__ = (UniqueConstraint("round_id", "channel", "number"),)

    id: Mapped[UUID] = id_column()
    round_id: Mapped[UUID] = link_to("round.id")
    channel: Mapped[str] = mapped_column(String(20))
    number: Mapped[int]
    group_id: Mapped[UUID | None] = link_to("stakeholder_group.id", optional=True, index=False)
    content: Mapped[dict[str, Any]]
    weight: Mapped[str]
    voters: Mapped[int | None]
    table: Mapped[int | None]


class CounterRow(Row):
    """The last number given out, so that a code is never used twice, not even after an undo."""

    __tablename__ = "counter"
    journalled = False

    owner_id: Mapped[UUID] = mapped_column(primary_key=True)
    letter: Mapped[str] = mapped_column(String(8), primary_key=True)
    last: Mapped[int]


class StepRow(Row):
    """One step of the journal: what one user action did. ``undone_by`` is the step that took it back."""

    __tablename__ = "step"
    __table_args__ = (Index("ix_step_actor_kind", "actor", "kind", "undone_by"),)
    journalled = False

    seq: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True
    )
    at: Mapped[datetime] = mapped_column(index=True)
    actor: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(60))
    sentence: Mapped[str]
    kind: Mapped[str] = mapped_column(String(8))
    of_step: Mapped[int | None]
    undone_by: Mapped[int | None]
    project_id: Mapped[UUID | None] = mapped_column(index=True)


class ChangeRow(Row):
    """One changed row of a step: its columns before and after."""

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_row", "table_name", "row_key"),)
    journalled = False

    step_seq: Mapped[int] = mapped_column(ForeignKey("step.seq", ondelete="RESTRICT"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    table_name: Mapped[str] = mapped_column(String(40))
    row_key: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(8))
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
