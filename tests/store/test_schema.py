"""The schema: created or migrated it is the same; a newer library is refused, an older one brought up to date."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from charrette.domain.errors import DamagedLibraryError, LibraryError, NewerLibraryError
from charrette.domain.project import Project
from charrette.services.capture import KeepCard, keep_card
from charrette.services.projects import NewProject, create_project
from charrette.store import schema
from charrette.store.backup import backups
from charrette.store.connections import WRITES, address, engine_for
from charrette.store.library import Library
from charrette.store.rows import Row
from tests.store.libraries import opened, snapshot_of, whole

NEXT = '''"""A later revision, for the tests: a column more, and a table made anew as SQLite needs it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Adds a motto to projects."""
    with op.batch_alter_table("project") as table:
        table.add_column(sa.Column("motto", sa.Text(), nullable=False, server_default=""))
        table.alter_column("name", existing_type=sa.String(300), type_=sa.String(400))
'''
BROKEN = NEXT + '\n    op.drop_table("nowhere")\n'


def differences(library: Library) -> list[object]:
    """What the migrations' own comparison finds between the rows' classes and the database."""
    with library.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Row.metadata))


def by_migrations(where: str) -> Library:
    """A library made by running every migration from nothing."""
    url = address(where)
    path = Path(url.database or "") if url.drivername == "sqlite" else None
    engine = engine_for(url, path, read_only=False, busy_ms=1000)
    schema.migrate(engine.execution_options(**{WRITES: True}))
    engine.dispose()
    return opened(where)


def test_what_is_created_is_what_the_rows_say(library: Library) -> None:
    assert differences(library) == []


def test_what_is_migrated_is_what_is_created(where: str) -> None:
    library = by_migrations(where)
    assert differences(library) == []
    library.do(create_project, NewProject("Alder Creek"))
    assert library.check() == []
    library.close()


def test_files_are_the_same_created_or_migrated(tmp_path: Path) -> None:
    opened(tmp_path / "created.charrette").close()
    by_migrations(str(tmp_path / "migrated.charrette")).close()
    assert tables(tmp_path / "created.charrette") == tables(tmp_path / "migrated.charrette")


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Columns, foreign keys and indexes of every table."""
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        asked = ("table_info", "foreign_key_list", "index_list")
        return {
            f"{name}.{what}": sorted(row[1:] for row in connection.execute(f"PRAGMA {what}({name})"))
            for name in names
            if name != "alembic_version"
            for what in asked
        }


def test_the_newest_revision_is_the_head_of_the_migrations() -> None:
    assert ScriptDirectory(str(schema.MIGRATIONS)).get_current_head() == schema.HEAD


def test_a_file_is_marked_as_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.charrette"
    opened(path).close()
    head = path.read_bytes()[:100]
    assert int.from_bytes(head[68:72]) == schema.APPLICATION_ID
    assert int.from_bytes(head[60:64]) == int(schema.HEAD)


@pytest.fixture
def newer_charrette(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A Charrette with one revision more; gives the folder of its migrations."""
    folder = tmp_path / "migrations 100%"
    shutil.copytree(schema.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0005_next.py").write_text(NEXT)
    monkeypatch.setattr(schema, "MIGRATIONS", folder)
    yield folder
    monkeypatch.undo()


def made_today(where: str) -> Project:
    """A library with a project and a card, made by today's Charrette."""
    library = opened(where)
    project = library.do(create_project, NewProject("Alder Creek"))
    library.do(keep_card, KeepCard(project.id, "A quiet place to sit"))
    library.close()
    return project


def test_an_older_library_is_migrated_and_keeps_everything(
    where: str, newer_charrette: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = made_today(where)
    assert newer_charrette.is_dir()
    monkeypatch.setattr(schema, "HEAD", "0005")
    library = opened(where)
    assert [card.original for card in snapshot_of(library, project).cards] == ["A quiet place to sit"]
    assert mottos(library) == [""]
    assert library.check() == []
    library.undo()
    assert snapshot_of(library, project).cards == ()
    library.close()


def mottos(library: Library) -> list[str]:
    with library.engine.connect() as connection:
        return list(connection.execute(text("SELECT motto FROM project")).scalars())


def test_a_backup_is_made_before_a_migration(
    tmp_path: Path, newer_charrette: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.charrette"
    made_today(str(path))
    assert newer_charrette.is_dir()
    monkeypatch.setattr(schema, "HEAD", "0005")
    opened(path).close()
    (kept,) = backups(path)
    assert kept.reason == "before-migration"
    with closing(sqlite3.connect(kept.path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0004",)
    assert int.from_bytes(path.read_bytes()[60:64]) == 5


def test_a_migration_that_fails_changes_nothing(
    where: str, newer_charrette: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_today(where)
    before = opened(where)
    content = whole(before)
    before.close()
    (newer_charrette / "versions" / "0005_next.py").write_text(BROKEN)
    with monkeypatch.context() as later:
        later.setattr(schema, "HEAD", "0005")
        with pytest.raises(Exception, match="nowhere"):
            opened(where)
    after = opened(where)
    assert whole(after) == content
    with pytest.raises(Exception, match="motto"):
        mottos(after)
    after.close()


def test_an_older_library_is_not_migrated_by_reading(
    where: str, newer_charrette: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_today(where)
    assert newer_charrette.is_dir()
    monkeypatch.setattr(schema, "HEAD", "0005")
    with pytest.raises(LibraryError, match="of an older version") as refused:
        opened(where, read_only=True)
    assert refused.value.way_on.startswith("Open it once for writing")


def test_a_newer_library_is_refused_and_left_as_it_is(
    tmp_path: Path, newer_charrette: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.charrette"
    with monkeypatch.context() as later:
        assert newer_charrette.is_dir()
        later.setattr(schema, "HEAD", "0005")
        opened(path).close()
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(NewerLibraryError, match="newer version of Charrette") as refused:
            opened(path, read_only=read_only)
        assert refused.value.kept == "It was left untouched."
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.glob("library*")] == ["library.charrette"]


def test_a_newer_database_is_refused(where: str) -> None:
    library = opened(where)
    with library.engine.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    library.close()
    with pytest.raises(NewerLibraryError):
        opened(where)


def test_a_database_of_another_program_is_refused(postgres_address: str) -> None:
    engine = engine_for(address(postgres_address), None, read_only=False, busy_ms=1000)
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(text("CREATE TABLE need (id integer)"))
    engine.dispose()
    with pytest.raises(LibraryError, match="holds tables of another program"):
        opened(postgres_address)


def test_a_file_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "recipes.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (id integer)")
    before = path.read_bytes()
    with pytest.raises(DamagedLibraryError, match="is damaged or is not a Charrette library"):
        opened(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_ordinary_opening_needs_no_migration_tool(tmp_path: Path) -> None:
    path = tmp_path / "library.charrette"
    made_today(str(path))
    program = (
        "import sys; from charrette.store.library import Library; "
        f"Library({str(path)!r}).close(); print([m for m in sys.modules if m.split('.')[0] == 'alembic'])"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
