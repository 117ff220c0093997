"""``charrette import sorted``: a dry run says the same and keeps nothing."""

from pathlib import Path

import pytest

from charrette.__main__ import main
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished


def test_sorted_paper_is_merged_headless(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "library.charrette"
    library = Library(place, actor="Bea")
    room = furnished(library, library.do(create_project, NewProject("Birch")))
    rows = "card,text,theme,need\nC-003,,Site,Ramps\n,Shade,Site,\nC-001,,Furniture,\n"
    path = tmp_path / "wall.csv"
    path.write_text(rows, encoding="utf-8")
    before = room.snapshot()
    asked = ["--library", str(place), "import", "sorted", str(path), "--project", "Birch"]
    library.close()
    assert main([*asked, "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Would merge into Birch: 1 new card, 1 card moved, 1 new theme and 2 left")
    assert "  Left as it is: Row 4, C-001: the room has it in “Learning spaces”" in said
    library = Library(place, actor="Bea")
    assert Room(library, room.project, (), (), room.closed).snapshot() == before
    library.close()
    assert main(asked) == 0
    assert capsys.readouterr().out.startswith("Merged into Birch")
    library = Library(place, actor="Bea")
    now = Room(library, room.project, (), (), room.closed).snapshot()
    library.close()
    assert (now.cards[-1].text, now.themes[-1].name) == ("Shade", "Site")
    assert main([*asked[:-1], "Nowhere"]) == 1
    assert "There is no project “Nowhere”" in capsys.readouterr().err
