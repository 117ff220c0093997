"""Lessons and carrying forward: written, offered, taken, turned down; the next school begins with what comes along."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.domain.plan.carried_parts import Part
from charrette.domain.project import Project
from charrette.services.carrying import CarryForward, carry_forward
from charrette.services.lessons import AddLesson, add_lesson
from charrette.ui.desk import Desk
from charrette.ui.needs.editor import NeedEditor
from charrette.ui.plan.carry_dialog import NOTHING_PERSONAL, CarryDialog
from charrette.ui.plan.lessons_dialog import LessonDialog
from charrette.ui.plan.lessons_origin import HistoriesDialog
from charrette.ui.plan.lessons_tab import LessonsTab
from charrette.ui.plan.page import PlanPage
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import QLabel
from tests.ui.plan.conftest import SmallPlan

Answering = Callable[[Callable[[Any], object]], None]


@pytest.fixture
def tab(page: PlanPage) -> LessonsTab:
    """The part of a project that began by itself."""
    page.reveal("lessons")
    assert isinstance(page.part, LessonsTab)
    return page.part


@pytest.fixture
def next_school(plan: SmallPlan, desk: Desk) -> Project:
    """Carried forward with one lesson; two more came later. It is on the desk."""
    assert plan.needs
    project_id, library = desk.snapshot.project.id, desk.library
    library.do(add_lesson, AddLesson(project_id, "Ask the custodians first", "Facilities"))
    made = library.do(carry_forward, CarryForward(project_id, "Birch Street"))
    for text in ("Order switches a year ahead", "Keep the guard open"):
        library.do(add_lesson, AddLesson(project_id, text, "Technology"))
    desk.open_project(made.id)
    return made


@pytest.fixture
def carried(next_school: Project, open_page: Callable[[], PlanPage], qtbot: QtBot) -> LessonsTab:
    """The part of the next school, with what is offered."""
    assert next_school.name == "Birch Street"
    page = open_page()
    page.reveal("lessons")
    part = page.part
    assert isinstance(part, LessonsTab)
    qtbot.waitUntil(lambda: part.offered.rowCount() == 2)
    return part


def test_a_lesson_is_written_edited_and_removed(
    tab: LessonsTab, desk: Desk, qtbot: QtBot, answer: Answering
) -> None:
    assert tab.empty.isVisible()
    assert tab.origin.isHidden()

    def write(dialog: LessonDialog) -> None:
        assert not dialog.keep.isEnabled()
        dialog.words.setPlainText("Start with the closets")
        dialog.category.setCurrentText("Facilities")
        dialog.keep.click()

    answer(write)
    tab.empty.buttons[0].click()
    assert [(each.text, each.category) for each in desk.planned.planned.lessons] == [
        ("Start with the closets", "Facilities")
    ]
    assert tab.table.isVisible()

    def more(dialog: LessonDialog) -> None:
        dialog.words.setPlainText("Start with the closets, each floor")
        dialog.keep.click()

    answer(more)
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert desk.planned.planned.lessons[0].text == "Start with the closets, each floor"
    assert tab.reveal("L-1")
    assert not tab.reveal("L-9")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert desk.planned.planned.lessons == ()


def test_what_is_too_long_is_refused_and_the_dialog_stays(
    desk: Desk, theme: Theme, plan: SmallPlan, qtbot: QtBot
) -> None:
    assert plan.needs
    dialog = LessonDialog(None, theme, desk, ["Schedule"])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.words.setPlainText("x" * 1001)
    dialog.keep.click()
    qtbot.waitUntil(dialog.told.isVisible)
    assert dialog.told.text() == "A lesson has at most 1,000 characters; this one has 1,001."
    assert dialog.keep.isEnabled()


def test_the_origin_is_shown_with_what_each_need_was(
    carried: LessonsTab, desk: Desk, answer: Answering, theme: Theme
) -> None:
    assert carried.origin.words.text().startswith("Carried forward from Alder Creek on ")
    assert carried.origin.words.text().endswith("responsibilities and lessons.")
    seen: list[str] = []

    def look(dialog: HistoriesDialog) -> None:
        model = dialog.table.model()
        seen.extend(model.index(row, 1).data() for row in range(model.rowCount()))
        dialog.keep.click()

    answer(look)
    carried.origin.needs_button.click()
    assert seen[0] == "N-001 of Alder Creek, adopted"
    need = desk.snapshot.needs[0]
    editor = NeedEditor(desk, theme, need.id)
    editor.show()
    assert editor.state.text() == "Before: N-001 of Alder Creek, adopted"
    editor.close()


def test_offered_lessons_are_taken_or_turned_down(carried: LessonsTab, desk: Desk, qtbot: QtBot) -> None:
    assert carried.offer_words.text() == "Alder Creek offers 2 later lessons"
    carried.offer_table.setFocus()
    qtbot.keyClick(carried.offer_table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: carried.offered.rowCount() == 1)
    taken = desk.planned.planned.lessons[-1]
    assert (taken.text, taken.from_project) == ("Order switches a year ahead", "Alder Creek")
    qtbot.keyClick(carried.offer_table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: carried.offer_table.isHidden() or not carried.offer_table.isVisible())
    assert len(desk.planned.planned.lessons) == 2
    desk.undo()
    qtbot.waitUntil(lambda: carried.offered.rowCount() == 1)
    carried.take_all_button.click()
    qtbot.waitUntil(lambda: len(desk.planned.planned.lessons) == 3)


def test_the_lists_keep_the_rules_of_models(carried: LessonsTab, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(carried.model)
    qtmodeltester.check(carried.offered)
    assert carried.offered.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Lesson: Order switches a year ahead"
    )


def test_a_project_is_carried_forward_and_the_new_one_opens(
    tab: LessonsTab, desk: Desk, qtbot: QtBot, answer: Answering
) -> None:
    origin = desk.project_id

    def choose(dialog: CarryDialog) -> None:
        assert not dialog.keep.isEnabled()
        assert not dialog.existing.isEnabled()
        assert any(each.text() == NOTHING_PERSONAL for each in dialog.findChildren(QLabel))
        dialog.name.setText("Cedar Elementary")
        dialog.ticks[Part.NEEDS].setChecked(False)
        dialog.keep.click()

    answer(choose)
    with qtbot.waitSignal(desk.opened):
        tab.carry_button.click()
    assert desk.project_id != origin
    assert desk.snapshot.project.name == "Cedar Elementary"
    assert desk.snapshot.needs == ()
    assert desk.snapshot.participants == ()
    assert desk.planned.planned.origins[0].from_id == origin


def test_a_refusal_is_said_and_the_dialog_stays(
    next_school: Project, desk: Desk, theme: Theme, qtbot: QtBot
) -> None:
    with desk.library.reading() as queries:
        projects = queries.projects()
    dialog = CarryDialog(None, theme, desk, projects)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.origin.setCurrentIndex(dialog.origin.findText("Alder Creek"))
    dialog.existing.setChecked(True)
    assert dialog.there.currentText() == next_school.name
    dialog.keep.click()
    qtbot.waitUntil(dialog.told.isVisible)
    assert "came from “Alder Creek” already" in dialog.told.text()
    for tick in dialog.ticks.values():
        tick.setChecked(False)
    assert not dialog.keep.isEnabled()
