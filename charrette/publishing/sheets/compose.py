"""Which function composes which document of printed sheets."""

from collections.abc import Callable
from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.public_words import snapshot_for
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.paper import Paper
from charrette.publishing.report import Report
from charrette.publishing.sheets.agenda import compose_agenda
from charrette.publishing.sheets.ballots import compose_ballots
from charrette.publishing.sheets.cards import compose_cards
from charrette.publishing.sheets.grids import compose_grids
from charrette.publishing.sheets.kit import compose_kit
from charrette.publishing.sheets.options import SheetOptions
from charrette.publishing.sheets.sign_in import compose_sign_in
from charrette.publishing.sheets.tents import compose_tents
from charrette.publishing.sheets.walls import compose_wall

_COMPOSERS: dict[str, Callable[[ProjectSnapshot, Edition, date, Paper, SheetOptions], Report]] = {
    "agenda": compose_agenda,
    "sign-in": compose_sign_in,
    "tents": compose_tents,
    "cards": compose_cards,
    "grids": compose_grids,
    "ballots": compose_ballots,
    "wall": compose_wall,
    "kit": compose_kit,
}


def compose_sheets(
    document: str,
    snapshot: ProjectSnapshot,
    edition: Edition,
    issued: date,
    paper: Paper,
    options: SheetOptions,
) -> Report:
    """A document of printed sheets as a report; raises ``KeyError`` for any other document.

    The public edition is made from the project as everybody may read it: a prompt and a ballot too can hold a name.
    """
    return _COMPOSERS[document](snapshot_for(snapshot, edition), edition, issued, paper, options)
