"""The tables of the plan: answers, scope, money, milestones, and what the departments settle at their table."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from charrette.store.rows import Row, id_column, link_to


def _day() -> Mapped[str]:
    """A day such as "2027-03-14", or empty."""
    return mapped_column(String(10))


def _end_of_link(target: str, *, indexed: bool = False) -> Mapped[UUID]:
    return mapped_column(ForeignKey(target, ondelete="RESTRICT"), primary_key=True, index=indexed)


class PlanSetupRow(Row):
    """What a project's planning starts from."""

    __tablename__ = "plan_setup"

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id", ondelete="RESTRICT"), unique=True)
    spaces: Mapped[list[Any]]
    systems: Mapped[list[Any]]
    first_day: Mapped[str] = _day()


class PersonRow(Row):
    """A person of the district."""

    __tablename__ = "person"

    id: Mapped[UUID] = id_column()
    name: Mapped[str] = mapped_column(String(300))
    department: Mapped[str]
    role: Mapped[str]


class FundingSourceRow(Row):
    """A funding source of the district."""

    __tablename__ = "funding_source"

    id: Mapped[UUID] = id_column()
    name: Mapped[str] = mapped_column(String(300), unique=True)
    currency: Mapped[str] = mapped_column(String(3))
    amount: Mapped[int | None]
    classes: Mapped[list[Any]]
    systems: Mapped[list[Any]]
    projects: Mapped[list[Any]]
    opens: Mapped[str] = _day()
    closes: Mapped[str] = _day()
    per_student: Mapped[int | None]
    students: Mapped[int | None]
    least: Mapped[int | None]
    discount: Mapped[int | None]
    note: Mapped[str]


class AnswerRow(Row):
    """The answer to a need or to a card."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("need_id"), UniqueConstraint("card_id"))

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    disposition: Mapped[str] = mapped_column(String(20))
    need_id: Mapped[UUID | None] = link_to("need.id", optional=True, index=False)
    card_id: Mapped[UUID | None] = link_to("card.id", optional=True, index=False)
    reason: Mapped[str]
    decided_by: Mapped[str]
    decided_on: Mapped[str] = _day()
    into_need_id: Mapped[UUID | None] = link_to("need.id", optional=True)
    other_project: Mapped[str]


class MilestoneRow(Row):
    """A milestone; without a project it stands in the district's calendar."""

    __tablename__ = "milestone"
    __table_args__ = (UniqueConstraint("project_id", "code"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID | None] = link_to("project.id", optional=True)
    number: Mapped[int]
    code: Mapped[str] = mapped_column(String(20))
    title: Mapped[str]
    due: Mapped[str] = _day()
    department_id: Mapped[UUID | None] = link_to("department.id", optional=True)
    phase: Mapped[str | None] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(20))
    gate: Mapped[bool]
    evidence: Mapped[str]
    lead_id: Mapped[UUID | None] = link_to("person.id", optional=True)
    backup_id: Mapped[UUID | None] = link_to("person.id", optional=True)
    acting_id: Mapped[UUID | None] = link_to("department.id", optional=True)
    acting_from: Mapped[str] = _day()
    acting_until: Mapped[str] = _day()
    done_on: Mapped[str] = _day()
    passed_despite: Mapped[str]
    key: Mapped[str]


class MilestoneLinkRow(Row):
    """A milestone waits for another."""

    __tablename__ = "milestone_link"

    milestone_id: Mapped[UUID] = _end_of_link("milestone.id")
    waits_for_id: Mapped[UUID] = _end_of_link("milestone.id", indexed=True)
    lag_days: Mapped[int]


class ScopeItemRow(Row):
    """A scope item."""

    __tablename__ = "scope_item"
    __table_args__ = (UniqueConstraint("project_id", "code"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    number: Mapped[int]
    code: Mapped[str] = mapped_column(String(20))
    space: Mapped[str]
    system: Mapped[str]
    action: Mapped[str] = mapped_column(String(20))
    title: Mapped[str]
    responsibility: Mapped[str | None] = mapped_column(String(8))
    duties: Mapped[list[Any]]
    lead_id: Mapped[UUID | None] = link_to("person.id", optional=True)
    backup_id: Mapped[UUID | None] = link_to("person.id", optional=True)
    acting_id: Mapped[UUID | None] = link_to("department.id", optional=True)
    acting_from: Mapped[str] = _day()
    acting_until: Mapped[str] = _day()
    division: Mapped[str] = mapped_column(String(20))
    milestone_id: Mapped[UUID | None] = link_to("milestone.id", optional=True)
    note: Mapped[str]


class ScopeNeedRow(Row):
    """A scope item serves a need."""

    __tablename__ = "scope_need"

    scope_id: Mapped[UUID] = _end_of_link("scope_item.id")
    need_id: Mapped[UUID] = _end_of_link("need.id", indexed=True)


class BudgetLineRow(Row):
    """A budget line."""

    __tablename__ = "budget_line"
    __table_args__ = (UniqueConstraint("project_id", "code"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    number: Mapped[int]
    code: Mapped[str] = mapped_column(String(20))
    description: Mapped[str]
    kind: Mapped[str] = mapped_column(String(40))
    department_id: Mapped[UUID | None] = link_to("department.id", optional=True)
    phase: Mapped[str | None] = mapped_column(String(40))
    amount_low: Mapped[int | None]
    amount_likely: Mapped[int | None]
    amount_high: Mapped[int | None]
    buy_by: Mapped[str] = _day()
    rate: Mapped[str | None]
    rate_on: Mapped[list[Any]]
    rate_source: Mapped[str]
    rate_date: Mapped[str] = _day()
    note: Mapped[str]


class LineScopeRow(Row):
    """A budget line serves a scope item."""

    __tablename__ = "line_scope"

    line_id: Mapped[UUID] = _end_of_link("budget_line.id")
    scope_id: Mapped[UUID] = _end_of_link("scope_item.id", indexed=True)


class AllocationRow(Row):
    """A funding source pays an amount of a line."""

    __tablename__ = "allocation"
    __table_args__ = (UniqueConstraint("line_id", "source_id"),)

    id: Mapped[UUID] = id_column()
    line_id: Mapped[UUID] = link_to("budget_line.id")
    source_id: Mapped[UUID] = link_to("funding_source.id")
    amount: Mapped[int]


class QuestionRow(Row):
    """A question between departments."""

    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("project_id", "code"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    number: Mapped[int]
    code: Mapped[str] = mapped_column(String(20))
    text: Mapped[str]
    asking_id: Mapped[UUID | None] = link_to("department.id", optional=True)
    answering_id: Mapped[UUID | None] = link_to("department.id", optional=True)
    asker: Mapped[str]
    answerer: Mapped[str]
    asked_on: Mapped[str] = _day()
    needed_by: Mapped[str] = _day()
    milestone_id: Mapped[UUID | None] = link_to("milestone.id", optional=True)
    scope_id: Mapped[UUID | None] = link_to("scope_item.id", optional=True)
    escalate_to: Mapped[str]
    answer: Mapped[str]
    answered_on: Mapped[str] = _day()


class MeetingRow(Row):
    """A coordination meeting."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("project_id", "code"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    number: Mapped[int]
    code: Mapped[str] = mapped_column(String(20))
    held_on: Mapped[str] = _day()
    title: Mapped[str]
    present: Mapped[list[Any]]
    agenda: Mapped[list[Any]]
    notes: Mapped[str]
    closed: Mapped[bool]


class ReviewRow(Row):
    """A department's review at a gate."""

    __tablename__ = "review"
    __table_args__ = (UniqueConstraint("milestone_id", "department_id"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    milestone_id: Mapped[UUID] = link_to("milestone.id")
    department_id: Mapped[UUID] = link_to("department.id")
    verdict: Mapped[str | None] = mapped_column(String(40))
    comments: Mapped[str]
    reviewer: Mapped[str]
    reviewed_on: Mapped[str] = _day()


class SettlementRow(Row):
    """How a finding was settled."""

    __tablename__ = "settlement"
    __table_args__ = (UniqueConstraint("project_id", "finding"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    finding: Mapped[str] = mapped_column(String(300))
    rule: Mapped[int]
    title: Mapped[str]
    items: Mapped[list[Any]]
    way: Mapped[str] = mapped_column(String(20))
    seen: Mapped[str]
    decided_at: Mapped[datetime]
    decided_by: Mapped[str]
    reason: Mapped[str]
    freed: Mapped[int]
    split: Mapped[str]
    shares: Mapped[dict[str, Any]]
    confirmed: Mapped[list[Any]]


class SignOffRow(Row):
    """A department's sign-off."""

    __tablename__ = "sign_off"

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    department_id: Mapped[UUID] = link_to("department.id")
    signed_at: Mapped[datetime]
    how: Mapped[str] = mapped_column(String(20))
    signer: Mapped[str]
    total: Mapped[int]
    seen: Mapped[dict[str, Any]]


class PinRow(Row):
    """A department's PIN, as a salted hash only: neither the journal nor any file holds it."""

    __tablename__ = "pin"
    journalled = False

    department_id: Mapped[UUID] = mapped_column(
        ForeignKey("department.id", ondelete="RESTRICT"), primary_key=True
    )
    secret: Mapped[str]


class ScenarioRow(Row):
    """A what-if."""

    __tablename__ = "scenario"
    __table_args__ = (UniqueConstraint("project_id", "number"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    number: Mapped[int]
    title: Mapped[str]
    rule: Mapped[str] = mapped_column(String(40))
    budget: Mapped[int]
    need_ids: Mapped[list[Any]]
    made_at: Mapped[datetime]
    caps: Mapped[dict[str, Any]]
    round_code: Mapped[str] = mapped_column(String(20))
    note: Mapped[str]


class PaperRow(Row):
    """A shared paper; its content lies in ``picture`` by its SHA-256."""

    __tablename__ = "paper"
    __table_args__ = (UniqueConstraint("project_id", "number"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    number: Mapped[int]
    title: Mapped[str]
    file_name: Mapped[str]
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    added_at: Mapped[datetime]
    need_id: Mapped[UUID | None] = link_to("need.id", optional=True)
    scope_id: Mapped[UUID | None] = link_to("scope_item.id", optional=True)
    milestone_id: Mapped[UUID | None] = link_to("milestone.id", optional=True)


class LessonRow(Row):
    """A lesson."""

    __tablename__ = "lesson"
    __table_args__ = (UniqueConstraint("project_id", "code"),)

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = link_to("project.id")
    number: Mapped[int]
    code: Mapped[str] = mapped_column(String(20))
    text: Mapped[str]
    made_at: Mapped[datetime]
    category: Mapped[str]
    from_project: Mapped[str]
    origin_id: Mapped[UUID | None]


class OriginRow(Row):
    """The project that this one was carried forward from."""

    __tablename__ = "origin"

    id: Mapped[UUID] = id_column()
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id", ondelete="RESTRICT"), unique=True)
    from_id: Mapped[UUID]
    from_name: Mapped[str]
    carried_at: Mapped[datetime]
    parts: Mapped[list[Any]]
    histories: Mapped[dict[str, Any]]
    settled: Mapped[list[Any]]
