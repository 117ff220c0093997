"""The session's clock: blocks in turn and out of turn, its time left, the bell, and the close of a session."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from charrette.domain.agenda import Block, BlockState, SessionClock
from charrette.domain.errors import InvalidInputError, StaleError
from charrette.domain.snapshot import ProjectSnapshot
from charrette.services import board, capture, clock, log
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from tests.services.room_with_agenda import HandClock, add_agenda, add_loose_end
from tests.store.moments import START

PLANNED, RUNNING, DONE, SKIPPED = BlockState


class Day:
    """A session with an agenda, its clock moved by hand."""

    def __init__(self, path: Path) -> None:
        self.hands = HandClock(START)
        self.library = Library(path, actor="Ada", clock=self.hands)
        self.project_id = self.library.do(create_project, NewProject("Alder Creek")).id
        self.session_id = self.snapshot().sessions[0].id

    def snapshot(self) -> ProjectSnapshot:
        with self.library.reading() as queries:
            found = queries.snapshot(self.project_id)
        assert found is not None
        return found

    def plan(self) -> tuple[Block, ...]:
        return add_agenda(self.library, self.session_id)

    @property
    def states(self) -> list[BlockState]:
        return [block.state for block in self.snapshot().agenda(self.session_id)]

    @property
    def clock(self) -> SessionClock:
        found = self.snapshot().clock(self.session_id)
        assert found is not None
        return found

    @property
    def where(self) -> str:
        """The title of the block the room is in."""
        block_id = self.clock.block_id
        return self.snapshot().block_by_id[block_id].title if block_id else ""

    @property
    def left(self) -> timedelta:
        return self.clock.timer.left(self.hands.now())

    def next(self, times: int = 1) -> None:
        for _ in range(times):
            self.library.do(clock.go_next, self.session_id)

    def back(self) -> None:
        self.library.do(clock.go_back, self.session_id)

    def said(self) -> str:
        with self.library.reading() as queries:
            minute = queries.latest_minute()
        assert minute is not None
        return minute.sentence


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    made = Day(tmp_path / "library.charrette")
    yield made
    made.library.close()


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def test_next_goes_through_the_agenda_set_by_set_and_says_where_it_ends(day: Day) -> None:
    day.plan()
    said: list[str] = []
    for _ in range(5):
        day.next()
        said.append(day.said())
    assert said == [
        "Started “Welcome” (10 min)",
        "Ended “Welcome”, started “Silent writing” (12 min)",
        "Ended “Silent writing”, started “Sketching” and “Walk” (20 min)",
        "Ended “Sketching” and “Walk”, started “Lunch” (30 min)",
        "Ended “Lunch”, the agenda is at its end",
    ]
    assert day.states == [DONE] * 5
    assert (day.where, day.clock.deadline) == ("", None)
    with pytest.raises(InvalidInputError, match="at its end"):
        day.next()


def test_blocks_side_by_side_run_together_and_end_together(day: Day) -> None:
    blocks = day.plan()
    day.next(3)
    assert day.states == [DONE, DONE, RUNNING, RUNNING, PLANNED]
    assert (day.where, day.left) == ("Sketching", minutes(20))
    day.hands.wait(60)
    day.library.do(clock.start_block, blocks[3].id)
    assert (day.where, day.left, day.said()) == ("Walk", minutes(19), "Turned to “Walk”")
    with pytest.raises(InvalidInputError, match="in “Walk” already"):
        day.library.do(clock.start_block, blocks[3].id)
    day.next()
    assert day.states == [DONE, DONE, DONE, DONE, RUNNING]


def test_starting_freezes_the_rules_and_keeps_those_that_were_set(day: Day) -> None:
    from charrette.domain.activities import ACTIVITIES

    kind = next(kind for kind in ACTIVITIES.values() if kind.defaults)
    name = next(iter(kind.defaults))
    block = day.plan()[0]
    own = {name: kind.defaults[name] + 1}

    def set_rules(work: object, rules: dict[str, int]) -> None:
        work.change(block, kind=kind.name, rules=rules)  # type: ignore[attr-defined]

    day.library.do(set_rules, own)
    day.next()
    started = day.snapshot().block_by_id[block.id]
    assert started.rules == {**kind.defaults, **own}
    assert started.started_at == day.hands.now()


def test_back_gives_the_block_with_the_time_it_had_left(day: Day) -> None:
    day.plan()
    day.next()
    day.hands.wait(240)
    day.library.do(clock.add_time, clock.AddTime(day.session_id))
    day.next()
    day.hands.wait(100)
    day.back()
    assert (day.where, day.left, day.clock.timer.length) == ("Welcome", minutes(7), minutes(11))
    assert day.states[:2] == [RUNNING, PLANNED]
    assert day.snapshot().agenda(day.session_id)[0].progress == {}
    with pytest.raises(InvalidInputError, match="No block was held before"):
        day.back()


def test_back_from_the_end_of_the_agenda_takes_the_last_block_up_again(day: Day) -> None:
    day.plan()
    day.next(4)
    day.hands.wait(60)
    day.next()
    day.back()
    assert (day.where, day.left) == ("Lunch", minutes(29))


def test_undoing_next_gives_block_and_time_as_if_nothing_had_happened(day: Day) -> None:
    day.plan()
    day.next()
    day.hands.wait(240)
    day.next()
    day.hands.wait(30)
    day.library.undo(day.project_id)
    assert (day.where, day.left) == ("Welcome", minutes(5.5))
    day.library.redo(day.project_id)
    assert (day.where, day.left) == ("Silent writing", minutes(11.5))


def test_a_block_out_of_turn_leaves_the_others_to_come(day: Day) -> None:
    blocks = day.plan()
    day.next()
    day.library.do(clock.start_block, blocks[4].id)
    assert day.states == [DONE, PLANNED, PLANNED, PLANNED, RUNNING]
    day.library.do(clock.start_block, blocks[1].id)
    assert day.states == [DONE, RUNNING, PLANNED, PLANNED, DONE]
    day.next()
    assert day.where == "Sketching"
    day.next()
    assert day.where == ""


def test_a_block_is_skipped_before_and_while_the_room_is_in_it(day: Day) -> None:
    blocks = day.plan()
    day.next()
    day.library.do(clock.skip_block, blocks[1].id)
    assert day.where == "Welcome"
    day.library.do(clock.skip_block, blocks[0].id)
    assert day.said() == "Skipped “Welcome”; started “Sketching” and “Walk” (20 min)"
    day.library.do(clock.skip_block, blocks[2].id)
    assert day.where == "Walk"
    assert day.states == [SKIPPED, SKIPPED, SKIPPED, RUNNING, PLANNED]
    day.next()
    day.library.do(clock.skip_block, blocks[4].id)
    assert (day.where, day.clock.deadline) == ("", None)
    with pytest.raises(InvalidInputError, match="behind the room"):
        day.library.do(clock.skip_block, blocks[4].id)
    with pytest.raises(InvalidInputError, match="at its end"):
        day.next()


def test_a_pause_keeps_what_is_left_and_a_second_one_changes_nothing(day: Day) -> None:
    day.plan()
    day.next()
    day.hands.wait(90)
    day.library.do(clock.pause_clock, day.session_id)
    assert day.said() == "Paused the clock at 08:30 left in “Welcome”"
    day.hands.wait(600)
    day.library.do(clock.pause_clock, day.session_id)
    assert day.left == minutes(8.5)
    day.library.do(clock.resume_clock, day.session_id)
    day.hands.wait(570)
    assert day.left == minutes(-1)
    day.library.do(clock.add_time, clock.AddTime(day.session_id, 150))
    assert (day.left, day.said()) == (minutes(1.5), "Gave 2 min 30 s more in “Welcome”")
    day.library.do(clock.reset_clock, day.session_id)
    assert day.clock.timer == clock.Timer.of_minutes(10)


def test_a_session_without_an_agenda_has_its_plain_timer(day: Day) -> None:
    with pytest.raises(InvalidInputError, match="no agenda"):
        day.next()
    day.library.do(clock.add_time, clock.AddTime(day.session_id))
    day.library.do(clock.resume_clock, day.session_id)
    day.hands.wait(60)
    assert (day.left, day.clock.block_id) == (minutes(12), None)
    day.library.do(clock.reset_clock, day.session_id)
    assert (day.clock.length_ms, day.clock.deadline) == (0, None)


def test_time_is_given_to_a_block_only_and_no_more_is_taken_than_there_is(day: Day) -> None:
    day.plan()
    with pytest.raises(InvalidInputError, match="No block runs"):
        day.library.do(clock.add_time, clock.AddTime(day.session_id))
    day.next()
    with pytest.raises(InvalidInputError, match="not so much time"):
        day.library.do(clock.add_time, clock.AddTime(day.session_id, -601))


def test_a_clock_that_was_set_moves_the_deadline_in_a_note_that_undo_passes_over(day: Day) -> None:
    day.plan()
    day.next()
    day.library.do(clock.set_bell, clock.SetBell(day.session_id, on=False))
    day.hands.wait(120)
    day.hands.set(timedelta(hours=1))
    clock.follow_clock(day.library, day.project_id, timedelta(hours=1))
    assert day.left == minutes(8)
    assert day.said() == "The computer’s clock was set forward by 1 h; the time left is unchanged"
    began = day.snapshot().agenda(day.session_id)[0].started_at
    assert began == START + timedelta(hours=1)
    assert "bell" in day.library.undo(day.project_id).sentence
    with pytest.raises(StaleError, match="a later step stands on it"):
        day.library.undo(day.project_id)
    assert (day.where, day.left) == ("Welcome", minutes(8))


def test_a_session_closes_only_when_every_item_has_an_owner_and_a_date(day: Day) -> None:
    day.plan()
    day.next()
    add_loose_end(day.library, day.project_id, day.session_id, "Paint the doors")
    add_loose_end(day.library, day.project_id, None, "Ask the district")
    with pytest.raises(InvalidInputError) as refused:
        day.library.do(clock.close_session, clock.CloseSession(day.session_id))
    assert "2 items have no owner or no date: A-1 “Paint the doors” and A-2 “Ask" in refused.value.what
    assert day.snapshot().sessions[0].closed_at is None
    day.library.do(clock.close_session, clock.CloseSession(day.session_id, despite_open_items=True))
    assert "although no owner or no date is known for A-1 “Paint the doors”" in day.said()
    assert (day.where, day.states[0]) == ("", DONE)
    with pytest.raises(InvalidInputError, match="closed already"):
        day.library.do(clock.close_session, clock.CloseSession(day.session_id))
    day.library.undo(day.project_id)
    assert (day.snapshot().sessions[0].closed_at, day.where) == (None, "Welcome")


def test_starting_a_block_of_a_closed_session_opens_it_again(day: Day) -> None:
    blocks = day.plan()
    day.library.do(clock.close_session, clock.CloseSession(day.session_id))
    day.library.do(clock.start_block, blocks[0].id)
    assert day.said() == "Started “Welcome” (10 min); the session is open again"
    assert day.snapshot().sessions[0].closed_at is None


def test_items_of_another_session_do_not_hold_this_one_open(day: Day) -> None:
    from charrette.services.projects import AddSession, add_session

    charrette_id: UUID = day.snapshot().charrettes[0].id
    other = day.library.do(add_session, AddSession(charrette_id, "Evening 2"))
    add_loose_end(day.library, day.project_id, other.id)
    assert day.library.do(clock.close_session, clock.CloseSession(day.session_id)).closed_at


def test_a_parked_card_holds_a_session_open_until_it_is_owned_or_back_on_the_board(day: Day) -> None:
    card = day.library.do(capture.keep_card, capture.KeepCard(day.project_id, "Name the school"))
    day.library.do(board.park_cards, board.ParkCards((card.id,), "later"))
    closing = clock.CloseSession(day.session_id)
    with pytest.raises(InvalidInputError, match="C-001 “Name the school”"):
        day.library.do(clock.close_session, closing)
    park = log.ParkWithOwner((card.id,), "later", "Technology", session_id=day.session_id)
    day.library.do(log.park_with_owner, park)
    with pytest.raises(InvalidInputError, match="C-001 “Name the school”"):
        day.library.do(clock.close_session, closing)
    day.library.do(board.reopen_cards, board.ReopenCards((card.id,)))
    assert day.library.do(clock.close_session, closing).closed_at
    assert "although" not in day.said()


def test_a_parked_card_with_owner_and_date_lets_the_session_close(day: Day) -> None:
    card = day.library.do(capture.keep_card, capture.KeepCard(day.project_id, "Name the school"))
    day.library.do(log.park_with_owner, log.ParkWithOwner((card.id,), "later", "Technology", "+7"))
    assert day.library.do(clock.close_session, clock.CloseSession(day.session_id)).closed_at
