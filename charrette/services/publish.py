"""Publishing: documents and needs files, each made from one snapshot, written as a whole, noted in the minutes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.editions import Edition
from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.progress import Progress, unwatched
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.paper import Paper

if TYPE_CHECKING:
    from charrette.store.library import Library


@dataclass(frozen=True, slots=True)
class Document:
    """What can be exported: its name on the command line, what it is for, and the formats it comes in."""

    name: str
    title: str
    purpose: str
    audience: str
    formats: tuple[str, ...]


DOCUMENTS = (
    Document(
        "brief",
        "Project brief",
        "Seeds the school project: needs, ranks, reasons, sources",
        "Architects and departments",
        ("pdf",),
    ),
    Document(
        "handout", "Handout", "One sheet: the top needs and what happens next", "Stakeholders", ("pdf",)
    ),
    Document(
        "needs",
        "Needs files",
        "The prioritised needs, to print and for other tools",
        "Departments",
        ("pdf", "csv", "xlsx", "json"),
    ),
)


@dataclass(frozen=True, slots=True)
class Export:
    """One export. A folder as ``path`` gets the document's usual file name."""

    project_id: UUID
    document: str
    format: str
    path: Path
    edition: Edition = Edition.PUBLIC
    paper: Paper = Paper.LETTER
    invariant: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and the characters that no font could draw (named in the document)."""

    path: Path
    missing: tuple[str, ...] = ()


def document_named(name: str) -> Document:
    """The document of that name; raises ``NotFoundError`` naming those there are."""
    found = next((each for each in DOCUMENTS if each.name == name), None)
    if found is None:
        raise NotFoundError(
            f"There is no document “{name}”. There are: {', '.join(each.name for each in DOCUMENTS)}."
        )
    return found


def file_name(snapshot: ProjectSnapshot, document: str, format_: str, edition: Edition) -> str:
    """The usual name: ``alder-creek-middle-school-brief.pdf``; a full edition says so in its name."""
    stem = re.sub(r"[^\w]+", "-", snapshot.project.name.casefold()).strip("-")[:60] or "project"
    full = "-full-restricted" if edition is Edition.FULL else ""
    return f"{stem}-{document}{full}.{format_}"


def export_document(library: "Library", command: Export, progress: Progress = unwatched) -> Exported:
    """Writes one document. Nothing is overwritten by an export that fails or is cancelled.

    Raises ``ExportError`` where the file cannot be written, ``CancelledError`` when ``progress`` cancels.
    """
    with library.reading() as queries:
        snapshot = queries.snapshot(command.project_id)
    if snapshot is None:
        raise NotFoundError("That project is no longer in the library.")
    document = document_named(command.document)
    if command.format not in document.formats:
        raise InvalidInputError(
            f"“{document.name}” is written as {' or '.join(document.formats)}, not as {command.format}."
        )
    path = command.path
    if path.is_dir():
        path = path / file_name(snapshot, command.document, command.format, command.edition)
    missing = write_document(snapshot, command, path, library.clock.now(), progress)
    note_export(library, command, path)
    return Exported(path, missing)


def note_export(library: "Library", command: Export, path: Path) -> None:
    """Writes into the minutes that a document was exported, unless the library is read-only."""
    if library.read_only:
        return
    title = document_named(command.document).title
    library.note(
        "export_document", f"Exported {title}, {command.edition.words}, to {path.name}", command.project_id
    )


def write_document(
    snapshot: ProjectSnapshot, command: Export, path: Path, now: datetime, progress: Progress = unwatched
) -> tuple[str, ...]:
    """Draws or writes a snapshot to ``path``; returns the characters that no font has. Used by the preview too."""
    if command.format == "pdf":
        return _draw(snapshot, command, path, now, progress)
    _WRITERS[command.format](snapshot, command.edition, now, path, progress)
    return ()


def _draw(
    snapshot: ProjectSnapshot, command: Export, path: Path, now: datetime, progress: Progress
) -> tuple[str, ...]:
    from charrette.publishing.brief import compose_brief
    from charrette.publishing.draw import draw_pdf
    from charrette.publishing.handout import compose_handout
    from charrette.publishing.needs_list import compose_needs_list
    from charrette.publishing.phrases import local_day

    composers = {"brief": compose_brief, "handout": compose_handout, "needs": compose_needs_list}
    compose = composers[command.document]
    report = compose(snapshot, command.edition, local_day(now, snapshot.project.zone), command.paper)
    return draw_pdf(report, path, progress, invariant=command.invariant).missing


def _csv(snapshot: ProjectSnapshot, edition: Edition, now: datetime, path: Path, progress: Progress) -> None:
    from charrette.exchange.needs_csv import write_needs_csv

    del now
    write_needs_csv(snapshot, edition, path, progress)


def _xlsx(snapshot: ProjectSnapshot, edition: Edition, now: datetime, path: Path, progress: Progress) -> None:
    from charrette.exchange.needs_xlsx import write_needs_xlsx

    write_needs_xlsx(snapshot, edition, now, path, progress)


def _json(snapshot: ProjectSnapshot, edition: Edition, now: datetime, path: Path, progress: Progress) -> None:
    from charrette.exchange.needs_json import write_needs_json

    write_needs_json(snapshot, edition, now, path, progress)


_WRITERS: dict[str, Callable[[ProjectSnapshot, Edition, datetime, Path, Progress], None]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
}
