"""A report made of printed sheets."""

from collections.abc import Sequence

from charrette.domain.editions import Edition
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.paper import Paper
from charrette.publishing.report import Part, Report


def sheets_report(
    snapshot: ProjectSnapshot,
    kind: str,
    paper: Paper,
    parts: Sequence[Part],
    edition: Edition = Edition.PUBLIC,
    language: str = "en",
) -> Report:
    """The sheets as one document; ``kind`` names it."""
    name = snapshot.project.name
    return Report(
        title=f"{name}: {kind[0].lower()}{kind[1:]}",
        head=name,
        kind=kind,
        foot=snapshot.project.district or name,
        edition=edition,
        paper=paper,
        language=language,
        parts=tuple(parts),
    )
