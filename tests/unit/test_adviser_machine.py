"""Any day with any agenda: whatever is pressed, the adviser keeps its promises, also once its times are taken."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from charrette.domain.adviser import Advice, advise
from charrette.domain.agenda import Block, SessionClock, Slot, follow, planned, sets_of
from charrette.domain.errors import InvalidInputError
from charrette.domain.project import Session
from charrette.domain.projection import Place, asked_end, asked_starts, is_protected, place_of, projected
from charrette.services.agenda import SetTimes, TakeTimes, set_times, take_times
from charrette.services.clock import AddTime, add_time, go_back, go_next, pause_clock, resume_clock
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from tests.services.room_with_agenda import HandClock, put
from tests.unit.agendas import NINE, ZONE, block

ROOM = st.one_of(st.none(), st.integers(-60, 20))
"""By how many minutes the room is free longer than the agenda takes; None: nobody waits for it."""


@st.composite
def tight_blocks(draw: st.DrawFn) -> tuple[Block, ...]:
    """Up to seven blocks without pauses: breakouts often of one length, every fourth block protected."""
    blocks: list[Block] = []
    for place in range(draw(st.integers(2, 7))):
        beside = place > 0 and draw(st.integers(0, 2)) == 0
        minutes = blocks[-1].minutes if beside and draw(st.booleans()) else draw(st.integers(5, 60))
        least = draw(st.integers(1, minutes))
        protected = draw(st.integers(0, 3)) == 0
        fixed = "" if beside or draw(st.integers(0, 7)) else f"{9 + draw(st.integers(0, 2)):02d}:40"
        blocks.append(
            block(place, f"B{place}", minutes, least, protected=protected, fixed_start=fixed, beside=beside)
        )
    return tuple(blocks)


class AnyDay(RuleBasedStateMachine):
    """A session that runs on the real clock and agenda services, in a library that all days share."""

    library: Library
    hands: HandClock
    days = 0

    @initialize(blocks=tight_blocks(), room=ROOM)
    def plan(self, blocks: tuple[Block, ...], room: int | None) -> None:
        """An agenda, before its start."""
        type(self).days += 1
        self.hands.at = NINE - timedelta(minutes=5)
        project = self.library.do(create_project, NewProject(f"Day {self.days}", zone=str(ZONE)))
        self.project_id = project.id
        with self.library.reading() as queries:
            self.session_id = queries.sessions(project.id)[0].id
        self.library.do(set_times, SetTimes(self.session_id, NINE, None, 0))
        own = [replace(each, id=self.library.ids.new(), session_id=self.session_id) for each in blocks]
        self.library.do(put, own)
        self.read()
        if room is not None:
            end = _end(planned(self.session, self.blocks, ZONE)) + timedelta(minutes=room)
            self.library.do(
                set_times, SetTimes(self.session_id, NINE, max(end, NINE + timedelta(minutes=5)), 0)
            )
            self.read()
        self.planned = {each.id: each for each in self.blocks}
        self.promised = asked_starts(self.session, self.blocks, ZONE)

    def read(self) -> None:
        """What the library holds now."""
        with self.library.reading() as queries:
            self.session: Session = queries.sessions(self.project_id)[0]
            self.blocks: tuple[Block, ...] = queries.blocks(self.project_id)
            self.clock: SessionClock | None = next(iter(queries.clocks(self.project_id)), None)

    @property
    def now(self) -> datetime:
        return self.hands.now()

    @property
    def place(self) -> Place:
        return place_of(self.session, self.blocks, self.clock, self.now)

    @property
    def advice(self) -> Advice | None:
        return advise(self.session, self.blocks, self.clock, self.now, ZONE)

    def act(self, function: object, command: object) -> None:
        """Does it; the service may refuse it in words, and then nothing has changed."""
        before = self.blocks, self.clock
        try:
            self.library.do(cast("object", function), command)  # type: ignore[arg-type]
        except InvalidInputError:
            self.read()
            assert (self.blocks, self.clock) == before
        self.read()

    @rule(seconds=st.integers(1, 45 * 60))
    def time_passes(self, seconds: int) -> None:
        self.hands.wait(seconds)

    @rule()
    def next_block(self) -> None:
        self.act(go_next, self.session_id)

    @rule()
    def back(self) -> None:
        self.act(go_back, self.session_id)

    @rule()
    def pause(self) -> None:
        self.act(pause_clock, self.session_id)

    @rule()
    def resume(self) -> None:
        self.act(resume_clock, self.session_id)

    @rule()
    def a_minute_more(self) -> None:
        self.act(add_time, AddTime(self.session_id))

    @precondition(lambda self: self.advice is not None and self.advice.minutes)
    @rule()
    def take_the_advice(self) -> None:
        advice = self.advice
        assert advice is not None
        before = projected(self.session, self.blocks, self.clock, self.now, ZONE)
        self.library.do(take_times, TakeTimes(self.session_id, advice.minutes))
        self.read()
        after = projected(self.session, self.blocks, self.clock, self.now, ZONE)
        if not advice.unavoidable:  # else what stands before a protected block runs into it
            going = {each.block.id: each.start for each in after}
            assert all(going[each.block.id] == each.start for each in advice.after)
        assert _end(after) <= _end(before)
        again = self.advice
        assert again is None or (not again.minutes and again.unavoidable)

    @invariant()
    def what_is_protected_keeps_its_length_and_its_time(self) -> None:
        """By the agenda, and in every proposal: never longer, shorter or earlier, and later only where it must be."""
        assert asked_starts(self.session, self.blocks, ZONE) == self.promised
        advice = self.advice
        for slot in advice.after if advice else ():
            if slot.block.id in self.promised:
                assert slot.block.minutes == self.planned[slot.block.id].minutes
                assert slot.start >= self.promised[slot.block.id]
        assert {each.id: each.minutes for each in self.blocks if each.protected} == {
            each.id: each.minutes for each in self.planned.values() if each.protected
        }

    @invariant()
    def nothing_is_below_its_least(self) -> None:
        proposed = self.advice.minutes if self.advice else {}
        for each in self.blocks:
            least = self.planned[each.id].shortest
            assert least <= proposed.get(each.id, each.minutes) <= self.planned[each.id].minutes

    @invariant()
    def no_promise_is_broken_that_can_be_kept(self) -> None:
        """Tried by brute force: with all of what stands before it at its shortest, would the next promise be kept?"""
        place = self.place
        if not place.coming:
            return
        goal, before = self._next_promise(place)
        shortest = [[replace(each, minutes=each.shortest) for each in together] for together in before]
        can_be = _end_of(follow(shortest, place.free, ZONE), place.free) <= goal
        advice = self.advice
        slots = advice.after if advice else follow(place.coming, place.free, ZONE, self.promised)
        ids = {each.id for together in before for each in together}
        will_be = _end_of([each for each in slots if each.block.id in ids], place.free) <= goal
        assert will_be or not can_be
        assert will_be or advice is None or advice.unavoidable

    @invariant()
    def breakouts_end_together(self) -> None:
        advice = self.advice
        proposed = {each.block.id: each for each in advice.after} if advice else {}
        for together in sets_of(self.blocks):
            there = [each for each in together if each.id in proposed]
            longest = max((self.planned[each.id].minutes for each in there), default=0)
            ends = {proposed[each.id].end for each in there if self.planned[each.id].minutes == longest}
            assert len(ends) <= 1

    def _next_promise(self, place: Place) -> tuple[datetime, list[tuple[Block, ...]]]:
        """When the next protected set shall begin, else the session end, and what stands before it."""
        before: list[tuple[Block, ...]] = []
        for together in place.coming:
            if is_protected(together) and together[0].id in self.promised:
                return self.promised[together[0].id], before
            before.append(together)
        end = asked_end(self.session, self.blocks, ZONE)
        assert end is not None
        return end, before


def _end(slots: Sequence[Slot]) -> datetime:
    return max(each.end for each in slots)


def _end_of(slots: Sequence[Slot], otherwise: datetime) -> datetime:
    return max((each.end for each in slots), default=otherwise)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library whose clock is moved by hand."""
    return Library(tmp_path / "days.charrette", clock=HandClock(NINE))


def test_whatever_happens_the_adviser_keeps_its_promises(library: Library) -> None:
    machine = type("AnyDayHere", (AnyDay,), {"library": library, "hands": library.clock})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=30,
            stateful_step_count=20,
            deadline=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=[
                HealthCheck.too_slow,
                HealthCheck.data_too_large,
                HealthCheck.filter_too_much,
            ],
        ),
    )
    library.close()
