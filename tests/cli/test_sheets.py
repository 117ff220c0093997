"""``charrette export`` for what is printed for the room."""

import json
from pathlib import Path

import pytest

from charrette.__main__ import main
from charrette.services.needs import MakeNeed, make_need
from charrette.services.projects import NewProject, create_project
from charrette.services.rounds import OpenRound, open_round
from charrette.store.library import Library
from tests.publishing.measured import pages

NAME = "Oak Street Elementary"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one project and an open round."""
    path = tmp_path_factory.mktemp("sheets") / "library.charrette"
    made = Library(path)
    project = made.do(create_project, NewProject(NAME))
    need = made.do(make_need, MakeNeed(project.id, short_name="A ramp at the main door"))
    with made.reading() as queries:
        charrette = queries.charrettes(project.id)[0]
    made.do(open_round, OpenRound(charrette.id, (need.id,), options={"dots": 1, "cap": 1}))
    made.close()
    return path


def export(
    capsys: pytest.CaptureFixture[str], library: Path, document: str, to: Path, *words: str
) -> tuple[int, str, str]:
    """Runs the command; returns its status, output and errors."""
    fixed = [
        "--library",
        str(library),
        "export",
        document,
        "--format",
        "pdf",
        "--project",
        NAME,
        "--to",
        str(to),
    ]
    status = main([*fixed, *words])
    said = capsys.readouterr()
    return status, said.out.strip(), said.err.strip()


@pytest.mark.parametrize("document", ["agenda", "cards", "grids", "ballots", "wall", "kit"])
def test_sheets_without_names_are_public(
    document: str, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = export(capsys, library, document, tmp_path)
    assert (status, err) == (0, "")
    assert Path(out).name == f"oak-street-elementary-{document}.pdf"
    assert pages(Path(out))


@pytest.mark.parametrize("document", ["sign-in", "tents"])
def test_sheets_with_aliases_say_so(
    document: str, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = export(capsys, library, document, tmp_path)
    assert status == 0
    assert "It holds aliases" in err
    assert out.endswith(f"{document}-full-restricted.pdf")
    status, out, err = export(capsys, library, document, tmp_path, "--edition", "public")
    assert (status, out) == (1, "")
    assert "full edition only" in err


def test_options_reach_the_paper(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cards = tmp_path / "cards.pdf"
    words = ("--per-page", "12", "--count", "20", "--paper", "a4", "--json")
    status, out, _ = export(capsys, library, "cards", cards, *words)
    assert status == 0
    assert json.loads(out) == {"file": str(cards), "missing": []}
    found = pages(cards)
    assert [len(page.codes) for page in found] == [12, 12]
    assert round(found[0].size[0]) == 595
    ballots = tmp_path / "ballots.pdf"
    words = ("--round", "R-1", "--count", "2", "--large-print", "--languages", "en,es")
    assert export(capsys, library, "ballots", ballots, *words)[0] == 0
    (first, _) = pages(ballots)
    assert "Papeleta" in first.words
    assert min(each.size for each in first.texts) >= 17.99
    grids = tmp_path / "grids.pdf"
    assert export(capsys, library, "grids", grids, "--people", "4", "--session", "1")[0] == 0
    assert len(pages(grids)) == 4


@pytest.mark.parametrize(
    ("document", "words", "said"),
    [
        ("cards", ("--people", "4"), "“cards” does not heed --people; it takes --per-page"),
        ("brief", ("--count", "4"), "it takes none of these options"),
        ("cards", ("--per-page", "6"), "4 or 12 a page, not 6"),
        ("cards", ("--count", "0"), "--count is 0"),
        ("ballots", ("--round", "R-7"), "There is no round R-7. There are: R-1."),
        ("ballots", ("--languages", "en,fr"), "not in en and fr"),
        ("agenda", ("--session", "3"), "There is no session 3"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(
    document: str,
    words: tuple[str, ...],
    said: str,
    library: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, err = export(capsys, library, document, tmp_path, *words)
    assert (status, out) == (1, "")
    assert said in err
    assert err.count("\n") == 0
    assert not list(tmp_path.iterdir())
