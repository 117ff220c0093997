"""Tables: a balanced plan in one step, changed by hand, taken back by undo."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.exchange.people_file import PeopleDrafts, PersonDraft
from charrette.services.invitations import ImportPeople, import_people
from charrette.store.library import Library
from charrette.ui.desk import Desk


@pytest.fixture
def tables(library: Library, desk: Desk, qtbot: QtBot, show_part: Callable[[str], Any]) -> Any:
    """The part, with 21 people expected, three of whom speak Spanish, and three here."""
    drafts = tuple(
        PersonDraft(f"P{n}", label, language="es" if n < 3 else "")
        for n, label in enumerate(["FA"] * 7 + ["TE"] * 7 + ["NB"] * 7)
    )
    library.do(import_people, ImportPeople(desk.snapshot.project.id, PeopleDrafts(drafts, 0), "list.csv"))
    qtbot.waitUntil(lambda: len(desk.snapshot.participants) == 24)
    return show_part("Tables")


def at_tables(desk: Desk) -> Counter[int | None]:
    """How many sit at each table."""
    return Counter(each.table for each in desk.snapshot.participants)


def test_a_plan_is_proposed_for_everybody_in_one_step(tables: Any, desk: Desk, qtbot: QtBot) -> None:
    tables.who._buttons["all"].click()
    assert (tables.tables.text(), tables.sizes.text()) == ("3", "24 people, 8 at a table.")
    tables.language.setChecked(True)
    tables.propose.click()
    qtbot.waitUntil(lambda: at_tables(desk) == {1: 8, 2: 8, 3: 8})
    spanish = {each.table for each in desk.snapshot.participants if each.language == "es"}
    assert len(spanish) == 1
    assert desk.snapshot.sessions[0].tables == 3
    assert [tables.lines.index(row, 1).data() for row in range(3)] == [8, 8, 8]
    assert "es" in {tables.lines.index(row, 3).data() for row in range(3)}
    assert tables.filled(desk.snapshot).words == ""
    desk.undo()
    qtbot.waitUntil(lambda: at_tables(desk) == {None: 24})


def test_only_those_who_are_here_and_later_the_rest(tables: Any, desk: Desk, qtbot: QtBot) -> None:
    assert tables.who.value == "here"
    qtbot.keyClicks(tables.tables, "")
    tables.tables.setText("3")
    tables.tables.textEdited.emit("3")
    assert "work best: 1 table" in tables.sizes.text()
    tables.propose.click()
    qtbot.waitUntil(lambda: at_tables(desk) == {1: 1, 2: 1, 3: 1, None: 21})
    before = {each.id: each.table for each in desk.snapshot.here}
    tables.who._buttons["all"].click()
    tables.rest.click()
    qtbot.waitUntil(lambda: at_tables(desk) == {1: 8, 2: 8, 3: 8})
    assert {each.id: each.table for each in desk.snapshot.here} == before
    tables.clear.click()
    qtbot.waitUntil(lambda: at_tables(desk) == {None: 24})


def test_a_table_is_typed_into_its_cell(tables: Any, desk: Desk, qtbot: QtBot) -> None:
    model = tables.model
    first = model.at(0)
    model.setData(model.index(0, 0), "4")
    qtbot.waitUntil(lambda: at_tables(desk)[4] == 1)
    assert next(each for each in desk.snapshot.participants if each.id == first.id).table == 4
    model.setData(model.index(0, 0), "near the window")
    assert "A table is a number" in tables.error.text()
    model.setData(model.index(0, 0), "120")
    qtbot.waitUntil(lambda: "from 1 to 99" in tables.error.text())
    model.setData(model.index(model.place_of(first.id), 0), "")
    qtbot.waitUntil(lambda: at_tables(desk) == {None: 24})


def test_without_a_number_of_tables_it_asks(tables: Any, desk: Desk) -> None:
    tables.tables.setText("")
    tables.tables.textEdited.emit("")
    tables.propose.click()
    assert tables.error.text() == "Say how many tables there are."
    assert at_tables(desk) == {None: 24}


def test_both_lists_are_sound_models(tables: Any, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(tables.model)
    qtmodeltester.check(tables.lines)
    assert tables.model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Alias: ")
