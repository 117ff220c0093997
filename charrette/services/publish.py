"""Publishing: documents and needs files, each made from one snapshot, written as a whole, noted in the minutes."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.editions import Edition
from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.progress import Progress, unwatched
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.paper import Paper
from charrette.publishing.sheets.ballots import no_round_words
from charrette.publishing.sheets.options import (
    NO_MEETING,
    SheetOptions,
    check_options,
    meeting_of,
    round_of,
    sessions_of,
    specimen_of,
)
from charrette.publishing.sheets.walls import wall_blocked
from charrette.services.documents import DOCUMENTS, Document, document_named
from charrette.services.paper_numbers import give_numbers

if TYPE_CHECKING:
    from charrette.publishing.report import Report
    from charrette.store.library import Library
    from charrette.store.queries import Queries


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
    options: SheetOptions = field(default_factory=SheetOptions)


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and the characters that no font could draw (named in the document)."""

    path: Path
    missing: tuple[str, ...] = ()


def file_name(snapshot: ProjectSnapshot, document: str, format_: str, edition: Edition) -> str:
    """The usual name: ``alder-creek-middle-school-brief.pdf``; a full edition says so in its name."""
    stem = re.sub(r"[^\w]+", "-", snapshot.project.name.casefold()).strip("-")[:60] or "project"
    full = "-full-restricted" if edition is Edition.FULL else ""
    return f"{stem}-{document}{full}.{format_}"


def export_document(library: "Library", command: Export, progress: Progress = unwatched) -> Exported:
    """Writes one document. Nothing is overwritten by an export that fails or is cancelled.

    Numbers on paper are given out first, once for ever. Raises ``ExportError`` where the file cannot be written,
    ``InvalidInputError`` where the document cannot be made so, ``CancelledError`` when ``progress`` cancels.
    """
    with library.reading() as queries:
        snapshot = snapshot_to_write(queries, command)
    check_export(command)
    if words := blocked(snapshot, command):
        raise InvalidInputError(words)
    path = command.path
    if path.is_dir():
        path = path / file_name(snapshot, command.document, command.format, command.edition)
    options = give_numbers(library, snapshot, command.document, command.options)
    numbered = replace(command, options=options)
    missing = write_document(snapshot, numbered, path, library.clock.now(), progress)
    note_export(library, command, path)
    return Exported(path, missing)


def snapshot_to_write(queries: "Queries", command: Export) -> ProjectSnapshot:
    """All that an export is made from, the plan too; in a full needs file the content of photos and papers.

    Raises ``NotFoundError`` where the project has gone.
    """
    snapshot = queries.snapshot(command.project_id, planned=True)
    if snapshot is None:
        raise NotFoundError("That project is no longer in the library.")
    if command.format == "json" and command.edition is Edition.FULL:
        held = (*snapshot.photos, *snapshot.planned.papers)
        snapshot = replace(snapshot, pictures=queries.pictures(held))
    return snapshot


def check_export(command: Export) -> None:
    """Raises ``InvalidInputError`` for a format, an edition or an option that the document does not come in."""
    document = document_named(command.document)
    if command.format not in document.formats:
        raise InvalidInputError(
            f"“{document.name}” is written as {' or '.join(document.formats)}, not as {command.format}."
        )
    if command.edition not in document.editions:
        only = document.editions[0]
        why = document.restricted or "Nobody is named on it."
        raise InvalidInputError(f"“{document.name}” is made in the {only.value} edition only. {why}")
    check_options(command.options)


def blocked(snapshot: ProjectSnapshot, command: Export) -> str:
    """Why a document cannot be made of the project as it is now; empty when it can.

    Raises ``NotFoundError`` or ``InvalidInputError`` where a round or a session was named that is not there or open.
    """
    document = document_named(command.document)
    if "session" in document.options:
        sessions_of(snapshot, command.options)
    if document.name == "ballots":
        there = round_of(snapshot, command.options) or specimen_of(snapshot, command.options)
        return "" if there else no_round_words()
    if document.name == "meeting":
        return "" if meeting_of(snapshot, command.options) else NO_MEETING
    return wall_blocked(snapshot, command.options) if document.name == "wall" else ""


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
    if document_named(command.document).of_plan:
        from charrette.exchange.plan_files import write_plan_file

        write_plan_file(command.document, command.format, snapshot, command.edition, now, path, progress)
    else:
        _WRITERS[command.format](snapshot, command.edition, now, path, progress)
    return ()


def _draw(
    snapshot: ProjectSnapshot, command: Export, path: Path, now: datetime, progress: Progress
) -> tuple[str, ...]:
    from charrette.publishing.draw import draw_pdf
    from charrette.publishing.phrases import local_day

    report = _composed(snapshot, command, local_day(now, snapshot.project.zone))
    return draw_pdf(report, path, progress, invariant=command.invariant).missing


def _composed(snapshot: ProjectSnapshot, command: Export, day: date) -> "Report":
    """The report of a document."""
    from charrette.publishing.brief import compose_brief
    from charrette.publishing.handout import compose_handout
    from charrette.publishing.needs_list import compose_needs_list
    from charrette.publishing.plan.compose import COMPOSERS
    from charrette.publishing.plan.minutes import compose_minutes
    from charrette.publishing.result import compose_result
    from charrette.publishing.sheets.compose import compose_sheets

    name, edition, paper = command.document, command.edition, command.paper
    if document_named(name).sheets:
        return compose_sheets(name, snapshot, edition, day, paper, command.options)
    if name == "meeting":
        return compose_minutes(snapshot, edition, day, paper, command.options.meeting)
    own = {
        "brief": compose_brief,
        "handout": compose_handout,
        "needs": compose_needs_list,
        "result": compose_result,
    }
    return (own | COMPOSERS)[name](snapshot, edition, day, paper)


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


__all__ = [
    "DOCUMENTS",
    "Document",
    "Export",
    "Exported",
    "blocked",
    "check_export",
    "document_named",
    "export_document",
    "file_name",
    "note_export",
    "snapshot_to_write",
    "write_document",
]
