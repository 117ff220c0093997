"""A rehearsal is a whole charrette in a library of its own."""

from datetime import timedelta
from pathlib import Path

import pytest

from charrette.domain.activities import activity_named
from charrette.domain.agenda import BlockState, planned
from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.rounds import RoundState
from charrette.services.rehearse import Rehearsal, rehearse
from charrette.services.templates import read_shelf
from charrette.store.library import Library
from charrette.system.zones import zone_named


@pytest.mark.parametrize(("participants", "cards"), [(1, 1), (38, 118), (60, 300)])
def test_any_size_runs_to_the_end(tmp_path: Path, participants: int, cards: int) -> None:
    done = rehearse(Rehearsal(tmp_path / "room", participants, cards, seed=5, files=False))
    library = Library(done.library, read_only=True)
    with library.reading() as queries:
        snapshot = queries.snapshot(done.project_id)
    library.close()
    assert snapshot is not None
    assert (len(snapshot.participants), len(snapshot.cards)) == (participants, cards)
    assert len(snapshot.ballots) == participants * len(snapshot.rounds)
    assert all(round_.state is RoundState.CLOSED and round_.revealed_at for round_ in snapshot.rounds)
    assert any(need.required for need in snapshot.needs)


@pytest.mark.parametrize("template", [each.name for each in read_shelf().templates])
def test_every_template_is_held_from_its_first_block_to_its_last(tmp_path: Path, template: str) -> None:
    done = rehearse(Rehearsal(tmp_path / "room", 12, 40, files=False, template=template))
    library = Library(done.library, read_only=True)
    assert library.check() == []
    with library.reading() as queries:
        snapshot = queries.snapshot(done.project_id)
    library.close()
    assert snapshot is not None
    assert all(session.closed_at for session in snapshot.sessions)
    assert {block.state for block in snapshot.blocks} == {BlockState.DONE}
    assert len(snapshot.cards) == 40
    assert not [entry for entry in snapshot.entries if entry.wanting]
    voting = [block.id for block in snapshot.blocks if activity_named(block.kind).method]
    assert {round_.block_id for round_ in snapshot.rounds} == set(voting)
    assert len({person.table for person in snapshot.here}) == 2


def test_blocks_end_about_when_they_were_planned_to(tmp_path: Path) -> None:
    done = rehearse(Rehearsal(tmp_path / "room", 12, 40, files=False))
    library = Library(done.library, read_only=True)
    with library.reading() as queries:
        snapshot = queries.snapshot(done.project_id)
    library.close()
    assert snapshot is not None
    (session,) = snapshot.sessions
    slots = planned(session, snapshot.agenda(session.id), zone_named(snapshot.project.zone))
    for slot in slots:
        assert slot.block.ended_at is not None
        assert abs(slot.block.ended_at - slot.end) < timedelta(minutes=2), slot.block.title


def test_an_unknown_template_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="half-day-school"):
        rehearse(Rehearsal(tmp_path / "room", template="three-week-school"))
    assert not (tmp_path / "room").exists()


def test_the_same_seed_gives_the_same_content(tmp_path: Path) -> None:
    contents = []
    for name in ("one", "two"):
        done = rehearse(Rehearsal(tmp_path / name, 12, 40, seed=3))
        contents.append([path.read_bytes() for path in done.files if path.suffix != ".xlsx"])
    assert contents[0] == contents[1]


def test_the_sample_is_whole(tmp_path: Path) -> None:
    done = rehearse(Rehearsal(tmp_path / "room"))
    assert [path.suffix for path in done.files] == [".pdf", ".pdf", ".csv", ".xlsx", ".json", ".json"]
    assert all(path.stat().st_size > 500 for path in done.files)


def test_nothing_that_is_there_is_touched(tmp_path: Path) -> None:
    kept = tmp_path / "library.charrette"
    kept.write_bytes(b"mine")
    with pytest.raises(InvalidInputError, match="left untouched"):
        rehearse(Rehearsal(tmp_path))
    assert kept.read_bytes() == b"mine"
    with pytest.raises(InvalidInputError, match="at least one"):
        rehearse(Rehearsal(tmp_path / "new", participants=0))
