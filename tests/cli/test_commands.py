"""The command line as people use it: real files, exit status, one plain line on standard error."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from charrette.__main__ import main
from charrette.cli.parser import COMMANDS
from charrette.system.paths import log_folder
from tests.store.processes import as_nobody, folder_for_all

NEW = "Oak Street Elementary"


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    """Runs a command; returns its status, output and errors."""
    status = main([str(word) for word in words])
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Where a library may be made."""
    return tmp_path / "library.charrette"


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small rehearsal."""
    folder = tmp_path_factory.mktemp("rehearsal")
    assert (
        main(["rehearse", "--to", str(folder), "--participants", "12", "--cards", "40", "--seed", "7"]) == 0
    )
    return folder


@pytest.mark.parametrize(
    "words",
    [[name] for name in COMMANDS]
    + [["import", "cards"], ["import", "needs"], ["backup", "list"], ["backup", "restore"]],
    ids=" ".join,
)
def test_every_command_has_help(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    assert ended.value.code == 0
    assert "usage:" in capsys.readouterr().out


def test_cards_come_from_csv_into_a_new_project(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "cards.csv"
    source.write_text('who,idea\nStudents,A place to sit\nParents,"Shade, please"\n', encoding="utf-8")
    words = (
        "--library",
        library,
        "import",
        "cards",
        source,
        "--project",
        NEW,
        "--text",
        "idea",
        "--group",
        "who",
    )
    status, said, _ = run(capsys, *words, "--dry-run")
    assert (status, said) == (0, f"Would import 2 cards into {NEW}.\n")
    assert run(capsys, "--library", library, "list", "projects", "--json")[1] == "[]\n"
    status, said, _ = run(capsys, *words)
    assert (status, said) == (0, f"Imported 2 cards into {NEW}.\n")
    cards = json.loads(run(capsys, "--library", library, "list", "cards", "--project", NEW, "--json")[1])
    assert [(card["text"], card["group"]) for card in cards] == [
        ("A place to sit", "ST"),
        ("Shade, please", "PA"),
    ]


def test_a_bad_row_names_its_place_and_nothing_is_kept(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "cards.csv"
    source.write_text("text\nfine\n" + "x" * 4001 + "\n", encoding="utf-8")
    status, said, errors = run(capsys, "--library", library, "import", "cards", source, "--project", NEW)
    assert status == 1
    assert not said
    assert "row 3" in errors.lower()
    assert errors.count("\n") == 1
    assert json.loads(run(capsys, "--library", library, "list", "projects", "--json")[1]) == []


def test_an_unknown_group_is_refused_in_a_project_that_is_there(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "cards.csv"
    source.write_text("text,group\nfine,Students\n", encoding="utf-8")
    assert run(capsys, "--library", library, "import", "cards", source, "--project", NEW)[0] == 0
    source.write_text("text,group\nbad,Studnets\n", encoding="utf-8")
    status, _, errors = run(capsys, "--library", library, "import", "cards", source, "--project", NEW)
    assert status == 1
    assert "Studnets" in errors


def test_the_full_needs_file_is_lossless(
    rehearsed: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    original = next(rehearsed.glob("*-needs-full-restricted.json"))
    name = "Alder Creek Middle School"
    assert run(capsys, "--library", library, "import", "needs", original, "--project", name)[0] == 0
    again = library.with_name("again.json")
    words = ("export", "needs", "--format", "json", "--project", name, "--to", again, "--edition", "full")
    assert run(capsys, "--library", library, *words)[0] == 0

    def without_time(path: Path) -> list[str]:
        return [line for line in path.read_text(encoding="utf-8").splitlines() if '"exported_at"' not in line]

    assert without_time(again) == without_time(original)
    assert "exported_at" in again.read_text(encoding="utf-8")


def test_needs_from_a_table_join_a_project(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "needs.csv"
    source.write_text(
        "short_name,statement,category\nBike racks,Racks by the door,Site and outdoor\n", encoding="utf-8"
    )
    for _ in range(2):
        assert run(capsys, "--library", library, "import", "needs", source, "--project", NEW)[0] == 0
    needs = json.loads(run(capsys, "--library", library, "list", "needs", "--project", NEW, "--json")[1])
    assert [(need["code"], need["name"], need["theme"]) for need in needs] == [
        ("N-001", "Bike racks", "Site and outdoor"),
        ("N-002", "Bike racks", "Site and outdoor"),
    ]


@pytest.mark.parametrize(
    ("document", "format_", "begins"),
    [
        ("brief", "pdf", b"%PDF"),
        ("handout", "pdf", b"%PDF"),
        ("needs", "pdf", b"%PDF"),
        ("needs", "csv", b"\xef\xbb\xbf"),
        ("needs", "xlsx", b"PK"),
    ],
)
@pytest.mark.parametrize("edition", ["public", "full"])
def test_documents_are_written(
    rehearsed: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    document: str,
    format_: str,
    begins: bytes,
    edition: str,
) -> None:
    path = tmp_path / f"out.{format_}"
    status, said, errors = run(
        capsys, "--library", rehearsed / "library.charrette", "export", document, "--format", format_,
        "--project", "Alder Creek Middle School", "--to", path, "--edition", edition, "--paper", "a4",
    )  # fmt: skip
    assert (status, said.strip(), errors) == (0, str(path), "")
    assert path.read_bytes().startswith(begins)


def test_a_failed_export_keeps_the_good_file(
    rehearsed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"good")
    words = (
        "--library",
        rehearsed / "library.charrette",
        "export",
        "brief",
        "--project",
        "Alder Creek Middle School",
    )
    status, _, errors = run(capsys, *words, "--format", "docx", "--to", path)
    assert status == 1
    assert "pdf" in errors
    assert path.read_bytes() == b"good"


def test_tally_matches_a_count_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ballots.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(
            [
                ["ballot", "group", "weight", "N-001", "N-002", "N-003"],
                [1, "ST", 1, 3, 2, 0],
                [2, "ST", 1, 3, 0, 0],
                [3, "FA", 2, 0, 2, 0],
            ]
        )
    status, said, _ = run(capsys, "tally", path, "--method", "dots", "--json")
    found = json.loads(said)
    assert status == 0
    assert [
        (each["id"], each["rank"], each["tied"], each["score"], each["voters"]) for each in found["needs"]
    ] == [
        ("N-002", 1, True, 6, 3),
        ("N-001", 1, True, 6, 2),
        ("N-003", 3, False, 0, 0),
    ]
    assert run(capsys, "tally", path, "--method", "dots", "--dots", "4")[0] == 1
    assert run(capsys, "tally", path, "--method", "approval")[0] == 1


def test_the_same_seed_gives_the_same_content(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one", "two"):
        assert (
            run(
                capsys,
                "rehearse",
                "--to",
                tmp_path / name,
                "--participants",
                "9",
                "--cards",
                "20",
                "--seed",
                "3",
            )[0]
            == 0
        )
    first, second = tmp_path / "one", tmp_path / "two"
    names = sorted(
        path.name for path in first.iterdir() if path.is_file() and path.suffix not in {".charrette", ".xlsx"}
    )
    assert len(names) == 5
    for name in names:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name
    status, _, errors = run(capsys, "rehearse", "--to", first)
    assert status == 1
    assert "left untouched" in errors


def test_check_finds_a_sound_and_a_damaged_library(
    rehearsed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = rehearsed / "library.charrette"
    status, said, _ = run(capsys, "--library", sound, "check")
    assert status == 0
    assert "is sound" in said
    damaged = tmp_path / "damaged.charrette"
    damaged.write_bytes(sound.read_bytes()[:5000])
    status, _, errors = run(capsys, "--library", damaged, "check")
    assert status == 1
    assert "damaged" in errors
    assert errors.count("\n") == 1


def test_backups_are_listed_and_restored(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "cards.txt"
    source.write_text("A place to sit\n", encoding="utf-8")
    words = ("--library", library, "import", "cards", source, "--project", NEW)
    assert run(capsys, *words)[0] == 0
    assert run(capsys, "--library", library, "backup", "now")[0] == 0
    assert run(capsys, *words)[0] == 0
    listed = json.loads(run(capsys, "--library", library, "backup", "list", "--json")[1])
    assert len(listed) == 1
    status, said, _ = run(capsys, "--library", library, "backup", "restore", listed[0]["name"])
    assert status == 0
    assert "kept as" in said
    cards = json.loads(run(capsys, "--library", library, "list", "cards", "--project", NEW, "--json")[1])
    assert len(cards) == 1
    assert run(capsys, "--library", library, "backup", "restore", "no-such")[0] == 1


def test_a_missing_library_is_not_made_by_reading(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, errors = run(capsys, "--library", library, "list", "projects")
    assert status == 1
    assert "no library" in errors
    assert not library.exists()


def test_the_installed_command_says_its_version() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "charrette", "--version"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert done.stdout.startswith("Charrette ")


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["list", "bogus"],
        ["rehearse", "--to", "x", "--participants", "many"],
        ["tally", "x.csv"],
        ["expotr", "brief", "--format", "pdf"],
        ["bogus"],
    ],
    ids=" ".join,
)
def test_a_slip_in_the_words_is_answered_in_one_line(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    errors = capsys.readouterr().err
    assert ended.value.code == 2
    assert errors.startswith("charrette: ")
    assert errors.count("\n") == 1
    assert "--help" in errors


def shell(*words: str | Path, **more: Any) -> "subprocess.CompletedProcess[bytes]":
    """Runs the command as a process of its own."""
    command = [sys.executable, "-m", "charrette", *map(str, words)]
    return subprocess.run(command, stderr=subprocess.PIPE, check=False, **more)


def test_letters_that_the_output_cannot_show_end_no_command(tmp_path: Path) -> None:
    """As on a Windows pipe: JSON stays whole, a table shows a question mark."""
    ballots = tmp_path / "ballots.csv"
    ballots.write_text("ballot,group,N-1\n1,木,2\n", encoding="utf-8")
    narrow = {"env": os.environ | {"PYTHONIOENCODING": "ascii"}, "stdout": subprocess.PIPE}
    done = shell("tally", ballots, "--method", "dots", "--json", **narrow)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["groups"][0]["name"] == "木"
    done = shell("tally", tmp_path / "木.csv", "--method", "dots", **narrow)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no /dev/full here")
def test_an_output_that_is_full_or_closed_is_said_in_one_line(rehearsed: Path) -> None:
    words = ("--library", rehearsed / "library.charrette", "list", "cards", "--json")
    with Path("/dev/full").open("wb") as full:
        done = shell(*words, stdout=full)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"No space left" in done.stderr
    command = [sys.executable, "-m", "charrette", *map(str, words)]
    closed = subprocess.run(
        ["/bin/sh", "-c", '"$@" >&-', "sh", *command], stderr=subprocess.PIPE, check=False
    )
    assert closed.stderr == b""
    piped = subprocess.run(
        ["/bin/sh", "-c", '"$@" | head -1', "sh", *command], capture_output=True, check=False
    )
    assert (piped.stdout, piped.stderr) == (b"[\n", b"")


def test_an_export_replaces_files_only(rehearsed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = (
        "export",
        "needs",
        "--format",
        "csv",
        "--project",
        "Alder Creek Middle School",
        "--to",
        os.devnull,
    )
    status, _, errors = run(capsys, "--library", rehearsed / "library.charrette", *words)
    assert status == 1
    assert "is no file" in errors
    assert not Path(os.devnull).is_file()


@pytest.mark.logs_warnings
def test_a_fault_of_ours_is_one_line_too_and_its_details_are_in_the_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr("charrette.cli.tallying.tally_file", broken)
    status, _, errors = run(capsys, "tally", "ballots.csv", "--method", "dots")
    assert status == 1
    assert errors.count("\n") == 1
    assert "fault of Charrette: ZeroDivisionError: two lines" in errors
    assert "Traceback" in (log_folder() / "charrette.log").read_text(encoding="utf-8")


def test_what_only_reads_a_library_needs_no_right_to_write(rehearsed: Path) -> None:
    with folder_for_all() as folder:
        library = folder / "library.charrette"
        library.write_bytes((rehearsed / "library.charrette").read_bytes())
        library.chmod(0o444)
        folder.chmod(0o555)
        words = ["--library", str(library), "list", "cards"]
        assert as_nobody(lambda: main(words)) == 0
        assert as_nobody(lambda: main([*words[:2], "check"])) == 0
        assert [path.name for path in folder.iterdir()] == [library.name]
