"""Minority reports stay beside their needs whatever becomes of these; a reason stays with its priority."""

from dataclasses import replace

import pytest

from charrette.domain.cards import Card
from charrette.domain.editions import Edition
from charrette.domain.errors import InvalidInputError, StaleError
from charrette.domain.needs import Need, Priority
from charrette.domain.project import Project
from charrette.domain.public_words import snapshot_for
from charrette.services import board, needs, rounds
from charrette.services.consensus import LONGEST, keep_minority_report, remove_minority_report
from charrette.services.needs import SetPriority, set_priority
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_consensus import kept_report, report_on
from tests.store.libraries import whole


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


def test_a_report_is_kept_word_for_word(room: Room) -> None:
    kept = room.do(keep_minority_report, report_on(room, text="  One line.\n\nAnd another. "))
    assert room.snapshot().minority_reports == (kept,)
    assert (kept.text, kept.by) == ("One line.\n\nAnd another.", "Custodial")


@pytest.mark.parametrize(
    ("text", "words"), [("   ", "needs words"), ("x" * (LONGEST + 1), "2001 characters; the most is 2,000")]
)
def test_a_report_without_words_or_with_too_many_is_refused(room: Room, text: str, words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        room.do(keep_minority_report, report_on(room, text=text))


def test_only_what_was_on_the_ballot_of_a_finished_round_has_a_minority(room: Room) -> None:
    later = room.do(needs.make_need, needs.MakeNeed(room.project.id, (room.cards[3].id,), "Lockers"))
    with pytest.raises(InvalidInputError, match="was not on the ballot"):
        room.do(keep_minority_report, replace(report_on(room), need_id=later.id))
    running = room.open_round()
    with pytest.raises(InvalidInputError, match="still open"):
        room.do(keep_minority_report, replace(report_on(room), round_id=running.id))


def test_merging_splitting_and_voiding_keep_the_report(room: Room) -> None:
    kept = kept_report(room)
    room.do(needs.merge_needs, needs.MergeNeeds(room.needs[0].id, (room.needs[1].id,)))
    room.do(needs.unmerge_need, room.needs[1].id)
    room.do(rounds.void_round, rounds.VoidRound(room.closed.id, "two boxes were mixed"))
    assert room.snapshot().minority_reports == (kept,)


def test_a_need_and_a_round_that_a_report_stands_on_are_not_undone(room: Room, bea: Library) -> None:
    made = room.do(needs.make_need, needs.MakeNeed(room.project.id, (room.cards[3].id,), "Lockers"))
    again = replace(room, needs=(*room.needs, made))
    closed = room.do(rounds.close_round, again.open_round().id)
    command = replace(report_on(again, 3), round_id=closed.id)
    bea.do(keep_minority_report, command)
    before = whole(room.library)
    room.library.undo()  # the close
    for _ in range(2):
        with pytest.raises(StaleError, match=r"Kept a minority report .*Bea"):
            room.library.undo()
    room.library.redo()
    assert whole(room.library) == before


def test_the_same_words_are_no_edit_and_a_removed_report_is_gone(room: Room) -> None:
    kept = kept_report(room)
    with pytest.raises(InvalidInputError, match="same as before"):
        room.do(keep_minority_report, replace(report_on(room), report_id=kept.id))
    with pytest.raises(InvalidInputError, match="another need"):
        room.do(keep_minority_report, replace(report_on(room, 0), report_id=kept.id))
    room.do(remove_minority_report, kept.id)
    assert room.snapshot().minority_reports == ()


def test_what_was_redacted_is_redacted_in_a_report_too(room: Room) -> None:
    card = room.cards[0]
    assert isinstance(card, Card)
    room.do(board.redact_card, board.RedactCard(card.id, 2, 7, "a name"))
    room.do(keep_minority_report, report_on(room, text=f"As {card.text[2:7]} said."))
    public = snapshot_for(room.snapshot(), Edition.PUBLIC)
    assert public.minority_reports[0].text == "As [name] said."


def test_a_reason_stays_as_long_as_its_priority(room: Room) -> None:
    def given(priority: Priority | None, reason: str | None = None) -> tuple[Priority | None, str]:
        room.do(set_priority, SetPriority((room.needs[0].id,), priority, reason))
        need: Need = room.snapshot().need_by_id[room.needs[0].id]
        return need.priority, need.priority_reason

    assert given(Priority.MUST, " the board\nasked ") == (Priority.MUST, "the board asked")
    assert given(Priority.MUST) == (Priority.MUST, "the board asked")
    assert given(Priority.MUST, "") == (Priority.MUST, "")
    assert given(Priority.MUST, "once more")[1] == "once more"
    assert given(Priority.COULD) == (Priority.COULD, "")
    with room.library.reading() as queries:
        said = [minute.sentence for minute in queries.minutes(room.project.id)]
    assert "Set the priority of N-001 “Quiet corners” to Must: once more" in said
