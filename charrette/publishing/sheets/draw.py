"""Which function draws which printed sheet."""

from collections.abc import Iterator
from functools import singledispatch

from charrette.publishing.blocks import Block, Setting
from charrette.publishing.paper import Paper
from charrette.publishing.sheets.draw_ballots import ballot_form
from charrette.publishing.sheets.draw_cards import card_sheet
from charrette.publishing.sheets.draw_grids import idea_grid
from charrette.publishing.sheets.draw_sign_in import sign_in_sheet
from charrette.publishing.sheets.draw_tents import tent_sheet
from charrette.publishing.sheets.draw_walls import count_sheet, wall_sheet
from charrette.publishing.sheets.parts import (
    BallotForm,
    CardSheet,
    CountSheet,
    IdeaGrid,
    Sheets,
    SignInSheet,
    TentSheet,
    WallSheet,
)


def sheet_blocks(part: Sheets, paper: Paper, missing: set[str]) -> Iterator[Block]:
    """A printed sheet as blocks of a page each."""
    return _blocks(part, paper, Setting(paper.width, missing=missing))


@singledispatch
def _blocks(part: object, paper: Paper, setting: Setting) -> Iterator[Block]:
    raise TypeError(f"No way to print {type(part).__name__} on {paper.value} at {setting.scale}.")


_blocks.register(CardSheet, card_sheet)
_blocks.register(TentSheet, tent_sheet)
_blocks.register(IdeaGrid, idea_grid)
_blocks.register(BallotForm, ballot_form)
_blocks.register(WallSheet, wall_sheet)
_blocks.register(CountSheet, count_sheet)
_blocks.register(SignInSheet, sign_in_sheet)
