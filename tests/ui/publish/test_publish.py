"""Publish: documents seen as they will be, exported whole, printed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.domain.editions import Edition
from charrette.domain.errors import CancelledError, ExportError
from charrette.publishing.paper import Paper
from charrette.services.capture import KeepCard, keep_card
from charrette.services.documents import DOCUMENTS, document_named
from charrette.services.needs import MakeNeed, make_need
from charrette.store.library import Library
from charrette.system.pdfium import PDFIUM as one_reader  # noqa: N811 it is a lock
from charrette.ui.desk import Desk
from charrette.ui.models.documents import DocumentLine, DocumentsList
from charrette.ui.presenter.stage import Stage
from charrette.ui.publish.choice import Choice, everything
from charrette.ui.publish.document_lines import document_lines
from charrette.ui.publish.exporter import Exporter, Outcome
from charrette.ui.publish.file_preview import ROWS, file_preview
from charrette.ui.publish.page import PublishPage
from charrette.ui.publish.printing import printer_for
from charrette.ui.publish.summary import outcome_words
from charrette.ui.publish.thumbnails import PagesList
from charrette.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
PATIENCE = 20_000


@pytest.fixture
def page(
    desk: Desk, theme: Theme, stage: Stage, library: Library, qtbot: QtBot, tmp_path: Path
) -> PublishPage:
    """The page with the brief drawn, exporting to a folder that is not there yet."""
    project = desk.snapshot.project.id
    cards = tuple(card.id for card in desk.snapshot.cards[:2])
    library.do(make_need, MakeNeed(project, cards, "Step-free entry", "Everyone comes in by the same door"))
    desk.open_project(project)
    desk.settings.export_folder = str(tmp_path / "out")
    made = PublishPage(desk, theme, stage)
    qtbot.addWidget(made)
    for widget in made.header_widgets():
        qtbot.addWidget(widget)
    made.resize(1352, 844)
    made.show()
    made.enter()
    qtbot.waitUntil(lambda: made.preview.pages is not None, timeout=PATIENCE)
    return made


def states(page: PublishPage) -> dict[str, str]:
    """Each report's state in words; what rests on a plan or a closed round, or is printed for the room, is beside."""
    model = page.documents.documents
    lines = [model.index(row).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]
    reports = {"brief", "handout", "needs"}
    return {
        line.name: line.state.words
        for line in lines
        if isinstance(line, DocumentLine) and line.name in reports
    }


def exported(page: PublishPage, qtbot: QtBot, act: Callable[[], object]) -> Outcome:
    """Waits for what an export comes to."""
    with qtbot.waitSignal(page.exporter.finished, timeout=PATIENCE) as finished:
        act()
    (outcome,) = finished.args  # pyright: ignore[reportGeneralTypeIssues, reportOptionalIterable]
    return outcome


def test_the_brief_is_drawn_page_by_page(page: PublishPage, qtbot: QtBot) -> None:
    pages = page.preview.pages
    assert pages is not None
    assert pages.count > 2
    assert pages.sizes[0] == (612.0, 792.0)
    assert page.preview.bar.place.text() == f"Page 1 of {pages.count}"
    assert page.options.checked.text() == f"{pages.count} pages; every character can be drawn."
    last = page.preview.thumbnails.pages.index(pages.count - 1)
    qtbot.waitUntil(lambda: last.data(Qt.ItemDataRole.UserRole) is not None, timeout=PATIENCE)
    assert last.data(Qt.ItemDataRole.AccessibleTextRole) == f"Page {pages.count} of {pages.count}"
    qtbot.waitUntil(lambda: page.preview.page.accessibleName() == f"Page 1 of {pages.count}")


def test_pages_are_turned_by_key(page: PublishPage, qtbot: QtBot) -> None:
    page.preview.setFocus()
    qtbot.keyClick(page.preview.page, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: page.preview.number == 1)
    assert page.preview.thumbnails.currentIndex().row() == 1
    qtbot.keyClick(page.documents, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: page.preview.number == 0)
    page.preview.turn(-1)
    assert page.preview.number == 0
    page.preview.thumbnails.show_page(2)
    assert page.preview.number == 2


def test_the_page_is_zoomed_while_it_has_the_keyboard(page: PublishPage, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Plus, control, "+")
    override.ignore()
    QApplication.sendEvent(page.preview.page, override)
    assert override.isAccepted(), "else the window would change the text size"
    words = []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        qtbot.keyClick(page.preview.page, key, control)
        words.append(page.preview.bar.fit.text())
    assert words[3] == "Fit"
    assert words[0] == words[2] != words[1]


def test_the_preview_follows_a_change_and_keeps_the_page(page: PublishPage, desk: Desk, qtbot: QtBot) -> None:
    before = page.preview.pages
    page.preview.turn(1)
    with qtbot.waitSignals([page.maker.started, page.maker.made], timeout=PATIENCE):
        desk.do(keep_card, KeepCard(desk.snapshot.project.id, "A place to sit"))
        qtbot.waitUntil(lambda: page.preview.bar.state.text() == "updating…", timeout=PATIENCE)
        assert page.preview.pages is before
    assert page.preview.pages is not before
    assert page.preview.number == 1
    assert page.preview.bar.state.text() == ""


def test_a_page_that_is_not_seen_draws_nothing(page: PublishPage, desk: Desk, qtbot: QtBot) -> None:
    page.hide()
    with qtbot.assertNotEmitted(page.maker.started, wait=600), qtbot.waitSignal(desk.changed):
        desk.do(keep_card, KeepCard(desk.snapshot.project.id, "A place to sit"))
    page.show()
    with qtbot.waitSignal(page.maker.made, timeout=PATIENCE):
        page.enter()


def test_paper_is_chosen_and_remembered(page: PublishPage, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.maker.made, timeout=PATIENCE):
        page.options.paper.button("a4").click()
    assert page.preview.pages is not None
    assert round(page.preview.pages.sizes[0][0]) == 595
    assert desk.settings.paper == "a4"


def test_the_full_edition_is_asked_for_once(
    page: PublishPage, qtbot: QtBot, answer: Callable[[Callable[[Any], object]], None]
) -> None:
    said: list[str] = []
    answer(lambda dialog: (said.append(dialog.body.itemAt(0).widget().text()), dialog.reject()))
    page.options.edition.button("full").click()
    assert page.choice.edition is Edition.PUBLIC
    assert page.options.edition.value == "public"
    assert "the aliases of 3 participants, every ballot" in said[0]
    answer(lambda dialog: dialog.accept())
    with qtbot.waitSignal(page.maker.made, timeout=PATIENCE):
        page.options.edition.button("full").click()
    assert page.choice.edition is Edition.FULL
    page.options.edition.button("public").click()
    page.options.edition.button("full").click()
    assert page.choice.edition is Edition.FULL


def test_export_writes_the_document_and_says_where(page: PublishPage, desk: Desk, qtbot: QtBot) -> None:
    assert set(states(page).values()) == {"Not exported"}
    outcome = exported(page, qtbot, page.export_button.click)
    (path,) = outcome.files
    assert path == page.folder / "alder-creek-brief.pdf"
    assert path.read_bytes().startswith(b"%PDF")
    assert page.options.summary.isVisible()
    assert page.options.summary.words.text() == "Exported alder-creek-brief.pdf."
    qtbot.waitUntil(lambda: states(page)["brief"] == "Up to date")
    assert states(page)["handout"] == "Not exported"
    with desk.library.reading() as queries:
        newest = queries.latest_minute()
    assert newest is not None
    assert newest.sentence == "Exported Project brief, public edition, to alder-creek-brief.pdf"
    desk.do(keep_card, KeepCard(desk.snapshot.project.id, "A place to sit"))
    qtbot.waitUntil(lambda: states(page)["brief"] == "Changed since", timeout=PATIENCE)


def test_export_all_writes_every_format(page: PublishPage, qtbot: QtBot) -> None:
    seen: list[tuple[str, int, int]] = []
    page.exporter.advanced.connect(lambda *step: seen.append(step))
    outcome = exported(page, qtbot, page.export_all)
    assert sorted(path.name for path in outcome.files) == sorted(path.name for path in page.folder.iterdir())
    assert len(outcome.files) == sum(len(document_named(name).formats) for name in states(page))
    assert seen[0][0] == "1 of 6: project brief"
    assert seen[-1][0] == "6 of 6: needs files as JSON"
    assert page.options.summary.words.text() == f"Exported 6 files to {page.folder}."
    qtbot.waitUntil(lambda: set(states(page).values()) == {"Up to date"})


def test_needs_files_are_shown_as_tables(page: PublishPage, qtbot: QtBot) -> None:
    for format_, heads in (("csv", "code"), ("xlsx", "code"), ("json", "Part")):
        with qtbot.waitSignal(page.maker.made, timeout=PATIENCE):
            page.choose("needs")
            page.choose_format(format_)
        rows = page.preview.table.rows
        titles = [
            rows.headerData(section, Qt.Orientation.Horizontal) for section in range(rows.columnCount())
        ]
        assert heads in titles
        assert rows.rowCount() >= 1
        assert page.preview.table.isVisible()
    assert not page.print_button.isEnabled()
    assert page.export_button.text() == "Export needs files as JSON"
    page.choose("brief")
    assert not page.preview.table.isVisible()


def test_an_export_that_fails_replaces_nothing(page: PublishPage, qtbot: QtBot) -> None:
    exported(page, qtbot, page.export)
    path = page.folder / "alder-creek-brief.pdf"
    before = path.read_bytes()
    blocked = page.folder / "a file"
    blocked.write_text("in the way")
    page.choose_folder(blocked)
    outcome = exported(page, qtbot, page.export)
    assert isinstance(outcome.error, ExportError)
    assert "Nothing was overwritten" in page.options.summary.words.text()
    assert page.options.summary.show_folder.isHidden()
    assert blocked.read_text() == "in the way"
    assert path.read_bytes() == before


def test_an_export_is_cancelled_without_a_trace(page: PublishPage, qtbot: QtBot) -> None:
    page.exporter.advanced.connect(page.exporter.cancel, Qt.ConnectionType.DirectConnection)
    outcome = exported(page, qtbot, page.export_all)
    assert isinstance(outcome.error, CancelledError)
    assert outcome.files == []
    assert not page.folder.exists() or list(page.folder.iterdir()) == []
    assert page.options.summary.words.text() == "The export was cancelled. Nothing was overwritten."
    assert page.export_button.isEnabled()


def test_one_export_at_a_time(page: PublishPage, desk: Desk, qtbot: QtBot) -> None:
    exporter = Exporter(desk, page)
    finished: list[Outcome] = []
    exporter.finished.connect(finished.append)
    for _ in range(3):
        exporter.export((Choice(),), page.folder)
    qtbot.waitUntil(lambda: not exporter.running, timeout=PATIENCE)
    assert len(finished) == 1


def test_the_folder_is_remembered(page: PublishPage, desk: Desk, tmp_path: Path) -> None:
    page.choose_folder(tmp_path / "elsewhere")
    assert desk.settings.export_folder == str(tmp_path / "elsewhere")
    assert page.options.folder.toolTip() == str(tmp_path / "elsewhere")


def test_it_prints_the_pages_of_the_preview(
    page: PublishPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    pages = page.preview.pages
    assert pages is not None
    printer = printer_for(pages, "Project brief")
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(1, 2)
    with qtbot.waitSignal(desk.said, timeout=PATIENCE) as said:
        page.printing.print(pages, printer)
    assert said.args == ["Sent 2 pages to the printer.", False]
    with one_reader:
        printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
        assert len(printed) == 2
        assert [round(side) for side in printed.get_page_size(0)] == [612, 792]
        image = printed[0].render(scale=1).to_numpy()
        assert image.min() < 120 < image.max()
        printed.close()


def test_another_project_starts_afresh_and_public(
    page: PublishPage, desk: Desk, qtbot: QtBot, answer: Callable[[Callable[[Any], object]], None]
) -> None:
    answer(lambda dialog: dialog.accept())
    page.options.edition.button("full").click()
    with qtbot.waitSignal(page.maker.made, timeout=PATIENCE):
        desk.open_project(desk.project_id)
    assert page.choice.edition is Edition.PUBLIC
    desk.open_project(None)
    assert page.context() == ""


@pytest.mark.parametrize(("width", "narrow"), [(1352, False), (1192, False), (664, True)])
def test_it_fits_every_width(width: int, narrow: bool, page: PublishPage, qtbot: QtBot) -> None:
    page.resize(width, 700)
    qtbot.waitUntil(lambda: page.parts.drop_down.isVisible() is narrow)
    assert page.documents.isVisible() is not narrow
    assert all(pane.isVisible() for pane in page.panes())
    if narrow:
        page.parts.shown.button("options").click()
        assert page.options.isVisible()
        assert not page.preview.isVisible()
        page.parts.drop_down.activated.emit([each.name for each in DOCUMENTS].index("handout"))
        assert page.choice.name == "handout"
        page.resize(1352, 844)
        qtbot.waitUntil(page.preview.isVisible)
        assert page.options.isVisible()


def test_models_keep_the_rules_of_models(qtmodeltester: ModelTester, page: PublishPage) -> None:
    documents = DocumentsList()
    documents.show(document_lines(Choice(), {}, {"brief": 1}))
    qtmodeltester.check(documents)
    pages = PagesList()
    pages.show(3)
    qtmodeltester.check(pages)
    qtmodeltester.check(page.preview.table.rows)
    spoken = documents.index(documents.place_of("brief")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Project brief. PDF, 1 page. Not exported."


def test_a_long_table_is_shown_in_part() -> None:
    lines = "\r\n".join(["code,name", *(f"N-{n:03d},Need {n}" for n in range(100))])
    found = file_preview("csv", b"\xef\xbb\xbf" + lines.encode())
    assert found.heads == ("code", "name")
    assert len(found.rows) == ROWS
    assert found.sentence == f"100 needs. The first {ROWS} are shown. One row a need, one heading row."


def test_everything_keeps_edition_and_paper() -> None:
    chosen = Choice("handout", "pdf", Edition.FULL, Paper.A4)
    every = everything(chosen)
    assert {(choice.edition, choice.paper) for choice in every} == {(Edition.FULL, Paper.A4)}
    assert [choice.name for choice in every] == ["brief", "handout", "needs", "needs", "needs", "needs"]
    assert chosen.of("needs").format == "pdf"
    assert Choice("needs", "csv").of("brief").format == "pdf"


def test_the_outcome_of_an_export_that_ended_early_is_told() -> None:
    outcome = Outcome(
        5, [Path("a.pdf"), Path("b.pdf")], ExportError("The disk is full.", "", "Free some space.")
    )
    assert outcome_words(outcome) == (
        "The disk is full. Nothing was overwritten. 2 files of 5 had been written. Free some space."
    )


def test_another_page_can_ask_for_a_document(page: PublishPage) -> None:
    page.reveal("needs")
    assert page.choice.name == "needs"
    page.reveal("no such document")
    page.reveal(None)
    assert page.choice.name == "needs"
    page.reveal("meeting CM-2")
    assert (page.choice.name, page.choice.options.meeting) == ("meeting", "CM-2")
