"""The plan: answers, scope, money, milestones, the departments' table; a milestone may wait for a log entry."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from charrette.store import rows

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_MOMENT = rows.UtcDateTime(timezone=True)


class Table:
    """A new table: its columns, each with what it points at, and what must be unique."""

    def __init__(self, name: str, *parts: "Column | tuple[str, ...]") -> None:
        self.name = name
        self.columns = [part for part in parts if isinstance(part, Column)]
        self.unique = [part for part in parts if isinstance(part, tuple)]

    def create(self) -> None:
        """Makes the table with its keys and indexes, by the names the rows give them."""
        name = self.name
        op.create_table(
            name,
            *(sa.Column(each.name, each.type, nullable=each.empty) for each in self.columns),
            *(
                sa.ForeignKeyConstraint(
                    [each.name],
                    [each.to],
                    name=op.f(f"fk_{name}_{each.name}_{each.to.split('.', maxsplit=1)[0]}"),
                    ondelete="RESTRICT",
                )
                for each in self.columns
                if each.to
            ),
            sa.PrimaryKeyConstraint(
                *(each.name for each in self.columns if each.key), name=op.f(f"pk_{name}")
            ),
            *(sa.UniqueConstraint(*each, name=op.f(f"uq_{name}_{'_'.join(each)}")) for each in self.unique),
        )
        for each in self.columns:
            if each.index:
                op.create_index(op.f(f"ix_{name}_{each.name}"), name, [each.name], unique=False)


class Column:
    """A column; ``to`` is the column it points at, ``empty`` says that it may be null."""

    def __init__(
        self,
        name: str,
        kind: Any,
        *,
        to: str = "",
        empty: bool = False,
        key: bool = False,
        index: bool = False,
    ) -> None:
        self.name, self.type = name, kind
        self.to, self.empty, self.key, self.index = to, empty, key, index


_TABLES = (
    Table(
        "funding_source",
        Column("id", sa.Uuid(), key=True),
        Column("name", sa.String(300)),
        Column("currency", sa.String(3)),
        Column("amount", sa.BigInteger(), empty=True),
        Column("classes", sa.JSON()),
        Column("systems", sa.JSON()),
        Column("projects", sa.JSON()),
        Column("opens", sa.String(10)),
        Column("closes", sa.String(10)),
        Column("per_student", sa.BigInteger(), empty=True),
        Column("students", sa.BigInteger(), empty=True),
        Column("least", sa.BigInteger(), empty=True),
        Column("discount", sa.BigInteger(), empty=True),
        Column("note", sa.Text()),
        ("name",),
    ),
    Table(
        "person",
        Column("id", sa.Uuid(), key=True),
        Column("name", sa.String(300)),
        Column("department", sa.Text()),
        Column("role", sa.Text()),
    ),
    Table(
        "lesson",
        Column("id", sa.Uuid(), key=True),
        Column("project_id", sa.Uuid(), to="project.id", index=True),
        Column("number", sa.BigInteger()),
        Column("code", sa.String(20)),
        Column("text", sa.Text()),
        Column("made_at", _MOMENT),
        Column("category", sa.Text()),
        Column("from_project", sa.Text()),
        Column("origin_id", sa.Uuid(), empty=True),
        ("project_id", "code"),
    ),
    Table(
        "meeting",
        Column("id", sa.Uuid(), key=True),
        Column("project_id", sa.Uuid(), to="project.id", index=True),
        Column("number", sa.BigInteger()),
        Column("code", sa.String(20)),
        Column("held_on", sa.String(10)),
        Column("title", sa.Text()),
        Column("present", sa.JSON()),
        Column("agenda", sa.JSON()),
        Column("notes", sa.Text()),
        Column("closed", sa.Boolean()),
        ("project_id", "code"),
    ),
    Table(
        "origin",
        Column("id", sa.Uuid(), key=True),
        Column("project_id", sa.Uuid(), to="project.id"),
        Column("from_id", sa.Uuid()),
        Column("from_name", sa.Text()),
        Column("carried_at", _MOMENT),
        Column("parts", sa.JSON()),
        Column("histories", sa.JSON()),
        Column("settled", sa.JSON()),
        ("project_id",),
    ),
    Table(
        "plan_setup",
        Column("id", sa.Uuid(), key=True),
        Column("project_id", sa.Uuid(), to="project.id"),
        Column("spaces", sa.JSON()),
        Column("systems", sa.JSON()),
        Column("first_day", sa.String(10)),
        ("project_id",),
    ),
    Table(
        "scenario",
        Column("id", sa.Uuid(), key=True),
        Column("project_id", sa.Uuid(), to="project.id", index=True),
        Column("number", sa.BigInteger()),
        Column("title", sa.Text()),
        Column("rule", sa.String(40)),
        Column("budget", sa.BigInteger()),
        Column("need_ids", sa.JSON()),
        Column("made_at", _MOMENT),
        Column("caps", sa.JSON()),
        Column("round_code", sa.String(20)),
        Column("note", sa.Text()),
        ("project_id", "number"),
    ),
    Table(
        "settlement",
        Column("id", sa.Uuid(), key=True),
        Column("project_id", sa.Uuid(), to="project.id", index=True),
        Column("finding", sa.String(300)),
        Column("rule", sa.BigInteger()),
        Column("title", sa.Text()),
        Column("items", sa.JSON()),
        Column("way", sa.String(20)),
        Column("seen", sa.Text()),
        Column("decided_at", _MOMENT),
        Column("decided_by", sa.Text()),
        Column("reason", sa.Text()),
        Column("freed", sa.BigInteger()),
        Column("split", sa.Text()),
        Column("shares", sa.JSON()),
        Column("confirmed", sa.JSON()),
        ("project_id", "finding"),
    ),
    Table(
        "budget_line",
        Column("id", sa.Uuid(), key=True),
        Column("project_id", sa.Uuid(), to="project.id", index=True),
        Column("number", sa.BigInteger()),
        Column("code", sa.String(20)),
        Column("description", sa.Text()),
        Column("kind", sa.String(40)),
        Column("department_id", sa.Uuid(), to="department.id", empty=True, index=True),
        Column("phase", sa.String(40), empty=True),
        Column("amount_low", sa.BigInteger(), empty=True),
        Column("amount_likely", sa.BigInteger(), empty=True),
        Column("amount_high", sa.BigInteger(), empty=True),
        Column("buy_by", sa.String(10)),
        Column("rate", sa.Text(), empty=True),
        Column("rate_on", sa.JSON()),
        Column("rate_source", sa.Text()),
        Column("rate_date", sa.String(10)),
        Column("note", sa.Text()),
        ("project_id", "code"),
    ),
    Table(
        "milestone",
        Column("id", sa.Uuid(), key=True),
        Column("project_id", sa.Uuid(), to="project.id", empty=True, index=True),
        Column("number", sa.BigInteger()),
        Column("code", sa.String(20)),
        Column("title", sa.Text()),
        Column("due", sa.String(10)),
        Column("department_id", sa.Uuid(), to="department.id", empty=True, index=True),
        Column("phase", sa.String(40), empty=True),
        Column("state", sa.String(20)),
        Column("gate", sa.Boolean()),
        Column("evidence", sa.Text()),
        Column("lead_id", sa.Uuid(), to="person.id", empty=True, index=True),
        Column("backup_id", sa.Uuid(), to="person.id", empty=True, index=True),
        Column("acting_id", sa.Uuid(), to="department.id", empty=True, index=True),
        Column("acting_from", sa.String(10)),
        Column("acting_until", sa.String(10)),
        Column("done_on", sa.String(10)),
        Column("passed_despite", sa.Text()),
        Column("key", sa.Text()),
        ("project_id", "code"),
    ),
    Table(
        "pin",
        Column("department_id", sa.Uuid(), to="department.id", key=True),
        Column("secret", sa.Text()),
    ),
    Table(
        "sign_off",
        Column("id", sa.Uuid(), key=True),
        Column("project_id", sa.Uuid(), to="project.id", index=True),
        Column("department_id", sa.Uuid(), to="department.id", index=True),
        Column("signed_at", _MOMENT),
        Column("how", sa.String(20)),
        Column("signer", sa.Text()),
        Column("total", sa.BigInteger()),
        Column("seen", sa.JSON()),
    ),
    Table(
        "allocation",
        Column("id", sa.Uuid(), key=True),
        Column("line_id", sa.Uuid(), to="budget_line.id", index=True),
        Column("source_id", sa.Uuid(), to="funding_source.id", index=True),
        Column("amount", sa.BigInteger()),
        ("line_id", "source_id"),
    ),
    Table(
        "milestone_link",
        Column("milestone_id", sa.Uuid(), to="milestone.id", key=True),
        Column("waits_for_id", sa.Uuid(), to="milestone.id", key=True, index=True),
        Column("lag_days", sa.BigInteger()),
    ),
    Table(
        "review",
        Column("id", sa.Uuid(), key=True),
        Column("project_id", sa.Uuid(), to="project.id", index=True),
        Column("milestone_id", sa.Uuid(), to="milestone.id", index=True),
        Column("department_id", sa.Uuid(), to="department.id", index=True),
        Column("verdict", sa.String(40), empty=True),
        Column("comments", sa.Text()),
        Column("reviewer", sa.Text()),
        Column("reviewed_on", sa.String(10)),
        ("milestone_id", "department_id"),
    ),
    Table(
        "scope_item",
        Column("id", sa.Uuid(), key=True),
        Column("project_id", sa.Uuid(), to="project.id", index=True),
        Column("number", sa.BigInteger()),
        Column("code", sa.String(20)),
        Column("space", sa.Text()),
        Column("system", sa.Text()),
        Column("action", sa.String(20)),
        Column("title", sa.Text()),
        Column("responsibility", sa.String(8), empty=True),
        Column("duties", sa.JSON()),
        Column("lead_id", sa.Uuid(), to="person.id", empty=True, index=True),
        Column("backup_id", sa.Uuid(), to="person.id", empty=True, index=True),
        Column("acting_id", sa.Uuid(), to="department.id", empty=True, index=True),
        Column("acting_from", sa.String(10)),
        Column("acting_until", sa.String(10)),
        Column("division", sa.String(20)),
        Column("milestone_id", sa.Uuid(), to="milestone.id", empty=True, index=True),
        Column("note", sa.Text()),
        ("project_id", "code"),
    ),
    Table(
        "line_scope",
        Column("line_id", sa.Uuid(), to="budget_line.id", key=True),
        Column("scope_id", sa.Uuid(), to="scope_item.id", key=True, index=True),
    ),
    Table(
        "paper",
        Column("id", sa.Uuid(), key=True),
        Column("project_id", sa.Uuid(), to="project.id", index=True),
        Column("number", sa.BigInteger()),
        Column("title", sa.Text()),
        Column("file_name", sa.Text()),
        Column("media_type", sa.String(100)),
        Column("size", sa.BigInteger()),
        Column("sha256", sa.String(64)),
        Column("added_at", _MOMENT),
        Column("need_id", sa.Uuid(), to="need.id", empty=True, index=True),
        Column("scope_id", sa.Uuid(), to="scope_item.id", empty=True, index=True),
        Column("milestone_id", sa.Uuid(), to="milestone.id", empty=True, index=True),
        ("project_id", "number"),
    ),
    Table(
        "question",
        Column("id", sa.Uuid(), key=True),
        Column("project_id", sa.Uuid(), to="project.id", index=True),
        Column("number", sa.BigInteger()),
        Column("code", sa.String(20)),
        Column("text", sa.Text()),
        Column("asking_id", sa.Uuid(), to="department.id", empty=True, index=True),
        Column("answering_id", sa.Uuid(), to="department.id", empty=True, index=True),
        Column("asker", sa.Text()),
        Column("answerer", sa.Text()),
        Column("asked_on", sa.String(10)),
        Column("needed_by", sa.String(10)),
        Column("milestone_id", sa.Uuid(), to="milestone.id", empty=True, index=True),
        Column("scope_id", sa.Uuid(), to="scope_item.id", empty=True, index=True),
        Column("escalate_to", sa.Text()),
        Column("answer", sa.Text()),
        Column("answered_on", sa.String(10)),
        ("project_id", "code"),
    ),
    Table(
        "scope_need",
        Column("scope_id", sa.Uuid(), to="scope_item.id", key=True),
        Column("need_id", sa.Uuid(), to="need.id", key=True, index=True),
    ),
    Table(
        "answer",
        Column("id", sa.Uuid(), key=True),
        Column("project_id", sa.Uuid(), to="project.id", index=True),
        Column("disposition", sa.String(20)),
        Column("need_id", sa.Uuid(), to="need.id", empty=True),
        Column("card_id", sa.Uuid(), to="card.id", empty=True),
        Column("reason", sa.Text()),
        Column("decided_by", sa.Text()),
        Column("decided_on", sa.String(10)),
        Column("into_need_id", sa.Uuid(), to="need.id", empty=True, index=True),
        Column("other_project", sa.Text()),
        ("card_id",),
        ("need_id",),
    ),
)
"""Parents before children."""


def upgrade() -> None:
    """Creates the new tables, then lets a log entry point at a milestone."""
    for table in _TABLES:
        table.create()
    with op.batch_alter_table("log_entry") as batch:
        batch.add_column(sa.Column("milestone_id", sa.Uuid(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_log_entry_milestone_id_milestone"),
            "milestone",
            ["milestone_id"],
            ["id"],
            ondelete="RESTRICT",
        )
    op.create_index(op.f("ix_log_entry_milestone_id"), "log_entry", ["milestone_id"], unique=False)
