"""Backups are made when something was written since the last one, and bring it back."""

from pathlib import Path

import pytest

from charrette.domain.errors import NotFoundError
from charrette.services.capture import KeepCard, keep_card
from charrette.services.projects import NewProject, create_project
from charrette.services.safety import back_up_if_due, list_backups, restore_backup
from charrette.store.library import Library


@pytest.fixture
def file_library(tmp_path: Path) -> Library:
    """A library in a file: those on a server are backed up there."""
    return Library(tmp_path / "own.charrette")


def test_a_backup_is_made_only_when_due(file_library: Library) -> None:
    path = file_library.path
    assert path is not None
    assert back_up_if_due(file_library, "opening") is None
    project = file_library.do(create_project, NewProject("Oak"))
    first = back_up_if_due(file_library, "opening")
    assert first is not None
    assert back_up_if_due(file_library, "hourly") is None
    file_library.do(keep_card, KeepCard(project.id, "A bench"))
    assert back_up_if_due(file_library, "hourly") is not None
    assert [each.reason for each in list_backups(path)] == ["hourly", "opening"]
    kept = restore_backup(file_library, first.path.name)
    assert kept is not None
    again = Library(path)
    with again.reading() as queries:
        assert not queries.cards(project.id)
    again.close()
    before = Library(kept)
    with before.reading() as queries:
        assert len(queries.cards(project.id)) == 1
    before.close()


def test_an_unknown_backup_is_refused(file_library: Library) -> None:
    with pytest.raises(NotFoundError, match="no backup"):
        restore_backup(file_library, "latest")
    file_library.close()
