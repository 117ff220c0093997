"""Milestones along one scale of days: places between 0 and 1, years or months as ticks, and the figure in words."""

from collections.abc import Sequence
from datetime import date

from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.net import day_of, net_of
from charrette.domain.plan.schedule import chain
from charrette.domain.wording import counted
from charrette.publishing.phrases import day_words
from charrette.publishing.plan.readers import MONTHS, Readers, short_day
from charrette.publishing.report import Timeline, TimelineRow

_MOST_YEARS = 9
_MANY_MONTHS = 20
"""A span of fewer months shows quarters."""


def timeline(found: Sequence[Milestone], readers: Readers) -> Timeline | None:
    """The figure of milestones in their order; None where fewer than two have a day."""
    days = [day for each in found if (day := day_of(each))]
    if len(set(days)) < 2:
        return None
    first, last = min(days), max(days)
    span = max((last - first).days, 1)

    def place(day: date) -> float:
        return (day - first).days / span

    today = date.fromisoformat(readers.today)
    chained = {each.id for each in chain(readers.snapshot)}
    held = net_of(readers.plan).held()
    waits = net_of(readers.plan).waits
    rows: list[TimelineRow] = []
    for each in found:
        day = day_of(each)
        before = [held[link.waits_for_id] for link in waits.get(each.id, ()) if link.waits_for_id in held]
        since = max((one for one in before if first <= one), default=None)
        rows.append(
            TimelineRow(
                each.code,
                each.title,
                "late" if each.late(readers.today) else each.state.value,
                place(day) if day else None,
                place(since) if since and since <= last else None,
                each.id in chained,
                short_day(day.isoformat()) if day else "no day yet",
            )
        )
    shown_today = place(today) if first <= today <= last else None
    return Timeline(tuple(rows), _ticks(first, last), shown_today, _words(found, readers, first, last))


def _ticks(first: date, last: date) -> tuple[tuple[float, str], ...]:
    """The starts of years, of every few years where there are many, or of quarters where there are few."""
    span = max((last - first).days, 1)
    months = (last.year - first.year) * 12 + last.month - first.month
    if months < _MANY_MONTHS:
        starts = [
            (date(year, month, 1), f"{MONTHS[month - 1]} {year}")
            for year in range(first.year, last.year + 1)
            for month in (1, 4, 7, 10)
        ]
    else:
        step = 1 + (last.year - first.year) // _MOST_YEARS
        starts = [(date(year, 1, 1), str(year)) for year in range(first.year, last.year + 1, step)]
    inside = [(day, words) for day, words in starts if first <= day <= last]
    return tuple(((day - first).days / span, words) for day, words in inside)


def _words(found: Sequence[Milestone], readers: Readers, first: date, last: date) -> str:
    """What the figure shows, and how it is read."""
    late = [each for each in found if each.late(readers.today)]
    words = f"Timeline of {counted(len(found), 'milestone')} from {day_words(first)} to {day_words(last)}"
    words += f"; {len(late)} late" if late else ""
    beside = "" if first <= date.fromisoformat(readers.today) <= last else "; today lies outside"
    return (
        f"{words}{beside}. A disc with a tick is done, a ring with a dot under way, a ring planned, a diamond late. "
        "The bar before a mark begins where what it waits for ends; bold titles and dark bars are the critical chain."
    )
