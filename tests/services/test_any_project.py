"""Any project comes through a full needs file whole, into a library of either kind; a bad file changes nothing."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from charrette.domain.editions import Edition
from charrette.domain.errors import CharretteError
from charrette.domain.project import Project
from charrette.domain.value_codec import encoded
from charrette.exchange.needs_json import read_needs_json, write_needs_json
from charrette.exchange.planned_json import LISTS
from charrette.services.importing import AdoptProject, adopt_project
from charrette.store.library import Library
from tests.services.any_project import AnyProject
from tests.store.libraries import opened, whole
from tests.store.moments import START

SEEDS = range(12)


def exported(library: Library, project: Project, path: Path) -> bytes:
    """The project's full needs file."""
    with library.reading() as queries:
        snapshot = queries.snapshot(project.id, planned=True)
    assert snapshot is not None
    write_needs_json(snapshot, Edition.FULL, START, path)
    return path.read_bytes()


def test_any_project_comes_back_in_the_same_bytes(library: Library, tmp_path: Path) -> None:
    first = opened(tmp_path / "first.charrette")
    for seed in SEEDS:
        made = AnyProject(seed)
        snapshot = made.snapshot()
        first.do(adopt_project, AdoptProject(snapshot, "made"))
        given = exported(first, made.project, tmp_path / "given.json")
        read = read_needs_json(tmp_path / "given.json")
        for part in ("cards", "needs", "sources", "ballots", "participants", "rounds"):
            assert set_of(getattr(read, part)) == set_of(getattr(snapshot, part)), (seed, part)
        for part in LISTS:
            assert set_of(getattr(read.planned, part)) == set_of(getattr(snapshot.planned, part)), (
                seed,
                part,
            )
        library.do(adopt_project, AdoptProject(read, "given.json"))
        assert exported(library, made.project, tmp_path / "again.json") == given, seed
    assert not library.check()
    first.close()


def set_of(values: Any) -> set[str]:
    """Values to compare without their order, each as a line of JSON (mappings have no hash)."""
    return {json.dumps(encoded(each)) for each in values}


_ODD = (
    10**30,
    -(10**30),
    2**63,
    -1,
    0,
    1.5,
    "",
    "x" * 5000,
    "\x00",
    "\ud800",
    None,
    [],
    {},
    True,
    "1/0",
    "9999-99-99",
    "0001-01-01T00:00:00Z",
)


@pytest.mark.parametrize("seed", range(8))
def test_a_file_with_anything_in_it_is_taken_whole_or_refused_in_words(
    library: Library, tmp_path: Path, seed: int
) -> None:
    chance, path = Random(seed), tmp_path / "odd.json"
    write_needs_json(AnyProject(seed).snapshot(), Edition.FULL, START, path)
    good = path.read_text(encoding="utf-8")
    taken = 0
    for _ in range(25):
        content = json.loads(good)
        _spoil(chance, content)
        path.write_text(json.dumps(content), encoding="utf-8")
        before = whole(library)
        try:
            library.do(adopt_project, AdoptProject(read_needs_json(path), path.name))
        except CharretteError:
            assert whole(library) == before
        else:
            taken += 1
            whole(library)
            library.undo()
    assert taken < 25


def _spoil(chance: Random, content: dict[str, Any]) -> None:
    """Puts something odd in one place, anywhere."""
    at: Any = content
    while True:
        key = chance.choice(list(at) if isinstance(at, dict) else range(len(at)))  # pyright: ignore[reportUnknownArgumentType]
        if isinstance(at[key], dict | list) and at[key] and chance.random() < 0.9:
            at = at[key]
            continue
        at[key] = chance.choice(_ODD)
        return
