"""A rehearsal is a whole charrette in a library of its own."""

from pathlib import Path

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.rounds import RoundState
from charrette.services.rehearse import Rehearsal, rehearse
from charrette.store.library import Library


@pytest.mark.parametrize(("participants", "cards"), [(1, 1), (38, 118), (60, 300)])
def test_any_size_runs_to_the_end(tmp_path: Path, participants: int, cards: int) -> None:
    done = rehearse(Rehearsal(tmp_path / "room", participants, cards, seed=5, files=False))
    library = Library(done.library, read_only=True)
    with library.reading() as queries:
        snapshot = queries.snapshot(done.project_id)
    library.close()
    assert snapshot is not None
    assert (len(snapshot.participants), len(snapshot.cards)) == (participants, cards)
    assert len(snapshot.ballots) == (participants if snapshot.rounds else 0)
    assert all(round_.state is RoundState.CLOSED and round_.revealed_at for round_ in snapshot.rounds)
    assert any(need.required for need in snapshot.needs)


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
