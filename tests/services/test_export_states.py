"""What became of exports: not exported, up to date, changed since."""

from pathlib import Path

from charrette.domain.editions import Edition
from charrette.domain.project import Project
from charrette.services.capture import KeepCard, keep_card
from charrette.services.export_states import Exports, ExportState, last_exports
from charrette.services.publish import Export, export_document, note_export
from charrette.store.library import Library

NEEDS_CSV = ("needs", Edition.PUBLIC, "csv")


def exports(library: Library, project: Project) -> Exports:
    with library.reading() as queries:
        return last_exports(queries.minutes(project.id))


def test_an_export_is_up_to_date_until_something_changes(
    library: Library, project: Project, tmp_path: Path
) -> None:
    assert exports(library, project) == {}
    export_document(library, Export(project.id, "needs", "csv", tmp_path))
    export_document(library, Export(project.id, "needs", "json", tmp_path, Edition.FULL))
    found = exports(library, project)
    assert set(found) == {NEEDS_CSV, ("needs", Edition.FULL, "json")}
    assert found[NEEDS_CSV].state is ExportState.UP_TO_DATE
    assert found[NEEDS_CSV].file_name == "alder-creek-middle-school-needs.csv"
    library.do(keep_card, KeepCard(project.id, "Shade"))
    assert {each.state for each in exports(library, project).values()} == {ExportState.CHANGED_SINCE}
    export_document(library, Export(project.id, "needs", "csv", tmp_path))
    found = exports(library, project)
    assert found[NEEDS_CSV].state is ExportState.UP_TO_DATE
    assert found["needs", Edition.FULL, "json"].state is ExportState.CHANGED_SINCE


def test_undo_is_a_change_too(library: Library, project: Project, tmp_path: Path) -> None:
    library.do(keep_card, KeepCard(project.id, "Shade"))
    command = Export(project.id, "needs", "csv", tmp_path)
    note_export(library, command, tmp_path / "needs.csv")
    library.undo()
    assert exports(library, project)[NEEDS_CSV].state is ExportState.CHANGED_SINCE


def test_another_project_changes_nothing_here(library: Library, project: Project, tmp_path: Path) -> None:
    from charrette.services.projects import NewProject, create_project

    note_export(library, Export(project.id, "brief", "pdf", tmp_path), tmp_path / "brief.pdf")
    library.do(create_project, NewProject("Birch"))
    assert exports(library, project)["brief", Edition.PUBLIC, "pdf"].state is ExportState.UP_TO_DATE
