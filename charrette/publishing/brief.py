"""The project brief: what an architect and two departments can build from."""

from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.agreeing import decided_otherwise, minority_reports
from charrette.publishing.audience import Audience
from charrette.publishing.closing import (
    method_and_rules,
    needs_by_theme,
    parking_lot,
    traceability,
    where_support_differs,
)
from charrette.publishing.opening import cover, how_it_was_run
from charrette.publishing.paper import Paper
from charrette.publishing.plan.chapters import chapters, papers
from charrette.publishing.ranking import prioritised_needs, source_of_numbers
from charrette.publishing.report import Report


def compose_brief(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper = Paper.LETTER
) -> Report:
    """The brief of a project as a report. Works for a project without a round, without needs or without cards.

    With a plan it gains scope, budget, risks, milestones and the list of shared papers, as far as they exist.

    The public edition has no alias, no participant and no ballot, joins small groups, and applies redactions.
    """
    audience = Audience.of(snapshot, edition)
    return Report(
        title=f"{snapshot.project.name}: project brief",
        head=snapshot.project.name,
        kind="Project brief",
        foot=source_of_numbers(audience),
        edition=edition,
        paper=paper,
        language="en",
        parts=(
            cover(audience, issued),
            *how_it_was_run(audience),
            *prioritised_needs(audience),
            *where_support_differs(audience),
            *minority_reports(audience),
            *needs_by_theme(audience),
            *chapters(audience, snapshot, issued),
            *parking_lot(audience),
            *method_and_rules(audience),
            *decided_otherwise(audience),
            *traceability(audience),
            *papers(audience.snapshot),
        ),
    )
