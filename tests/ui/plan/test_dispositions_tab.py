"""The Dispositions tab: answers by letters, how many wait, and what was said and decided by voice."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.domain.log import EntryKind
from charrette.domain.plan.answered import answered
from charrette.domain.plan.answers import Disposition
from charrette.services.log import AddEntry, add_entry
from charrette.ui.desk import Desk
from charrette.ui.models.answer_rows import answer_rows, voice_rows
from charrette.ui.needs.editor import NeedEditor
from charrette.ui.plan.dispositions_tab import DispositionsTab
from charrette.ui.plan.dispositions_table import ANSWERS, VOICES, AnswersModel
from charrette.ui.plan.log_tab import LogTab
from charrette.ui.plan.page import PlanPage
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import TextQuestion
from tests.ui.plan.conftest import SmallPlan


@pytest.fixture
def tab(page: PlanPage) -> DispositionsTab:
    """The part."""
    assert isinstance(page.part, DispositionsTab)
    return page.part


def codes(tab: DispositionsTab) -> list[str]:
    """The codes that are listed."""
    return [row.code for row in tab.answers.rows]


def test_what_waits_is_listed_and_counted_in_the_tab(tab: DispositionsTab, page: PlanPage) -> None:
    assert codes(tab) == ["N-002", "C-001", "C-002", "C-004", "C-006"]
    assert tab.count.text() == "5 of 6 needs and cards without an answer"
    assert page.tabs.bar.tabText(0) == "Dispositions (5)"
    assert page.title == "What becomes of each need"


def test_needs_and_cards_are_told_apart_before_they_are_declined(
    tab: DispositionsTab, qtbot: QtBot, answer: Callable[[Any], list[object]]
) -> None:
    titles: list[str] = []

    def look(dialog: TextQuestion) -> None:
        titles.append(dialog.windowTitle())
        dialog.reject()

    answer(look)
    tab.table.selectAll()
    qtbot.keyClick(tab.table, Qt.Key.Key_X)
    assert titles == ["Decline 1 need and 4 cards"]


def test_a_letter_adopts_the_chosen_rows(
    tab: DispositionsTab, desk: Desk, qtbot: QtBot, page: PlanPage
) -> None:
    tab.table.selectAll()
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.table, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: page.tabs.bar.tabText(0) == "Dispositions")
    assert len(desk.planned.planned.answers) == 6
    assert tab.done.isVisible()
    tab.done.buttons[0].click()
    assert len(codes(tab)) == 6
    assert tab.shown.value == "all"


@pytest.mark.parametrize(
    ("key", "disposition"), [(Qt.Key.Key_D, Disposition.DEFERRED), (Qt.Key.Key_X, Disposition.DECLINED)]
)
def test_deferring_and_declining_ask_for_the_reason(
    key: Qt.Key,
    disposition: Disposition,
    tab: DispositionsTab,
    desk: Desk,
    qtbot: QtBot,
    plan: SmallPlan,
    answer: Callable[[Callable[[Any], object]], None],
) -> None:
    def say(dialog: TextQuestion) -> None:
        assert isinstance(dialog.field, QLineEdit)
        dialog.field.setText("No money this time")
        dialog.keep.click()

    answer(say)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.table, key)
    given = desk.planned.planned.answer_of_need[plan.needs[1].id]
    assert (given.disposition, given.reason) == (disposition, "No money this time")
    assert codes(tab)[0] == "C-001"
    assert [row.code for row in tab.table.chosen()] == ["C-001"]


def test_merging_asks_where_it_lives_on(
    tab: DispositionsTab,
    desk: Desk,
    qtbot: QtBot,
    plan: SmallPlan,
    answer: Callable[[Callable[[Any], object]], None],
) -> None:
    answer(lambda dialog: dialog.accept())
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.table, Qt.Key.Key_M)
    given = desk.planned.planned.answer_of_need[plan.needs[1].id]
    assert given.into_need_id == plan.needs[0].id


def test_another_project_is_named(
    tab: DispositionsTab,
    desk: Desk,
    qtbot: QtBot,
    plan: SmallPlan,
    answer: Callable[[Callable[[Any], object]], None],
) -> None:
    def say(dialog: TextQuestion) -> None:
        assert isinstance(dialog.field, QLineEdit)
        dialog.field.setText("Birch Elementary")
        dialog.keep.click()

    answer(say)
    with qtbot.waitSignal(desk.changed):
        tab.act_buttons[Disposition.OTHER_PROJECT].click()
    assert desk.planned.planned.answer_of_need[plan.needs[1].id].other_project == "Birch Elementary"


def test_leaving_a_question_answers_nothing(
    tab: DispositionsTab, desk: Desk, answer: Callable[[Callable[[Any], object]], None]
) -> None:
    answer(lambda dialog: dialog.reject())
    tab.answer(Disposition.DECLINED)
    assert len(desk.planned.planned.answers) == 1


def test_an_answer_is_taken_back_and_its_reason_edited(
    tab: DispositionsTab, desk: Desk, qtbot: QtBot, plan: SmallPlan
) -> None:
    assert tab.reveal("N-001")
    assert tab.shown.value == "all"
    tab.table.setCurrentIndex(tab.answers.index(0, 4))
    qtbot.keyClick(tab.table, Qt.Key.Key_F2)
    field = tab.table.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("It came first")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.planned.planned.answer_of_need[plan.needs[0].id].reason == "It came first"
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert desk.planned.planned.answers == ()
    assert not tab.reveal("N-999")


def test_enter_opens_a_need_and_goes_to_a_card(tab: DispositionsTab, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    editor = tab.findChild(NeedEditor)
    assert editor is not None
    editor.close()
    assert tab.reveal("C-001")
    with qtbot.waitSignal(tab.go) as gone:
        qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert gone.args == ["run", desk.snapshot.cards[0].id]


def test_by_group_and_by_alias_it_reads_as_said_decided_and_why(tab: DispositionsTab, qtbot: QtBot) -> None:
    tab.show_view("group")
    rows = [(row.heading, row.code, row.decided) for row in tab.voices.rows]
    assert rows[:2] == [("Students: 1 card, 1 unanswered", "", ""), ("", "C-001", "waits for an answer")]
    assert ("", "C-003", "N-001 Adopted") in rows
    assert tab.voice_table.rowSpan(0, 0) == 1
    assert tab.voice_table.columnSpan(0, 0) == len(VOICES)
    with qtbot.waitSignal(tab.go):
        tab.voice_table.opened.emit(1)
    tab.show_view("alias")
    assert tab.voices.rows == ()
    with qtbot.waitSignal(tab.go) as gone:
        tab.print_button.click()
    assert gone.args == ["publish", "answers"]


def test_the_models_keep_the_rules_of_models(
    tab: DispositionsTab, desk: Desk, theme: Theme, qtmodeltester: ModelTester
) -> None:
    found = answered(desk.planned)
    model = AnswersModel(theme, ANSWERS, writable=True)
    model.show(answer_rows(desk.planned, found, all_of_them=True))
    qtmodeltester.check(model)
    spoken = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "N-001, Teachers: Quiet corners. Adopted."
    voices = AnswersModel(theme, VOICES, writable=False)
    voices.show(voice_rows(found.by_group))
    qtmodeltester.check(voices)
    assert tab.isVisible()


def test_decisions_and_actions_are_kept_beside_the_answers(page: PlanPage, desk: Desk) -> None:
    entry = desk.library.do(
        add_entry, AddEntry(desk.snapshot.project.id, EntryKind.ACTION, "Ask the district", "Dana")
    )
    desk.open_project(desk.project_id)
    page.reveal(entry.code)
    part = page.part
    assert isinstance(part, LogTab)
    assert part.panel.lines.current() == entry
    assert not part.reveal("A-99")
    assert all(pane.isVisible() for pane in part.panes())
