"""The Budget tab: every line in one cell, typed, pasted, filled and removed; totals fixed at the foot."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.domain.errors import InvalidInputError
from charrette.domain.money import CostRange
from charrette.domain.plan.budget import LineClass
from charrette.domain.plan.budget_rows import NO_SCOPE, RATES, budget_view
from charrette.domain.plan.totals import totals
from charrette.services.budget import AddLines, EditLine, LineDraft, add_lines, edit_line
from charrette.ui.desk import Desk
from charrette.ui.models.budget_table import BEFORE, BudgetTable, Col
from charrette.ui.plan.budget_tab import BudgetTab
from charrette.ui.plan.finding_marks import marks_of
from charrette.ui.plan.line_dialog import LineDialog
from charrette.ui.plan.page import PlanPage
from charrette.ui.plan.paste_dialog import PasteDialog
from charrette.ui.plan.paste_rows import cells_of, read_lines
from charrette.ui.plan.payers import read_payers, typed_payers
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Picker
from tests.ui.plan.conftest import SmallPlan

FACILITIES, TECHNOLOGY = len(BEFORE), len(BEFORE) + 1


@pytest.fixture
def tab(page: PlanPage) -> BudgetTab:
    """The part."""
    page.reveal("budget")
    assert isinstance(page.part, BudgetTab)
    return page.part


def shown(tab: BudgetTab) -> list[tuple[str, ...]]:
    """Every row as its cells read."""
    model = tab.model
    return [
        tuple(str(model.index(row, column).data() or "") for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def at(tab: BudgetTab, code: str) -> None:
    """Makes the cell of a line the current one."""
    assert tab.reveal(code)


def type_into(tab: BudgetTab, qtbot: QtBot, text: str) -> None:
    """Types into the current cell, and keeps it."""
    tab.frame.grid.setFocus()
    qtbot.keyClick(tab.frame.grid, Qt.Key.Key_F2)
    field = tab.frame.grid.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_scope_stands_with_the_lines_of_both_departments(tab: BudgetTab) -> None:
    assert shown(tab) == [
        ("Data cabling", "", "", "", "", "", "", "", ""),
        ("N-001", "S-001", "Data cabling", "OFCI", "Technology", "212,000", "198,000", "Bond B; E-Rate", ""),
        ("Equipment room power and cooling", "", "", "", "", "", "", "", ""),
        ("N-002", "S-002", "Cooling", "CFCI", "Facilities", "–", "–", "none yet", ""),
        (NO_SCOPE, "", "", "", "", "", "", "", ""),
        ("", "B-003", "Moving days", "", "", "12,000", "–", "Bond B", ""),
        (RATES, "", "", "", "", "", "", "", ""),
        (
            "",
            "B-004",
            "Escalation: 4.5 % of hard, from state index, 2027-03-01",
            "",
            "",
            "9,540",
            "–",
            "none yet",
            "",
        ),
    ]
    assert tab.frame.foot.words() == ("Total 431,540", ["233,540", "198,000"], "of 1,300,000")


def test_the_columns_sum_to_the_totals_of_the_plan(tab: BudgetTab, desk: Desk, plan: SmallPlan) -> None:
    """A line that serves two pieces of scope is counted in one row only."""
    both = tuple(item.id for item in plan.scope.values())
    desk.library.do(edit_line, EditLine(plan.lines["cabling"], scope_ids=both))
    extra = LineDraft("More cable", LineClass.HARD, None, scope_ids=both, amount=CostRange(likely=5_00))
    desk.library.do(
        add_lines, AddLines(desk.snapshot.project.id, (extra, replace(extra, description="Even more")))
    )
    desk.open_project(desk.project_id)
    snapshot = desk.planned
    view, found = budget_view(snapshot), totals(snapshot)
    by_column = {
        department: sum(view.amount(row, department) or 0 for row in view.rows)
        for department, _ in view.departments
    }
    assert by_column == {part.key: part.likely for part in found.by_department}
    assert sum(by_column.values()) == view.total == found.whole.likely
    cooling = next(row for row in view.rows if row.code == "S-002")
    assert list(cooling.elsewhere.values()) == ["with S-001", "with S-001"]


def test_the_model_keeps_the_rules_of_models(
    tab: BudgetTab, desk: Desk, page: PlanPage, qtmodeltester: ModelTester
) -> None:
    model = BudgetTable(writable=True)
    model.show(budget_view(desk.planned, "system"), marks_of(page._findings.open))  # pyright: ignore[reportPrivateUsage]
    qtmodeltester.check(model)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(1, FACILITIES).data(role) == "Data cabling, Facilities, $: 212,000 (B-001)"
    assert model.index(1, 2).data(role) == "S-001, Data cabling, for N-001, OFCI, Technology"
    assert model.index(1, model.columnCount() - 1).data(role) == "Finding: Data cabling is budgeted twice"
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert tab.isVisible()


def test_an_amount_is_typed_and_its_one_source_follows(
    tab: BudgetTab, desk: Desk, qtbot: QtBot, plan: SmallPlan
) -> None:
    at(tab, "B-003")
    with qtbot.waitSignal(desk.changed):
        type_into(tab, qtbot, "15k")
    line = desk.planned.planned.line_by_id[plan.lines["moving"].id]
    assert line.amount == CostRange(likely=15_000_00)
    paid = desk.planned.planned.allocations_of_line[line.id]
    assert [(each.source_id, each.amount) for each in paid] == [(plan.bond.id, 15_000_00)]


def test_typing_where_no_line_is_makes_one_for_the_scope(
    tab: BudgetTab, desk: Desk, qtbot: QtBot, plan: SmallPlan
) -> None:
    row, _ = tab.model.find("S-002")
    tab.frame.choose(row, TECHNOLOGY)
    with qtbot.waitSignal(desk.changed):
        type_into(tab, qtbot, "9k")
    line = desk.planned.planned.lines[-1]
    assert (line.description, line.kind, line.amount.likely) == ("Cooling", LineClass.TECHNOLOGY, 9_000_00)
    assert desk.planned.planned.scope_of_line[line.id] == (plan.scope["cooling"].id,)


def test_what_is_no_amount_is_refused_in_words(tab: BudgetTab, desk: Desk, qtbot: QtBot) -> None:
    at(tab, "B-003")
    with qtbot.waitSignal(desk.failed) as refused:
        type_into(tab, qtbot, "a lot")
    assert str(refused.args[0]).startswith("“a lot” is not an amount.")  # pyright: ignore[reportOptionalSubscript]


def test_escape_leaves_a_cell_as_it_was(tab: BudgetTab, desk: Desk, qtbot: QtBot, plan: SmallPlan) -> None:
    at(tab, "B-003")
    qtbot.keyClick(tab.frame.grid, Qt.Key.Key_7)
    field = tab.frame.grid.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.text() == "7"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert desk.planned.planned.line_by_id[plan.lines["moving"].id].amount.likely == 12_000_00


def test_who_pays_and_what_for_are_typed(tab: BudgetTab, desk: Desk, qtbot: QtBot, plan: SmallPlan) -> None:
    row, _ = tab.model.find("B-003")
    tab.frame.choose(row, tab.model.column_of(Col.PAID))
    with qtbot.waitSignal(desk.changed):
        type_into(tab, qtbot, "E-Rate 5k; Bond")
    paid = {
        each.source_id: each.amount
        for each in desk.planned.planned.allocations_of_line[plan.lines["moving"].id]
    }
    assert paid == {plan.erate.id: 5_000_00, plan.bond.id: 7_000_00}
    tab.frame.choose(row, tab.model.column_of(Col.WORDS))
    with qtbot.waitSignal(desk.changed):
        type_into(tab, qtbot, "Moving out and in")
    assert desk.planned.planned.line_by_id[plan.lines["moving"].id].description == "Moving out and in"


def test_the_amount_is_filled_down(tab: BudgetTab, desk: Desk, qtbot: QtBot, plan: SmallPlan) -> None:
    selection, flags = tab.frame.grid.selectionModel(), QItemSelectionModel.SelectionFlag
    at(tab, "B-001")
    row, column = tab.model.find("B-003")
    selection.select(tab.model.index(row, column), flags.Select)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert desk.planned.planned.line_by_id[plan.lines["moving"].id].amount.likely == 212_000_00


def test_one_field_of_many_lines_is_changed(
    tab: BudgetTab, desk: Desk, qtbot: QtBot, answer: Callable[[Callable[[Any], object]], None]
) -> None:
    tab.frame.grid.selectAll()
    asked: list[str] = []

    def choose(words: str) -> Callable[[Picker], None]:
        def act(dialog: Picker) -> None:
            asked.append(dialog.windowTitle())
            dialog.search.setText(words)
            dialog.accept()
            if words == "Phase":
                answer(choose("bid"))

        return act

    answer(choose("Phase"))
    with qtbot.waitSignal(desk.changed):
        tab.change_all()
    assert asked == ["Change 4 lines", "Change 4 lines"]
    assert {line.phase.value for line in desk.planned.planned.lines if line.phase} == {"bid"}


def test_delete_removes_lines_and_undo_brings_them_back(
    tab: BudgetTab, desk: Desk, qtbot: QtBot, plan: SmallPlan
) -> None:
    before = totals(desk.planned)
    at(tab, "B-003")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.frame.grid, Qt.Key.Key_Delete)
    assert plan.lines["moving"].id not in desk.planned.planned.line_by_id
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    assert totals(desk.planned) == before


def test_the_search_keeps_what_holds_all_words(tab: BudgetTab) -> None:
    tab.search.setText("b-002")
    assert [row[2] for row in shown(tab) if row[2]] == ["Data cabling"]
    tab.search.setText("bond moving")
    assert [row[1] for row in shown(tab) if row[1]] == ["B-003"]
    assert tab.reveal("S-002")
    assert tab.search.text() == ""


def test_a_line_is_added_and_edited_with_everything_about_it(
    tab: BudgetTab, desk: Desk, theme: Theme, qtbot: QtBot, plan: SmallPlan
) -> None:
    dialog = LineDialog(tab, desk, theme, tab.edits.draft_for(None, None))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.description.setText("Switches")
    dialog.points["low"].setText("many")
    dialog.accept()
    assert dialog.form.error_of(dialog.description).startswith("“many” is not an amount.")
    dialog.points["low"].setText("10k")
    dialog.points["likely"].setText("12k")
    dialog.scope.setText("S-001; S-009")
    dialog.accept()
    assert dialog.form.error_of(dialog.scope) == "There is no scope item S-009."
    dialog.scope.setText("s-001; S-002")
    dialog.paid[plan.erate.id].setText("12k")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    line = desk.planned.planned.lines[-1]
    assert line.amount == CostRange(10_000_00, 12_000_00)
    assert set(desk.planned.planned.scope_of_line[line.id]) == {item.id for item in plan.scope.values()}
    again = LineDialog(tab, desk, theme, line)
    qtbot.addWidget(again)
    again.points["likely"].setText("11k")
    with qtbot.waitSignal(again.accepted):
        again.accept()
    paid = desk.planned.planned.allocations_of_line[line.id]
    assert [each.amount for each in paid] == [11_000_00]


def test_a_rate_is_edited_only_where_it_may_be_one(
    tab: BudgetTab, desk: Desk, theme: Theme, qtbot: QtBot, plan: SmallPlan
) -> None:
    dialog = LineDialog(tab, desk, theme, plan.lines["escalation"])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.rates.isVisible()
    dialog.rate.setText("five")
    dialog.accept()
    assert dialog.rates.error_of(dialog.rate) == "“five” is no rate in per cent."
    dialog.rate.setText("5")
    dialog.rate_on.setText("bricks")
    dialog.accept()
    assert dialog.rates.error_of(dialog.rate_on).startswith("There is no class “bricks”")
    dialog.rate_on.setText("hard; soft")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    line = desk.planned.planned.line_by_id[plan.lines["escalation"].id]
    assert str(line.rate) == "5"
    assert line.rate_on == (LineClass.HARD, LineClass.SOFT)


def test_rows_of_a_spreadsheet_are_pasted_after_a_look(
    tab: BudgetTab,
    desk: Desk,
    qtbot: QtBot,
    plan: SmallPlan,
    answer: Callable[[Callable[[Any], object]], None],
) -> None:
    QGuiApplication.clipboard().setText(
        "Item\tDept\tClass\tAmount\tScope\tFunding\n"
        "Cameras\tTech\ttechnology\t$84,000\tS-001\tBond\n"
        "Bells\t\tsoft\t12k\t\tE-Rate 5k; Bond\n"
        "Nobody’s\tMoon\thard\t1\t\t\n"
    )

    def look(dialog: PasteDialog) -> None:
        assert dialog.keep.text() == "Add 2 lines"
        assert "There is no department “Moon”." in dialog.told.text()
        dialog.keep.click()

    answer(look)
    with qtbot.waitSignal(desk.changed):
        tab.paste()
    cameras, bells = desk.planned.planned.lines[-2:]
    assert (cameras.description, cameras.amount.likely) == ("Cameras", 84_000_00)
    assert desk.planned.planned.scope_of_line[cameras.id] == (plan.scope["cabling"].id,)
    paid = {each.source_id: each.amount for each in desk.planned.planned.allocations_of_line[bells.id]}
    assert paid == {plan.erate.id: 5_000_00, plan.bond.id: 7_000_00}


def test_an_empty_clipboard_is_said(tab: BudgetTab, desk: Desk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("  \n")
    with qtbot.waitSignal(desk.said) as said:
        tab.paste()
    assert said.args == ["Copy rows in a spreadsheet first, then paste them here.", False]


def test_columns_without_heads_are_guessed(desk: Desk, plan: SmallPlan) -> None:
    assert plan.bond
    cells = cells_of("S-001\tCabling for the labs\t12,000\nS-002\tCooling\t3k\n")
    assert (cells.headed, cells.fields) == (False, ("scope", "description", "likely"))
    reading = read_lines(cells, cells.fields, None, desk.planned)
    assert [draft.amount.likely for draft in reading.drafts] == [12_000_00, 3_000_00]
    assert cells_of("").rows == ()
    faulty = read_lines(cells, ("", "", "likely"), None, desk.planned)
    assert [words for _, words in faulty.faults] == ["It does not say what is paid for."] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bond B", {"bond": 100_00}),
        ("bond", {"bond": 100_00}),
        ("E-Rate 80 %; Bond B", {"erate": 80_00, "bond": 20_00}),
        ("Bond B=60;E-Rate=40", {"bond": 60_00, "erate": 40_00}),
        ("", {}),
    ],
)
def test_payers_are_read_as_people_type_them(text: str, expected: dict[str, int], plan: SmallPlan) -> None:
    sources = {"bond": plan.bond, "erate": plan.erate}
    found = read_payers(text, list(sources.values()), 100_00, "USD")
    assert found == {sources[name].id: amount for name, amount in expected.items()}
    assert (
        read_payers(typed_payers(found, list(sources.values()), "USD"), list(sources.values()), 100_00, "USD")
        == found
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lottery 3", "There is no funding source “Lottery”."),
        ("Bond; E-Rate", "How much of it does Bond B pay, and how much E-Rate?"),
        ("E-Rate 100 %; Bond", "There is nothing left for Bond B to pay."),
        ("e", "“e” may be"),
    ],
)
def test_payers_that_cannot_be_are_refused(text: str, words: str, plan: SmallPlan) -> None:
    with pytest.raises(InvalidInputError, match=words[:20].replace("?", r"\?")):
        read_payers(
            text, (plan.bond, plan.erate, replace(plan.bond, id=plan.erate.id, name="Fees")), 100_00, "USD"
        )


def test_without_scope_and_lines_it_says_how_to_start(
    open_page: Callable[[], PlanPage], desk: Desk, qtbot: QtBot
) -> None:
    page = open_page()
    page.reveal("budget")
    tab = page.part
    assert isinstance(tab, BudgetTab)
    empty = tab._either.currentWidget()  # pyright: ignore[reportPrivateUsage]
    assert empty is not tab.frame
    assert desk.planned.planned.lines == ()
    assert budget_view(desk.planned).sources is None
    assert page.signs.sign_button.text() == "Sign off: no scope and no budget yet"
    assert not page.signs.sign_button.isEnabled()


def test_rows_are_grouped_by_what_was_chosen(
    tab: BudgetTab, answer: Callable[[Callable[[Any], object]], None]
) -> None:
    def choose(dialog: Picker) -> None:
        dialog.search.setText("accountable")
        dialog.accept()

    answer(choose)
    tab.group_by()
    assert [row[0] for row in shown(tab) if not row[2]] == ["Facilities", "Technology", NO_SCOPE, RATES]
