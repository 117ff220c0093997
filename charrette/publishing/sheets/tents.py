"""Name tents: an alias large enough to read across the table, with the mark of the group and the table."""

from collections.abc import Sequence
from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.project import Participant
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.paper import Paper
from charrette.publishing.report import Report
from charrette.publishing.sheets.carried import carried, tick, ticks
from charrette.publishing.sheets.options import SheetOptions
from charrette.publishing.sheets.parts import Tent, TentSheet
from charrette.publishing.sheets.report import sheets_report
from charrette.publishing.sheets.seats import by_name
from charrette.publishing.sheets.words import phrases

PER_PAGE = 2
USUAL_BLANKS = 4
"""Tents without a name, for people who walk in."""


def tent_sheets(
    snapshot: ProjectSnapshot,
    options: SheetOptions,
    people: Sequence[Participant],
    blanks: int,
    table: int | None = None,
) -> tuple[TentSheet, ...]:
    """Two tents a page, by group and alias; then blank ones. ``table`` stands on blank tents too."""
    place = {group.id: group.position for group in snapshot.groups}
    ordered = sorted(people, key=lambda each: (place.get(each.group_id, len(place)), by_name(each)))
    tents = [_tent(snapshot, options, each) for each in ordered]
    tents += [_blank(snapshot, options, table) for _ in range(blanks)]
    return tuple(
        TentSheet(
            tuple(tents[at : at + PER_PAGE]),
            ticks(snapshot),
            phrases("fold", options.languages),
            phrases("name", options.languages),
        )
        for at in range(0, len(tents), PER_PAGE)
    )


def _tent(snapshot: ProjectSnapshot, options: SheetOptions, person: Participant) -> Tent:
    group = snapshot.group_by_id.get(person.group_id)
    number = f"{snapshot.participants.index(person) + 1:03d}"
    about = carried(snapshot, number, "T", number, edition=Edition.FULL)
    table = phrases("table", options.languages, table=person.table) if person.table else ""
    return Tent(about, person.alias, tick(group) if group else None, table)


def _blank(snapshot: ProjectSnapshot, options: SheetOptions, table: int | None) -> Tent:
    words = phrases("table", options.languages, table=table) if table else ""
    return Tent(carried(snapshot, "", "T", "0"), table=words)


def compose_tents(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper, options: SheetOptions
) -> Report:
    """A tent for everybody on the list and ``options.count`` blank ones (else four)."""
    del issued
    sheets = tent_sheets(snapshot, options, snapshot.participants, options.count or USUAL_BLANKS)
    return sheets_report(snapshot, "Name tents", paper, sheets, edition)
