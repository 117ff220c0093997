"""``charrette carry-forward``: from one project to the next, by name."""

import json
from pathlib import Path

import pytest

from charrette.cli.parser import parse
from charrette.cli.run import run_command
from charrette.services.lessons import AddLesson, add_lesson
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.charrette"
    made = Library(path)
    project = made.do(create_project, NewProject("Alder"))
    made.do(add_lesson, AddLesson(project.id, "Ask custodial first"))
    made.close()
    return path


def run(capsys: pytest.CaptureFixture[str], library: Path, *words: str) -> tuple[int, str, str]:
    status = run_command(parse(["--library", str(library), "carry-forward", *words]))
    out = capsys.readouterr()
    return status, out.out, out.err


def test_a_new_project_comes_from_another(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, library, "--from", "Alder", "--to", "Birch", "--parts", "lessons, groups")
    assert (status, out) == (0, "Carried Alder forward to Birch, a new project: lessons and groups.\n")
    status, out, _ = run(capsys, library, "--from", "Alder", "--to", "Birch", "--json")
    told = json.loads(out)
    assert (status, told["new"], told["to"], len(told["parts"])) == (0, False, "Birch", 9)
    made = Library(library)
    with made.reading() as queries:
        project = queries.project_named("Birch")
        assert project is not None
        assert [each.text for each in queries.plan(project.id).lessons] == ["Ask custodial first"]
    made.close()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "Elder", "--to", "Birch"), "There is no project “Elder”"),
        (("--from", "Alder", "--to", "Alder"), "cannot be carried forward into itself"),
        (("--from", "Alder", "--to", "Birch", "--parts", "people"), "There is no part “people” to carry"),
        (("--from", "Alder", "--to", "Birch", "--parts", ","), "Choose what comes along"),
    ],
)
def test_what_cannot_be_carried_is_said_in_one_line(
    library: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    status, _, errors = run(capsys, library, *words)
    assert status == 1
    assert said in errors
    assert errors.count("\n") == 1
    made = Library(library)
    with made.reading() as queries:
        assert [each.name for each in queries.projects()] == ["Alder"]
    made.close()
