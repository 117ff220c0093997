"""Backups as the app asks for them, and putting one back."""

from datetime import timedelta
from pathlib import Path

import pytest

from charrette.domain.errors import NotFoundError
from charrette.services.capture import KeepCard, keep_card
from charrette.services.projects import NewProject, create_project
from charrette.services.safety import back_up_if_due, list_backups, restore_at
from charrette.store.library import Library
from charrette.system.clock import SteppingClock
from tests.store.libraries import opened, snapshot_of
from tests.store.moments import START


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.charrette"


def test_a_backup_is_made_where_something_was_written(path: Path) -> None:
    clock = SteppingClock(START)
    library = opened(path, clock=clock)
    assert back_up_if_due(library, "open") is None
    project = library.do(create_project, NewProject("Alder Creek"))
    made = back_up_if_due(library, "open")
    assert made is not None
    assert made.reason == "open"
    clock.at += timedelta(hours=1)
    assert back_up_if_due(library, "hourly") is None
    library.do(keep_card, KeepCard(project.id, "Shade"))
    assert back_up_if_due(library, "hourly") is not None
    assert [each.reason for each in list_backups(path)] == ["hourly", "open"]
    library.close()


def test_what_is_only_read_is_not_backed_up(path: Path) -> None:
    library = opened(path)
    library.do(create_project, NewProject("Alder Creek"))
    library.close()
    reading = opened(path, read_only=True)
    assert back_up_if_due(reading, "open") is None
    reading.close()


def test_the_latest_backup_is_put_back_and_what_was_there_is_kept(path: Path) -> None:
    library = opened(path)
    project = library.do(create_project, NewProject("Alder Creek"))
    back_up_if_due(library, "open")
    library.do(keep_card, KeepCard(project.id, "Shade"))
    library.close()
    kept = restore_at(path, "latest")
    assert kept is not None
    for place, cards in ((path, 0), (kept, 1)):
        again = opened(place)
        assert len(snapshot_of(again, project).cards) == cards
        again.close()


def test_a_damaged_library_is_restored_without_being_opened(path: Path) -> None:
    library = opened(path)
    project = library.do(create_project, NewProject("Alder Creek"))
    made = back_up_if_due(library, "open")
    assert made is not None
    library.close()
    path.write_bytes(b"nothing of it is left" * 100)
    kept = restore_at(path, made.path.name)
    assert kept is not None
    assert kept.read_bytes() == b"nothing of it is left" * 100
    again = opened(path)
    assert snapshot_of(again, project).project == project
    again.close()


def test_a_backup_that_is_not_there_is_named(path: Path) -> None:
    for name in ("latest", "library.2026.charrette"):
        with pytest.raises(NotFoundError, match=f"There is no backup “{name}”"):
            restore_at(path, name)


def test_a_server_keeps_its_own_backups(postgres_address: str) -> None:
    library: Library = opened(postgres_address)
    library.do(create_project, NewProject("Alder Creek"))
    assert back_up_if_due(library, "open") is None
    library.close()
