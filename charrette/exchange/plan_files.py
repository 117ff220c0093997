"""The plan as files: workbooks whose first sheet an import reads back, CSV, and milestones as a calendar."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from charrette.domain.editions import Edition
from charrette.domain.plan.late import day_in_zone
from charrette.domain.progress import Progress, unwatched
from charrette.domain.shown_plan import ShownPlan
from charrette.domain.snapshot import ProjectSnapshot
from charrette.exchange.calendar_file import write_calendar
from charrette.exchange.plan_sheets import (
    answers_sheets,
    findings_sheets,
    matrix_sheet,
    sources_sheet,
    totals_sheet,
    voices_sheet,
    waits_sheet,
    week_sheet,
)
from charrette.exchange.plan_written import standard_table
from charrette.exchange.written_books import Sheet, SheetStyle, write_workbook
from charrette.exchange.written_csv import write_csv

_SHEETS: dict[str, Callable[[ShownPlan], tuple[Sheet, ...]]] = {
    "scope": lambda shown: (standard_table("scope", shown.snapshot).sheet,),
    "budget": lambda shown: (
        standard_table("budget", shown.snapshot).sheet,
        totals_sheet(shown),
        sources_sheet(shown),
        voices_sheet(shown),
    ),
    "milestones": lambda shown: (standard_table("milestones", shown.snapshot).sheet, waits_sheet(shown)),
    "matrix": lambda shown: (matrix_sheet(shown),),
    "guard": findings_sheets,
    "answers": answers_sheets,
    "weekly": lambda shown: (week_sheet(shown),),
}
"""The sheets of each document, by its name."""


def write_plan_file(
    document: str,
    format_: str,
    snapshot: ProjectSnapshot,
    edition: Edition,
    exported_at: datetime,
    path: Path,
    progress: Progress = unwatched,
) -> None:
    """Writes scope, budget, milestones, matrix, guard, answers or weekly as ``xlsx``; the first three as ``csv`` too.

    Milestones are also written as ``ics``. Raises ``ExportError``, or ``CancelledError`` from ``progress``.
    """
    shown = ShownPlan.of(snapshot, edition, day_in_zone(exported_at, snapshot.project.zone))
    if format_ == "ics":
        progress(0, 1)
        write_calendar(shown.snapshot, path, exported_at)
        progress(1, 1)
    elif format_ == "csv":
        table = standard_table(document, shown.snapshot)
        progress(0, len(table.rows))
        write_csv(table.header, table.rows, path, progress)
    else:
        title = f"{snapshot.project.name}, {document}, {edition.words}"
        sheets = (*_SHEETS[document](shown), _about(shown, exported_at))
        write_workbook(title, sheets, exported_at, path, progress)


def _about(shown: ShownPlan, exported_at: datetime) -> Sheet:
    """Whose the workbook is, which edition, and when it was made."""
    at = exported_at.astimezone(UTC).isoformat(" ", "minutes").removesuffix("+00:00")
    rows = [
        ("Project", shown.snapshot.project.name),
        ("Edition", shown.edition.words),
        ("Exported", f"{at} UTC"),
        ("Amounts", f"In {shown.currency}, major units"),
    ]
    return Sheet("About", ("about", "value"), rows, SheetStyle({"about": 14, "value": 60}))
