"""``charrette check --room`` as people use it."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from charrette.__main__ import main
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with one project."""
    made = Library(tmp_path / "library.charrette")
    made.do(create_project, NewProject("Oak Street", zone="UTC"))
    made.close()
    return tmp_path / "library.charrette"


def test_each_thing_has_its_verdict(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--library", str(library), "check", "--room", "--project", "Oak Street"])
    lines = capsys.readouterr().out.splitlines()
    assert [line[5:].split(":")[0] for line in lines] == [
        *("Library", "Free disk", "Backup", "Power", "Sleep", "Clock"),
    ]
    assert {line[:5].strip() for line in lines} <= {"ok", "look", "stop"}


def test_a_stop_is_the_exit_status(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ahead = (datetime.now(UTC) + timedelta(days=3)).timestamp()
    os.utime(library, (ahead, ahead))
    status = main(["--library", str(library), "check", "--room", "--json"])
    said = capsys.readouterr()
    found = {each["name"]: each for each in json.loads(said.out)["findings"]}
    assert (status, json.loads(said.out)["verdict"], found["Clock"]["verdict"]) == (1, "stop", "stop")
    assert "Set the date and time" in found["Clock"]["todo"]
    assert said.err == "charrette: do not start like this: clock.\n"


def test_a_project_that_is_not_there_is_named(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--library", str(library), "check", "--room", "--project", "Elm"]) == 1
    assert "There is no project “Elm”" in capsys.readouterr().err
