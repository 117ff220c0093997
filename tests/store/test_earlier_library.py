"""A library of the first schema, with a project in it, is brought up to date and keeps everything."""

from pathlib import Path
from uuid import UUID

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from charrette.store import schema
from charrette.store.connections import WRITES, address, engine_for
from charrette.store.library import Library
from tests.store.libraries import opened

PROJECT, CHARRETTE, GROUP, PERSON, SESSION, CARD = (UUID(int=number) for number in range(1, 7))
ROUNDS = UUID(int=7), UUID(int=8)
AT = "2026-11-02 09:00:00+00:00"


def first_schema(where: str) -> None:
    """A library as the first Charrette left it."""
    url = address(where)
    path = Path(url.database or "") if url.drivername == "sqlite" else None
    engine = engine_for(url, path, read_only=False, busy_ms=1000).execution_options(**{WRITES: True})
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            connection.exec_driver_sql("PRAGMA user_version = 1")
        _fill(connection)
    engine.dispose()


RULES = (
    '{"method": "dots", "options": {}, "groups": [], "headline": "raw", "host_counts": false, '
    '"critical_share": "1/4", "uneven_gap": "1/2"}'
)
ROWS: tuple[tuple[str, dict[str, object]], ...] = (
    ("project", {
        "id": PROJECT, "name": "Alder Creek", "created_at": AT, "district": "", "school_type": "k8", "grades": "",
        "enrolment": None, "opening": "", "currency": "USD", "zone": "UTC", "language": "en", "target_budget": None,
    }),
    ("charrette", {"id": CHARRETTE, "project_id": PROJECT, "number": 1, "title": "First charrette"}),
    ("stakeholder_group", {
        "id": GROUP, "project_id": PROJECT, "label": "ST", "name": "Students", "mark": 0, "position": 0,
        "invited": 12, "host": False,
    }),
    ("participant", {
        "id": PERSON, "project_id": PROJECT, "group_id": GROUP, "alias": "Heron", "minor": True, "grade_band": "6",
    }),
    ("session", {
        "id": SESSION, "charrette_id": CHARRETTE, "number": 1, "title": "Evening", "held_on": "",
        "prompt": "What?", "minutes": 12,
    }),
    ("card", {
        "id": CARD, "project_id": PROJECT, "number": 1, "code": "C-001", "original": "Shade",
        "channel": "keyboard", "created_at": AT, "session_id": SESSION, "group_id": GROUP,
        "participant_id": PERSON, "language": "en", "theme_id": None, "position": -1.0, "status": "open",
        "reason": "", "duplicate_of": None, "corrections": "[]", "redactions": "[]",
    }),
    *(
        ("round", {
            "id": round_id, "charrette_id": CHARRETTE, "number": number, "title": f"Round {number}",
            "state": "void", "rules": RULES, "needs": "[]", "opened_at": AT, "closed_at": None,
            "revealed_at": None, "void_reason": "practice",
        })
        for number, round_id in enumerate(ROUNDS, start=1)
    ),
)  # fmt: skip


def _fill(connection: Connection) -> None:
    sqlite = connection.dialect.name == "sqlite"
    for table, columns in ROWS:
        given = {
            name: (value.hex if sqlite else str(value)) if isinstance(value, UUID) else value
            for name, value in columns.items()
        }
        names, places = (
            ", ".join(f"{mark}{name}{end}" for name in given) for mark, end in (('"', '"'), (":", ""))
        )
        connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({places})"), given)  # noqa: S608 - our names


def test_everything_is_there_after_the_migration(where: str) -> None:
    first_schema(where)
    library = opened(where)
    with library.reading() as queries:
        snapshot = queries.snapshot(PROJECT)
    assert snapshot is not None
    assert [each.alias for each in snapshot.here] == ["Heron"]
    assert [round_.code for round_ in snapshot.rounds] == ["R-1", "R-2"]
    assert (snapshot.cards[0].text, snapshot.cards[0].paper, snapshot.cards[0].table) == ("Shade", "", None)
    assert (snapshot.sessions[0].tables, snapshot.sessions[0].starts_at) == (0, None)
    assert library.check() == []
    assert _next_round(library) == 3
    library.close()


def _next_round(library: Library) -> int:
    with library.unit_of_work("count") as work:
        return work.next_numbers(PROJECT, "R")[0]
