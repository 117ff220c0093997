"""Dispositions, departments and costs: needs by department, their costs, the Musts against the money."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.domain.errors import CharretteError, InvalidInputError
from charrette.domain.money import CostRange
from charrette.domain.needs import Need, Priority
from charrette.services.ballots import CastBallot, cast_ballot
from charrette.services.needs import MakeNeed, SetPriority, edit_need, make_need, set_priority
from charrette.services.rounds import OpenRound, close_round, open_round, reveal_round
from charrette.ui.desk import Desk
from charrette.ui.models.plan import plan_of
from charrette.ui.needs.editor import NeedEditor
from charrette.ui.plan.amounts import read_amount, shown_amount, typed_amount
from charrette.ui.plan.needs_tab import NeedsTab
from charrette.ui.plan.page import PlanPage
from charrette.ui.plan.plan_table import Col, PlanTable
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Picker

Index = QModelIndex | QPersistentModelIndex
NAMES = ("Quiet corners", "Power within reach", "Step-free entry")
COSTS = (CostRange(100_00, 200_00, 300_00), CostRange(likely=600_00), CostRange())


@pytest.fixture
def needs(desk: Desk) -> tuple[Need, ...]:
    """Three needs: two of Facilities, one of them without a cost, and one of nobody yet."""
    library, snapshot = desk.library, desk.snapshot
    project, facilities = snapshot.project.id, snapshot.departments[0].id
    made: list[Need] = []
    for name, cost, department in zip(NAMES, COSTS, (facilities, None, facilities), strict=True):
        need = library.do(make_need, MakeNeed(project, (), name, name))
        made.append(library.do(edit_need, replace(need, cost=cost, department_id=department)))
    library.do(set_priority, SetPriority((made[0].id,), Priority.MUST))
    desk.open_project(project)
    return tuple(made)


@pytest.fixture
def page(needs: tuple[Need, ...], open_page: Callable[[], PlanPage]) -> PlanPage:
    """The page at its part of departments and costs."""
    assert needs
    made = open_page()
    made.reveal("needs")
    return made


@pytest.fixture
def tab(page: PlanPage) -> NeedsTab:
    """The part."""
    assert isinstance(page.part, NeedsTab)
    return page.part


def shown(tab: NeedsTab) -> list[tuple[str, ...]]:
    """Every row as its cells read."""
    model = tab.view.model
    return [
        tuple(str(model.index(row, column).data() or "") for column in Col) for row in range(model.rowCount())
    ]


def test_needs_stand_by_department_with_totals(page: PlanPage, tab: NeedsTab) -> None:
    assert shown(tab) == [
        ("", "No department yet", "", "$600", "$600", "$600"),
        ("", "Power within reach", "Not set", "–", "$600", "–"),
        ("", "Facilities", "", "$100", "$200", "$300"),
        ("", "Quiet corners", "Must", "$100", "$200", "$300"),
        ("", "Step-free entry", "Not set", "–", "–", "–"),
    ]
    assert tab.money.total.text() == "3 needs, 1 without a cost. $700 to $900 in all."
    assert tab.money.sentence.text() == (
        "Musts take 25% of the needs of known cost. 1 of 3 needs have no cost yet."
    )
    assert page.context() == "Alder Creek: 3 needs, no ranks yet"


def test_departments_cannot_be_chosen_and_rows_are_spoken(tab: NeedsTab, needs: tuple[Need, ...]) -> None:
    model = tab.view.model
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert tab.view.selected() == [needs[1]]
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(2, 1).data(role) == "Facilities: 2 needs, 1 without a cost, likely $200"
    assert model.index(3, 1).data(role) == "N-001 Quiet corners. Facilities, Must."
    assert model.index(4, Col.LIKELY).data(role) == "Likely: not known"


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester, desk: Desk, page: PlanPage) -> None:
    model = PlanTable(writable=True)
    model.show(plan_of(desk.snapshot).lines, "USD")
    qtmodeltester.check(model)
    assert page.isVisible()


def test_d_gives_needs_to_a_department(
    tab: NeedsTab, desk: Desk, qtbot: QtBot, answer: Callable[[Callable[[Any], object]], None]
) -> None:
    def choose(dialog: Picker) -> None:
        dialog.search.setText("tech")
        dialog.accept()

    answer(choose)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.view.table, Qt.Key.Key_D)
    technology = desk.snapshot.departments[1]
    assert [need.department_id for need in desk.snapshot.needs][1] == technology.id
    assert ("", "Technology", "", "$600", "$600", "$600") in shown(tab)
    assert [need.short_name for need in tab.view.selected()] == ["Power within reach"]


def test_several_needs_are_taken_from_their_department_at_once(
    tab: NeedsTab, desk: Desk, qtbot: QtBot, answer: Callable[[Callable[[Any], object]], None]
) -> None:
    tab.view.table.selectAll()

    def choose(dialog: Picker) -> None:
        dialog.search.setText("no department")
        dialog.accept()

    answer(choose)
    with qtbot.waitSignal(desk.changed):
        tab.assign()
    assert {need.department_id for need in desk.snapshot.needs} == {None}
    assert len(tab.view.selected()) == 3


def type_cost(tab: NeedsTab, qtbot: QtBot, text: str) -> None:
    """Types into the cell that ``C`` opened, and keeps it."""
    qtbot.keyClick(tab.view.table, Qt.Key.Key_C)
    field = tab.view.table.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_c_types_a_cost(tab: NeedsTab, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.changed):
        type_cost(tab, qtbot, "0.5k")
    assert desk.snapshot.needs[1].cost == CostRange(500_00, 600_00, None)
    qtbot.waitUntil(lambda: shown(tab)[1][Col.LOW] == "$500")
    assert tab.findChild(NeedEditor) is None


@pytest.mark.parametrize("typed", ["many", "9k"])
def test_a_cost_that_cannot_be_is_refused_in_words(
    typed: str, tab: NeedsTab, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.failed) as refused:
        type_cost(tab, qtbot, typed)
    assert isinstance(refused.args[0], CharretteError)  # pyright: ignore[reportOptionalSubscript]
    assert desk.snapshot.needs[1].cost == COSTS[1]


def test_enter_opens_the_need(tab: NeedsTab, qtbot: QtBot, needs: tuple[Need, ...]) -> None:
    qtbot.keyClick(tab.view.table, Qt.Key.Key_Return)
    editor = tab.findChild(NeedEditor)
    assert editor is not None
    assert editor.need_id == needs[1].id
    editor.close()


def test_the_target_budget_is_what_the_musts_are_measured_against(
    tab: NeedsTab, desk: Desk, qtbot: QtBot
) -> None:
    tab.edit_budget()
    tab.money.budget.setText("$1k")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.money.budget, Qt.Key.Key_Return)
    assert desk.snapshot.project.target_budget == 1000_00
    said = "Musts take 20% of the target budget."
    qtbot.waitUntil(lambda: tab.money.sentence.text().startswith(said))
    for wrong, words in (("lots", "“lots” is not an amount."), ("0", "must be above zero")):
        tab.money.budget.setText(wrong)
        qtbot.keyClick(tab.money.budget, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda words=words: words in tab.money.form.error_of(tab.money.budget))
    tab.money.budget.clear()
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.money.budget, Qt.Key.Key_Return)
    assert desk.snapshot.project.target_budget is None


def test_too_many_musts_are_warned_of(
    tab: NeedsTab, desk: Desk, qtbot: QtBot, needs: tuple[Need, ...]
) -> None:
    with qtbot.waitSignal(desk.changed):
        desk.do(edit_need, replace(needs[2], cost=CostRange(likely=10_00)))
    assert not tab.money.warning.isVisible()
    with qtbot.waitSignal(desk.changed):
        desk.do(set_priority, SetPriority(tuple(need.id for need in needs), Priority.MUST))
    qtbot.waitUntil(tab.money.warning.isVisible)
    assert tab.money.warning.text() == "Too much is a Must: over 60 %."


def test_ranks_are_hidden_until_the_reveal(
    page: PlanPage, tab: NeedsTab, desk: Desk, needs: tuple[Need, ...]
) -> None:
    library = desk.library
    charrette = desk.snapshot.charrettes[0].id
    round_ = library.do(open_round, OpenRound(charrette, tuple(need.id for need in needs)))
    library.do(cast_ballot, CastBallot(round_.id, None, {needs[2].id: 1}))
    library.do(close_round, round_.id)
    desk.open_project(desk.project_id)
    page.enter()
    assert {row[Col.RANK] for row in shown(tab)} == {""}
    assert page.context() == "Alder Creek: 3 needs, no ranks yet"
    library.do(reveal_round, round_.id)
    desk.open_project(desk.project_id)
    page.enter()
    assert [row[Col.RANK] for row in shown(tab)] == ["", "–", "", "1", "–"]
    assert shown(tab)[3][Col.NEED] == "Step-free entry"
    assert page.context() == "Alder Creek: 3 needs, ranks from Round 1, dots"


def test_without_needs_it_says_where_they_come_from(open_page: Callable[[], PlanPage], qtbot: QtBot) -> None:
    page = open_page()
    page.reveal("needs")
    tab = page.part
    assert isinstance(tab, NeedsTab)
    with qtbot.waitSignal(page.go) as gone:
        tab.empty.buttons[0].click()
    assert gone.args == ["run", None]
    assert not tab.department_button.isEnabled()


@pytest.mark.parametrize(("width", "columns"), [(1352, 6), (1100, 6), (664, 3)])
def test_it_fits_every_width(width: int, columns: int, page: PlanPage, tab: NeedsTab, qtbot: QtBot) -> None:
    page.resize(width, 700)
    table = tab.view.table
    qtbot.waitUntil(lambda: sum(not table.isColumnHidden(column) for column in Col) == columns)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    tab.edit_budget()
    assert tab.money.budget.isVisible()
    assert all(pane.isVisible() for pane in tab.panes())


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("40k", 40_000_00),
        ("$1.2m", 1_200_000_00),
        ("40,000", 40_000_00),
        ("12.50", 12_50),
        ("", None),
        ("–", None),
        ("USD 3", 3_00),
        ("0", 0),
    ],
)
def test_amounts_are_read_as_people_type_them(text: str, minor: int | None) -> None:
    assert read_amount(text, "USD") == minor


@pytest.mark.parametrize("text", ["many", "-3", "1.234", "nan", "1e999999", "k"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError):
        read_amount(text, "USD")


def test_amounts_are_shown_and_typed(theme: Theme) -> None:
    assert theme.scale == 1.0
    assert [typed_amount(each, "USD") for each in (None, 5_00, 5_25)] == ["", "5", "5.25"]
    assert [shown_amount(each, "USD") for each in (None, 1_234_00)] == ["–", "$1,234"]
