"""What is printed for the room, on the Publish page: options, numbers, names, what is blocked, and the printer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charrette.domain.editions import Edition
from charrette.services.needs import MakeNeed, make_need
from charrette.services.paper_numbers import LETTER
from charrette.services.rounds import OpenRound, close_round, open_round
from charrette.store.library import Library
from charrette.system.pdfium import PDFIUM as one_reader  # noqa: N811 it is a lock
from charrette.ui.desk import Desk
from charrette.ui.models.documents import DocumentLine
from charrette.ui.presenter.stage import Stage
from charrette.ui.publish.choice import Choice, everything
from charrette.ui.publish.exporter import Outcome
from charrette.ui.publish.page import PublishPage
from charrette.ui.publish.possible import numbered_pages
from charrette.ui.publish.printing import print_width, printer_for
from charrette.ui.theme import Theme

PATIENCE = 20_000


@pytest.fixture
def page(
    desk: Desk, theme: Theme, stage: Stage, library: Library, qtbot: QtBot, tmp_path: Path
) -> PublishPage:
    """The page with the card sheets drawn, eight cards in all."""
    project = desk.snapshot.project.id
    library.do(make_need, MakeNeed(project, (), "Step-free entry"))
    desk.open_project(project)
    desk.settings.export_folder = str(tmp_path / "out")
    made = PublishPage(desk, theme, stage)
    qtbot.addWidget(made)
    for widget in made.header_widgets():
        qtbot.addWidget(widget)
    made.resize(1352, 844)
    made.show()
    made.enter()
    drawn(made, qtbot, lambda: made.choose("cards"))
    drawn(made, qtbot, lambda: made.options.sheets.count.setValue(8))
    return made


def drawn(page: PublishPage, qtbot: QtBot, act: Callable[[], object]) -> None:
    """Waits until the preview is drawn after an act."""
    with qtbot.waitSignal(page.maker.made, timeout=PATIENCE):
        act()


def exported(page: PublishPage, qtbot: QtBot) -> Outcome:
    """Exports the chosen document."""
    with qtbot.waitSignal(page.exporter.finished, timeout=PATIENCE) as finished:
        page.export()
    (outcome,) = finished.args  # pyright: ignore[reportGeneralTypeIssues, reportOptionalIterable]
    return outcome


def words(page: PublishPage, number: int = 0) -> str:
    """The text of a page of the preview."""
    pages = page.preview.pages
    assert pages is not None
    with one_reader:
        document = pypdfium2.PdfDocument(pages.data)
        try:
            return " ".join(document[number].get_textpage().get_text_range().split())
        finally:
            document.close()


def state(page: PublishPage, name: str) -> str:
    """A document's state in words."""
    model = page.documents.documents
    line = model.index(model.place_of(name)).data(Qt.ItemDataRole.UserRole)
    assert isinstance(line, DocumentLine)
    return line.state.words


def last(desk: Desk) -> int:
    """The last number given out to a card on paper."""
    with desk.library.reading() as queries:
        return queries.last_number(desk.snapshot.project.id, LETTER)


def test_options_change_the_preview(page: PublishPage, qtbot: QtBot) -> None:
    form = page.options.sheets
    assert page.preview.pages is not None
    assert page.preview.pages.count == 2
    assert form.per_page.isVisible()
    assert not form.people.isVisible()
    assert not form.large.isVisible()
    drawn(page, qtbot, form.per_page.button("12").click)
    assert page.preview.pages.count == 1
    assert page.choice.options.per_page == 12
    drawn(page, qtbot, lambda: page.choose("grids"))
    assert form.people.isVisible()
    assert page.choice.options.count == 0, "how many is asked anew"
    drawn(page, qtbot, lambda: form.people.setValue(4))
    assert page.preview.pages.count == 4
    drawn(page, qtbot, form.languages.button("en,es").click)
    assert "Lluvia escrita 4-3-5" in words(page)
    drawn(page, qtbot, lambda: page.choose("brief"))
    assert not any(each.isVisible() for each in (form.people, form.languages, form.session, form.count))


def test_numbers_are_given_out_by_an_export_and_not_by_looking(
    page: PublishPage, desk: Desk, qtbot: QtBot
) -> None:
    assert "001" in words(page)
    assert last(desk) == 0
    outcome = exported(page, qtbot)
    assert [path.name for path in outcome.files] == ["alder-creek-cards.pdf"]
    assert last(desk) == 8
    qtbot.waitUntil(lambda: state(page, "cards") == "Up to date", timeout=PATIENCE)
    drawn(page, qtbot, lambda: page.options.sheets.count.setValue(4))
    assert "009" in words(page)


def test_printing_gives_out_numbers_too(
    page: PublishPage, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = page.preview.pages
    assert pages is not None
    printer = printer_for(pages, "Card sheets")
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    anew = numbered_pages(desk, page.choice)
    assert anew is not None
    fresh = anew()
    assert last(desk) == 8
    with qtbot.waitSignal(desk.said, timeout=PATIENCE) as said:
        page.printing.print(fresh, printer)
    assert said.args == ["Sent 2 pages to the printer.", False]
    asked: list[tuple[Any, ...]] = []
    monkeypatch.setattr(page.printing, "ask", lambda *words: asked.append(words))
    page.print()
    assert asked[0][1] == "Card sheets"
    assert asked[0][2] is not None
    drawn(page, qtbot, lambda: page.choose("grids"))
    page.print()
    assert asked[1][2] is None, "grids take no numbers"


def test_a_page_on_its_side_is_turned_for_the_printer(
    page: PublishPage, desk: Desk, qtbot: QtBot, tmp_path: Path, answer: Callable[[Any], None]
) -> None:
    drawn(page, qtbot, lambda: page.choose("kit"))
    answer(lambda dialog: dialog.accept())
    drawn(page, qtbot, page.options.edition.button("full").click)
    pages = page.preview.pages
    assert pages is not None
    assert pages.sizes[1][0] > pages.sizes[1][1]
    assert print_width(pages, 1) == 11 * 300
    printer = printer_for(pages, "Table kit")
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPrintRange(printer.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    with qtbot.waitSignal(desk.said, timeout=PATIENCE):
        page.printing.print(pages, printer)
    with one_reader:
        document = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
        image = document[0].render(scale=1).to_numpy()
        document.close()
    assert image.shape[:2] == (792, 612)
    rows = [bool((row < 128).any()) for row in image]
    assert rows.index(True) < 60
    assert rows[::-1].index(True) < 60, "it fills the height of the paper"


def test_sheets_with_aliases_are_asked_for_once(
    page: PublishPage, qtbot: QtBot, answer: Callable[[Any], None]
) -> None:
    drawn(page, qtbot, lambda: page.choose("tents"))
    assert not page.options.edition.isVisible()
    assert "It holds aliases: full edition, restricted." in page.options.edition_words.text()
    assert "Elm" in words(page)
    answer(lambda dialog: dialog.reject())
    page.export()
    assert not page.exporter.running
    answer(lambda dialog: dialog.accept())
    outcome = exported(page, qtbot)
    assert [path.name for path in outcome.files] == ["alder-creek-tents-full-restricted.pdf"]
    assert len(exported(page, qtbot).files) == 1
    drawn(page, qtbot, lambda: page.choose("brief"))
    assert page.choice.made_in is Edition.PUBLIC, "a full edition is never taken along"


def test_ballots_wait_for_an_open_round(
    page: PublishPage, desk: Desk, library: Library, qtbot: QtBot
) -> None:
    page.choose("ballots")
    assert state(page, "ballots") == "Blocked"
    assert state(page, "cards") != "Blocked"
    assert not page.export_button.isEnabled()
    assert not page.print_button.isEnabled()
    assert page.preview.waiting.isVisible()
    snapshot = desk.snapshot
    command = OpenRound(snapshot.charrettes[0].id, (snapshot.needs[0].id,), options={"dots": 1, "cap": 1})
    drawn(page, qtbot, lambda: desk.do(open_round, command))
    assert page.export_button.isEnabled()
    assert "P-001" in words(page)
    assert "Step-free entry" in words(page)
    assert page.options.sheets.large.isVisible()
    drawn(page, qtbot, page.options.sheets.large.click)
    assert page.choice.heeded.large_print
    drawn(page, qtbot, lambda: desk.do(close_round, desk.snapshot.rounds[0].id))
    qtbot.waitUntil(lambda: "Specimen" in words(page), timeout=PATIENCE)


def test_export_all_leaves_paper_out() -> None:
    assert {each.name for each in everything(Choice("cards"))} == {"brief", "handout", "needs"}


def test_prepare_finds_a_sheet_by_its_name(page: PublishPage, qtbot: QtBot) -> None:
    drawn(page, qtbot, lambda: page.reveal("sign-in"))
    assert page.choice.name == "sign-in"
    assert "Teachers. Sign-in" in words(page, 2)
