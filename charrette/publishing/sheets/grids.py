"""Brainwriting sheets for any number of people: as many sheets and rounds as people, three ideas a round."""

from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.paper import Paper
from charrette.publishing.report import Report
from charrette.publishing.sheets.carried import carried
from charrette.publishing.sheets.options import USUAL_PEOPLE, SheetOptions
from charrette.publishing.sheets.parts import IdeaGrid
from charrette.publishing.sheets.report import sheets_report
from charrette.publishing.sheets.seats import session_of
from charrette.publishing.sheets.words import phrases, said

IDEAS = 3
KIND = "brainwriting"


def grid_prompt(snapshot: ProjectSnapshot, options: SheetOptions) -> str:
    """What is written about: the prompt of the first brainwriting block, else the session's."""
    session = session_of(snapshot, options)
    blocks = snapshot.agenda(session.id) if session else ()
    prompts = [block.prompt for block in blocks if block.kind == KIND and block.prompt]
    return prompts[0] if prompts else session.prompt if session else ""


def grid_set(
    snapshot: ProjectSnapshot, options: SheetOptions, people: int, table: int | None
) -> tuple[IdeaGrid, ...]:
    """The sheets of one table: ``people`` sheets of ``people`` rows; cells are numbered sheet/row/idea."""
    prompt = grid_prompt(snapshot, options)
    return tuple(_grid(snapshot, options, people, table, sheet, prompt) for sheet in range(1, people + 1))


def _grid(
    snapshot: ProjectSnapshot, options: SheetOptions, people: int, table: int | None, sheet: int, prompt: str
) -> IdeaGrid:
    languages = options.languages
    where = phrases("table", languages, table=table) if table else ""
    of = phrases("sheet of", languages, sheet=sheet, sheets=people)
    code = (f"T{table}", f"S{sheet}") if table else (f"S{sheet}",)
    number = f"{table}-{sheet}" if table else str(sheet)
    rows = tuple(
        (
            phrases("round", languages, "\n", round=row),
            tuple(f"{sheet}/{row}/{idea}" for idea in range(1, IDEAS + 1)),
        )
        for row in range(1, people + 1)
    )
    return IdeaGrid(
        carried(snapshot, number, "G", *code, note=", ".join(each for each in (where, of) if each)),
        phrases("grid", languages, people=people),
        prompt,
        said(("grid how",), languages),
        tuple(phrases("idea", languages, idea=idea) for idea in range(1, IDEAS + 1)),
        rows,
    )


def compose_grids(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper, options: SheetOptions
) -> Report:
    """``options.count`` sets (else one) for ``options.people`` people each (else six); sets are numbered as tables."""
    del edition, issued
    people, sets = options.people or USUAL_PEOPLE, options.count or 1
    numbers = range(1, sets + 1) if sets > 1 else (None,)
    grids = [grid for table in numbers for grid in grid_set(snapshot, options, people, table)]
    return sheets_report(snapshot, "Brainwriting grids", paper, grids)
