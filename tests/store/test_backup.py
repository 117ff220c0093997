"""Backups: made while the library is in use, rotated, and put back without losing what was there."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from charrette.domain.errors import DamagedLibraryError, LibraryError, NewerLibraryError, NotFoundError
from charrette.domain.project import Project
from charrette.services.capture import KeepCard, keep_card
from charrette.services.projects import NewProject, create_project
from charrette.store.backup import Backup, back_up, backup_folder, backups, restore
from charrette.store.library import Library
from tests.store.libraries import opened, snapshot_of
from tests.store.moments import START


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library [with a name that means something to globs] in a file."""
    return tmp_path / "library [old] 100%.charrette"


def with_cards(path: Path, *texts: str) -> Project:
    """Keeps cards in the library, making it and its project when they are new."""
    library = opened(path)
    with library.reading() as queries:
        project = queries.project_named("Alder Creek")
    project = project or library.do(create_project, NewProject("Alder Creek"))
    for text in texts:
        library.do(keep_card, KeepCard(project.id, text))
    library.close()
    return project


def texts(path: Path, project: Project) -> list[str]:
    """The cards in a library's file."""
    library = opened(path, read_only=True)
    try:
        return [card.original for card in snapshot_of(library, project).cards]
    finally:
        library.close()


def damage(path: Path) -> None:
    """Overwrites the middle of a file."""
    content = bytearray(path.read_bytes())
    content[4096 : len(content) - 4096] = b"\xab" * (len(content) - 8192)
    path.write_bytes(content)


def test_a_backup_is_a_library(path: Path) -> None:
    project = with_cards(path, "One", "Two")
    made = back_up(path, START, "open")
    assert made == backups(path)[0]
    assert (made.at, made.reason, made.size) == (START, "open", made.path.stat().st_size)
    assert made.path.parent == backup_folder(path)
    assert texts(made.path, project) == ["One", "Two"]
    assert {each.name for each in made.path.parent.iterdir()} == {made.path.name}


def test_a_backup_is_whole_while_cards_are_kept(path: Path) -> None:
    project = with_cards(path)
    library = opened(path)
    acknowledged: list[str] = []
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            text = f"Card {len(acknowledged)}"
            library.do(keep_card, KeepCard(project.id, text))
            acknowledged.append(text)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(8):
            before = len(acknowledged)
            made = back_up(path, START + timedelta(hours=number), "hourly")
            held = texts(made.path, project)
            assert held == [f"Card {n}" for n in range(len(held))]
            assert len(held) >= before
    finally:
        stop.set()
        writer.join()
        library.close()
    assert texts(path, project) == acknowledged
    assert len(acknowledged) > 8


def test_the_last_ten_are_kept_then_one_a_day_for_thirty_days(path: Path) -> None:
    with_cards(path, "One")
    for hours in range(0, 24 * 40, 6):
        back_up(path, START + timedelta(hours=hours), "hourly")
    kept = [each.at for each in backups(path)]
    newest = START + timedelta(hours=24 * 40 - 6)
    assert kept[:10] == [newest - timedelta(hours=6 * n) for n in range(10)]
    days = [at.date() for at in kept[10:]]
    assert len(days) == len(set(days))
    assert all(at.hour == max(hour for hour in (5, 11, 17, 23)) for at in kept[10:])
    assert min(kept) >= newest - timedelta(days=30)
    assert len({at.date() for at in kept}) in {30, 31}


def test_other_files_in_the_folder_are_left_alone(path: Path) -> None:
    with_cards(path, "One")
    back_up(path, START, "open")
    stranger = backup_folder(path) / f"{path.stem}.notes{path.suffix}"
    stranger.write_text("mine")
    other = backup_folder(path) / "readme.txt"
    other.write_text("mine")
    for hours in range(1, 14):
        back_up(path, START + timedelta(hours=hours), "open")
    assert stranger.exists()
    assert other.exists()
    assert len(backups(path)) == 10


def test_a_damaged_library_pushes_no_good_backup_out(path: Path) -> None:
    with_cards(path, *(f"Card {n}" for n in range(200)))
    for hours in range(10):
        back_up(path, START + timedelta(hours=hours), "hourly")
    before = [each.path.read_bytes() for each in backups(path)]
    damage(path)
    for hours in range(10, 14):
        with pytest.raises(DamagedLibraryError, match=r"“library \[old\] 100%.charrette” is damaged"):
            back_up(path, START + timedelta(hours=hours), "hourly")
    assert [each.path.read_bytes() for each in backups(path)] == before
    assert len(list(backup_folder(path).iterdir())) == 10


def test_restoring_keeps_what_was_there(path: Path) -> None:
    project = with_cards(path, "One")
    made = back_up(path, START, "open")
    with_cards(path, "Two")
    kept = restore(path, made, START + timedelta(days=1))
    assert texts(path, project) == ["One"]
    assert kept is not None
    assert texts(kept, project) == ["One", "Two"]
    assert made.path.exists()
    with_cards(path, "Three")
    assert texts(path, project) == ["One", "Three"]


def test_restoring_in_the_place_of_a_damaged_library_keeps_its_bytes(path: Path) -> None:
    project = with_cards(path, *(f"Card {n}" for n in range(200)))
    made = back_up(path, START, "open")
    damage(path)
    log = path.with_name(f"{path.name}-wal")
    log.write_bytes(b"what the power cut left")
    content = path.read_bytes()
    kept = restore(path, made, START + timedelta(days=1))
    assert kept is not None
    assert kept.read_bytes() == content
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"what the power cut left"
    assert not log.exists()
    assert len(texts(path, project)) == 200


def test_restoring_where_the_library_is_gone(path: Path) -> None:
    project = with_cards(path, "One")
    made = back_up(path, START, "open")
    path.unlink()
    path.with_name(f"{path.name}-wal").write_bytes(b"left over")
    assert restore(path, made, START) is None
    assert texts(path, project) == ["One"]


def broken(made: Backup) -> type[LibraryError]:
    damage(made.path)
    return DamagedLibraryError


def emptied(made: Backup) -> type[LibraryError]:
    made.path.write_bytes(b"")
    return DamagedLibraryError


def of_something_else(made: Backup) -> type[LibraryError]:
    made.path.unlink()
    with closing(sqlite3.connect(made.path)) as connection:
        connection.execute("CREATE TABLE recipe (id integer)")
    return DamagedLibraryError


def from_tomorrow(made: Backup) -> type[LibraryError]:
    with closing(sqlite3.connect(made.path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    return NewerLibraryError


@pytest.mark.parametrize("spoil", [broken, emptied, of_something_else, from_tomorrow])
def test_a_backup_that_cannot_be_trusted_is_not_put_back(
    spoil: Callable[[Backup], type[LibraryError]], path: Path
) -> None:
    project = with_cards(path, *(f"Card {n}" for n in range(200)))
    made = back_up(path, START, "open")
    expected = spoil(made)
    files = sorted(path.parent.iterdir())
    with pytest.raises(expected, match=r"\.open\."):
        restore(path, made, START)
    assert sorted(path.parent.iterdir()) == files
    assert len(texts(path, project)) == 200


def test_a_backup_that_is_gone_is_named(path: Path) -> None:
    with_cards(path, "One")
    made = back_up(path, START, "open")
    made.path.unlink()
    with pytest.raises(NotFoundError, match="is gone"):
        restore(path, made, START)


def test_a_library_has_no_backups_at_first(path: Path) -> None:
    assert backups(path) == []


def test_an_empty_file_with_backups_is_no_new_library(path: Path) -> None:
    project = with_cards(path, "One")
    made = back_up(path, START, "open")
    path.write_bytes(b"")
    with pytest.raises(DamagedLibraryError) as refused:
        opened(path)
    assert "Restore a backup" in refused.value.way_on
    assert path.read_bytes() == b""
    restore(path, made, START)
    assert texts(path, project) == ["One"]


def test_where_no_backup_can_be_written_the_library_says_so(path: Path) -> None:
    with_cards(path, "One")
    backup_folder(path).write_text("a file in the way")
    with pytest.raises(LibraryError, match="A backup could not be written") as refused:
        back_up(path, START, "open")
    assert refused.value.kept == "The library itself is not touched."


def test_a_locked_library_is_not_called_damaged(path: Path) -> None:
    with_cards(path, "One")
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("PRAGMA locking_mode=EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        holder.execute("CREATE TABLE held (id integer)")
        with pytest.raises(LibraryError, match="Another program is using") as refused:
            back_up(path, START, "open")
    assert not isinstance(refused.value, DamagedLibraryError)
    assert backups(path) == []


def test_opened_libraries_are_backed_up_with_what_is_not_yet_in_the_file(path: Path) -> None:
    project = with_cards(path)
    library: Library = opened(path)
    library.do(keep_card, KeepCard(project.id, "Only in the log"))
    made = back_up(path, START, "hourly")
    assert texts(made.path, project) == ["Only in the log"]
    library.close()
