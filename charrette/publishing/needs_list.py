"""The prioritised needs list alone: to print, to pin on the wall, to hand round."""

from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.audience import Audience
from charrette.publishing.paper import Paper
from charrette.publishing.phrases import day_words
from charrette.publishing.ranking import prioritised_needs, source_of_numbers
from charrette.publishing.report import Paragraph, Report, Tone


def compose_needs_list(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper = Paper.LETTER
) -> Report:
    """The list of a project as a report, with its method and rules; for any project, also before the first round."""
    audience = Audience.of(snapshot, edition)
    return Report(
        title=f"{snapshot.project.name}: prioritised needs",
        head=snapshot.project.name,
        kind="Needs list",
        foot=source_of_numbers(audience),
        edition=edition,
        paper=paper,
        language="en",
        parts=(*prioritised_needs(audience), Paragraph(f"Issued {day_words(issued)}.", Tone.NOTE)),
    )
