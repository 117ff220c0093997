"""``charrette agenda``: new, show, templates."""

import json
from pathlib import Path

import pytest

from charrette.services.templates import own_templates_folder
from tests.cli.test_commands import run

NEW = ("agenda", "new", "--template", "half-day-school", "--project", "Oak Street")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Where a library may be made."""
    return tmp_path / "library.charrette"


def test_a_template_becomes_an_agenda_that_is_shown(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said, _ = run(capsys, "--library", library, *NEW, "--start", "2027-03-14T09:00")
    assert (status, said) == (0, "Oak Street: 1 session with 16 blocks from “Half-day school charrette”.\n")
    status, said, _ = run(capsys, "--library", library, "agenda", "show", "--project", "Oak Street")
    lines = said.splitlines()
    assert (status, lines[0], lines[-1]) == (0, "Half-day charrette, 2027-03-14", "4 h 15 of 4 h 15.")
    assert lines[2].split()[:2] == ["09:00", "15"]
    assert "protected" in lines[16]


def test_the_agenda_as_json_names_times_kinds_and_rules(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = (
        "agenda",
        "new",
        "--template",
        "two-day-school",
        "--project",
        "Oak",
        "--start",
        "2027-03-14T09:30",
    )
    run(capsys, "--library", library, *words)
    sessions = json.loads(run(capsys, "--library", library, "agenda", "show", "--json")[1])
    assert [each["starts_at"] for each in sessions] == ["2027-03-14T09:30+00:00", "2027-03-15T09:30+00:00"]
    lunch = next(block for block in sessions[0]["blocks"] if block["title"] == "Lunch")
    assert (lunch["start"], lunch["fixed_start"], lunch["protected"]) == (
        "2027-03-14T12:30+00:00",
        "12:30",
        True,
    )
    assert (sessions[0]["minutes"], sessions[0]["minutes_there_are"], sessions[0]["troubles"]) == (
        375,
        375,
        [],
    )
    second = json.loads(run(capsys, "--library", library, "agenda", "show", "--session", "2", "--json")[1])
    assert second == [sessions[1]]
    status, _, error = run(capsys, "--library", library, "agenda", "show", "--session", "3")
    assert (status, error) == (1, "charrette: There is no session 3. There are 2.\n")


def test_without_a_start_there_are_no_times_and_a_second_run_adds_a_session(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert run(capsys, "--library", library, *NEW)[0] == 0
    sessions = json.loads(run(capsys, "--library", library, "agenda", "show", "--json")[1])
    assert [each["session"] for each in sessions] == ["Half-day charrette"] * 2
    assert sessions[0]["blocks"][0]["start"] is None


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ((*NEW, "--start", "tomorrow"), "“tomorrow” is no date and time. Write it as 2027-03-14T09:00."),
        (("agenda", "new", "--template", "nap", "--project", "Oak"), "There is no template “nap”."),
    ],
)
def test_what_cannot_be_is_said_in_one_line(
    library: Path, words: tuple[str, ...], error: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said, told = run(capsys, "--library", library, *words)
    assert (status, said) == (1, "")
    assert told.startswith(f"charrette: {error}")
    assert told.count("\n") == 1


def test_templates_are_listed_and_a_broken_own_one_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    folder = own_templates_folder()
    folder.mkdir(parents=True)
    (folder / "bad.json").write_text("[]", encoding="utf-8")
    status, said, error = run(capsys, "agenda", "templates")
    assert status == 0
    assert "half-day-school" in said
    assert error.startswith("charrette: bad.json: an object in { } belongs here.")
    found = json.loads(run(capsys, "agenda", "templates", "--json")[1])
    assert {each["name"] for each in found} >= {"nominal-group", "families-evening"}
