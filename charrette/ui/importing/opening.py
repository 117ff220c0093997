"""Opening: a new project, another project, a needs file, a library; and importing into what is open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QDialog

from charrette.domain.errors import CharretteError
from charrette.domain.project import Project
from charrette.domain.snapshot import ProjectSnapshot
from charrette.services.projects import NewProject, create_project
from charrette.ui.welcome.page import recent_projects
from charrette.ui.widgets import ask
from charrette.ui.widgets.fields import system_zone
from charrette.ui.widgets.file_questions import file_to_open

if TYPE_CHECKING:
    from charrette.domain.sorted_paper import SortedDraft
    from charrette.exchange.need_drafts import NeedDraft
    from charrette.ui.main_window import MainWindow

NEEDS_ENDINGS = {".json", ".csv", ".tsv", ".xlsx", ".xlsm"}
_FILES = "Needs files and libraries (*.json *.csv *.tsv *.xlsx *.charrette);;All files (*)"
_NEEDS = "Needs files (*.json *.csv *.tsv *.xlsx);;All files (*)"
_SORTED = "Sorted paper (*.csv *.tsv *.xlsx);;All files (*)"
_CARDS = "Cards (*.csv *.tsv *.xlsx *.txt *.md);;All files (*)"


def new_project(window: "MainWindow") -> None:
    """Asks the few questions, then opens the project in Prepare. A name that is taken is asked for again."""
    from charrette.ui.importing.new_project import NewProjectDialog

    if window.desk.read_only:
        window.desk.failed.emit(_read_only())
        return
    dialog = NewProjectDialog(window, window.theme)
    dialog.keep.clicked.disconnect()

    def opened(project: Project) -> None:
        dialog.accept()
        window.desk.open_project(project.id)
        window.show_page("prepare")

    def refused(error: CharretteError) -> None:
        dialog.keep.setEnabled(True)
        dialog.refuse(" ".join(part for part in (error.what, error.way_on) if part))

    def keep() -> None:
        dialog.keep.setEnabled(False)
        window.desk.do(create_project, dialog.command(), opened, refused, owner=dialog, quiet=True)

    dialog.keep.clicked.connect(keep)
    dialog.exec()
    dialog.deleteLater()


def _read_only() -> CharretteError:
    return CharretteError(
        "This library is open read-only.", "Nothing was changed.", "Open a library that can be written."
    )


def choose_project(window: "MainWindow") -> None:
    """Picks another project of the library."""
    with window.desk.library.reading() as queries:
        found = recent_projects(queries, window.desk.settings.recent_projects)
    choices: list[tuple[str, object]] = [
        (f"{each.project.name}  ({each.sentence})", each.project.id) for each in found
    ]
    picked = ask.pick(window, window.theme, "Open a project", "Project", choices)
    if isinstance(picked, UUID) and picked != window.desk.project_id:
        window.desk.open_project(picked)


def choose_file(window: "MainWindow") -> None:
    """Asks for a file and opens it."""
    if path := _asked(window, "Open file", _FILES):
        open_file(window, path)


def open_file(window: "MainWindow", path: Path) -> None:
    """A library is opened in the place of this one; a needs file is read, then taken in as a person chooses."""
    if path.suffix.lower() not in NEEDS_ENDINGS:
        window.library_wanted.emit(str(path))
        return
    _read(window, path)


def import_needs(window: "MainWindow") -> None:
    """Adds the needs of a file to the open project."""
    if path := _asked(window, "Import needs", _NEEDS):
        _read(window, path)


def import_cards(window: "MainWindow") -> None:
    """Adds the cards of a file to the open project, after a look at it."""
    path = _asked(window, "Import cards", _CARDS)
    if path is None:
        return
    from charrette.exchange.cards_file import open_table
    from charrette.ui.importing.cards_dialog import CardsDialog

    def show(table: Any) -> None:
        dialog = CardsDialog(window, window.theme, window.desk, table)
        dialog.exec()
        dialog.deleteLater()

    window.desk.run(lambda: open_table(path), show, owner=window)


def import_sorted(window: "MainWindow") -> None:
    """Merges a second scribe's sorted paper into the open project, after a look at what that does."""
    path = _asked(window, "Merge sorted paper", _SORTED)
    if path is None:
        return
    from charrette.exchange.sorted_file import open_sorted, read_sorted
    from charrette.ui.importing.sorted_dialog import SortedDialog

    snapshot = window.desk.snapshot

    def show(drafts: "tuple[SortedDraft, ...]") -> None:
        dialog = SortedDialog(window, window.theme, window.desk, drafts, path.name)
        dialog.exec()
        dialog.deleteLater()

    window.desk.run(lambda: read_sorted(open_sorted(path), snapshot), show, owner=window)


def show_settings(window: "MainWindow") -> None:
    """Settings of this user on this computer."""
    from charrette.ui.shell.settings_dialog import SettingsDialog

    dialog = SettingsDialog(window, window.theme, window.desk.settings)
    dialog.exec()
    dialog.deleteLater()


def _asked(window: "MainWindow", title: str, kinds: str) -> Path | None:
    path = file_to_open(window, title, kinds)
    if path is None or not _is_open_here(window, path):
        return path
    window.desk.said.emit(f"“{path.name}” is the library that is open here.", False)
    return None


def _is_open_here(window: "MainWindow", path: Path) -> bool:
    """Whether it is the library on the desk: reading it as any file would drop the locks on it."""
    library = window.desk.library.path
    try:
        return library is not None and path.samefile(library)
    except OSError:
        return False


def _read(window: "MainWindow", path: Path) -> None:
    from charrette.exchange.needs_files import read_needs

    def taken(found: "list[NeedDraft] | ProjectSnapshot") -> None:
        if isinstance(found, ProjectSnapshot):
            _take_project(window, found, path.name)
        else:
            _take_needs(window, found, path)

    window.desk.run(lambda: read_needs(path), taken, lambda error: window.refuse(error, path), owner=window)


def _take_project(window: "MainWindow", snapshot: ProjectSnapshot, came_from: str) -> None:
    """A whole project: as a project of its own, or, beside one that is open, its needs alone.

    What its plan shares with the district here is said before it is taken in.
    """
    from charrette.services.adopted_plan import adoption_words
    from charrette.services.importing import AdoptProject, adopt_project, drafts_from
    from charrette.ui.importing.needs_dialog import NeedsDialog

    def take() -> None:
        window.desk.do(
            adopt_project,
            AdoptProject(snapshot, came_from),
            lambda project: _open(window, project),
            owner=window,
            quiet=True,
        )

    def say(words: tuple[str, ...]) -> None:
        if not words or ask.confirm(window, window.theme, "Import the project?", " ".join(words), "Import"):
            take()

    def adopt() -> None:
        window.desk.ask(lambda queries: adoption_words(queries, snapshot), say, owner=window)

    if window.desk.project_id is None:
        adopt()
        return
    drafts = drafts_from(snapshot)
    dialog = NeedsDialog(
        window, window.theme, drafts, came_from, window.desk.snapshot.project.name, snapshot.project.name
    )
    if dialog.exec() == QDialog.DialogCode.Accepted:
        if dialog.as_project:
            adopt()
        else:
            _add_needs(window, window.desk.snapshot.project.id, drafts, came_from)
    dialog.deleteLater()


def _take_needs(window: "MainWindow", drafts: "list[NeedDraft]", path: Path) -> None:
    """A table of needs: into the open project, or into a new one named after the file."""
    from charrette.ui.importing.needs_dialog import NeedsDialog

    into = window.desk.snapshot.project.name if window.desk.project_id else ""
    dialog = NeedsDialog(window, window.theme, drafts, path.name, into, path.stem)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    as_project = dialog.as_project
    dialog.deleteLater()
    if not accepted:
        return
    if not as_project and window.desk.project_id is not None:
        _add_needs(window, window.desk.project_id, drafts, path.name)
        return

    def added(project: Project) -> None:
        _add_needs(window, project.id, drafts, path.name, lambda _: _open(window, project))

    window.desk.do(create_project, NewProject(path.stem, zone=system_zone()), added, owner=window, quiet=True)


def _add_needs(
    window: "MainWindow",
    project_id: UUID,
    drafts: "list[NeedDraft]",
    came_from: str,
    then: Callable[[int], object] | None = None,
) -> None:
    from charrette.services.importing import ImportNeeds, import_needs

    window.desk.do(import_needs, ImportNeeds(project_id, drafts, came_from), then, owner=window)


def _open(window: "MainWindow", project: Project) -> None:
    window.desk.open_project(project.id)
    window.show_page("prioritise" if window.desk.snapshot.needs else "run")
