"""Shared papers: kept once, said in words where they cannot be, laid out under a name that harms nobody."""

import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from charrette.domain.errors import ExportError, InvalidInputError, LibraryError, NotFoundError
from charrette.domain.plan.papers import Paper
from charrette.domain.project import Project
from charrette.exchange.paper_files import MOST_BYTES, media_type_of, runs, safe_name
from charrette.services.papers import AddPaper, add_paper, edit_paper, laid_out, paper_content, remove_paper
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from charrette.store.unit_of_work import UnitOfWork
from tests.exchange.photos import jpeg
from tests.services.scenarios import Room, furnished
from tests.store.libraries import opened


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    path = tmp_path / "Stage drawing.pdf"
    path.write_bytes(b"%PDF-1.7 a stage")
    return path


def papers(room: Room) -> tuple[Paper, ...]:
    with room.library.reading() as queries:
        return queries.plan(room.project.id).papers


def test_a_paper_is_kept_as_it_is_and_says_what_it_is_about(room: Room, drawing: Path) -> None:
    paper = room.do(add_paper, AddPaper(room.project.id, drawing, need_id=room.needs[0].id))
    assert papers(room) == (paper,)
    assert (paper.number, paper.title, paper.file_name) == (1, "Stage drawing", "Stage drawing.pdf")
    assert (paper.media_type, paper.size) == ("application/pdf", 16)
    assert paper_content(room.library, paper) == drawing.read_bytes()
    assert room.library.history()[0] == "Shared the paper “Stage drawing” with N-001"


def test_the_same_file_is_shared_once_for_each_thing_it_is_about(room: Room, drawing: Path) -> None:
    first = room.do(add_paper, AddPaper(room.project.id, drawing, "The stage"))
    again = room.do(add_paper, AddPaper(room.project.id, drawing, need_id=room.needs[1].id))
    assert (again.number, again.sha256) == (2, first.sha256)
    with pytest.raises(InvalidInputError, match="there already, as paper 1 “The stage”"):
        room.do(add_paper, AddPaper(room.project.id, drawing))
    with pytest.raises(InvalidInputError, match="there already, as paper 1"):
        room.do(edit_paper, replace(again, need_id=None))
    room.do(remove_paper, first.id)
    assert room.do(edit_paper, replace(again, need_id=None)).title == "Stage drawing"


def test_a_paper_belongs_to_one_thing_of_its_own_project(room: Room, drawing: Path) -> None:
    ids: dict[str, Any] = {"need_id": room.needs[0].id, "milestone_id": room.needs[0].id}
    with pytest.raises(NotFoundError, match="That milestone is no longer"):
        room.do(add_paper, AddPaper(room.project.id, drawing, **ids))
    paper = room.do(add_paper, AddPaper(room.project.id, drawing))
    with pytest.raises(InvalidInputError, match="same as before"):
        room.do(edit_paper, replace(paper, title=" Stage  drawing ", file_name="other.pdf", size=1))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.pdf", b"", "is empty"),
        ("quote.exe", b"anything", "is a program"),
        ("quote.pdf.bat", b"anything", "is a program"),
        ("quote.pdf", b"MZ\x90\0", "is a program"),
        ("film.mp4", b"0" * (MOST_BYTES + 200_000), r"has 25\.2 MB; the most is 25 MB"),
    ],
)
def test_what_cannot_be_shared_is_said_in_words(
    room: Room, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InvalidInputError, match=said):
        room.do(add_paper, AddPaper(room.project.id, path))
    assert papers(room) == ()


def test_a_folder_and_a_file_that_is_not_there_are_said_in_words(room: Room, tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="is a folder"):
        room.do(add_paper, AddPaper(room.project.id, tmp_path))
    with pytest.raises(InvalidInputError, match="cannot be read: No such file"):
        room.do(add_paper, AddPaper(room.project.id, tmp_path / "gone.pdf"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(room: Room, tmp_path: Path) -> None:
    pipe = tmp_path / "quote.pdf"
    os.mkfifo(pipe)
    with pytest.raises(InvalidInputError, match="a device or a pipe, no file"):
        room.do(add_paper, AddPaper(room.project.id, pipe))


def test_a_full_disk_is_said_in_words_and_keeps_what_was(tmp_path: Path, drawing: Path) -> None:
    library = opened(tmp_path / "full.charrette")
    project = library.do(create_project, NewProject("Birch"))
    drawing.write_bytes(b"%PDF" + b"x" * 3_000_000)

    def add_on_a_full_disk(work: UnitOfWork, command: AddPaper) -> Paper:
        connection = work.session.connection()
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 50}")
        return add_paper(work, command)

    with pytest.raises(LibraryError, match="The disk is full"):
        library.do(add_on_a_full_disk, AddPaper(project.id, drawing))
    with library.reading() as queries:
        assert queries.plan(project.id).papers == ()
    assert not library.check()
    library.close()


def test_a_copy_is_laid_out_read_only_in_a_private_folder(room: Room, drawing: Path) -> None:
    paper = room.do(add_paper, AddPaper(room.project.id, drawing))
    copy = laid_out(room.library, paper)
    assert copy.name == "Stage drawing.pdf"
    assert copy.read_bytes() == drawing.read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o400
    assert stat.S_IMODE(copy.parent.parent.stat().st_mode) == 0o700
    assert laid_out(room.library, paper) == copy
    copy.chmod(0o600)
    copy.write_bytes(b"spoilt by the program that had it open")
    assert laid_out(room.library, paper).read_bytes() == drawing.read_bytes()


def test_a_name_from_a_file_cannot_leave_the_folder_or_run(room: Room, drawing: Path, tmp_path: Path) -> None:
    paper = room.do(add_paper, AddPaper(room.project.id, drawing))
    out = tmp_path / "out"
    out.mkdir()
    for name in (
        "../../etc/passwd",
        "..\\..\\autoexec",
        "/abs",
        "CON",
        "a:b|c?.pdf",
        "..",
        "",
        "x" * 400 + ".pdf",
    ):
        copy = laid_out(room.library, replace(paper, file_name=name), out)
        assert copy.parent.parent == out
        assert copy.is_file()
    with pytest.raises(InvalidInputError, match="would run as a program"):
        laid_out(room.library, replace(paper, file_name="quote\u202efdp.exe"), out)


def test_a_paper_without_content_and_a_folder_that_has_gone_are_said(
    room: Room, drawing: Path, tmp_path: Path
) -> None:
    paper = room.do(add_paper, AddPaper(room.project.id, drawing))
    with pytest.raises(NotFoundError, match="content of “Stage drawing” is not in this library"):
        laid_out(room.library, replace(paper, sha256="0" * 64))
    with pytest.raises(ExportError, match="“Stage drawing” cannot be opened"):
        laid_out(room.library, paper, tmp_path / "gone")


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../a:b.pdf", "a_b.pdf"),
        ("C:\\papers\\plan.dwg", "plan.dwg"),
        ("con.txt", "_con.txt"),
        ("LPT1", "_LPT1"),
        ("COM².pdf", "_COM².pdf"),
        ("console.pdf", "console.pdf"),
        ("  .hidden ", "hidden"),
        ("ends with dots...", "ends with dots"),
        ("a\nb\0c\u202ed.pdf", "abcd.pdf"),
        ("..", "paper"),
        ("dibujo de la azotea ñ.pdf", "dibujo de la azotea ñ.pdf"),
    ],
)
def test_names_are_made_safe(given: str, safe: str) -> None:
    assert safe_name(given) == safe
    assert safe_name(safe) == safe
    assert Path(safe).name == safe


def test_a_long_name_keeps_its_ending() -> None:
    name = safe_name("ü" * 300 + ".pdf")
    assert name.endswith("ü.pdf")
    assert len(name.encode()) <= 120


def test_the_content_says_what_a_file_is_before_its_name() -> None:
    assert media_type_of(jpeg(), "photo.pdf") == "image/jpeg"
    assert media_type_of(b"PK\x03\x04", "Quote.XLSX").endswith("spreadsheetml.sheet")
    assert media_type_of(b"?", "thing") == "application/octet-stream"
    assert runs("a.PS1")
    assert not runs("a.pdf")
