"""Libraries to test on: SQLite files, and databases on a real PostgreSQL server that the tests start themselves."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, make_url

from charrette.domain.project import Project
from charrette.domain.snapshot import ProjectSnapshot
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from charrette.system.clock import Clock, SteppingClock
from charrette.system.ids import TimeOrderedIds
from tests.store.moments import START

_numbers = count(1)


@cache
def postgres() -> URL:
    """The server's address: the one in CHARRETTE_TEST_POSTGRES, else one that lives as long as the tests."""
    given = os.environ.get("CHARRETTE_TEST_POSTGRES")
    return make_url(given or _started()).set(drivername="postgresql")


def _started() -> str:
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", category=DeprecationWarning, module="pgserver")
            import pgserver.postgres_server as pgserver
    except ImportError:
        reason = "no PostgreSQL: install pgserver, or name a server in CHARRETTE_TEST_POSTGRES"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    folder = Path(tempfile.mkdtemp(prefix="charrette-postgres-"))
    server = pgserver.get_server(folder, cleanup_mode="delete")
    _say(server.get_uri(), "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
    return server.get_uri()


def _say(address: str, *statements: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)  # pyright: ignore[reportArgumentType, reportCallIssue]


@pytest.fixture
def postgres_address() -> Iterator[str]:
    """An empty database of its own."""
    name = f"library_{os.getpid()}_{next(_numbers)}"
    server = postgres().render_as_string(hide_password=False)
    _say(server, f"CREATE DATABASE {name}")
    yield postgres().set(database=name).render_as_string(hide_password=False)
    _say(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new library goes: a file, then a database."""
    if request.param == "sqlite":
        return str(tmp_path / "library.charrette")
    return request.getfixturevalue("postgres_address")


@pytest.fixture
def library(where: str) -> Iterator[Library]:
    """An empty library of Ada's, with a clock and ids that repeat."""
    with_ada = opened(where)
    yield with_ada
    with_ada.close()


@pytest.fixture
def project(library: Library) -> Project:
    """A project in the library."""
    return library.do(create_project, NewProject("Alder Creek Middle School", grades="6 to 8", enrolment=640))


@pytest.fixture
def bea(library: Library, where: str) -> Iterator[Library]:
    """The same library, opened by somebody else."""
    opened_by_bea = opened(where, "Bea")
    yield opened_by_bea
    opened_by_bea.close()


def opened(where: str | Path, actor: str = "Ada", clock: Clock | None = None, **options: Any) -> Library:
    """A library opened by somebody; ids do not repeat what another opening minted."""
    return Library(
        where,
        actor=actor,
        clock=clock or SteppingClock(START),
        ids=TimeOrderedIds(seed=next(_numbers)),
        **options,
    )


def snapshot_of(library: Library, project: Project) -> ProjectSnapshot:
    """Everything the project holds."""
    with library.reading() as queries:
        found = queries.snapshot(project.id)
    assert found is not None
    return found


def whole(library: Library) -> tuple[ProjectSnapshot | None, ...]:
    """Everything in the library, with what was planned."""
    with library.reading() as queries:
        return tuple(queries.snapshot(project.id, planned=True) for project in queries.projects())
