"""Sorted paper merged in: new, moved, made; the room is never overwritten; a second time changes nothing."""

from pathlib import Path

import pytest

from charrette.domain.errors import InvalidInputError, StaleError
from charrette.domain.project import Project
from charrette.domain.sorted_paper import SortedDraft, plan_sorted, preview_lines
from charrette.exchange.sorted_file import open_sorted, read_sorted
from charrette.services.board import MoveCards, ParkCards, move_cards, park_cards
from charrette.services.sorted_paper import MergeSorted, merge_sorted
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_synthesis import SCENARIOS


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


def test_new_cards_themes_and_needs_come_and_the_room_stays(room: Room) -> None:
    function, command = SCENARIOS["merge_sorted"](room)
    plan = room.do(function, command)
    now = room.snapshot()
    card = now.cards[-1]
    assert (card.text, card.paper, card.table, now.theme_name(card.theme_id)) == (
        "A place for bikes",
        "17",
        4,
        "Storage",
    )
    lockers = now.needs[-1]
    assert lockers.short_name == "Lockers"
    assert [each.code for each in now.cards_of_need[lockers.id]] == ["C-004", "C-006"]
    assert now.theme_name(now.cards[2].theme_id) == "Site and outdoor"
    assert plan.left == ("Row 5, C-001: the room has it in “Learning spaces”, the file in “Furniture”.",)
    assert now.theme_name(now.cards[0].theme_id) == "Learning spaces"
    undoable, _ = room.library.history()
    assert undoable is not None
    assert "1 new card, 2 cards moved, 1 new theme, 1 need made and 1 left" in undoable


def test_a_second_time_there_is_nothing_to_do(room: Room) -> None:
    function, command = SCENARIOS["merge_sorted"](room)
    room.do(function, command)
    before = room.snapshot()
    with pytest.raises(InvalidInputError, match=r"wall\.csv holds 1 left as the room has it"):
        room.do(function, command)
    assert room.snapshot() == before


def test_what_differs_is_left_and_told(room: Room) -> None:
    room.do(park_cards, ParkCards((room.cards[4].id,), "later"))
    drafts = (
        SortedDraft("C-001", "", "Other words", "", "Lockers", "FA", row=2),
        SortedDraft("C-005", "", "", "Furniture", row=3),
        SortedDraft("C-077", "", "", "Furniture", row=4),
        SortedDraft("", "", " power at  every SEAT ", "Learning spaces", "N-002", row=5),
    )
    plan = plan_sorted(drafts, room.snapshot())
    assert plan.empty
    assert plan.left == (
        "Row 2, C-001: its words are “A quiet place to sit”, the file has “Other words”.",
        "Row 2, C-001: it comes from ST, the file has FA.",
        "Row 2, C-001: the room has it in N-001 “Quiet corners”, the file in “Lockers”.",
        "Row 3, C-005: it is parked.",
        "Row 4: C-077 is no longer there.",
    )


def test_a_room_that_went_on_is_looked_at_again(room: Room) -> None:
    _, command = SCENARIOS["merge_sorted"](room)
    shown = plan_sorted(command.drafts, room.snapshot())
    room.do(move_cards, MoveCards((room.cards[2].id,), room.snapshot().themes[4].id))
    before = room.snapshot()
    with pytest.raises(StaleError, match="The room went on"):
        room.do(merge_sorted, MergeSorted(room.project.id, command.drafts, "wall.csv", shown))
    assert room.snapshot() == before


def test_the_preview_has_a_line_for_every_change(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "wall.csv"
    path.write_text("card,text,theme,need\n3,,Furniture,N-001\n44,Shade,Site,Trees\n", encoding="utf-8")
    snapshot = room.snapshot()
    drafts = read_sorted(open_sorted(path), snapshot)
    assert preview_lines(plan_sorted(drafts, snapshot), snapshot) == (
        ("Left as it is", "Row 2, C-003: the room has it in N-003 “Step-free entry”, the file in “N-001”."),
        ("New theme", "Site"),
        ("New card", "44 on paper: “Shade”, in Site"),
        ("To Furniture", "C-003"),
        ("New need “Trees”", "“Shade”"),
    )
