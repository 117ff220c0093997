"""The room's timer as the screens see it: the session's clock in the library, pushed once a second to every view."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from charrette.domain.agenda import Block, SessionClock
from charrette.domain.errors import CharretteError
from charrette.domain.project import Session
from charrette.domain.running import set_after, shown_timer
from charrette.domain.timer import Phase, Timer
from charrette.store.changes import Changes
from charrette.system.clock import ClockWatch
from charrette.ui.bell import ring
from charrette.ui.desk import Desk

_BEAT_MS = 1000
_SLEPT = timedelta(seconds=30)
"""The beat comes each second; after so long a silence the computer slept."""
_SHOWS = ("session_clock", "session", "block", "charrette")


@dataclass
class Deadlines:
    """How far the computer's clock was set in all, and how far it had been when each deadline was written.

    A deadline that undo brings back from before that (``replayed``) must be moved with the clock; one that was never
    seen was written before the app was started.
    """

    moved: timedelta = timedelta(0)
    replayed: bool = False
    written: dict[datetime, timedelta] = field(default_factory=dict[datetime, timedelta])

    def note(self, deadline: datetime | None) -> None:
        """A deadline that is on its way to the library."""
        if deadline is not None:
            self.written[deadline] = self.moved

    def stale(self, found: tuple[SessionClock, ...]) -> list[tuple[UUID, timedelta]]:
        """The sessions whose deadlines are of another time of the clock, and by how much; takes note of the others."""
        replayed, self.replayed = self.replayed, False
        stale: list[tuple[UUID, timedelta]] = []
        for clock in found:
            if clock.deadline is None:
                continue
            unseen = timedelta(0) if replayed else self.moved
            by = self.moved - self.written.get(clock.deadline, unseen)
            if replayed and by:
                stale.append((clock.session_id, by))
            else:
                self.note(clock.deadline)
        return stale


class RoomTimer(QObject):
    """The timer of the session that runs. An act shows at once and is written behind; a refused one is taken back.

    When the computer's clock was set, the time left stays right. When it slept, the time has passed.
    """

    ticked = Signal()
    """The time left changed; read ``timer`` and ``left``."""
    rang = Signal()
    """The time is over now, and the bell is on."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._clock = desk, desk.clock
        self._watch = ClockWatch(desk.clock)
        self._writing = self._shown_ahead = 0
        self._deadlines = Deadlines()
        self._phase = Phase.CALM
        self.timer = Timer.of_minutes(12)
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self.beat)
        self.rang.connect(ring)
        desk.opened.connect(self._on_opened)
        desk.changed.connect(self._on_changed)
        desk.broke.connect(self._on_broke)
        self._take()

    @property
    def left(self) -> timedelta:
        """What is left now; below zero when the time is over."""
        return self.timer.left(self._clock.now())

    @property
    def phase(self) -> str:
        """``calm``, ``soon``, ``last`` or ``over``."""
        return self.timer.phase(self._clock.now())

    @property
    def kept(self) -> bool:
        """Whether the library holds all that was done."""
        return not self._writing

    @property
    def bell(self) -> bool:
        """Whether the bell rings at the end."""
        state = self._state
        return state is None or state.bell

    @property
    def block(self) -> Block | None:
        """The block the room is in."""
        state = self._state
        return self._desk.snapshot.block_by_id.get(state.block_id) if state and state.block_id else None

    @property
    def agenda(self) -> tuple[Block, ...]:
        """The blocks of the session that runs."""
        session = self._session
        return self._desk.snapshot.agenda(session.id) if session else ()

    def toggle(self) -> None:
        """Starts or pauses; before the first block of an agenda, and between two, it starts the next."""
        session = self._session
        if session is None:
            return
        if self.agenda and self.block is None and not self.timer.running:
            if self.kept:  # a second press would pass over the block the first one starts
                self.go_next()
            return
        self._watch_clock()
        now = self._clock.now()
        if self.timer.running:
            self._act(self._clocks.pause_clock, session.id, self.timer.paused(now), quiet=True)
        else:
            self._act(self._clocks.resume_clock, session.id, self.timer.started(now), quiet=True)

    def add_minute(self) -> None:
        """One minute more for everyone."""
        session = self._session
        if session is not None:
            self._watch_clock()
            more = self.timer.extended(timedelta(minutes=1))
            self._act(self._clocks.add_time, self._clocks.AddTime(session.id), more, quiet=True)

    def reset(self) -> None:
        """The whole time again, standing still."""
        session = self._session
        if session is not None:
            minutes = self.block.minutes if self.block else session.minutes
            self._act(self._clocks.reset_clock, session.id, Timer.of_minutes(minutes), quiet=True)

    def toggle_bell(self) -> None:
        """Switches the bell on or off for the session."""
        session = self._session
        if session is not None:
            self._act(self._clocks.set_bell, self._clocks.SetBell(session.id, not self.bell), quiet=True)

    def go_next(self) -> None:
        """Ends the block and starts the next one."""
        session = self._session
        if session is not None:
            self._act(self._clocks.go_next, session.id)

    def go_back(self) -> None:
        """Takes the block before up again."""
        session = self._session
        if session is not None:
            self._act(self._clocks.go_back, session.id)

    def start_block(self, block_id: UUID) -> None:
        """Starts a block, in turn or not."""
        self._act(self._clocks.start_block, block_id)

    def skip_block(self, block_id: UUID) -> None:
        """Leaves a block out."""
        self._act(self._clocks.skip_block, block_id)

    def coming(self) -> tuple[Block, ...]:
        """What Next starts; empty at the end of the agenda."""
        block = self.block
        return set_after(self.agenda, block.id if block else None)

    def beat(self) -> None:
        """Once a second: looks at the clocks, rings where the time is over now, tells the views."""
        slept = self._watch_clock()
        phase = Phase(self.phase)
        over = phase is Phase.OVER and self._phase is not Phase.OVER
        self._phase = phase
        if over and self.timer.running and not slept and self.bell:
            self.rang.emit()
        self.ticked.emit()

    @property
    def _clocks(self) -> Any:
        """What can be done with a session's clock; the first picture of the app needs none of it."""
        from charrette.services import clock

        return clock

    @property
    def _session(self) -> Session | None:
        return self._desk.session if self._desk.project_id is not None else None

    @property
    def _state(self) -> SessionClock | None:
        session = self._session
        return self._desk.snapshot.clock(session.id) if session else None

    def _act(
        self,
        function: Callable[..., Any],
        command: object,
        shown: Timer | None = None,
        *,
        quiet: bool = False,
    ) -> None:
        """Writes; what it will give is shown meanwhile where that is known. A library to look at keeps nothing."""
        self._watch_clock()
        if shown is not None:
            self._show(shown)
            self._deadlines.note(shown.deadline)
            if self._desk.read_only:
                return
        kept, refused = self._outcomes(ahead=shown is not None)
        self._desk.do(function, command, kept, refused, owner=self, quiet=quiet)

    def _outcomes(self, *, ahead: bool) -> tuple[Callable[[object], None], Callable[[CharretteError], None]]:
        """One more write is on its way; ``ahead``: what it will give is shown already, so nothing older is taken."""
        self._writing += 1
        self._shown_ahead += ahead

        def on_kept(_done: object) -> None:
            self._writing = max(0, self._writing - 1)
            self._shown_ahead = max(0, self._shown_ahead - ahead)
            self._take()

        def on_refused(error: CharretteError) -> None:
            on_kept(None)
            self._desk.failed.emit(error)

        return on_kept, on_refused

    def _on_broke(self) -> None:
        self._writing = self._shown_ahead = 0
        self._take()

    def _on_opened(self) -> None:
        self._writing = self._shown_ahead = 0
        self._take()

    def _on_changed(self, changes: Changes) -> None:
        self._deadlines.replayed |= changes.kind in {"undo", "redo"}
        if any(changes.ids(table) for table in _SHOWS):
            self._take()

    def _take(self) -> None:
        """The timer as the library has it, unless something newer is on its way there."""
        self._watch_clock()
        session = self._session
        if session is not None and not self._shown_ahead:
            self._show(shown_timer(session, self.agenda, self._state))
            for session_id, by in self._deadlines.stale(self._desk.snapshot.clocks):
                self._follow(by, session_id)

    def _watch_clock(self) -> bool:
        """Whether the computer slept since the last look. Follows a clock that was set."""
        gap = self._watch.look()
        self._deadlines.moved += gap.set
        if not self._beat.isActive():
            return False
        if gap.set:
            self._follow(gap.set)
            self._desk.said.emit(self._clocks.clock_set_words(gap.set), False)
        slept = gap.passed > _SLEPT * self._clock.speed
        if slept and self.timer.running:
            minutes = max(1, round(gap.passed.total_seconds() / 60))
            words = self.tr("The computer slept for {n} min; the time went on.").format(n=minutes)
            self._desk.said.emit(words, False)
        return slept

    def _follow(self, by: timedelta, session_id: UUID | None = None) -> None:
        """Moves the deadline of one session, or of all."""
        project_id, deadline, shown = self._desk.project_id, self.timer.deadline, self._session
        assert project_id is not None
        if deadline is not None and (session_id is None or (shown and shown.id == session_id)):
            self.timer = replace(self.timer, deadline=deadline + by)
            self._deadlines.note(deadline + by)
        if self._desk.read_only:
            return
        kept, refused = self._outcomes(ahead=True)
        job, desk = self._clocks.follow_clock, self._desk
        desk.write(lambda: job(desk.library, project_id, by, session_id), kept, refused, owner=self)

    @property
    def _counts(self) -> bool:
        """Whether a clock of the project runs, this session's or another's."""
        if self._desk.project_id is None:
            return False
        return self.timer.running or any(each.deadline for each in self._desk.snapshot.clocks)

    def _show(self, timer: Timer) -> None:
        self.timer = timer
        self._phase = Phase(self.phase)
        if not self._counts:
            self._beat.stop()
        elif not self._beat.isActive():
            self._beat.start()
        self.ticked.emit()
