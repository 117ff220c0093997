"""The weekly page: one page of what was decided, what is due, what is late and what overlaps, for the departments."""

from collections.abc import Sequence
from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.plan.weekly import DAYS_AHEAD, DAYS_BACK, Item
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted, listed
from charrette.publishing.paper import Paper
from charrette.publishing.phrases import shortened
from charrette.publishing.plan.readers import Readers, codes_words, date_words, short_day
from charrette.publishing.report import (
    Cell,
    Column,
    Heading,
    OnePage,
    Paragraph,
    Part,
    Report,
    Row,
    Table,
    Tone,
)

_MOST_LINES, _LEAST_LINES = 20, 4
"""Lines on the page in all, and those each list may have whatever the others hold."""
_LONGEST = 110
"""Characters of a line."""


def compose_weekly(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper = Paper.LETTER
) -> Report:
    """The page of the week that ends on the day of issue, as a report of exactly one page, whatever there is."""
    readers = Readers.of(snapshot, edition, issued)
    return readers.report(
        f"week to {date_words(readers.today)}", "Weekly page", (OnePage(tuple(_page(readers))),), paper
    )


def _page(readers: Readers) -> list[Part]:
    found = readers.shown.weekly
    sections = (
        (f"Decided in the last {DAYS_BACK} days", found.decided, "Nothing was decided."),
        (f"Due in the next {DAYS_AHEAD} days", found.due, "Nothing is due."),
        ("Late", found.late, "Nothing is late."),
        ("Overlaps, gaps and reviews", found.overlaps, "Nothing overlaps and nothing is missing."),
    )
    shares = _shares([len(items) for _, items, _ in sections])
    parts: list[Part] = [
        Heading(1, f"Week to {date_words(found.on)}", runs_on=True),
        Paragraph(_lead(readers), Tone.LEAD),
    ]
    for (title, items, nothing), share in zip(sections, shares, strict=True):
        parts += _section(title, items, nothing, share, readers)
    return parts


def _lead(readers: Readers) -> str:
    found = readers.shown.weekly
    names = [shortened(each.name, 24) for each in readers.snapshot.departments[:4]]
    more = len(readers.snapshot.departments) - len(names)
    who = ", ".join(names) + f" and {more} more" if more > 0 else listed(names)
    counts = f"{len(found.decided)} decided, {len(found.due)} due, {len(found.late)} late"
    counts += f", {counted(len(found.overlaps), 'open finding')}"
    return f"For {who}: {counts}." if who else f"{counts}."


def _shares(counts: Sequence[int]) -> list[int]:
    """How many lines each list shows: all where they fit together, else what is left, shared out evenly."""
    shares = [min(count, _LEAST_LINES) for count in counts]
    while sum(shares) < _MOST_LINES and any(
        share < count for share, count in zip(shares, counts, strict=True)
    ):
        waiting = [at for at, count in enumerate(counts) if shares[at] < count]
        shares[min(waiting, key=lambda at: shares[at])] += 1
    return shares


def _section(title: str, items: Sequence[Item], nothing: str, share: int, readers: Readers) -> list[Part]:
    heading = Heading(2, f"{title}: {len(items):,}" if items else title, outline=False)
    if not items:
        return [heading, Paragraph(nothing, Tone.NOTE)]
    dated = any(item.day for item in items)
    columns = (
        Column("", 1.9),
        Column("What", 8.0),
        Column("Whose", 2.8),
        *((Column("Day", 1.9),) if dated else ()),
    )
    rows = tuple(_row(item, dated, readers) for item in items[:share])
    parts: list[Part] = [heading, Table(columns, rows)]
    more = len(items) - share
    return [*parts, Paragraph(f"and {more:,} more", Tone.NOTE)] if more > 0 else parts


def _row(item: Item, dated: bool, readers: Readers) -> Row:
    names = [each.name for each in readers.snapshot.departments if each.id in item.departments]
    return Row(
        (
            Cell(codes_words(item.code.split(", "), 2), bold=True),
            Cell(shortened(item.words, _LONGEST)),
            Cell(shortened(listed(names), 40) if names else "all"),
            *((Cell(short_day(item.day)),) if dated else ()),
        )
    )
