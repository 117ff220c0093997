"""The result: hidden before the reveal, ties and zeros as they are, priorities by key, rounds reopened and void."""

from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from charrette.domain.coverage import coverage
from charrette.domain.needs import Priority
from charrette.domain.rounds import RoundState
from charrette.services.needs import MakeNeed, MergeNeeds, make_need, merge_needs
from charrette.services.rounds import VoidRound, reopen_round, repeat_round, void_round
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.models.needs_list import Place, SortBy, Tie, arranged, round_view, ties_of
from charrette.ui.models.results import Col, ResultsTable
from charrette.ui.needs.editor import NeedEditor
from charrette.ui.presenter.slides import ResultSlide
from charrette.ui.presenter.stage import Stage
from charrette.ui.prioritise.compare_dialog import MovedTable, compared
from charrette.ui.prioritise.heard_view import HeardTable, heard_rows
from charrette.ui.prioritise.page import BALLOTS, RESULT, PrioritisePage
from charrette.ui.prioritise.result_view import LOOKED
from charrette.ui.theme import Theme
from tests.ui.evening import add_needs, voted
from tests.ui.prioritise.conftest import Show


def counted(qtbot: QtBot, page: PrioritisePage) -> PrioritisePage:
    """The page once its round is counted."""
    qtbot.waitUntil(lambda: page.result.view is not None)
    return page


def minutes(library: Library) -> list[str]:
    with library.reading() as queries:
        return [entry.action for entry in queries.minutes()]


def test_nothing_is_shown_before_the_reveal_not_even_to_the_room(
    qtbot: QtBot, ready: Library, stage: Stage, show: Show
) -> None:
    voted(ready, revealed=False)
    page = counted(qtbot, show())
    assert page.tabs.currentIndex() == RESULT
    assert not page.result.numbers_shown
    assert "Hidden until revealed. 38 of 38 ballots in" in page.result.cover.accessibleName()
    stage.show_view("result")
    assert stage.view == "voting"
    assert not any(isinstance(slide, ResultSlide) for slide in stage.slides)
    page.result.give_priority(Priority.MUST)
    assert all(need.priority is None for need in page._desk.snapshot.needs)


def test_a_look_lasts_while_space_is_held_and_is_in_the_minutes(
    qtbot: QtBot, ready: Library, show: Show
) -> None:
    voted(ready, revealed=False)
    page = counted(qtbot, show())
    assert QApplication.focusWidget() is page.result
    QTest.keyPress(page.result, Qt.Key.Key_Space)
    assert page.result.numbers_shown
    QTest.keyRelease(page.result, Qt.Key.Key_Space)
    assert not page.result.numbers_shown
    qtbot.waitUntil(lambda: minutes(ready).count(LOOKED) == 1)


def test_v_reveals_to_the_room_and_to_this_screen(
    qtbot: QtBot, ready: Library, stage: Stage, show: Show
) -> None:
    voted(ready, revealed=False)
    page = counted(qtbot, show())
    QTest.keyClick(page.result, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: page.result.numbers_shown and isinstance(stage.slide, ResultSlide))
    assert page.round is not None
    assert page.round.revealed_at is not None


def test_the_list_has_required_needs_on_top_ties_and_the_need_without_a_dot(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show
) -> None:
    voted(ready)
    page = counted(qtbot, show())
    lines = page.result.table.results.lines
    assert [line.rank_label for line in lines[:3]] == ["Required", "Required", "1"]
    assert lines[-1].rank_label == "–"
    scores = [line.standing.score for line in lines if line.standing is not None]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) == 38 * 5
    tied = [line for line in lines if line.tie is not Tie.NONE]
    assert tied, "the sample is expected to hold a tie"
    assert all(line.rank_label.startswith("=") for line in tied)
    sentence = page.result.table.results.sentence(lines[-1])
    assert sentence == "No dots, stays on the list: Need 16. Priority: Not set."


@pytest.mark.parametrize(
    ("key", "priority"),
    [
        (Qt.Key.Key_1, Priority.MUST),
        (Qt.Key.Key_2, Priority.SHOULD),
        (Qt.Key.Key_3, Priority.COULD),
        (Qt.Key.Key_4, Priority.WONT),
    ],
)
def test_priorities_are_set_by_key_for_all_that_is_selected(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, key: Qt.Key, priority: Priority
) -> None:
    voted(ready)
    page = counted(qtbot, show())
    table = page.result.table
    qtbot.waitUntil(lambda: page.result.numbers_shown)
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = table.selected_ids()
    assert len(chosen) == 3
    QTest.keyClick(table, key)
    qtbot.waitUntil(lambda: desk.snapshot.need_by_id[chosen[1]].priority is priority)
    assert desk.snapshot.need_by_id[chosen[2]].priority is priority
    assert desk.snapshot.need_by_id[chosen[0]].priority is None, "a required need is never a Must by vote"
    qtbot.waitUntil(lambda: table.results.lines[2].need.priority is priority)
    assert len(table.selected_ids()) == 3, "the selection is kept"
    QTest.keyClick(table, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: desk.snapshot.need_by_id[chosen[1]].priority is None)


def test_sorting_by_another_column_says_so_until_reset(qtbot: QtBot, ready: Library, show: Show) -> None:
    voted(ready)
    page = counted(qtbot, show())
    head = page.result.table.horizontalHeader()
    x = head.sectionViewportPosition(Col.VOTERS) + 20
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 10))
    assert page.result.filters.sorted.text() == "sorted by voters, rank by dots"
    assert not page.result.table.results.by_rank
    voters = [line.standing.voters for line in page.result.table.results.lines if line.standing]
    assert voters == sorted(voters, key=lambda number: number or Fraction(0), reverse=True)
    page.result.filters.reset.click()
    assert page.result.filters.sorted.text() == ""
    assert page.result.table.results.by_rank


def test_filters_narrow_the_list(qtbot: QtBot, ready: Library, show: Show) -> None:
    voted(ready)
    page = counted(qtbot, show())
    page.result.filters.search.setText("n-01 thing")
    assert {line.need.code for line in page.result.table.results.lines} == {
        f"N-0{number}" for number in range(10, 19)
    }
    page.result.filters.priorities.setCurrentIndex(1)
    assert page.result.table.results.lines == ()
    page.result.filters.search.clear()
    page.result.filters.priorities.setCurrentIndex(0)
    assert len(page.result.table.results.lines) == 18


def test_reopening_keeps_the_ballots_and_hides_the_result(
    qtbot: QtBot, ready: Library, desk: Desk, stage: Stage, show: Show
) -> None:
    round_ = voted(ready)
    page = counted(qtbot, show())
    stage.show_view("result", round_.id)
    qtbot.waitUntil(lambda: isinstance(stage.slide, ResultSlide))
    desk.do(reopen_round, round_.id)
    qtbot.waitUntil(lambda: page.tabs.currentIndex() == BALLOTS)
    assert len(page.ballots.list.ballots.lines) == 38
    assert not page.result.numbers_shown
    assert stage.view == "voting"
    with ready.reading() as queries:
        assert any("its 38 ballots are kept" in entry.sentence for entry in queries.minutes())


def test_a_void_round_stays_readable_and_can_be_repeated(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show
) -> None:
    round_ = voted(ready, revealed=False)
    page = counted(qtbot, show())
    desk.do(void_round, VoidRound(round_.id, "The list lacked the ramp"))
    qtbot.waitUntil(lambda: page.round is not None and page.round.state is RoundState.VOID)
    assert page.title == "Round 1, dots (void)"
    assert page.result.cover.title.font().strikeOut()
    assert "The list lacked the ramp" in page.context()
    assert not page.ballots.list.isColumnHidden(4)
    assert "N-0" in page.ballots.list.ballots.lines[0].says
    desk.do(repeat_round, round_.id)
    qtbot.waitUntil(lambda: len(desk.snapshot.rounds) == 2)
    page.choose_round(desk.snapshot.rounds[1].id)
    assert page.tabs.currentIndex() == BALLOTS
    assert page.round is not None
    assert page.round.rules.options == {"dots": 5, "cap": 2}


def test_a_need_merged_after_the_vote_keeps_its_line(ready: Library, desk: Desk) -> None:
    round_ = voted(ready)
    needs = [need.need_id for need in round_.needs]
    ready.do(merge_needs, MergeNeeds(needs[0], (needs[3],)))
    desk.open_project(desk.project_id)
    view = round_view(desk.snapshot, round_)
    line = next(line for line in view.lines if line.need.id == needs[3])
    assert line.note == "merged into N-001 since"
    assert line.standing is not None


def test_two_rounds_are_compared_by_rank(ready: Library, desk: Desk) -> None:
    first = voted(ready)
    desk.open_project(desk.project_id)
    result = desk.snapshot.result(first)
    rows = compared(result, result)
    assert len(rows) == 16
    assert {row.changes for row in rows} == {("same rank",), ("",)}
    assert all(row.ranks[0] == row.ranks[1] for row in rows)


def test_what_was_not_on_the_ballot_stays_below_whatever_the_sorting(ready: Library, desk: Desk) -> None:
    round_ = voted(ready)
    add_needs(ready, 1, 0)
    desk.open_project(desk.project_id)
    lines = round_view(desk.snapshot, round_).lines
    for sort in SortBy:
        placed = [line.place for line in arranged(lines, sort=sort)]
        assert placed == sorted(placed, key=list(Place).index), sort


def test_a_tie_is_bracketed_from_first_to_last(ready: Library, desk: Desk) -> None:
    voted(ready)
    desk.open_project(desk.project_id)
    standings = desk.snapshot.result(desk.snapshot.rounds[0]).standings
    ties = ties_of(standings)
    assert all(
        (tie is not Tie.NONE) == (each.tied and bool(each.score))
        for tie, each in zip(ties, standings, strict=True)
    )
    assert ties.count(Tie.FIRST) == ties.count(Tie.LAST)


def test_the_models_keep_qts_rules(qtmodeltester: object, ready: Library, desk: Desk, theme: Theme) -> None:
    round_ = voted(ready)
    desk.open_project(desk.project_id)
    view = round_view(desk.snapshot, round_)
    results, heard = ResultsTable(), HeardTable(theme)
    results.show(view.lines, view)
    heard.show(heard_rows(coverage(desk.snapshot, of_round=round_)))
    result = desk.snapshot.result(round_)
    for model in (results, heard, MovedTable(compared(result, result), ["Round 1", "Round 2"])):
        qtmodeltester.check(model)  # type: ignore[attr-defined]
    spoken = results.data(results.index(2, Col.GROUPS), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Dots per ballot: Students ")


def test_the_editor_of_a_need_opens_from_its_detail(qtbot: QtBot, ready: Library, show: Show) -> None:
    round_ = voted(ready)
    page = counted(qtbot, show())
    qtbot.waitUntil(lambda: page.result.numbers_shown)
    page.reveal(round_.needs[4].need_id)
    words = [each.text() for each in page.result.detail.findChildren(QLabel)]
    assert any(text.startswith("N-005") for text in words)
    assert "Somewhere to sit that isn’t the floor when it rains" in words, "source cards stand word for word"
    edit = next(each for each in page.result.detail.findChildren(QPushButton) if each.text() == "Edit")
    edit.click()
    editor = page.findChild(NeedEditor)
    assert isinstance(editor, NeedEditor)
    assert editor.need.code == "N-005"
    editor.close()


@pytest.mark.parametrize("width", [1000, 1200, 1440])
def test_the_detail_is_never_wider_than_its_pane(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, width: int
) -> None:
    cards = tuple(card.id for card in desk.snapshot.cards)
    need = ready.do(make_need, MakeNeed(desk.snapshot.project.id, cards, "A need of six cards"))
    voted(ready)
    page = counted(qtbot, show())
    page.resize(width, 620)
    page.reveal(need.id)
    detail = page.result.detail
    content = detail.widget()
    assert content is not None
    shown = [each.text() for each in content.findChildren(QLabel)]
    assert "A need of six cards" in shown
    assert content.minimumSizeHint().width() <= detail.viewport().width()


def test_rows_are_as_high_as_their_names_after_the_text_size_changed_out_of_sight(
    qtbot: QtBot, ready: Library, desk: Desk, theme: Theme, show: Show
) -> None:
    long = "A need whose name is so long that it wraps"
    ready.do(make_need, MakeNeed(desk.snapshot.project.id, (), long, "The building does it"))
    voted(ready)
    page = counted(qtbot, show())
    pages, table = QStackedWidget(), page.result.table
    qtbot.addWidget(pages)
    pages.addWidget(page)
    pages.addWidget(QLabel("Another page"))
    pages.resize(1300, 800)
    pages.show()
    row = next(place for place, line in enumerate(table.results.lines) if line.name == long)
    qtbot.waitUntil(lambda: table.rowHeight(row) > theme.px(43))
    before = (table.columnWidth(Col.NEED), table.rowHeight(row))
    for act in (
        lambda: theme.set_text_size(200),
        lambda: pages.setCurrentIndex(1),
        lambda: theme.set_text_size(100),
        lambda: pages.setCurrentIndex(0),
    ):
        act()
        qtbot.wait(50)
    qtbot.waitUntil(lambda: (table.columnWidth(Col.NEED), table.rowHeight(row)) == before)
    page.setParent(None)
