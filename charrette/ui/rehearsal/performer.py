"""The performer: lets a performance go on at a chosen speed, act by act, on the writer's lane."""

from collections.abc import Iterator
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from charrette.domain.errors import CharretteError
from charrette.system.clock import FastClock
from charrette.ui.desk import Desk


class Playing(StrEnum):
    """Whether it goes on."""

    ON = "on"
    PAUSED = "paused"
    OVER = "over"


class Performer(QObject):
    """Waits between the acts as long as the performance says, by the rehearsal's fast clock."""

    changed = Signal()

    def __init__(
        self, desk: Desk, waits: Iterator[float], clock: FastClock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._waits, self._clock = desk, waits, clock
        self.state = Playing.ON
        self.speed = clock.speed
        self.trouble = ""
        """Why it is over before its end."""
        self._left = 0.0
        """Seconds of the agenda until the next act, as of the last time the wait began."""
        self._acting = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._act)
        self._wait(0.0)

    def toggle(self) -> None:
        """Pauses, or goes on: the people and their clock."""
        if self.state is Playing.ON:
            self._left = self._remaining()
            self._pause.stop()
            self.state, self._clock.speed = Playing.PAUSED, 0.0
        elif self.state is Playing.PAUSED:
            self.state, self._clock.speed = Playing.ON, self.speed
            if not self._acting:
                self._wait(self._left)
        self.changed.emit()

    def set_speed(self, speed: float) -> None:
        """Goes on faster or slower from now."""
        left = self._remaining()
        self.speed = speed
        if self.state is Playing.ON:
            self._clock.speed = speed
            if not self._acting:
                self._wait(left)
        self.changed.emit()

    def _remaining(self) -> float:
        """Seconds of the agenda until the next act."""
        return self._pause.remainingTime() / 1000 * self.speed if self._pause.isActive() else self._left

    def _wait(self, seconds: float) -> None:
        self._left = seconds
        self._pause.start(round(seconds * 1000 / self.speed))

    def _act(self) -> None:
        self._acting = True
        self._desk.write(lambda: next(self._waits, None), self._on_done, self._on_failed, owner=self)

    def _on_done(self, seconds: float | None) -> None:
        self._acting = False
        if seconds is None:
            self._end()
        elif self.state is Playing.ON:
            self._wait(seconds)
        else:
            self._left = seconds

    def _on_failed(self, error: CharretteError) -> None:
        self._acting = False
        self.trouble = error.what
        self._end()

    def _end(self) -> None:
        """The people are done; the clock goes on as in the room."""
        self.state, self._clock.speed = Playing.OVER, 1.0
        self.changed.emit()
