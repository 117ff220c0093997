"""Asks for a file with scope, budget or milestones and opens the look at what it would do."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from charrette.ui.desk import Desk
from charrette.ui.theme import Theme
from charrette.ui.widgets.file_questions import file_to_open

if TYPE_CHECKING:
    from charrette.exchange.tables import Table

_FILES = "Tables (*.csv *.tsv *.xlsx *.xlsm);;All files (*)"


def ask_for_table(owner: QWidget, theme: Theme, desk: Desk, kind: str, path: Path | None = None) -> None:
    """Asks for the file where none is given, reads it behind the window, then shows it.

    ``kind`` is scope, budget or milestones: the dialog can change it.
    """
    if desk.read_only or desk.project_id is None:
        return
    found = path or file_to_open(owner, f"Import {kind}", _FILES)
    if found is None or _is_library(desk, found):
        return
    from charrette.exchange.plan_tables import PLAN_TABLES, open_plan_table

    def show(table: "Table") -> None:
        from charrette.ui.plan.import_dialog import PlanImportDialog

        dialog = PlanImportDialog(owner, theme, desk, table, kind)
        dialog.exec()
        dialog.deleteLater()

    desk.run(lambda: open_plan_table(found, PLAN_TABLES[kind]), show, owner=owner)


def _is_library(desk: Desk, path: Path) -> bool:
    """Whether it is the library on the desk: reading it as any file would drop the locks on it."""
    library = desk.library.path
    try:
        same = library is not None and path.samefile(library)
    except OSError:
        return False
    if same:
        desk.said.emit(f"“{path.name}” is the library that is open here.", False)
    return same
