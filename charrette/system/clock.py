"""The clocks, injectable, so that the same seed gives the same content."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class SteppingClock:
    """A clock that advances by a fixed step at each reading: for rehearsals and tests."""

    at: datetime
    step: timedelta = field(default=timedelta(seconds=1))

    def now(self) -> datetime:
        self.at += self.step
        return self.at


def steady_seconds() -> float:
    """Seconds since the computer was started: counted while it sleeps too, and blind to its clock being set."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(
            time.CLOCK_MONOTONIC
        )  # goes on in sleep there; time.monotonic() stands still
    return time.monotonic()  # Windows: GetTickCount64 or the performance counter, both go on in sleep


@dataclass(frozen=True, slots=True)
class Gap:
    """What happened between two looks: the time that ``passed``, and by how much the clock was ``set`` meanwhile."""

    passed: timedelta
    set: timedelta


class ClockWatch:
    """Finds out that the computer's clock was set, or that the computer slept, by comparing it with a steady one."""

    def __init__(self, clock: Clock, steady: Callable[[], float] = steady_seconds) -> None:
        self._clock, self._steady = clock, steady
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
        while True:
            before, wall, after = self._steady(), self._clock.now(), self._steady()
            if after - before < _AT_ONCE:
                return wall, after


_REGULATED = timedelta(seconds=1)
_AT_ONCE = 0.2
