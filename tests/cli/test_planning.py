"""The plan from the command line: tables come in all or nothing, and a selection says what it would pay for."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from charrette.__main__ import main
from charrette.domain.money import CostRange
from charrette.services.needs import edit_need
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from tests.services.scenarios import furnished

SCOPE = "code,space,system,action,accountable,needs\nS-1,Classrooms,Data cabling,install,Technology,N-002\n"
BUDGET = "Line,Who,What,Class,Dollars,Scope,Paid by\nB-9,Technology,Cabling,hard,198000,S-001,Bond=150000\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A library with a project in the middle of its work, its needs costed."""
    path = tmp_path / "library.charrette"
    library = Library(path, actor="Bea")
    room = furnished(library, library.do(create_project, NewProject("Birch")))
    for need, cost in zip(room.needs, (30, 20, 40), strict=True):
        room.do(edit_need, replace(need, cost=CostRange(None, cost * 1000_00, None)))
    library.close()
    return path


def run(place: Path, *words: str) -> int:
    """One command on that library."""
    return main(["--library", str(place), *words, "--project", "Birch"])


def test_scope_and_budget_are_imported_with_a_mapping(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scope, budget = tmp_path / "scope.csv", tmp_path / "budget.csv"
    scope.write_text(SCOPE, encoding="utf-8")
    budget.write_text(BUDGET, encoding="utf-8")
    assert run(place, "import", "scope", str(scope)) == 0
    mapping = [
        word for each in ("Who=department", "What=description", "Dollars=likely") for word in ("--map", each)
    ]
    assert run(place, "import", "budget", str(budget), *mapping, "--dry-run") == 0
    said = capsys.readouterr().out
    assert "Imported scope into Birch: 1 new, 0 changed, 0 as they were." in said
    assert (
        "Would import budget into Birch: 1 new, 0 changed, 0 as they were; 1 funding source made: Bond."
        in said
    )
    assert run(place, "import", "budget", str(budget), *mapping, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "new": 1,
        "changed": 0,
        "same": 0,
        "new_sources": ["Bond"],
        "dry_run": False,
    }
    library = Library(place)
    with library.reading() as queries:
        plan = queries.plan(queries.projects()[0].id)
    library.close()
    assert [(line.code, line.amount.likely) for line in plan.lines] == [("B-009", 198_000_00)]
    assert len(plan.scope_needs) == len(plan.line_scopes) == len(plan.allocations) == 1


def test_a_bad_table_is_named_by_row_and_column_and_changes_nothing(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scope.csv"
    path.write_text(SCOPE + "S-2,Gym,Wireless,instal,Technology,\n", encoding="utf-8")
    before = place.read_bytes()
    assert run(place, "import", "scope", str(path)) == 1
    said = capsys.readouterr().err
    assert "row 3, column “action”: “instal” is no action. Write one of furnish, rough-in, install," in said
    assert run(place, "import", "scope", str(path), "--map", "space") == 1
    assert "Write theirs=ours." in capsys.readouterr().err
    assert place.read_bytes() == before


def test_a_selection_is_told_step_by_step_or_as_json(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(place, "plan", "select", "--budget", "50000", "--rule", "greedy") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 need for $30,000; $20,000 are left."
    assert run(place, "plan", "select", "--budget", "50,000", "--rule", "equal-shares", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["rule"], found["round"], found["budget"]) == ("equal-shares", "R-1", "50000.00")
    assert [need["code"] for need in found["needs"]] == ["N-001"]
    assert [each["code"] for each in found["left_out"]] == ["N-002", "N-003"]
    assert run(place, "plan", "select", "--budget", "lots", "--rule", "greedy") == 1
    assert "“lots” is no amount" in capsys.readouterr().err
