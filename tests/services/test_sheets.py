"""What is printed for the room: numbers once for ever, told in the minutes; what cannot be printed says why."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from charrette.domain.editions import Edition
from charrette.domain.errors import CancelledError, ExportError, InvalidInputError, NotFoundError
from charrette.domain.project import Project
from charrette.domain.rounds import BallotChannel, Round
from charrette.publishing.sheets.options import SheetOptions
from charrette.services.ballots import CastBallot, cast_ballot
from charrette.services.documents import DOCUMENTS
from charrette.services.needs import MakeNeed, make_need
from charrette.services.paper_numbers import LETTER, give_numbers, next_numbers
from charrette.services.people import AddParticipants, add_participants
from charrette.services.publish import Export, check_export, export_document
from charrette.services.rounds import OpenRound, close_round, open_round
from charrette.store.library import Library
from tests.publishing.measured import pages


def export(
    library: Library,
    project: Project,
    document: str,
    folder: Path,
    edition: Edition = Edition.PUBLIC,
    **options: Any,
) -> Path:
    """One document on paper."""
    command = Export(project.id, document, "pdf", folder, edition, options=SheetOptions(**options))
    return export_document(library, command).path


def numbers(path: Path) -> list[str]:
    """What the sheets of a file carry at their ends, in order."""
    return [code.rpartition("/")[2] for page in pages(path) for code in sorted(page.codes)]


def opened(library: Library, project: Project) -> Round:
    """An open round on three needs."""
    needs = [
        library.do(make_need, MakeNeed(project.id, short_name=name)) for name in ("A ramp", "Shade", "Light")
    ]
    with library.reading() as queries:
        charrette = queries.charrettes(project.id)[0]
    return library.do(open_round, OpenRound(charrette.id, tuple(need.id for need in needs)))


def told(library: Library, project: Project) -> list[str]:
    """The newest sentences of the minutes, newest first."""
    with library.reading() as queries:
        return [minute.sentence for minute in queries.minutes(project.id)]


def last(library: Library, owner: UUID) -> int:
    """The last number given out on paper."""
    with library.reading() as queries:
        return queries.last_number(owner, LETTER)


def test_cards_never_get_a_number_twice(library: Library, project: Project, tmp_path: Path) -> None:
    first = export(library, project, "cards", tmp_path / "a.pdf", count=6)
    assert numbers(first) == [f"{number:03d}" for number in range(1, 9)], "whole sheets are filled"
    assert told(library, project)[1] == "Gave out numbers on paper: cards 001 to 008"
    second = export(library, project, "cards", tmp_path / "b.pdf", count=12, per_page=12)
    assert numbers(second) == [f"{number:03d}" for number in range(9, 21)]
    assert last(library, project.id) == 20


def test_a_failed_or_cancelled_export_leaves_a_gap(
    library: Library, project: Project, tmp_path: Path
) -> None:
    def cancel(done: int, of: int) -> None:
        raise CancelledError(f"cancelled at {done} of {of}")

    command = Export(project.id, "cards", "pdf", tmp_path / "a.pdf", options=SheetOptions(count=4))
    with pytest.raises(CancelledError):
        export_document(library, command, cancel)
    assert not (tmp_path / "a.pdf").exists()
    assert numbers(export(library, project, "cards", tmp_path / "b.pdf", count=4)) == [
        "005",
        "006",
        "007",
        "008",
    ]


def test_undo_gives_no_number_back(library: Library, project: Project, tmp_path: Path) -> None:
    library.do(make_need, MakeNeed(project.id, short_name="A ramp"))
    export(library, project, "cards", tmp_path, count=4)
    assert library.history()[0] == "Made need N-001 “A ramp”"
    library.undo(project.id)
    assert last(library, project.id) == 4


def test_a_preview_shows_the_next_numbers_and_takes_none(
    library: Library, project: Project, tmp_path: Path
) -> None:
    export(library, project, "cards", tmp_path, count=4)
    round_ = opened(library, project)
    with library.reading() as queries:
        snapshot = queries.snapshot(project.id)
        assert snapshot is not None
        for _ in range(2):
            assert next_numbers(queries, snapshot, "cards", SheetOptions(count=4)).first_card == 5
            assert next_numbers(queries, snapshot, "ballots", SheetOptions(count=4)).first_ballot == 1
    assert (last(library, project.id), last(library, round_.id)) == (4, 0)
    assert give_numbers(library, snapshot, "ballots", SheetOptions(count=4)).first_ballot == 1
    assert give_numbers(library, snapshot, "brief", SheetOptions()) == SheetOptions()
    assert last(library, round_.id) == 4


def test_ballots_are_numbered_by_round_past_what_was_entered(
    library: Library, project: Project, tmp_path: Path
) -> None:
    round_ = opened(library, project)
    with library.reading() as queries:
        group = queries.groups(project.id)[0]
    need = round_.needs[0].need_id
    library.do(cast_ballot, CastBallot(round_.id, group.id, {need: 1}, BallotChannel.PAPER, 7))
    path = export(library, project, "ballots", tmp_path, count=2)
    assert numbers(path) == ["008", "009"]
    assert told(library, project)[1] == "Gave out numbers on paper: ballots P-008 to P-009 of R-1"
    assert "P-008" in pages(path)[0].words
    library.do(cast_ballot, CastBallot(round_.id, group.id, {need: 1}, BallotChannel.PAPER, 9))
    library.do(close_round, round_.id)
    assert "Specimen" in pages(export(library, project, "ballots", tmp_path, count=1))[0].words
    assert told(library, project)[1].startswith("Closed")
    with pytest.raises(InvalidInputError, match="takes no more ballots"):
        export(library, project, "ballots", tmp_path, round="r-1")
    with pytest.raises(NotFoundError, match="no round R-9"):
        export(library, project, "wall", tmp_path, round="R-9")


def test_a_kit_takes_numbers_of_both_kinds(library: Library, project: Project, tmp_path: Path) -> None:
    round_ = opened(library, project)
    with library.reading() as queries:
        group = queries.groups(project.id)[0]
    library.do(add_participants, AddParticipants(project.id, group.id, ("Oak", "Elm")))
    public = export(library, project, "kit", tmp_path)
    assert "full-restricted" not in public.name
    assert told(library, project)[1] == (
        "Gave out numbers on paper: cards 001 to 008 and ballots P-001 to P-002 of R-1"
    )
    assert not any("Oak" in page.words for page in pages(public))
    full = export(library, project, "kit", tmp_path, Edition.FULL)
    assert any("Oak" in page.words for page in pages(full))
    assert (last(library, project.id), last(library, round_.id)) == (16, 4)


def test_sheets_with_aliases_are_full_edition_only(
    library: Library, project: Project, tmp_path: Path
) -> None:
    for document in ("sign-in", "tents"):
        with pytest.raises(InvalidInputError, match=r"made in the full edition only\. It holds aliases"):
            export(library, project, document, tmp_path)
        assert "full-restricted" in export(library, project, document, tmp_path, Edition.FULL).name
    with pytest.raises(InvalidInputError, match=r"public edition only\. Nobody is named"):
        export(library, project, "cards", tmp_path, Edition.FULL)
    assert "full edition, restricted, to " in told(library, project)[0]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"per_page": 6}, "4 or 12 a page"),
        ({"count": 2001}, "Between 1 and 2,000"),
        ({"people": 13}, "Between 2 and 12 people"),
        ({"languages": ("fr",)}, "not in fr"),
        ({"languages": ("en", "en")}, "one language or two"),
        ({"languages": ()}, "not in none"),
    ],
)
def test_what_cannot_be_printed_says_why(options: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        check_export(Export(UUID(int=1), "cards", "pdf", Path(), options=SheetOptions(**options)))


def test_a_session_that_is_not_there_is_named(library: Library, project: Project, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"no session 4\. There are: 1"):
        export(library, project, "agenda", tmp_path, session=4)


def test_a_library_that_cannot_be_written_gives_no_numbers(
    library: Library, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "read_only", True)
    with pytest.raises(ExportError, match="no numbers can be given out"):
        export(library, project, "cards", tmp_path)
    assert export(library, project, "grids", tmp_path).exists()


def test_every_document_says_when_and_for_whom() -> None:
    assert {each.moment for each in DOCUMENTS} == {"Before", "After", "For departments"}
    for each in DOCUMENTS:
        assert each.purpose
        assert each.audience
        assert each.editions
        assert bool(each.restricted) is (each.editions == (Edition.FULL,))
        assert set(each.options) <= set(SheetOptions.__slots__)
