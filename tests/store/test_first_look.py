"""The first look finds what the library holds, without SQLAlchemy; anything unusual is left to the library."""

import subprocess
import sys
from pathlib import Path

import pytest

from charrette.services.projects import NewProject, create_project
from charrette.services.rehearse import Rehearsal, rehearse
from charrette.store.first_look import first_look
from charrette.store.library import Library


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a whole charrette in it."""
    return rehearse(Rehearsal(tmp_path_factory.mktemp("room"), 20, 60, files=False)).library


def test_it_finds_what_the_library_holds(rehearsed: Path) -> None:
    found = first_look(rehearsed, [])
    library = Library(rehearsed)
    with library.reading() as queries:
        snapshot = queries.snapshot(queries.projects()[0].id)
        last_step = queries.last_step()
    library.close()
    assert found is not None
    assert (found.snapshot, found.last_step) == (snapshot, last_step)


def test_the_project_worked_on_last_comes_first(tmp_path: Path) -> None:
    library = Library(tmp_path / "two.charrette")
    older = library.do(create_project, NewProject("Older"))
    newer = library.do(create_project, NewProject("Newer"))
    assert library.path is not None
    for recent, expected in (([], newer), ([str(older.id)], older), (["0" * 32, str(newer.id)], newer)):
        found = first_look(library.path, recent)
        assert found is not None
        assert found.snapshot is not None
        assert found.snapshot.project == expected
    library.close()


def test_a_library_without_projects_shows_none(tmp_path: Path) -> None:
    library = Library(tmp_path / "empty.charrette")
    library.close()
    found = first_look(tmp_path / "empty.charrette", [])
    assert found is not None
    assert (found.snapshot, found.last_step) == (None, 0)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00" + b"x" * 200, b"no database at all" * 20])
def test_what_needs_care_is_left_to_the_library(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.charrette"
    path.write_bytes(content)
    assert first_look(path, []) is None
    assert path.read_bytes() == content
    assert first_look(tmp_path / "missing.charrette", []) is None


def test_it_needs_no_sqlalchemy(rehearsed: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from charrette.store.first_look import first_look; "
        "assert first_look(Path(sys.argv[1]), []).snapshot.cards; "
        "print([name for name in ('sqlalchemy', 'numpy', 'alembic') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(rehearsed)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
