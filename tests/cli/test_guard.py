"""``charrette guard``: findings as text and as JSON, status 3 when something blocks."""

import json
from pathlib import Path

import pytest

from charrette.domain.plan.settlements import Way
from charrette.domain.project import Project
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from tests.cli.test_commands import run
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_guard import TWICE, doubled, settle, settled_for_signing
from tests.store.libraries import opened


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the library is."""
    return tmp_path / "library.charrette"


@pytest.fixture
def library(place: Path) -> Library:
    """A library to write in; a command opens it for itself."""
    return opened(place)


@pytest.fixture
def room(library: Library) -> Room:
    project: Project = library.do(create_project, NewProject("Alder Creek"))
    return furnished(library, project)


def test_what_blocks_gives_status_3_and_json_as_promised(
    room: Room, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    doubled(room)
    room.library.close()
    status, said, _ = run(capsys, "--library", place, "guard", "--project", "Alder Creek", "--json")
    found = {each["id"]: each for each in json.loads(said)}
    assert status == 3
    assert found[TWICE] == {
        "id": TWICE,
        "rule": 2,
        "severity": "blocks",
        "items": ["B-001", "B-004"],
        "title": "Data cabling, Classrooms: install is budgeted twice",
        "explanation": "S-001: Technology $120,000 (B-001) and Facilities $90,000 (B-004) pay for the same work.",
        "decision": None,
    }
    assert {each["severity"] for each in found.values()} == {"blocks", "warns"}


def test_a_decision_stands_beside_its_finding(
    room: Room, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    doubled(room)
    room.do(*settle(room, TWICE, Way.KEEP_ONE))
    room.library.close()
    said = run(capsys, "--library", place, "guard", "--json")[1]
    decision = next(each for each in json.loads(said) if each["id"] == TWICE)["decision"]
    assert (decision["way"], decision["freed"], decision["by"], decision["holds"]) == (
        "keep one",
        "90000.00",
        "Ada",
        True,
    )


def test_gaps_alone_give_status_0_and_a_last_line_with_counts(
    room: Room, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settled_for_signing(room)
    room.library.close()
    status, said, _ = run(capsys, "--library", place, "guard", "--project", "Alder Creek")
    lines = said.splitlines()
    assert status == 0
    assert lines[0].startswith("warns ")
    assert lines[-1].startswith("0 blocks, ")
    assert lines[-1].endswith(" 0 decided; $0 freed.")


def test_an_unknown_project_is_said_in_one_line(
    room: Room, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    room.library.close()
    status, said, complaint = run(capsys, "--library", place, "guard", "--project", "Birch")
    assert (status, said) == (1, "")
    assert "Birch" in complaint
