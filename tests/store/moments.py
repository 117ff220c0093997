"""The moment at which the tests' clocks start."""

from datetime import UTC, datetime

START = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)
