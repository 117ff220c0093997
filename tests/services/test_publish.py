"""Documents from the library: whole or not at all, named, and noted in the minutes."""

from pathlib import Path
from uuid import UUID

import pytest

from charrette.domain.editions import Edition
from charrette.domain.errors import CancelledError, ExportError, InvalidInputError, NotFoundError
from charrette.domain.needs_list import needs_list
from charrette.domain.project import Project
from charrette.domain.small_groups import FACILITATOR_LEAST, PUBLIC_LEAST
from charrette.services.ballots import CastBallot, cast_ballot
from charrette.services.capture import KeepCard, keep_card
from charrette.services.documents import DOCUMENTS, document_named
from charrette.services.needs import MakeNeed, make_need
from charrette.services.publish import Export, export_document, file_name
from charrette.services.rounds import OpenRound, close_round, open_round, reveal_round
from charrette.store.library import Library
from tests.store.libraries import snapshot_of

ALL = [
    (document.name, format_)
    for document in DOCUMENTS
    for format_ in document.formats
    if document.name
    not in {"ballots", "wall", "meeting"}  # they need a round (tests/services/test_sheets.py), a meeting
]


def usual(document: str) -> Edition:
    """The edition a document is usually made in."""
    return document_named(document).editions[0]


@pytest.mark.parametrize(("document", "format_"), ALL)
def test_every_document_of_an_empty_project(
    library: Library, project: Project, tmp_path: Path, document: str, format_: str
) -> None:
    done = export_document(library, Export(project.id, document, format_, tmp_path, usual(document)))
    assert done.path.stat().st_size > 0
    assert ("full-restricted" in done.path.name) is (usual(document) is Edition.FULL)
    with library.reading() as queries:
        assert queries.minutes(project.id)[0].sentence.startswith("Exported ")
    assert library.history()[0] != "Exported"


def test_the_full_edition_says_so_in_its_name(library: Library, project: Project, tmp_path: Path) -> None:
    done = export_document(library, Export(project.id, "brief", "pdf", tmp_path, Edition.FULL))
    assert "full" in done.path.name


@pytest.mark.parametrize(("document", "format_"), ALL)
def test_cancelling_leaves_the_old_file(
    library: Library, project: Project, tmp_path: Path, document: str, format_: str
) -> None:
    library.do(keep_card, KeepCard(project.id, "A place to sit"))
    path = tmp_path / f"out.{format_}"
    path.write_bytes(b"good")

    def cancel(done: int, of: int) -> None:
        raise CancelledError(f"cancelled at {done} of {of}")

    with pytest.raises(CancelledError):
        export_document(library, Export(project.id, document, format_, path, usual(document)), cancel)
    assert path.read_bytes() == b"good"
    assert {each.name for each in tmp_path.iterdir() if each.is_file()} <= {
        path.name,
        "library.charrette",
        *_beside(),
    }


def _beside() -> set[str]:
    return {"library.charrette-wal", "library.charrette-shm"}


def test_what_cannot_be_written_says_why(library: Library, project: Project, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    with pytest.raises(ExportError, match="written"):
        export_document(library, Export(project.id, "brief", "pdf", blocked / "brief.pdf"))
    with pytest.raises(InvalidInputError, match="written as"):
        export_document(library, Export(project.id, "brief", "csv", tmp_path / "a.csv"))
    with pytest.raises(NotFoundError, match="no document"):
        export_document(library, Export(project.id, "poem", "pdf", tmp_path / "a.pdf"))
    with pytest.raises(NotFoundError, match="no longer"):
        export_document(library, Export(UUID(int=5), "brief", "pdf", tmp_path / "a.pdf"))


def test_names_of_files_are_plain(library: Library, project: Project) -> None:
    with library.reading() as queries:
        snapshot = queries.snapshot(project.id)
    assert snapshot is not None
    name = file_name(snapshot, "needs", "csv", Edition.PUBLIC)
    assert name.endswith("-needs.csv")
    assert not set(name) & set(' /\\:*?"<>|')


def test_the_public_list_leaves_one_total_out_where_two_would_tell(
    library: Library, project: Project
) -> None:
    need = library.do(make_need, MakeNeed(project.id, short_name="A ramp"))
    with library.reading() as queries:
        groups, charrette = queries.groups(project.id), queries.charrettes(project.id)[0]
    opened = library.do(open_round, OpenRound(charrette.id, (need.id,), options={"dots": 1, "cap": 1}))
    for group, count in zip(groups, (9, 7, 4, 3), strict=False):
        for _ in range(count):
            library.do(cast_ballot, CastBallot(opened.id, group.id, {need.id: 1}))
    library.do(close_round, opened.id)
    hidden = needs_list(snapshot_of(library, project), PUBLIC_LEAST)
    assert "the room has not seen it yet" in hidden.withheld
    assert (hidden.result, hidden.lines[0].standing, hidden.view.columns) == (None, None, ())
    library.do(reveal_round, opened.id)
    snapshot = snapshot_of(library, project)
    public, own = needs_list(snapshot, PUBLIC_LEAST), needs_list(snapshot, FACILITATOR_LEAST)
    assert public.lines[0].standing is not None
    assert own.lines[0].standing is not None
    assert public.lines[0].standing.balanced is None
    assert own.lines[0].standing.balanced is not None
    assert "left out" in public.view.note
