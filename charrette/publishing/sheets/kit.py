"""Everything for the tables in one document: a cover that says what goes where, then the sheets in that order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.public_words import snapshot_for
from charrette.domain.rounds import Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.publishing.paper import Paper
from charrette.publishing.phrases import day_words
from charrette.publishing.report import (
    Cell,
    Column,
    Heading,
    Paragraph,
    Part,
    Report,
    Row,
    Table,
    Tone,
)
from charrette.publishing.sheets.ballots import ballot_forms
from charrette.publishing.sheets.cards import card_sheets, whole_sheets
from charrette.publishing.sheets.grids import KIND, grid_set
from charrette.publishing.sheets.options import (
    CARDS_EACH,
    FEWEST_PEOPLE,
    MOST_PEOPLE,
    SheetOptions,
    round_code,
    round_of,
)
from charrette.publishing.sheets.parts import Sheets
from charrette.publishing.sheets.report import sheets_report
from charrette.publishing.sheets.seats import TableSeats, session_of, tables_of
from charrette.publishing.sheets.sign_in import sign_in_sheets
from charrette.publishing.sheets.tents import tent_sheets
from charrette.publishing.sheets.walls import count_sheets, wall_sheets
from charrette.publishing.sheets.words import phrases


@dataclass(frozen=True, slots=True)
class Bundle:
    """Sheets that go to one place together: where, what they are in words, which numbers they carry."""

    where: str
    words: str
    numbers: str
    sheets: tuple[Sheets, ...]


def cards_at(seats: TableSeats, options: SheetOptions) -> int:
    """How many cards go to one table: four a person, in whole sheets."""
    return whole_sheets(seats.seats * CARDS_EACH, options.per_page)


def kit_cards(snapshot: ProjectSnapshot, options: SheetOptions) -> int:
    """How many card numbers a kit takes."""
    return sum(cards_at(seats, options) for seats in tables_of(snapshot, options))


def kit_ballots(snapshot: ProjectSnapshot, options: SheetOptions) -> int:
    """How many ballot numbers a kit takes: none while no round is open."""
    if round_of(snapshot, options) is None:
        return 0
    return sum(seats.seats for seats in tables_of(snapshot, options))


def compose_kit(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper, options: SheetOptions
) -> Report:
    """Cover and sheets. The full edition has sign-in sheets and name tents too, which hold aliases."""
    bundles = kit_bundles(snapshot, edition, options)
    session = session_of(snapshot, options)
    cover = _cover(bundles, edition, session.title if session else "", issued)
    sheets = [sheet for bundle in bundles for sheet in bundle.sheets]
    return sheets_report(snapshot, "Table kit", paper, [*cover, *sheets], edition)


def kit_bundles(snapshot: ProjectSnapshot, edition: Edition, options: SheetOptions) -> tuple[Bundle, ...]:
    """The sheets in the order they lie in the pile: door, wall, then table by table.

    What everybody at a table reads is public in the full edition too; sign-in sheets and tents are not.
    """
    public = snapshot_for(snapshot, Edition.PUBLIC)
    round_ = round_of(public, options)
    found: list[Bundle] = []
    if edition is Edition.FULL:
        sheets = sign_in_sheets(snapshot, options)
        found.append(Bundle("Door", counted(len(sheets), "sign-in sheet"), "", sheets))
    walls = wall_sheets(public, options, round_) if round_ else ()
    if walls and round_:
        found.append(Bundle("Wall", counted(len(walls), "wall sheet"), round_code(round_), walls))
    card, ballot = options.first_card, options.first_ballot
    for seats in tables_of(snapshot, options):
        if edition is Edition.FULL:
            found.append(_tents(snapshot, options, seats))
        found += _table(public, options, round_, seats, card, ballot)
        card += cards_at(seats, options)
        ballot += seats.seats if round_ else 0
    return tuple(found)


def _tents(snapshot: ProjectSnapshot, options: SheetOptions, seats: TableSeats) -> Bundle:
    """The names of one table, and blank tents for who walks in."""
    blanks = max(seats.seats - len(seats.people), 1)
    tents = tent_sheets(snapshot, options, seats.people, blanks, seats.number)
    words = f"{counted(len(tents), 'page')} of name tents ({len(seats.people)} named, {blanks} blank)"
    return Bundle(phrases("table", options.languages, table=seats.number), words, "", tents)


def _table(
    snapshot: ProjectSnapshot,
    options: SheetOptions,
    round_: Round | None,
    seats: TableSeats,
    card: int,
    ballot: int,
) -> list[Bundle]:
    """What everybody at one table works on."""
    where = phrases("table", options.languages, table=seats.number)
    found: list[Bundle] = []
    count = cards_at(seats, options)
    cards = card_sheets(snapshot, options, card, count, where)
    words = counted(len(cards), "card sheet")
    found.append(Bundle(where, words, f"{card:03d} to {card + count - 1:03d}", cards))
    if _writes(snapshot, options):
        people = options.people or min(max(seats.seats, FEWEST_PEOPLE), MOST_PEOPLE)
        grids = grid_set(snapshot, options, people, seats.number)
        found.append(Bundle(where, counted(len(grids), "brainwriting sheet"), f"{seats.number}-1 on", grids))
    if round_:
        found += _votes(snapshot, options, round_, seats, ballot, where)
    return found


def _writes(snapshot: ProjectSnapshot, options: SheetOptions) -> bool:
    """Whether the session has a block of brainwriting, or the person asked for grids."""
    session = session_of(snapshot, options)
    blocks = snapshot.agenda(session.id) if session else ()
    return bool(options.people) or any(block.kind == KIND for block in blocks)


def _votes(
    snapshot: ProjectSnapshot,
    options: SheetOptions,
    round_: Round,
    seats: TableSeats,
    first: int,
    where: str,
) -> list[Bundle]:
    ballots = ballot_forms(snapshot, options, round_, first, seats.seats, where)
    span = f"P-{first:03d} to P-{first + len(ballots) - 1:03d}"
    found = [Bundle(where, counted(len(ballots), "ballot"), span, ballots)]
    counts = count_sheets(snapshot, options, round_, seats.number)
    if counts:
        found.append(Bundle(where, counted(len(counts), "count sheet"), f"H-{seats.number}", counts))
    return found


def _cover(bundles: Sequence[Bundle], edition: Edition, session: str, issued: date) -> list[Part]:
    """What goes where, in the order of the pile."""
    rows: list[Row] = []
    for place, bundle in enumerate(bundles):
        again = bool(place) and bundles[place - 1].where == bundle.where
        where = Cell("" if again else bundle.where, bold=True)
        rows.append(Row((where, Cell(bundle.words), Cell(bundle.numbers))))
    columns = (Column("Where", 1.2), Column("What", 3.6), Column("Numbers", 2.0))
    told = f"{session}. " if session else ""
    parts: list[Part] = [
        Heading(1, "Table kit: what goes where"),
        Paragraph(
            f"{told}Print on one side. The sheets follow in this order: take them off the pile from the top.",
            Tone.LEAD,
        ),
        Table(columns, tuple(rows)),
        Paragraph(
            "Cut cards along the crop marks; cut tents apart and fold them. Every number is given out once: "
            "print new sheets instead of copying these.",
            Tone.NOTE,
        ),
    ]
    if edition is Edition.FULL:
        parts.append(
            Paragraph(
                "Sign-in sheets and name tents hold aliases: they stay in the room and are collected.",
                Tone.NOTE,
            )
        )
    return [*parts, Paragraph(f"Issued {day_words(issued)}.", Tone.NOTE)]
