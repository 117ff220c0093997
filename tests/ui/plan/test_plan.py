"""Plan: needs by department, their costs, the Musts against the money."""

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
from charrette.ui.plan.page import PlanPage
from charrette.ui.plan.plan_table import Col, PlanTable
from charrette.ui.presenter.stage import Stage
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
def page(desk: Desk, theme: Theme, stage: Stage, needs: tuple[Need, ...], qtbot: QtBot) -> PlanPage:
    """The page with its needs, shown."""
    assert needs
    made = PlanPage(desk, theme, stage)
    qtbot.addWidget(made)
    for widget in made.header_widgets():
        qtbot.addWidget(widget)
    made.resize(1352, 844)
    made.show()
    made.enter()
    return made


def shown(page: PlanPage) -> list[tuple[str, ...]]:
    """Every row as its cells read."""
    model = page.view.model
    return [
        tuple(str(model.index(row, column).data() or "") for column in Col) for row in range(model.rowCount())
    ]


def test_needs_stand_by_department_with_totals(page: PlanPage) -> None:
    assert shown(page) == [
        ("", "No department yet", "", "$600", "$600", "$600"),
        ("", "Power within reach", "Not set", "–", "$600", "–"),
        ("", "Facilities", "", "$100", "$200", "$300"),
        ("", "Quiet corners", "Must", "$100", "$200", "$300"),
        ("", "Step-free entry", "Not set", "–", "–", "–"),
    ]
    assert page.money.total.text() == "3 needs, 1 without a cost. $700 to $900 in all."
    assert page.money.sentence.text() == (
        "Musts take 25% of the needs of known cost. 1 of 3 needs have no cost yet."
    )
    assert page.context() == "3 needs, no round yet"


def test_departments_cannot_be_chosen_and_rows_are_spoken(page: PlanPage, needs: tuple[Need, ...]) -> None:
    model = page.view.model
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert page.view.selected() == [needs[1]]
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
    page: PlanPage, desk: Desk, qtbot: QtBot, answer: Callable[[Callable[[Any], object]], None]
) -> None:
    def choose(dialog: Picker) -> None:
        dialog.search.setText("tech")
        dialog.accept()

    answer(choose)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(page.view.table, Qt.Key.Key_D)
    technology = desk.snapshot.departments[1]
    assert [need.department_id for need in desk.snapshot.needs][1] == technology.id
    assert ("", "Technology", "", "$600", "$600", "$600") in shown(page)
    assert [need.short_name for need in page.view.selected()] == ["Power within reach"]


def test_several_needs_are_taken_from_their_department_at_once(
    page: PlanPage, desk: Desk, qtbot: QtBot, answer: Callable[[Callable[[Any], object]], None]
) -> None:
    page.view.table.selectAll()

    def choose(dialog: Picker) -> None:
        dialog.search.setText("no department")
        dialog.accept()

    answer(choose)
    with qtbot.waitSignal(desk.changed):
        page.assign()
    assert {need.department_id for need in desk.snapshot.needs} == {None}
    assert len(page.view.selected()) == 3


def type_cost(page: PlanPage, qtbot: QtBot, text: str) -> None:
    """Types into the cell that ``C`` opened, and keeps it."""
    qtbot.keyClick(page.view.table, Qt.Key.Key_C)
    field = page.view.table.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_c_types_a_cost(page: PlanPage, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.changed):
        type_cost(page, qtbot, "0.5k")
    assert desk.snapshot.needs[1].cost == CostRange(500_00, 600_00, None)
    assert shown(page)[1][Col.LOW] == "$500"
    assert page.findChild(NeedEditor) is None


@pytest.mark.parametrize("typed", ["many", "9k"])
def test_a_cost_that_cannot_be_is_refused_in_words(
    typed: str, page: PlanPage, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.failed) as refused:
        type_cost(page, qtbot, typed)
    assert isinstance(refused.args[0], CharretteError)  # pyright: ignore[reportOptionalSubscript]
    assert desk.snapshot.needs[1].cost == COSTS[1]


def test_enter_opens_the_need(page: PlanPage, qtbot: QtBot, needs: tuple[Need, ...]) -> None:
    qtbot.keyClick(page.view.table, Qt.Key.Key_Return)
    editor = page.findChild(NeedEditor)
    assert editor is not None
    assert editor.need_id == needs[1].id
    editor.close()


def test_the_target_budget_is_what_the_musts_are_measured_against(
    page: PlanPage, desk: Desk, qtbot: QtBot
) -> None:
    page.edit_budget()
    page.money.budget.setText("$1k")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(page.money.budget, Qt.Key.Key_Return)
    assert desk.snapshot.project.target_budget == 1000_00
    assert page.money.sentence.text().startswith("Musts take 20% of the target budget.")
    for wrong, words in (("lots", "“lots” is not an amount."), ("0", "must be above zero")):
        page.money.budget.setText(wrong)
        qtbot.keyClick(page.money.budget, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda words=words: words in page.money.form.error_of(page.money.budget))
    page.money.budget.clear()
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(page.money.budget, Qt.Key.Key_Return)
    assert desk.snapshot.project.target_budget is None


def test_too_many_musts_are_warned_of(
    page: PlanPage, desk: Desk, qtbot: QtBot, needs: tuple[Need, ...]
) -> None:
    with qtbot.waitSignal(desk.changed):
        desk.do(edit_need, replace(needs[2], cost=CostRange(likely=10_00)))
    assert not page.money.warning.isVisible()
    with qtbot.waitSignal(desk.changed):
        desk.do(set_priority, SetPriority(tuple(need.id for need in needs), Priority.MUST))
    assert page.money.warning.isVisible()
    assert page.money.warning.text() == "Too much is a Must: over 60 %."


def test_ranks_are_hidden_until_the_reveal(page: PlanPage, desk: Desk, needs: tuple[Need, ...]) -> None:
    library = desk.library
    charrette = desk.snapshot.charrettes[0].id
    round_ = library.do(open_round, OpenRound(charrette, tuple(need.id for need in needs)))
    library.do(cast_ballot, CastBallot(round_.id, None, {needs[2].id: 1}))
    library.do(close_round, round_.id)
    desk.open_project(desk.project_id)
    page.enter()
    assert {row[Col.RANK] for row in shown(page)} == {""}
    assert page.context() == "3 needs, ranks are hidden until the reveal"
    library.do(reveal_round, round_.id)
    desk.open_project(desk.project_id)
    page.enter()
    assert [row[Col.RANK] for row in shown(page)] == ["", "–", "", "1", "–"]
    assert shown(page)[3][Col.NEED] == "Step-free entry"
    assert page.context() == "3 needs, ranks from Round 1, dots"


def test_without_needs_it_says_where_they_come_from(
    desk: Desk, theme: Theme, stage: Stage, qtbot: QtBot
) -> None:
    page = PlanPage(desk, theme, stage)
    qtbot.addWidget(page)
    for widget in page.header_widgets():
        qtbot.addWidget(widget)
    page.show()
    page.enter()
    with qtbot.waitSignal(page.go) as gone:
        page.empty.buttons[0].click()
    assert gone.args == ["run", None]
    assert not page.department_button.isEnabled()


@pytest.mark.parametrize(("width", "columns"), [(1352, 6), (1100, 6), (664, 3)])
def test_it_fits_every_width(width: int, columns: int, page: PlanPage, qtbot: QtBot) -> None:
    page.resize(width, 700)
    table = page.view.table
    assert sum(not table.isColumnHidden(column) for column in Col) == columns
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    page.edit_budget()
    assert page.money.budget.isVisible()
    assert all(pane.isVisible() for pane in page.panes())


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
