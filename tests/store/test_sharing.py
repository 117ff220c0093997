"""A library that several programs have open at once."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from charrette.domain.project import Project
from charrette.services.capture import KeepCard, keep_card
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from tests.store.libraries import opened, snapshot_of

ROOT = Path(__file__).resolve().parents[2]
KEEP = """
import sys
from uuid import UUID
from charrette.services.capture import KeepCard, keep_card
from charrette.store.library import Library
library = Library(sys.argv[1], actor="Bea")
card = library.do(keep_card, KeepCard(UUID(sys.argv[2]), "From another program"))
print(card.code)
library.close()
"""


def test_what_another_program_writes_is_seen(library: Library, project: Project, where: str) -> None:
    library.do(keep_card, KeepCard(project.id, "From this one"))
    with library.reading() as queries:
        seen = queries.last_step()
    ran = subprocess.run(
        [sys.executable, "-c", KEEP, where, str(project.id)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "C-002"
    with library.reading() as queries:
        assert queries.last_step() == seen + 1
        assert [(entry.who, entry.action) for entry in queries.minutes(after=seen)] == [("Bea", "keep_card")]
    assert snapshot_of(library, project).cards[1].original == "From another program"
    assert library.history()[0] == "Kept card C-001 from no group: “From this one”"


def test_a_reading_is_of_one_moment(library: Library, project: Project, bea: Library) -> None:
    with library.reading() as queries:
        assert queries.cards(project.id) == ()
        bea.do(keep_card, KeepCard(project.id, "In between"))
        assert queries.cards(project.id) == ()
    assert len(snapshot_of(library, project).cards) == 1


def test_many_writers_use_no_code_twice(library: Library, project: Project, bea: Library) -> None:
    def keep(number: int) -> str:
        writer = (library, bea)[number % 2]
        return writer.do(keep_card, KeepCard(project.id, f"Card {number}")).code

    with ThreadPoolExecutor(4) as pool:
        codes = list(pool.map(keep, range(40)))
    assert sorted(codes) == [f"C-{number:03d}" for number in range(1, 41)]
    with library.reading() as queries:
        steps = [entry.seq for entry in queries.minutes(project.id)]
    assert len(set(steps)) == 41


def test_two_programs_may_make_a_library_at_once(where: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        libraries = list(pool.map(lambda name: opened(where, name), ("Ada", "Bea", "Cyd", "Dee")))
    libraries[0].do(create_project, NewProject("Alder Creek"))
    for library in libraries:
        with library.reading() as queries:
            assert [project.name for project in queries.projects()] == ["Alder Creek"]
        library.close()
