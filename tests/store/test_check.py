"""Checking a library: what is wrong with it, in words."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import text

from charrette.domain.project import Project
from charrette.services.projects import NewProject, create_project
from charrette.store.connections import WRITES
from charrette.store.library import Library
from tests.services.scenarios import furnished
from tests.store.libraries import opened


def test_a_sound_library_has_nothing_to_say(library: Library, project: Project) -> None:
    furnished(library, project)
    assert library.check() == []


def test_a_link_that_points_at_nothing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "library.charrette"
    library = opened(path)
    furnished(library, library.do(create_project, NewProject("Alder Creek")))
    library.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM theme WHERE position = 0")
        connection.commit()
    library = opened(path)
    assert set(library.check()) == {
        "An entry of “card” points at another entry that is gone.",
        "An entry of “need” points at another entry that is gone.",
    }
    library.close()


def test_damaged_pages_are_said_once(tmp_path: Path) -> None:
    path = tmp_path / "library.charrette"
    library = opened(path)
    furnished(library, library.do(create_project, NewProject("Alder Creek")))
    library.close()
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name IN ('ix_step_at', 'ix_step_project_id')"
        pages = [row[0] for row in connection.execute(query)]
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * 4096 : page * 4096] = b"\xab" * 4096
    path.write_bytes(content)
    library = opened(path)
    (said,) = library.check()
    assert said.startswith("The file “library.charrette” is damaged (")
    library.close()


def test_an_entry_that_cannot_be_read_is_named(library: Library, project: Project) -> None:
    with library.engine.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(text("UPDATE project SET school_type = 'castle'"))
    (said,) = library.check()
    assert said == "An entry of “project” cannot be read; the library is damaged."
    assert project.name == "Alder Creek Middle School"


def test_a_read_only_library_is_checked_too(tmp_path: Path) -> None:
    path = tmp_path / "library.charrette"
    library = opened(path)
    library.do(create_project, NewProject("Alder Creek"))
    library.close()
    reading = opened(path, read_only=True)
    assert reading.check() == []
    reading.close()
