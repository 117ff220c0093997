"""Shared papers: added and dropped, previewed behind the windows, opened as copies, renamed, attached, removed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.services.papers import AddPaper, add_paper
from charrette.ui.desk import Desk
from charrette.ui.needs.editor import NeedEditor
from charrette.ui.plan.page import PlanPage
from charrette.ui.plan.papers_dialog import PapersButton, PapersDialog
from charrette.ui.plan.papers_pane import PapersPane
from charrette.ui.plan.papers_rows import THE_PROJECT, About
from charrette.ui.plan.papers_tab import PapersTab
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Picker
from tests.ui.plan.conftest import SmallPlan

Answering = Callable[[Callable[[Any], object]], None]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A small picture."""
    path = tmp_path / "closet.png"
    Image.new("RGB", (40, 20), (10, 90, 160)).save(path)
    return path


@pytest.fixture
def quote(tmp_path: Path) -> Path:
    """A file that is not previewed."""
    path = tmp_path / "quote.csv"
    path.write_text("item,amount\nswitch,4000\n")
    return path


@pytest.fixture
def pane(page: PlanPage) -> PapersPane:
    """The list of papers, still empty."""
    page.reveal("papers")
    assert isinstance(page.part, PapersTab)
    return page.part.pane


class Opener(QObject):
    """Stands in the place of the system's programs."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """A file that was to be opened."""
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def opener() -> Iterator[Opener]:
    """What the system was asked to open."""
    made = Opener()
    QDesktopServices.setUrlHandler("file", made, "take")  # pyright: ignore[reportArgumentType] - PySide wants text
    yield made
    QDesktopServices.unsetUrlHandler("file")


def share(pane: PapersPane, desk: Desk, qtbot: QtBot, *paths: Path) -> None:
    """Shares files and waits until they are listed."""
    before = pane.model.rowCount()
    pane.add_files(paths)
    qtbot.waitUntil(lambda: pane.model.rowCount() == before + len(paths))
    assert desk.planned.planned.papers


def test_an_empty_list_says_what_goes_there(pane: PapersPane) -> None:
    assert pane.empty.isVisible()
    assert pane.stops() == [pane.empty]
    assert pane.empty.buttons[0].text() == "Add papers…"


def test_a_file_is_asked_for_and_shared(
    pane: PapersPane, photo: Path, qtbot: QtBot, answer: Answering
) -> None:
    def choose(dialog: QFileDialog) -> None:
        typed = dialog.findChild(QLineEdit)
        assert isinstance(typed, QLineEdit)
        typed.setText(str(photo))
        dialog.accept()

    answer(choose)
    pane.empty.buttons[0].click()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 1)
    row = pane.model.at(0)
    assert row is not None
    assert (row.title, row.file, row.about) == ("closet", "closet.png", "The project")
    assert row.size.endswith(" bytes")


def test_files_are_dropped_and_refused_ones_are_said(
    pane: PapersPane, photo: Path, quote: Path, tmp_path: Path, qtbot: QtBot, desk: Desk
) -> None:
    program = tmp_path / "setup.exe"
    program.write_bytes(b"MZ.")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (photo, quote, program)])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(pane.rect().center(), copy, data, left, none)
    pane.dragEnterEvent(entered)
    assert entered.isAccepted()
    pane.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    qtbot.waitUntil(lambda: pane.model.rowCount() == 2 and pane.told.isVisible())
    assert pane.told.text().startswith("“setup.exe” is a program")
    assert len(desk.planned.planned.papers) == 2
    words = QMimeData()
    words.setText("no file")
    nothing = QDragEnterEvent(pane.rect().center(), copy, words, left, none)
    nothing.ignore()
    pane.dragEnterEvent(nothing)
    assert not nothing.isAccepted()


def test_a_refusal_is_said_where_nothing_is_listed_yet(
    pane: PapersPane, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "empty.pdf").touch()
    pane.add_files([tmp_path / "empty.pdf"])
    qtbot.waitUntil(lambda: "“empty.pdf” is empty." in pane.told.text())
    assert pane.empty.isVisible()


def test_a_picture_is_previewed_and_another_kind_says_so(
    pane: PapersPane, photo: Path, quote: Path, desk: Desk, qtbot: QtBot
) -> None:
    share(pane, desk, qtbot, photo, quote)
    pane.table.select(pane.model.at(1).id)  # pyright: ignore[reportOptionalMemberAccess]
    qtbot.waitUntil(lambda: pane.preview.picture.image is not None)
    assert pane.preview.picture.accessibleName() == "Preview of closet"
    pane.preview.grab()
    pane.table.select(pane.model.at(0).id)  # pyright: ignore[reportOptionalMemberAccess]
    qtbot.waitUntil(lambda: "No preview of this kind of file" in pane.preview.told.text())
    assert pane.preview.picture.image is None


def test_enter_opens_a_copy_that_can_only_be_read(
    pane: PapersPane, photo: Path, desk: Desk, qtbot: QtBot, opener: Opener
) -> None:
    share(pane, desk, qtbot, photo)
    pane.table.setFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opener.opened))
    copy = opener.opened[0]
    assert copy.name == "closet.png"
    assert copy != photo
    assert copy.read_bytes() == photo.read_bytes()
    assert copy.stat().st_mode & 0o222 == 0


def test_a_paper_is_renamed_attached_and_removed_with_undo(
    pane: PapersPane, photo: Path, desk: Desk, qtbot: QtBot, plan: SmallPlan, answer: Answering
) -> None:
    share(pane, desk, qtbot, photo)
    with qtbot.waitSignal(desk.changed):
        pane.model.setData(pane.model.index(0, 0), "The closet in June")
    assert desk.planned.planned.papers[0].title == "The closet in June"

    def to_need(dialog: Picker) -> None:
        dialog.search.setText("cooled closets")
        dialog.keep.click()

    answer(to_need)
    with qtbot.waitSignal(desk.changed):
        pane.attach_button.click()
    assert desk.planned.planned.papers[0].need_id == plan.needs[1].id
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(pane.table, Qt.Key.Key_Delete)
    assert desk.planned.planned.papers == ()
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    assert pane.model.rowCount() == 1


def test_papers_of_one_thing_are_shown_alone(
    pane: PapersPane, photo: Path, quote: Path, desk: Desk, qtbot: QtBot, plan: SmallPlan, page: PlanPage
) -> None:
    share(pane, desk, qtbot, photo)
    page.reveal("papers N-002")
    assert pane.about == About(need_id=plan.needs[1].id)
    assert pane.model.rowCount() == 0
    share(pane, desk, qtbot, quote)
    assert pane.model.at(0).about == "N-002 Cooled closets"  # pyright: ignore[reportOptionalMemberAccess]
    assert pane.filter.currentText() == "N-002 Cooled closets"
    pane.filter.setCurrentIndex(0)
    pane.filter.activated.emit(0)
    assert pane.model.rowCount() == 2
    pane.show_about(THE_PROJECT)
    assert pane.model.rowCount() == 1


def test_the_list_keeps_the_rules_of_models(
    pane: PapersPane, photo: Path, desk: Desk, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    share(pane, desk, qtbot, photo)
    qtmodeltester.check(pane.model)
    assert pane.model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "File: closet.png"


def test_a_need_says_how_many_papers_it_has_and_leads_to_them(
    plan: SmallPlan, desk: Desk, theme: Theme, photo: Path, quote: Path, qtbot: QtBot, answer: Answering
) -> None:
    need = plan.needs[0]
    desk.library.do(add_paper, AddPaper(desk.snapshot.project.id, photo, need_id=need.id))
    desk.open_project(desk.project_id)
    editor = NeedEditor(desk, theme, need.id)
    editor.show()
    button = editor.papers
    assert isinstance(button, PapersButton)
    assert button.text() == "Papers (1)"

    def add_another(dialog: PapersDialog) -> None:
        assert dialog.windowTitle() == "Papers of N-001 Quiet corners"
        assert dialog.pane.model.rowCount() == 1
        dialog.pane.add_files([quote])
        qtbot.waitUntil(lambda: dialog.pane.model.rowCount() == 2)
        dialog.accept()

    answer(add_another)
    button.click()
    assert button.text() == "Papers (2)"
    assert {each.need_id for each in desk.planned.planned.papers} == {need.id}
    editor.close()
