"""What can be made of the project as it is now, and pages with numbers that were given out for them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from charrette.domain.errors import CharretteError
from charrette.domain.snapshot import ProjectSnapshot
from charrette.services.documents import DOCUMENTS
from charrette.services.paper_numbers import give_numbers, numbers_wanted
from charrette.services.publish import blocked
from charrette.ui.desk import Desk
from charrette.ui.publish.choice import Choice
from charrette.ui.publish.pages import Pages, drawn, written


def why_not(snapshot: ProjectSnapshot, choice: Choice) -> str:
    """Why the chosen document cannot be made now; empty when it can."""
    try:
        return blocked(snapshot, choice.export(snapshot.project.id, Path()))
    except CharretteError as error:
        return str(error)


def blocked_names(snapshot: ProjectSnapshot, choice: Choice) -> set[str]:
    """The documents that cannot be made now."""
    return {each.name for each in DOCUMENTS if why_not(snapshot, choice.of(each.name))}


def numbered_pages(desk: Desk, choice: Choice) -> Callable[[], Pages] | None:
    """A job for the background: gives out numbers and draws the pages that carry them; None where there are none."""
    snapshot, now = desk.snapshot, desk.clock.now()
    if not numbers_wanted(snapshot, choice.name, choice.heeded):
        return None
    command = choice.export(snapshot.project.id, Path())

    def job() -> Pages:
        library = desk.library
        given = desk.lanes.write(
            lambda: give_numbers(library, snapshot, choice.name, command.options)
        ).result()
        return drawn(*written(snapshot, replace(command, options=given), now, lambda: False))

    return job
