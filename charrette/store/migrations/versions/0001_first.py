"""The first schema: projects, people, cards, themes, needs, rounds, ballots and the journal."""

import sqlalchemy as sa
from alembic import op

from charrette.store import rows

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_DOUBLE: sa.Double[float] = sa.Double()


def upgrade() -> None:
    """Creates every table, parents before children."""
    _counter()
    _project()
    _step()
    _change()
    _charrette()
    _department()
    _stakeholder_group()
    _theme()
    _need()
    _participant()
    _round()
    _session()
    _ballot()
    _card()
    _source()


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _points_to(owner: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{owner}_{column}_{target.split('.', maxsplit=1)[0]}")
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete="RESTRICT")


def _counter() -> None:
    op.create_table(
        "counter",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("letter", sa.String(length=8), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "letter", name=op.f("pk_counter")),
    )


def _project() -> None:
    op.create_table(
        "project",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("created_at", rows.UtcDateTime(timezone=True), nullable=False),
        *_texts("district", "school_type", "grades"),
        sa.Column("enrolment", sa.BigInteger(), nullable=True),
        *_texts("opening", "currency", "zone", "language"),
        sa.Column("target_budget", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project")),
        sa.UniqueConstraint("name", name=op.f("uq_project_name")),
    )


def _step() -> None:
    op.create_table(
        "step",
        sa.Column(
            "seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("at", rows.UtcDateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("of_step", sa.BigInteger(), nullable=True),
        sa.Column("undone_by", sa.BigInteger(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_step")),
    )
    op.create_index("ix_step_actor_kind", "step", ["actor", "kind", "undone_by"], unique=False)
    op.create_index(op.f("ix_step_at"), "step", ["at"], unique=False)
    op.create_index(op.f("ix_step_project_id"), "step", ["project_id"], unique=False)


def _change() -> None:
    op.create_table(
        "change",
        sa.Column("step_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("row_key", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        _points_to("change", "step_seq", "step.seq"),
        sa.PrimaryKeyConstraint("step_seq", "position", name=op.f("pk_change")),
    )
    op.create_index("ix_change_row", "change", ["table_name", "row_key"], unique=False)


def _charrette() -> None:
    op.create_table(
        "charrette",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        _points_to("charrette", "project_id", "project.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charrette")),
        sa.UniqueConstraint("project_id", "number", name=op.f("uq_charrette_project_id_number")),
    )
    op.create_index(op.f("ix_charrette_project_id"), "charrette", ["project_id"], unique=False)


def _department() -> None:
    op.create_table(
        "department",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        _points_to("department", "project_id", "project.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department")),
        sa.UniqueConstraint("project_id", "name", name=op.f("uq_department_project_id_name")),
    )
    op.create_index(op.f("ix_department_project_id"), "department", ["project_id"], unique=False)


def _stakeholder_group() -> None:
    op.create_table(
        "stakeholder_group",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(length=2), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("invited", sa.BigInteger(), nullable=False),
        sa.Column("host", sa.Boolean(), nullable=False),
        _points_to("stakeholder_group", "project_id", "project.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stakeholder_group")),
        sa.UniqueConstraint("project_id", "label", name=op.f("uq_stakeholder_group_project_id_label")),
    )
    op.create_index(
        op.f("ix_stakeholder_group_project_id"), "stakeholder_group", ["project_id"], unique=False
    )


def _theme() -> None:
    op.create_table(
        "theme",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        _points_to("theme", "project_id", "project.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
        sa.UniqueConstraint("project_id", "number", name=op.f("uq_theme_project_id_number")),
    )
    op.create_index(op.f("ix_theme_project_id"), "theme", ["project_id"], unique=False)


def _need() -> None:
    op.create_table(
        "need",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        *_texts("short_name", "statement", "rationale", "acceptance", "space_type"),
        sa.Column("theme_id", sa.Uuid(), nullable=True),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("cost_low", sa.BigInteger(), nullable=True),
        sa.Column("cost_likely", sa.BigInteger(), nullable=True),
        sa.Column("cost_high", sa.BigInteger(), nullable=True),
        sa.Column("required", sa.Boolean(), nullable=False),
        *_texts("required_reference", "status", "reason"),
        sa.Column("merged_into", sa.Uuid(), nullable=True),
        sa.Column("priority", sa.Text(), nullable=True),
        sa.Column("priority_reason", sa.Text(), nullable=False),
        _points_to("need", "department_id", "department.id"),
        _points_to("need", "merged_into", "need.id"),
        _points_to("need", "project_id", "project.id"),
        _points_to("need", "theme_id", "theme.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need")),
        sa.UniqueConstraint("project_id", "code", name=op.f("uq_need_project_id_code")),
    )
    op.create_index(op.f("ix_need_department_id"), "need", ["department_id"], unique=False)
    op.create_index(op.f("ix_need_merged_into"), "need", ["merged_into"], unique=False)
    op.create_index(op.f("ix_need_project_id"), "need", ["project_id"], unique=False)
    op.create_index(op.f("ix_need_theme_id"), "need", ["theme_id"], unique=False)


def _participant() -> None:
    op.create_table(
        "participant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("alias", sa.String(length=300), nullable=False),
        sa.Column("minor", sa.Boolean(), nullable=False),
        sa.Column("grade_band", sa.Text(), nullable=False),
        _points_to("participant", "group_id", "stakeholder_group.id"),
        _points_to("participant", "project_id", "project.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sa.UniqueConstraint("project_id", "alias", name=op.f("uq_participant_project_id_alias")),
    )
    op.create_index(op.f("ix_participant_group_id"), "participant", ["group_id"], unique=False)
    op.create_index(op.f("ix_participant_project_id"), "participant", ["project_id"], unique=False)


def _round() -> None:
    op.create_table(
        "round",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("charrette_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        *_texts("title", "state"),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("opened_at", rows.UtcDateTime(timezone=True), nullable=False),
        sa.Column("closed_at", rows.UtcDateTime(timezone=True), nullable=True),
        sa.Column("revealed_at", rows.UtcDateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=False),
        _points_to("round", "charrette_id", "charrette.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
        sa.UniqueConstraint("charrette_id", "number", name=op.f("uq_round_charrette_id_number")),
    )
    op.create_index(op.f("ix_round_charrette_id"), "round", ["charrette_id"], unique=False)


def _session() -> None:
    op.create_table(
        "session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("charrette_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        *_texts("title", "held_on", "prompt"),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        _points_to("session", "charrette_id", "charrette.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("charrette_id", "number", name=op.f("uq_session_charrette_id_number")),
    )
    op.create_index(op.f("ix_session_charrette_id"), "session", ["charrette_id"], unique=False)


def _ballot() -> None:
    op.create_table(
        "ballot",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("weight", sa.Text(), nullable=False),
        sa.Column("voters", sa.BigInteger(), nullable=True),
        _points_to("ballot", "group_id", "stakeholder_group.id"),
        _points_to("ballot", "round_id", "round.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot")),
        sa.UniqueConstraint("round_id", "channel", "number", name=op.f("uq_ballot_round_id_channel_number")),
    )
    op.create_index(op.f("ix_ballot_round_id"), "ballot", ["round_id"], unique=False)


def _card() -> None:
    op.create_table(
        "card",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        *_texts("original", "channel"),
        sa.Column("created_at", rows.UtcDateTime(timezone=True), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=True),
        sa.Column("position", _DOUBLE, nullable=False),
        *_texts("status", "reason"),
        sa.Column("duplicate_of", sa.Uuid(), nullable=True),
        sa.Column("corrections", sa.JSON(), nullable=False),
        sa.Column("redactions", sa.JSON(), nullable=False),
        _points_to("card", "duplicate_of", "card.id"),
        _points_to("card", "group_id", "stakeholder_group.id"),
        _points_to("card", "participant_id", "participant.id"),
        _points_to("card", "project_id", "project.id"),
        _points_to("card", "session_id", "session.id"),
        _points_to("card", "theme_id", "theme.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
        sa.UniqueConstraint("project_id", "code", name=op.f("uq_card_project_id_code")),
    )
    op.create_index(op.f("ix_card_project_id"), "card", ["project_id"], unique=False)
    op.create_index(op.f("ix_card_theme_id"), "card", ["theme_id"], unique=False)


def _source() -> None:
    op.create_table(
        "source",
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("card_id", sa.Uuid(), nullable=False),
        _points_to("source", "card_id", "card.id"),
        _points_to("source", "need_id", "need.id"),
        sa.PrimaryKeyConstraint("need_id", "card_id", name=op.f("pk_source")),
    )
    op.create_index(op.f("ix_source_card_id"), "source", ["card_id"], unique=False)
