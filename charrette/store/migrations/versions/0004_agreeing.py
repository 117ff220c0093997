"""Agreeing: what was said of pairs that look alike, and the minority reports."""

import sqlalchemy as sa
from alembic import op

from charrette.store import rows

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates both tables."""
    op.create_table(
        "similar_verdict",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("first_id", sa.Uuid(), nullable=False),
        sa.Column("second_id", sa.Uuid(), nullable=False),
        sa.Column("likeness", sa.String(20), nullable=False),
        sa.Column("decided_at", rows.UtcDateTime(timezone=True), nullable=False),
        *_keys("similar_verdict", "project"),
        sa.UniqueConstraint(
            "project_id",
            "first_id",
            "second_id",
            name=op.f("uq_similar_verdict_project_id_first_id_second_id"),
        ),
    )
    op.create_table(
        "minority_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        *_keys("minority_report", "project", "round", "need"),
    )
    for table, columns in (
        ("similar_verdict", ("project_id",)),
        ("minority_report", ("project_id", "round_id", "need_id")),
    ):
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _keys(table: str, *targets: str) -> tuple[sa.Constraint, ...]:
    """The primary key, and what the columns point at."""
    links = (
        sa.ForeignKeyConstraint(
            [f"{target}_id"],
            [f"{target}.id"],
            name=op.f(f"fk_{table}_{target}_id_{target}"),
            ondelete="RESTRICT",
        )
        for target in targets
    )
    return (*links, sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")))
