"""The log: codes that are never used twice, dates in words, parked cards with who takes them."""

from dataclasses import replace

import pytest

from charrette.domain.activities.outcome import log_words, parked_words
from charrette.domain.cards import CardStatus
from charrette.domain.errors import InvalidInputError
from charrette.domain.log import EntryKind
from charrette.domain.parking import loose_ends, parked_items
from charrette.domain.project import Project
from charrette.services import board, log
from charrette.services.log import AddEntry, ParkWithOwner, SettleEntry
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_activities import entry, running


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


def test_codes_count_by_kind_and_are_never_used_twice(room: Room) -> None:
    first, second = entry(room), entry(room)
    decided = entry(room, EntryKind.DECISION)
    room.do(log.remove_entry, second)
    assert (first.code, second.code, decided.code, entry(room).code) == ("A-1", "A-2", "D-1", "A-3")


def test_an_entry_of_another_kind_gets_a_code_of_that_kind(room: Room) -> None:
    changed = room.do(log.edit_entry, replace(entry(room), kind=EntryKind.DECISION))
    assert changed.code == "D-1"
    assert room.snapshot().entries == (changed,)


@pytest.mark.parametrize(
    ("text", "due", "said"),
    [
        ("  ", "", "no words"),
        ("x" * 501, "", "501 characters"),
        ("Ask", "soon", "“soon” is no date"),
        ("Ask", "2001-01-01", "has passed"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(room: Room, text: str, due: str, said: str) -> None:
    with pytest.raises(InvalidInputError, match=said):
        room.do(log.add_entry, AddEntry(room.project.id, EntryKind.ACTION, text, "Dana", due))
    assert room.snapshot().entries == ()


def test_a_date_in_the_past_stays_where_it_is_not_touched(room: Room) -> None:
    kept = entry(room)
    room.do(lambda work, value: work.change(value, due="2020-01-01"), kept)
    changed = room.do(log.edit_entry, replace(kept, due="2020-01-01", owner="Ana"))
    assert (changed.owner, changed.due) == ("Ana", "2020-01-01")


def test_the_same_entry_is_no_change(room: Room) -> None:
    with pytest.raises(InvalidInputError, match="the same as before"):
        room.do(log.edit_entry, entry(room))


def test_parked_cards_have_one_entry_each_with_owner_and_date(room: Room) -> None:
    cards = (room.cards[3].id, room.cards[4].id)
    room.do(log.park_with_owner, ParkWithOwner(cards[:1], "later", "Ana"))
    room.do(log.park_with_owner, ParkWithOwner(cards, "later", "Dana", "2031-03-14"))
    snapshot = room.snapshot()
    assert [(each.card_id, each.owner, each.due) for each in snapshot.entries] == [
        (cards[0], "Dana", "2031-03-14"),
        (cards[1], "Dana", "2031-03-14"),
    ]
    assert all(snapshot.card_by_id[each].status is CardStatus.PARKED for each in cards)
    assert loose_ends(snapshot) == ()


def test_what_lacks_an_owner_or_a_date_is_named(room: Room) -> None:
    block = running(room, "parking-lot")
    room.do(board.park_cards, board.ParkCards((room.cards[3].id,)))
    room.do(log.add_entry, AddEntry(room.project.id, EntryKind.PARKED, "Paint", "Ana", "+7"))
    room.do(log.add_entry, AddEntry(room.project.id, EntryKind.ACTION, "Measure"))
    snapshot = room.snapshot()
    assert tuple(item.code for item in loose_ends(snapshot)) == (room.cards[3].code, "A-1")
    assert [(item.code, item.wanting) for item in parked_items(snapshot)] == [
        (room.cards[3].code, True),
        ("P-1", False),
    ]
    assert parked_words(block, snapshot) == "2 items in the parking lot; 1 without an owner or a date."


def test_what_is_settled_or_back_on_the_board_is_out_of_the_parking_lot(room: Room) -> None:
    first, second = room.do(log.park_with_owner, ParkWithOwner((room.cards[3].id, room.cards[4].id)))
    room.do(log.settle_entry, SettleEntry(first.id, "Built into N-003"))
    room.do(board.reopen_cards, board.ReopenCards((second.card_id,)))
    assert parked_items(room.snapshot()) == ()
    room.do(log.settle_entry, SettleEntry(first.id, ""))
    assert [item.code for item in parked_items(room.snapshot())] == [room.cards[3].code]


def test_the_result_counts_what_was_logged_in_the_block(room: Room) -> None:
    block = running(room, "decisions")
    assert log_words(block, room.snapshot()) == "Nothing was logged yet."
    for kind, owner, due in (
        (EntryKind.DECISION, "", ""),
        (EntryKind.ACTION, "Dana", "+7"),
        (EntryKind.ACTION, "", ""),
    ):
        room.do(log.add_entry, AddEntry(room.project.id, kind, "Agreed", owner, due, block_id=block.id))
    assert log_words(block, room.snapshot()) == (
        "1 decision and 2 actions; 1 action has no owner or no date."
    )
