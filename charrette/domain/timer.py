"""The room's timer: a deadline that everyone sees; expiry never blocks anything."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class Phase(StrEnum):
    """How much is left: calm above 20 %, soon below 20 %, last below 5 %, over."""

    CALM = "calm"
    SOON = "soon"
    LAST = "last"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Timer:
    """``length`` is the whole time given. It runs when ``deadline`` is set, else ``kept`` is what is left."""

    length: timedelta
    kept: timedelta
    deadline: datetime | None = None

    @classmethod
    def of_minutes(cls, minutes: int) -> "Timer":
        """A timer that has not started."""
        return cls(timedelta(minutes=minutes), timedelta(minutes=minutes))

    @property
    def running(self) -> bool:
        """Whether time passes."""
        return self.deadline is not None

    def left(self, now: datetime) -> timedelta:
        """What is left; below zero when the time is over."""
        return self.deadline - now if self.deadline else self.kept

    def started(self, now: datetime) -> "Timer":
        """Running from now."""
        return self if self.running else replace(self, deadline=now + self.kept)

    def paused(self, now: datetime) -> "Timer":
        """Standing still."""
        return replace(self, kept=self.left(now), deadline=None)

    def extended(self, by: timedelta) -> "Timer":
        """With more time (the +1 minute key)."""
        deadline = self.deadline + by if self.deadline else None
        return Timer(self.length + by, self.kept + by, deadline)

    def phase(self, now: datetime) -> Phase:
        """Which sign to show."""
        left = self.left(now)
        if not self.length and not self.running and not left:
            return Phase.CALM  # nothing is timed
        if left < timedelta(0):
            return Phase.OVER
        share = left / self.length if self.length else 0
        return Phase.LAST if share < 0.05 else Phase.SOON if share < 0.2 else Phase.CALM


def clock_words(left: timedelta) -> str:
    """``"04:38"``, and ``"+0:42"`` for what is over."""
    seconds = int(left.total_seconds()) if left >= timedelta(0) else -int(left.total_seconds())
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes:02d}:{seconds:02d}" if left >= timedelta(0) else f"+{minutes}:{seconds:02d}"
