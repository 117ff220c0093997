"""The clocks, injectable, so that the same seed gives the same content."""

import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Protocol


class Clock(Protocol):
    """Tells the time."""

    @property
    def speed(self) -> float:
        """How many of its seconds pass in a real one."""
        ...

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...

    def steady(self) -> float:
        """Seconds since some moment: they go on while the computer sleeps, and nobody can set them."""
        ...


class SystemClock:
    """The computer's clock."""

    speed = 1.0

    def now(self) -> datetime:
        return datetime.now(UTC)

    def steady(self) -> float:
        return steady_seconds()


@dataclass
class SteppingClock:
    """A clock that advances by a fixed step at each reading: for rehearsals and tests."""

    at: datetime
    step: timedelta = field(default=timedelta(seconds=1))
    speed: float = 1.0

    def now(self) -> datetime:
        self.at += self.step
        return self.at

    def steady(self) -> float:
        return self.at.timestamp()


class FastClock:
    """A clock that starts at a given moment and runs ``speed`` times as fast: for a rehearsal that is watched."""

    def __init__(self, at: datetime, speed: float) -> None:
        self._at, self._since, self._speed = at, steady_seconds(), speed

    @property
    def speed(self) -> float:
        """How many seconds pass in one."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self.leap(timedelta(0))
        self._speed = speed

    def now(self) -> datetime:
        return self._at + timedelta(seconds=(steady_seconds() - self._since) * self._speed)

    def steady(self) -> float:
        return self.now().timestamp()

    def leap(self, by: timedelta) -> None:
        """Goes on so much later."""
        self._at, self._since = self.now() + by, steady_seconds()


def steady_seconds() -> float:
    """Seconds since the computer was started: counted while it sleeps too, and blind to its clock being set."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(
            time.CLOCK_MONOTONIC
        )  # goes on in sleep there; time.monotonic() stands still
    return time.monotonic()  # Windows: GetTickCount64 or the performance counter, both go on in sleep


class Gap(NamedTuple):
    """What happened between two looks: the time that ``passed``, and by how much the clock was ``set`` meanwhile."""

    passed: timedelta
    set: timedelta


class ClockWatch:
    """Finds out that the computer's clock was set, or that the computer slept, by comparing it with a steady one."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen = self._read()

    def look(self) -> Gap:
        """Since the last look. Small differences are the clock's own regulation and count as none."""
        wall, steady = self._read()
        passed = timedelta(seconds=steady - self._seen[1])
        moved = wall - self._seen[0] - passed
        self._seen = wall, steady
        return Gap(passed, moved if abs(moved) > _REGULATED else timedelta(0))

    def _read(self) -> tuple[datetime, float]:
        """Both clocks at one moment: read again where the computer went to sleep in between."""
        for _ in range(_TRIES):
            before, wall, after = self._clock.steady(), self._clock.now(), self._clock.steady()
            if after - before < _AT_ONCE * self._clock.speed:
                return wall, after
        return self._clock.now(), self._clock.steady()


_REGULATED = timedelta(seconds=1)
_AT_ONCE = 0.2
_TRIES = 3
