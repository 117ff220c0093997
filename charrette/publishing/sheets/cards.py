"""Numbered card sheets: to write on, cut apart, sort on a wall, and type in by their numbers."""

from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.paper import Paper
from charrette.publishing.report import Report
from charrette.publishing.sheets.carried import carried, ticks
from charrette.publishing.sheets.options import CARDS_EACH, SheetOptions, room_size
from charrette.publishing.sheets.parts import CardSheet
from charrette.publishing.sheets.report import sheets_report
from charrette.publishing.sheets.seats import session_of
from charrette.publishing.sheets.words import phrases


def cards_wanted(snapshot: ProjectSnapshot, options: SheetOptions) -> int:
    """How many cards are printed: as asked, else four for each person; always whole sheets."""
    wanted = options.count or room_size(snapshot) * CARDS_EACH
    return whole_sheets(wanted, options.per_page)


def whole_sheets(count: int, per_page: int) -> int:
    """A number of cards rounded up to whole sheets."""
    return -(-count // per_page) * per_page


def card_sheets(
    snapshot: ProjectSnapshot, options: SheetOptions, first: int, count: int, note: str = ""
) -> tuple[CardSheet, ...]:
    """Sheets with the cards ``first`` to ``first + count - 1``."""
    session = session_of(snapshot, options)
    prompt = session.prompt if session else ""
    head = phrases("card", options.languages)
    cards = [
        carried(snapshot, f"{number:03d}", "C", f"{number:03d}", note=note)
        for number in range(first, first + count)
    ]
    return tuple(
        CardSheet(
            options.per_page, tuple(cards[at : at + options.per_page]), ticks(snapshot), prompt or head, head
        )
        for at in range(0, count, options.per_page)
    )


def compose_cards(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper, options: SheetOptions
) -> Report:
    """Card sheets as a report, numbered from ``options.first_card`` on."""
    del edition, issued
    count = cards_wanted(snapshot, options)
    return sheets_report(
        snapshot, "Card sheets", paper, card_sheets(snapshot, options, options.first_card, count)
    )
