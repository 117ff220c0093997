"""Words that documents share: dates, places, shortened texts."""

from datetime import UTC, date, datetime

from charrette.system.zones import zone_named

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh"),
    *("eighth", "ninth", "tenth"),
)


def day_words(day: date) -> str:
    """``"March 14, 2027"``."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def local_day(moment: datetime, zone: str) -> date:
    """The day of a moment (aware, UTC) in the project's zone; in UTC when the zone is not known here."""
    return moment.astimezone(zone_named(zone) or UTC).date()


def ordinal_words(count: int) -> str:
    """``"second"``; figures from eleven on."""
    return _ORDINALS[count - 1] if 1 <= count <= len(_ORDINALS) else f"{count}th"


def shortened(words: str, most: int) -> str:
    """The words, cut at a word with an ellipsis when they are longer than ``most`` characters."""
    text = " ".join(words.split())
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head).rstrip(" .,;:") + "…"
