"""Time zones by name, on computers that may not know every name."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


def zone_named(name: str) -> "ZoneInfo | None":
    """The zone of that name; None where this computer does not know it (``astimezone(None)`` is its own zone)."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None
