"""The tab Consensus by keyboard: priorities, reasons where they depart from the vote, minority reports."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.domain.minority import draft_report
from charrette.domain.needs import Need, Priority
from charrette.domain.small_groups import PUBLIC_LEAST
from charrette.services.needs import MergeNeeds, merge_needs
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.models.consensus import Part, consensus_view, of_part
from charrette.ui.prioritise.consensus_reports import ReportDialog
from charrette.ui.prioritise.consensus_table import Column, spoken
from charrette.ui.prioritise.page import CONSENSUS, PrioritisePage
from tests.ui.evening import voted
from tests.ui.prioritise.conftest import Show
from tests.ui.prioritise.keys import Keys, come_back

Answer = Callable[[Callable[[Any], object]], None]


@pytest.fixture
def page(qtbot: QtBot, ready: Library, show: Show) -> PrioritisePage:
    """The tab of a revealed round, the list with the keyboard."""
    voted(ready)
    made = show()
    made.tabs.setCurrentIndex(CONSENSUS)
    made.consensus.focus_first()
    qtbot.waitUntil(lambda: made.consensus.view is not None and made.consensus.list.hasFocus())
    return made


def go_to(page: PrioritisePage, row: int) -> Need:
    """Makes a row current."""
    table = page.consensus.list
    table.setCurrentIndex(table.consensus.index(row, Column.NEED))
    return table.consensus.lines[row].line.need


def test_before_the_reveal_the_tab_shows_nothing(ready: Library, show: Show) -> None:
    voted(ready, revealed=False)
    page = show()
    page.tabs.setCurrentIndex(CONSENSUS)
    page.consensus.focus_first()
    assert page.consensus.view is None
    assert "after the reveal" in page.consensus.cover.accessibleName()
    page.consensus.give_priority(Priority.MUST)
    page.consensus.write_report()
    assert all(need.priority is None for need in page._desk.snapshot.needs)


def test_the_list_is_a_sound_model_with_a_sentence_a_row(
    page: PrioritisePage, qtmodeltester: ModelTester
) -> None:
    model = page.consensus.list.consensus
    qtmodeltester.check(model, force_py=True)
    assert [each.line.rank_label for each in model.lines[:2]] == ["1", "2"]
    assert model.lines[-1].words == "no vote"
    sentence = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence == spoken(model.lines[0])
    assert sentence.startswith("1, 2 balanced: N-001 Need 1. Groups ")
    assert sentence.endswith("Priority: Not set.")


def test_a_decision_with_the_vote_asks_nothing_and_one_against_it_asks_why(
    page: PrioritisePage, desk: Desk, qtbot: QtBot
) -> None:
    keys, tab = Keys(), page.consensus
    top = go_to(page, 0)
    keys.type("1")
    qtbot.waitUntil(lambda: desk.snapshot.need_by_id[top.id].priority is Priority.MUST)
    qtbot.waitUntil(lambda: tab.list.consensus.lines[0].line.need.priority is Priority.MUST)
    assert tab.reason.isHidden()
    last = go_to(page, 13)
    keys.type("1")
    qtbot.waitUntil(tab.reason.field.hasFocus)
    assert f"{last.code} is " in tab.reason.field.accessibleName()
    assert tab.reason.field.accessibleName().endswith("by the vote; Must departs from it: say why.")
    assert "1 decision departs from the vote, 1 without a reason" in tab.told.text()
    keys.ballot("The board asks for it")
    qtbot.waitUntil(
        lambda: (
            desk.snapshot.need_by_id[last.id].priority_reason == "The board asks for it"
            and tab.list.hasFocus()
        )
    )
    qtbot.waitUntil(lambda: "without a reason" not in tab.told.text())
    keys.type("r")
    assert tab.reason.field.selectedText() == "The board asks for it"
    keys.type("No")
    keys.press(Qt.Key.Key_Escape)
    assert tab.list.hasFocus()
    assert desk.snapshot.need_by_id[last.id].priority_reason == "The board asks for it"


def test_a_decision_against_the_vote_in_the_result_says_where_to_say_why(
    page: PrioritisePage, desk: Desk, qtbot: QtBot
) -> None:
    said: list[str] = []
    desk.said.connect(lambda sentence, _undo: said.append(sentence))
    last = page.consensus.list.consensus.lines[13].line.need
    page.result.table.show_need(last.id)
    page.result.give_priority(Priority.MUST)
    qtbot.waitUntil(
        lambda: bool(said) and said[-1].endswith("Must departs from it: say why on the Consensus tab.")
    )
    assert last.code in said[-1]


def test_a_count_of_what_stood_before_takes_no_question_away(page: PrioritisePage, qtbot: QtBot) -> None:
    tab = page.consensus
    go_to(page, 13)
    Keys().type("1")
    assert tab.view is not None
    tab._on_counted(tab._asked, tab.view)  # the last decision's count comes in when this one is already made
    qtbot.waitUntil(tab.reason.field.hasFocus)


def test_zero_takes_the_decision_and_its_reason_back(page: PrioritisePage, desk: Desk, qtbot: QtBot) -> None:
    keys, need = Keys(), go_to(page, 14)
    keys.type("1")
    qtbot.waitUntil(page.consensus.reason.field.hasFocus)
    keys.ballot("why not")
    qtbot.waitUntil(lambda: desk.snapshot.need_by_id[need.id].priority_reason == "why not")
    qtbot.waitUntil(page.consensus.list.hasFocus)
    keys.type("0")
    qtbot.waitUntil(lambda: desk.snapshot.need_by_id[need.id].priority is None)
    assert desk.snapshot.need_by_id[need.id].priority_reason == ""
    qtbot.waitUntil(page.consensus.reason.isHidden)


def test_several_are_decided_at_once_and_the_parts_narrow_the_list(
    page: PrioritisePage, desk: Desk, qtbot: QtBot
) -> None:
    keys, tab = Keys(), page.consensus
    go_to(page, 0)
    keys.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier, times=2)
    keys.type("2")
    qtbot.waitUntil(lambda: sum(each.priority is Priority.SHOULD for each in desk.snapshot.needs) == 3)
    qtbot.waitUntil(lambda: tab.view is not None and tab.view.count(Part.OPEN) == 13)
    tab.part.setFocus()
    keys.press(Qt.Key.Key_Right, times=4)
    assert tab.part.value == Part.OPEN
    assert len(tab.list.consensus.lines) == 13
    keys.press(Qt.Key.Key_Left)
    assert tab.nothing.text() == "No decision departs from the vote."


def test_a_minority_report_is_prepared_written_edited_and_removed(
    page: PrioritisePage, desk: Desk, answer: Answer, qtbot: QtBot
) -> None:
    keys, seen = Keys(), list[str]()
    need = go_to(page, 3)

    def write(dialog: ReportDialog) -> None:
        seen.append(dialog.text())
        dialog.by.setText("Custodial")
        QTest.keyClick(dialog.field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(dialog.field, " We cannot clean without it.")
        QTest.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    answer(write)
    keys.type("m")
    qtbot.waitUntil(lambda: len(desk.snapshot.minority_reports) == 1)
    (report,) = desk.snapshot.minority_reports
    assert page.consensus.view is not None
    assert seen == [page.consensus.view.prepared(need.id)[1]]
    assert (report.need_id, report.by) == (need.id, "Custodial")
    assert report.text == f"{seen[0]} We cannot clean without it.".strip()
    qtbot.waitUntil(lambda: page.consensus.list.consensus.lines[3].reports == (report,))
    answer(lambda dialog: (dialog.by.setText("Custodial and Teachers"), dialog.accept()))
    page.consensus.side.edit_asked.emit(report)
    qtbot.waitUntil(lambda: desk.snapshot.minority_reports[0].by == "Custodial and Teachers")
    page.consensus.side.remove_asked.emit(desk.snapshot.minority_reports[0])
    qtbot.waitUntil(lambda: not desk.snapshot.minority_reports)
    desk.undo()
    qtbot.waitUntil(lambda: len(desk.snapshot.minority_reports) == 1)


def test_a_prepared_report_names_no_group_that_the_public_may_not_see(page: PrioritisePage) -> None:
    """Four of Custodial are seen on the facilitator's screen; the report is printed for everybody."""
    view = page.consensus.view
    assert view is not None
    result = view.round.result
    small = {each.group.name for each in result.groups if 0 < (each.heads or 0) < PUBLIC_LEAST}
    own = [draft_report(result, line.line.need.id) for line in view.lines]
    assert any(draft and any(name in draft.text for name in small) for draft in own)
    prepared = [" ".join(view.prepared(line.line.need.id)) for line in view.lines]
    assert any(prepared)
    assert not any(name in words for name in small for words in prepared)


def test_a_merge_after_the_vote_shows_the_place_that_follows(
    page: PrioritisePage, ready: Library, desk: Desk, qtbot: QtBot
) -> None:
    first, second = go_to(page, 4), go_to(page, 5)
    ready.do(merge_needs, MergeNeeds(first.id, (second.id,)))
    desk.open_project(desk.project_id)
    qtbot.waitUntil(lambda: any(each.derived for each in page.consensus.list.consensus.lines))
    view = consensus_view(desk.snapshot, desk.snapshot.rounds[0])
    line = view.of(first.id)
    assert line is not None
    assert line.derived == "1st"
    gone = view.of(second.id)
    assert gone is not None
    assert gone.derived == ""
    page.consensus.list.setCurrentIndex(page.consensus.list.consensus.index(5, 0))
    page.consensus.list.setFocus()
    Keys().type("1")
    assert desk.snapshot.need_by_id[second.id].priority is None


def test_where_groups_differ_the_widest_gap_is_first(page: PrioritisePage) -> None:
    assert page.consensus.view is not None
    gaps = [line.gap for line in of_part(page.consensus.view, Part.DIFFERS)]
    assert gaps == sorted(gaps, reverse=True)


def test_in_a_narrow_window_enter_opens_the_detail_and_esc_comes_back(
    page: PrioritisePage, qtbot: QtBot
) -> None:
    page.resize(700, 700)
    tab = page.consensus
    come_back(qtbot, page)
    tab.list.setFocus()
    Keys().press(Qt.Key.Key_Return)
    assert not tab.list.isVisible()
    assert QApplication.focusWidget() is tab.side
    Keys().press(Qt.Key.Key_Escape)
    assert tab.list.hasFocus()
