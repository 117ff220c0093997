"""The room's timer against a model: whatever is done, and whatever happens to the clocks, the time left is right."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import integers, sampled_from
from pytestqt.qtbot import QtBot

from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from charrette.system.settings import Settings
from charrette.ui.desk import Desk
from charrette.ui.room_timer import RoomTimer
from tests.services.room_with_agenda import HandClock, add_agenda
from tests.store.moments import START

MINUTES = (10, 12, 20, 30)
TITLES = ("Welcome", "Silent writing", "Sketching", "Lunch")
HOUR = timedelta(hours=1)


class Place:
    """A library with an agenda, its desk and the timer, which can be started again as the app is."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.path, self.qtbot, self.hands = folder / "library.charrette", qtbot, HandClock(START)
        library = self._opened()
        self.project_id = library.do(create_project, NewProject("Alder Creek")).id
        with library.reading() as queries:
            session_id = queries.sessions(self.project_id)[0].id
        self.blocks = add_agenda(library, session_id)
        library.close()
        self.start()

    def _opened(self) -> Library:
        return Library(self.path, actor="Ada", clock=self.hands)

    def start(self) -> None:
        """The app starts."""
        self.desk = Desk(self._opened(), Settings())
        self.desk.open_project(self.project_id)
        self.timer = RoomTimer(self.desk)

    def close(self) -> None:
        """The app ends."""
        self.timer.deleteLater()
        self.desk.close()

    def act(self, act: Callable[[], object]) -> None:
        """Does it and waits until the library has it."""
        act()
        self.settle()

    def settle(self) -> None:
        """Until everything is kept."""
        self.qtbot.waitUntil(lambda: self.timer.kept, timeout=5000)

    @property
    def title(self) -> str:
        """The block the room is in."""
        return self.timer.block.title if self.timer.block else ""

    def said(self) -> list[str]:
        """The minutes, from the last."""
        with self.desk.library.reading() as queries:
            return [minute.sentence for minute in queries.minutes(self.project_id)]


@dataclass(frozen=True)
class Model:
    """What must be so. ``left`` is in seconds; while it runs, counted from ``since`` on the steady clock."""

    at: int | None = None
    left: float = 0.0
    length: float = 0.0
    since: float | None = None
    over: tuple[bool, ...] = (False,) * len(MINUTES)
    ended: tuple[tuple[float, float] | None, ...] = (None,) * len(MINUTES)

    def left_at(self, now: float) -> float:
        """The time left at a moment of the steady clock."""
        return self.left - (now - self.since) if self.since is not None else self.left

    def without_block(self, now: float) -> "Model":
        """The block is done, and remembers its time."""
        if self.at is None:
            return self
        over, ended = list(self.over), list(self.ended)
        over[self.at], ended[self.at] = True, (self.left_at(now), self.length)
        return replace(self, at=None, left=0, length=0, since=None, over=tuple(over), ended=tuple(ended))

    def started(self, at: int, now: float) -> "Model":
        """In another block, with all its time."""
        over = tuple(False if place == at else each for place, each in enumerate(self.over))
        seconds = MINUTES[at] * 60.0
        return replace(self, at=at, left=seconds, length=seconds, since=now, over=over)

    def coming(self) -> int | None:
        """What Next starts."""
        behind = self.at if self.at is not None else self.last()
        after = range(0 if behind is None else behind + 1, len(MINUTES))
        return next((place for place in after if not self.over[place]), None)

    def last(self) -> int | None:
        """The last block that was held."""
        return max((place for place, each in enumerate(self.over) if each), default=None)

    def before(self) -> int | None:
        """What Back takes up."""
        return max(
            (place for place, each in enumerate(self.over) if each and self._lies_before(place)), default=None
        )

    def _lies_before(self, place: int) -> bool:
        return self.at is None or place < self.at


class AnyDay(RuleBasedStateMachine):
    """A facilitator who presses anything, on a computer that sleeps, is killed and has its clock set."""

    qtbot: QtBot

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="charrette-clock-"))
        self.place = Place(self.folder, self.qtbot)
        self.model, self.undoable, self.sets = Model(), list[tuple[Model, int]](), 0

    def teardown(self) -> None:
        self.place.close()
        shutil.rmtree(self.folder)

    @property
    def now(self) -> float:
        return self.place.hands.steady()

    def _do(self, act: Callable[[], object], after: Model | None) -> None:
        """Does it; ``after`` is what must be so then, None where it is refused."""
        self.place.act(act)
        if after is not None:
            self.undoable.append((self.model, self.sets))
            self.model = after

    @rule()
    def toggle(self) -> None:
        model = self.model
        if model.at is None:
            self.next_block()
        elif model.since is None:
            self._do(self.place.timer.toggle, replace(model, since=self.now))
        else:
            self._do(self.place.timer.toggle, replace(model, left=model.left_at(self.now), since=None))

    @rule()
    def a_minute_more(self) -> None:
        model = self.model
        more = replace(model, left=model.left + 60, length=model.length + 60)
        self._do(self.place.timer.add_minute, more if model.at is not None else None)

    @rule()
    def next_block(self) -> None:
        coming, now = self.model.coming(), self.now
        ended = self.model.without_block(now)
        refused = coming is None and self.model.at is None
        after = None if refused else ended if coming is None else ended.started(coming, now)
        self._do(self.place.timer.go_next, after)

    @rule()
    def back(self) -> None:
        model, before = self.model, self.model.before()
        if before is None:
            self._do(self.place.timer.go_back, None)
            return
        over = tuple(False if place in {before, model.at} else each for place, each in enumerate(model.over))
        left, length = model.ended[before] or (0.0, 0.0)
        self._do(
            self.place.timer.go_back,
            replace(model, at=before, left=left, length=length, since=self.now, over=over),
        )

    @rule(place=sampled_from((0, 1, 3)))
    def out_of_turn(self, place: int) -> None:
        block = next(each for each in self.place.blocks if each.title == TITLES[place])
        after = self.model.without_block(self.now).started(place, self.now)
        self._do(lambda: self.place.timer.start_block(block.id), None if place == self.model.at else after)

    @precondition(lambda self: self.undoable)
    @rule()
    def undo(self) -> None:
        with self.qtbot.waitSignal(self.place.desk.said):
            self.place.desk.undo()
        self.place.settle()
        self.model, sets = self.undoable.pop()
        if self.model.since is not None and sets != self.sets:
            self.undoable.clear()  # its deadline was moved, as below

    @rule(seconds=integers(1, 20))
    def time_passes(self, seconds: int) -> None:
        self.place.hands.wait(seconds)
        self.place.act(self.place.timer.beat)

    @rule(minutes=integers(1, 40))
    def the_lid_is_closed(self, minutes: int) -> None:
        self.place.hands.wait(minutes * 60)
        self.place.act(self.place.timer.beat)

    @rule(minutes=sampled_from((-180, -60, -1, 1, 60, 600)), seen=sampled_from((True, False)))
    def the_clock_is_set(self, minutes: int, seen: bool) -> None:
        """Seen by the next beat, or only when something is done before it."""
        self.sets += 1
        if self.model.since is not None:
            self.undoable.clear()  # the deadline was moved: what stands on the old one is not taken back
        self.place.hands.set(timedelta(minutes=minutes))
        if seen:
            self.place.act(self.place.timer.beat)
        else:
            self.a_minute_more()

    @rule()
    def the_app_is_started_again(self) -> None:
        if self.sets:
            self.undoable.clear()  # how far the clock was set is known as long as the app runs
        self.place.close()
        self.place.hands.wait(45)
        self.place.start()

    @invariant()
    def the_time_left_is_right(self) -> None:
        timer, model = self.place.timer, self.model
        assert self.place.title == ("" if model.at is None else TITLES[model.at])
        if model.at is not None:
            assert abs(timer.left.total_seconds() - model.left_at(self.now)) < 0.05
            assert timer.timer.length.total_seconds() == model.length
            assert timer.timer.running == (model.since is not None)

    @invariant()
    def the_library_has_what_is_shown(self) -> None:
        with self.place.desk.library.reading() as queries:
            clocks = queries.clocks(self.place.project_id)
        if self.model.at is not None:
            assert clocks[0].timer == self.place.timer.timer


def test_whatever_happens_the_time_left_is_right(qtbot: QtBot) -> None:
    machine = type("AnyDayHere", (AnyDay,), {"qtbot": qtbot})
    run_state_machine_as_test(
        machine,
        settings=settings(
            phases=(Phase.reuse, Phase.generate),
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )


@pytest.fixture
def place(tmp_path: Path, qtbot: QtBot) -> Iterator[Place]:
    made = Place(tmp_path, qtbot)
    yield made
    made.close()


def test_a_clock_that_is_set_is_said_and_minuted(place: Place, qtbot: QtBot) -> None:
    place.act(place.timer.go_next)
    place.hands.wait(60)
    place.hands.set(HOUR)
    with qtbot.waitSignal(place.desk.said) as said:
        place.act(place.timer.beat)
    words = "The computer’s clock was set forward by 1 h; the time left is unchanged"
    assert said.args == [words, False]
    assert words in place.said()
    assert place.timer.left == timedelta(minutes=9)
    place.act(place.timer.toggle)
    place.hands.set(-HOUR)
    place.act(place.timer.toggle)
    assert place.timer.left == timedelta(minutes=9)
    assert sum("clock was set" in sentence for sentence in place.said()) == 1


def test_sleep_is_said_and_the_bell_stays_silent_then(place: Place, qtbot: QtBot) -> None:
    rung: list[bool] = []
    place.timer.rang.connect(lambda: rung.append(True))
    place.act(place.timer.go_next)
    place.hands.wait(15 * 60)
    with qtbot.waitSignal(place.desk.said) as said:
        place.timer.beat()
    assert said.args == ["The computer slept for 15 min; the time went on.", False]
    assert place.timer.left == timedelta(minutes=-5)
    assert not rung


def test_small_steps_of_the_clock_are_its_own_regulation(place: Place) -> None:
    place.act(place.timer.go_next)
    place.hands.wait(1)
    place.hands.set(timedelta(milliseconds=400))
    place.act(place.timer.beat)
    assert not any("clock was set" in sentence for sentence in place.said())


def test_what_is_refused_is_not_shown_for_long(place: Place, qtbot: QtBot) -> None:
    with qtbot.waitSignal(place.desk.failed):
        place.timer.add_minute()
    place.settle()
    assert place.timer.timer.length == timedelta(minutes=10)


def test_the_timer_of_another_session_keeps_its_time_when_the_clock_is_set(place: Place) -> None:
    from charrette.services.projects import AddSession, add_session

    place.act(place.timer.go_next)
    desk, first = place.desk, place.desk.session
    assert first is not None
    other = desk.library.do(add_session, AddSession(desk.snapshot.charrettes[0].id, "Evening 2"))
    place.qtbot.waitUntil(lambda: len(desk.snapshot.sessions) == 2)
    desk.choose_session(other.id)
    assert not place.timer.timer.running
    place.hands.wait(60)
    place.hands.set(HOUR)
    place.act(place.timer.beat)
    desk.choose_session(first.id)
    assert place.timer.left == timedelta(minutes=9)
