"""The agenda: nonsense is refused in plain words, what has happened stays, the adviser's times are one step."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from charrette.domain.adviser import advise
from charrette.domain.agenda import Block, BlockState, planned
from charrette.domain.errors import InvalidInputError
from charrette.domain.project import Project
from charrette.services import agenda, clock
from charrette.services.capture import KeepCard, keep_card
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_agenda import MORNING, blocks_in
from tests.store.libraries import whole


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


def titles(room: Room) -> list[str]:
    """The first session's blocks in their order, those beside another in brackets."""
    blocks = room.snapshot().agenda(room.snapshot().sessions[0].id)
    assert [block.position for block in blocks] == list(range(len(blocks)))
    return [f"({block.title})" if block.beside else block.title for block in blocks]


def refused(room: Room, function: Any, command: object) -> str:
    """The refusal in words; nothing is changed."""
    before = whole(room.library)
    with pytest.raises(InvalidInputError) as error:
        room.do(function, command)
    assert whole(room.library) == before
    return str(error.value)


def test_a_block_comes_after_the_one_named_or_at_the_end(room: Room) -> None:
    blocks = blocks_in(room)
    session_id = blocks[0].session_id
    room.do(agenda.add_block, agenda.AddBlock(session_id, "  Vote  now ", "dot-vote", 8, after=blocks[0].id))
    made = room.do(agenda.add_block, agenda.AddBlock(session_id, "Close", "check-out", fixed_start="9.05"))
    assert titles(room) == [
        "Welcome", "Vote now", "Silent writing", "Sketching", "(Walk)", "Lunch", "Close",
    ]  # fmt: skip
    assert (made.least, made.fixed_start) == (5, "09:05")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": "  "}, "Give the block a title."),
        ({"minutes": 0}, "A block takes from 1 to 720 minutes."),
        ({"least": 30}, "The least a block can take is from 1 to its 20 minutes."),
        ({"fixed_start": "noon"}, "“noon” is no time of day."),
        ({"kind": "dot-vote", "rules": {"dots": 99}}, "99 is not between 0 and 50."),
        ({"kind": "talk", "rules": {"dots": 3}}, "Talk has no rule called “dots”."),
    ],
)
def test_nonsense_is_refused_in_plain_words(room: Room, change: dict[str, Any], words: str) -> None:
    sketching = blocks_in(room)[2]
    assert words in refused(room, agenda.edit_block, replace(sketching, **change))


def test_the_first_block_stands_beside_nothing(room: Room) -> None:
    blocks = blocks_in(room)
    assert "nothing to stand beside" in refused(room, agenda.edit_block, replace(blocks[0], beside=True))
    room.do(agenda.remove_block, blocks[2])
    assert titles(room) == ["Welcome", "Silent writing", "(Walk)", "Lunch"]
    for block in blocks[:2]:
        room.do(agenda.remove_block, block)
    assert titles(room) == ["Walk", "Lunch"]


def test_a_set_moves_together_and_one_beside_moves_alone(room: Room) -> None:
    blocks = blocks_in(room)
    room.do(agenda.shift_block, agenda.ShiftBlock(blocks[2].id, -1))
    assert titles(room) == ["Welcome", "Sketching", "(Walk)", "Silent writing", "Lunch"]
    room.do(agenda.shift_block, agenda.ShiftBlock(blocks[3].id, 1))
    assert titles(room) == ["Welcome", "Sketching", "Silent writing", "(Walk)", "Lunch"]
    room.do(agenda.shift_block, agenda.ShiftBlock(blocks[0].id, 99))
    assert titles(room)[-1] == "Welcome"
    room.do(agenda.shift_block, agenda.ShiftBlock(blocks[3].id, -99))
    assert titles(room)[0] == "Walk"


@pytest.mark.parametrize(
    ("which", "before", "places"), [(0, 2, 1), (0, 5, 3), (4, 0, -3), (3, 0, -3), (3, 5, 1)]
)
def test_a_drop_before_a_row_is_so_many_places(room: Room, which: int, before: int, places: int) -> None:
    blocks = blocks_in(room)
    assert agenda.places_to(blocks, blocks[which].id, before) == places


def test_what_has_happened_stays(room: Room) -> None:
    blocks = blocks_in(room)
    session_id = blocks[0].session_id
    room.do(clock.start_block, blocks[0].id)
    room.do(clock.go_next, session_id)
    welcome, writing = room.snapshot().agenda(session_id)[:2]
    assert (welcome.state, writing.state) == (BlockState.DONE, BlockState.RUNNING)
    assert "was held" in refused(room, agenda.edit_block, replace(welcome, minutes=3))
    assert "is running" in refused(room, agenda.edit_block, replace(writing, protected=True))
    assert "stays in the agenda" in refused(room, agenda.remove_block, writing)
    assert "keeps its place" in refused(room, agenda.shift_block, agenda.ShiftBlock(blocks[2].id, -1))
    early = agenda.AddBlock(session_id, "Early", after=blocks[0].id)
    assert "before one that was held" in refused(room, agenda.add_block, early)
    taken = agenda.TakeTimes(session_id, {writing.id: 8})
    assert "was held meanwhile" in refused(room, agenda.take_times, taken)
    stale = replace(blocks[0], notes="They loved it", state=BlockState.PLANNED)
    kept = room.do(agenda.edit_block, stale)
    assert (kept.notes, kept.state, kept.started_at) == ("They loved it", BlockState.DONE, welcome.started_at)


def test_a_block_that_holds_something_stays(room: Room) -> None:
    blocks = blocks_in(room)
    room.do(keep_card, KeepCard(room.project.id, "Shade", block_id=blocks[1].id))
    assert "“Silent writing” holds 1 card." in refused(room, agenda.remove_block, blocks[1])


def test_times_that_cannot_be_are_refused(room: Room) -> None:
    session = room.snapshot().sessions[0]
    backwards = agenda.SetTimes(session.id, MORNING, MORNING - timedelta(hours=1))
    assert "end before it starts" in refused(room, agenda.set_times, backwards)
    assert "up to 99 tables" in refused(room, agenda.set_times, agenda.SetTimes(session.id, None, None, 100))


def test_the_advisers_times_are_taken_in_one_step_and_hold_what_is_protected(room: Room) -> None:
    blocks = blocks_in(room)
    session = room.snapshot().sessions[0]
    before = whole(room.library)
    lunch = next(slot.start for slot in planned(session, blocks, None) if slot.block.protected)
    now = MORNING + timedelta(minutes=12)
    advice = advise(session, blocks, None, now, None)
    assert advice is not None
    assert advice.unavoidable == ()
    room.do(agenda.take_times, agenda.TakeTimes(session.id, advice.minutes))
    taken = room.snapshot().agenda(session.id)
    assert sum(block.minutes for block in blocks) > sum(block.minutes for block in taken)
    assert advise(session, taken, None, now, None) is None
    kept = next(slot for slot in planned(session, taken, None) if slot.block.protected)
    assert kept.start == lunch
    room.library.undo()
    assert whole(room.library) == before


def test_times_that_the_adviser_would_not_give_are_refused(room: Room) -> None:
    blocks = blocks_in(room)
    session_id = blocks[0].session_id

    def words(minutes: dict[Any, int]) -> str:
        return refused(room, agenda.take_times, agenda.TakeTimes(session_id, minutes))

    assert "“Welcome” takes from 5 to 10 minutes, not 4." in words({blocks[0].id: 4})
    assert "“Welcome” takes from 5 to 10 minutes, not 11." in words({blocks[0].id: 11})
    assert "“Lunch” is protected." in words({blocks[4].id: 20})
    assert "no time to take" in words({})


def test_an_edit_that_changes_nothing_is_no_step(room: Room) -> None:
    block: Block = blocks_in(room)[0]
    last = room.library.history()
    assert room.do(agenda.edit_block, block) == block
    assert room.library.history() == last
