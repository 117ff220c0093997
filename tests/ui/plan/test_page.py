"""The Plan page: tabs made when they are gone to, findings with their choices, milestones, sign-offs."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.domain.guard.finding import Severity
from charrette.domain.money import CostRange
from charrette.domain.plan.settlements import SignedBy, Way
from charrette.services.budget import EditLine, RemoveLines, edit_line, remove_lines
from charrette.ui.desk import Desk
from charrette.ui.plan.budget_tab import BudgetTab
from charrette.ui.plan.finding_rows import FindingRows
from charrette.ui.plan.page import PlanPage
from charrette.ui.plan.settle import SettleDialog
from charrette.ui.plan.sign_dialog import PinDialog, SignDialog
from charrette.ui.plan.tabs import PARTS, parts_for, parts_of, shown_tabs
from charrette.ui.theme import Theme
from tests.ui.plan.conftest import SmallPlan


def settle_all(desk: Desk, plan: SmallPlan) -> None:
    """Leaves nothing that blocks: each piece of work is paid once, and wholly."""
    desk.library.do(remove_lines, RemoveLines((plan.lines["data"].id, plan.lines["escalation"].id)))
    desk.open_project(desk.project_id)


def test_parts_are_made_when_they_are_gone_to(page: PlanPage) -> None:
    assert set(page._made) == {"answers"}  # pyright: ignore[reportPrivateUsage]
    page.reveal("budget")
    assert isinstance(page.part, BudgetTab)
    assert page.title == "Cross-department budget"
    assert page.tabs.tab == "budget"


def test_every_shown_tab_has_parts_and_every_part_a_tab() -> None:
    assert {part.tab for part in PARTS} == {tab.name for tab in shown_tabs()}
    assert len({part.name for part in PARTS}) == len(PARTS)
    assert all(parts_of(tab.name) for tab in shown_tabs())
    assert parts_for("B-014")[0].name == "budget"


def test_the_plan_is_read_when_the_page_is_entered(
    desk: Desk, plan: SmallPlan, open_page: Callable[[], PlanPage]
) -> None:
    assert plan.lines
    assert desk.snapshot.plan is None
    page = open_page()
    assert desk.snapshot.plan is not None
    assert [finding.rule for finding in page.findings.rows.rows]


def test_findings_are_counted_by_kind_and_the_gravest_is_open(page: PlanPage) -> None:
    finding = page.findings.finding
    assert finding is not None
    assert finding.severity is Severity.BLOCKS
    assert finding.title == "Data cabling is budgeted twice"
    assert [button.text() for button in page.findings.card.buttons][:2] == [
        "Keep Facilities, release $198,000",
        "Keep Technology, release $212,000",
    ]
    assert page.signs.sign_button.text() == "Sign off: settle 2 findings"


def test_the_list_of_findings_keeps_the_rules_of_models(page: PlanPage, qtmodeltester: ModelTester) -> None:
    model = FindingRows()
    model.show(page.findings.rows.rows, "USD")
    qtmodeltester.check(model)
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Blocks the sign-off: Nothing pays B-004 yet.")


def test_f8_goes_to_the_next_finding_and_its_row(page: PlanPage, qtbot: QtBot, plan: SmallPlan) -> None:
    page.reveal("budget")
    first = page.findings.finding
    qtbot.keyClick(page, Qt.Key.Key_F8)
    second = page.findings.finding
    assert first is not None
    assert second is not None
    assert first.id != second.id
    assert isinstance(page.part, BudgetTab)
    row, _ = page.part.frame.current()
    assert row is not None
    assert plan.lines["escalation"].code in row.codes
    qtbot.keyClick(page, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert page.findings.finding == first


def test_pointing_at_a_choice_previews_what_would_go(page: PlanPage, plan: SmallPlan) -> None:
    page.reveal("budget")
    tab = page.part
    assert isinstance(tab, BudgetTab)
    keep = page.findings.card.buttons[0]
    nowhere = QPoint(1, 1).toPointF()
    QApplication.sendEvent(keep, QEnterEvent(nowhere, nowhere, nowhere))
    row, column = tab.model.find(plan.lines["data"].code)
    look = tab.model.index(row, column).data(Qt.ItemDataRole.UserRole)
    assert look.pointed
    assert look.dropped
    QApplication.sendEvent(keep, QEvent(QEvent.Type.Leave))
    assert not tab.model.index(row, column).data(Qt.ItemDataRole.UserRole).pointed


@pytest.mark.parametrize("part", ["scope", "budget", "milestones", "matrix"])
def test_every_part_takes_what_is_pointed_at(page: PlanPage, plan: SmallPlan, part: str) -> None:
    page.reveal(part)
    subjects = frozenset(each.id for each in (*plan.scope.values(), *plan.lines.values()))
    page.findings.previewed.emit(subjects, frozenset())
    page.findings.previewed.emit(frozenset(), frozenset())
    assert page.findings.finding is not None


def test_alt_with_a_digit_goes_to_a_tab(page: PlanPage, qtbot: QtBot) -> None:
    page.activateWindow()
    for digit, tab in enumerate(shown_tabs(), start=1):
        qtbot.keyClick(page, Qt.Key(Qt.Key.Key_0 + digit), Qt.KeyboardModifier.AltModifier)
        assert page.title == tab.title


def test_the_keyboard_stays_with_the_choices_from_finding_to_finding(page: PlanPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.reveal("budget")
    qtbot.keyClick(page, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    assert page.findings.card.buttons[0].hasFocus()
    before = page.findings.finding
    assert before is not None
    assert before.title.endswith("is budgeted twice")
    qtbot.keyClick(page.findings.card.buttons[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.findings.finding != before)
    assert page.findings.card.hasFocus()  # not one of its choices: Space pressed twice must not settle it too
    page.open_next()
    choices = page.findings.card.buttons[:1]
    assert any(each.hasFocus() for each in (*choices, page.findings.list))


def test_tab_goes_round_where_there_are_no_milestones(page: PlanPage, qtbot: QtBot) -> None:
    page.reveal("budget")
    page.activateWindow()
    passed: list[QWidget | None] = []
    for _ in range(60):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    assert page.strip.all_button in passed
    assert all(here is not there for here, there in pairwise(passed))


def test_a_choice_settles_the_finding_and_frees_money(
    page: PlanPage, desk: Desk, qtbot: QtBot, plan: SmallPlan
) -> None:
    with qtbot.waitSignal(desk.changed):
        page.findings.card.buttons[0].click()
    qtbot.waitUntil(lambda: page.findings.decided_button.text() == "Decided, 1")
    assert plan.lines["data"].id not in desk.planned.planned.line_by_id
    assert page.findings.freed.text() == "$198,000 freed by what was decided"
    page.findings.decided_button.click()
    assert page.findings.title.text() == "Decided"
    assert "keep one" in page.findings.card._said.text()  # pyright: ignore[reportPrivateUsage]
    assert page.findings.card.buttons == []
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    qtbot.waitUntil(lambda: not page.findings.decided_button.isVisible())
    assert page.findings.finding is not None


def test_the_open_finding_never_lies_over_the_others(page: PlanPage, theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_size(200)
    page.resize(1300, 760)
    page.frame.toggle_findings()
    assert page.frame.findings_alone
    pane = page.findings
    card, others = pane._scroll, pane.list  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: card.geometry().bottom() < others.geometry().top())
    assert others.geometry().bottom() <= pane.height()
    first = pane.card.buttons[0]
    assert card.rect().contains(first.mapTo(card, first.rect().center()))


def test_a_second_press_settles_neither_twice_nor_the_next_finding(
    page: PlanPage, desk: Desk, qtbot: QtBot, plan: SmallPlan
) -> None:
    before = page.findings.finding
    assert before is not None
    assert len(before.choices) > 1
    errors: list[object] = []
    desk.failed.connect(errors.append)
    page.findings.focus_choices()
    first = page.findings.card.buttons[0]
    first.click()
    first.click()
    qtbot.waitUntil(lambda: page.findings.finding is not before)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)  # late: what is shown now is another finding
    desk.lanes.write(lambda: None).result(5)
    qtbot.waitUntil(lambda: page.findings.decided_button.text() == "Decided, 1")
    assert errors == []
    assert len(desk.planned.planned.settlements) == 1
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.findings.card)
    qtbot.keyClick(page.findings.card, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.findings.card.isAncestorOf(focus)


def test_a_split_is_asked_for_and_agreed_to(
    page: PlanPage, desk: Desk, qtbot: QtBot, answer: Callable[[Callable[[Any], object]], None]
) -> None:
    finding = page.findings.finding
    assert finding is not None
    share = next(choice for choice in finding.choices if choice.way is Way.SHARE)

    def say(dialog: SettleDialog) -> None:
        assert not dialog.keep.isEnabled()
        dialog.words.setPlainText("Facilities the risers, technology the rooms")
        dialog.keep.click()

    answer(say)
    with qtbot.waitSignal(desk.changed):
        page.findings.acts.settle(finding, share)
    qtbot.waitUntil(lambda: page._findings.by_id[finding.id].severity is Severity.REVIEW)  # pyright: ignore[reportPrivateUsage]
    page.findings.open_finding(page._findings.by_id[finding.id])  # pyright: ignore[reportPrivateUsage]
    settlement = desk.planned.planned.settlements[0]
    errors: list[object] = []
    desk.failed.connect(errors.append)
    for department in finding.departments:
        qtbot.waitUntil(lambda: not page.findings.acts.busy)
        with qtbot.waitSignal(desk.changed):
            page.findings.acts.confirm(settlement, department)
            page.findings.acts.confirm(
                settlement, department
            )  # pressed twice: neither done nor refused twice
    qtbot.waitUntil(lambda: page.findings.decided_button.text() == "Decided, 1")
    qtbot.waitUntil(lambda: not page.findings.acts.busy)
    assert errors == []
    with qtbot.waitSignal(desk.changed):
        page.findings.acts.reopen(desk.planned.planned.settlements[0])
    qtbot.waitUntil(lambda: page._findings.settled == ())  # pyright: ignore[reportPrivateUsage]


def test_the_sign_button_goes_to_what_stops_it(page: PlanPage, qtbot: QtBot) -> None:
    page.open_next()
    page.signs.sign_button.click()
    finding = page.findings.finding
    assert finding is not None
    assert finding.title == "Data cabling is budgeted twice"


def test_a_department_signs_and_a_later_edit_voids_it(
    page: PlanPage,
    desk: Desk,
    qtbot: QtBot,
    plan: SmallPlan,
    answer: Callable[[Callable[[Any], object]], None],
) -> None:
    settle_all(desk, plan)
    qtbot.waitUntil(lambda: page.signs.sign_button.text() == "Sign off")
    assert [button.text() for button in page.signs.of_department] == [
        "Facilities: not signed",
        "Technology: not signed",
    ]
    steps: list[object] = []
    desk.changed.connect(steps.append)
    answer(lambda dialog: (dialog.keep.click(), dialog.keep.click()))  # pressed twice, it signs once
    with qtbot.waitSignal(desk.changed):
        page.signs.sign_button.click()
    desk.lanes.write(lambda: None).result(5)
    assert len(steps) == 1
    qtbot.waitUntil(lambda: page.signs.of_department[0].text().startswith("Facilities signed "))
    line = replace(plan.lines["cabling"], amount=CostRange(likely=200_000_00))
    with qtbot.waitSignal(desk.changed):
        desk.do(edit_line, EditLine(line, allocations={plan.bond.id: 200_000_00}))
    qtbot.waitUntil(lambda: "voided by an edit to B-001" in page.signs.of_department[0].text())
    with qtbot.waitSignal(page.go) as gone:
        page.signs.of_department[0].click()
    assert gone.args == ["minutes", "B-001"]


def test_a_pin_is_set_and_a_wrong_one_is_said_under_its_field(
    page: PlanPage, desk: Desk, qtbot: QtBot, plan: SmallPlan
) -> None:
    settle_all(desk, plan)
    qtbot.waitUntil(lambda: page.signs.sign_button.text() == "Sign off")
    dialog = SignDialog(page, desk, page._theme, page.signs.states)  # pyright: ignore[reportPrivateUsage]
    qtbot.addWidget(dialog)
    dialog.show()
    pin = PinDialog(dialog, desk, page._theme, dialog.department)  # pyright: ignore[reportPrivateUsage]
    pin.new.setText("4711")
    pin.again.setText("4712")
    pin.accept()
    assert pin.form.error_of(pin.again) == "The two are not the same."
    pin.again.setText("4711")
    with qtbot.waitSignal(pin.accepted):
        pin.accept()
    dialog.how.button("PIN").click()
    assert dialog.pin.isVisible()
    dialog.pin.setText("0000")
    dialog.accept()
    qtbot.waitUntil(lambda: bool(dialog.secret.error_of(dialog.pin)))
    dialog.pin.setText("4711")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    assert desk.planned.planned.sign_offs[0].how is SignedBy.PIN


def test_a_code_is_shown_where_it_is(page: PlanPage, plan: SmallPlan, desk: Desk, qtbot: QtBot) -> None:
    page.show_code(plan.lines["moving"].code)
    assert isinstance(page.part, BudgetTab)
    page.reveal(plan.needs[0].id)
    assert page.tabs.tab == "dispositions"
    with qtbot.waitSignal(desk.said) as said:
        page.show_code("B-999")
    assert said.args == ["B-999 is no longer there.", False]


@pytest.mark.parametrize("width", [1352, 1190, 744, 640])
def test_it_fits_every_width(width: int, page: PlanPage, qtbot: QtBot) -> None:
    page.reveal("budget")
    page.resize(width, 700)
    narrow = width < 1000
    qtbot.waitUntil(lambda: page.findings.isVisible() is not narrow)
    assert page.width() == width
    assert page.tabs.drop.isVisible() is narrow
    if narrow:
        page.frame.toggle_findings()
        assert page.findings.isVisible()
        qtbot.keyClick(page.findings, Qt.Key.Key_Escape)
        assert not page.findings.isVisible()
    assert all(pane.isVisible() for pane in page.panes())


def test_commands_have_names_and_a_key_once(page: PlanPage) -> None:
    actions = page.actions()
    assert all(action.text() for action in actions)
    own = [action for action in actions if action in page._acts]  # pyright: ignore[reportPrivateUsage]
    keys = [action.shortcut().toString() for action in own if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))


def test_another_project_starts_afresh(page: PlanPage, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.checker.found):
        desk.open_project(desk.project_id)
    assert page.findings.finding is not None


def test_the_list_of_tabs_shows_how_many_wait(page: PlanPage, theme: Theme) -> None:
    theme.set_text_size(200)
    drop = page.tabs.drop
    drop.setItemText(0, "Dispositions (128)")
    page.resize(1300, 760)
    drop.setCurrentIndex(0)
    assert drop.sizeHint().width() > drop.fontMetrics().horizontalAdvance("Dispositions (128)")
    assert drop.sizeAdjustPolicy() is drop.SizeAdjustPolicy.AdjustToContents
