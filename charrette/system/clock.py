"""The clocks, injectable, so that the same seed gives the same content."""

import sys
import time
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
        return time.clock_gettime(time.CLOCK_MONOTONIC)  # goes on in sleep there; time.monotonic() stands still
    return time.monotonic()  # Windows: GetTickCount64 or the performance counter, both go on in sleep
