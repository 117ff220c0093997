"""Sign-in sheets by group: who is expected, and empty lines for whoever walks in."""

from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.project import Participant, StakeholderGroup
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.paper import Paper
from charrette.publishing.report import Report
from charrette.publishing.sheets.carried import carried, tick
from charrette.publishing.sheets.options import SheetOptions
from charrette.publishing.sheets.parts import SignInRow, SignInSheet
from charrette.publishing.sheets.report import sheets_report
from charrette.publishing.sheets.seats import by_name, session_of
from charrette.publishing.sheets.words import phrase, phrases, said

ROWS = 12
"""Lines on a page, each tall enough to write on."""
LEAST_EMPTY = 3


def sign_in_sheets(snapshot: ProjectSnapshot, options: SheetOptions) -> tuple[SignInSheet, ...]:
    """One page or more for each group, and one for those who belong to none of them."""
    session = session_of(snapshot, options)
    title = phrases("sign-in", options.languages)
    title += f": {session.title}" if session and session.title else ""
    filled = [(group, _rows(snapshot, group, options)) for group in snapshot.groups]
    pages = [
        (group, rows[at : at + ROWS])
        for group, rows in (*filled, (None, (SignInRow(),) * ROWS))
        for at in range(0, len(rows), ROWS)
    ]
    return tuple(
        SignInSheet(
            carried(
                snapshot,
                f"{page}/{len(pages)}",
                f"S{session.number if session else 0}",
                "IN",
                str(page),
                edition=Edition.FULL,
            ),
            title,
            tick(group) if group else None,
            said(("sign-in how",), options.languages),
            tuple(
                phrases(key, options.languages, "\n")
                for key in ("name", "role", "seat", "help", "consent", "signature")
            ),
            (phrases("yes", options.languages), phrases("no", options.languages)),
            rows,
        )
        for page, (group, rows) in enumerate(pages, start=1)
    )


def _rows(snapshot: ProjectSnapshot, group: StakeholderGroup, options: SheetOptions) -> tuple[SignInRow, ...]:
    """Those on the list by alias, then empty lines: for seats still free, at least three, to the page's end."""
    people = [each for each in snapshot.participants if each.group_id == group.id]
    people.sort(key=by_name)
    lines = max(len(people) + LEAST_EMPTY, min(group.invited, len(people) + ROWS))
    lines = -(-lines // ROWS) * ROWS
    rows = [_row(each, options.languages[0]) for each in people]
    return (*rows, *(SignInRow(),) * (lines - len(rows)))


def _row(person: Participant, language: str) -> SignInRow:
    about = [person.role]
    if person.minor:
        about.append(", ".join(each for each in (phrase("minor", language), person.grade_band) if each))
    return SignInRow(
        person.alias,
        ", ".join(each for each in about if each),
        str(person.table or ""),
        person.accommodation,
        person.consent,
    )


def compose_sign_in(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper, options: SheetOptions
) -> Report:
    """Sign-in sheets as a report of the full edition: they hold aliases and what people asked for."""
    del issued
    return sheets_report(
        snapshot, "Sign-in sheets", paper, sign_in_sheets(snapshot, options), edition, options.languages[0]
    )
