"""Questions, coordination meetings with their minutes, and reviews at the gates."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.domain.log import EntryKind
from charrette.domain.plan.coordination import Meeting, Question, Verdict
from charrette.domain.plan.gates import reviewers
from charrette.services.coordination import (
    AskQuestion,
    PlanMeeting,
    ask_question,
    keep_minutes,
    plan_meeting,
)
from charrette.services.reviews import OpenReviews, open_reviews
from charrette.ui.desk import Desk
from charrette.ui.plan.meetings_dialogs import MeetingDialog, NoteDialog
from charrette.ui.plan.meetings_minutes import OUTCOME
from charrette.ui.plan.meetings_tab import MeetingsTab
from charrette.ui.plan.milestones_reached import ReachedDialog
from charrette.ui.plan.page import PlanPage
from charrette.ui.plan.questions_dialog import AnswerDialog, AskDialog
from charrette.ui.plan.questions_rows import question_rows
from charrette.ui.plan.questions_tab import QuestionsTab
from charrette.ui.plan.reviews_dialog import ReviewDialog
from charrette.ui.plan.reviews_rows import review_rows
from charrette.ui.plan.reviews_tab import ReviewsTab
from charrette.ui.widgets.ask import TextQuestion
from tests.ui.plan.planned_row import Answer, fresh, put_row

LATE = "2020-03-01"


def asked(desk: Desk, text: str, needed_by: str = "", code: str = "") -> Question:
    """A question of the first department to the second; ``code`` is the milestone it blocks."""
    first, second = (each.id for each in desk.snapshot.departments[:2])
    milestone_id = fresh(desk, code).id if code else None
    command = AskQuestion(
        desk.snapshot.project.id, text, first, second, needed_by=needed_by, milestone_id=milestone_id,
        escalate_to="the superintendent",
    )  # fmt: skip
    return desk.library.do(ask_question, command)


@pytest.fixture
def questions(desk: Desk, open_page: Callable[[], PlanPage]) -> QuestionsTab:
    """The part Questions, with one question in time and one that is late."""
    put_row(desk)
    asked(desk, "Where does the rack stand?", "2099-01-20")
    asked(desk, "How many ports?", LATE, "M-002")
    desk.open_project(desk.snapshot.project.id)
    page = open_page()
    page.reveal("questions")
    assert isinstance(page.part, QuestionsTab)
    return page.part


@pytest.fixture
def meetings(desk: Desk, open_page: Callable[[], PlanPage]) -> MeetingsTab:
    """The part Meetings with a planned meeting, whose agenda has one late question."""
    put_row(desk)
    asked(desk, "How many ports?", LATE, "M-002")
    desk.library.do(plan_meeting, PlanMeeting(desk.snapshot.project.id, "2030-01-10"))
    desk.open_project(desk.snapshot.project.id)
    page = open_page()
    page.reveal("meetings")
    assert isinstance(page.part, MeetingsTab)
    return page.part


@pytest.fixture
def reviews(desk: Desk, open_page: Callable[[], PlanPage]) -> ReviewsTab:
    """The part Reviews; the gate M-002 was opened for review."""
    gate = put_row(desk)["M-002"]
    desk.library.do(open_reviews, OpenReviews(gate.id))
    desk.open_project(desk.snapshot.project.id)
    page = open_page()
    page.reveal("reviews")
    assert isinstance(page.part, ReviewsTab)
    return page.part


def kept(desk: Desk) -> Meeting:
    """The meeting as it is kept now."""
    return desk.planned.planned.meetings[0]


def test_late_questions_come_first_with_whom_they_are_for(questions: QuestionsTab, desk: Desk) -> None:
    rows = question_rows(desk.planned, "2020-03-05")
    assert [(row.question.code, row.late) for row in rows] == [("Q-2", 4), ("Q-1", 0)]
    assert rows[0].state == "4 days late, now for the superintendent"
    assert "Blocks M-002 Agency review." in rows[0].sentence
    assert questions.count.text() == "2 questions, 1 late"
    assert question_rows(desk.planned, "2020-03-05", "answered") == ()
    third = desk.snapshot.departments[2].id
    assert question_rows(desk.planned, "2020-03-05", "open", third) == ()


def test_the_models_keep_the_rules_of_models(qtmodeltester: ModelTester, questions: QuestionsTab) -> None:
    qtmodeltester.check(questions.model)


def test_a_question_is_asked(questions: QuestionsTab, desk: Desk, qtbot: QtBot, answer: Answer) -> None:
    def act(dialog: AskDialog) -> None:
        assert not dialog.keep.isEnabled()
        dialog.text.setPlainText("Who orders the mounts?")
        dialog.blocks.setText("M-003; m-004")
        dialog.keep.click()
        assert "one milestone" in dialog.told.text()
        dialog.blocks.setText("M-003")
        dialog.needed_by.setText("2099-02-01")
        dialog.keep.click()

    answer(act)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(questions.table, Qt.Key.Key_Insert)
    question = desk.planned.planned.questions[-1]
    assert (question.text, question.needed_by) == ("Who orders the mounts?", "2099-02-01")
    assert question.milestone_id == fresh(desk, "M-003").id


def test_enter_answers_and_what_is_answered_goes(
    questions: QuestionsTab, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    def act(dialog: AnswerDialog) -> None:
        dialog.text.setPlainText("Six, two at the ceiling")
        dialog.answerer.setText("Network team")
        dialog.keep.click()

    questions.reveal("Q-2")
    answer(act)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(questions.table, Qt.Key.Key_Return)
    assert desk.planned.planned.questions[1].answer == "Six, two at the ceiling"
    qtbot.waitUntil(lambda: questions.count.text() == "1 question")
    assert questions.reveal("Q-2")
    assert questions.shown.value == "all"
    assert "Answer (Network team): Six, two at the ceiling" in questions.whole.text()


def test_what_a_question_blocks_is_a_way_to_it(questions: QuestionsTab, qtbot: QtBot) -> None:
    questions.reveal("Q-2")
    with qtbot.waitSignal(questions.code_asked) as said:
        questions.blocks_button.click()
    assert said.args == ["M-002"]


def test_an_agenda_is_drawn_from_what_is_open(
    meetings: MeetingsTab, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    def act(dialog: MeetingDialog) -> None:
        assert "The agenda begins with " in dialog.agenda.text()
        dialog.day.setText("2030-02-10")
        dialog.title.setText("February table")
        dialog.keep.click()

    answer(act)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(meetings.table, Qt.Key.Key_Insert)
    assert meetings.current is not None
    assert meetings.current.title == "February table"
    first = meetings.current.agenda[0]
    assert (first.reference, first.outcome) == ("Q-1", "")
    assert "the superintendent" in first.text


def test_minutes_are_kept_as_they_are_typed(meetings: MeetingsTab, desk: Desk, qtbot: QtBot) -> None:
    pane = meetings.minutes
    first = next(iter(pane.present.values()))
    first.setFocus()
    qtbot.keyClicks(first, "Two of us")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(first, Qt.Key.Key_Return)
    assert kept(desk).present[0].names == "Two of us"
    with qtbot.waitSignal(desk.changed):
        pane.model.setData(pane.model.index(0, OUTCOME), "Six ports")
    assert kept(desk).agenda[0].outcome == "Six ports"
    pane.notes.setFocus()
    pane.notes.setPlainText("Short.\nWe agreed.")
    with qtbot.waitSignal(desk.changed):
        pane.title.setFocus()
    assert kept(desk).notes == "Short.\nWe agreed."


def test_an_action_goes_into_the_log_and_beside_its_point(
    meetings: MeetingsTab, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    def act(dialog: NoteDialog) -> None:
        dialog.text.setPlainText("Count the ports")
        dialog.owner.setText("Technology")
        dialog.due.setText("2099-02-01")
        dialog.keep.click()

    meetings.minutes.agenda.setCurrentIndex(meetings.minutes.model.index(0, 0))
    answer(act)
    with qtbot.waitSignal(desk.changed):
        meetings.act_button.click()
    entry = desk.snapshot.entries[-1]
    assert (entry.kind, entry.owner, entry.due) == (EntryKind.ACTION, "Technology", "2099-02-01")
    qtbot.waitUntil(lambda: kept(desk).agenda[0].outcome == entry.code)
    assert entry.code in meetings.minutes.made.text()


def test_points_are_added_and_what_is_open_by_now(
    meetings: MeetingsTab, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    def act(dialog: TextQuestion) -> None:
        dialog.field.setText("Summer access")  # pyright: ignore[reportAttributeAccessIssue]
        dialog.keep.click()

    answer(act)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(meetings.minutes.agenda, Qt.Key.Key_Insert)
    assert kept(desk).agenda[-1].text == "Summer access"
    before = len(kept(desk).agenda)
    asked(desk, "Who has the keys?")
    desk.open_project(desk.snapshot.project.id)
    with qtbot.waitSignal(desk.changed):
        meetings.fill_button.click()
    assert "Q-2" in [each.reference for each in kept(desk).agenda[before:]]
    with qtbot.waitSignal(desk.said):
        meetings.fill()


def test_closed_minutes_cannot_be_typed_into(meetings: MeetingsTab, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.failed) as said:
        meetings.close_minutes()
    assert said.args is not None
    assert "Nobody is down as present" in said.args[0].what
    meeting = kept(desk)
    present = tuple(replace(each, names="Two of us") for each in meeting.present)
    desk.library.do(keep_minutes, replace(meeting, present=present))
    desk.open_project(desk.snapshot.project.id)
    with qtbot.waitSignal(desk.changed):
        meetings.close_button.click()
    assert kept(desk).closed
    assert meetings.minutes.title.isReadOnly()
    assert not meetings.decide_button.isEnabled()
    assert meetings.close_button.text() == "Open the minutes again"
    with qtbot.waitSignal(meetings.go) as went:
        meetings.print_button.click()
    assert went.args == ["publish", f"meeting {meeting.code}"]


def test_every_department_has_a_line_at_every_gate(reviews: ReviewsTab, desk: Desk) -> None:
    rows = review_rows(desk.planned)
    assert [row.department.name for row in rows] == [each.name for each in reviewers(desk.planned)]
    assert {row.verdict for row in rows} == {"Open"}
    assert reviews.count.text() == "1 gate, 2 reviews open"
    assert not reviews.ask_button.isEnabled()


def test_a_review_is_given_and_a_refusal_says_why(
    reviews: ReviewsTab, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    def act(dialog: ReviewDialog) -> None:
        dialog.verdict.button(Verdict.REFUSES.value).click()
        dialog.keep.click()
        qtbot.waitUntil(dialog.told.isVisible)
        assert "needs a comment" in dialog.told.text()
        dialog.comments.setPlainText("Closet 2B has no circuit")
        dialog.reviewer.setText("A. Reader")
        dialog.keep.click()

    answer(act)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(reviews.table, Qt.Key.Key_Return)
    row = review_rows(desk.planned)[0]
    assert row.review is not None
    assert (row.verdict, row.review.reviewer) == ("Refuses", "A. Reader")
    assert "waits for the review of Facilities and Technology" in reviews.whole.text()


def test_a_gate_is_passed_from_its_reviews(
    reviews: ReviewsTab, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    def act(dialog: ReachedDialog) -> None:
        dialog.despite.setPlainText("No more time")
        dialog.keep.click()

    answer(act)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(reviews.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert fresh(desk, "M-002").passed_despite == "No more time"
    assert "Passed despite an open review: No more time" in reviews.whole.text()
    assert not reviews.give_button.isEnabled()
