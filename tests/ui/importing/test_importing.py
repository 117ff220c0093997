"""Imports are looked at first: the columns, the count, what is wrong where; then all or nothing."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from charrette.domain.editions import Edition
from charrette.domain.money import CostRange
from charrette.domain.plan.budget import LineClass
from charrette.domain.plan.sources import FundingSource
from charrette.exchange.cards_file import open_table
from charrette.exchange.needs_json import write_needs_json
from charrette.services.budget import AddLines, LineDraft, add_lines
from charrette.services.importing import drafts_from
from charrette.services.needs import MakeNeed, make_need
from charrette.services.projects import NewProject, create_project
from charrette.services.sources import add_source
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.importing import opening
from charrette.ui.importing.cards_dialog import CardsDialog
from charrette.ui.importing.needs_dialog import NeedsDialog
from charrette.ui.main_window import MainWindow
from charrette.ui.presenter.stage import Stage
from charrette.ui.theme import Theme

TABLE = """When;Idea;Stakeholder;Topic
6 PM;A bench in the sun;Families;Site and outdoor
6 PM;More plugs;Students;Power
6 PM;;Students;Power
"""


@pytest.fixture
def dialog(desk: Desk, theme: Theme, qtbot: QtBot, tmp_path: Path) -> CardsDialog:
    """The dialog on a table of three rows."""
    path = tmp_path / "ideas.csv"
    path.write_text(TABLE, encoding="utf-8")
    made = CardsDialog(None, theme, desk, open_table(path))
    qtbot.addWidget(made)
    made.show()
    return made


def test_columns_and_first_rows_are_shown_with_a_count(dialog: CardsDialog) -> None:
    assert [box.currentText() for box in dialog.columns.values()] == [
        "Idea",
        "Stakeholder",
        "Topic",
        "(none)",
    ]
    assert dialog.told.text() == "2 cards will be kept. 1 row without words passed over."
    assert dialog.keep.text() == "Import 2 cards"
    item = dialog.preview.item(0, 1)
    assert item is not None
    assert item.text() == "A bench in the sun"
    assert not dialog.grab().isNull()


def test_another_column_gives_another_count(dialog: CardsDialog) -> None:
    dialog.columns["Text"].setCurrentText("When")
    assert dialog.told.text().startswith("3 cards will be kept.")
    dialog.columns["Group"].setCurrentText("(none)")
    assert "3 cards of no group" in dialog.told.text()


def test_rows_that_are_wrong_are_named_and_nothing_is_imported(dialog: CardsDialog, desk: Desk) -> None:
    dialog.columns["Group"].setCurrentText("Topic")
    assert "row 2, column “Topic”" in dialog.told.text()
    assert not dialog.keep.isEnabled()
    assert len(desk.snapshot.cards) == 6


def test_they_are_kept_in_one_step(dialog: CardsDialog, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.accepted):
        dialog.keep.click()
    assert [card.text for card in desk.snapshot.cards[-2:]] == ["A bench in the sun", "More plugs"]
    assert desk.snapshot.themes[-1].name == "Power"
    desk.undo()
    qtbot.waitUntil(lambda: len(desk.snapshot.cards) == 6)


def test_needs_of_a_file_are_seen_before_they_are_taken(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    made: list[Any] = []
    desk.do(
        make_need,
        MakeNeed(
            desk.snapshot.project.id, statement="Small rooms beside each class", short_name="Quiet rooms"
        ),
        made.append,
    )
    qtbot.waitUntil(lambda: bool(made))
    dialog = NeedsDialog(None, theme, drafts_from(desk.snapshot), "needs.csv", "Alder Creek", "Birch Hill")
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "1 need in needs.csv"
    assert not dialog.as_project
    dialog.where.choose("own")
    assert dialog.as_project


def test_the_open_library_is_not_read_as_another_file(
    desk: Desk, theme: Theme, stage: Stage, library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = MainWindow(desk, theme, stage)
    qtbot.addWidget(window)
    monkeypatch.setattr(opening, "file_to_open", lambda *_: library.path)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the library was opened as a file"))
    with qtbot.waitSignal(desk.said) as said:
        opening.import_cards(window)
    assert said.args == ["“library.charrette” is the library that is open here.", False]


def test_what_a_plan_shares_with_the_district_is_said_before_it_is_taken_in(
    desk: Desk, theme: Theme, stage: Stage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = MainWindow(desk, theme, stage)
    qtbot.addWidget(window)
    elsewhere = Library(tmp_path / "elsewhere.charrette")
    project = elsewhere.do(create_project, NewProject("Birch"))
    for library in (elsewhere, desk.library):
        library.do(add_source, FundingSource(library.ids.new(), "Bond B", amount=9_00))
    with elsewhere.reading() as queries:
        paying = queries.every(FundingSource, "name")[0]
    draft = LineDraft("Cabling", LineClass.HARD, amount=CostRange(likely=5_00), allocations={paying.id: 5_00})
    elsewhere.do(add_lines, AddLines(project.id, (draft,)))
    with elsewhere.reading() as queries:
        snapshot = queries.snapshot(project.id, planned=True)
    assert snapshot is not None
    write_needs_json(snapshot, Edition.FULL, elsewhere.clock.now(), tmp_path / "birch.json")
    elsewhere.close()
    desk.open_project(None)
    asked: list[str] = []

    def answer(*words: object) -> bool:
        asked.append(str(words[3]))
        return len(asked) > 1

    monkeypatch.setattr(opening.ask, "confirm", answer)
    opening.open_file(window, tmp_path / "birch.json")
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert desk.project_id is None
    opening.open_file(window, tmp_path / "birch.json")
    qtbot.waitUntil(lambda: desk.project_id == project.id)
    assert "“Bond B”" in asked[0]
