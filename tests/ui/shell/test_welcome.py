"""The welcome screen and everything that opens from it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charrette.domain.editions import Edition
from charrette.exchange.needs_json import write_needs_json
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.main_window import MainWindow
from charrette.ui.theme import Theme

Answer = Callable[[Callable[[Any], object]], None]


def welcome(window: MainWindow) -> Any:
    """The welcome screen, after the project was closed."""
    window.desk.open_project(None)
    return window._welcome


def test_recent_projects_come_first_and_open_by_enter(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    page = welcome(window)
    assert [row.title.text() for row in page.rows] == [
        "Alder Creek",
        "Rehearse with a sample",
        "New project",
        "Open needs file",
    ]
    assert page.rows[0].sentence.text() == "Alder Valley Unified · 6 cards · 0 needs"
    assert page.rows[0].hasFocus()
    qtbot.keyClick(page.rows[0], Qt.Key.Key_Return)
    assert desk.project_id is not None
    assert window.current == "run"


def test_arrow_keys_move_between_the_rows_and_r_rehearses(window: MainWindow, qtbot: QtBot) -> None:
    page = welcome(window)
    qtbot.keyClick(page.rows[0], Qt.Key.Key_Down)
    assert page.rows[1].hasFocus()
    qtbot.keyClick(page.rows[1], Qt.Key.Key_Up)
    assert page.rows[0].hasFocus()
    with qtbot.waitSignal(window.rehearse_wanted):
        qtbot.keyClick(page.rows[0], Qt.Key.Key_R)


def test_without_room_the_right_column_goes(window: MainWindow, theme: Theme) -> None:
    page = welcome(window)
    assert page._way.isVisible()
    theme.set_text_size(200)
    assert not page._way.isVisible()


def test_a_new_project_is_started_by_keyboard_alone(
    window: MainWindow, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    def fill(dialog: Any) -> None:
        assert not dialog.keep.isEnabled()
        for words in ("Oak Hill High School", "Oak Valley"):
            qtbot.keyClicks(QApplication.focusWidget(), words)
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        dialog.enrolment.setText("900")
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    welcome(window)
    answer(fill)
    window.files.new_project()
    qtbot.waitUntil(lambda: desk.project_id is not None)
    project = desk.snapshot.project
    assert (project.name, project.district, project.enrolment) == ("Oak Hill High School", "Oak Valley", 900)
    assert len(desk.snapshot.themes) == 12
    assert window.current == "prepare"


def test_a_name_that_is_taken_is_refused_beside_the_field(
    window: MainWindow, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    seen: list[str] = []

    def fill(dialog: Any) -> None:
        dialog.name.setText("Alder Creek")
        dialog.keep.click()
        qtbot.waitUntil(lambda: bool(dialog.form.error_of(dialog.name)))
        seen.append(dialog.form.error_of(dialog.name))
        dialog.reject()

    welcome(window)
    answer(fill)
    window.files.new_project()
    assert "already" in seen[0]
    assert desk.project_id is None


def test_a_file_that_cannot_be_read_is_refused_above_the_rows(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = welcome(window)
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    window.open_file(broken)
    qtbot.waitUntil(lambda: hasattr(page, "refused"))
    assert "broken.json" in page.refused.text()
    assert window.desk.project_id is None


def test_a_library_is_asked_for_by_its_path(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.library_wanted) as said:
        window.open_file(tmp_path / "other.charrette")
    assert said.args == [str(tmp_path / "other.charrette")]


def test_a_whole_project_is_taken_from_a_needs_file(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "birch.json"
    elsewhere = Library(tmp_path / "elsewhere.charrette")
    project = elsewhere.do(create_project, NewProject("Birch Hill"))
    with elsewhere.reading() as queries:
        snapshot = queries.snapshot(project.id)
    elsewhere.close()
    assert snapshot is not None
    write_needs_json(snapshot, Edition.FULL, datetime(2027, 2, 26, tzinfo=UTC), path)
    welcome(window)
    window.open_file(path)
    qtbot.waitUntil(lambda: desk.project_id == project.id)
    assert desk.snapshot.project.name == "Birch Hill"


def test_needs_of_a_table_become_a_project_of_their_own(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path, answer: Answer
) -> None:
    path = tmp_path / "Birch Hill.csv"
    path.write_text(
        "need,statement,theme\nQuiet rooms,Small rooms beside each class,Learning spaces\n", encoding="utf-8"
    )
    welcome(window)

    def accept(dialog: Any) -> None:
        assert dialog.table.item(0, 0).text() == "Quiet rooms"
        dialog.keep.click()

    answer(accept)
    window.open_file(path)
    qtbot.waitUntil(lambda: desk.project_id is not None and len(desk.snapshot.needs) == 1)
    assert desk.snapshot.project.name == "Birch Hill"
    assert window.current == "prioritise"


def test_another_project_is_picked_by_typing_its_name(
    window: MainWindow, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    desk.library.do(create_project, NewProject("Birch Hill"))

    def choose(dialog: Any) -> None:
        qtbot.keyClicks(dialog.search, "birch")
        qtbot.keyClick(dialog.search, Qt.Key.Key_Return)

    answer(choose)
    window.files.choose_project()
    assert desk.snapshot.project.name == "Birch Hill"


def test_settings_act_at_once(window: MainWindow, theme: Theme, qtbot: QtBot, answer: Answer) -> None:
    def change(dialog: Any) -> None:
        dialog.appearance.button("dark").click()
        assert theme.dark
        dialog.text_size.button("150").click()
        assert theme.scale == 1.5
        dialog.paper.button("a4").click()
        dialog.person.setText(" Robin ")
        dialog.person.editingFinished.emit()
        dialog.accept()

    answer(change)
    window.files.show_settings()
    settings = window.desk.settings
    assert (settings.paper, settings.person, settings.text_size) == ("a4", "Robin", 150)
