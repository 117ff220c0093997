"""Numbers on paper: given out once for ever, to cards by the project, to ballots by the round."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from charrette.domain.errors import ExportError
from charrette.domain.rounds import BallotChannel, Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import listed
from charrette.publishing.sheets.options import SheetOptions, round_code, round_of

if TYPE_CHECKING:
    from charrette.store.library import Library
    from charrette.store.queries import Queries

LETTER = "paper"
"""The letter under which the library counts what was given out on paper."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many new numbers a document takes; ``round`` owns those of the ballots."""

    cards: int = 0
    ballots: int = 0
    round: Round | None = None

    def __bool__(self) -> bool:
        """Whether it takes any."""
        return bool(self.cards or self.ballots)


def numbers_wanted(snapshot: ProjectSnapshot, document: str, options: SheetOptions) -> Wanted:
    """What a document will take from the counters; nothing for those without numbers of their own."""
    from charrette.publishing.sheets.ballots import ballots_wanted
    from charrette.publishing.sheets.cards import cards_wanted
    from charrette.publishing.sheets.kit import kit_ballots, kit_cards

    if document == "cards":
        return Wanted(cards=cards_wanted(snapshot, options))
    round_ = round_of(snapshot, options) if document in {"ballots", "kit"} else None
    if document == "ballots" and round_:
        return Wanted(ballots=ballots_wanted(snapshot, options), round=round_)
    if document == "kit":
        return Wanted(kit_cards(snapshot, options), kit_ballots(snapshot, options), round_)
    return Wanted()


def next_numbers(
    queries: "Queries", snapshot: ProjectSnapshot, document: str, options: SheetOptions
) -> SheetOptions:
    """The options with the numbers that come next, for a preview; nothing is given out."""
    wanted = numbers_wanted(snapshot, document, options)
    card, ballot = 1, 1
    if wanted.cards:
        card = queries.last_number(snapshot.project.id, LETTER) + 1
    if wanted.ballots and wanted.round:
        ballot = max(queries.last_number(wanted.round.id, LETTER), _entered(snapshot, wanted.round)) + 1
    return replace(options, first_card=card, first_ballot=ballot)


def give_numbers(
    library: "Library", snapshot: ProjectSnapshot, document: str, options: SheetOptions
) -> SheetOptions:
    """The options with numbers that nobody had before and nobody will get again; the minutes say which.

    An export that fails afterwards leaves a gap. Raises ``ExportError`` where the library cannot be written.
    """
    wanted = numbers_wanted(snapshot, document, options)
    if not wanted:
        return options
    if library.read_only:
        raise ExportError(
            "This library cannot be written, so no numbers can be given out on paper.",
            "Nothing was exported.",
            "Open it where it can be written, and print there.",
        )
    given = options
    told: list[str] = []
    with library.unit_of_work("give_paper_numbers", kind="note") as work:
        if wanted.cards:
            numbers = work.next_numbers(snapshot.project.id, LETTER, wanted.cards)
            given = replace(given, first_card=numbers.start)
            told.append(f"cards {numbers.start:03d} to {numbers.stop - 1:03d}")
        if wanted.ballots and wanted.round:
            work.reserve_numbers(wanted.round.id, LETTER, _entered(snapshot, wanted.round))
            numbers = work.next_numbers(wanted.round.id, LETTER, wanted.ballots)
            given = replace(given, first_ballot=numbers.start)
            span = f"P-{numbers.start:03d} to P-{numbers.stop - 1:03d}"
            told.append(f"ballots {span} of {round_code(wanted.round)}")
        work.describe(f"Gave out numbers on paper: {listed(told)}", snapshot.project.id)
        work.note()
        work.commit()
    return given


def _entered(snapshot: ProjectSnapshot, round_: Round) -> int:
    """The highest number of a paper ballot that was entered: some rooms write their own."""
    numbers = [
        each.number
        for each in snapshot.ballots
        if each.round_id == round_.id and each.channel is BallotChannel.PAPER
    ]
    return max(numbers, default=0)
