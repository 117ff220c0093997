"""Shared papers: drawings, quotes and photos in the library, attached to what they are about, opened as copies."""

import atexit
import shutil
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.errors import ExportError, InvalidInputError, NotFoundError
from charrette.domain.needs import Need
from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.papers import Paper
from charrette.domain.plan.scope import ScopeItem
from charrette.domain.wording import quoted
from charrette.exchange.paper_files import read_paper, runs, safe_name
from charrette.services.projects import changed_fields, changed_words

if TYPE_CHECKING:
    from charrette.store.library import Library
    from charrette.store.unit_of_work import UnitOfWork

NUMBERS = "paper"
"""Papers are counted by project under this name."""
_OWNERS = (("need_id", Need), ("scope_id", ScopeItem), ("milestone_id", Milestone))


@dataclass(frozen=True, slots=True)
class AddPaper:
    """A file for a project, or for at most one need, scope item or milestone of it; no title: the file's name."""

    project_id: UUID
    path: Path
    title: str = ""
    need_id: UUID | None = None
    scope_id: UUID | None = None
    milestone_id: UUID | None = None


def add_paper(work: "UnitOfWork", command: AddPaper) -> Paper:
    """Keeps a file as it is, and what it is about. The same content is kept once, however often it is attached.

    Raises ``InvalidInputError`` for a file that cannot be read, is empty, over 25 MB or a program; ``LibraryError``
    where the disk is full.
    """
    file = read_paper(command.path)
    paper = Paper(
        work.ids.new(),
        command.project_id,
        0,
        _title(command.title) or Path(file.name).stem,
        file.name,
        file.media_type,
        len(file.content),
        file.sha256,
        work.clock.now(),
        command.need_id,
        command.scope_id,
        command.milestone_id,
    )
    about = _about(work, paper)
    _check_twice(work, paper)
    work.keep_picture(file.sha256, file.content)
    paper = replace(paper, number=work.next_numbers(command.project_id, NUMBERS)[0])
    work.describe(f"Shared the paper {quoted(paper.title)}{about}", paper.project_id)
    work.add(paper)
    return paper


def edit_paper(work: "UnitOfWork", paper: Paper) -> Paper:
    """Keeps another title, or what the paper is about. The file itself stays: a new version is a new paper."""
    before = work.get(Paper, paper.id)
    kept = ("title", *(field for field, _ in _OWNERS))
    after = replace(before, **{field: getattr(paper, field) for field in kept})
    after = replace(after, title=_title(after.title) or Path(before.file_name).stem)
    if after == before:
        raise InvalidInputError("The paper is the same as before.", "Nothing was changed.")
    about = _about(work, after)
    _check_twice(work, after)
    words = changed_words(before, after).replace(" id", "")
    work.describe(f"Edited the paper {quoted(after.title)}{about}: {words}", after.project_id)
    work.change(before, **changed_fields(before, after))
    return after


def remove_paper(work: "UnitOfWork", paper_id: UUID) -> None:
    """Takes a paper out of the project; undo brings it back."""
    paper = work.get(Paper, paper_id)
    work.describe(f"Removed the paper {quoted(paper.title)}", paper.project_id)
    work.remove(paper)


def _title(words: str) -> str:
    return " ".join(words.split())


def _about(work: "UnitOfWork", paper: Paper) -> str:
    """``" with N-003"``; raises ``InvalidInputError`` for more than one owner, or for one of another project."""
    given: list[tuple[Any, UUID | None]] = [(kind, getattr(paper, field)) for field, kind in _OWNERS]
    owners = [work.get(kind, id_) for kind, id_ in given if id_ is not None]
    if len(owners) > 1:
        raise InvalidInputError(
            "A paper belongs to one need, scope item or milestone, or to the project.", "Nothing was changed."
        )
    for owner in owners:
        if owner.project_id not in {paper.project_id, None}:
            raise InvalidInputError(f"{owner.code} belongs to another project.", "Nothing was changed.")
    return f" with {owners[0].code}" if owners else ""


def _check_twice(work: "UnitOfWork", paper: Paper) -> None:
    for each in work.queries.of_project(Paper, paper.project_id):
        same = each.sha256 == paper.sha256 and each.id != paper.id
        if same and all(getattr(each, field) == getattr(paper, field) for field, _ in _OWNERS):
            raise InvalidInputError(
                f"That file is there already, as paper {each.number} {quoted(each.title)}.",
                "Nothing was changed.",
            )


def paper_content(library: "Library", paper: Paper) -> bytes:
    """The file's bytes; raises ``NotFoundError`` where the library does not hold them."""
    with library.reading() as queries:
        content = queries.picture(paper.sha256)
    if content is None:
        raise NotFoundError(
            f"The content of {quoted(paper.title)} is not in this library.",
            "Its name and place are kept.",
            "It came with a needs file that did not hold it; share the file again.",
        )
    return content


def laid_out(library: "Library", paper: Paper, folder: Path | None = None) -> Path:
    """A read-only copy for the system's program to open, under its own name made safe, in a private folder.

    The folder (``folder``, else one of this run of the app that goes when the app ends) holds one folder a content.
    Raises ``NotFoundError`` without a content, ``InvalidInputError`` for what the system would run and not show,
    ``ExportError`` where the disk does not take the copy.
    """
    if runs(paper.file_name):
        raise InvalidInputError(
            f"{quoted(paper.file_name)} would run as a program; it is not opened.", "It stays in the library."
        )
    content = paper_content(library, paper)
    place = (folder or _private_folder()) / paper.sha256[:16] / safe_name(paper.file_name)
    try:
        _lay(place, content)
    except OSError as fault:
        place.unlink(missing_ok=True)
        reason = fault.strerror or str(fault)
        raise ExportError(
            f"{quoted(paper.title)} cannot be opened: {reason}.",
            "It stays in the library.",
            "Free some space and try again.",
        ) from fault
    return place


def _lay(place: Path, content: bytes) -> None:
    if place.is_file() and place.read_bytes() == content:
        return
    place.parent.mkdir(mode=0o700, exist_ok=True)
    if place.exists():
        place.chmod(0o600)
    place.write_bytes(content)
    place.chmod(0o400)


@cache
def _private_folder() -> Path:
    """A folder of this run that only this user can read; gone when the app ends."""
    folder = Path(tempfile.mkdtemp(prefix="charrette-papers-"))
    atexit.register(_clear, folder)
    return folder


def _clear(folder: Path) -> None:
    """Read-only files must be made writable first, or Windows keeps them; what a program holds open stays."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o600)
    shutil.rmtree(folder, ignore_errors=True)
