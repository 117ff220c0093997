"""The first look: without SQLAlchemy it sees what the library holds, or nothing at all."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from charrette.domain.cards import Card, CardStatus
from charrette.domain.project import Project
from charrette.services.capture import KeepCard, KeepCards, keep_cards
from charrette.services.importing import AdoptProject, adopt_project
from charrette.services.projects import NewProject, create_project
from charrette.store import first_look as looking
from charrette.store.first_look import first_look
from charrette.store.library import Library
from tests.services.any_project import AnyProject
from tests.services.scenarios import furnished
from tests.store.libraries import opened, snapshot_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.charrette"


def filled(path: Path, *names: str) -> list[Project]:
    """A library with projects in which things happened."""
    library = opened(path)
    projects = [library.do(create_project, NewProject(name, zone="America/Chicago")) for name in names]
    for project in projects:
        furnished(library, project).with_ballot()
    library.close()
    return projects


def test_it_sees_what_the_library_holds(path: Path) -> None:
    first, second = filled(path, "Alder Creek", "Birch")
    library = opened(path, read_only=True)
    expected = {project.id: snapshot_of(library, project) for project in (first, second)}
    with library.reading() as queries:
        step = queries.last_step()
    library.close()
    for recent, shown in (((), second), ((str(first.id),), first), ((str(first.id), str(second.id)), first)):
        seen = first_look(path, recent)
        assert seen is not None
        assert seen.snapshot == expected[shown.id]
        assert seen.last_step == step


@pytest.mark.parametrize("seed", range(4))
def test_it_sees_a_project_of_any_content(path: Path, seed: int) -> None:
    made = AnyProject(seed)
    snapshot = made.snapshot()
    assert snapshot.entries
    assert snapshot.photos
    library = opened(path)
    library.do(adopt_project, AdoptProject(snapshot, "made"))
    expected = snapshot_of(library, made.project)
    library.close()
    seen = first_look(path, [])
    assert seen is not None
    assert seen.snapshot == expected


def many_cards(library: Library, project: Project, count: int) -> None:
    """So many more cards: every third one without a theme, the others in the first two."""
    with library.reading() as queries:
        themes = queries.themes(project.id)
    of = (None, themes[0].id, themes[1].id)
    cards = tuple(KeepCard(project.id, f"Card {n}", theme_id=of[n % 3]) for n in range(count))
    library.do(keep_cards, KeepCards(cards))


def test_of_many_cards_it_sees_the_top_of_each_theme_and_how_many_there_are(path: Path) -> None:
    (project,) = filled(path, "Alder Creek")
    library = opened(path)
    many_cards(library, project, 300)
    expected = snapshot_of(library, project)
    library.close()
    seen = first_look(path, [], top=16)
    assert seen is not None
    assert seen.snapshot is not None
    assert seen.counts is not None
    of_theme: dict[UUID | None, list[Card]] = {}
    for card in sorted(expected.cards, key=lambda card: (card.position, card.number)):
        if card.status is CardStatus.OPEN:
            of_theme.setdefault(card.theme_id, []).append(card)
    assert seen.counts == {theme: len(cards) for theme, cards in of_theme.items()}
    top = {card.id for cards in of_theme.values() for card in cards[:16]}
    assert seen.snapshot == replace(expected, cards=tuple(card for card in expected.cards if card.id in top))
    whole = seen.whole()
    assert whole is not None
    assert whole.snapshot == expected
    assert whole.counts is None


def test_a_project_that_has_gone_cannot_be_seen_whole(path: Path) -> None:
    (project,) = filled(path, "Alder Creek")
    library = opened(path)
    many_cards(library, project, 300)
    library.close()
    seen = first_look(path, [], top=16)
    path.unlink()
    assert seen is not None
    assert seen.whole() is None


def test_of_few_cards_it_sees_all(path: Path) -> None:
    filled(path, "Alder Creek")
    assert first_look(path, [], top=1) == first_look(path, [])


def test_it_sees_what_is_only_in_the_log(path: Path) -> None:
    (project,) = filled(path, "Alder Creek")
    library = opened(path)
    second = library.do(create_project, NewProject("Birch"))
    seen = first_look(path, [])
    assert seen is not None
    assert seen.snapshot == snapshot_of(library, second) != snapshot_of(library, project)
    library.close()


def test_a_library_without_projects_has_nothing_to_show(path: Path) -> None:
    opened(path).close()
    seen = first_look(path, ["nonsense" * 4])
    assert seen is None or seen.snapshot is None


@pytest.mark.parametrize("content", [None, b"", b"Dear all" * 200, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_needs_care_is_left_to_the_library(content: bytes | None, path: Path) -> None:
    if content is not None:
        path.write_bytes(content)
    assert first_look(path, []) is None
    assert path.exists() is (content is not None)
    if content is not None:
        assert path.read_bytes() == content


def test_a_library_of_another_version_is_left_to_the_library(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path, "Alder Creek")
    before = path.read_bytes()
    for version in ("0000", "0002", "0005"):
        monkeypatch.setattr(looking, "HEAD", version)
        assert first_look(path, []) is None
    assert path.read_bytes() == before


def test_it_needs_no_sqlalchemy(path: Path) -> None:
    filled(path, "Alder Creek")
    program = (
        "import sys; from pathlib import Path; from charrette.store.first_look import first_look; "
        f"print(first_look(Path({str(path)!r}), []).snapshot.project.name, 'sqlalchemy' in sys.modules)"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "Alder Creek False"
