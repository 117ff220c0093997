"""Milestones as a table: typed into, filtered, filled down, moved with what follows, reached, scheduled, removed."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.domain.plan.milestones import MilestoneState
from charrette.services.milestones import (
    AddMilestones,
    EditMilestone,
    MilestoneDraft,
    MoveMilestone,
    add_milestones,
    edit_milestone,
    move_milestone,
)
from charrette.ui.desk import Desk
from charrette.ui.plan.calendar_tab import CalendarTab
from charrette.ui.plan.milestones_columns import Col, rows_of
from charrette.ui.plan.milestones_dialog import MilestoneDialog
from charrette.ui.plan.milestones_filters import Shown
from charrette.ui.plan.milestones_model import MilestonesTable
from charrette.ui.plan.milestones_move import MoveQuestion
from charrette.ui.plan.milestones_moving import look_at_move
from charrette.ui.plan.milestones_reached import ReachedDialog
from charrette.ui.plan.milestones_standing import standings
from charrette.ui.plan.milestones_tab import MilestonesTab
from charrette.ui.plan.page import PlanPage
from charrette.ui.plan.schedule_dialog import ScheduleDialog
from charrette.ui.plan.scope_cell import CellField
from charrette.ui.plan.strip_marks import Mark
from charrette.ui.widgets.fields import choose_value
from tests.ui.plan.planned_row import FIRST_DAY, Answer, fresh, put_row

TODAY = "2030-05-20"
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def tab(desk: Desk, open_page: Callable[[], PlanPage]) -> MilestonesTab:
    """The part Table of the page, with the row of milestones."""
    put_row(desk)
    page = open_page()
    page.reveal("milestones")
    assert isinstance(page.part, MilestonesTab)
    return page.part


def cells(tab: MilestonesTab, row: int) -> list[str]:
    """A row as its cells read."""
    return [str(tab.model.index(row, col).data() or "") for col in Col]


def type_into(tab: MilestonesTab, qtbot: QtBot, row: int, col: Col, text: str) -> None:
    """Types over a cell and ends with Enter."""
    tab.grid.choose(row, col)
    qtbot.keyClick(tab.grid, Qt.Key.Key_F2)
    opened = next(each for each in tab.grid.findChildren(CellField) if each.isVisible())
    opened.selectAll()
    qtbot.keyClicks(opened, text)
    opened.close_list()
    qtbot.keyClick(opened, Qt.Key.Key_Return)


def test_every_column_says_what_a_milestone_has(tab: MilestonesTab) -> None:
    assert cells(tab, 1) == [
        "M-002", "Agency review", "Facilities", "Jun 3, 2030", "Planned", "M-001 +10", "gate", "", "", "", "",
    ]  # fmt: skip
    assert tab.filters.count.text() == "4 milestones"


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester, desk: Desk) -> None:
    put_row(desk)
    model = MilestonesTable(writable=True)
    model.show(rows_of(desk.planned, standings(desk.planned, TODAY)))
    qtmodeltester.check(model)


def test_how_a_milestone_stands_is_said_in_one_sentence(desk: Desk) -> None:
    put_row(desk)
    found = standings(desk.planned, TODAY)
    drawings, gate, *_ = found.rows
    assert drawings.late == 19
    assert drawings.sentence == (
        "M-001 Drawings, Facilities, due May 1, 2030, planned, 19 days late, on the critical chain."
    )
    assert gate.mark is Mark.WAITS
    assert gate.waits == "Agency review waits for M-001 Drawings (late)"
    assert found.as_text.splitlines()[0] == "Today is May 20, 2030. The first school day is Aug 19, 2030."
    assert len(found.as_text.splitlines()) == 5
    assert found.summary.startswith("1 late")


def test_typing_changes_one_field(tab: MilestonesTab, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.changed):
        type_into(tab, qtbot, 0, Col.DEPARTMENT, "tech")
    assert fresh(desk, "M-001").department_id == desk.snapshot.departments[1].id
    with qtbot.waitSignal(desk.changed):
        type_into(tab, qtbot, 3, Col.WAITS, "M-003 +7; m-1")
    assert cells(tab, 3)[Col.WAITS] == "M-001; M-003 +7"


def test_another_milestone_does_not_take_away_what_is_typed(
    tab: MilestonesTab, desk: Desk, qtbot: QtBot
) -> None:
    number = tab.model.rowCount()
    tab.grid.edit_at(0, Col.TITLE)
    typed = next(each for each in tab.grid.findChildren(CellField) if each.isVisible())
    typed.setText("All drawings")
    draft = MilestoneDraft("Board", "2030-04-01")
    desk.do(add_milestones, AddMilestones(desk.snapshot.project.id, (draft,)))
    qtbot.waitUntil(lambda: len(desk.planned.planned.milestones) == number)  # the new row is one more
    assert typed.isVisible()
    assert typed.text() == "All drawings"
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: fresh(desk, "M-001").title == "All drawings")
    qtbot.waitUntil(lambda: tab.model.rowCount() == number + 1)


def test_enter_on_what_was_not_touched_keeps_what_somebody_else_wrote(
    tab: MilestonesTab, desk: Desk, qtbot: QtBot
) -> None:
    tab.grid.edit_at(0, Col.TITLE)
    typed = next(each for each in tab.grid.findChildren(CellField) if each.isVisible())
    with qtbot.waitSignal(desk.changed):
        desk.do(edit_milestone, EditMilestone(replace(fresh(desk, "M-001"), title="Drawings of the gym")))
    qtbot.waitUntil(lambda: cells(tab, 0)[Col.TITLE] == "Drawings of the gym")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    desk.lanes.write(lambda: None).result(5)
    assert fresh(desk, "M-001").title == "Drawings of the gym"


def test_what_cannot_be_read_changes_nothing(tab: MilestonesTab, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.failed) as said:
        type_into(tab, qtbot, 0, Col.WAITS, "M-099")
    assert said.args is not None
    assert "M-099" in said.args[0].what
    with qtbot.waitSignal(desk.failed):
        type_into(tab, qtbot, 0, Col.DUE, "someday")
    assert fresh(desk, "M-001").due == "2030-05-01"


def test_a_day_that_moves_nothing_is_kept_at_once(tab: MilestonesTab, desk: Desk, qtbot: QtBot) -> None:
    tab.grid.choose(0)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.grid, Qt.Key.Key_Right, ALT)
    assert fresh(desk, "M-001").due == "2030-05-02"
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.grid, Qt.Key.Key_Left, ALT | SHIFT)
    assert fresh(desk, "M-001").due == "2030-04-25"


def test_what_follows_is_shown_before_it_is_moved(
    tab: MilestonesTab, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    def act(dialog: MoveQuestion) -> None:
        assert dialog.head.text() == "2 milestones follow and must move: M-003 and M-004."
        assert dialog.missed.isHidden()
        qtbot.keyClick(dialog, Qt.Key.Key_Right, ALT | SHIFT)
        assert dialog.look.due == "2030-07-18"
        assert dialog.list.item(0).text() == "M-003 Bid: Jul 1, 2030 to Aug 1, 2030"
        assert dialog.missed.text() == "First school day, Aug 19, 2030, would be missed by 2 days."
        dialog.keep.click()

    answer(act)
    with qtbot.waitSignal(desk.changed):
        type_into(tab, qtbot, 1, Col.DUE, "2030-07-11")
    assert [fresh(desk, code).due for code in ("M-002", "M-003", "M-004")] == [
        "2030-07-18", "2030-08-01", "2030-08-21",
    ]  # fmt: skip


def test_only_one_is_moved_or_none(tab: MilestonesTab, desk: Desk, qtbot: QtBot, answer: Answer) -> None:
    left: list[bool] = []
    answer(lambda dialog: (left.append(dialog.keep.isEnabled()), dialog.reject()))
    type_into(tab, qtbot, 1, Col.DUE, "2030-07-11")
    qtbot.waitUntil(lambda: left == [True])
    assert fresh(desk, "M-002").due == "2030-06-03"
    answer(lambda dialog: dialog.only.click())
    with qtbot.waitSignal(desk.changed):
        type_into(tab, qtbot, 1, Col.DUE, "2030-07-11")
    assert (fresh(desk, "M-002").due, fresh(desk, "M-003").due) == ("2030-07-11", "2030-07-01")


def test_a_day_before_what_is_waited_for_can_only_be_kept_alone(
    desk: Desk, qtbot: QtBot, tab: MilestonesTab
) -> None:
    look = look_at_move(desk.planned, fresh(desk, "M-002"), "2030-05-06")
    assert look.too_early == "M-001 Drawings leaves May 13, 2030 at the earliest."
    dialog = MoveQuestion(tab, tab._theme, desk.planned, fresh(desk, "M-002"), "2030-05-06", TODAY)
    qtbot.addWidget(dialog)
    assert not dialog.keep.isEnabled()
    assert dialog.only.isEnabled()
    dialog.day.setText("never")
    assert "never" in dialog.head.text()
    assert not dialog.only.isEnabled()


def test_fill_down_is_one_step(tab: MilestonesTab, desk: Desk, qtbot: QtBot) -> None:
    tab.grid.choose(0, Col.EVIDENCE)
    with qtbot.waitSignal(desk.changed):
        type_into(tab, qtbot, 0, Col.EVIDENCE, "Board minutes")
    tab.grid.choose(0, Col.EVIDENCE)
    for _ in range(3):
        qtbot.keyClick(tab.grid, Qt.Key.Key_Down, SHIFT)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert {each.evidence for each in desk.planned.planned.milestones} == {"Board minutes"}
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    assert fresh(desk, "M-004").evidence == ""


def test_a_new_milestone_is_typed_into_the_last_row(tab: MilestonesTab, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(tab.grid, Qt.Key.Key_Insert)
    field = next(each for each in tab.grid.findChildren(CellField) if each.isVisible())
    qtbot.keyClicks(field, "Furniture delivered")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert fresh(desk, "M-005").title == "Furniture delivered"
    tab.reveal("M-005")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.grid, Qt.Key.Key_Delete)
    assert len(desk.planned.planned.milestones) == 4


def test_one_department_or_a_kind_is_shown(tab: MilestonesTab, desk: Desk) -> None:
    choose_value(tab.filters.department, desk.snapshot.departments[1].id)
    assert [row.milestone.code for row in tab.model.rows] == ["M-003", "M-004"]
    choose_value(tab.filters.shown, Shown.GATES)
    assert not tab.model.rows
    assert tab.filters.count.text().startswith("0 of 4 milestones")
    assert tab.reveal("M-002")
    assert tab.grid.current is not None
    assert tab.grid.current.code == "M-002"
    tab.search.setText("agency")
    assert [row.milestone.code for row in tab.model.rows] == ["M-002"]
    assert not tab.reveal("M-077")


def test_reached_with_the_day_and_what_shows_it(
    tab: MilestonesTab, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    def act(dialog: ReachedDialog) -> None:
        dialog.day.setText("2 May 2030")
        dialog.evidence.setText("Stamped set")
        dialog.keep.click()

    answer(act)
    tab.grid.choose(0)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    drawings = fresh(desk, "M-001")
    assert (drawings.state, drawings.done_on, drawings.evidence) == (
        MilestoneState.DONE,
        "2030-05-02",
        "Stamped set",
    )


def test_a_gate_is_passed_only_after_saying_why(
    tab: MilestonesTab, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    def act(dialog: ReachedDialog) -> None:
        assert dialog.waited_for == "Facilities and Technology"
        assert not dialog.keep.isEnabled()
        dialog.despite.setPlainText("The agency closes for the summer")
        dialog.keep.click()

    answer(act)
    with qtbot.waitSignal(desk.changed):
        type_into(tab, qtbot, 1, Col.STATE, "Done")
    gate = fresh(desk, "M-002")
    assert gate.done
    assert gate.passed_despite == "The agency closes for the summer"
    tab.reveal("M-002")
    assert "Passed despite an open review" in tab.frame.why.text()


def test_all_fields_in_one_dialog(tab: MilestonesTab, desk: Desk, qtbot: QtBot, answer: Answer) -> None:
    def act(dialog: MilestoneDialog) -> None:
        dialog.title.setText("Bids opened")
        choose_value(dialog.acting, desk.snapshot.departments[0].id)
        dialog.acting_until.setText("2030-07-31")
        dialog.waits.setText("M-002 +21")
        dialog.keep.click()

    answer(act)
    tab.reveal("M-003")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.grid, Qt.Key.Key_Return)
    bid = fresh(desk, "M-003")
    assert (bid.title, bid.staffing.acting_until) == ("Bids opened", "2030-07-31")
    assert [link.lag_days for link in desk.planned.planned.waits_for[bid.id]] == [21]


def test_a_circle_is_refused_in_the_dialog(
    tab: MilestonesTab, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    def act(dialog: MilestoneDialog) -> None:
        dialog.waits.setText("M-004")
        dialog.keep.click()
        qtbot.waitUntil(dialog.told.isVisible)
        assert "circle" in dialog.told.text()
        dialog.reject()

    answer(act)
    tab.reveal("M-001")
    qtbot.keyClick(tab.grid, Qt.Key.Key_Return)
    assert fresh(desk, "M-001").id not in desk.planned.planned.waits_for


def test_a_schedule_is_shown_before_it_is_used(tab: MilestonesTab, desk: Desk, qtbot: QtBot) -> None:
    dialog = ScheduleDialog(tab, tab._theme, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.day.text() == FIRST_DAY
    assert "new" in dialog.told.text()
    assert dialog.preview.rowCount() == len(dialog.chosen.lines)
    dialog.day.setText("no day")
    assert not dialog.keep.isEnabled()
    dialog.day.setText("2031-08-18")
    with qtbot.waitSignal(dialog.accepted):
        dialog.keep.click()
    assert desk.planned.planned.first_day == "2031-08-18"
    again = ScheduleDialog(tab, tab._theme, desk)
    qtbot.addWidget(again)
    assert "nothing changes" in again.told.text()


def test_the_districts_calendar_has_codes_of_its_own(
    desk: Desk, qtbot: QtBot, open_page: Callable[[], PlanPage]
) -> None:
    page = open_page()
    page.reveal("calendar")
    tab = page.part
    assert isinstance(tab, CalendarTab)
    assert tab.frame.is_empty
    tab.empty.buttons[0].click()
    field = next(each for each in tab.grid.findChildren(CellField) if each.isVisible())
    qtbot.keyClicks(field, "Board meeting")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert fresh(desk, "K-001").project_id is None
    assert tab.reveal("K-001")


def test_what_the_calendar_moves_is_seen_in_the_project(desk: Desk) -> None:
    board = desk.library.do(add_milestones, AddMilestones(None, (MilestoneDraft("Board", "2030-04-01"),)))[0]
    project = desk.snapshot.project.id
    drafts = (MilestoneDraft("Contract", "2030-04-08", waits_on={"K-001": 7}),)
    desk.library.do(add_milestones, AddMilestones(project, drafts))
    desk.library.do(move_milestone, MoveMilestone(board.id, "2030-04-15", with_followers=False))
    desk.open_project(project)
    contract = standings(desk.planned, "2030-04-02").rows[0]
    assert contract.earliest == "2030-04-22"
    assert "cannot be held before Apr 22, 2030" in contract.sentence
