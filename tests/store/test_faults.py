"""The world's faults, through the real file: each a plain sentence, and a way on."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import event, text

from charrette.domain.errors import (
    BusyLibraryError,
    CharretteError,
    DamagedLibraryError,
    LibraryError,
)
from charrette.domain.project import Project
from charrette.services.capture import KeepCard, keep_card
from charrette.services.projects import NewProject, create_project
from charrette.store.backup import back_up, backup_folder
from charrette.store.library import Library
from charrette.store.unit_of_work import UnitOfWork
from tests.services.scenarios import furnished
from tests.store.libraries import opened, snapshot_of
from tests.store.moments import START
from tests.store.processes import as_nobody, folder_for_all, held_by_another_program

ACKNOWLEDGED = "Everything acknowledged before is kept."


def filled(path: Path) -> Project:
    """A library with a project in which things happened."""
    library = opened(path)
    project = library.do(create_project, NewProject("Alder Creek"))
    furnished(library, project)
    library.close()
    return project


def keep_until_full(library: Library, project: Project) -> tuple[int, LibraryError]:
    """Keeps cards until the disk is full; gives how many were acknowledged, and what was said."""
    for number in range(100_000):
        try:
            library.do(keep_card, KeepCard(project.id, f"Card {number} " + "x" * 2000))
        except LibraryError as error:
            return number, error
    raise AssertionError("the disk never filled")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of eight megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)]
    if (
        sys.platform != "linux"
        or os.geteuid()
        or subprocess.run(mount, check=False, capture_output=True).returncode
    ):
        pytest.skip("a small file system can be mounted by root on Linux only; the page limit is tested too")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_loses_nothing(small_disk: Path) -> None:
    library = opened(small_disk / "library.charrette")
    project = library.do(create_project, NewProject("Alder Creek"))
    acknowledged, fault = keep_until_full(library, project)
    assert fault.what == "The disk is full; the last change could not be kept."
    assert (fault.kept, fault.way_on) == (ACKNOWLEDGED, "Free some space, then do it again.")
    assert acknowledged > 10
    assert len(snapshot_of(library, project).cards) == acknowledged
    library.close()
    again = opened(small_disk / "library.charrette")
    assert len(snapshot_of(again, project).cards) == acknowledged
    assert again.check() == []
    again.close()


def test_a_backup_on_a_full_disk_leaves_no_half_file(small_disk: Path) -> None:
    path = small_disk / "library.charrette"
    library = opened(path)
    project = library.do(create_project, NewProject("Alder Creek"))
    for _ in range(60):
        library.do(keep_card, KeepCard(project.id, "x" * 2000))
    library.close()
    room = shutil.disk_usage(small_disk).free - 200_000
    (small_disk / "films").write_bytes(b"x" * max(room, 0))
    with pytest.raises(LibraryError, match="disk is full"):
        back_up(path, START, "open")
    assert list(backup_folder(path).iterdir()) == []
    (small_disk / "films").unlink()
    again = opened(path)
    assert len(snapshot_of(again, project).cards) == 60
    again.close()


def test_a_limit_on_pages_is_a_full_disk_too(tmp_path: Path) -> None:
    project = filled(tmp_path / "library.charrette")
    library = opened(tmp_path / "library.charrette")

    @event.listens_for(library.engine, "connect")
    def _limit(connection: object, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 200")  # pyright: ignore[reportAttributeAccessIssue]

    library.engine.dispose()
    before = len(snapshot_of(library, project).cards)
    acknowledged, fault = keep_until_full(library, project)
    assert fault.what.startswith("The disk is full")
    assert len(snapshot_of(library, project).cards) == before + acknowledged
    library.close()


def test_a_folder_one_may_not_write_to() -> None:
    with folder_for_all() as folder:
        path = folder / "library.charrette"
        project = filled(path)
        for each in (path, folder):
            each.chmod(0o555)
        refused = as_nobody(lambda: opened(path).name)
        assert refused == (
            "LibraryError",
            "“library.charrette” can be read but not written.",
            ACKNOWLEDGED,
            "Open it read-only, or copy it to a folder you may write to.",
        )
        assert as_nobody(lambda: read_cards(path, project)) == 5


def read_cards(path: Path, project: Project) -> int:
    """How many cards a library has that is open read-only, and which refuses to write."""
    library = opened(path, read_only=True)
    with pytest.raises(LibraryError, match="is open read-only"):
        library.do(keep_card, KeepCard(project.id, "Shade"))
    assert library.check() == []
    found = len(snapshot_of(library, project).cards)
    library.close()
    return found


def test_a_file_one_may_not_write_to() -> None:
    with folder_for_all() as folder:
        path = folder / "library.charrette"
        project = filled(path)
        folder.chmod(0o777)
        path.chmod(0o444)
        kind, what, *_ = as_nobody(lambda: opened(path).name)
        assert (kind, what) == ("LibraryError", "“library.charrette” can be read but not written.")
        assert as_nobody(lambda: read_cards(path, project)) == 5


def test_a_file_one_may_not_read() -> None:
    with folder_for_all() as folder:
        path = folder / "library.charrette"
        filled(path)
        path.chmod(0o000)
        refused = as_nobody(lambda: opened(path).name)
        assert refused == (
            "LibraryError",
            "“library.charrette” cannot be read: Permission denied.",
            "It was left untouched.",
            "Ask for access, or choose another library.",
        )


def test_a_folder_that_cannot_be_made() -> None:
    with folder_for_all() as folder:
        kind, what, _, way_on = as_nobody(lambda: opened(folder / "new" / "library.charrette").name)
        assert (kind, way_on) == ("LibraryError", "Choose another folder.")
        assert what == f"The folder “{folder / 'new'}” cannot be made: Permission denied."


def test_a_folder_in_which_no_library_can_be_made() -> None:
    with folder_for_all() as folder:
        kind, what, _, way_on = as_nobody(lambda: opened(folder / "library.charrette").name)
        assert kind == "LibraryError"
        assert what == "“library.charrette” cannot be opened for writing in its folder."
        assert way_on.startswith("Open it read-only, or copy it")


def test_a_file_that_another_program_writes(tmp_path: Path) -> None:
    path = tmp_path / "library.charrette"
    project = filled(path)
    with held_by_another_program(path, "BEGIN EXCLUSIVE"):
        library = opened(path, busy_ms=100)
        assert len(snapshot_of(library, project).cards) == 5
        with pytest.raises(BusyLibraryError) as refused:
            library.do(keep_card, KeepCard(project.id, "Shade"))
        assert refused.value.what == "Another program is using “library.charrette”."
        assert refused.value.kept == ACKNOWLEDGED
    library.do(keep_card, KeepCard(project.id, "Shade"))
    assert len(snapshot_of(library, project).cards) == 6
    library.close()


def test_a_file_that_another_program_has_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "library.charrette"
    filled(path)
    hold = ("PRAGMA locking_mode=EXCLUSIVE", "BEGIN EXCLUSIVE", "CREATE TABLE held (id integer)")
    with held_by_another_program(path, *hold), pytest.raises(BusyLibraryError, match="Another program"):
        opened(path, busy_ms=100)
    opened(path).close()


def test_a_database_that_somebody_else_writes(postgres_address: str) -> None:
    ada, bea = opened(postgres_address, busy_ms=100), opened(postgres_address, "Bea", busy_ms=100)
    project = ada.do(create_project, NewProject("Alder Creek"))
    with bea.unit_of_work("keep_card") as work:
        keep_card(work, KeepCard(project.id, "Shade"))
        assert snapshot_of(ada, project).cards == ()
        with pytest.raises(BusyLibraryError, match="Another program is using “library_"):
            ada.do(keep_card, KeepCard(project.id, "Water"))
        work.commit()
    ada.do(keep_card, KeepCard(project.id, "Water"))
    assert [card.code for card in snapshot_of(ada, project).cards] == ["C-001", "C-002"]
    ada.close()
    bea.close()


def test_a_server_that_does_not_answer() -> None:
    with pytest.raises(LibraryError, match="“needs” does not answer, or does not let us in") as refused:
        opened("postgresql://nobody@127.0.0.1:1/needs")
    assert "Check the network" in refused.value.way_on


def test_a_lost_connection_is_said_and_made_again(postgres_address: str) -> None:
    ada, bea = opened(postgres_address), opened(postgres_address, "Bea")
    project = ada.do(create_project, NewProject("Alder Creek"))
    cut = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        " AND datname = current_database()"
    )

    def keep_while_the_server_goes(work: UnitOfWork, command: KeepCard) -> None:
        keep_card(work, command)
        with bea.engine.connect() as connection:
            connection.execute(cut)

    with pytest.raises(LibraryError, match="does not answer"):
        ada.do(keep_while_the_server_goes, KeepCard(project.id, "Shade"))
    assert snapshot_of(ada, project).cards == ()
    ada.do(keep_card, KeepCard(project.id, "Shade"))
    assert len(snapshot_of(ada, project).cards) == 1
    ada.close()
    bea.close()


@pytest.mark.parametrize(
    "content",
    [
        b"Dear all,\nhere are the notes.\n" * 40,
        b"SQLite format 3\x00",
        b"SQLite format 3\x00" + b"\xff" * 4080,
    ],
    ids=["text", "truncated in its head", "nonsense"],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_library_is_left_alone(content: bytes, read_only: bool, tmp_path: Path) -> None:
    path = tmp_path / "library.charrette"
    path.write_bytes(content)
    with pytest.raises(DamagedLibraryError) as refused:
        opened(path, read_only=read_only)
    assert refused.value.what == "“library.charrette” is damaged or is not a Charrette library."
    assert refused.value.way_on == "Restore a backup (charrette backup list), or choose another file."
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_library_that_was_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "library.charrette"
    project = filled(path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 3])
    with pytest.raises(DamagedLibraryError, match="is damaged"):
        snapshot_of(opened(path), project)


def test_an_empty_file_is_a_new_library_for_writing_only(tmp_path: Path) -> None:
    path = tmp_path / "library.charrette"
    path.touch()
    with pytest.raises(DamagedLibraryError):
        opened(path, read_only=True)
    library = opened(path)
    assert library.check() == []
    library.close()


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="is a folder, not a library"):
        opened(tmp_path)


def test_a_library_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "library.charrette"
    for opening in (lambda: opened(path, create=False), lambda: opened(path, read_only=True)):
        with pytest.raises(LibraryError, match="There is no library"):
            opening()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("where", ["mysql://host/db", "http://host/library", "sqlite://"])
def test_an_address_that_is_none(where: str) -> None:
    with pytest.raises(LibraryError) as refused:
        opened(where)
    assert refused.value.way_on == "Name a file, or a postgresql:// address."


def test_a_sqlite_url_is_a_file_too(tmp_path: Path) -> None:
    library = opened(f"sqlite+pysqlite:///{tmp_path}/library.charrette")
    assert library.path == tmp_path / "library.charrette"
    library.close()


def test_whatever_is_damaged_is_said_in_words(tmp_path: Path) -> None:
    """Random bytes anywhere in the file: what opens can be used, what cannot is refused, nothing falls over."""
    whole = tmp_path / "whole.charrette"
    project = filled(whole)
    content, chance, refused = whole.read_bytes(), random.Random(7), 0
    for number in range(80):
        path = tmp_path / f"damaged-{number}.charrette"
        spoiled = bytearray(content)
        start, length = chance.randrange(100, len(content)), chance.choice((4, 64, 4096, 40960))
        spoiled[start : start + length] = chance.randbytes(len(spoiled[start : start + length]))
        path.write_bytes(spoiled)
        refused += use(path, project)
    assert refused > 20


def use(path: Path, project: Project) -> int:
    """Does everything with a library; 1 where something was refused in words."""
    said: list[CharretteError] = []
    try:
        library = opened(path)
    except CharretteError:
        return 1
    for job in (
        lambda: snapshot_of(library, project),
        lambda: library.do(keep_card, KeepCard(project.id, "Shade")),
        library.undo,
        library.history,
        library.check,
        lambda: back_up(path, START, "open"),
    ):
        try:
            job()
        except CharretteError as error:
            said.append(error)
        except AssertionError:
            said.append(CharretteError("the project is not found"))
    with suppress(CharretteError):
        library.close()
    assert all(error.what for error in said)
    return 1 if said else 0
