"""Typing into the budget beside others, in a hurry, and wrongly: nothing is lost, doubled or read as another amount."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from charrette.domain.errors import InvalidInputError
from charrette.domain.money import CostRange
from charrette.domain.plan.budget import LineClass
from charrette.services.budget import AddLines, EditLine, LineDraft, add_lines, edit_line
from charrette.ui.desk import Desk
from charrette.ui.plan.amounts import read_amount
from charrette.ui.plan.budget_tab import BudgetTab
from charrette.ui.plan.line_dialog import LineDialog
from charrette.ui.plan.page import PlanPage
from charrette.ui.theme import Theme


@pytest.fixture
def tab(page: PlanPage) -> BudgetTab:
    """The part."""
    page.reveal("budget")
    assert isinstance(page.part, BudgetTab)
    return page.part


def shown(tab: BudgetTab) -> str:
    """Every cell as it reads."""
    model = tab.model
    cells = (model.index(row, n) for row in range(model.rowCount()) for n in range(model.columnCount()))
    return "|".join(str(each.data() or "") for each in cells)


def type_into(tab: BudgetTab, qtbot: QtBot, text: str) -> None:
    """Types into the current cell, and keeps it."""
    tab.frame.grid.setFocus()
    qtbot.keyClick(tab.frame.grid, Qt.Key.Key_F2)
    field = tab.frame.grid.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def begin_typing(tab: BudgetTab, qtbot: QtBot, code: str, text: str) -> QLineEdit:
    """Opens the field of a line and types, without keeping it."""
    assert tab.reveal(code)
    tab.frame.grid.setFocus()
    qtbot.keyClick(tab.frame.grid, Qt.Key.Key_F2)
    field = tab.frame.grid.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, text)
    return field


def test_what_others_write_does_not_take_away_what_is_typed(tab: BudgetTab, desk: Desk, qtbot: QtBot) -> None:
    other = next(line for line in desk.planned.planned.lines if line.code == "B-003")
    field = begin_typing(tab, qtbot, "B-002", "150000")
    changed = replace(other, amount=CostRange(likely=13_000_00))
    desk.do(edit_line, EditLine(changed))  # the same rows with another amount
    qtbot.waitUntil(lambda: "13,000" in shown(tab))
    assert field.text() == "150000"
    draft = LineDraft("Paint", LineClass.HARD, other.department_id, amount=CostRange(likely=1_000_00))
    desk.do(add_lines, AddLines(desk.snapshot.project.id, (draft,)))  # one row more
    qtbot.waitUntil(lambda: any(line.description == "Paint" for line in desk.planned.planned.lines))
    assert field.text() == "150000"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "150,000" in shown(tab) and "Paint" in shown(tab))


def test_enter_on_an_untouched_cell_keeps_what_others_wrote(tab: BudgetTab, desk: Desk, qtbot: QtBot) -> None:
    line = next(line for line in desk.planned.planned.lines if line.code == "B-002")
    field = begin_typing(tab, qtbot, "B-002", "")
    desk.do(edit_line, EditLine(replace(line, amount=CostRange(likely=150_000_00))))
    qtbot.waitUntil(lambda: "150,000" in shown(tab))
    with desk.library.reading() as queries:
        before = queries.last_step()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.lanes.write(lambda: None).result(5)
    with desk.library.reading() as queries:
        assert queries.last_step() == before


def test_an_amount_outside_of_low_and_high_says_the_way_on(tab: BudgetTab, desk: Desk, qtbot: QtBot) -> None:
    line = next(line for line in desk.planned.planned.lines if line.code == "B-002")
    ends = CostRange(190_000_00, 198_000_00, 210_000_00)
    desk.do(edit_line, EditLine(replace(line, amount=ends)))
    qtbot.waitUntil(lambda: desk.planned.planned.line_by_id[line.id].amount == ends)
    assert tab.reveal("B-002")
    with qtbot.waitSignal(desk.failed) as failed:
        type_into(tab, qtbot, "40k")
    assert failed.args is not None
    error = failed.args[0]
    assert isinstance(error, InvalidInputError)
    assert error.what == "$40,000 is outside of low and high of B-002, $190,000 and $210,000."
    assert error.way_on == "Press Enter on the cell to change them with it."
    qtbot.waitUntil(lambda: tab.frame.grid.findChild(QLineEdit) is None)
    type_into(tab, qtbot, "200k")
    qtbot.waitUntil(lambda: desk.planned.planned.line_by_id[line.id].amount.likely == 200_000_00)


@pytest.mark.parametrize("typed", ["12,5", "1,2", "1,2000", "1,23,456", ",500", "1 2"])
def test_a_group_that_is_not_of_three_is_no_amount(typed: str) -> None:
    with pytest.raises(InvalidInputError):
        read_amount(typed, "USD")


@pytest.mark.parametrize("typed", ["1,200", "1 200", "1,200.00", "$1,200", "1.2k"])
def test_an_amount_in_groups_of_three_is_read(typed: str) -> None:
    assert read_amount(typed, "USD") == 1_200_00


def test_what_is_refused_is_brought_into_view(tab: BudgetTab, desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    dialog = LineDialog(tab, desk, theme, LineDraft("Paint", LineClass.HARD))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.resize(dialog.width(), 420)
    bar = dialog._scroll.verticalScrollBar()  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    dialog.buy_by.setText("2027-02-30")
    bar.setValue(bar.maximum())
    dialog.keep.click()
    qtbot.waitUntil(lambda: "is no date" in (dialog.form.error_of(dialog.description) or ""))
    assert not dialog.description.visibleRegion().isEmpty()
    assert dialog.keep.isEnabled()


def test_two_presses_add_one_line(tab: BudgetTab, desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    number = len(desk.planned.planned.lines)
    dialog = LineDialog(tab, desk, theme, LineDraft("Paint", LineClass.HARD))
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.accepted):
        dialog.keep.click()
        dialog.keep.click()
    desk.lanes.write(lambda: None).result(5)
    assert len(desk.planned.planned.lines) == number + 1
