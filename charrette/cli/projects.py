"""Finds the library and the project that a command reads."""

import argparse
import os
from pathlib import Path

from charrette.cli.run import library_place
from charrette.domain.errors import NotFoundError
from charrette.domain.project import Project
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import quoted
from charrette.store.library import Library


def library_to_read(chosen: argparse.Namespace) -> Library:
    """The library of a command that changes nothing in it; read-only where file or folder cannot be written."""
    place = library_place(chosen)
    written = (Path(place), Path(place).absolute().parent)
    is_file = "://" not in str(place) and os.access(place, os.F_OK)
    read_only = is_file and not all(os.access(each, os.W_OK) for each in written)
    return Library(place, create=False, read_only=read_only)


def project_named(library: Library, name: str | None) -> Project:
    """The project of that name; without a name, the only one there is. Raises ``NotFoundError`` in words."""
    with library.reading() as queries:
        projects = queries.projects()
    if name is None and len(projects) == 1:
        return projects[0]
    found = next((project for project in projects if project.name == name), None)
    if found is not None:
        return found
    names = ", ".join(quoted(project.name) for project in projects) or "none"
    asked = f"There is no project {quoted(name)}" if name else "Say which project with --project"
    raise NotFoundError(f"{asked}. In this library: {names}.")


def snapshot_named(library: Library, name: str | None, *, planned: bool = False) -> ProjectSnapshot:
    """Everything in the project of that name, with its plan where it is ``planned``."""
    project = project_named(library, name)
    with library.reading() as queries:
        snapshot = queries.snapshot(project.id, planned=planned)
    assert snapshot is not None
    return snapshot
