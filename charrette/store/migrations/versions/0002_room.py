"""The room: agenda, clock, log, photos; people who are expected; what came from which table, block and sheet."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from charrette.store import rows

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the new tables, parents before children, then adds columns to those there are."""
    _block()
    _session_clock()
    _log_entry()
    _photo()
    _add_columns()
    _number_rounds()


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _moments(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, rows.UtcDateTime(timezone=True), nullable=True) for name in names]


def _points_to(owner: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{owner}_{column}_{target.split('.', maxsplit=1)[0]}")
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete="RESTRICT")


def _indexed(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _block() -> None:
    op.create_table(
        "block",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        *_texts("title"),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("least", sa.BigInteger(), nullable=False),
        *_texts("outcome", "notes", "prompt", "owner", "materials", "tables"),
        sa.Column("protected", sa.Boolean(), nullable=False),
        *_texts("fixed_start"),
        sa.Column("beside", sa.Boolean(), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("progress", sa.JSON(), nullable=False),
        *_texts("state"),
        *_moments("started_at", "ended_at"),
        _points_to("block", "session_id", "session.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_block")),
    )
    _indexed("block", "session_id")


def _session_clock() -> None:
    op.create_table(
        "session_clock",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("block_id", sa.Uuid(), nullable=True),
        sa.Column("length_ms", sa.BigInteger(), nullable=False),
        sa.Column("kept_ms", sa.BigInteger(), nullable=False),
        *_moments("deadline"),
        sa.Column("bell", sa.Boolean(), nullable=False),
        _points_to("session_clock", "session_id", "session.id"),
        _points_to("session_clock", "block_id", "block.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_clock")),
        sa.UniqueConstraint("session_id", name=op.f("uq_session_clock_session_id")),
    )
    _indexed("session_clock", "block_id")


def _log_entry() -> None:
    op.create_table(
        "log_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        *_texts("text"),
        sa.Column("made_at", rows.UtcDateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.Uuid(), nullable=True) for name in ("session_id", "block_id")),
        *_texts("owner"),
        sa.Column("due", sa.String(length=10), nullable=False),
        *_texts("outcome"),
        sa.Column("card_id", sa.Uuid(), nullable=True),
        *(
            _points_to("log_entry", f"{name}_id", f"{name}.id")
            for name in ("project", "session", "block", "card")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_entry")),
        sa.UniqueConstraint("project_id", "code", name=op.f("uq_log_entry_project_id_code")),
    )
    _indexed("log_entry", "project_id", "session_id", "block_id", "card_id")


def _photo() -> None:
    op.create_table(
        "photo",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        *_texts("caption"),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("width", sa.BigInteger(), nullable=False),
        sa.Column("height", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("added_at", rows.UtcDateTime(timezone=True), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        _points_to("photo", "project_id", "project.id"),
        _points_to("photo", "session_id", "session.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
        sa.UniqueConstraint("project_id", "number", name=op.f("uq_photo_project_id_number")),
    )
    _indexed("photo", "project_id", "session_id")
    op.create_table(
        "photo_card",
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("card_id", sa.Uuid(), nullable=False),
        _points_to("photo_card", "photo_id", "photo.id"),
        _points_to("photo_card", "card_id", "card.id"),
        sa.PrimaryKeyConstraint("photo_id", "card_id", name=op.f("pk_photo_card")),
    )
    _indexed("photo_card", "card_id")
    op.create_table(
        "picture",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_picture")),
    )


def _add_columns() -> None:
    """Every participant of an earlier library came; what is new is empty."""
    _add("participant", "table", sa.BigInteger())
    _add("participant", "arrived_at", rows.UtcDateTime(timezone=True))
    for name in ("role", "language", "accommodation"):
        _add("participant", name, sa.Text(), "''")
    _add("participant", "consent", sa.Boolean(), "false")
    _add("participant", "came", sa.Boolean(), "true")
    for name in ("starts_at", "ends_at", "closed_at"):
        _add("session", name, rows.UtcDateTime(timezone=True))
    _add("session", "tables", sa.BigInteger(), "0")
    _add("card", "table", sa.BigInteger())
    _add("card", "paper", sa.Text(), "''")
    _add("ballot", "table", sa.BigInteger())
    _add("round", "code", sa.String(length=20), "''")
    for table in ("card", "round"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("block_id", sa.Uuid(), nullable=True))
            batch.create_foreign_key(
                op.f(f"fk_{table}_block_id_block"), "block", ["block_id"], ["id"], ondelete="RESTRICT"
            )
    _indexed("round", "block_id")


def _add(table: str, name: str, type_: sa.types.TypeEngine[Any], default: str = "") -> None:
    """Adds a column; one with a default is filled with it, and has none afterwards."""
    if not default:
        op.add_column(table, sa.Column(name, type_, nullable=True))
        return
    op.add_column(table, sa.Column(name, type_, nullable=False, server_default=sa.text(default)))
    with op.batch_alter_table(table) as batch:
        batch.alter_column(name, existing_type=type_, existing_nullable=False, server_default=None)


def _number_rounds() -> None:
    """Rounds are counted per project, in the order they were opened."""
    connection = op.get_bind()
    last: dict[str, int] = {}
    found = connection.execute(
        sa.text(
            "SELECT round.id, charrette.project_id FROM round JOIN charrette ON charrette.id = round.charrette_id "
            "ORDER BY round.opened_at, charrette.number, round.number"
        )
    ).all()
    for round_id, project_id in found:
        last[project_id] = last.get(project_id, 0) + 1
        connection.execute(
            sa.text("UPDATE round SET code = :code WHERE id = :id"),
            {"code": f"R-{last[project_id]}", "id": round_id},
        )
    for project_id, number in last.items():
        connection.execute(
            sa.text("INSERT INTO counter (owner_id, letter, last) VALUES (:owner, 'R', :last)"),
            {"owner": project_id, "last": number},
        )
