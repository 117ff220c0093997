"""The id source: time-ordered UUIDs (version 7), injectable, so that a seed gives the same ids."""

import secrets
from random import Random
from typing import Protocol
from uuid import UUID

from charrette.system.clock import Clock, SystemClock


class IdSource(Protocol):
    """Mints ids."""

    def new(self) -> UUID:
        """A new id, later in order than every id minted before it by this source."""
        ...


class TimeOrderedIds:
    """UUIDs of version 7 (RFC 9562): milliseconds, a counter of 12 bits, 62 random bits."""

    def __init__(self, clock: Clock | None = None, seed: int | None = None) -> None:
        self._clock = clock or SystemClock()
        # A seed is for rehearsals and tests: repeatable, not secret.
        self._bits = Random(seed).getrandbits if seed is not None else secrets.randbits  # noqa: S311
        self._last = 0
        self._counter = 0

    def new(self) -> UUID:
        milliseconds = int(self._clock.now().timestamp() * 1000)
        if milliseconds > self._last:
            self._last, self._counter = milliseconds, 0
        else:
            self._counter += 1
            if self._counter > 0xFFF:
                self._last, self._counter = self._last + 1, 0
        return UUID(
            int=(self._last << 80) | (0x7 << 76) | (self._counter << 64) | (0x2 << 62) | self._bits(62)
        )
