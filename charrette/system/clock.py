"""The clock, injectable, so that the same seed gives the same content."""

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
