"""Responsibility: letters by key, what is missing in words, grouped and filtered."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.domain.plan.scope import Action, Duty, DutyKind, Outsider, ScopeItem
from charrette.services.scope import FillScope, fill_scope
from charrette.ui.desk import Desk
from charrette.ui.plan.matrix_model import FIRST, MISSING, MatrixTable
from charrette.ui.plan.matrix_rows import count_words, matrix_rows, parties_of
from charrette.ui.plan.matrix_tab import MatrixTab
from charrette.ui.plan.page import PlanPage
from tests.ui.plan.conftest import SmallPlan

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def tab(page: PlanPage) -> MatrixTab:
    """The part Responsibility of the page, shown."""
    page.reveal("matrix")
    assert isinstance(page.part, MatrixTab)
    return page.part


def letters(desk: Desk, place: int, kind: DutyKind) -> set[object]:
    """Who has a letter, by name."""
    item = desk.planned.planned.scope[place]
    return {
        duty.outsider or desk.snapshot.department_name(duty.department_id)
        for duty in item.duties
        if duty.kind is kind
    }


def test_rows_stand_by_system_or_space(tab: MatrixTab) -> None:
    assert [row.words for row in tab.model.rows] == [
        "Data cabling", "Data cabling", "Equipment room power and cooling", "Cooling",
    ]  # fmt: skip
    assert tab.model.flags(tab.model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    tab.by.button("space").click()
    assert [row.words for row in tab.model.rows] == [
        "Classrooms", "Data cabling", "Network closets (IDF)", "Cooling",
    ]  # fmt: skip
    assert tab.count.text() == "2 scope items"


def test_keys_give_letters_and_take_them_away(tab: MatrixTab, desk: Desk, qtbot: QtBot) -> None:
    tab.grid.choose(1, FIRST)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.grid, Qt.Key.Key_C)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.grid, Qt.Key.Key_R)
    assert tab.model.index(1, FIRST).data() == "R C"
    assert letters(desk, 0, DutyKind.RESPONSIBLE) == {"Facilities", "Technology"}
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.grid, Qt.Key.Key_R)
    assert letters(desk, 0, DutyKind.RESPONSIBLE) == {"Technology"}
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.grid, Qt.Key.Key_Delete)
    assert tab.model.index(1, FIRST).data() == ""


def test_keys_in_quick_succession_lose_nothing(tab: MatrixTab, desk: Desk, qtbot: QtBot) -> None:
    tab.grid.choose(1, FIRST + 2)
    for key in (Qt.Key.Key_I, Qt.Key.Key_Right, Qt.Key.Key_I, Qt.Key.Key_C, Qt.Key.Key_Right, Qt.Key.Key_I):
        qtbot.keyClick(tab.grid, key)
    shown = [tab.model.index(1, FIRST + place).data() for place in (2, 3, 4)]
    assert shown == ["I", "C I", "I"]
    qtbot.waitUntil(lambda: len(letters(desk, 0, DutyKind.INFORMED)) == 3)
    qtbot.waitUntil(lambda: len(letters(desk, 0, DutyKind.CONSULTED)) == 1)
    assert [tab.model.index(1, FIRST + place).data() for place in (2, 3, 4)] == shown


def test_two_accountable_and_nobody_are_shown_as_what_they_are(
    tab: MatrixTab, desk: Desk, qtbot: QtBot
) -> None:
    tab.grid.choose(1, FIRST)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.grid, Qt.Key.Key_A)
    assert tab.model.index(1, MISSING).data() == "two accountable"
    assert tab.model.index(1, FIRST).data(SPOKEN) == "S-001, Facilities: accountable, and so is another"
    assert tab.count.text() == "2 scope items, 1 with more than one accountable"
    item = desk.planned.planned.scope[0]
    with qtbot.waitSignal(desk.changed):
        desk.do(fill_scope, FillScope((item.id,), {"duties": ()}))
    assert tab.model.index(1, MISSING).data() == "nobody accountable or responsible"
    assert tab.model.index(1, 1).data(SPOKEN) == "S-001, Data cabling. Nobody accountable or responsible."


def test_a_partner_cannot_be_accountable(tab: MatrixTab, desk: Desk, qtbot: QtBot) -> None:
    column = FIRST + len(desk.snapshot.departments)
    tab.grid.choose(1, column)
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(tab.grid, Qt.Key.Key_A)
    assert said.args is not None
    assert "A department is accountable" in said.args[0]
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.grid, Qt.Key.Key_I)
    assert letters(desk, 0, DutyKind.INFORMED) == {Outsider.ARCHITECT}


def test_one_department_alone(tab: MatrixTab) -> None:
    tab.department.setCurrentText("Facilities")
    assert [row.item.code for row in tab.model.rows if row.item] == ["S-002"]
    assert tab.reveal("S-001")
    assert tab.department.currentIndex() == 0
    assert tab.grid.currentIndex().row() == tab.model.place_of(tab.model.rows[1].key)  # pyright: ignore[reportArgumentType]


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester, desk: Desk, plan: SmallPlan) -> None:
    assert plan.scope
    model = MatrixTable()
    model.show(matrix_rows(desk.planned, "system"), parties_of(desk.planned))
    qtmodeltester.check(model)


def test_heads_name_every_party(tab: MatrixTab, desk: Desk) -> None:
    heads = [
        tab.model.headerData(column, Qt.Orientation.Horizontal) for column in range(tab.model.columnCount())
    ]
    names = [each.name.replace(" ", "\n") for each in desk.snapshot.departments]
    assert heads[:3] == ["Code", "Scope", "Missing"]
    assert heads[3:] == [
        *names,
        "Architect",
        "Construction\nmanager",
        "Contractor",
        "Low-voltage\nconsultant",
    ]


def test_words_count_what_is_missing(desk: Desk, plan: SmallPlan) -> None:
    item: ScopeItem = plan.scope["cabling"]
    ahead = {item.id: (Duty(DutyKind.INFORMED, outsider=Outsider.CONTRACTOR),)}
    rows = matrix_rows(desk.planned, "space", ahead=ahead)
    assert count_words(rows) == "2 scope items, 1 with nobody accountable"
    assert item.action is Action.INSTALL


def test_without_scope_it_says_where_it_comes_from(open_page: Callable[[], PlanPage], qtbot: QtBot) -> None:
    page = open_page()
    page.reveal("matrix")
    tab = page.part
    assert isinstance(tab, MatrixTab)
    assert tab.empty.isVisible()
    with qtbot.waitSignal(tab.go) as gone:
        tab.empty.buttons[0].click()
    assert gone.args == ["plan", "scope"]
